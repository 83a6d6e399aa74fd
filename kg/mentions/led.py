"""Bodies that are known by the post of somebody of theirs: 海青智能|董事长王大明, 云钢|党委委员李明, 阳州市分类办|主任张强.

In: an article's sentences. Out: mentions, wherever the article prints the name.
Between a stop and a post before a person stands nothing but the body's name. It is believed where the tagger calls it
one, where it begins with a place and ends like a body, and, before the post of one who leads a company, where it ends
in a trade or the article says it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.mentions.bodies import GENERIC_ALONE, NOT_ORG, organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.glued import cut_bodies
from kg.mentions.printed import find_printed
from kg.mentions.runs import larger_places
from kg.model import Mention, Sentence, Token
from kg.ontology import Ontology, either

__all__ = ["find_led"]

LEADERS = re.compile(
    r"(?:集团|联席|轮值|高级|常务|执行|区域)?(?:副?董事长|副?总经理|副?总裁|首席执行官|首席[\u4e00-\u9fff]{2,4}[官家]|C[A-Z]O|总工程师|联合创始人|创始人|创办人|掌门人|董秘|独立董事|合伙人)"
)
BEFORE = "，。、；：（和与及由对有请据会为\n 　“”（"
TAKEN = frozenset("任 担任 曾任 现任 历任 出任 接任 兼任 转任 调任 升任 聘为 当选 当选为 任命为".split())
LONGEST = 14  # characters of such a name
NEAR = 24  # characters from its first post to the person: a row of posts
SEGMENT = re.compile(rf"[\u4e00-\u9fffA-Za-z·\-]{{3,{LONGEST + NEAR}}}")
ENDS = re.compile(r"[办委局会院部处队所站厂社馆校团]$|中心$")
# words that make no name: what is general, what is a part, what is said
COMMON = re.compile(
    r"[的在是为了由及对向被把将从等兼]|^(?:该|本|我|其|各|全|某|原|前|新任|现任|时任|任命|聘任|选举|担任|兼任|公司|集团|学校|学院|医院|企业|单位|总部|分管|负责|项目|区域|团队|家族)|事业部$|事业群$|板块$|业务$|[省市县区州旗]委$|原$"
)


@lru_cache(maxsize=4)
def _titles(ontology: Ontology) -> re.Pattern[str]:
    """A post, or several joined by 兼, as long as possible."""
    posts, ranks = (either(row[0] for row in ontology.lexicon(name)) for name in ("posts", "ranks"))
    one = f"(?:{ranks})*(?:{posts})"
    return re.compile(f"{one}(?:兼{one})*")


def find_led(text: str, sentences: Iterable[Sentence], gazetteer: Gazetteer, ontology: Ontology) -> Iterator[Mention]:
    """Every place where such a name stands."""
    names = {name: cls for s in sentences for name, cls in _named(text, s, gazetteer, _titles(ontology))}
    for name, cls in sorted(names.items()):
        own = name[larger_places(name, gazetteer) :]  # 辽宁省阜新市|细河区育才小学
        yield from find_printed(text, {own}, cls, "organization.led")


def _named(text: str, sentence: Sentence, gazetteer: Gazetteer, titles: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    people = [t.start for t in sentence.tokens if t.tag in ("PER", "nr")]
    for i, token in enumerate(sentence.tokens):  # 青石镇综合行政执法队|王大明; 担任|海河银行资产保全部|副总经理
        name = text[token.start : token.end]
        if token.tag not in ("ORG", "nt") or len(name) < 5 or not ENDS.search(name):
            continue
        taken = i > 0 and sentence.tokens[i - 1].text in TAKEN and titles.match(text, token.end) is not None
        if (token.end in people or taken) and not (COMMON.search(name) or NOT_ORG.match(name)):
            yield name, gazetteer.bodies.get(name) or organization_class(name)
    for start in _starts(text, sentence):
        near = next((p for p in people if start < p <= start + LONGEST + NEAR), None)
        if near is None:
            continue
        segment = SEGMENT.match(text, start, near)
        posted = segment is not None and segment.group()[-1] in gazetteer.post_ends
        whole = next((t for t in sentence.tokens if t.start == start and t.tag in ("ORG", "nt")), None)
        longest = max(LONGEST, len(whole.text)) if whole is not None else LONGEST
        found = _split(segment.group(), titles, longest) if segment and posted else None
        if found is not None:
            name, post = found
            tokens = [t for t in sentence.tokens if start <= t.start and t.end <= start + len(name)]
            cls = _class(text, name, post, tokens, gazetteer)
            if cls:
                yield name, cls


def _starts(text: str, sentence: Sentence) -> Iterator[int]:
    """Where a name may begin: the sentence, and behind a stop or a listing mark."""
    yield sentence.start
    for token in sentence.tokens:
        if text[token.end - 1 : token.end] in BEFORE:
            yield token.end


def _split(segment: str, titles: re.Pattern[str], longest: int) -> tuple[str, str] | None:
    """(the words before the longest post that ends a segment, the post)."""
    if titles.fullmatch(segment):
        return None
    for n in range(2, min(longest, len(segment) - 2) + 1):
        if titles.fullmatch(segment, n):
            return segment[:n], segment[n:]
    return None


def _class(text: str, name: str, post: str, tokens: list[Token], gazetteer: Gazetteer) -> str:
    """The class of a name before a post; "" where it is none."""
    if COMMON.search(name) or gazetteer.knows(name) or name in gazetteer.posts or NOT_ORG.match(name):
        return ""
    if GENERIC_ALONE.match(name) or not tokens or sum(len(t.text) for t in tokens) != len(name):
        return ""
    if next(cut_bodies(name, 0, len(name), gazetteer.bodies)) != (0, len(name)):
        return ""  # 某局局长王大明|云州省某处: a list without marks
    cls = gazetteer.bodies.get(name) or organization_class(name)
    leads = LEADERS.search(post) is not None
    placed = any(gazetteer.knows(name[:n]) for n in range(2, len(name) - 1))
    tagged = len(tokens) == 1 and tokens[0].tag in ("ORG", "nt")
    if tagged or (placed and ENDS.search(name) and cls != "Organization"):
        return "Company" if leads and cls == "Organization" else cls
    if leads and (_of_trade(name, gazetteer) or (text.count(name) > 1 and 2 <= len(name) <= 8)):
        return "Company"
    return ""


def _of_trade(name: str, gazetteer: Gazetteer) -> bool:
    """Two to four characters of its own and a trade."""
    own = next((name[:-n] for n in (4, 3, 2) if name[-n:] in gazetteer.trades and len(name) - n in (2, 3, 4)), "")
    return bool(own) and not (gazetteer.begins_trade(own) or own in gazetteer.places)

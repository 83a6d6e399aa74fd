"""Bodies that a row of posts names in part: 教育局 of 阳朔县副县长甲，教育局局长乙; 桂林市教育局|长.

In: the names of a sentence. Out: mentions of the bodies under their whole name, in the place of what stands there.
The owner is the place or body before, with nothing but titles, people and stops between; a body that such an owner
cannot have gets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.mentions.bodies import organization_class
from kg.mentions.gazetteer import Gazetteer, load_gazetteer
from kg.model import Mention, Sentence
from kg.ontology import Ontology, either

__all__ = ["complete_bodies"]

HOPS = 24  # names from a body back to its owner; the longest row of a county's leaders read has 17
HONORIFIC = r"(?:同志|先生|女士|教授|博士|[上中少]将|等)?"
JOINT = r"[、，；和及与 　]{0,2}(?:带领|率领?|会同|陪同)?"
# what a county, a city or a zone has one of
LOCAL = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}(?:局|厅|委员会|办公室|分局|大队|支队|总队|服务中心)|管委会|党工委|(?:机关|直属机关)?工委|办事处|街道办|总工会|人大常委会|人大|政协|纪委|纪委监委|监委|妇联|团委|残联|工商联|科协|文联|侨联|红十字会|法院|人民法院|检察院|人民检察院|政府|人民政府|派出所"
    r"|组织部|宣传部|统战部|政法委|网信办|武装部|人武部|编办|老干部局|发改委|卫健委|国资委|住建委|城管委|政府办|党政办|党政综合部|机关党委|司法所|综治办)"
)
ORGAN = re.compile(
    r"(?<=[、，])(?:政法委|纪委监委|纪委|组织部|宣传部|统战部|人武部|机关党委|机关工委)(?=(?:第一|常务)?副?(?:书记|部长|政委)[ \u3000]?[\u4e00-\u9fff])"
)
ORGAN_RULE = "organization.organ"
OF_COMMITTEE = frozenset(
    "政法委 机关党委 组织部 宣传部 统战部 政法委 网信办 编办 老干部局 办公室 党校 机关工委".split()
)
# what a university, a hospital or a company has
INNER = re.compile(
    r"(?:教育|教育发展)?基金会|校友会|校友总会|附属[\u4e00-\u9fff]{0,6}(?:医院|中学|小学)|第[一二三四五六七八九十]+(?:分公司|工程公司|附属医院)"
)
NATIONAL = ("中共中央", "中央", "国务院", "全国", "国家", "中国", "中华", "最高", "解放军", "武警")
PLACED = frozenset("Province Prefecture County Township Site".split())
AREA = re.compile(r"^(?:自治区|[省市县区州旗](?=[\u4e00-\u9fff]{2}))")
# the part of a local body's name that is its place: 桂林市临桂区|人大常委会, 新江街道|党工委
PLACE = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,7}?(?:省|市|自治区|自治州|州|盟|地区))?(?:[\u4e00-\u9fff]{1,7}?(?:市|区|县|旗))?(?:[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道|新区|开发区|高新区|经开区|示范区|度假区))?"
)
COMMITTEE_CHIEF = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,8}[省市县区州旗]|[省市县区州]|自治区)委(?:组织|宣传|统战)部(?=长[ 　]?$)"
)
CHIEF = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,6}?)(?P<head>[局厅部])长[ 　]?$")


@lru_cache(maxsize=4)
def _patterns(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str], frozenset[str]]:
    """What may stand between two names of a row, what stands between a body and a person, stems of departments."""
    posts = either(row[0] for row in ontology.lexicon("posts"))
    before = either(row[0] for row in ontology.lexicon("ranks"))
    titles = f"(?:{before})*(?:{posts})(?:[、兼和](?:{before})*(?:{posts}))*"
    rows = ontology.lexicon("departments")
    stems = {s for row in rows for s in (row[0], *"".join(row[2:3]).split("|")) if s} | {"组织", "宣传", "统战"}
    return (
        re.compile(f"{HONORIFIC}{JOINT}(?:{titles})?{JOINT}"),
        re.compile(f"(?:{titles})[、 　]?"),
        frozenset(stems),
    )


def complete_bodies(
    text: str, sentences: Iterable[Sentence], names: Sequence[Mention], ontology: Ontology
) -> list[Mention]:
    """The names with such bodies in their places, in text order."""
    gazetteer = load_gazetteer(ontology)
    sentences = list(sentences)
    kept = sorted([*names, *_organs(text, sentences, names)], key=lambda m: m.start)
    for n, mention in enumerate(kept):
        if _partial(mention, gazetteer) and _has_holder(text, kept, n, ontology):
            kept[n] = _completed(text, kept, n, ontology) or mention
    kept = [m for m in kept if m.rule != ORGAN_RULE]
    chiefs = [m for sentence in sentences for m in _chiefs(text, sentence, kept, ontology)]
    return sorted([*kept, *chiefs], key=lambda m: m.start)


def _organs(text: str, sentences: Iterable[Sentence], names: Sequence[Mention]) -> Iterator[Mention]:
    """市委常委、|政法委|书记王大明: organs in a row of posts that are no word of their own, until their owner is known."""
    taken = {place for m in names for place in range(m.start, m.end)}
    for sentence in sentences:
        for match in ORGAN.finditer(text, sentence.start, sentence.end):
            if taken.isdisjoint(range(*match.span())):
                words = match.group()
                yield Mention(words, match.start(), match.end(), organization_class(words), ORGAN_RULE)


def _partial(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Whether a name is that of a body of some place or owner, without it."""
    if mention.name or not (LOCAL.fullmatch(mention.text) or INNER.fullmatch(mention.text)):
        return False
    if (
        mention.text.startswith(NATIONAL)
        or AREA.match(mention.text)
        or (mention.text in gazetteer.bodies and len(mention.text) > 5)
    ):
        return False
    return not any(gazetteer.knows(mention.text[:n]) for n in range(2, len(mention.text)))


def _has_holder(text: str, names: Sequence[Mention], n: int, ontology: Ontology) -> bool:
    """Whether nothing but titles stands between a body and the next person."""
    between = _patterns(ontology)[1]
    if n + 1 >= len(names):
        return False
    after = names[n + 1]
    return between.fullmatch(text[names[n].end : after.start]) is not None


def _completed(text: str, names: Sequence[Mention], n: int, ontology: Ontology) -> Mention | None:
    mention, owner = names[n], _owner(text, names, n, ontology)
    if any(m.cls in PLACED and mention.text.startswith(m.text) for m in names[max(0, n - HOPS) : n]):
        return None  # the place stands in the name
    prefix = _prefix(owner, mention.text, ontology) if owner else ""
    outer = next((m for m in names[:n] if owner and m.end == owner.start and m.cls in PLACED), None)
    if prefix and outer and owner and owner.cls == "Site":
        prefix = outer.text + prefix  # 湖南|湘江新区
    if not prefix:
        return None
    name = prefix + mention.text
    return Mention(
        mention.text, mention.start, mention.end, organization_class(name), "organization.row-of-posts", name=name
    )


def _owner(text: str, names: Sequence[Mention], n: int, ontology: Ontology) -> Mention | None:
    """The nearest named body or place before, over titles and people."""
    gap, stop = _patterns(ontology)[0], names[n].start
    for before in reversed(names[max(0, n - HOPS) : n]):
        if not gap.fullmatch(text[before.end : stop]):
            return None
        if before.cls != "Person" and before.named:
            return before
        stop = before.start
    return None


def _prefix(owner: Mention, part: str, ontology: Ontology) -> str:
    """What stands before a part's name: the owner's place, or the owner."""
    words = owner.name or owner.text
    if owner.cls in PLACED:
        return words if LOCAL.fullmatch(part) else ""
    if owner.cls == "PartyBody" and words[-1] == "委" and part in OF_COMMITTEE:
        return words
    if owner.cls in ("GovernmentBody", "PartyBody", "TradeUnion", "Association"):
        area = AREA.match(words)
        place = area.group() if area else _place_of(words, ontology)
        return place if LOCAL.fullmatch(part) else ""
    if owner.cls in ("Company", "Institution"):
        return words if INNER.fullmatch(part) else ""
    return ""


def _place_of(words: str, ontology: Ontology) -> str:
    """The places that a local body's name begins with; "" for a central body's."""
    gazetteer = load_gazetteer(ontology)
    end = 0
    for start, stop, cls in gazetteer.scan(words, 0, len(words)):
        if start != end or cls not in PLACED:
            break
        end = stop
    found = PLACE.match(words[end:])
    rest = found.group() if found and 3 <= len(found.group()) < len(words) - end else ""
    return words[: end + len(rest)]


def _chiefs(text: str, sentence: Sentence, names: Sequence[Mention], ontology: Ontology) -> Iterator[Mention]:
    """桂林市|教育局长 before a person: the bureau, whose last character its chief's title shares."""
    stems = _patterns(ontology)[2]
    inside = [m for m in names if sentence.start <= m.start and m.end <= sentence.end]
    for before, person in pairwise(inside):
        words = text[before.end : person.start]
        if person.cls == "Person":
            yield from _committee_chief(text, before.end, person.start, ontology)
        match = CHIEF.fullmatch(words)
        if person.cls != "Person" or match is None or match["stem"] not in stems or match["stem"][-1] == match["head"]:
            continue
        if before.cls not in PLACED and not (before.cls == "PartyBody" and before.text[-1] == "委"):
            continue
        end = before.end + match.end("head")
        name = (before.name or before.text) + match["stem"] + match["head"]
        yield Mention(
            text[before.end : end], before.end, end, organization_class(name), "organization.row-of-posts", name=name
        )


def _committee_chief(text: str, floor: int, stop: int, ontology: Ontology) -> Iterator[Mention]:
    """阳朔县委宣传部|长: likewise, where the committee is no name of its own."""
    match = COMMITTEE_CHIEF.search(text[floor:stop])
    if match is None:
        return
    gazetteer, place = load_gazetteer(ontology), match["place"]
    known = next((n for n in range(len(place)) if gazetteer.knows(place[n:])), len(place) - 1)
    if len(place) > 1 and known == len(place) - 1 and match.start():
        return
    start, end = floor + match.start() + known, floor + match.end()
    yield Mention(text[start:end], start, end, "PartyBody", "organization.row-of-posts")

"""Places that stand in a list before their kind: 石塘、洪桥、白马等乡镇, 临水、青塘和凤岭3个古镇.

In: one sentence. Out: mentions of Place and its subclasses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence, Token
from kg.ontology import shipped_lexicon

__all__ = ["find_listed_places", "find_pairs"]

# kinds of places with the class of what is listed before them; "" only what the lexicon knows
KINDS = (
    ("Township", "乡镇|镇乡|镇街|街镇|乡镇街道|镇村|古镇|镇|乡|街道|苏木"),
    ("Village", "村庄|行政村|自然村|村寨|村屯|村|社区|嘎查"),
    ("County", "县市区|县区|区县|县市|市县|县|区|旗"),
    ("Site", "景区|景点|公园|园区|小区|工业园|开发区|灌区|车站|机场|港口|码头"),
    ("NaturalFeature", "河流|湖泊|水系|江河|支流|山脉|岛屿|岛"),
    ("Place", "地区|地市|城市|市州|州市|地"),
)
ALL = "|".join(words for _, words in KINDS)
LIST = re.compile(
    rf"(?:(?P<etc>等)(?:(?:\d+|[一二三四五六七八九十两]+)余?[个座条处家]?)?|(?P<number>(?:\d+|[二三四五六七八九十两]+)[个座条处]?))(?P<kind>{ALL})(?![干民官支医委级里长史籍]|两委|(?<=地)[区方块点理形产上下带铁位面震]|(?<=[市区县])[场域])(?![\u4e00-\u9fff]*?(?:政府|[委局厅院](?:[，。、]|$)))"
)
ITEM = re.compile(r"[\u4e00-\u9fff]{2,5}")
TAGS = frozenset("n nr ns nt nz nw LOC ORG PER vn s".split())
PROPER = frozenset("nr ns nt nz nw LOC ORG PER".split())
SEPARATORS = frozenset("、 和 及 与".split())
ABOVE = re.compile(r"[\u4e00-\u9fff]{2,}[省市县区州盟旗](?=[\u4e00-\u9fff]{2})")
COMMON = re.compile(
    r"[两三][岸地]|[江河湖][\u4e00-\u9fff]{1,3}[江河湖]$|[省市县区镇乡村国](?:级|内|外|属)?$|[的等各多些]|地区|城市|农村|部门|单位|企业|(?:东|西|南|北|中)[部方]|沿海|内陆|周边|边[远疆]|贫困|[上中下]游|[男女老]"
)


CHARACTERS = {r[0]: (r[1], r[2]) for r in shipped_lexicon("characters") if r[2] == "Province"}
# 与桂、滇、黔等省（区）, 川、渝两地
ROW = re.compile(
    rf"(?P<row>[{''.join(sorted(CHARACTERS))}](?:[、和与及][{''.join(sorted(CHARACTERS))}])+)(?=等?(?:[两二三四五六七八九十\d]+[个]?)?(?:省|自治区|直辖市|地(?![区方理])|市)|等地)"
)


STATES = {r[0]: (r[1], r[2]) for r in shipped_lexicon("characters") if r[2] == "Country" and r[3] == "pair"}
# 巴|以: a character that stands for another state beside that one
BESIDE = {(r[0], r[3]): (r[1], r[2]) for r in shipped_lexicon("characters") if len(r) > 3 and len(r[3]) == 1}
ONE, STATE = (f"[{''.join(sorted(rows))}]" for rows in (CHARACTERS, STATES))
# 中英|两国, 湘黔|签署合作协议
PAIR = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:(?P<states>{STATE}{{2}})(?=两(?:国|军|党)|双方|[今昨前]天(?:在[^，。；]{{2,8}})?(?:签|发表)|(?:签署|签订|发表联合))|(?P<provinces>{ONE}{{2,3}})(?=(?:[两三][省市地]|省(?:区|市)?)?(?:携手|联合|联手|共同)?(?:签署|签订|签约)))"
)


def _characters(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Each province of a list that tells them by one character."""
    for match in ROW.finditer(text, sentence.start, sentence.end):
        for n in range(*match.span("row"), 2):
            name, cls = CHARACTERS[text[n]]
            yield Mention(text[n], n, n + 1, cls, "place.listed", name=name)


def _meant(character: str, pair: str, rows: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """The name and class that a character of a pair stands for."""
    return next((BESIDE[character, other] for other in pair if (character, other) in BESIDE), rows[character])


def find_pairs(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Each of two states or provinces that stand side by side by their characters."""
    for match in PAIR.finditer(text, sentence.start, sentence.end):
        rows = STATES if match["states"] else CHARACTERS
        names = [(n, *_meant(text[n], match.group(), rows)) for n in range(match.start(), match.end())]
        if len({name for _, name, _ in names}) == len(names):
            for n, name, cls in names:
                yield Mention(text[n], n, n + 1, cls, "place.pair", name=name)


def find_listed_places(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Each name of such a list that has two names at least, one of which the tagger or the lexicon takes for a name."""
    if text.find("、", sentence.start, sentence.end) < 0:
        return
    yield from _characters(text, sentence)
    for match in LIST.finditer(text, sentence.start, sentence.end):
        items = _items(text, sentence, match.start(), gazetteer)
        known = sum(gazetteer.knows(text[start:end]) or proper for start, end, proper in items)
        if len(items) < 2 or known * 2 < len(items):
            continue
        cls = next(c for c, words in KINDS if re.fullmatch(words, match["kind"]))
        town = "镇" if match["kind"] in ("镇", "古镇") else ""
        for start, end, _ in items:
            name = text[start:end]
            if _parted(name, gazetteer):
                continue
            if name in gazetteer.regions:
                yield Mention(name, start, end, gazetteer.regions[name], "place.listed")
            whole = name + town if town and not name.endswith(town) else ""
            if (whole or not gazetteer.knows(name)) and ITEM.fullmatch(name) and not COMMON.search(name):
                yield Mention(name, start, end, cls, "place.listed", name=whole)


def _parted(name: str, gazetteer: Gazetteer) -> bool:
    """韩国|釜山: a state or province and a place in it, each a name of its own."""
    larger = ("Country", "Province")
    return any(gazetteer.places.get(name[:n]) in larger and gazetteer.knows(name[n:]) for n in range(2, len(name) - 1))


def _items(text: str, sentence: Sentence, end: int, gazetteer: Gazetteer) -> list[tuple[int, int, bool]]:
    """Start, end and whether a name of each item of the list that ends there, the last one first."""
    tokens = [t for t in sentence.tokens if t.end <= end]
    found: list[tuple[int, int, bool]] = []
    while tokens and tokens[-1].end == end:
        words: list[Token] = []
        while tokens and tokens[-1].tag in TAGS and tokens[-1].text not in SEPARATORS:
            words.insert(0, tokens.pop())
        separated = (
            bool(tokens) and tokens[-1].text in SEPARATORS and tokens[-1].end == words[0].start if words else False
        )
        if not words:
            break
        if not separated:  # the first: 云州市|石塘, 沿线的|石塘
            words = words[-1:] if len(words[-1].text) > 1 else words[-2:]
        start = words[0].start
        above = ABOVE.match(text, start, words[-1].end)
        if above and not separated:
            start = above.end()
        if words[1:] and gazetteer.knows(words[0].text):
            start = words[1].start  # 浙江|乌镇
        if words[-1].end - start > 6 and separated:
            break
        found.append((start, words[-1].end, any(t.tag in PROPER for t in words)))
        if not separated:
            break
        end = tokens.pop().start
    return found

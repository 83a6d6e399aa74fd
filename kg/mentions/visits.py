"""Places that somebody comes to one after the other: 先后来到|县邮政局、|星火智能装备产业园和|东山大桥项目现场，.

In: the names of an article and its sentences. Out: the names, with each part of such a row as one whole name.
The verb and the stops of the row tell where a part begins and ends, its last word that it is a place or a body; what
nothing tells from others of its kind (学校, 施工现场) is left as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.bodies import organization_class
from kg.mentions.gazetteer import Gazetteer
from kg.model import Mention, Sentence, Token

__all__ = ["complete_rows"]

OFTEN = "(?:先后|依次|分别|首先|随后|相继|实地|又|还|再|接着|一同|陆续|逐一)"
GOING = re.compile(
    "(?:来到|走进|前往|深入|赶赴|走访慰问|看望慰问|走访|参观考察|考察调研|考察|参观|视察|察看|查看|走访调研|调研检查|检查)(?:了)?"
    f"|(?:{OFTEN}|一行|率队|带队|率领[^，。；、]{{2,12}})[到赴]"
)
STOPS = re.compile("[，。；：！？\n]")
BRACKET = re.compile("（[^（）]*）")
SITE = re.compile(
    "(?:现场|工地|作业[区面点]|合同段|标段|集聚区|产业[区园带]|示范[区园点带]|园区?|广场|大桥|市场|基地|码头|枢纽|平台|岗|高炉|号炉|水库|电站|变电站|换热站|转运站|加油站|加气站|充电站|服务区|泵站|[一-龥]{2}站|[一-龥]{2}城|驿站|之家|路口|街区|小区"
    "|(?:游客|游客服务|会展|展示|体验|文化|体育|活动|艺术|博览|展览|购物|商业|规划展示)中心|[工盐牧渔林茶农]场|井|大棚|养殖场|种植园|安置点|展[厅馆]|规划馆)$"
)
BODY = re.compile(
    "(?:公司|集团|[一-龥]厂|煤?矿|医院|卫生院|学院|大学|学校|小学|中学|幼儿园|研究[院所]|派出所|项目部|指挥部|[一-龥]{2}局|支行|分行|银行|消防站|消防救援站|救援站|[一-龥]店|合作社|养老院|敬老院|福利院|[一-龥]{2}中心|大队|中队|支队|车间|实验室|工作室|研究中心)$"
)
ANY = re.compile(
    "^(?:部分|一些|各|多[家个处所]|有关|相关|该|这|几|若干|全|某|两|三|[\\d一二三四五六七八九十]+[家个处所])"
)
ORDINAL = re.compile("第[一二三四五六七八九十\\d]+|[\\d一二三四五六七八九十]+[号#]")
PROPER = frozenset("LOC ns nz nt ORG PER nr nx".split())
LOOSE = frozenset("v vd d p r u ad TIME".split())
LONGEST = 30  # characters of a part
TELLING = 9  # characters of common nouns that name one place: 绿色精品茶叶加工示范园区


def complete_rows(
    text: str, sentences: Sequence[Sentence], names: Sequence[Mention], gazetteer: Gazetteer
) -> list[Mention]:
    """The names in text order, with such parts in the place of what stands inside them."""
    found = []
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if "、" in words or "和" in words:
            inside = [m for m in names if sentence.start <= m.start < sentence.end] if GOING.search(words) else []
            found += list(_rows(text, sentence, inside, gazetteer)) if inside else []
    taken = {place for m in found for place in range(m.start, m.end)}
    kept = [m for m in names if taken.isdisjoint(range(m.start, m.end))]
    return sorted([*kept, *found], key=lambda m: m.start)


def _rows(text: str, sentence: Sentence, names: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    for verb in GOING.finditer(text, sentence.start, sentence.end):
        stop = STOPS.search(BRACKET.sub(lambda m: "（" * len(m.group()), text[verb.end() : sentence.end]))
        end = verb.end() + stop.start() if stop else sentence.end
        parts = list(_parts(text, sentence, verb.end(), end))
        sure = [_proper(text, sentence, begin, until, names) for begin, until in parts]
        if len(parts) < 2 or not any(sure):
            continue
        for (begin, until), named in zip(parts, sure, strict=True):
            if named or until - begin >= TELLING:
                yield from _whole(text, begin, until, names, gazetteer)


def _parts(text: str, sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a row between its joints, the last one without the verb behind it."""
    tokens = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    begin, depth = start, 0
    for n, token in enumerate(tokens):
        depth += token.text.count("（") - token.text.count("）")
        joint = depth == 0 and (token.text == "、" or (token.tag == "c" and token.text in ("和", "与", "及", "以及")))
        if joint:
            yield from _shaped(text, begin, token.start)
            begin = token.end
        elif depth == 0 and token.tag in LOOSE and not _within(token, tokens[n + 1 : n + 3]):
            yield from _shaped(text, begin, token.start)
            return
    yield from _shaped(text, begin, end)


def _within(verb: Token, after: Sequence[Token]) -> bool:
    """斗鸡山|排涝|泵站、: a verb that only the head of a name follows."""
    head = bool(after) and verb.tag == "v" and SITE.search(after[0].text) is not None and after[0].tag in ("n", "nz")
    return head and (len(after) < 2 or after[1].text in ("、", "和", "等"))


def _shaped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A part without the bracket behind it, if it ends like a place or a body."""
    words = text[start:end]
    if words.endswith("）"):
        end = start + words.rindex("（") if "（" in words else end
        words = text[start:end]
    inner = BRACKET.sub("", words)
    fits = SITE.search(inner) or BODY.search(inner)
    if fits and 4 <= len(words) <= LONGEST and not ANY.match(words) and not re.search("[“”《》的等 ]", words):
        yield start, end


def _proper(text: str, sentence: Sentence, start: int, end: int, names: Sequence[Mention]) -> bool:
    """Whether something in a part tells it from others of its kind."""
    if ORDINAL.search(text, start, end) or any(m.named and start <= m.start and m.end <= end for m in names):
        return True
    return any(t.tag in PROPER for t in sentence.tokens if start <= t.start and t.end <= end)


def _whole(text: str, start: int, end: int, names: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The part as one name, unless names that are known make it up already."""
    inside = [m for m in names if m.start < end and start < m.end]
    house = len(inside) == 1 and inside[0].cls == "Institution" and SITE.search(text[start:end])
    if inside and inside[-1].end == end and inside[-1].named and inside[0].start >= start and not house:
        return
    name, areas = text[start:end], 0
    for m in inside:  # 云山县|星火产业园: its county is another name
        if m.start == start + areas and gazetteer.places.get(m.text) and m.end < end - 3:
            areas += len(m.text)
    name, start = name[areas:], start + areas
    cls = "Site" if SITE.search(name) else organization_class(name)
    yield Mention(name, start, end, cls, "place.visited")
    yield from (m for m in inside if m.end <= start)

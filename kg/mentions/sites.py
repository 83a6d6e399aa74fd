"""Sites: compounds that end in a site's head, zones and lines, grounds where something is built.

In: one sentence. Out: mentions of Place and its subclasses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.mentions.compounds import extend_left
from kg.mentions.gazetteer import Gazetteer
from kg.mentions.levels import COMMON_SITE, LEVELS, NOT_PLACE, SITE_END, SITE_ENDS, place_class
from kg.mentions.spelt import SEATS
from kg.model import Mention, Sentence, Token

__all__ = ["find_sites"]

# 5个多|某某电站
NUMBER = re.compile(r"(?:\d+|[一二三四五六七八九十百]+)余?[个座条处家所][多余]?")
# 中国（上海）自由贸易试验区, 地铁22号线, 中国—上海合作组织地方经贸合作示范区
ZONE = re.compile(
    r"中国[—－\-]{1,2}[\u4e00-\u9fff]{2,16}?(?:示范区|产业园区?|合作区|工业园区?|合作中心)|中国[（(][\u4e00-\u9fff]{2,6}[）)]自由贸易(?:试验区|港)|(?<![\dA-Z])\d{2,3}(?:国道|省道)|[GS]\d{1,4}(?:[\u4e00-\u9fff]{2,4})?高速(?:公路)?|[\u4e00-\u9fff]{2,4}至(?:(?!等)[\u4e00-\u9fff]){2,5}(?:高速公路|高速铁路|高速(?!发展|增长|列车)|高铁|铁路|公路)(?:\d{1,3}(?:合同段|标段?))?|(?:(?:城市)?轨道交通|地铁|轻轨)\d{1,2}号线(?:[一二三四五]期)?"
)
TOWN_WITHIN = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:新城|世纪城|科学城|新区|园区|开发区|高新区|经开区|度假区)(?=[\u4e00-\u9fff]{4})"
)
TOWN = re.compile(r"(?:[^都]城|新区|园区|小镇|开发区|高新区|经开区|度假区)$")
# heads of sites that name one behind a city, whatever stands before them: 南宁市民族广场
HOME_SITE = re.compile(
    r"(?:广场|公园|大道|大桥|机场|体育馆|体育场|体育中心|会展中心|博物馆|海洋馆|水族馆|纪念馆|火车站|码头|大剧院)$"
)
QUOTED = re.compile(r"“[^“”]{1,10}(?:之家|驿站|服务站|书屋|港湾|小屋|工作室|加油站)”")
INNER = frozenset("n nz nt ns nr nw vn LOC ORG s an a b m PER".split())
STOP = frozenset(
    [
        "在",
        "于",
        "的",
        "位于",
        "和",
        "与",
        "全国",
        "各",
        "各地",
        "该",
        "该国",
        "我国",
        "这",
        "本",
        "多",
        "个",
        "一",
        "处",
        "座",
        "条",
        "从",
        "到",
        "沿",
        "工会",
        "职工",
        "户外",
        "建设",
        "国家级",
        "省级",
        "市级",
        "建筑",
        "水系",
        "流域",
        "项目",
        "重点",
    ]
)
WORKS = re.compile(
    r"(?:项目部?|工程|标段?)(?:[（(][一二三四五六]期[）)])?(?:建设|施工)?(?:现场|工地)(?!会|交流|观摩|管理)"
)
BUILT = re.compile(r"(?<=[一-龥])(?:建设|施工)(?:现场|工地)(?!会|交流|观摩|管理)")
# what somebody does who goes there: 前往|云岭水电站项目现场
GOING = re.compile(
    r"(?:来到|走到|前往|走访|深入|走进|奔赴|赶赴|抵达|察看|查看|踏看|考察|视察|参观|检查|督查|督导|调研|慰问|看望|位于|建设者在|赴|(?<=一行)到|(?<=一行)在)了?"
)
BUILDING = re.compile(rf"(?:{LEVELS[6][1]}|医院|学校|小学|中学|大学|学院|幼儿园|楼|中心|厂|房|桥|线|园|城|府|苑|电站)$")
# 北同线、云海线、青山线: railways and roads, two at least in a row
LINES = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff]{2,4}线、)+[\u4e00-\u9fff]{2,4}线(?![上下下的索路条])|(?<=[了在对])(?:[\u4e00-\u9fff]{2,4}线、){2,}[\u4e00-\u9fff]{2,4}线(?![上下的索路条])"
)
NO_LINE = re.compile(
    r"[一二三四第前后战热天无有光主干支生产流水曲直红底航专沿内外上下全旅海岸防视地平时阵电][线]$|战线|生产线|流水线|航线|热线|专线|光线|视线|路线|干线|支线|海岸线|作业线|警戒线|管线"
)


# 走进|121社区: a community by its number
NUMBERED = re.compile(r"(?<![\d.第共有约近达余号楼至到\-—])\d{2,4}(?:社区|街坊)(?!居民委员会|居委会|党|工会|[个家多])")


def find_sites(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Every site of a sentence."""
    yield from _compounds(text, sentence, gazetteer)
    yield from _quoted(text, sentence)
    yield from _zones(text, sentence, gazetteer)
    yield from _works(text, sentence)
    yield from _lines(text, sentence)
    for match in NUMBERED.finditer(text, sentence.start, sentence.end):
        yield Mention(match.group(), *match.span(), "Village", "place.site")


def _before_bracket(tokens: Sequence[Token], j: int) -> int:
    """海洋文化（云山）|保护区: the token that opens a bracket right before token j, where a name stands before it."""
    if j < 4 or tokens[j - 1].text not in ("）", ")") or tokens[j - 1].end != tokens[j].start:
        return j
    opened = next((k for k in range(j - 2, max(j - 5, 0), -1) if tokens[k].text in ("（", "(")), 0)
    inside = all(t.tag in INNER for t in tokens[opened + 1 : j - 1])
    return opened if opened and inside and tokens[opened - 1].end == tokens[opened].start else j


def _compounds(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    """Compounds that end in a site's head: 云山蝶谷数字农业示范园."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.text[-1] not in SITE_ENDS or token.tag not in INNER or not _ends_site(tokens, i):
            continue
        if i and token.tag in ("PER", "nr") and gazetteer.ends_in_post(tokens[i - 1].text):
            continue  # 国防部长|贝尔塔
        j = i
        while (j := _before_bracket(tokens, j)) > 0 and not _stops(tokens, j, gazetteer):
            j -= 1
        number = NUMBER.match(text, tokens[j].start)
        begin = number.end() if number else tokens[j].start
        name = text[begin : token.end]
        if j and COMMON_SITE.fullmatch(name) and name.endswith(("保护区", "示范区", "试验区", "湿地")):
            before = tokens[j - 1]  # 徽州|文化生态保护区
            if before.end == begin and before.tag in ("LOC", "ns"):
                j, begin, name = j - 1, before.start, before.text + name
        if not _has_name(tokens, i, j, name, gazetteer) or _chained(name, gazetteer) or name[0] in "不未没":
            continue  # 云州|不通高铁
        town = TOWN_WITHIN.match(name)
        if town and gazetteer.knows(name[town.end() : town.end() + 2]):  # 临江新城|云州国际博览中心
            yield Mention(town.group(), begin, begin + town.end(), "Site", "place.site")
            yield Mention(name[town.end() :], begin + town.end(), token.end, place_class(name, gazetteer), "place.site")
        elif (
            len(name) >= 3
            and name not in NOT_PLACE
            and not COMMON_SITE.fullmatch(name)
            and not re.search(r"(?:公司|集团|银行)(?:\d*会议室|[\u4e00-\u9fff]{0,2}报告厅|多功能厅|会议厅)$", name)
            and not (i + 1 < len(tokens) and tokens[i + 1].start == token.end and tokens[i + 1].tag in ("n", "ORG"))
        ):
            yield Mention(
                text[tokens[j].start : token.end],
                tokens[j].start,
                token.end,
                place_class(name, gazetteer),
                "place.site",
                name=name if number else "",
            )


def _ends_site(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token ends in a site's head, or is the end of one that the tagger cut: 报告|厅."""
    cut = tokens[i].text == "厅" and i > 0 and tokens[i - 1].end == tokens[i].start
    return SITE_END.search(tokens[i - 1].text + tokens[i].text if cut else tokens[i].text) is not None


def _chained(name: str, gazetteer: Gazetteer) -> bool:
    """上海市|浦东新区: a division and one below it, which are names of their own."""
    return any(
        name[:n] in gazetteer.places and name[n - 1] in "省市区县" and name[n:] in gazetteer.places
        for n in range(3, min(7, len(name) - 2))
    )


def _stops(tokens: Sequence[Token], j: int, gazetteer: Gazetteer) -> bool:
    """Whether the word before token j is outside the name."""
    before, first = tokens[j - 1], tokens[j]
    place = first.tag in ("LOC", "ns")
    if (
        before.end != first.start
        or before.tag not in INNER
        or before.text in STOP
        or (j > 1 and before.text in SEATS and tokens[j - 2].tag in ("LOC", "ns"))
        or (place and before.tag in ("n", "an", "vn", "m", "a", "s"))
        or (before.tag == "LOC" and re.search(r"(?:.[村镇乡]|街道|社区)$", before.text))
        or (TOWN.search(before.text) and gazetteer.knows(first.text[:2]))
    ):
        return True
    return before.text in gazetteer.places and (
        before.text[-1] in "省市县区州乡镇村"
        # 北京大兴国际机场 is the whole name
        or (place and gazetteer.places.get(before.text) == "Province" and not first.text.endswith("机场"))
    )


def _has_name(tokens: Sequence[Token], i: int, j: int, name: str, gazetteer: Gazetteer) -> bool:
    """Whether tokens j to i hold a name, or stand behind the place that they belong to: 南宁市|民族广场."""
    if any(t.tag in ("LOC", "nz", "ns", "nt", "PER", "ORG") for t in tokens[j : i + 1]):
        return True
    if j == 0:
        return False
    before = tokens[j - 1]
    if before.tag in ("LOC", "ns") and HOME_SITE.search(name) is not None and len(name) >= 4:
        return True
    if NUMBER.match(tokens[j].text):
        return False  # 云州市|4个科技馆
    return before.end == tokens[j].start and before.text in gazetteer.places and j < i


def _zones(text: str, sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    for match in ZONE.finditer(text, sentence.start, sentence.end):
        start = match.start()
        if "至" in match.group():  # 赴|桂林至柳州高速公路
            start = next((n for n in range(start, start + 3) if gazetteer.knows(text[n : text.index("至", n)])), -1)
        if start >= 0:
            yield Mention(text[start : match.end()], start, match.end(), "Site", "place.zone")


def _quoted(text: str, sentence: Sentence) -> Iterator[Mention]:
    """“爱心驿站”: a place for people by its own name."""
    for match in QUOTED.finditer(text, sentence.start, sentence.end):
        yield Mention(match.group(), match.start(), match.end(), "Site", "place.quoted")


def _works(text: str, sentence: Sentence) -> Iterator[Mention]:
    """云岭水电站项目施工现场, 滨河大桥建设工地: the ground where something with a name is built."""
    if text.find("现场", sentence.start, sentence.end) < 0 and text.find("工地", sentence.start, sentence.end) < 0:
        return
    for pattern in (WORKS, BUILT):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            last = next((n for n, t in enumerate(sentence.tokens) if t.end == match.end()), None)
            if last is None or _adverb(sentence, last):
                continue
            found = extend_left(text, sentence, last, match.start())
            start = max((found.start, *(m.end() for m in GOING.finditer(text, found.start, match.start()))))
            built = match.start() - start >= 6 and BUILDING.search(text, start, match.start()) is not None
            if start < match.start() and (found.proper or built):
                yield Mention(text[start : found.end], start, found.end, "Site", "place.works")


def _adverb(sentence: Sentence, n: int) -> bool:
    """32个项目|现场|签约: there and then."""
    after = sentence.tokens[n + 1] if n + 1 < len(sentence.tokens) else None
    return sentence.tokens[n].text == "现场" and after is not None and after.tag in ("v", "vn")


def _lines(text: str, sentence: Sentence) -> Iterator[Mention]:
    """Each line of such a row."""
    if text.find("线、", sentence.start, sentence.end) < 0:
        return
    for match in LINES.finditer(text, sentence.start, sentence.end):
        start = match.start()
        for name in match.group().split("、"):
            if not NO_LINE.search(name):
                yield Mention(name, start, start + len(name), "Site", "place.line")
            start += len(name) + 1

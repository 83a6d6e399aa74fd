"""Townships and villages behind what lies above them, and their bodies: 下党乡|下党村, 柳树村|党支部.

In: an article's text and the places found in it. Out: mentions of Place and Organization.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.mentions.bodies import organization_class
from kg.model import Mention, Sentence

__all__ = ["find_below", "find_local_bodies", "find_neighbours"]

# 下党乡下党村 behind a county: township and village, whatever the tagger cut
BELOW = re.compile(
    r"(?P<town>(?:(?!乡|镇|村(?!镇|街道)|街道)[\u4e00-\u9fff]){1,5}?(?:镇?街道|镇(?!级|政府|里)|乡(?!村|镇|政府|级|间)|苏木)(?![党长])|)"
    r"(?P<village>(?:(?!乡|镇|村|街道|社区)[\u4e00-\u9fff]){1,5}?(?:村(?!官|民|委|干|支|里|庄|落|镇|级|两|集体|党|大街|大道|路|街)|社区(?!居|工|党|服|广场|公园|花园|医院|学校|小学|幼儿园|中学|超市)|嘎查))?"
)
HAMLET = re.compile(
    r"(?!村|各|全|一|两|三)[\u4e00-\u9fff]{1,4}?(?:屯|自然村|村民小组)|(?![村各全本第]|[一二三四五六七八九十两几多]{1,3}组)[\u4e00-\u9fff]{1,3}?组(?=[，。；、（）的 ]|村民|居民|突?发|$)"
)
NO_HAMLET = re.compile(
    "(?:工作|调研|帮扶|专家|课题|考察|慰问|督查|巡察|检查|领导|调查|行动|指导|互助|党小|小|项目|核查|编辑|摄制|节目|剧|宣讲|志愿|服务|医疗|男|女|青年|老年|一|二)组$"
)
NOT_BELOW = re.compile(
    r"^[就为以因从按]|^[对向在给与到让由将把](?:村|镇|乡|街道|社区)?$|振兴|担任|整合|下辖|下属|所辖|所属|[各全多农某这该的在和与及、有为是将等两三几一被个级]|贫困|^[返回]?家乡|^[返回下故老侨]乡|试点|部分|推进|实施|开展|建设|发展|走进|来到|深入|许多|城|县|市|区"
)
# what stands right behind a township or village and is its body; 柳树村党支部书记 is of the branch
BODY = re.compile(
    r"办事处|党总支|党支部|党委(?!政府)|党工委|团支部|团委|妇联|总工会|工会(?!工作)|村民委员会|居民委员会|村委会|居委会|人大主席团|便民服务中心|党群服务中心|社区服务中心|邻里中心"
    r"|新时代文明实践(?:站|所|中心)|卫生院|卫生室|派出所|司法所|退役军人服务站|综合行政执法(?:大队|中队|队)|文化服务中心|文化站"
)
# its houses: 曹家村|文化礼堂
PLACE = re.compile(r"文化礼堂|文化广场|文化活动中心|村史馆|幸福院|农家书屋|活动中心|文化大院|大礼堂")
HOUSE = re.compile(r"(?:站|所|中心)$")  # 在|南湖社区|文化站: where something was, no body that acts
# 张家坝社区|党委书记, 李家村|村民: told by what only a community or village has, whatever the tagger took its name for
NEIGHBOURS = re.compile(
    r"(?<![\u4e00-\u9fff])(?P<name>(?![这那各该本全某我])[\u4e00-\u9fff]{2,4})(?P<kind>社区|村)(?=党委书记|党总支|党支部|居委会|居民委员会|村委会|村民委员会|党支部书记|网格员|驻村第一书记|第一书记)"
)


def find_neighbours(text: str, sentence: Sentence) -> Iterator[Mention]:
    """A community or village at the head of a clause, before its committee or secretary."""
    for match in NEIGHBOURS.finditer(text, sentence.start, sentence.end):
        words = [t for t in sentence.tokens if match.start() <= t.start < match.start("kind")]
        named = (
            len(words) == 1 and words[0].tag in ("PER", "nr", "nz", "n", "ns") and not NOT_BELOW.search(match["name"])
        )
        if named and words[0].text == match["name"]:
            yield Mention(match.group(), match.start(), match.end(), "Village", "place.below")


def _hamlet(text: str, start: int) -> Iterator[Mention]:
    """沿河村|进步屯, 青山村|石门组."""
    match = HAMLET.match(text, start)
    if match is not None and NO_HAMLET.search(match.group()) is None:
        yield Mention(match.group(), *match.span(), "Village", "place.hamlet")


def find_below(text: str, above: Mention) -> Iterator[Mention]:
    """The township and the village right behind a county or a township, whatever the tagger cut."""
    if above.cls == "Village" and above.text.endswith("村"):
        yield from _hamlet(text, above.end)
    if above.cls not in ("County", "Township") or not above.text.endswith((*"县市区旗镇乡", "街道")):
        return
    match = BELOW.match(text, above.end + (text[above.end : above.end + 1] in ("内", "以")))
    for part in ("town", "village"):
        if match and match[part] and (above.cls != "Township" or not match["town"]):
            if NOT_BELOW.search(match[part].removesuffix("社区")) or len(match[part]) < 2:
                return
            yield Mention(
                match[part],
                match.start(part),
                match.end(part),
                "Township" if part == "town" else "Village",
                "place.below",
            )
    if match and match["village"]:
        yield from _hamlet(text, match.end("village"))


def find_local_bodies(text: str, places: Iterable[Mention]) -> Iterator[Mention]:
    """The bodies of townships and villages, under their whole name, in the place of what stands behind the place."""
    for place in places:
        if place.cls not in ("Township", "Village") or not place.named:
            continue
        house, body = PLACE.match(text, place.end), BODY.match(text, place.end)
        if house is not None:
            yield Mention(house.group(), *house.span(), "Site", "place.of-place", name=place.text + house.group())
        if body is not None and not (
            HOUSE.search(body.group()) and text[place.start - 1 : place.start] in ("在", "到")
        ):
            name = place.text + body.group()
            yield Mention(body.group(), *body.span(), organization_class(name), "organization.of-place", name=name)

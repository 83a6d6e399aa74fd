"""Things that stand only inside a longer name: the owner of a branch, the host of a meeting, the place of a body.

In: an article's mentions. Out: mentions without characters of their own, for the resolver to name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.entities.divisions import Divisions
from kg.entities.names import AREAS, Bodies
from kg.entities.things import HEAD_OF_STATE, HOST, OWNER
from kg.model import Mention
from kg.ontology import Ontology

__all__ = ["find_implied"]

LOCAL = ("TradeUnion", "PartyBody", "GovernmentBody")
HOMES = (*LOCAL, "Institution", "Department")  # bodies after whose place a text may say 全市
# what follows the name of a central body in that of its part
PART = re.compile(
    r"(?:司|局|厅|办公厅|办公室|中心|研究院|研究所|委员会|总队|支队|分院|分行|支行|分公司|书记处|部|事务所|医院|学院|党组|基金会|干部学院|服务局)$"
)
OF_AREA = re.compile(r"(?P<place>.+(?:[省市县区州盟旗](?=委)|自治区(?=党委)))党?委")
# who tells the figures of the country: 国家统计局|9日公布的数据显示
NATIONAL = re.compile(
    "(?:国家|海关总署|税务总局|中国人民银行|央行|财政部|商务部|工业和信息化部|工信部|人力资源和?社会保障部|人社部|农业农村部|交通运输部|教育部|民政部|文化和旅游部|自然资源部|生态环境部|住房和城乡建设部|住建部|公安部|应急管理部|水利部|中国人民银行|国务院|中国[\u4e00-\u9fff]{2,10}(?:协会|联合会|信息中心)$)"
)
REPORTING = re.compile(
    "(?:常务)?副?(?:秘书长|会长)[\u4e00-\u9fff]{0,6}(?:介绍|表示|说)，"
    "|[^。；！？\n]{0,24}?(?:数据|统计|公布|发布|通报|通气)[^。；！？\n]{0,16}?(?:数据|显示|统计|情况|消息|会上|，)"
)
VOTERS = ("Meeting", "GovernmentBody", "Organization")
VOTING = re.compile(
    r"(?:选举|任命)(?:产生)?[^。；]{2,60}?(?:为|当选为?)(?:常务)?副?(?P<area>[省市县区州])长"
    r"|(?<=政府)[省市县区州]长，[^。；]{2,60}?为副(?P<next>[省市县区州])长"
)
AUTHORS = re.compile(r"《(?P<bodies>[\u4e00-\u9fff（）、 　]{3,60}?)关于.{4,}")
BRACKETED = re.compile(r"(?<=[\u4e00-\u9fff]{2})（(?P<place>[\u4e00-\u9fff]{2,6})）")  # 海洋文化（云山）保护区
INNER_DOCUMENT = re.compile(r"《[^《》]{3,60}》")


def find_implied(
    text: str, mentions: Sequence[Mention], divisions: Divisions, bodies: Bodies, ontology: Ontology
) -> Iterator[Mention]:
    """Every thing that a longer name holds and the text does not name apart."""
    for first, second in pairwise(mentions):
        yield from _below(first, second, divisions, ontology)
    for mention in mentions:
        if mention.named and ontology.is_a(mention.cls, "Organization"):
            yield from _owner(mention, bodies)
        if mention.named and mention.cls in ("Meeting", "Activity"):
            host = HOST.match(mention.name or mention.text)
            if host is not None:
                yield _within(mention, host["body"], bodies.cls(host["body"]), "organization.implied")
        if mention.named and ontology.is_a(mention.cls, "Document"):
            yield from _authors(mention, bodies)
        if mention.rule == "document.about":
            for match in INNER_DOCUMENT.finditer(mention.text):
                yield _within(mention, match.group(), "Document", "document.implied")
        yield from _told(text, mention, divisions)
    yield from _homes(text, mentions, divisions)


def _told(text: str, mention: Mention, divisions: Divisions) -> Iterator[Mention]:
    """国家主席甲: the country; 海州市委副书记、市长: the city."""
    words = mention.name or mention.text
    if mention.cls == "Person" and HEAD_OF_STATE.search(text[max(0, mention.start - 16) : mention.start]):
        yield _within(mention, "中国", "Country", "place.implied")
    if mention.cls in ("GovernmentBody", "Association") and mention.named and NATIONAL.match(words):
        if REPORTING.match(text, mention.end):
            yield _within(mention, "中国", "Country", "place.implied")
    voting = VOTING.search(text, mention.end, mention.end + 120) if mention.cls in VOTERS else None
    home = _home_of(words, voting["area"] or voting["next"], divisions) if voting is not None else None
    if home is not None:
        yield _within(mention, home, "Place", "place.implied")  # 沈阳市人民代表大会选举某人为市长: the city
    committee = OF_AREA.fullmatch(words) if mention.cls == "PartyBody" else None
    if committee is not None and committee["place"] in divisions.by_name:
        chief = "自治区(?:代理?|常务)?副?主席" if words.endswith("党委") else f"(?:代理?|常务|副)*{words[-2]}长"
        if re.search(rf"[、，和]{chief}", text[mention.end : mention.end + 30]):
            yield _within(mention, committee["place"], "Place", "place.implied")


def _home_of(words: str, level: str, divisions: Divisions) -> str | None:
    """The division of a level, as its names end, that a name begins with, or that stands behind its province."""
    name = next((words[:n] for n in range(min(9, len(words) - 1), 1, -1) if words[:n] in divisions.by_name), "")
    if name.endswith("省") and level != "省":
        return _home_of(words[len(name) :], level, divisions)
    return name if name.endswith(level) else None


def _authors(mention: Mention, bodies: Bodies) -> Iterator[Mention]:
    """教育部 and 财政部 in 《教育部 财政部关于…的意见》."""
    match = AUTHORS.match(mention.text)
    for part in re.split(r"[、 　]|(?<=[厅局委部会])和", match["bodies"]) if match else ():
        if part in bodies.full or bodies.cls(part) != "Organization":
            yield _within(mention, part, bodies.cls(part), "organization.implied")


def _within(mention: Mention, name: str, cls: str, rule: str) -> Mention:
    return Mention(name, mention.start, mention.start, cls, rule)


def _below(first: Mention, second: Mention, divisions: Divisions, ontology: Ontology) -> Iterator[Mention]:
    """The city of a body that follows its province: 淮安市 in 江苏省|淮安市总工会."""
    if first.end != second.start or first.cls not in AREAS.values() or not ontology.is_a(second.cls, "Organization"):
        return
    words = second.name or second.text
    name = next((words[:n] for n in range(min(9, len(words) - 2), 1, -1) if words[:n] in divisions.by_name), None)
    if name is not None and (
        name[-1] in "省市县区州旗" or (words[len(name)] not in "镇乡村街" and _lies(name, first, divisions))
    ):
        yield _within(second, name, "Place", "place.implied")


def _lies(name: str, above: Mention, divisions: Divisions) -> bool:
    """Whether a place of that short name lies in the one before it: 淮安 in 江苏省, but no 青山 in 云岭县."""
    units = (a for d in divisions.by_name[name] for a in divisions.ancestors(d))
    return any((above.name or above.text) in (unit.name, unit.short) for unit in units)


def _owner(mention: Mention, bodies: Bodies) -> Iterator[Mention]:
    words = mention.name or mention.text
    match = OWNER.match(words)
    owner = match["owner"] if match else _central(words, bodies)
    if owner is not None and mention.rule != "organization.office":
        yield _within(mention, owner, bodies.cls(owner), "organization.implied")


def _central(words: str, bodies: Bodies) -> str | None:
    """财政部 in 财政部农业农村司: the longest body of the lexicon that a part's name begins with."""
    if words in bodies.full or not PART.search(words):
        return None
    start = 2 if words.startswith("中国国家") else 0  # 中国国家海洋局环境司
    return next((words[start:n] for n in range(len(words) - 2, 2, -1) if words[start:n] in bodies.full), None)


def _homes(text: str, mentions: Sequence[Mention], divisions: Divisions) -> Iterator[Mention]:
    """The divisions that local bodies are named after, where the article names such bodies twice or says 全市."""
    counted: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.named and mention.cls in HOMES:
            words = mention.name or mention.text
            name = next(
                (words[:n] for n in range(min(9, len(words) - 1), 1, -1) if words[:n] in divisions.by_name), None
            )
            if name is not None and name[-1] in "省市区县州盟旗" and words[len(name)] not in "省市县区旗":
                counted.setdefault(name, []).append(mention)
    for name in sorted(counted):
        local = [m for m in counted[name] if m.cls in LOCAL]
        if len(local) > 1 or (len(counted) == 1 and re.search(f"[全我]{name[-1]}", text)):
            yield _within(counted[name][0], name, "Place", "place.implied")
    for mention in mentions:
        yield from _home(mention, divisions)


def _home(mention: Mention, divisions: Divisions) -> Iterator[Mention]:
    """The province of a site (浙江|舟山群岛新区), the county of a school or company (清河县|养老服务中心)."""
    words = mention.name or mention.text
    within = BRACKETED.search(words) if mention.named and mention.cls == "Site" else None
    if within is not None and within["place"] in divisions.by_name:
        yield _within(mention, within["place"], "Place", "place.implied")
    starts = (words[:n] for n in range(min(9, len(words) - 3), 1, -1))
    name = next((start for start in starts if start in divisions.by_name), None)
    if name is None or not mention.named or mention.start == mention.end or mention.rule == "place.house":
        return
    cls = divisions.by_name[name][0].cls
    told = mention.cls == "GovernmentBody" and words.endswith("统计局")
    told = told or (mention.cls == "Meeting" and words.endswith("新闻发布会"))  # what they tell is of the place
    county = cls == "County" and name == divisions.by_name[name][0].name and name[-1] in "县区旗"
    if (
        (mention.cls == "Site" or mention.rule == "organization.house" or told) and cls in ("Province", "Prefecture")
    ) or (mention.cls in ("Institution", "Company") and county):
        yield _within(mention, name, "Place", "place.implied")

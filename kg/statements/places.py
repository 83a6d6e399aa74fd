"""Places in places, said by a chain of names: 河北平山县, 云南省怒江傈僳族自治州贡山县独龙江乡.

In: sentences with mentions. Out: locatedIn for neighbours in a chain, the smaller in the larger.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Draft, Entity, Mention, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.evidence import make_statement

__all__ = ["find_places"]

RANK = {
    "Country": 0,
    "Province": 1,
    "Prefecture": 2,
    "County": 3,
    "Township": 4,
    "Village": 5,
    "Site": 6,
    "NaturalFeature": 6,
    "Place": 5,
}

HOMES = frozenset("County Township Village".split())
HOUSE = re.compile(
    r"(?:医院|卫生院|卫生室|学校|中学|(?<!中)小学|幼儿园|敬老院|福利院|养老院|博物馆|文化馆|图书馆|纪念馆|体育馆|公园|景区|火车站|汽车站|客运站|酒店|宾馆|大剧院|体育场|体育中心|会展中心|展览馆|文化宫|文化中心|科技馆|美术馆|档案馆|植物园|动物园|气象站|水文站|水库|烈士陵园)$"
)
# a district without a code that is listed with those that have one: 锦江区、东部新区、高新西区
ZONE = re.compile("(?:新区|高新[\u4e00-\u9fff]?区|经开区|开发区|管理区|示范区|度假区)$")
HAMLETS = ("place.hamlet", "place.listed")  # parts of a village: 青山村|石门组
LEVELS = frozenset("Prefecture County Township Village".split())
STREETS = ("路", "街", "大道", "大街")
LISTED = frozenset("、 和 及 与 以及".split())
LINES = ("铁路", "高铁", "高速", "公路", "大道", "管道", "运河", "通道", "走廊")
# a river flows through, a sea lies beside, of a basin a province has only a part
THROUGH = ("江", "河", "海", "洋", "流域", "水系", "高原", "山脉")
WATERS = ("流域", "水系", "河系")  # 滦河水系|青山水库
LEVEL_ENDS = tuple("省市县区州盟旗")
SEATS = ("首府", "首都", "省会", "州府")
NEXT_TO = re.compile(r"(?:毗邻|邻近|靠近|紧邻|比邻|临近|来自|通往|开往|接壤|与|距|离)$")  # 毗邻北京的|承德
GENERIC = re.compile(
    r"[东西华]?[东西南北中]{1,2}(?:部|地区)?|[东南西北中]{1,2}[亚欧非美]|[亚欧非美]洲|亚太(?:地区)?|中东|拉美|半岛|[南北]极|自贸港|自贸区|自贸试验区|自贸实验区|(?:首个|首座|唯一|第一).*|(?:沿海|内陆|边境|北部|南部).*"
)


def find_places(draft: Draft, ontology: Ontology) -> list[Statement]:
    """Every pair of neighbours in a chain of places."""
    found = []
    text, entities = draft.article.text, draft.entities
    for sentence in draft.sentences:
        inside = draft.within(sentence)
        for n, (first, second) in enumerate(itertools.pairwise(inside)):
            chained = _chained(text, first, second, entities)
            within = second[0] if chained else _seat(text, first, second, entities)
            if within is not None and within != first[0]:
                found.append(_lies(draft, sentence, within, second[1], first))
            for key, m in _beside(text, first, second, inside[n + 2 :], entities) if chained else ():
                found.append(_lies(draft, sentence, key, m, first))
    return found + list(_houses(draft))


def _houses(draft: Draft) -> Iterator[Statement]:
    """阳朔县人民医院 lies in 阳朔县: a house that people go to, by the county, town or village it is named after."""
    places = {e.label: e for e in draft.entities.values() if e.named and e.cls in HOMES}
    seen: set[str] = set()
    for key, m in draft.mentions:
        house = draft.entities.get(key)
        if house is None or key in seen or not m.named or HOUSE.search(m.text) is None:
            continue
        seen.add(key)
        name = next((m.text[:n] for n in range(len(m.text) - 3, 2, -1) if m.text[:n] in places), None)
        sentence = draft.sentence_of(m) if name else None
        if name is not None and sentence is not None and m.end > m.start:
            outer = Mention(name, m.start, m.start + len(name), places[name].cls, "places.house")
            yield _lies(draft, sentence, key, m, (places[name].key, outer))


def _lies(draft: Draft, sentence: Sentence, inner: str, words: Mention, outer: tuple[str, Mention]) -> Statement:
    return make_statement(
        draft,
        sentence,
        subject=inner,
        relation="locatedIn",
        obj=outer[0],
        rule="places.chain",
        confidence=0.92,
        subject_span=(words.start, words.end),
        object_span=(outer[1].start, outer[1].end),
    )


def _beside(
    text: str,
    outer: tuple[str, Mention],
    inner: tuple[str, Mention],
    others: Sequence[tuple[str, Mention]],
    entities: Mapping[str, Entity],
) -> Iterator[tuple[str, Mention]]:
    """肥东县梁园镇、扬店乡: those that are listed behind the inner place, where no code says that they lie elsewhere."""
    if outer[1].end != inner[1].start:
        return
    end, code = inner[1].end, _code(entities[outer[0]])
    for key, m in others:
        place = entities.get(key)
        if (
            place is None
            or not (place.cls in LEVELS or m.text.endswith(STREETS) or ZONE.search(m.text))
            or not m.named
            or text[end : m.start] not in LISTED
        ):
            return
        zone = entities[inner[0]].cls == "County" and ZONE.search(m.text) is not None
        own, small = _code(place), zone or place.cls in ("Township", "Village", "Site")
        if (RANK[place.cls] != RANK[entities[inner[0]].cls] and not zone) or (
            own and not own.startswith(code.rstrip("0"))
        ):
            return
        if (not own and not small) or (place.key.count("@") and not place.key.endswith("@" + entities[outer[0]].label)):
            return
        if not code and not small:
            return
        yield key, m
        end = m.end


def _code(place: Entity) -> str:
    return dict(place.identifiers).get("gb2260", "")


def _seat(
    text: str, first: tuple[str, Mention], second: tuple[str, Mention], entities: Mapping[str, Entity]
) -> str | None:
    """江苏省|淮安市总工会: the place that the body's name begins with lies in the place before it."""
    outer, body = entities.get(first[0]), entities.get(second[0])
    if outer is None or body is None or outer.cls not in RANK or body.cls in RANK or first[1].end != second[1].start:
        return None
    found = [
        e
        for e in entities.values()
        if e.cls in RANK
        and RANK[outer.cls] < RANK[e.cls] <= 5
        and any(second[1].text.startswith(n) for n in (e.label, *e.aliases))
    ]
    return max(found, key=lambda e: (len(e.label), e.key)).key if found else None


def _officially(text: str, first: Mention, second: Mention) -> bool:
    """来自广东省|阳春市: a full name right before the next is no neighbour of its own."""
    return first.end == second.start and first.text.endswith(("省", "自治区", "市", "州", "县"))


def _apart(first: tuple[str, Mention], second: tuple[str, Mention], entities: Mapping[str, Entity]) -> bool:
    """Whether two places that are printed without their levels are, by their codes, none within the other."""
    if first[1].text.endswith(LEVEL_ENDS) or second[1].text.endswith(LEVEL_ENDS):
        return False
    codes = [_code(entities[key]) if key in entities else "" for key in (first[0], second[0])]
    return all(codes) and not codes[1].startswith(codes[0].rstrip("0"))


def _chained(
    text: str, first: tuple[str, Mention], second: tuple[str, Mention], entities: Mapping[str, Entity]
) -> bool:
    if second[1].text.startswith(("南极", "北极")):
        return False  # 中国|南极长城站: whose it is
    if text.startswith(("系统", "卫星", "导弹", "两地", "两市", "两省", "两国", "两县", "三地"), second[1].end):
        return False  # 俄罗斯|格罗纳斯系统, 香港|南浔两地
    if _apart(first, second, entities):
        return False  # 朝阳|高碑店: two short names of places that lie apart
    a, b = (entities[link[0]].cls if link[0] in entities else "" for link in (first, second))
    if second[1].rule == "organization.area":
        b = "Township" if second[1].text.endswith("街道") else "Village"  # its office acts, and lies there
    if a not in RANK or b not in RANK or not (first[1].named and second[1].named):
        return False
    between = text[first[1].end : second[1].start]
    of_waters = b == "Site" and first[1].text.endswith(WATERS)
    return (
        between in ("", "的", *SEATS)
        and (
            _officially(text, first[1], second[1])
            or NEXT_TO.search(text[max(0, first[1].start - 4) : first[1].start]) is None
        )
        and (
            RANK[a] < RANK[b]
            or of_waters
            or (a == b == "Village" and second[1].rule in HAMLETS)
            or (a == b == "Place" and between in SEATS)
        )
        and first[0] != second[0]
        and (RANK[a] <= 5 or of_waters)
        and not (b == "NaturalFeature" and second[1].text.endswith(THROUGH))
        and not (a == "Country" and _code(entities[second[0]]) and entities[first[0]].label != "中国")  # 英国北海
        and not GENERIC.fullmatch(second[1].text)
        and not (second[1].text.endswith(LINES) and between)  # 甲、乙的铁路
    )

"""Of which place those tell figures who speak for it: 云州市统计局, 韩国消防部门, 日本厚生劳动省, 青山县新闻发布会.

In: a clause that says who tells something, the entities of the article. Out: the place, for `owners`, or None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from kg.model import Entity
from kg.ontology import Ontology
from kg.statements.clauses import Clause
from kg.statements.items import begin_of
from kg.statements.sayings import BRANCHES, DEEDS
from kg.statements.subjects import CENTRAL, TELLING

__all__ = ["apart", "of_branches", "place_of", "tells_nation", "tells_place", "told_for"]

# somebody else, or a rule, of whom the sentence speaks
OTHERS = re.compile(
    "公司|集团|企业|银行|学校|医院|该|(?<!其)他|她|政府|规定|第[一二三四五六七八九十百\\d]+条|法院|乘客|耗资|如果|有的|某"
)
OFFICES = re.compile("统计局|调查总队|海关|税务局|气象局")
TRADE = re.compile(
    "工业|汽车|钢铁|石油|化工|纺织|旅游|物流|餐饮|电子|通信|互联网|保险|银行|证券|基金业|建材|机械|电力|煤炭|有色|轻工|食品|造纸|家电|家用电器|房地产|软件|医药|消费|快递|航运|船舶|连锁|百货|粮"
)
DIVISIONS = ("Country", "Province", "Prefecture", "County", "Township")
# 日本|厚生劳动省8日公布: a state's body that no mention covers
OFFICE = re.compile(
    "(?:[\u4e00-\u9fff]{1,10}?(?:部门?|当局|委员会|[省院厅局署委](?![长员])|央行|银行)|政府|警方|官方|央行|海关)(?=\\d|[今昨当]|日前|近日|最新|的?(?:数据|统计)|发布|公布|通报|宣布|统计)"
)


def place_of(label: str, entities: Mapping[str, Entity], ontology: Ontology) -> tuple[str, str] | None:
    """Key and name of the place that a body's or meeting's name begins with, the longest."""
    for e in sorted(entities.values(), key=lambda e: (-len(e.label), e.key)):
        names = [n for n in (e.label, *e.aliases) if len(n) >= 2]
        if e.named and ontology.is_a(e.cls, "Place") and any(label.startswith(n) for n in names):
            return e.key, e.label
    return None


def told_for(clause: Clause, text: str, entities: Mapping[str, Entity], ontology: Ontology) -> tuple[str, str] | None:
    """The place for which its authority, or a press conference of it, tells what follows."""
    for m in clause.mentions:
        if not m.named or m.key not in entities or m.governor not in ("", "from", "aside", "at", "by"):
            continue
        if m.cls == "Country" and OFFICE.match(text, m.end):
            return m.key, entities[m.key].label
        authority = ontology.is_a(m.cls, "GovernmentBody")
        if authority or (ontology.is_a(m.cls, "Meeting") and m.text.endswith("发布会")):
            place = place_of(entities[m.key].label, entities, ontology)
            if place is not None and any(ontology.is_a(entities[place[0]].cls, cls) for cls in DIVISIONS):
                return place
    return None


def tells_nation(clause: Clause, said: Set[str], entities: Mapping[str, Entity], ontology: Ontology) -> bool:
    """国家统计局公布, 中国纺织协会会长介绍: whether a national body, or its man, tells what is the country's."""
    for m in clause.mentions:
        label = entities[m.key].label if m.key in entities else m.text
        if not m.named or CENTRAL.match(label) is None:
            continue
        if ontology.is_a(m.cls, "GovernmentBody") and not said.isdisjoint(TELLING):
            return True
        if ontology.is_a(m.cls, "Association") and TRADE.search(label):
            return True
    return False


def tells_place(label: str, said: Set[str]) -> bool:
    """Whether a body of that name tells the figures of its place, not its own."""
    office = OFFICES.search(label) is not None and CENTRAL.match(label) is None
    return office and ("统计" in label or not said.isdisjoint(TELLING))


def of_branches(text: str, clause: int) -> bool:
    """青山集团在湘设有6家子公司，|职工2万人: whether the figures of a clause are of these; `clause` is where it begins."""
    return BRANCHES.search(text, begin_of(text, clause), clause) is not None


def apart(text: str, clause: int, at: int) -> bool:
    """Whether the figure at an offset is of the teller's own deeds or of somebody else; `clause` is where its clause begins."""
    return DEEDS.search(text[clause:at]) is not None or OTHERS.search(text, begin_of(text, at), at) is not None

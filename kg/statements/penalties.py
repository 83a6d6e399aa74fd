"""Figures of a person whom a court or a company tells of: terms, fines, bribes, shares held; fines of bodies.

In: a clause, the item of a figure. Out: who was punished as its owner, for `owners`; or that no other can be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item
from kg.statements.gatherings import Owner
from kg.statements.items import begin_of

__all__ = ["fine_of", "fined", "punished"]

TERM = re.compile("(?:有期徒刑|拘役|管制|剥夺政治权利|罚金|没收(?:其)?个人财产)(?:共计|共|合计|人民币)*$")
TAKEN = re.compile(
    "(?:被告人?|嫌疑人|贪污|受贿|行贿|挪用|侵占|骗取|诈骗|盗窃|(?:非法)?收受|索取|非法获利|敛财)[^，。；]{0,20}$"
)
HELD = re.compile("持有[^，。；]{0,12}$")
UNITS = frozenset("年 个月 CNY 股".split())
JOINED = ("、", "和", "及", "与")
FINE = re.compile(
    "(?:罚款|罚没款?|罚金|[被受]罚|处罚|没收(?:其)?违法所得|[并合计各]处|处以|[公该][司行]处)(?:金额|总额|人民币|合计|共计|累计|共|计|为|约|达|超过?|近|各)*$"
)
FINE_BEHIND = re.compile("(?:的)?(?:行政)?(?:罚款|罚金|罚单|处罚)(?!收入|总额|金额)")
CAUSE = re.compile("[^，。；]{0,4}(?:（[^）]*）)?[^，。；]{0,3}，?(?:因|由于|被|受到?|遭)")
# all the fines of a time are a figure of who fines
SUMMED = re.compile("累计|全年|[上下]半年|共(?:处|查|罚|作出|对)|\\d[\\d.]*[余多]?[件起宗家张笔]")
AUTHORITY = re.compile("人民银行|监管局|监督管理|管理局|税务局|海关|法院|检察院|网站|(?:日|晚)报|新闻")


def punished(
    clause: Clause, item: Item, mentions: Sequence[tuple[str, Mention]], text: str
) -> tuple[Owner | None, bool]:
    """The person last named in the sentence, if the figure is a person's; and whether it is."""
    unit = item.quantity.unit if item.quantity is not None else ""
    if unit not in UNITS:
        return None, False
    lead = text[clause.start : item.start]
    term = TERM.search(lead) is not None
    begin = begin_of(text, item.start)
    if not term and not (unit == "股" and HELD.search(lead)) and not (unit == "CNY" and TAKEN.search(lead)):
        return None, False
    behind = (link for link in reversed(mentions) if link[1].end <= item.start)
    within = (link for link in behind if link[1].start >= begin)
    person = next((link for link in within if link[1].named and link[1].cls == "Person"), None)
    if person is None:
        return None, term
    m = person[1]
    if text[m.start - 1 : m.start] in JOINED or re.match(r"[\d一二三四五六七八九十]+(?:个月|天)", text[item.end :][:6]):
        return None, True  # 甲、乙有期徒刑三年; 三年|六个月
    return _owner(clause, person), True


def fine_of(clause: Clause, item: Item, text: str) -> str:
    """What a sum that was paid as a punishment is: 罚款, 没收违法所得; "" for any other."""
    lead = text[clause.start : item.start]
    if item.quantity is None or item.quantity.unit != "CNY":
        return ""
    behind = FINE_BEHIND.match(text, item.end)
    if behind is None and (said := FINE.search(lead)) is not None and said.group().startswith("没收"):
        return "没收违法所得"
    if behind or FINE.search(lead):
        return "罚金" if "罚金" in lead[-6:] or (behind and "罚金" in behind.group()) else "罚款"
    return ""


def fined(
    clause: Clause, item: Item, mentions: Sequence[tuple[str, Mention]], text: str, ontology: Ontology
) -> tuple[Owner | None, bool]:
    """Who had to pay: 某局对|甲公司|处罚款3万元, |甲公司|因…被罚3万元; and whether the figure is a fine of one case."""
    if not fine_of(clause, item, text):
        return None, False
    lead = text[clause.start : item.start]
    begin = begin_of(text, item.start, "。\n；")
    if SUMMED.search(text, begin, item.start):
        return None, False
    said = [link for link in mentions if begin <= link[1].start and link[1].end <= item.start and link[1].named]
    payers = [link for link in said if _pays(link[1], ontology)]
    if "分别" in lead or lead.endswith("各"):
        return _each_of(clause, item, payers), True
    before = text[begin : item.start]
    towards = [m.end() + begin for m in re.finditer("(?:对|给予|责令)(?!此|于|上述|相关)", before)]
    to = next((link for link in reversed(payers) if link[1].start in towards), None)
    if to is None:
        to = next((link for link in reversed(payers) if CAUSE.match(text, link[1].end)), None)
    if to is None:
        return None, bool(towards) or (bool(said) and not payers)
    return _owner(clause, to), True


def _pays(m: Mention, ontology: Ontology) -> bool:
    """Whether a person or body may have been fined: no authority."""
    kinds = ("GovernmentBody", "PartyBody", "Media")
    body = ontology.is_a(m.cls, "Organization") and not any(ontology.is_a(m.cls, cls) for cls in kinds)
    return m.cls == "Person" or (body and AUTHORITY.search(m.text) is None)


def _each_of(clause: Clause, item: Item, payers: Sequence[tuple[str, Mention]]) -> Owner | None:
    """甲、乙因…，分别被罚|7万元: all those named before in the sentence, where one figure is told."""
    people = [link for link in payers if link[1].cls == "Person"]
    payers = people or payers
    if len(payers) < 2 or sum(i.kind == "quantity" for i in clause.items) > 1:
        return None
    row = tuple(Item("mention", m.text, m.start, m.end, key=key, cls=m.cls) for key, m in payers)
    return Owner(row[0].key, (row[0].start, row[0].end), None, 0.8, row[1:])


def _owner(clause: Clause, link: tuple[str, Mention]) -> Owner:
    key, m = link
    inside = m.start >= clause.start
    return Owner(key, (m.start, m.end) if inside else None, None if inside else f"上文的{m.text}", 0.85)

"""Figures of a person whom a court or a company tells of: terms, fines, bribes, shares held.

In: a clause, the item of a figure. Out: the person as its owner, for `owners`; or that no other can be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.model import Mention
from kg.statements.clauses import Clause, Item
from kg.statements.gatherings import Owner

__all__ = ["punished"]

TERM = re.compile("(?:有期徒刑|拘役|管制|剥夺政治权利|罚金|没收(?:其)?个人财产)(?:共计|共|合计|人民币)*$")
TAKEN = re.compile(
    "(?:被告人?|嫌疑人|贪污|受贿|行贿|挪用|侵占|骗取|诈骗|盗窃|(?:非法)?收受|索取|非法获利|敛财)[^，。；]{0,20}$"
)
HELD = re.compile("持有[^，。；]{0,12}$")
UNITS = frozenset("年 个月 CNY 股".split())
JOINED = ("、", "和", "及", "与")


def punished(
    clause: Clause, item: Item, mentions: Sequence[tuple[str, Mention]], text: str
) -> tuple[Owner | None, bool]:
    """The person last named in the sentence, if the figure is a person's; and whether it is."""
    unit = item.quantity.unit if item.quantity is not None else ""
    if unit not in UNITS:
        return None, False
    lead = text[clause.start : item.start]
    term = TERM.search(lead) is not None
    begin = max(text.rfind(mark, 0, item.start) for mark in "。\n") + 1
    if not term and not (unit == "股" and HELD.search(lead)) and not (unit == "CNY" and TAKEN.search(lead)):
        return None, False
    behind = (link for link in reversed(mentions) if link[1].end <= item.start)
    within = (link for link in behind if link[1].start >= begin)
    person = next((link for link in within if link[1].named and link[1].cls == "Person"), None)
    if person is None:
        return None, term
    key, m = person
    if text[m.start - 1 : m.start] in JOINED or re.match(r"[\d一二三四五六七八九十]+(?:个月|天)", text[item.end :][:6]):
        return None, True  # 甲、乙有期徒刑三年; 三年|六个月
    inside = m.start >= clause.start
    return Owner(key, (m.start, m.end) if inside else None, None if inside else f"上文的{m.text}", 0.85), True

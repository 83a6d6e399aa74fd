"""Figures of a row, each its own's: 城关区41家、河东区37家, 甲、乙两市分别为3亿元和5亿元.

In: a clause and the item of a figure. Out: the mention whose figure it is, for `owners`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from kg.model import Period, Quantity
from kg.statements.clauses import Clause, Item

__all__ = [
    "STRETCH",
    "acting_in_row",
    "adjoining",
    "each_of",
    "given_out",
    "has_part",
    "row_of",
    "rowed",
    "shared",
    "time_of",
]

EACH = frozenset("分别 依次 各自".split())
JOINED = frozenset("、 和 及 以及 与".split())
STRETCH = re.compile("(?:至|到|—)[^，。；]{2,12}?(?:区间|路段|段)")
BETWEEN = frozenset("、 和 及 以及 与 其中 包括 ， （ ）".split())


def adjoining(clause: Clause, item: Item, owns: Callable[[str], bool]) -> Item | None:
    """The name right before a number with nothing counted behind it: 云和县29家."""
    n = clause.items.index(item)
    name = clause.items[n - 1] if n else None
    if n > 2 and name is not None and name.text == "的" and clause.items[0].text == "其中":
        m = clause.items[n - 2]  # 其中包括|墨西哥城|的|45万辆
        return m if m.kind == "mention" and m.named and owns(m.cls) and n == len(clause.items) - 1 else None
    if (
        name is None
        or name.kind != "mention"
        or not name.named
        or not owns(name.cls)
        or name.governor not in ("", "by")
    ):
        return None
    before = clause.items[n - 2].text if n >= 2 else "，"
    after = clause.items[n + 1].text if n + 1 < len(clause.items) else "，"
    if before in JOINED and n >= 3 and not any(i.kind == "quantity" for i in clause.items[max(0, n - 7) : n - 2]):
        return None  # 建设甲广场、乙公园|2处: a row that the number closes
    return name if before in BETWEEN and after in BETWEEN else None


def acting_in_row(clause: Clause, item: Item, owns: Callable[[str], bool]) -> Item | None:
    """甲公司发行3亿元、乙公司|发行|1.5亿元: the one of a row of deeds, each with its own doer, verb and figure."""
    n = clause.items.index(item)
    if n < 4 or clause.items[n - 4].kind != "quantity" or clause.items[n - 3].text not in JOINED:
        return None
    doer, verb = clause.items[n - 2], clause.items[n - 1]
    acts = doer.kind == "mention" and doer.named and owns(doer.cls) and verb.tag in ("v", "vn")
    return doer if acts and any(i.text == verb.text for i in clause.items[: n - 3]) else None


def each_of(clause: Clause, item: Item, owns: Callable[[str], bool]) -> tuple[Item, ...]:
    """河西区和红桥区各7幢: the names of whom each has the figure; empty without 各 right before it."""
    n = clause.items.index(item)
    last = clause.items[n - 2] if n >= 2 and clause.items[n - 1].text == "各" else None
    if last is None or last.kind != "mention" or last.group < 0:
        return ()
    row = tuple(m for m in clause.items[: n - 1] if m.kind == "mention" and m.group == last.group)
    return row if len(row) > 1 and all(m.named and owns(m.cls) for m in row) else ()


def row_of(clause: Clause, item: Item, owns: Callable[[str], bool]) -> tuple[Item, ...]:
    """The names in a row before the figures that 分别 gives out, in order; empty where it gives out none."""
    each = _each(clause, item)
    if each is None:
        return ()
    names = [i for i in clause.items if i.kind == "mention" and i.named and owns(i.cls) and i.end <= each.start]
    names = [i for i in names if i.governor != "to"]  # 向|甲会、乙会|分别捐赠: who gets it
    if clause.items[0].cls == "Company" or clause.items[0].tag in ("ORG", "nt"):
        names = [i for i in names if i.governor != "at"]  # 青山公司|在甲省、乙省|营收分别为…
    last = [i for i in names if i.group == names[-1].group] if names else []
    return tuple(last) if len(last) > 1 else ()


def shared(clause: Clause, item: Item, row: Sequence[Item]) -> Item | None:
    """The one of a row whose figure it is: as many figures as names, in the same order."""
    each = _each(clause, item)
    if each is None:
        return None
    figures = [i for i in clause.items if i.kind == "quantity" and i.start >= each.end]
    return row[figures.index(item)] if len(figures) == len(row) and item in figures else None


def time_of(clauses: Sequence[Clause], place: int, item: Item) -> Period | None:
    """The year of a figure of a row: 2021年、2022年分别为3亿元、4亿元; 2020年至2022年分别为…."""
    clause = clauses[place]
    each = _each(clause, item)
    if each is None:
        return None
    figures = [i for i in clause.items if i.kind == "quantity" and i.start >= each.end]
    before = [*(clauses[place - 1].items if place else ()), *clause.items]
    times = [i.period for i in before if i.end <= each.start and i.period is not None and i.period.iso]
    if item not in figures or len(figures) < 2 or not times:
        return None
    n, span = figures.index(item), (times[-1].iso or "").split("/")
    if len(times) == len(figures):
        return times[n]
    years = int(span[-1][:4]) - int(span[0][:4]) + 1 if all(len(part) == 4 for part in span) else 0
    if len(times) != 1 or len(span) != 2 or years != len(figures):
        return None
    year = int(span[0]) + n
    return replace(times[0], iso=str(year), first=date(year, 1, 1), last=date(year, 12, 31), kind="time")


def given_out(clause: Clause) -> bool:
    """Whether a clause gives its figures out one by one: 甲、乙分别捐款50万元和30万元."""
    return any(i.kind == "word" and i.text in EACH for i in clause.items)


def has_part(later: Sequence[Clause], owner: str, total: Quantity) -> bool:
    """共有71名患者，|其中甲院45名、乙院26名: a total is none of those to whom its parts are given."""
    if not later or not later[0].items or later[0].items[0].text != "其中":
        return False
    pairs = [p for clause in later for p in pairwise(clause.items)]
    return any(a.key == owner and b.quantity is not None and b.quantity.unit == total.unit for a, b in pairs)


def rowed(clauses: Sequence[Clause], item: Item) -> bool:
    """甲区有9幢、|乙区|3幢: whether another figure in the same unit stands in the sentence."""
    others = (i.quantity for c in clauses for i in c.items if i.quantity is not None and i is not item)
    return item.quantity is not None and any(q.unit == item.quantity.unit for q in others)


def _each(clause: Clause, item: Item) -> Item | None:
    """The word that gives the figures of a row out."""
    return next((i for i in clause.items if i.kind == "word" and i.text in EACH and i.end <= item.start), None)

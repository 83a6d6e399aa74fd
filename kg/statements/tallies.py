"""How many there are of the objects of a clause, and whom they cover: 签订合同620份, 覆盖职工3000人.

In: the items beside a trigger and its objects. Out: quantities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.model import Quantity
from kg.statements.clauses import Item
from kg.statements.cues import RELATIVE, VERB
from kg.statements.vocabulary import JOINTS

__all__ = ["counts_of", "covered_of"]

MEASURES = frozenset("% 岁 周岁 年 个月 天 小时 分钟 公里 米 度 ℃".split())  # count nothing: 一名6岁的|患儿
# what stands between the counted and its number: 职工（农民工）9万人次, 合同累计620份
COUNTING = re.compile(r"[（(][^（）()]{1,12}[）)]|(?:共计|总计|累计|合计|共|达到?|已|约|近|超){1,3}")


def counts_of(items: Sequence[Item], targets: Sequence[Item]) -> tuple[Quantity | None, ...]:
    """How many there are of each of several; one number alone counts them all."""
    own = tuple(_count_of(items, target) for target in targets)
    known = [q for q in own if q is not None]
    return (known[0],) * len(own) if len(known) == 1 else own


def _count_of(items: Sequence[Item], target: Item) -> Quantity | None:
    """The quantity that counts the object: the nearest right before it, or one right behind it."""
    found: list[tuple[int, Quantity]] = []
    for item in items:
        q = item.quantity
        if q is None or q.money or q.unit in MEASURES:
            continue
        between = "".join(i.text for i in items if target.end <= i.start and i.end <= item.start)
        if 0 <= target.start - item.end <= 12 and not _of_others(items, item, target):
            found.append((target.start - item.end, q))
        elif (0 <= item.start - target.end <= 2 and between not in JOINTS) or COUNTING.fullmatch(between):
            found.append((item.start - target.end, q))
    return min(found, key=lambda f: f[0])[1] if found else None


def _of_others(items: Sequence[Item], number: Item, target: Item) -> bool:
    """48所|小学|的|学生, 18个|部门|组成|的|小组: the number of the schools, not of the pupils."""
    unit = number.quantity.unit if number.quantity is not None else ""
    between = [i for i in items if number.end <= i.start and i.end <= target.start]
    if any(a.tag in VERB and b.text in RELATIVE for a, b in pairwise(between)):
        return True
    return unit in ("所", "家", "座", "支", "项") and any(i.text in RELATIVE for i in between)


def covered_of(items: Sequence[Item], target: Item) -> Quantity | None:
    """How many people what was counted covers: 、覆盖职工41200人 behind it."""
    for n, item in enumerate(items):
        verbs = [i.text for i in items[max(0, n - 3) : n]]
        if item.quantity is not None and item.start > target.end and {"覆盖", "惠及", "涉及"} & set(verbs):
            return item.quantity
    return None

"""Glosses: what stands in brackets right behind a name and says only what else it is called, or which one it is.

In: the items of a sentence. Out: the same without glosses, so that 甲馆（乙馆）、丙会主办 is a list as without them.
A bracket that holds a person, a time, a number, a verb or a pause says more, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.statements.items import Item

__all__ = ["glosses", "without_glosses"]

OPENING, CLOSING = frozenset("（("), frozenset("）)")
CODE = re.compile(r"[A-Z]{0,4}[.:：]?\d{5,6}(?:\.[A-Z]{2})?")  # 600123, 600000.SH
LONGEST = 12  # items in a gloss; longer brackets read were sentences of their own
SAYING = frozenset("简称 下称 统称 全称 原名 又称 原 即 以下 以下简称".split())
SITUATED = frozenset("位于 地处 坐落 距离 距 临近 靠近 毗邻 原 现 今 原名 现为".split())
MORE = frozenset("v vd p d r PER u".split())


def without_glosses(items: Sequence[Item]) -> Sequence[Item]:
    """The items of a sentence, the brackets behind names of bodies and events left out."""
    if not any(item.text in OPENING for item in items):
        return items
    kept: list[Item] = []
    i = 0
    while i < len(items):
        end = _closes(items, i) if items[i].text in OPENING and kept and _glossed(kept[-1], items[i]) else 0
        if end:
            i = end + 1
        else:
            kept.append(items[i])
            i += 1
    return kept


def _glossed(before: Item, opening: Item) -> bool:
    near = before.kind == "mention" and before.end == opening.start
    return near and before.cls not in ("Person", "Group", "Document")


def _coded(items: Sequence[Item], i: int) -> bool:
    """Whether the word behind item i is the code of a listed company, with which a bracket closes."""
    code = items[i + 1 : i + 3]
    return len(code) == 2 and CODE.fullmatch(code[0].text) is not None and code[1].text in CLOSING


def _closes(items: Sequence[Item], opened: int) -> int:
    """Where the bracket closes that is opened here, if it holds a gloss; else 0."""
    for i in range(opened + 1, min(opened + LONGEST, len(items))):
        item = items[i]
        if item.text in CLOSING:
            return i
        if item.text in "，：；" and _coded(items, i):
            continue  # （中江国际，600123）
        says_more = (item.kind == "period" or item.quantity is not None) and not _coded(items, i - 1)
        says_more = says_more or item.cls in ("Person", "Award")
        if says_more or (item.kind == "word" and item.tag in MORE and item.text not in SAYING):
            return 0
        if item.text in "，。；：！？":
            return 0
    return 0


def glosses(items: list[Item], i: int) -> bool:
    """Whether a name stands alone in a bracket behind another: 青山站（铁路局货运部）、…"""
    bracketed = 1 < i < len(items) - 1 and items[i - 1].text == "（" and items[i + 1].text == "）"
    if bracketed and items[i - 2].kind == "mention":
        return True
    opened = max((n for n in range(i) if items[n].text == "（"), default=-1)  # 大河村（位于|青龙河|附近）
    return (
        0 < opened < i - 1
        and items[opened + 1].text in SITUATED
        and items[i].cls != "Person"
        and all(item.text != "）" for item in items[opened:i])
    )

"""Of what part of a place a sentence goes on to tell: 全国乡镇企业…，|亏损额600亿元: of the 乡镇企业, not of the country.

In: the clauses of a sentence, in order. Out: the words that stand before what each figure measures, for `measures`.
"""

from __future__ import annotations

import re

from kg.statements.clauses import Clause, Item
from kg.statements.indicators import LENGTH
from kg.statements.vocabulary import NOMINAL

__all__ = ["Theme"]

# what stands before the noun phrase of a clause: 去年|我国|航空工业, 其中|集体企业
OPENING = frozenset(
    "全国 我国 全省 全市 全县 全区 全州 我省 我市 我县 我区 其中 目前 现在 据悉 据统计 据介绍 的".split()
)
# trades, kinds of bodies and kinds of people: a part of a place that has figures of its own
PART = re.compile(
    r"(?:业|企业|银行|院校|学校|高校|中学|小学|机关|系统|单位|公司|商场|医院|法院|检察院|检察机关|工会|团体|职工|工人|农民|居民|干部|教师|学生|青年|妇女|儿童|老人|人员|代表|党员|委员|家庭|农户|军人|官兵|住房建设|地区|农村|城镇)$"
)
GREW = re.compile("回落|增长|下降|上升|发展|回升|减少|增加|提高|扩大")
LEVEL = re.compile("^(?:全国|我国|全[省市县区州]|各类|各级|广大)+")
VERBAL = re.compile("获得|加上|取得|成为|参加|拥有|包括|来自|关于|根据|作为")
LEAST = 4  # characters of a phrase that says of what it is


class Theme:
    """Reads the clauses of one sentence."""

    def __init__(self) -> None:
        self.words = ""
        self.closed = False  # whether a semicolon stands before the clause

    def read(self, clause: Clause) -> None:
        """Takes up the noun phrase that a clause opens with, where it names a part of its place; else keeps the last."""
        if self.closed or any(m.named and m.governor == "" and m.head for m in clause.mentions):
            self.words = ""
        self.closed = clause.pause in ("；", ";")
        phrase = _opening(clause)
        if phrase:
            self.words = phrase

    def of(self, indicator: str) -> str:
        """The indicator of a figure in the clause last read, with the theme before it where it does not name it itself."""
        if not self.words or not indicator or _shares(self.words, indicator):
            return indicator
        return self.words + indicator if len(self.words) + len(indicator) <= LENGTH else indicator


def _opening(clause: Clause) -> str:
    """全国|城镇教职工住房建设|共投资; "" where the phrase is no part of a place."""
    items = clause.items
    n = 0
    while n < len(items) and (items[n].kind == "period" or _opens(items[n])):
        n += 1
    first = n
    while n < len(items) and (
        (items[n].kind == "word" and (items[n].tag in NOMINAL or (n == first and items[n].tag in ("a", "b"))))
        or (items[n].kind == "mention" and not items[n].named and items[n].governor == "")
    ):
        n += 1
    after = items[n] if n < len(items) else None
    acts = after is not None and (after.tag in ("v", "vd", "d", "ad", "a", "p") or after.text == "的")
    while n - 1 > first and items[n - 1].tag == "vn" and GREW.fullmatch(items[n - 1].text):
        n -= 1  # 集体工业|回落|大
    phrase = "".join(item.text for item in items[first:n])
    if not acts or not LEAST <= len(phrase) <= LENGTH // 2:
        return ""
    return LEVEL.sub("", phrase) if PART.search(phrase) and not VERBAL.match(phrase) else ""


def _opens(item: Item) -> bool:
    return item.text in OPENING or (
        item.kind == "mention" and item.cls in ("Country", "Province", "Prefecture", "County")
    )


def _shares(theme: str, indicator: str) -> bool:
    """Whether an indicator names its theme: two characters in a row of both."""
    return any(theme[k : k + 2] in indicator for k in range(len(theme) - 1))

"""The time that a figure holds for.

In: the clauses of a sentence, a figure in them. Out: the time told before it in its sentence, else the last one of the
paragraph that a row of figures began with; none where the figure is of another time (此后, 以来, 年均).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.model import Period
from kg.statements.clauses import Clause, Item
from kg.statements.cues import aside
from kg.statements.dates import founded, of_work
from kg.statements.indicators import COMPARED, base_of
from kg.statements.shares import time_of
from kg.statements.subjects import SPEAKER
from kg.statements.told import compared_with

__all__ = ["Times", "own_time"]

SEMICOLONS = ("；", ";")
CARRIED = ("time", "range", "until")
# what comes in during a time, and not on the day up to which the sentence before counts: 截至6月末…。保费收入|450亿元
FLOWS = re.compile("(?:收入|支出|产值|增加值|产量|销量|销售额|利润|营收|投资|进出口|赔付)$")
SINCE = re.compile(
    "自从?[^，。；]{2,10}(?:来|起|后|开始)，|自从?[^，。；]{2,10}起|以来"
)  # 自1995年来，共…: not of 1995 alone
LONG_SINCE = re.compile("[^，。；\\d]{1,12}以来")  # 去年6月|上线以来
BEGUN = re.compile("自(?:开工|开建|投产|开通|成立|运营|启动|上线)(?:以来)?(?:累计|共|已)")
AFTERWARDS = re.compile("此后|之后|随后|后来|其后|从此")
WEEKDAY = re.compile("(?:周|星期)[一二三四五六日天][，\u4e00-\u9fff]")  # 截至周五收盘: of no day told before
DAY = re.compile("[日号天周晨晚]|星期|[上下中]午")  # of a day one sentence tells; a quarter's figures fill a paragraph
YEARLY = re.compile("年均|年平均|平均每年")  # of no time told before; nor is 该中心成立以来 of 去年8月


class Times:
    """The times of an article's figures; remembers that of a row of figures from sentence to sentence."""

    def __init__(self, text: str, base: date | None):
        self.text, self.base = text, base
        self.period: Period | None = None

    def begin(self, *, paragraph: bool) -> None:
        """A sentence begins; a paragraph's figures are of no time told before it."""
        if paragraph:
            self.period = None

    def of(self, clauses: Sequence[Clause], place: int, i: int, indicator: str) -> Period | None:
        """The time in the sentence, else the last one of the paragraph that a row of figures began with."""
        text, start = self.text, clauses[place].items[i].start
        each = time_of(clauses, place, clauses[place].items[i]) or compared_with(text, clauses[place], i)
        if each is not None:
            return each
        anew = next((k for k in range(place, -1, -1) if AFTERWARDS.match(text, clauses[k].start)), None)
        row, base = clauses[anew or 0 :], base_of(clauses[place].items, i)
        found = own_time(clauses[place], i) or self._period(row, place - (anew or 0), start, base)
        if found is not None and BEGUN.search(text, max(found.end, clauses[place].start), start) is not None:
            return None  # 本年完成24亿元，自开工|累计完成120亿元
        if found is not None and found.kind in CARRIED and not self._bracketed(clauses[0].start, start):
            self.period = found
        if found is not None or self.period is None:
            return found
        since = (
            anew is not None
            or SINCE.search(text, clauses[0].start, start) is not None
            or YEARLY.search(text, clauses[place].start, start) is not None
            or WEEKDAY.search(text, self.period.end, start) is not None
            or DAY.search(self.period.text) is not None
            or (self.period.kind == "until" and FLOWS.search(indicator) is not None)
        )
        return None if since else self.period

    def _bracketed(self, begun: int, at: int) -> bool:
        """312亿元（上年同期290亿元）: what is in brackets is told in passing."""
        before = self.text[begun:at]
        return before.count("（") > before.count("）")

    def _period(self, clauses: Sequence[Clause], place: int, start: int, base: int | None) -> Period | None:
        """The time that a figure holds for: the last one before it in the sentence, 截至 included, but that of its base.

        Behind a semicolon it is that of the first figure of the part before: 7月出口3亿元，1—7月20亿元；|进口2亿元.
        """
        last = place
        for k in range(place, -1, -1):
            if k < place and clauses[k].pause in SEMICOLONS:
                last = k
            found = self._in_clause(clauses, k, place, start, base)
            if found is not None and last < place:
                begin = next((j + 1 for j in range(last - 1, -1, -1) if clauses[j].pause in SEMICOLONS), 0)
                figures = ((j, i) for j in range(begin, last + 1) for i in clauses[j].items if i.kind == "quantity")
                head = next(figures, None)
                return self._period(clauses, head[0], head[1].start, None) if head is not None else found
            if found is not None:
                return found
        return None

    def _in_clause(self, clauses: Sequence[Clause], k: int, place: int, start: int, base: int | None) -> Period | None:
        """The last time of clause `k` that the figure at `start` of clause `place` can hold for."""
        if k < place and self.text.startswith(("而", "但"), clauses[k].start):
            return None  # ，而上半年下降7%；|…
        spoken = self._spoken(clauses, k)
        for n, i in reversed(list(enumerate(clauses[k].items))):
            p = i.period
            if p is None or i.start >= start or p.kind == "base" or self._passing(p, i, start):
                continue
            if k == place and base is not None and n > base:
                continue
            if k < place and (founded(clauses[k].items, n) or of_work(clauses[k].items, n)):
                continue
            compared = n and clauses[k].items[n - 1].text in COMPARED and p.kind != "range"  # 从2001年到2006年
            if compared or aside(clauses[k].items, n, start):
                continue
            if p.kind == "now" and self.base is not None:
                return replace(p, iso=self.base.isoformat()[:7], first=None, last=self.base)
            known = self.period is not None and p.text in self.period.text  # 2023年第二季度 … 第二季度
            if not p.iso and self.base is None and p.kind in ("now", "time", "range") and not known:
                return p  # of a day that nobody knows, and not of the time told before
            if p.iso and not (spoken and len(p.iso) == 10):  # the day on which it was told is not the figure's
                return p
        return None

    def _passing(self, period: Period, item: Item, start: int) -> bool:
        """恢复至|2019年同期|的101%, 自|7月28日|台风登陆以来: what is compared with, since when."""
        before = self.text[item.start - 1 : item.start]
        if period.text.endswith("同期"):
            return before in tuple("至到较比于过")
        if LONG_SINCE.match(self.text, item.end) or period.text.endswith("起"):
            return True
        if before == "自" and "/" not in (period.iso or ""):
            return True
        since = SINCE.search(self.text, item.start - 2, start)
        return since is not None and since.start() < item.start and "/" not in (period.iso or "")

    @staticmethod
    def _spoken(clauses: Sequence[Clause], k: int) -> bool:
        """Whether a clause says who told the figures and when: 8月9日，统计局发布消息."""
        if {item.text for item in clauses[k].items} & SPEAKER:
            return True
        alone = all(item.kind == "period" or item.tag in ("w", "p", "f") for item in clauses[k].items)
        after = clauses[k + 1] if k + 1 < len(clauses) else None
        return alone and after is not None and bool({item.text for item in after.items} & SPEAKER)


def own_time(clause: Clause, i: int) -> Period | None:
    """2012年的1.1万亿元: the time right before the figure at item `i`."""
    items = clause.items
    at = i - 2 if i >= 2 and items[i - 1].text == "的" else i - 1
    near = items[at] if at >= 0 else None
    shared = 0 < at < i - 1 and items[at - 1].text.endswith(("到", "至", "达"))
    if shared and items[at].text.endswith("同期"):
        return None  # 恢复到|2019年同期的|120%: what it is a share of
    return near.period if near is not None and near.period is not None and near.period.iso else None

"""A time that was read: its first and last day, its ISO form at the precision of the text, its place.

In: numbers of years, months and days, and the match that they were read from; the Setting that relative times are
read against. Out: Found, or None for 2月30日.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from kg.mentions.numerals import parse_number

__all__ = [
    "COMPARED",
    "YEARS",
    "Found",
    "Setting",
    "day_of",
    "days_between",
    "in_passing",
    "month_of",
    "months_between",
    "of_history",
    "read_year",
    "unknown",
    "year_of",
    "years_between",
]

HISTORY = 80  # characters between two times of a life
YEARS = r"(?:(?<!\d)(?:1[5-9]|20)\d{2}年度?(?!历史|的历史|以上)|[一二][〇零○一二三四五六七八九]{3}年)"
NEAR_YEARS = {"今年": 0, "本年度": 0, "本年": 0, "去年": -1, "上年": -1, "上年度": -1, "前年": -2, "明年": 1}


COMPARED = re.compile(r"(?:比|较|相比|相较|高于|低于|超过|多于|少于)$")


@dataclass(frozen=True, slots=True)
class Found:
    """A time before ranges are joined and its kind is settled."""

    first: date | None
    last: date | None
    iso: str | None
    start: int
    end: int
    kind: str = "time"
    dated: bool = False  # its year is said

    def later(self) -> Found:
        """The same days a year on."""
        return self._moved(1)

    def earlier(self, start: int, end: int) -> Found:
        """The same days a year before, as a base of comparison."""
        return replace(self._moved(-1), start=start, end=end, kind="base")

    def _moved(self, years: int) -> Found:
        iso = "/".join(f"{int(p[:4]) + years}{p[4:]}" for p in (self.iso or "").split("/"))
        first, last = (_shifted(d, years) for d in (self.first, self.last))
        return replace(self, first=first, last=last, iso=iso or None)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a relative time is read against."""

    text: str
    base: date | None
    last: Found | None  # the time named before

    @property
    def year(self) -> int | None:
        """The paper's."""
        return self.base.year if self.base else None

    def named(self, start: int) -> Found | None:
        """The time named before in the same sentence."""
        if self.last is None or self.last.first is None or re.search(r"[。！？\n]", self.text[self.last.end : start]):
            return None
        return self.last


def in_passing(text: str, point: Found) -> bool:
    """较|6月|增加, “…2021年度|好书”: a base, or the year in a name, to which no later time belongs."""
    before = text[max(0, point.start - 24) : point.start]
    named = text[point.end - 2 : point.end] == "年度" and before.rfind("“") > before.rfind("”")
    return named or COMPARED.search(before[-3:]) is not None


def of_history(last: Found, m: re.Match[str], at: Setting) -> bool:
    """1925年3月，他当选…。|4月，他赴云南: whether a life or history is told from sentence to sentence."""
    if not m.group().endswith(("月", "月份")) or len(last.iso or "") < 7:
        return False
    near = at.text[last.end : m.start()]
    begins = near.endswith(("。", "；")) and at.text.startswith("，", m.end())
    long_ago = last.first is not None and at.year is not None and last.first.year < at.year - 1
    opens = at.text[max(0, last.start - 1) : last.start] in ("", "。", "；", "，", "\n") and near.startswith("，")
    return begins and opens and long_ago and last.dated and near.count("。") <= 1 and len(near) < HISTORY


def _shifted(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    return day.replace(year=day.year + years, day=min(day.day, monthrange(day.year + years, day.month)[1]))


def unknown(m: re.Match[str]) -> Found:
    """A time to which no date can be given."""
    return Found(None, None, None, m.start(), m.end())


def _said(m: re.Match[str]) -> bool:
    groups = m.groupdict()
    return any(groups.get(name) for name in ("year", "y", "a"))


def year_of(year: int, m: re.Match[str]) -> Found:
    """A year."""
    return Found(date(year, 1, 1), date(year, 12, 31), f"{year}", m.start(), m.end(), dated=_said(m))


def years_between(first: int, last: int, m: re.Match[str]) -> Found:
    """Years from the first to the last."""
    return Found(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}", m.start(), m.end(), "range", _said(m))


def month_of(year: int, month: int, m: re.Match[str]) -> Found:
    """A month."""
    return Found(
        date(year, month, 1), _month_end(year, month), f"{year}-{month:02}", m.start(), m.end(), dated=_said(m)
    )


def months_between(year: int, first: int, last: int, m: re.Match[str]) -> Found:
    """Months from the first to the last, over the end of the year where the last comes first."""
    over = year + (last < first)
    begin, end = date(year, first, 1), _month_end(over, last)
    return Found(begin, end, f"{year}-{first:02}/{over}-{last:02}", m.start(), m.end(), "range", _said(m))


def day_of(year: int, month: int, day: int, m: re.Match[str]) -> Found | None:
    """A day; None where the calendar has none such."""
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return Found(when, when, when.isoformat(), m.start(), m.end(), dated=_said(m))


def days_between(year: int, month: int, first: int, last: int, m: re.Match[str]) -> Found | None:
    """Days of one month; None where the calendar has none such or the last comes first."""
    try:
        begin, end = date(year, month, first), date(year, month, last)
    except ValueError:
        return None
    if end <= begin:
        return None
    return Found(begin, end, f"{begin}/{end}", m.start(), m.end(), "range", _said(m))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def read_year(words: str | None, at: Setting, start: int) -> int | None:
    """The number of 2022年, 二〇二二年, 去年 or 同年."""
    if words is None:
        return None
    if re.match(r"\d{4}", words):
        return int(words[:4])
    if words in ("当年", "同年", "次年", "翌年"):
        last = at.last.first.year if at.last and at.last.first else None
        return last + (words in ("次年", "翌年")) if last else None
    if words in NEAR_YEARS:
        return at.year + NEAR_YEARS[words] if at.year else None
    number = parse_number(words.rstrip("度年"))
    return int(number) if number is not None and 1500 <= number <= 2100 else None

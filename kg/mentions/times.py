"""Times: absolute, relative to the paper's date, spans, parts of a year, plan periods; precision never invented.

In: a text and its base date (None: relative forms stay open). Out: Period values in text order.
ISO forms: 2022, 2022-06, 2022-06-03, FIRST/LAST.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.mentions.numerals import parse_number
from kg.model import Period

__all__ = ["find_periods"]

N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
YEARS = r"(?:(?:19|20)\d{2}年度?|[一二]〇?[〇零一二三四五六七八九]{3}年)"
RELATIVE_YEAR = r"今年|本年度?|去年|上年|明年|前年|当年|同年|次年"
MONTH = rf"{N}月份?"
DAY = rf"{N}[日号]"
DAYTIME = r"(?:上午|下午|晚上|晚间|凌晨|清晨|中午|傍晚|晚|当晚)?"
ABSOLUTE = re.compile(
    rf"(?:(?P<year>{YEARS}|{RELATIVE_YEAR})的?(?:(?P<month>{MONTH})(?:(?P<day>{DAY})|(?P<mpart>初|底|末|[上中下]旬|中旬))?|(?P<part>上半年|下半年|前三季度|前[一二三]季度|第?[一二三四]季度|年初|年底|年末|初|底|末)|(?:1[-－—至到]|前)(?P<m2>{N})个?月)?|(?:(?<!\d)1[-－—至到]|(?<![提之此以目])前)(?P<m3>{N})个?月份?|(?P<month2>{MONTH})(?:(?P<day2>{DAY})|(?P<mpart2>初|底|末|[上中下]旬))?|(?P<part2>上半年|下半年|前三季度|第?[一二三四]季度(?!度)|今年以来|年初|年底|年末))(?P<since>以来|起)?{DAYTIME}"
)
LONE_DAY = re.compile(
    rf"(?<![\d月.、至到第\-—~～一二三四五六七八九十每初])(?P<day>(?:[12]?\d|3[01]))[日](?!报|本|程|元|常|益|用|期|内|游|均|前|后|子|照|夜|\d){DAYTIME}"
)
WORDS = re.compile(
    r"今天|今日|今早|昨天|昨日|昨晚|前天|前日|明天|明日|本月|上月|上个月|下月|本周|上周|当天|当日|当晚|同日|次日|近日|日前|近期|目前|近年来|连日来|最近|不久前|今后|“?十[一二三四五]五”?(?:规划)?(?:时期|期间|末|以来|开局)?|党的十[八九]大以来|党的二十大以来|“五一”|五一劳动节|“十一”|国庆节|元旦|“六一”"
)
RANGE_JOINT = re.compile(r"^(?:至|到|—|－|-|–|～|~|——)(?:今年|当年|同年|次年|明年)?")
PLAN = {
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}
FESTIVAL = {
    "“五一”": (5, 1),
    "五一劳动节": (5, 1),
    "“十一”": (10, 1),
    "国庆节": (10, 1),
    "元旦": (1, 1),
    "“六一”": (6, 1),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A time before ranges are joined."""

    first: date | None
    last: date | None
    iso: str | None
    start: int
    end: int
    kind: str = "time"


def find_periods(text: str, base: date | None) -> tuple[Period, ...]:
    """Every time of a text; offsets are code points into it.

    >>> [p.iso for p in find_periods("4月1日至7月10日开展，今年3月部署，昨日召开", date(2022, 8, 5))]
    ['2022-04-01/2022-07-10', '2022-03', '2022-08-04']
    """
    points = _points(text, base)
    joined: list[Found] = []
    for point in points:
        gap = text[joined[-1].end : point.start] if joined else ""
        if (
            joined
            and RANGE_JOINT.fullmatch(gap)
            and joined[-1].iso
            and point.iso
            and "/" not in joined[-1].iso + point.iso
        ):
            joined[-1] = _range(joined[-1], point)
        else:
            joined.append(point)
    return tuple(_period(text, point) for point in joined)


def _range(first: Found, second: Found) -> Found:
    return Found(first.first, second.last, f"{first.iso}/{second.iso}", first.start, second.end, "range")


def _period(text: str, found: Found) -> Period:
    before = text[max(0, found.start - 2) : found.start]
    after = text[found.end : found.end + 3]
    kind = found.kind
    if kind == "time":
        if re.search(r"(?:截至|截止)$", before):
            kind = "until"
        elif re.search(r"(?:到|至)$", before):
            kind = "deadline"
        elif (
            after.startswith("以来")
            or text[found.start : found.end].endswith(("以来", "起"))
            or re.search(r"自$", before)
        ):
            kind = "since"
    return Period(found.first, found.last, found.iso, text[found.start : found.end], found.start, found.end, kind)


def _points(text: str, base: date | None) -> list[Found]:
    found: list[Found] = []
    year = base.year if base else None
    context: tuple[int | None, int | None, int | None] = (year, None, None)  # the last year, month and day named
    matches = [(m, _absolute) for m in ABSOLUTE.finditer(text)] + [(m, _lone_day) for m in LONE_DAY.finditer(text)]
    matches += [(m, _word) for m in WORDS.finditer(text)]
    end = 0
    for match, read in sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() < end or not match.group():
            continue
        point, context = read(text, match, base, context)
        if point is not None:
            found.append(point)
            end = match.end()
    return found


Context = tuple[int | None, int | None, int | None]
Reader = Callable[[str, re.Match[str], date | None, Context], tuple[Found | None, Context]]


def _absolute(text: str, m: re.Match[str], base: date | None, context: Context) -> tuple[Found | None, Context]:
    year = _year(m["year"], base, context)
    month = _number(m["month"] or m["month2"])
    day = _number(m["day"] or m["day2"])
    part = m["part"] or m["part2"]
    first = m["m2"] or m["m3"]  # 前7个月, 1—7月: from January on
    if m["year"] is None and m["month2"] is None and part is None and first is None:
        return None, context
    if month is not None and not 1 <= month <= 12:
        return None, context
    if m["year"] is None and month is not None and re.match(r"(?:龄|薪|租|均|度|嫂|饼|球|光|亮)", text[m.end() :]):
        return None, context
    if year is None and m["year"] is None:
        year = _open_year(base, context, month, day, text, m)
    if part == "今年以来":
        return _whole_year(base.year if base else None, m), context
    if first and year is not None:
        return _months(year, 1, _number(first + "月") or 12, m), (year, None, None)
    if year is None:
        return Found(None, None, None, m.start(), m.end(), "time"), (None, month, day)
    if part:
        return _part(year, part, m), (year, None, None)
    return _calendar(year, month, day, m), (year, month, day)


def _open_year(
    base: date | None, context: Context, month: int | None, day: int | None, text: str, m: re.Match[str]
) -> int | None:
    """The year of a month without one: the paper's, or the one before where that would lie in the future."""
    if base is None:
        return None
    named = context[0] if context[0] is not None else base.year
    if (
        named != base.year
        and re.search(r"(?<!截)[，、至到~～—]$", text[max(0, m.start() - 2) : m.start()])
        and "。" not in text[max(0, m.start() - 24) : m.start()]
    ):
        return named
    if month is not None and re.search(
        r"(?:将|拟|计划|预计|到|至|即将|，定于|于)$", text[max(0, m.start() - 3) : m.start()]
    ):
        return base.year
    return base.year - 1 if month is not None and month > base.month + 4 else base.year


def _year(words: str | None, base: date | None, context: Context) -> int | None:
    if words is None:
        return None
    if re.match(r"\d{4}", words):
        return int(words[:4])
    number = parse_number(words.rstrip("度年")) if words[0] in "一二" else None
    if number is not None:
        return int(number)
    if words in ("当年", "同年"):
        return context[0]
    if words == "次年":
        return context[0] + 1 if context[0] else None
    shift = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}[words]
    return base.year + shift if base else None


def _number(words: str | None) -> int | None:
    if words is None:
        return None
    value = parse_number(re.sub(r"[月日号份]+$", "", words))
    return int(value) if value is not None else None


def _calendar(year: int, month: int | None, day: int | None, m: re.Match[str]) -> Found | None:
    try:
        if month is None:
            return Found(date(year, 1, 1), date(year, 12, 31), f"{year}", m.start(), m.end())
        if day is None:
            return Found(date(year, month, 1), _month_end(year, month), f"{year}-{month:02}", m.start(), m.end())
        when = date(year, month, day)
        return Found(when, when, when.isoformat(), m.start(), m.end())
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months(year: int | None, first: int, last: int, m: re.Match[str]) -> Found | None:
    if year is None or not 1 <= first <= last <= 12:
        return Found(None, None, None, m.start(), m.end())
    return Found(
        date(year, first, 1), _month_end(year, last), f"{year}-{first:02}/{year}-{last:02}", m.start(), m.end()
    )


def _whole_year(year: int | None, m: re.Match[str]) -> Found:
    if year is None:
        return Found(None, None, None, m.start(), m.end())
    return Found(date(year, 1, 1), date(year, 12, 31), f"{year}", m.start(), m.end(), "since")


def _part(year: int, part: str, m: re.Match[str]) -> Found | None:
    plain = part.removeprefix("第")
    halves = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "前一季度": (1, 3), "前二季度": (1, 6)}
    quarters = {"一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)}
    months = halves.get(plain) or quarters.get(plain)
    if months:
        return _months(year, *months, m)
    return Found(date(year, 1, 1), date(year, 12, 31), f"{year}", m.start(), m.end())


def _lone_day(text: str, m: re.Match[str], base: date | None, context: Context) -> tuple[Found | None, Context]:
    """27日: in the month last named, or the paper's."""
    day = int(m["day"])
    year, month = (context[0], context[1]) if context[1] else ((base.year, base.month) if base else (None, None))
    if year is None or month is None:
        return Found(None, None, None, m.start(), m.end()), context
    if base and context[1] is None and day > base.day + 3:
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    point = _calendar(year, month, day, m)
    return point, (year, context[1], day)


def _word(text: str, m: re.Match[str], base: date | None, context: Context) -> tuple[Found | None, Context]:
    words = m.group()
    days = {
        "今天": 0,
        "今日": 0,
        "今早": 0,
        "昨天": -1,
        "昨日": -1,
        "昨晚": -1,
        "前天": -2,
        "前日": -2,
        "明天": 1,
        "明日": 1,
    }
    if words in days:
        when = base + timedelta(days=days[words]) if base else None
        return Found(when, when, when.isoformat() if when else None, m.start(), m.end()), context
    if words in ("本月", "上月", "上个月", "下月") and base:
        index = base.year * 12 + base.month - 1 + {"本月": 0, "下月": 1}.get(words, -1)
        return _calendar(index // 12, index % 12 + 1, None, m), context
    if words in ("当天", "当日", "当晚", "同日", "次日"):
        return _that_day(words, m, context), context
    plan = re.search(r"十[一二三四五]五", words)
    if plan and plan.group() in PLAN:
        first, last = PLAN[plan.group()]
        if not re.search(r"[”期间末来局]$", words) or re.match(r"[”]?(?:规划|发展规划|计划)", text[m.end() :]):
            return None, context
        return Found(date(first, 1, 1), date(last, 12, 31), f"{first}/{last}", m.start(), m.end(), "plan"), context
    if words in FESTIVAL and base and not re.match(r"劳动|巾帼|长假", text[m.end() :]):
        return _calendar(base.year, *FESTIVAL[words], m), context
    if words in FESTIVAL:
        return None, context
    return Found(None, None, None, m.start(), m.end(), "vague"), context


def _that_day(words: str, m: re.Match[str], context: Context) -> Found:
    year, month, day = context
    if year is None or month is None or day is None:
        return Found(None, None, None, m.start(), m.end(), "vague")
    try:
        when = date(year, month, day) + timedelta(days=words == "次日")
    except ValueError:
        return Found(None, None, None, m.start(), m.end(), "vague")
    return replace(Found(when, when, when.isoformat(), m.start(), m.end()), kind="time")

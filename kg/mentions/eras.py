"""Times that have names: plan periods, festivals, decades, eras.

In: a match of one of the patterns and the setting. Out: Found, or None where the words name something else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.calendars import ERAS, FESTIVALS, PLANS, festival_day
from kg.mentions.numerals import parse_number
from kg.mentions.spans import YEARS, Found, Setting, day_of, month_of, read_year, unknown, year_of, years_between

__all__ = ["DECADE", "ERA", "FEAST", "PLAN", "read_decade", "read_era", "read_feast", "read_plan"]

PLAN = re.compile(
    rf"(?P<mark>“)?(?P<name>{'|'.join(sorted(PLANS, key=len, reverse=True))})(?P<close>”)?(?P<part>时期|期间|期末|末|以来|开局之年|开局|收官之年|前期|中期)?(?!规划|计划|发展)"
)
FEAST = re.compile(
    rf"(?!元旦[、和]?春节)(?P<year>{YEARS}|今年|去年|明年)?的?(?P<name>{'|'.join(sorted(FESTIVALS, key=len, reverse=True))})(?P<more>节?(?:期间|假期|长假|小长假|黄金周|前后|前夕?(?![往来去进])|将至|来临|临近|即将))?(?!劳动奖|巾帼|红旗|先进|联欢|晚会|大会|活动|文艺|特别|主题|系列|庆祝|座谈|口号|奖章|路|广场|新村|村|小学|中学)"
)
DECADE = re.compile(
    r"(?P<century>上世纪|本世纪|\d\d世纪|[一二]?十[一二三四五六七八九]?世纪)?(?<!\d)(?:(?P<first>[二三四五六七八])、?(?=[三四五六七八九]十年代))?(?P<decade>[1-9]0|[二三四五六七八九]十)年代(?P<part>初期?|中期|末期?|后期|中后期)?"
)
ERA = re.compile(rf"(?P<name>{'|'.join(ERAS)})以来")


def read_plan(m: re.Match[str], at: Setting) -> Found | None:
    """“十四五”期间, “十四五”末."""
    first, last = PLANS[m["name"]]
    if not (m["close"] or m["part"]):
        return None
    if m["part"] in ("末", "期末", "收官之年"):
        return replace(year_of(last, m), kind="deadline")
    if m["part"] in ("开局之年", "开局"):
        return year_of(first, m)
    return replace(years_between(first, last, m), kind="plan")


def _year_beside(m: re.Match[str], at: Setting) -> int | None:
    """1996年元旦、|春节: the year of the time right before, where it is said."""
    last = at.last
    listed = last is not None and last.dated and at.text[last.end : m.start()] in ("、", "和")
    return last.first.year if listed and last is not None and last.first else None


def read_feast(m: re.Match[str], at: Setting) -> Found | None:
    """春节, 国庆假期: of a holiday the month, for how long it lasted is not said."""
    beside = None if m["year"] else _year_beside(m, at)
    year = read_year(m["year"], at, m.start()) if m["year"] else beside or at.year
    day = festival_day(m["name"], year) if year else None
    if day is not None and at.base is not None and not m["year"] and beside is None:
        ahead = re.search(r"将|迎接|来临|准备", at.text[max(0, m.start() - 10) : m.start()])
        shift = 1 if ahead and day < at.base else -1 if not ahead and (day - at.base).days > 120 else 0
        day = festival_day(m["name"], day.year + shift) if shift else day
    if "一" in m["name"] and not m["more"] and re.match(r"[^，。、；！当来到是\s]", at.text[m.end() : m.end() + 1]):
        return None  # “五一”国际劳动节大会
    if day is None:
        return replace(unknown(m), kind="vague")
    if not m["more"]:
        return day_of(day.year, day.month, day.day, m)
    if m["more"].endswith(("前后", "前", "前夕", "将至", "来临", "临近", "即将")):
        return replace(unknown(m), kind="vague")
    return month_of(day.year, day.month, m)


def read_decade(m: re.Match[str], at: Setting) -> Found | None:
    """20世纪80年代, 上世纪五六十年代."""
    decade = parse_number(m["decade"])
    words = (m["century"] or "").removesuffix("世纪")
    now = ((at.year or 2001) - 1) // 100 + 1  # 本世纪70年代 in a paper of 1998
    number = {"上": now - 1, "本": now, "": 20}.get(words)
    century = number if number is not None else int(parse_number(words) or 20)
    last = (century - 1) * 100 + int(decade or 0)
    first = last - 10 if m["first"] and parse_number(m["first"] + "十") == (decade or 0) - 10 else last
    return years_between(first, last + 9, m)


def read_era(m: re.Match[str], at: Setting) -> Found | None:
    """党的十八大以来."""
    year, month = ERAS[m["name"]].split("-")
    found = month_of(int(year), int(month), m)
    return replace(found, end=found.end - 2)

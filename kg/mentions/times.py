"""Times: absolute, relative to the paper's date, spans, parts of a year, plan periods; precision never invented.

In: a text and its base date (None: relative forms stay open). Out: Period values in text order.
ISO forms: 2022, 2022-06, 2022-06-03, FIRST/LAST. Kinds: time, range, until (截至), deadline (到2025年), since (以来, 起),
base (比去年同期: what is compared with), now (目前), plan, duration (近十年来), vague (日前).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from kg.mentions.eras import DECADE, ERA, FEAST, PLAN, read_decade, read_era, read_feast, read_plan
from kg.mentions.numerals import parse_number
from kg.mentions.spans import (
    COMPARED,
    YEARS,
    Found,
    Setting,
    day_of,
    days_between,
    in_passing,
    month_of,
    months_between,
    of_history,
    read_year,
    unknown,
    year_of,
    years_between,
)
from kg.model import Period

__all__ = ["find_periods"]

N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
TO = r"(?:至|到|——|—|－|–|-|~|～)"
YEAR = rf"(?P<year>{YEARS}|今年|本年度?|去年|上年度?|前年|明年|当年(?!级|度)|(?<!不)同年(?![龄级份代度])|次年|翌年)"
OPEN = rf"(?:{YEAR}的?)?(?<![\d.第])"
DAYTIME = r"(?:上午|下午|晚上|晚间|凌晨|清晨|中午|傍晚|夜间|夜|早上|早|晚(?!会|报|宴|餐|些|年))?"
CLOCK = r"\d{1,2}(?:[时点](?:\d{1,2}分|半)?|[:：]\d\d)许?"  # 6日|14时50分|至9日11时
FIRST_MONTH = r"(?<![\d一二三四五六七八九十百千万亿几数余美日欧港澳加])元"  # 元月一日
MONTHS = re.compile(rf"{OPEN}(?<!个)(?P<from>{N})(?:月份?)?{TO}(?P<to>{N})月份?(?!{N}[日号]|[龄薪])")
DAYS = re.compile(
    rf"{OPEN}(?P<month>{N}|{FIRST_MONTH})月份?(?:(?P<day>{N})[日号]?(?:（[^）]{{1,6}}）)?(?P<joint>{TO}|、)(?P<day2>{N})[日号]|(?P<one>{N})[日号]|(?:初|底|末|中旬|[上中下]旬))?"
    rf"(?!饼|球|光|亮|龄|薪|租|均|嫂|刊|经|花|娘|[里]来){DAYTIME}"
)
FIRST = re.compile(rf"(?:{YEAR}的?|(?<![提之此以目]))[前头](?P<months>{N})个?月份?(?!前)")
PARTS = re.compile(
    rf"(?:{YEAR}的?)?(?:(?P<part>上半年|下半年|前[一二三]季度|第?[一二三四]季度(?:末|初)?|全年(?!无休|龄|级|制|开放|候|段|目标|任务|计划|预期)|今年以来)|(?<=年)(?P<rest>初|中期?(?!央|国|小|部|共|华|文|考|学|方)|底|末|内|年底|年末|年初|年中|年内|春天|夏天|秋天|冬天|春季|夏季|秋季|冬季|暑期|暑假|寒假|全年)|(?P<alone>年初|年底|年末|(?<![一二三四五六七八九十两几数百\d个])年内))"
)
PLAIN = re.compile(YEAR)
YEAR_SPAN = re.compile(rf"(?<![\d.])(?P<a>(?:19|20)\d\d){TO}(?P<b>(?:19|20)?\d\d)(?:学年|年度?|赛季|财年)")
NUMERIC = re.compile(
    r"(?<![\d.\-/A-Za-z〔\[])(?P<y>(?:19|20)\d\d)(?P<s>[-./．])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d.\-/])"
)
LONE = re.compile(
    rf"(?<![\d月.、到第\-—~～一二三四五六七八九十每初近续期满达了后时这共年])(?<!(?<!截)至)(?:(?P<day>(?:[12]?\d|3[01]))(?:[日号]?(?:{TO}|、)(?P<day2>\d{{1,2}})日|号{TO}(?P<day3>\d{{1,2}})号)|(?P<one>[12]?\d|3[01])(?:日|号(?=上午|下午|晚|凌晨|中午|召开|举行|开幕|在|发表|发布|宣布|公布|通过|表示|说|抵达|出席|会见|致电|启程|投产|开工)))(?!报|本|程|元|常|益|用|期|内|游|均|前|后|子|照|夜|龄|间|\d(?!\d?[时点])|以上|以内|以下|左右){DAYTIME}"
)
TODAY = re.compile(
    r"大前天|前天|前日|(?:今天|今日(?!头条|中国|说法|之|俄)|今早|今晨|今晚|今夜)|(?:昨天|昨日|昨晚|昨夜|昨晨|昨(?=上午|下午))|(?:明天|明日(?!之)|明晚|明早)|后天(?!性|的努力|失)"
)
GLOSSED = re.compile(r"[（(](\d{1,2})月(\d{1,2})日[）)，]")  # 今天|（8月5日）
MONTHLY = re.compile(
    r"(?P<which>本月|上个?月|下个?月|当月|同月|次月)(?P<part>初|底|末|中旬|[上中下]旬)?(?P<one>\d{1,2}日)?"
)
WEEKLY = re.compile(
    r"(?P<which>本|上|下|这)(?:个)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])?(?!期|年|围|边|刊|末|口|转|长)"
)
WEEKDAY = re.compile("(?:周|星期)[一二三四五六日天](?![到至、末])")
THAT = re.compile(r"(?<!节)当天|当日|当晚|同日|次日|翌日|第二天")
VAGUE = re.compile(
    r"近日|日前|近期|近年来?|连日来?|最近|不久前|前不久|今后|此前|眼下|如今|目前|当前|截至发稿时?|迄今|不日|翌年|历年|(?:本|上|20|21|19)世纪(?:初|末|中叶|以来)|上世纪(?!\d|[一二三四五六七八九]十?年代|末?\d)|新世纪(?:以来|初)"
    r"|(?<![第\d.之])(?:\d{1,2}|十?[一二两三四五六七八九十几数]|半)(?:多?个)?多?(?:天|星期|周|月)多?(?:以|之)?前(?!来|往|夕|线|半)"
)
NOW = ("目前", "当前", "眼下", "如今", "迄今", "截至发稿", "截至发稿时")
LASTING = re.compile(
    rf"(?<![\d第])(?:(?:近|过去|未来|今后|最近|这)的?(?:{N}|几|数)多?余?(?:个月|年|天|周)(?:多?来|间)?|(?:{N}|几|数|多|百|千)多?余?(?:个月|年|天|周)多?(?:来(?!临|到)|间(?!接)|以来))"
)
SAME = re.compile(r"同期")
JOINT = re.compile(rf"^(?:{CLOCK})?{TO}(?:今年|当年|同年|次年|明年)?$")
SINCE = re.compile("以来|至今|到现在|来(?=，)")  # 来 behind 自 alone
EQUALLED = re.compile(r"^(?:同期)?[^，。；]{0,8}?(?:相比|持平|相当|基本一致|的\d+\.?\d*倍|的[一二两三四五六七八九]倍)")
AHEAD = re.compile("将|拟|计划|预计|力争|确保|目标|期间|举办|举行|开放|启动|即日")
LATER = ("上半年", "下半年", "前三季度", "三季度", "四季度")  # not over yet in the first months of a year
OVER = 4  # up to this month of a year 全年 is the year before
Reader = Callable[[re.Match[str], Setting], Found | None]


def find_periods(text: str, base: date | None) -> tuple[Period, ...]:
    """Every time of a text; offsets are code points into it.

    >>> [p.iso for p in find_periods("4月1日至7月10日开展，今年3月部署，昨日召开", date(2022, 8, 5))]
    ['2022-04-01/2022-07-10', '2022-03', '2022-08-04']
    """
    joined: list[Found] = []
    for point in _points(text, base):
        gap = text[joined[-1].end : point.start] if joined else ""
        joint = joined and (JOINT.fullmatch(gap) or (gap == "、" and _next_day(joined[-1], point)))
        whole = _span(joined[-1], point) if joint else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append(point)
    return tuple(_period(text, base, point) for point in joined)


def _points(text: str, base: date | None) -> list[Found]:
    found: list[Found] = []
    matches = [(m, read) for pattern, read in WAYS for m in pattern.finditer(text) if m.group()]
    end, last = 0, None
    for match, read in sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end())):
        if match.start() < end:
            continue
        point = read(match, Setting(text, base, last))
        if point is not None:
            found.append(point)
            end = point.end
            own = point.kind not in ("plan", "duration", "base") and not in_passing(text, point)
            last = point if point.first is not None and own else last
    return found


def _next_day(first: Found, second: Found) -> bool:
    """7月31日、8月1日."""
    if any(len(f.iso or "") != 10 for f in (first, second)) or first.first is None:
        return False
    return first.first + timedelta(days=1) == second.first


def _span(first: Found, second: Found) -> Found | None:
    """4月1日至7月10日; what ends before it begins goes on into the next year, unless the year is said."""
    if not first.iso or not second.iso or "/" in first.iso + second.iso or not first.first or not second.last:
        return None
    if second.last < first.first and not second.dated:
        second = second.later()
    if second.last is None or second.last < first.first:
        return None
    return Found(first.first, second.last, f"{first.iso}/{second.iso}", first.start, second.end, "range")


def _period(text: str, base: date | None, found: Found) -> Period:
    kind, end = found.kind, found.end
    before, after = text[max(0, found.start - 3) : found.start], text[end : end + 8]
    until_now = SINCE.match(after)
    if until_now and until_now.group() == "来" and not before.endswith("自"):
        until_now = None
    if kind in ("time", "range"):
        if re.search(r"截[至止到]+$", before):
            kind = "until"
        elif COMPARED.search(before) or (re.search(r"[与同和跟是]$", before) and EQUALLED.match(after)):
            kind = "base"
        elif until_now or (kind == "time" and (after.startswith("起") or before.endswith("自"))):
            kind = "since"
        elif kind == "time" and (
            re.search(r"[到至]$", before) or re.match(r"[前](?!往|后|期|夕)|年?底前|之前|以前", after)
        ):
            kind = "deadline"
    iso, last = found.iso, found.last
    if kind == "since" and until_now:
        end += until_now.end()
        iso, last = _until_now(found, base)
    elif kind == "since" and after.startswith("起"):
        end += 1
    return Period(found.first, last, iso, text[found.start : end], found.start, end, kind)


def _until_now(found: Found, base: date | None) -> tuple[str | None, date | None]:
    """2019年以来: from then to the paper's date, at the precision of the text; 今年以来 is this year."""
    if not found.iso or base is None or found.first is None or found.first > base:
        return None, None
    if "/" in found.iso:
        return found.iso, found.last
    now = base.isoformat()[: len(found.iso)]
    return (now if now == found.iso else f"{found.iso}/{now}"), base


def _open_year(m: re.Match[str], at: Setting, month: int | None) -> int | None:
    """The year of a month without one: that of the time named just before, else the paper's or the one before it."""
    named, before = at.named(m.start()), at.text[max(0, m.start() - 3) : m.start()]
    if named is not None and named.first is not None and named.dated:
        near = at.text[named.end : m.start()]
        if at.base is None or len(near) <= 1 or (named.first.year != at.year and "，" not in near and len(near) < 12):
            return named.first.year
    if month is not None and at.last is not None and at.last.first is not None and of_history(at.last, m, at):
        return at.last.first.year + (month < at.last.first.month)
    if at.base is None:
        return None
    if month is None or re.search(r"将|拟|计划|预计|到|至|即将|定于|于$", before):
        over = month is not None and month > at.base.month and ("截至" in before or _told(m, at))
        return at.base.year - over
    return at.base.year - 1 if month > at.base.month + 4 else at.base.year


def _told(m: re.Match[str], at: Setting) -> bool:
    """到11月，已有…: told in the first months of a year, of the one that is over."""
    until = re.search(r"(?<!预计)(?<!计划)[到至]$", at.text[max(0, m.start() - 3) : m.start()]) is not None
    ahead = AHEAD.search(at.text, max(0, m.start() - 12), m.end() + 12)
    return until and at.base is not None and at.base.month <= OVER and not ahead


def _number(words: str | None) -> int | None:
    value = parse_number(re.sub(r"[月日号份]+$", "", words)) if words else None
    return int(value) if value is not None else None


def _months(m: re.Match[str], at: Setting) -> Found | None:
    """1—7月, 今年4至6月, 10月至3月."""
    first, last = _number(m["from"]), _number(m["to"])
    if first is None or last is None or not (1 <= first <= 12 and 1 <= last <= 12) or first == last:
        return None
    year = read_year(m["year"], at, m.start()) if m["year"] else _open_year(m, at, first)
    if year and not m["year"] and at.base is not None and (year, last) > (at.base.year, at.base.month):
        ahead = AHEAD.search(at.text, max(0, m.start() - 12), m.end() + 12)
        year -= not ahead and first < last  # 4月—11月 told in January
    return months_between(year, first, last, m) if year else unknown(m)


def _days(m: re.Match[str], at: Setting) -> Found | None:
    month, day, last = (
        1 if m["month"] == "元" else _number(m["month"]),
        _number(m["one"] or m["day"]),
        _number(m["day2"]),
    )
    if month is None or not 1 <= month <= 12 or at.text[m.start() : m.start() + 3] in ("三月三", "九月九"):
        return None
    if re.search(r"(?:农历|阴历|每年)$", at.text[max(0, m.start() - 2) : m.start()]):
        return None
    year = read_year(m["year"], at, m.start()) if m["year"] else _open_year(m, at, month)
    if year is None:
        return unknown(m)
    if day is None:
        return month_of(year, month, m)
    if last is None or (m["joint"] == "、" and last != day + 1):
        return day_of(year, month, day, m)
    return days_between(year, month, day, last, m)


def _first_months(m: re.Match[str], at: Setting) -> Found | None:
    """前7个月: from January on."""
    year, last = read_year(m["year"], at, m.start()) if m["year"] else at.year, _number(m["months"])
    if last is None or not 1 <= last <= 12:
        return None
    return months_between(year, 1, last, m) if year else unknown(m)


def _parts(m: re.Match[str], at: Setting) -> Found | None:
    part = (m["part"] or m["rest"] or m["alone"]).removeprefix("第")
    if m["rest"] and not m["year"]:
        return None
    named = at.named(m.start())
    year = read_year(m["year"], at, m.start()) if m["year"] else at.year
    if m["year"] is None and year is None and named is not None and named.dated and named.first:
        year = named.first.year
    if year is None:
        return unknown(m)
    if m["year"] is None and (part == "全年" or part in LATER):
        year = _whole_year(year, at, named, m.start())
    if part == "今年以来":
        return replace(year_of(year, m), kind="since")
    halves = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "前一季度": (1, 3), "前二季度": (1, 6)}
    quarters = {"一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12)}
    if part in halves:
        return months_between(year, *halves[part], m)
    if part[:3] in quarters:
        first, last = quarters[part[:3]]
        return month_of(year, last, m) if part.endswith("末") else months_between(year, first, last, m)
    return year_of(year, m)


def _whole_year(year: int, at: Setting, named: Found | None, start: int) -> int:
    """去年…，全年完成45亿元: of the year just named; told in the first months, of the year that is over."""
    if named is not None and named.first is not None and named.dated:
        return named.first.year
    ahead = AHEAD.search(at.text, max(0, start - 12), start + 16)
    return year - 1 if at.base is not None and at.base.month <= OVER and not ahead else year


def _plain(m: re.Match[str], at: Setting) -> Found | None:
    year = read_year(m["year"], at, m.start())
    if m["year"] in ("当年", "同年", "次年", "翌年", "本年") and year is None:
        return None
    same = SAME.match(at.text, m.end())
    if same is not None:
        last = at.last
        if last is not None and last.first is not None and year == last.first.year - 1:
            return last.earlier(m.start(), same.end())
        made = year_of(year, m) if year else unknown(m)
        return replace(made, end=same.end(), kind="base")
    return year_of(year, m) if year else unknown(m)


def _year_span(m: re.Match[str], at: Setting) -> Found | None:
    first, last = int(m["a"]), int(m["b"] if len(m["b"]) == 4 else m["a"][:2] + m["b"])
    return years_between(first, last, m) if first < last else None


def _numeric(m: re.Match[str], at: Setting) -> Found | None:
    return day_of(int(m["y"]), int(m["m"]), int(m["d"]), m)


def _lone(m: re.Match[str], at: Setting) -> Found | None:
    """27日: in the month that its sentence named, else the paper's, or the one before where that lies ahead."""
    day, last, named = int(m["one"] or m["day"]), _number(m["day2"] or m["day3"]), at.named(m.start())
    if (
        named is not None
        and named.first is not None
        and len(named.iso or "") in (7, 10, 15, 21)
        and "-" in (named.iso or "")
    ):
        year, month = named.first.year, named.first.month
    elif at.base is None:
        return unknown(m)
    else:
        year, month = at.base.year, at.base.month
        if day > at.base.day + 3 and not re.search(r"将|定于|于$", at.text[max(0, m.start() - 2) : m.start()]):
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    if last is None or (m["day"] and "、" in m.group() and last != day + 1):
        return day_of(year, month, day, m)
    return days_between(year, month, day, last, m)


def _today(m: re.Match[str], at: Setting) -> Found | None:
    shift = {"大前": -3, "前天": -2, "前日": -2, "今": 0, "昨": -1, "明": 1, "后": 2}
    days = shift.get(m.group()[:2], shift.get(m.group()[0], 0))
    if at.base is None:
        return unknown(m)
    said = GLOSSED.match(at.text, m.end())
    if said is not None:
        month, day = int(said[1]), int(said[2])
        return day_of(at.base.year - (month > at.base.month + 1), month, day, m)
    when = at.base + timedelta(days=days)
    return day_of(when.year, when.month, when.day, m)


def _monthly(m: re.Match[str], at: Setting) -> Found | None:
    which = m["which"]
    if which in ("当月", "同月", "次月"):
        start = at.last.first if at.last and len(at.last.iso or "") >= 7 else None
    else:
        start = at.base
    if start is None:
        return unknown(m) if which not in ("当月", "同月", "次月") else None
    index = start.year * 12 + start.month - 1 + {"上": -1, "下": 1, "次": 1}.get(which[0], 0)
    year, month, day = index // 12, index % 12 + 1, _number(m["one"])
    return day_of(year, month, day, m) if day else month_of(year, month, m)


def _weekly(m: re.Match[str], at: Setting) -> Found | None:
    if at.base is None:
        return unknown(m)
    monday = at.base - timedelta(days=at.base.weekday()) + timedelta(days=7 * {"上": -1, "下": 1}.get(m["which"], 0))
    if m["day"]:
        when = monday + timedelta(days=min("一二三四五六日天".index(m["day"]), 6))
        return day_of(when.year, when.month, when.day, m)
    sunday = monday + timedelta(days=6)
    return Found(monday, sunday, f"{monday}/{sunday}", m.start(), m.end(), "range")


def _that_day(m: re.Match[str], at: Setting) -> Found | None:
    last = at.last
    if last is not None and WEEKDAY.search(at.text, last.end, m.start()):
        return replace(unknown(m), kind="vague")  # 将于8月30日迎来…。周四，…。|当日
    if last is None or last.last is None or not re.search(r"\d{4}-\d\d-\d\d$", last.iso or ""):
        return None if m.group() == "第二天" else replace(unknown(m), kind="vague")
    when = last.last + timedelta(days=m.group() in ("次日", "翌日", "第二天"))
    return day_of(when.year, when.month, when.day, m)


def _vague(m: re.Match[str], at: Setting) -> Found | None:
    if m.group() in NOW:
        return Found(None, at.base, None, m.start(), m.end(), "now")
    return replace(unknown(m), kind="vague")


def _lasting(m: re.Match[str], at: Setting) -> Found | None:
    return replace(unknown(m), kind="duration")


WAYS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (NUMERIC, _numeric),
    (YEAR_SPAN, _year_span),
    (DAYS, _days),
    (MONTHS, _months),
    (FIRST, _first_months),
    (PARTS, _parts),
    (PLAIN, _plain),
    (LONE, _lone),
    (TODAY, _today),
    (MONTHLY, _monthly),
    (WEEKLY, _weekly),
    (THAT, _that_day),
    (PLAN, read_plan),
    (FEAST, read_feast),
    (DECADE, read_decade),
    (ERA, read_era),
    (LASTING, _lasting),
    (VAGUE, _vague),
)

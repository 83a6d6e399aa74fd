"""Days and spans that have names: festivals, plan periods, party congresses.

In: a name and a year. Out: dates.
Source: the lunar festivals follow the Chinese calendar of GB/T 33661-2017 (first days of the year, 2000–2035);
plan periods and congresses are of public record.
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["ERAS", "FESTIVALS", "PLANS", "festival_day"]

PLANS = {
    "九五": (1996, 2000),
    "十五": (2001, 2005),
    "十一五": (2006, 2010),
    "十二五": (2011, 2015),
    "十三五": (2016, 2020),
    "十四五": (2021, 2025),
    "十五五": (2026, 2030),
}
ERAS = {
    "党的十八大": "2012-11",
    "党的十九大": "2017-10",
    "党的二十大": "2022-10",
    "改革开放": "1978-12",
    "新中国成立": "1949-10",
    "建国": "1949-10",
}
SPRING = "0205 0124 0212 0201 0122 0209 0129 0218 0207 0126 0214 0203 0123 0210 0131 0219 0208 0128 0216 0205 0125 0212 0201 0122 0210 0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208".split()
DRAGON = "0606 0625 0615 0604 0622 0611 0531 0619 0608 0528 0616 0606 0623 0612 0602 0620 0609 0530 0618 0607 0625 0614 0603 0622 0610 0531 0619 0609 0528 0616 0605 0624 0612 0601 0620 0610".split()
MOON = "0912 1001 0921 0911 0928 0918 1006 0925 0914 1003 0922 0912 0930 0919 0908 0927 0915 1004 0924 0913 1001 0921 0910 0929 0917 1006 0925 0915 1003 0922 0912 1001 0919 0908 0927 0916".split()
FIXED = {
    "元旦": (1, 1),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "劳动节": (5, 1),
    "“五一”": (5, 1),
    "五一": (5, 1),
    "青年节": (5, 4),
    "护士节": (5, 12),
    "儿童节": (6, 1),
    "“六一”": (6, 1),
    "建党节": (7, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "“十一”": (10, 1),
    "国家宪法日": (12, 4),
}
FESTIVALS = (*FIXED, "春节", "除夕", "元宵节", "端午", "中秋")


def festival_day(name: str, year: int) -> date | None:
    """The day of a festival; None for a lunar one outside 2000–2035.

    >>> festival_day("春节", 2022), festival_day("端午", 2023)
    (datetime.date(2022, 2, 1), datetime.date(2023, 6, 22))
    """
    if name in FIXED:
        return date(year, *FIXED[name])
    days = {"端午": DRAGON, "中秋": MOON}.get(name, SPRING)
    if not 2000 <= year < 2000 + len(days):
        return None
    found = days[year - 2000]
    shift = {"除夕": -1, "元宵节": 14}.get(name, 0)
    return date(year, int(found[:2]), int(found[2:])) + timedelta(days=shift)

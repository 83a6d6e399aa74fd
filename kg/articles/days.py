"""Days as pages print them, 8月4日 and 八月四日, and the day that a notice bears.

That stands alone on a line behind its body, or behind the issuer's name on the same line.

In: the lines of a story. Out: the day, or None where there is none such or sentences follow it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg.articles.lines import Line

__all__ = ["MONTH_DAY", "closing_day", "is_day", "read_number"]

ISSUER = r"[\u4e00-\u9fff 　、（）“”]{1,60}(?:厅|局|委|部|会|院|署|府|室|办|行|司|中心|公司|集团|大学)"
NUMBER = r"[\d〇○零一二三四五六七八九十][\d〇○零一二三四五六七八九十 　]*"
DAY = re.compile(
    rf"^(?:{ISSUER}[ 　]*)?[（(]?(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{{3}})[ 　]*年[ 　]*"
    rf"(?P<month>{NUMBER})月[ 　]*(?P<day>{NUMBER})日[）)]?$"
)
MONTH_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})月[ 　]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
SIGNED = re.compile(rf"^{ISSUER}$")
SENTENCE = re.compile(r"。")
DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def is_day(text: str) -> bool:
    """Whether a line holds nothing but a day, or the issuer and the day."""
    return DAY.match(text) is not None


def closing_day(lines: Sequence[Line]) -> date | None:
    """The last such day; annexes may follow it where the issuer's name stands before it."""
    for n in range(len(lines) - 1, 0, -1):
        match = DAY.match(lines[n].text)
        if match is not None:
            signed = SIGNED.match(lines[n - 1].text) is not None
            if signed or not any(SENTENCE.search(line.text) for line in lines[n + 1 :]):
                return _day(match)
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(*(read_number(match[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None


def read_number(words: str) -> int:
    """The number of 12, 十二, 二十 or 二〇二三.

    >>> [read_number(words) for words in ("12", "十二", "二十", "三十一", "二〇二三")]
    [12, 12, 20, 31, 2023]
    """
    plain = re.sub(r"\s", "", words)
    tens, ten, ones = plain.translate(DIGITS).partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(tens)

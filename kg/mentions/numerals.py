"""Numbers in every written form → exact decimals.

In: a numeral that stands alone. Out: its value, or None where it is none or says no one number (三四十).

>>> parse_number("5.64亿"), parse_number("三百五十"), parse_number("１９４，４１４")
(Decimal('564000000'), Decimal('350'), Decimal('194414'))
>>> parse_number("2亿3千万"), parse_number("两千三"), parse_number("一点五")
(Decimal('230000000'), Decimal('2300'), Decimal('1.5'))
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

__all__ = ["NUMERAL", "parse_number"]

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
# 1,234 is grouped by threes, else a comma is a pause; 5·1% is how papers of the 1990s print 5.1%; 千 before a measure belongs to the measure: 3千克
ARABIC = r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,6}(?![0-9０-９])|[0-9０-９]{1,18})(?:[.．·][0-9０-９]{1,18})?"
SCALE = r"(?:[十百千]?万亿|[十百千]?[万亿]|[百千](?![克米瓦伏赫卡帕]|分[点之]))"
NUMERAL = (
    rf"(?:{ARABIC}(?:{SCALE}(?:{ARABIC}{SCALE}){{0,3}}(?:[0-9０-９]{{3,4}}(?![0-9０-９]))?)?"
    r"|[零〇○一二两三四五六七八九十百千万亿]{1,18}(?:点[零〇○一二三四五六七八九]{1,9})?)"
)
LONGEST = 40  # characters; a longer row of digits is a code
SEGMENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)([十百千]?)(万亿|万|亿)?")


def parse_number(text: str) -> Decimal | None:
    """The value of a numeral that stands alone; None where it is none."""
    text = unicodedata.normalize("NFKC", text).replace(",", "").replace("，", "").replace("·", ".")
    if len(text) > LONGEST or re.search(r"[0-9]{20}", text):
        return None
    return _mixed(text) if text[:1].isdigit() and text[:1].isascii() else _chinese(text)


def _exact(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _mixed(text: str) -> Decimal | None:
    """5.64亿, 2亿3千万, 1万5000: every part smaller than the scale before it."""
    total, room, at = Decimal(0), None, 0
    while at < len(text):
        match = SEGMENT.match(text, at)
        if match is None:
            return None
        scale = Decimal(SMALL.get(match[2], 1))
        for unit in match[3] or "":
            scale *= LARGE[unit]
        value = Decimal(match[1]) * scale
        if room is not None and value >= room:
            return None
        total, room, at = total + value, scale, match.end()
    return _exact(total) if text else None


def _chinese(text: str) -> Decimal | None:
    whole, point, part = text.partition("点")
    if point:
        figures = part.rstrip("十百千万亿")  # 六十九点二亿
        scale = _spelled("一" + part[len(figures) :])
        left, right = _chinese(whole), "".join(str(DIGITS[c]) for c in figures if c in DIGITS)
        if left is None or scale is None or not len(right) == len(figures) > 0:
            return None
        return _exact(Decimal(f"{left}.{right}") * scale)
    if not text or any(c not in DIGITS and c not in SMALL and c not in LARGE for c in text):
        return None
    if all(c in DIGITS for c in text):
        return None if len(text) > 1 and "两" in text else Decimal("".join(str(DIGITS[c]) for c in text))
    return _spelled(text)


def _spelled(text: str) -> Decimal | None:
    """三百五十, 一万二千, 两千三 (2300): a lone digit behind 百, 千 or 万 counts the next lower place."""
    total, section, digit, place = 0, 0, 0, 1
    for c in text:
        if c in DIGITS:
            if digit:
                return None  # 三四十: about that many, no one number
            digit, place = DIGITS[c], 1 if c in "零〇○" else place
        elif c in SMALL:
            section += (digit or 1) * SMALL[c]
            digit, place = 0, SMALL[c] // 10
        else:
            total, section = (
                ((total + section + digit) * LARGE[c], 0)
                if c == "亿" and total
                else (total + (section + digit or 1) * LARGE[c], 0)
            )
            digit, place = 0, LARGE[c] // 10
    return Decimal(total + section + digit * (place if digit else 1))

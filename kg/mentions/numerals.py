"""Numbers in every written form → exact decimals.

>>> parse_number("5.64亿"), parse_number("三百五十"), parse_number("１９４，４１４")
(Decimal('564000000'), Decimal('350'), Decimal('194414'))
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

__all__ = ["NUMERAL", "parse_number"]

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
NUMERAL = r"(?:[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?(?:[十百千]?(?:万亿|万|亿|千|百))?|[零〇一二两三四五六七八九十百千]+(?:万|亿)?(?:[零〇一二两三四五六七八九十百千]+(?:万|亿)?)*)"
PLAIN = re.compile(r"^[0-9]+(?:\.[0-9]+)?$")


def parse_number(text: str) -> Decimal | None:
    """The value of a numeral that stands alone; None where it is none."""
    text = unicodedata.normalize("NFKC", text).replace(",", "").replace("，", "")
    match = re.match(r"^([0-9]+(?:\.[0-9]+)?)([十百千]?)(万亿|万|亿)?$", text)
    if match:
        value = Decimal(match[1]) * SMALL.get(match[2], 1)
        for unit in match[3] or "":
            value *= LARGE[unit]
        return _exact(value)
    return _chinese(text)


def _exact(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _chinese(text: str) -> Decimal | None:
    if not text or any(c not in DIGITS and c not in SMALL and c not in LARGE for c in text):
        return None
    if all(c in DIGITS for c in text):
        if len(text) > 1 and "两" in text:
            return None
        return Decimal("".join(str(DIGITS[c]) for c in text))
    total, section, digit = 0, 0, 0
    for c in text:
        if c in DIGITS:
            if digit:
                return None  # 三四十: about that many, no one number
            digit = DIGITS[c]
        elif c in SMALL:
            section += (digit or (1 if c == "十" else 0) or 1) * SMALL[c]
            digit = 0
        else:
            section += digit
            digit = 0
            total = (total + section) * LARGE[c] if c == "亿" and total else total + section * LARGE[c]
            section = 0
    return Decimal(total + section + digit)

"""A passage as a person reads it: without the page's line breaks and stray spaces between Chinese characters.

In: the raw slice of the source. Out: the words, and where marked words stand in them; code points.
The page does the same in templates/data.js; a test holds the two together.
"""

from __future__ import annotations

import re

__all__ = ["read_quote"]

WIDE = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff\u2018-\u201f\u2014\u2026\u00b7]"
GAP = re.compile(rf"(?<={WIDE})\s+|\s+(?={WIDE})")
EDGE = re.compile(r"^\s+|\s+$|(?<=\s)\s+")  # at the ends, and all but the first of a run


def read_quote(raw: str, begin: int = 0, marks: tuple[int, int, int, int] = (-1, -1, -1, -1)) -> tuple[str, list[int]]:
    r"""The quote without stray spaces, and the marks (of subject and object, in the source) in it.

    >>> read_quote("全国总\n工会 印发", 100, (100, 106, -1, -1))
    ('全国总工会印发', [0, 5, -1, -1])
    """
    drop = {i for pattern in (GAP, EDGE) for m in pattern.finditer(raw) for i in range(*m.span())}
    kept = [i for i in range(len(raw)) if i not in drop]
    found = []
    for first, last in (marks[:2], marks[2:]):
        inside = [n for n, i in enumerate(kept) if first <= begin + i < last] if 0 <= first < last else []
        found += [inside[0], inside[-1] + 1] if inside else [-1, -1]
    return "".join(" " if raw[i].isspace() else raw[i] for i in kept), found

"""One way to write every mark: half-width punctuation between Chinese words, full-width digits, odd dots and quotes.

In: a line as printed. Out: the same line, character for character, in the marks of Chinese typesetting; every later
stage reads one form only, offsets stay, and quotes are cut from the page as it was.
Source: GB/T 15834—2011 (punctuation), Unicode UAX #11 (East Asian width).
"""

from __future__ import annotations

import re

__all__ = ["unify_marks"]

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff"
KEPT = frozenset("，。；：？！（）")  # wide forms that are right as they are
WIDE = str.maketrans(
    {
        **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94) if chr(0xFF01 + i) not in KEPT},
        **dict.fromkeys("\u2022\u30fb\u2027", "·"),
    }
)
CORNERS = str.maketrans("「」『』〝〞", "“”‘’“”")
FULL = dict(zip(",;:?!()", "，；：？！（）", strict=True))
NARROW = re.compile(rf"(?<=[{HAN}“”《》（）％%])[,;:?!()]|[,;:?!()](?=[{HAN}“”《》（）])|(?<=[{HAN}][)])[,;:]")
STOP = re.compile(rf"(?<=[{HAN}]{{2}})\.(?=\s|$|[{HAN}])")
STRAIGHT = re.compile(r'"')


def unify_marks(line: str) -> str:
    """The line with Chinese marks, as long as it was.

    >>> unify_marks('本报讯(记者李明)８月９日,"送清凉"活动举行,共1,200人参加.')
    '本报讯（记者李明）8月9日，“送清凉”活动举行，共1,200人参加。'
    """
    line = line.translate(WIDE).translate(CORNERS)
    if not re.search(rf"[{HAN}]", line):
        return line
    line = _paired(line)
    for _ in range(2):  # a mark beside a mark that has just been widened
        line = NARROW.sub(lambda m: FULL[m.group()], line)
    return STOP.sub("。", line)


def _paired(line: str) -> str:
    """Straight double quotes, opening and closing in turn; an odd one out leaves them all."""
    if line.count('"') % 2:
        return line
    marks = iter("“”" * (line.count('"') // 2))
    return STRAIGHT.sub(lambda _: next(marks), line)

"""A page's lines, and how they become running text again.

In: a page's text. Out: lines with their offsets; joined characters each with its place in the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.articles.marks import unify_marks

__all__ = ["Line", "Run", "closes", "cut_lines", "is_wrapped", "join_lines", "paragraphs", "width_of"]

CLOSING = re.compile(r"[。！？!?…：:；;][”’）)】]*$|[。！？].{0,1}[”’）)]$|摄$|）$|^■")
HAN = "\u3400-\u4dbf\u4e00-\u9fff"
SPACED = re.compile(rf"^(?:[{HAN}“”、，]\s+){{3,}}[{HAN}“”、，]$")
GAP = re.compile(
    rf"(?<=[{HAN}，。；：、（）“”])[ \t\u3000\xa0]+(?=[0-9A-Za-z{HAN}，。；：、（）“”])|(?<=[0-9A-Za-z%])[ \t\xa0]+(?=[{HAN}，。；：、）])"
)
INNER = str.maketrans("『』", "「」")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer spaces."""

    text: str
    start: int  # of its first character, in the page's text
    indent: int  # leading spaces
    block: int  # number of the run of lines without a blank line between them


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with their places in the page's text."""

    text: str
    offsets: tuple[int, ...]

    def slice(self, start: int, end: int | None = None) -> Run:
        """The same, from `start` to `end`."""
        return Run(self.text[start:end], self.offsets[start:end])

    def strip(self) -> Run:
        """Without outer spaces."""
        left = len(self.text) - len(self.text.lstrip())
        return self.slice(left, len(self.text.rstrip()) or left)


def cut_lines(text: str) -> list[Line]:
    """The lines that hold something."""
    lines, start, block, blank = [], 0, 0, True
    if "『" in text and not any(mark in text for mark in "“「"):
        text = text.translate(INNER)  # marks of quotes within quotes, used for quotes
    for raw in text.split("\n"):
        stripped = raw.strip(" \t\u3000\xa0\ufeff\u200b")
        if stripped:
            indent = raw.index(stripped)
            block += blank
            lines.append(Line(unify_marks(stripped), start + indent, indent, block))
        blank = not stripped
        start += len(raw) + 1
    return lines


def width_of(text: str) -> float:
    """How wide a line is in full-width characters."""
    return sum(0.5 if c < "\u0300" else 1.0 for c in text)


def is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the page's lines are columns broken at a width, not paragraphs."""
    long = [line for line in lines if len(line.text) > 6]
    if len(long) < 4:
        return False
    open_ends = sum(not CLOSING.search(line.text) for line in long)
    widths = sorted(width_of(line.text) for line in long)
    if widths[-1] <= 60:  # short stories: of the lines as wide as the column most end within a sentence
        full = [line for line in long if width_of(line.text) >= widths[-1] - 1.5]
        open_full = sum(not CLOSING.search(line.text.lstrip("■")) for line in full)
        if open_full >= 3 and open_full > 0.5 * len(full):
            return True
    return open_ends > 0.5 * len(long) and widths[len(widths) // 2] <= 60


def closes(text: str) -> bool:
    """Whether a line ends a sentence."""
    return bool(CLOSING.search(text))


def column(lines: Sequence[Line]) -> float:
    """The commonest width, 0 where there is none."""
    counted = Counter(round(width_of(line.text)) for line in lines)
    return float(max(counted, key=lambda w: (counted[w], w), default=0))


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Wrapped lines as paragraphs: a short line that ends a sentence ends one, an indented line begins one."""
    width = column(lines)
    found: list[list[Line]] = []
    indents = Counter(line.indent for line in lines)
    usual = max(indents, key=lambda i: indents[i], default=0)
    for line in lines:
        last = found[-1][-1] if found else None
        fresh = last is None or (closes(last.text) and (width_of(last.text) < width - 1.5 or line.indent > usual))
        if fresh:
            found.append([line])
        else:
            found[-1].append(line)
    return found


def join_lines(lines: Iterable[Line]) -> Run:
    """Lines as one run: joined without a space, stray and letter-spacing spaces dropped."""
    text, offsets = "", []
    for line in lines:
        piece = line.text
        if text and text[-1].isascii() and text[-1].isalnum() and piece[0].isascii() and piece[0].isalpha():
            text += " "
            offsets.append(line.start)
        if _justified(piece):
            kept = [i for i, c in enumerate(piece) if not c.isspace()]
            text += "".join(piece[i] for i in kept)
            offsets += [line.start + i for i in kept]
        else:
            text += piece
            offsets += range(line.start, line.start + len(piece))
    return tidy(Run(text, tuple(offsets)))


def _justified(line: str) -> bool:
    """Whether a line was spread to the column's width: most of its words are single characters."""
    words = line.split()
    single = sum(re.fullmatch(rf"[{HAN}]", word) is not None for word in words)
    return single >= 5 and single * 2 >= len(words)


def tidy(run: Run) -> Run:
    """Drop the spaces that a PDF tool or typesetter put between characters of one word or number.

    >>> tidy(Run("就 2022年度", tuple(range(8)))).text
    '就2022年度'
    """
    if SPACED.match(run.text):
        drop = {i for i, c in enumerate(run.text) if c.isspace()}
    else:
        drop = {i for m in GAP.finditer(run.text) for i in range(*m.span()) if _stray(run.text, m)}
    if not drop:
        return run
    kept = [i for i in range(len(run.text)) if i not in drop]
    return Run("".join(run.text[i] for i in kept), tuple(run.offsets[i] for i in kept))


def _stray(text: str, gap: re.Match[str]) -> bool:
    """A space between Han characters is kept (it parts names); beside a digit or inside a spaced-out run it is stray."""
    before, after = text[gap.start() - 1], text[gap.end()]
    if before.isascii() or after.isascii():
        return True
    if before in "，。；：、（" or after in "，。；：、）":
        return True
    window = text[max(0, gap.start() - 4) : gap.end() + 4]
    return len(re.findall(rf"[{HAN}] [{HAN}]", window)) >= 2 and bool(
        re.search(rf"(?:[{HAN}、] ){{3}}", text[max(0, gap.start() - 6) : gap.end() + 6])
    )

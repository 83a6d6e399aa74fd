"""PDF → one page a PDF page, its columns in reading order. The only file that knows pypdfium2.

In: bytes of a PDF with a text layer. Out: pages; blocks are parted by a blank line.
pypdfium2 (Apache-2.0 or BSD-3, monthly releases, PDFium inside the wheel) gives words with their boxes 10 times faster than
pdfminer.six; PyMuPDF is AGPL. The order is ours: a recursive cut at white gaps, columns before rows.
Source: Ha, Haralick, Phillips: Recursive X-Y cut using bounding boxes of connected components, ICDAR 1995.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError, ReadError
from kg.model import Page
from kg.pages.decode import clean
from kg.pages.text import make_page

__all__ = ["read_pdf"]


@dataclass(frozen=True, slots=True)
class Box:
    """A run of text with its place on the page, in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Of the run, about the size of its type."""
        return self.bottom - self.top


def read_pdf(data: bytes, name: str, encoding: str | None) -> Iterator[Page | InputError]:
    """The pages of a PDF file."""
    try:
        import pypdfium2
    except ImportError:
        yield ReadError(f"{name}: reading PDF needs pypdfium2; pip install -e '.[formats]' in kg's folder")
        return
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = "is encrypted; save it without a password" if "password" in str(error).lower() else "is damaged or no PDF"
        yield ReadError(f"{name}: the PDF {why} ({error})")
        return
    found = [_text(document[n]) for n in range(len(document))]
    document.close()
    if not any(text.strip() for text in found):
        yield ReadError(
            f"{name}: the PDF has no text layer (a scan?); run an OCR on it first, such as ocrmypdf -l chi_sim"
        )
        return
    stem, suffix = Path(name).stem, Path(name).suffix
    for number, text in enumerate(found, 1):
        if text.strip():
            source = name if len(found) == 1 else f"{stem}-p{number}{suffix}"
            yield make_page(source, clean(text), media_type="application/pdf")


def _text(page: Any) -> str:
    """The text of a PDF page in reading order."""
    height = page.get_height()
    layer = page.get_textpage()
    boxes = []
    for n in range(layer.count_rects()):
        left, bottom, right, top = layer.get_rect(n)
        text = layer.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", "")
        if text.strip():
            boxes.append(Box(text, left, height - top, right, height - bottom))
    layer.close()
    return "\n\n".join("\n".join(_lines(block)) for block in _blocks(boxes)) + "\n"


def _blocks(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes cut at white gaps: a gap from top to bottom parts columns, one from left to right parts rows."""
    if len(boxes) < 2:
        return [list(boxes)] if boxes else []
    size = sorted(b.height for b in boxes)[len(boxes) // 2]
    across = _cut(boxes, lambda b: (b.left, b.right), 0.6 * size)
    if across is not None:
        return _blocks(across[0]) + _blocks(across[1])
    down = _cut(boxes, lambda b: (b.top, b.bottom), 0.9 * size)
    if down is not None:
        return _blocks(down[0]) + _blocks(down[1])
    return [list(boxes)]


def _cut(boxes: Sequence[Box], side: Any, least: float) -> tuple[list[Box], list[Box]] | None:
    """The boxes on both sides of the widest gap along one axis, if it is wide enough."""
    order = sorted(boxes, key=lambda b: (side(b), b.text))
    reach, widest, place = side(order[0])[1], least, None
    for box in order[1:]:
        start, stop = side(box)
        if start - reach > widest:
            widest, place = start - reach, start
        reach = max(reach, stop)
    if place is None:
        return None
    return [b for b in boxes if side(b)[0] < place], [b for b in boxes if side(b)[0] >= place]


def _lines(block: Sequence[Box]) -> list[str]:
    """The lines of a block: boxes at one height, from left to right."""
    lines: list[list[Box]] = []
    for box in sorted(block, key=lambda b: ((b.top + b.bottom) / 2, b.left)):
        middle = (box.top + box.bottom) / 2
        if lines and lines[-1][0].top <= middle <= lines[-1][0].bottom:
            lines[-1].append(box)
        else:
            lines.append([box])
    return ["".join(b.text for b in sorted(line, key=lambda b: b.left)).strip() for line in lines]

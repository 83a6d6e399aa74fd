"""Plain text and Markdown → one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kg.errors import EmptyError, InputError
from kg.model import Page
from kg.pages.decode import decode

__all__ = ["make_page", "read_text"]

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
MARKS = re.compile(r"^(?:#{1,6}|>|[*+-])[ \t]+|\*\*", re.MULTILINE)


def read_text(data: bytes, name: str, encoding: str | None) -> Iterator[Page | InputError]:
    """The page of a text file, or the error that it cannot be one."""
    try:
        text, found, notes = decode(data, name, encoding)
    except InputError as error:
        yield error
        return
    if name.endswith(".md"):
        text = MARKS.sub(lambda m: " " * len(m.group()), text)  # blanks, so that offsets stay
    yield make_page(name, text, encoding=found, notes=notes)


def make_page(
    name: str,
    text: str,
    *,
    encoding: str = "utf-8",
    media_type: str = "text/plain",
    title: str | None = None,
    published: date | None = None,
    paper: str | None = None,
    notes: tuple[str, ...] = (),
) -> Page | InputError:
    """The page, or the error that the text holds no Chinese."""
    if not HAN.search(text):
        return EmptyError(f"{name}: no Chinese text in it")
    return Page(Path(name).name, text, encoding, media_type, title, published, paper, notes)

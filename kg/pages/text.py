"""Plain text and Markdown → one page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import EmptyError, InputError
from kg.model import Page
from kg.pages.decode import decode

__all__ = ["read_text"]

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")


def read_text(data: bytes, name: str, encoding: str | None) -> Iterator[Page | InputError]:
    """The page of a text file, or the error that it cannot be one."""
    try:
        text, found = decode(data, name, encoding)
    except InputError as error:
        yield error
        return
    if not HAN.search(text):
        yield EmptyError(f"{name}: no Chinese text in it")
        return
    yield Page(Path(name).name, text, found)

"""HTML → the main text of a web page, with its title, date and site. The only file that knows trafilatura.

In: bytes. Out: one page: the title on the first line, then a paragraph a line.
trafilatura (Apache-2.0, several releases a year) finds the main text best of the free extractors in its published
comparison; readability-lxml and goose3 were the alternatives and are hardly kept up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from kg.errors import InputError, ReadError
from kg.model import Page
from kg.pages.decode import clean, decode
from kg.pages.text import HAN, make_page

__all__ = ["read_html"]

SHORTEST = 40  # Chinese characters; login and error pages have less running text
CHARSET = re.compile(rb"charset=[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
SITE = re.compile(r"\s*[-_|—]+\s*[^-_|—]{2,16}$")


def read_html(data: bytes, name: str, encoding: str | None) -> Iterator[Page | InputError]:
    """The page of an HTML file."""
    try:
        import trafilatura
    except ImportError:
        yield ReadError(f"{name}: reading HTML needs trafilatura; pip install -e '.[formats]' in kg's folder")
        return
    declared = CHARSET.search(data[:2048])
    named = declared.group(1).decode().lower() if declared else None
    try:
        text, found, notes = _decode(data, name, encoding, named)
    except InputError as error:
        yield error
        return
    document: Any = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, include_tables=True)
    body = clean(str(document.text or "")) if document is not None else ""
    if len(HAN.findall(body)) < SHORTEST:
        yield ReadError(
            f"{name}: no main text found; a login, error or script page? save the article itself, or its text"
        )
        return
    title = SITE.sub("", clean(str(document.title or ""))).strip()
    if title and not body.startswith(title):
        body = title + "\n" + body
    yield make_page(
        name,
        body,
        encoding=found,
        media_type="text/html",
        published=_day(document.date),
        paper=_paper(document.sitename),
        notes=notes,
    )


def _decode(data: bytes, name: str, encoding: str | None, named: str | None) -> tuple[str, str, tuple[str, ...]]:
    """By --encoding, then what the page declares if it can be decoded so, then decided."""
    if encoding is None and named in ("gb2312", "gbk"):
        named = "gb18030"
    if encoding is None and named:
        try:
            return decode(data, name, named)
        except ReadError:
            pass
    return decode(data, name, encoding)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def _paper(site: str | None) -> str | None:
    return site if site and HAN.search(site) and len(site) <= 12 else None

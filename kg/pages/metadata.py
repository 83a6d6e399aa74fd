"""What stands beside a page: NAME.json with its title, date and paper, or a date in the file's name.

In: a page and its path (the masthead stands on the page itself). Out: the page with `published`, `title` and `paper` filled where something says them.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.model import Page

__all__ = ["add_metadata"]

DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
# 2023年6月13日 星期二, with or without 癸卯年四月廿六 and the number of the page
MASTHEAD = re.compile(
    r"((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日[ 　]*(?:星期|周)[ 　]*[一二三四五六日天]"
)


def add_metadata(page: Page, path: Path, *, beside: bytes | None = None) -> Page:
    """The page with what its sidecar or name says; what the page itself says already stays.

    `beside` are the bytes of the sidecar of a page that is no file, b"" where it has none.
    """
    known = _sidecar(path) if beside is None else _parsed(beside)
    published = page.published or _day(str(known.get("date") or "")) or _masthead(page.text) or _day(path.stem)
    title = page.title or (str(known["title"]) if known.get("title") else None)
    paper = page.paper or (str(known["paper"]) if known.get("paper") else None)
    return replace(page, published=published, title=title, paper=paper)


def _sidecar(path: Path) -> dict[str, object]:
    beside = path.with_suffix(".json")
    if beside == path or not beside.is_file():
        return {}
    try:
        return _parsed(beside.read_bytes())
    except OSError:
        return {}


def _parsed(data: bytes) -> dict[str, object]:
    try:
        found = json.loads(data.decode("utf-8")) if data else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _masthead(text: str) -> date | None:
    """The date of a masthead among the first or last lines of the page."""
    match = MASTHEAD.search(text[:400]) or MASTHEAD.search(text[-200:])
    return date(*(int(part) for part in match.groups())) if match else None


def _day(text: str) -> date | None:
    match = DAY.search(text)
    if match is None:
        return None
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None

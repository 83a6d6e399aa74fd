"""JSONL → one page a line: `text`, and where known `id`, `title`, `date`, `source` (the paper).

In: a file, read line by line, so that its size does not matter. Out: pages; a broken line is named, the others go on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from kg.errors import InputError, ReadError
from kg.model import Page
from kg.pages.decode import clean
from kg.pages.text import make_page

__all__ = ["read_jsonl"]


def read_jsonl(lines: Iterable[bytes], where: str, name: str, encoding: str | None) -> Iterator[Page | InputError]:
    """The pages of the lines of a JSONL file; `where` it lies is for messages, its `name` for the pages' source."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _page(line, f"{where}: line {number}", f"{name}#{number}", name, encoding)


def _page(line: bytes, where: str, source: str, name: str, encoding: str | None) -> Page | InputError:
    try:
        record = json.loads(line.decode(encoding or "utf-8-sig"))
    except (UnicodeDecodeError, LookupError) as error:
        return ReadError(f"{where}: cannot be decoded: {error}; give --encoding")
    except ValueError as error:
        return ReadError(f"{where}: no JSON: {error}; mend or delete the line")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return ReadError(f'{where}: needs an object with a "text"; optional are id, title, date, source')
    text, title = clean(record["text"]), record.get("title")
    if isinstance(title, str) and title.strip() and not text.lstrip().startswith(title.strip()):
        text = clean(title).strip().replace("\n", " ") + "\n" + text
    published = _day(record.get("date"))
    paper = record.get("source") if isinstance(record.get("source"), str) else None
    if record.get("id") not in (None, ""):
        source = f"{name}#{record['id']}"
    page = make_page(source, text, media_type="application/jsonl", published=published, paper=paper)
    return page if isinstance(page, Page) else type(page)(f"{where}: no Chinese text in it")


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None

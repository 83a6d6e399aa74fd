"""Files → pages.

In: names of files, folders, globs, or - for standard input. Out: pages in the order given (folders sorted); an input
that cannot be used comes out as its InputError, in its place, and the others go on.

The ways, by the file's ending: plain text and Markdown (decoded by `decode`), JSONL (one page a line), HTML (main text),
PDF (text layer, columns in reading order), DOCX. Whatever else is given by name is read as plain text.
"""

from __future__ import annotations

import glob
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.errors import InputError, ReadError
from kg.model import Page
from kg.pages.docx import read_docx
from kg.pages.html import read_html
from kg.pages.jsonl import read_jsonl
from kg.pages.metadata import add_metadata
from kg.pages.pdf import read_pdf
from kg.pages.text import read_text

__all__ = ["read"]

Reader = Callable[[bytes, str, str | None], Iterator[Page | InputError]]
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
LINES = (".jsonl", ".ndjson")
LARGEST = 64 * 1024 * 1024  # bytes of one file: a page is far smaller, an archive wants JSONL or a folder


def read(
    inputs: Sequence[str], *, encoding: str | None = None, published: date | None = None
) -> Iterator[Page | InputError]:
    """Every page of every input."""
    for name in inputs:
        for path in _paths(name):
            if isinstance(path, InputError):
                yield path
                continue
            for page in _read_path(path, encoding):
                yield replace(page, published=published) if isinstance(page, Page) and published else page


def _paths(name: str) -> Iterator[Path | InputError]:
    path = Path(name)
    known = (*READERS, *LINES)
    if name == "-" or path.is_file():
        yield path
    elif path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in known)
        if not files:
            yield ReadError(f"{name}: the folder holds no page; known endings are {', '.join(known)}")
        yield from files
    else:
        found = sorted(glob.glob(name, recursive=True))
        if not found:
            yield ReadError(f"{name}: no such file; check the path, or quote the pattern if the shell took it apart")
        yield from (Path(p) for p in found if Path(p).is_file())


def _read_path(path: Path, encoding: str | None) -> Iterator[Page | InputError]:
    if path.suffix.lower() in LINES:
        yield from read_jsonl(path, encoding)
        return
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else _load(path)
    except OSError as error:
        yield ReadError(f"{path}: cannot be read: {error.strerror}")
        return
    except ReadError as error:
        yield error
        return
    reader = READERS.get(path.suffix.lower(), read_text)
    for page in reader(data, str(path), encoding):
        yield add_metadata(page, path) if isinstance(page, Page) else page


def _load(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST:
        raise ReadError(
            f"{path}: {size} bytes is more than one page can be ({LARGEST}); split it, or make it JSONL, a story a line"
        )
    return path.read_bytes()

"""Files → pages.

In: names of files, folders, globs, or - for standard input. Out: pages in the order given (folders sorted), one at a
time; an input that cannot be used comes out as its InputError, in its place, and the others go on.

The ways, by the file's ending: plain text and Markdown (decoded by `decode`), JSONL (one page a line, also .gz), HTML
(main text), PDF (text layer, columns in reading order), DOCX, and tarballs of all these. Whatever else is given by name
is read as plain text.
"""

from __future__ import annotations

import glob
import gzip
import os
import sys
import zlib
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
from kg.pages.tarballs import Member, read_members
from kg.pages.text import read_text

__all__ = ["read", "read_named"]

Reader = Callable[[bytes, str, str | None], Iterator[Page | InputError]]
READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
TARBALLS = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
KNOWN = (*READERS, *LINES, *TARBALLS)
LARGEST = 64 * 1024 * 1024  # bytes of one file: a page is far smaller, an archive wants JSONL or a folder


def read(
    inputs: Sequence[str], *, encoding: str | None = None, published: date | None = None
) -> Iterator[Page | InputError]:
    """Every page of every input."""
    return (page for _, page in read_named(inputs, encoding=encoding, published=published))


def read_named(
    inputs: Sequence[str], *, encoding: str | None = None, published: date | None = None
) -> Iterator[tuple[str, Page | InputError]]:
    """Every page of every input with its whole name: PATH, PATH#RECORD of a JSONL file, PATH!MEMBER of a tarball."""
    for name in inputs:
        for path in _paths(name):
            if isinstance(path, InputError):
                yield name, path
                continue
            for whole, page in _read_path(path, encoding):
                yield whole, replace(page, published=published) if isinstance(page, Page) and published else page


def _paths(name: str) -> Iterator[Path | InputError]:
    path = Path(name)
    if name == "-" or path.is_file():
        yield path
    elif path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.name.lower().endswith(KNOWN) and p.is_file())
        if not files:
            yield ReadError(f"{name}: the folder holds no page; known endings are {', '.join(KNOWN)}")
        yield from files
    else:
        found = sorted(glob.glob(name, recursive=True))
        if not found:
            yield ReadError(f"{name}: no such file; check the path, or quote the pattern if the shell took it apart")
        yield from (Path(p) for p in found if Path(p).is_file())


def _read_path(path: Path, encoding: str | None) -> Iterator[tuple[str, Page | InputError]]:
    whole = "-" if str(path) == "-" else os.path.abspath(path)
    try:
        if path.name.lower().endswith(TARBALLS):
            for member in read_members(path, KNOWN, LARGEST):
                yield from _read_member(member, f"{whole}!", encoding)
        elif path.name.lower().endswith(LINES):
            with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as file:
                yield from _records(read_jsonl(file, str(path), path.name, encoding), whole)
        else:
            data = sys.stdin.buffer.read() if whole == "-" else _load(path)
            for page in _reader(path.name)(data, str(path), encoding):
                yield whole, add_metadata(page, path) if isinstance(page, Page) else page
    except (OSError, EOFError, zlib.error) as error:
        yield whole, ReadError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}")
    except ReadError as error:
        yield whole, error


def _read_member(member: Member, start: str, encoding: str | None) -> Iterator[tuple[str, Page | InputError]]:
    """The pages of a file in a tarball."""
    whole, shown = start + member.name, f"{member.tarball}!{member.name}"
    if member.error is not None:
        yield whole, ReadError(f"{shown}: {member.error}")
    elif member.name.lower().endswith(LINES):
        lines = gzip.decompress(member.data) if member.name.lower().endswith(".gz") else member.data
        name = Path(member.name).name
        yield from _records(read_jsonl(lines.splitlines(keepends=True), shown, name, encoding), whole)
    else:
        for page in _reader(member.name)(member.data, shown, encoding):
            if isinstance(page, Page):
                page = replace(page, source=Path(member.name).name)
                page = add_metadata(page, Path(member.name), beside=member.beside)
            yield whole, page


def _records(pages: Iterator[Page | InputError], whole: str) -> Iterator[tuple[str, Page | InputError]]:
    for page in pages:
        yield (f"{whole}#{page.source.partition('#')[2]}" if isinstance(page, Page) else whole), page


def _reader(name: str) -> Reader:
    return READERS.get(Path(name).suffix.lower(), read_text)


def _load(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST:
        raise ReadError(
            f"{path}: {size} bytes is more than one page can be ({LARGEST}); split it, or make it JSONL, a story a line"
        )
    return path.read_bytes()

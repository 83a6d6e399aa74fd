"""Files → pages.

In: names of files, folders, globs, or - for standard input. Out: pages in the order given (folders sorted); an input
that cannot be used comes out as its InputError, in its place, and the others go on.
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
from kg.pages.text import read_text

__all__ = ["read"]

Reader = Callable[[bytes, str, str | None], Iterator[Page | InputError]]
# by ending; whatever else is given by name is read as plain text
READERS: dict[str, Reader] = {".txt": read_text, ".md": read_text, "": read_text}
LARGEST = 64 * 1024 * 1024  # bytes of one file: a larger one is an archive that wants splitting


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
    if name == "-" or path.is_file():
        yield path
    elif path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in READERS and p.suffix)
        if not files:
            yield ReadError(f"{name}: the folder holds no page; known endings are {', '.join(k for k in READERS if k)}")
        yield from files
    else:
        found = sorted(glob.glob(name, recursive=True))
        if not found:
            yield ReadError(f"{name}: no such file; check the path, or quote the pattern if the shell took it apart")
        yield from (Path(p) for p in found if Path(p).is_file())


def _read_path(path: Path, encoding: str | None) -> Iterator[Page | InputError]:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else _load(path)
    except (OSError, ReadError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        yield error if isinstance(error, ReadError) else ReadError(f"{path}: cannot be read: {reason}")
        return
    reader = READERS.get(path.suffix.lower(), read_text)
    for page in reader(data, str(path), encoding):
        yield _with_sidecar(page, path) if isinstance(page, Page) else page


def _load(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST:
        raise ReadError(f"{path}: {size} bytes is more than one page can be ({LARGEST}); split it, a story a file")
    return path.read_bytes()


def _with_sidecar(page: Page, path: Path) -> Page:
    from kg.pages.metadata import add_metadata

    return add_metadata(page, path)

"""Rows → N-Triples, quads → N-Quads: a line a row.

In: rows or quads in the order that the file shall have. Out: lines that are the same for the same row, so that `sort`,
`diff` and `comm` work on them.
Source: RDF 1.1 N-Triples and N-Quads, W3C.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.model import Quad, Triple
from kg.outputs.terms import cannot_write, raw

__all__ = ["ntriples", "write_nquads", "write_ntriples"]


def ntriples(rows: Iterable[Triple]) -> Iterator[str]:
    """The lines of rows, each with its end."""
    subject, shown = None, ""
    for s, p, o in rows:
        if s != subject:
            subject, shown = s, raw(s)
        yield f"{shown} <{p}> {raw(o)} .\n"


def write_ntriples(rows: Iterable[Triple], path: Path) -> None:
    """Write the rows to a file.

    Raises: OutputError where the file cannot be written.
    """
    _write(ntriples(rows), path)


def write_nquads(quads: Iterable[Quad], path: Path) -> None:
    """Write the quads to a file.

    Raises: OutputError where the file cannot be written.
    """
    _write((f"{raw(s)} <{p}> {raw(o)} {raw(g) + ' ' if g else ''}.\n" for s, p, o, g in quads), path)


def _write(lines: Iterator[str], path: Path) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
    except OSError as error:
        raise cannot_write(path, error) from error

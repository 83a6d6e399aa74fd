"""Rows → Turtle, quads → TriG: prefixed, grouped by subject; the same bytes on every machine. Standard library only.

In: rows in `row_order`; quads grouped by graph, in `row_order` within one. Out: UTF-8 without byte order mark, "\\n" line
ends, no escapes in names. Rows may come from an iterator: nothing is held.
Source: RDF 1.1 Turtle and TriG, W3C; `reifies` also RDF 1.2.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from kg.model import Iri, Literal, Quad, Triple
from kg.outputs.terms import PREFIXES, cannot_write, namer, quoted

__all__ = ["write_trig", "write_turtle"]

RDF = PREFIXES["rdf"]
PARTS = (RDF + "subject", RDF + "predicate", RDF + "object")


def write_turtle(rows: Iterable[Triple], path: Path, *, rdf12: bool = False) -> None:
    """Write the rows to a file; with `rdf12` each statement also names its triple: `rdf:reifies <<( s p o )>>`.

    Raises: OutputError where the file cannot be written.
    """
    shown = namer()
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            _head(file)
            _write(rows, file, shown, rdf12=rdf12)
    except OSError as error:
        raise cannot_write(path, error) from error


def write_trig(quads: Iterable[Quad], path: Path) -> None:
    """Write the quads to a file, one block a graph.

    Raises: OutputError where the file cannot be written.
    """
    shown = namer()
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            _head(file)
            for graph, rows in groupby(quads, key=itemgetter(3)):
                file.write(f"\n{shown(graph)} {{\n" if graph else "\n{\n")
                _write((quad[:3] for quad in rows), file, shown)
                file.write("}\n")
    except OSError as error:
        raise cannot_write(path, error) from error


def _head(file: TextIO) -> None:
    file.writelines(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(PREFIXES))


def _write(rows: Iterable[Triple], file: TextIO, shown: Callable[[str], str], *, rdf12: bool = False) -> None:
    write = file.write
    subject = predicate = None
    parts: dict[str, Iri | Literal] = {}
    for s, p, o in rows:
        if s != subject:
            if parts:
                write(_reified(parts, shown))
                parts = {}
            write(f"{'' if subject is None else ' .' + chr(10)}\n{shown(s)} {shown(p)} {_object(o, shown)}")
        elif p != predicate:
            write(f" ;\n    {shown(p)} {_object(o, shown)}")
        else:
            write(f" ,\n        {_object(o, shown)}")
        subject, predicate = s, p
        if rdf12 and p in PARTS:
            parts[p] = o
    if parts:
        write(_reified(parts, shown))
    write(" .\n" if subject is not None else "")


def _object(o: Iri | Literal, shown: Callable[[str], str]) -> str:
    if isinstance(o, Iri):
        return shown(o)
    if o.language:
        return f"{quoted(o.value)}@{o.language}"
    return f"{quoted(o.value)}^^{shown(o.datatype)}" if o.datatype else quoted(o.value)


def _reified(parts: dict[str, Iri | Literal], shown: Callable[[str], str]) -> str:
    if len(parts) < len(PARTS):
        return ""
    return f" ;\n    rdf:reifies <<( {' '.join(_object(parts[p], shown) for p in PARTS)} )>>"

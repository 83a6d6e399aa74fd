"""kg convert GRAPH -o FILE: the same graph in another format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from kg.model import Quad

T = TypeVar("T")

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("convert", help="write a graph in another format")
    parser.add_argument("graph", metavar="GRAPH", help="a .ttl, .nt, .nq, .trig, .rdf or .jsonld file")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        nargs="+",
        metavar="FILE",
        help="the files to write; their endings choose: .ttl .nt .nq .trig .jsonld .rdf .graphml .gexf .csv (two files)",
    )
    parser.add_argument("--rdf12", action="store_true", help="in .ttl, name each statement's triple by RDF 1.2 too")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write every file."""
    from kg.outputs import CSV_FILES

    paths = [Path(name) for name in arguments.output]
    _check(paths, rdf12=arguments.rdf12)
    for path in paths:
        _write(arguments.graph, path, rdf12=arguments.rdf12)
        names = [path.stem + end for end in CSV_FILES] if path.suffix.lower() == ".csv" else [path.name]
        print("written: " + ", ".join(str(path.with_name(name)) for name in names), file=sys.stderr)
    return 0


def _check(paths: list[Path], *, rdf12: bool) -> None:
    from kg.errors import OutputError
    from kg.outputs import GRAPH_WRITERS, WRITERS

    known = {**WRITERS, **GRAPH_WRITERS}
    for path in paths:
        if path.suffix.lower() not in known:
            raise OutputError(f"{path}: unknown ending; known are {', '.join(sorted(known))}")
        if rdf12 and path.suffix.lower() != ".ttl":
            raise OutputError(f"{path}: --rdf12 is for .ttl")


def _write(name: str, path: Path, *, rdf12: bool) -> None:
    """Write one file; the graph is read anew for each, so that only its terms are held."""
    from kg.model import sort_rows
    from kg.outputs import GRAPH_WRITERS, WRITERS, write_turtle
    from kg.store import read_quads

    ending = path.suffix.lower()
    if ending in GRAPH_WRITERS:
        GRAPH_WRITERS[ending](_whole(_quads(name)), path)
        return
    rows = _whole(sort_rows(quad[:3] for quad in read_quads(name)))
    if rdf12:
        write_turtle(rows, path, rdf12=True)
    else:
        WRITERS[ending](rows, path)


def _quads(name: str) -> Iterator[Quad]:
    from kg.dataset import sort_quads, to_quads
    from kg.model import sort_rows
    from kg.store import read_quads

    quads = list(read_quads(name))
    return sort_quads(quads) if any(quad[3] for quad in quads) else to_quads(list(sort_rows(q[:3] for q in quads)))


def _whole(sorted_rows: Iterator[T]) -> Iterator[T]:
    """The same, with all of the input read: it may be the file that is written, or be broken at its end."""
    first = next(sorted_rows)
    return chain((first,), sorted_rows)

"""kg query GRAPH 'SPARQL or FILE.rq': ask a graph."""

from __future__ import annotations

import argparse
import csv
import json
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.store import Answer

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("query", help="answer a SPARQL query from a graph file")
    parser.add_argument("graph", metavar="GRAPH", help="a .ttl, .nt, .nq or .trig file")
    parser.add_argument("query", nargs="?", metavar="QUERY", help="SPARQL, or a file that ends in .rq")
    parser.add_argument("--name", help="one of the shipped queries; --name list shows them")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the answer."""
    from kg.store import open_graph, run_query

    if arguments.name == "list":
        print("\n".join(sorted(path.stem for path in _shipped())))
        return 0
    query = _query(arguments)
    answer = run_query(open_graph(arguments.graph), query)
    {"table": _table, "csv": _csv, "json": _json}[arguments.format](answer)
    return 0


def _shipped() -> list[Path]:
    from kg.ontology import ontology_folder

    return sorted((ontology_folder() / "queries").glob("*.rq"))


def _query(arguments: argparse.Namespace) -> str:
    from kg.errors import QueryError

    if arguments.name:
        known = {path.stem: path for path in _shipped()}
        if arguments.name not in known:
            raise QueryError(f"no query {arguments.name!r}; known are {', '.join(sorted(known))}")
        return known[arguments.name].read_text("utf-8")
    if not arguments.query:
        raise QueryError("give a query, a .rq file or --name NAME")
    text = str(arguments.query)
    if text.endswith(".rq"):
        try:
            return Path(text).read_text("utf-8")
        except OSError as error:
            raise QueryError(f"{text}: cannot be read: {error.strerror}") from error
    return text


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _table(answer: Answer) -> None:
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in answer.rows]
    widths = [max([_width(c), *(_width(row[i]) for row in rows)]) for i, c in enumerate(answer.columns)]
    for row in (answer.columns, tuple("-" * w for w in widths), *rows):
        print("  ".join(cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip())
    print(f"({len(rows)} rows)", file=sys.stderr)


def _csv(answer: Answer) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)


def _json(answer: Answer) -> None:
    print(
        json.dumps([dict(zip(answer.columns, row, strict=True)) for row in answer.rows], ensure_ascii=False, indent=1)
    )

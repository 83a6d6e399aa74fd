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

__all__ = ["add", "arguments_of", "run", "seconds"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("query", help="answer a SPARQL query from a graph file or a store folder")
    arguments_of(parser)
    parser.set_defaults(run=run)


def arguments_of(parser: argparse.ArgumentParser) -> None:
    """What a question needs; `kg store query` takes the same."""
    parser.add_argument("graph", metavar="GRAPH", help="a .ttl, .nt, .nq, .trig, .rdf or .jsonld file, or a folder")
    parser.add_argument("query", nargs="?", metavar="QUERY", help="SPARQL, or a file that ends in .rq")
    parser.add_argument("--name", help="one of the shipped queries; --name list shows them")
    parser.add_argument(
        "--bind", action="append", default=[], type=_pair, metavar="VARIABLE=VALUE", help="give a variable its value"
    )
    parser.add_argument("--timeout", type=seconds, default=300, metavar="S", help="seconds to answer in (300)")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.isidentifier() or not value:
        raise argparse.ArgumentTypeError(f"{text!r} gives no variable a value; write entity=NAME")
    return name, value


def seconds(text: str) -> float:
    """A number of seconds, from a command line."""
    try:
        found = float(text)
    except ValueError:
        found = 0
    if not 0 < found < 1e9:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds")
    return found


def run(arguments: argparse.Namespace) -> int:
    """Print the answer."""
    from kg.store import check_names, open_graph, run_query, shipped_queries, within

    if arguments.name == "list":
        print("\n".join(f"{name:<22}{query.about}" for name, query in shipped_queries().items()))
        return 0
    query, bind = _query(arguments), dict(arguments.bind)

    def ask() -> Answer:
        graph = open_graph(arguments.graph)
        found = run_query(graph, query, bind=bind)
        if arguments.name and not found.rows:
            check_names(graph, bind)
        return found

    answer = within(arguments.timeout, ask)
    {"table": _table, "csv": _csv, "json": _json}[arguments.format](answer)
    return 0


def _query(arguments: argparse.Namespace) -> str:
    from kg.errors import QueryError
    from kg.store import shipped_query

    if arguments.name:
        return shipped_query(arguments.name)
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

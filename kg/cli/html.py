"""kg html GRAPH -o PAGE: the network page of any graph file."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("html", help="draw a graph file as one offline page")
    parser.add_argument("graph", metavar="GRAPH", help="a .ttl, .nt, .nq, .trig or .rdf file, ours or another's")
    parser.add_argument("-o", "--output", required=True, metavar="PAGE", help="the .html file to write")
    parser.add_argument("--title", help="the heading of the page")
    parser.add_argument("--focus", metavar="NAME", help="open on this entity: its label, alias or IRI")
    parser.add_argument("--limit", type=_count, default=600, metavar="N", help="draw at most N nodes at once (600)")
    parser.add_argument("--only", nargs="+", default=(), metavar="TYPE", help="draw entities of these types only")
    parser.set_defaults(run=run)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of nodes; write a whole number from 1")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Write the page and tell where."""
    from kg.outputs.html import write_html
    from kg.store import read_rows

    rows = read_rows(arguments.graph)
    path = Path(arguments.output)
    write_html(
        rows, path, title=arguments.title, focus=arguments.focus, limit=arguments.limit, only=tuple(arguments.only)
    )
    print(f"written: {path}")
    return 0

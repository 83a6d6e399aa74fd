"""kg store build|query|compact: a graph on disk, for graphs too large to be read for each question."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.cli import query

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("store", help="keep a large graph on disk and ask it")
    parts = parser.add_subparsers(dest="part", required=True, metavar="build|query|compact")
    build = parts.add_parser("build", help="make a store folder of graph files")
    build.add_argument("graphs", nargs="+", metavar="GRAPH", help=".ttl, .nt, .nq, .trig, .rdf or .jsonld files")
    build.add_argument("-o", "--output", required=True, metavar="FOLDER", help="the folder to make")
    build.add_argument("--replace", action="store_true", help="build a store that exists anew")
    asked = parts.add_parser("query", help="answer a SPARQL query from a store folder")
    query.arguments_of(asked)
    compact = parts.add_parser("compact", help="merge the files of a store")
    compact.add_argument("folder", metavar="FOLDER")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do one of the three."""
    from kg.store.folders import build_store, compact_store

    if arguments.part == "query":
        return query.run(arguments)
    if arguments.part == "build":
        size = build_store(arguments.graphs, Path(arguments.output), replace=arguments.replace)
        print(f"{size:,} triples")
        print(f"written: {arguments.output}", file=sys.stderr)
        return 0
    before, after = compact_store(Path(arguments.folder))
    print(f"{before:,} bytes before, {after:,} after")
    return 0

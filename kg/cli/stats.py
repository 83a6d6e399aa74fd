"""kg stats GRAPH: figures about a graph."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "stats", help="counts, degrees, components, communities and central entities of a graph"
    )
    parser.add_argument("graph", metavar="GRAPH", help="a graph file, ours or another's")
    parser.add_argument("--top", type=int, default=10, metavar="N", help="the length of the lists (10)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the figures."""
    from kg.outputs.statistics import statistics_of
    from kg.store import read_rows

    found = statistics_of(read_rows(arguments.graph), most=max(1, arguments.top))
    if arguments.format == "json":
        print(json.dumps(asdict(found), ensure_ascii=False, indent=1))
        return 0
    print(f"{found.triples:,} triples, {found.subjects:,} subjects, {found.literals:,} literals")
    print(f"{found.articles:,} articles, {found.entities:,} entities, {found.facts:,} facts")
    print(f"{found.mean_degree} facts an entity: an entity is what articles name, no article and no figure")
    print(f"{found.components} components, the largest of {found.largest_component}; {found.isolated} entities alone")
    _list("entities by kind", found.kinds)
    _list("facts by relation", found.relations)
    _list("most facts", found.degrees)
    _list("on most shortest ways", found.between)
    _list("communities, by their best connected entity", found.communities)
    return 0


def _list(title: str, pairs: Sequence[tuple[str, float]]) -> None:
    if pairs:
        print(f"\n{title}")
        for name, number in pairs:
            print(f"  {number:>10,}  {name}")

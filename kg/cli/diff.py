"""kg diff OLD NEW: facts that went and facts that came, or the update that brings a store up to date."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.model import Quad

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "diff", help="removed and added facts of two graphs, or the SPARQL update between them"
    )
    parser.add_argument("old", metavar="OLD", help="a graph file")
    parser.add_argument("new", metavar="NEW", help="a graph file")
    parser.add_argument(
        "--format", choices=("text", "json", "sparql"), default="text", help="sparql: DELETE DATA and INSERT DATA"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the differences; 0 whether there are some or not."""
    from kg.dataset import changed_facts, sparql_update
    from kg.outputs.terms import raw

    old, new = _quads(arguments.old), _quads(arguments.new)
    if arguments.format == "sparql":
        print("".join(sparql_update(old, new, raw)), end="")
        return 0
    removed, added = changed_facts((q[:3] for q in old), (q[:3] for q in new))
    if arguments.format == "json":
        print(
            json.dumps(
                {n: [f._asdict() for f in fs] for n, fs in (("removed", removed), ("added", added))},
                ensure_ascii=False,
                indent=1,
            )
        )
        return 0
    for sign, facts in (("-", removed), ("+", added)):
        for fact in facts:
            more = ", ".join(part for part in (fact.status if fact.status != "done" else "", fact.source) if part)
            print(f"{sign} {fact.subject} {fact.relation} {fact.object}" + (f"  ({more})" if more else ""))
    print(f"{len(removed)} facts removed, {len(added)} added", file=sys.stderr)
    return 0


def _quads(name: str) -> list[Quad]:
    """The quads of a file; one of ours without named graphs gets them, as kg load does."""
    from kg.dataset import to_quads
    from kg.errors import QueryError
    from kg.model import sort_rows
    from kg.store import read_quads

    quads = list(read_quads(name))
    if any(s.startswith("_:") or str(o).startswith("_:") for s, _, o, _ in quads if not isinstance(o, tuple)):
        raise QueryError(f"{Path(name)}: blank nodes have no name to compare by; give graphs without them")
    return quads if any(g for *_, g in quads) else list(to_quads(list(sort_rows(q[:3] for q in quads))))

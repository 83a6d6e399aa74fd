"""kg load GRAPH URL --to PRESET: push a graph to a triple store and verify it there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.query import seconds

if TYPE_CHECKING:
    from kg.model import Quad
    from kg.store.endpoints import Endpoint
    from kg.store.load import Part

__all__ = ["add", "run"]

PRESETS = ("oxigraph", "virtuoso", "fuseki", "graphdb", "rdf4j", "qlever")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "load",
        help="push a graph to a triple store, a request a named graph, and verify it by counting",
        description="Credentials come from the environment: KG_USER and KG_PASSWORD (Basic, Digest) or KG_TOKEN.",
    )
    parser.add_argument("graph", metavar="GRAPH", help="a graph file; one of ours gets a named graph an article")
    parser.add_argument("url", metavar="URL", help="the store's address, or with --query that of its graph store")
    parser.add_argument("--to", choices=PRESETS, metavar="PRESET", help="the kind of store: " + ", ".join(PRESETS))
    parser.add_argument("--query", metavar="URL", help="the address that answers queries, where no preset knows it")
    parser.add_argument("--graph", dest="named", metavar="IRI", help="the graph for triples that are in none")
    parser.add_argument("--default-graph", action="store_true", help="replace the store's default graph with those")
    parser.add_argument("--journal", metavar="FILE", help="what is loaded, for taking up again (GRAPH.loaded)")
    parser.add_argument("--anew", action="store_true", help="send every graph, also those that are there")
    parser.add_argument("--timeout", type=seconds, default=120, metavar="S", help="seconds a request may take (120)")
    parser.add_argument("--dry-run", action="store_true", help="print the requests and send none")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Load, tell; 1 where a graph is not there in the end."""
    from kg.store.endpoints import endpoint_of
    from kg.store.load import parts_of

    endpoint = endpoint_of(arguments.url, arguments.to, query=arguments.query, seconds=arguments.timeout)
    parts = list(parts_of(_quads(arguments)))
    if arguments.dry_run:
        for part in parts:
            for i, body in enumerate(part.chunks()):
                print("POST" if i else "PUT", endpoint.graph_address(part.graph), len(body), "bytes")
        print(f"{len(parts)} graphs, {sum(len(p.lines) for p in parts)} triples; nothing sent", file=sys.stderr)
        return 0
    return _load(arguments, endpoint, parts)


def _quads(arguments: argparse.Namespace) -> Iterator[Quad]:
    from kg.dataset import sort_quads, to_quads
    from kg.errors import EndpointError
    from kg.model import Iri, sort_rows
    from kg.store import read_quads
    from kg.store.load import without_blank_nodes

    quads = list(without_blank_nodes(read_quads(arguments.graph), Path(arguments.graph).name))
    if not any(g for *_, g in quads):
        quads = list(to_quads(list(sort_rows(quad[:3] for quad in quads))))
    if arguments.named:
        quads = [(s, p, o, g or Iri(arguments.named)) for s, p, o, g in quads]
    elif not arguments.default_graph and not all(g for *_, g in quads):
        raise EndpointError(f"{arguments.graph}: triples in no named graph; give --graph IRI, or --default-graph")
    return sort_quads(quads)


def _load(arguments: argparse.Namespace, endpoint: Endpoint, parts: list[Part]) -> int:
    from kg.store.endpoints import Unreachable
    from kg.store.load import Journal, load_graphs

    path = Path(arguments.journal or f"{arguments.graph}.loaded")
    if arguments.anew:
        path.unlink(missing_ok=True)
    done, sent, bad, requests = 0, 0, 0, 0
    try:
        for loaded in load_graphs(parts, endpoint, Journal(path, endpoint)):
            if loaded.failure:
                bad += 1
                print(f"not loaded: {loaded.failure}", file=sys.stderr)
                continue
            done, requests = done + 1, requests + loaded.requests
            sent += 0 if loaded.skipped else loaded.triples
    except Unreachable as error:
        print(f"kg load: {error}", file=sys.stderr)
        bad = len(parts) - done
    print(f"{done} of {len(parts)} graphs verified, {sent} triples sent in {requests} requests")
    if bad:
        print(f"{bad} graphs are not loaded; run the same command again to complete them", file=sys.stderr)
    return 1 if bad else 0

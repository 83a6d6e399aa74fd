"""kg serve GRAPH: a read-only SPARQL endpoint on this machine, with a query page and the network page."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from kg.cli.query import seconds

__all__ = ["add", "run"]

LARGEST_NETWORK = 2_000_000  # triples; above it the page takes longer to make than people wait
NETWORK = "/graph.html"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("serve", help="answer SPARQL on 127.0.0.1, with a query page; never updates")
    parser.add_argument("graph", metavar="GRAPH", help="a graph file, or a folder that kg store build made")
    parser.add_argument("--port", type=int, default=7878, metavar="N", help="the port (7878; 0 takes a free one)")
    parser.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="the address (127.0.0.1)")
    parser.add_argument(
        "--remote", action="store_true", help="let other machines ask, where --host is not this one's own"
    )
    parser.add_argument("--timeout", type=seconds, default=30, metavar="S", help="seconds that a query may take (30)")
    parser.add_argument("--largest", type=int, default=64, metavar="MB", help="megabytes that an answer may have (64)")
    parser.add_argument("--no-network", action="store_true", help="do not make the network page")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    from kg.store.serve import Limits, make_server

    pages = {} if arguments.no_network else _network(arguments.graph)
    server = make_server(
        arguments.graph,
        host=arguments.host,
        port=arguments.port,
        limits=Limits(arguments.timeout, arguments.largest << 20),
        pages=pages,
        remote=arguments.remote,
    )
    address = f"http://{arguments.host}:{server.server_address[1]}"
    print(f"query page {address}/\nendpoint   {address}/sparql", flush=True)
    if pages:
        print(f"network    {address}{NETWORK}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("ended", file=sys.stderr)
    finally:
        server.server_close()
    return 0


def _network(graph: str) -> dict[str, bytes]:
    """The network page, where the graph is a file and not too large."""
    if Path(graph).is_dir():
        return {}
    from kg.outputs.html import write_html
    from kg.store import read_rows

    rows = read_rows(graph)
    if len(rows) > LARGEST_NETWORK:
        print(f"{len(rows):,} triples: no network page; kg html GRAPH draws a part", file=sys.stderr)
        return {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.html"
        write_html(rows, path)
        return {NETWORK: path.read_bytes()}

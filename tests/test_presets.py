"""The presets of kg load: the addresses that each store's manual gives, and the stores themselves where they can be had.

Oxigraph and Virtuoso are started by tests/test_load.py and tests/test_engines.py. Fuseki, GraphDB, RDF4J and QLever are in
no registry that CI reaches; whoever runs one names it, and it is loaded, asked and compared term by term:

    KG_TEST_FUSEKI_URL=http://127.0.0.1:3030/test pytest tests/test_presets.py

Sources: Jena Fuseki, Data Service Configuration Syntax; RDF4J REST API, Graph Store Protocol; GraphDB, which serves the
same; QLever, its issues 1727 and 2117.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.cli import main
from kg.cli.load import PRESETS as OFFERED
from kg.outputs import write_nquads
from kg.store import read_quads
from kg.store.endpoints import PRESETS, endpoint_of
from tests.test_engines import asked, counted
from tests.test_load import GRAPHS, TRIPLES, _quads

MANUALS = {  # preset: where it is installed, its graph store, its query address, as its manual writes them
    "oxigraph": ("", "/store", "/query"),
    "virtuoso": ("", "/sparql-graph-crud-auth", "/sparql"),
    "fuseki": ("/test", "/test/data", "/test/query"),
    "graphdb": ("/repositories/test", "/repositories/test/rdf-graphs/service", "/repositories/test"),
    "rdf4j": (
        "/rdf4j-server/repositories/test",
        "/rdf4j-server/repositories/test/rdf-graphs/service",
        "/rdf4j-server/repositories/test",
    ),
    "qlever": ("", "/", "/"),
}


class Strict(ThreadingHTTPServer):
    """A store that answers at two addresses only, and writes only for those who show its token, where it has one."""

    def __init__(self, store: str, query: str, token: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.store, self.ask, self.token = store, query, token
        self.graphs: dict[str, set[str]] = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    """The Graph Store Protocol and the SPARQL Protocol, to the letter."""

    server: Strict

    def log_message(self, *_: object) -> None:
        """Silence."""

    def do_PUT(self) -> None:
        """Replace a graph."""
        self._write(anew=True)

    def do_POST(self) -> None:
        """A query, or more triples."""
        path = urlsplit(self.path)
        if path.path == self.server.ask and not path.query:
            self._count()
        else:
            self._write(anew=False)

    def _write(self, *, anew: bool) -> None:
        path, body = urlsplit(self.path), self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = parse_qs(path.query)
        if path.path != self.server.store or set(given) != {"graph"}:
            return self._answer(404)
        if self.server.token and self.headers["Authorization"] != f"Bearer {self.server.token}":
            return self._answer(403)
        if self.headers["Content-Type"] != "application/n-triples":
            return self._answer(415)
        kept = set() if anew else self.server.graphs.get(given["graph"][0], set())
        self.server.graphs[given["graph"][0]] = kept | set(body.splitlines())
        return self._answer(204)

    def _count(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        graph = parse_qs(body)["query"][0].partition("GRAPH <")[2].partition(">")[0]
        number = {"type": "literal", "value": str(len(self.server.graphs.get(graph, ())))}
        data = {"head": {"vars": ["n"]}, "results": {"bindings": [{"n": number}]}}
        self._answer(200, json.dumps(data).encode())

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/sparql-results+json")
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Four named graphs of thirty triples."""
    write_nquads(_quads(), tmp_path / "g.nq")
    return tmp_path / "g.nq"


@pytest.fixture(params=sorted(MANUALS))
def strict(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Strict]]:
    """A preset and a store at the addresses of its manual."""
    for name in ("KG_USER", "KG_PASSWORD", "KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    _, store, query = MANUALS[request.param]
    server = Strict(store, query, "geheim" if request.param == "qlever" else "")
    yield request.param, server
    server.shutdown()
    server.server_close()


def test_every_preset_is_offered_and_has_its_manual() -> None:
    """The command's list, the addresses and the manuals name the same stores."""
    assert set(OFFERED) == set(PRESETS) == set(MANUALS)


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_preset_keeps_to_the_addresses_of_the_manual(
    strict: tuple[str, Strict], graph: Path, monkeypatch: pytest.MonkeyPatch, slash: str
) -> None:
    """All graphs arrive at a store that answers nowhere else; a closing slash of the address does not matter."""
    preset, server = strict
    monkeypatch.setenv("KG_TOKEN", server.token)
    address = f"http://127.0.0.1:{server.server_address[1]}{MANUALS[preset][0]}{slash}"
    assert main(["load", str(graph), address, "--to", preset]) == 0
    assert [len(lines) for lines in server.graphs.values()] == [TRIPLES] * GRAPHS


def test_a_store_with_a_token_refuses_those_without(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 1, nothing written."""
    monkeypatch.delenv("KG_TOKEN", raising=False)
    server = Strict("/", "/", "geheim")
    assert main(["load", str(graph), f"http://127.0.0.1:{server.server_address[1]}", "--to", "qlever"]) == 1
    assert server.graphs == {}
    server.shutdown()
    server.server_close()


@pytest.mark.store
@pytest.mark.parametrize("preset", sorted(set(MANUALS) - {"oxigraph", "virtuoso"}))
def test_a_store_that_somebody_runs(preset: str, graph: Path) -> None:
    """Loaded, verified, and given back term by term; a second run sends nothing."""
    address = os.environ.get(f"KG_TEST_{preset.upper()}_URL")
    if not address:
        pytest.skip(f"no {preset} here; KG_TEST_{preset.upper()}_URL names one (it is in no registry that CI reaches)")
    for _ in range(2):
        assert main(["load", str(graph), address, "--to", preset]) == 0
    assert counted(graph) == asked(endpoint_of(address, preset), {quad[3] for quad in read_quads(str(graph))})

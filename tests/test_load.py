"""kg load: against stores that misbehave in every way known, and against real ones that are killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kg.cli import main
from kg.model import Iri, Literal, Quad
from kg.outputs import write_nquads
from kg.store import load as loading
from kg.store import read_quads
from kg.store.load import Part, parts_of
from tests import stores
from tests.support import ROOT
from tests.test_engines import asked, counted

GRAPHS, TRIPLES = 4, 30


class Store(ThreadingHTTPServer):
    """A small graph store in memory; `fault` may spoil a request, `counts` its answers."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.graphs: dict[str, set[str]] = {}
        self.requests: list[tuple[str, str]] = []
        self.fault: Callable[[int, Handler], bool] = lambda number, handler: False
        self.counts: Callable[[Handler, str], bool] = lambda handler, graph: False
        self.headers: list[dict[str, str]] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """The protocol, as far as kg uses it."""

    server: Store

    def log_message(self, *_: object) -> None:
        """Silence."""

    def answer(self, status: int, media: str = "text/plain", body: bytes = b"") -> bool:
        """Send an answer; True, for faults."""
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return True

    def do_PUT(self) -> None:
        """Replace or extend a graph."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        graph = parse_qs(urlsplit(self.path).query).get("graph", [""])[0]
        self.server.requests.append((self.command, graph))
        self.server.headers.append(dict(self.headers))
        if self.server.fault(len(self.server.requests), self):
            return
        if self.command == "PUT":
            self.server.graphs[graph] = set()
        self.server.graphs[graph] |= set(body.splitlines())
        self.answer(204)

    def do_POST(self) -> None:
        """A query, or more triples."""
        if urlsplit(self.path).path != "/query":
            self.do_PUT()
            return
        query = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        graph = query.partition("GRAPH <")[2].partition(">")[0]
        if not self.server.counts(self, graph):
            number = {"type": "literal", "value": str(len(self.server.graphs.get(graph, ())))}
            data = json.dumps({"head": {"vars": ["n"]}, "results": {"bindings": [{"n": number}]}})
            self.answer(200, "application/sparql-results+json", data.encode())


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store that behaves, and retries that do not wait."""
    monkeypatch.setattr("kg.store.endpoints.WAITS", (0.01, 0.01))
    for name in ("KG_USER", "KG_PASSWORD", "KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    server = Store()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def graph(tmp_path: Path) -> str:
    """Four named graphs of thirty triples."""
    write_nquads(_quads(), tmp_path / "g.nq")
    return str(tmp_path / "g.nq")


def _quads() -> Iterator[Quad]:
    predicate = Iri("https://kg.example/ontology#quote")
    for g in range(GRAPHS):
        for i in range(TRIPLES):
            yield (
                Iri(f"https://x.example/事{g}-{i:02}"),
                predicate,
                Literal(f"第{i}句\n“话”\\", "zh"),
                Iri(f"https://x.example/g{g}"),
            )


def complete(store: Store) -> bool:
    """Whether the store holds all and nothing else."""
    return [len(store.graphs.get(f"https://x.example/g{g}", ())) for g in range(GRAPHS)] == [TRIPLES] * GRAPHS


def load(graph: str, store: Store, *more: str) -> int:
    """Run the command."""
    return main(["load", graph, store.address, "--to", "oxigraph", *more])


def test_all_is_loaded_and_a_second_run_sends_nothing(graph: str, store: Store) -> None:
    """One PUT a graph; the journal spares the second run, --anew does not."""
    assert load(graph, store) == 0
    assert complete(store)
    assert [("PUT", f"https://x.example/g{g}") for g in range(GRAPHS)] == store.requests
    assert load(graph, store) == 0
    assert len(store.requests) == GRAPHS
    assert load(graph, store, "--anew") == 0
    assert len(store.requests) == 2 * GRAPHS
    assert complete(store)


def test_chunks_are_put_then_posted(graph: str, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first chunk replaces, the others add; to load twice is to load once."""
    monkeypatch.setattr(Part.chunks, "__kwdefaults__", {"triples": 12, "size": 1 << 20})
    for _ in range(2):
        assert load(graph, store, "--anew") == 0
        assert complete(store)
    assert [method for method, _ in store.requests] == ["PUT", "POST", "POST"] * GRAPHS * 2


def test_chunks_keep_to_bytes_and_lines() -> None:
    """Never more triples or bytes than allowed, and together the whole."""
    part = next(parts_of(_quads()))
    for triples, size in ((7, 1 << 20), (1000, 300), (1, 1)):
        bodies = list(part.chunks(triples=triples, size=size))
        assert b"".join(bodies).decode() == "".join(part.lines)
        assert all(b.count(b"\n") <= triples for b in bodies)
        assert all(len(b) <= size or b.count(b"\n") == 1 for b in bodies)


def test_a_changed_graph_is_sent_again(graph: str, store: Store) -> None:
    """The journal knows contents, not names."""
    assert load(graph, store) == 0
    text = Path(graph).read_text("utf-8").replace("事1-00>", "事1-99>")
    Path(graph).write_text(text, encoding="utf-8")
    assert load(graph, store) == 0
    assert store.requests[GRAPHS:] == [("PUT", "https://x.example/g1")]
    assert any("事1-99" in line for line in store.graphs["https://x.example/g1"])


def test_what_the_store_lost_is_sent_again(graph: str, store: Store) -> None:
    """A journal that promises too much is not believed."""
    assert load(graph, store) == 0
    store.graphs["https://x.example/g2"].pop()
    assert load(graph, store) == 0
    assert complete(store)


def html(handler: Handler) -> bool:
    """200 with a page, and nothing loaded."""
    return handler.answer(200, "text/html", b"<html>welcome</html>")


def cut(handler: Handler) -> bool:
    """The connection ends without an answer."""
    handler.connection.shutdown(socket.SHUT_RDWR)
    return True


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (lambda number, handler: html(handler), "30 triples were sent and not refused, the store counts 0"),
        (lambda number, handler: number % 2 == 0 and handler.answer(400, body=b"no chunk today"), "no chunk today"),
        (lambda number, handler: handler.answer(401, body=b"who are you"), "401"),
        (lambda number, handler: handler.answer(503, body=b"busy"), "503"),
        (lambda number, handler: cut(handler), "is the store running there"),
        (lambda number, handler: time.sleep(3) or handler.answer(204), "no answer within 0.5 s"),
        (lambda number, handler: handler.answer(302), "302"),
    ],
    ids=["html", "half", "unauthorised", "busy", "cut", "slow", "moved"],
)
def test_a_store_that_fails_is_told_and_completed_later(
    graph: str,
    store: Store,
    capsys: pytest.CaptureFixture[str],
    fault: Callable[[int, Handler], bool],
    words: str,
) -> None:
    """Exit code 1 and the reason; nothing half-loaded counts as done; the second run completes."""
    store.fault = fault
    assert load(graph, store, "--timeout", "0.5") == 1
    talk = capsys.readouterr()
    assert words in talk.err
    assert "run the same command again" in talk.err
    assert not complete(store)
    store.fault = lambda number, handler: False
    assert load(graph, store) == 0
    assert complete(store)


def test_a_busy_moment_is_waited_for(graph: str, store: Store) -> None:
    """One 503 is no failure."""
    store.fault = lambda number, handler: number == 2 and handler.answer(503)
    assert load(graph, store) == 0
    assert complete(store)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (lambda handler, graph: html(handler), "not SPARQL JSON"),
        (lambda handler, graph: handler.answer(200, "application/sparql-results+json", b"{}"), "no SPARQL result"),
        (
            lambda handler, graph: handler.answer(200, "application/json", b'{"results":{"bindings":[]}}'),
            "does not count",
        ),
        (lambda handler, graph: handler.answer(404), "404"),
    ],
)
def test_an_endpoint_that_cannot_count_verifies_nothing(
    graph: str, store: Store, capsys: pytest.CaptureFixture[str], counts: Callable[[Handler, str], bool], words: str
) -> None:
    """Without a count nothing is loaded, whatever was sent."""
    store.counts = counts
    assert load(graph, store) == 1
    talk = capsys.readouterr()
    assert words in talk.err
    assert f"0 of {GRAPHS} graphs verified" in talk.out


def test_nobody_there(graph: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is down is told once, not once a graph."""
    monkeypatch.setattr("kg.store.endpoints.WAITS", (0.01,))
    assert main(["load", graph, f"http://127.0.0.1:{stores.free_port()}", "--to", "oxigraph"]) == 1
    assert capsys.readouterr().err.count("is the store running there") == 1


def test_a_dry_run_sends_nothing(graph: str, store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """It prints what would be sent."""
    assert load(graph, store, "--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == GRAPHS
    assert lines[0].startswith(f"PUT {store.address}/store?graph=https%3A%2F%2Fx.example%2Fg0 ")
    assert store.requests == []


def test_credentials_come_from_the_environment(graph: str, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bearer token is sent; Basic answers a challenge; neither is in the journal."""
    monkeypatch.setenv("KG_TOKEN", "secret-token")
    assert load(graph, store) == 0
    assert store.headers[0]["Authorization"] == "Bearer secret-token"
    monkeypatch.delenv("KG_TOKEN")
    monkeypatch.setenv("KG_USER", "ann")
    monkeypatch.setenv("KG_PASSWORD", "secret-word")

    def challenge(number: int, handler: Handler) -> bool:
        if (handler.headers["Authorization"] or "").startswith("Basic "):
            return False
        handler.send_response(401)
        handler.send_header("WWW-Authenticate", 'Basic realm="x"')
        handler.send_header("Content-Length", "0")
        handler.end_headers()
        return True

    store.fault = challenge
    assert load(graph, store, "--anew") == 0
    assert "secret" not in Path(f"{graph}.loaded").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("<https://a.example/> <https://a.example/p> 1 .", "http://127.0.0.1:1", "--graph IRI"),
        ("<https://a.example/> <https://a.example/p> 1 .", "http://ann:word@127.0.0.1:1", "KG_USER"),
        ("<https://a.example/> <https://a.example/p> 1 .", "localhost:7878", "no address of a store"),
        ("<https://a.example/> <https://a.example/p> ", "http://127.0.0.1:1", "line 1"),
    ],
)
def test_bad_use_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, address: str, words: str
) -> None:
    """Before anything is sent."""
    (tmp_path / "g.ttl").write_text(text, encoding="utf-8")
    assert main(["load", str(tmp_path / "g.ttl"), address, "--to", "oxigraph"]) == 1
    assert words in capsys.readouterr().err


def test_a_graph_of_another_vocabulary_goes_where_told(tmp_path: Path, store: Store) -> None:
    """Blank nodes get names that two requests and two runs share."""
    (tmp_path / "o.ttl").write_text("<https://a.example/> <https://a.example/p> [ <https://a.example/q> 1 ] .")
    for _ in range(2):
        assert load(str(tmp_path / "o.ttl"), store, "--graph", "https://a.example/g", "--anew") == 0
        assert len(store.graphs["https://a.example/g"]) == 2
        assert not any("_:" in line for line in store.graphs["https://a.example/g"])


def test_a_torn_journal_is_read(graph: str, store: Store) -> None:
    """The last line of a run that was killed may be half a line."""
    assert load(graph, store) == 0
    journal = Path(f"{graph}.loaded")
    journal.write_text(journal.read_text("utf-8")[:-40], encoding="utf-8")
    assert load(graph, store) == 0
    assert store.requests[GRAPHS:] == [("PUT", f"https://x.example/g{GRAPHS - 1}")]
    assert complete(store)


TORTURE = ["", "\\", '"', "\n\r\t", "\u0085\u2028\ufeff", "𠮷", '\'"""\'', "{}<>^`|", "x" * 3000, "%E5%B9%BF"]


@pytest.mark.store
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["oxigraph", "virtuoso"])
def test_killed_in_the_middle(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is killed by pid while kg loads, and started again: the second run makes it complete and exact."""
    if kind == "virtuoso":
        monkeypatch.setenv("KG_USER", "dba")
        monkeypatch.setenv("KG_PASSWORD", "dba")
    graphs, each = 40, 200
    predicate = Iri("https://kg.example/ontology#quote")
    quads = [
        (
            Iri(f"https://x.example/事{g}-{i:03}"),
            predicate,
            Literal(f"第{i}句{TORTURE[i % len(TORTURE)]}", "zh"),
            Iri(f"https://x.example/g{g:02}"),
        )
        for g in range(graphs)
        for i in range(each)
    ]
    path = tmp_path / "g.nq"
    write_nquads(quads, path)
    with getattr(stores, kind)(tmp_path) as server:
        address = server.endpoint.query.rpartition("/")[0]
        command = [sys.executable, "-m", "kg", "load", str(path), address, "--to", kind]
        client = subprocess.Popen(command, cwd=ROOT, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        journal = Path(f"{path}.loaded")
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and (not journal.is_file() or journal.read_bytes().count(b"\n") < 8):
            time.sleep(0.01)
        server.end(signal.SIGKILL)
        out, err = client.communicate(timeout=120)
        done = journal.read_bytes().count(b"\n")
        assert (client.returncode, 8 <= done < graphs) == (1, True), (done, out, err)
        assert f"{done} of {graphs} graphs verified" in out.decode()
        server.start()
        assert main(command[3:]) == 0
        found = asked(server.endpoint, {quad[3] for quad in quads})
        assert Counter(found.values()) == Counter({1: graphs * each})
        assert found == counted(path)
        assert len(list(read_quads(str(path)))) == graphs * each


def test_the_limits_of_a_request() -> None:
    """What one store resets and another takes minutes for is never sent."""
    assert (loading.MOST_TRIPLES, loading.MOST_BYTES) == (20_000, 4 << 20)

"""The endpoint: answers by the protocol, never updates, cannot be stopped by a query."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from kg.cli import main
from kg.errors import OutputError
from kg.store.serve import make_server
from tests.support import ROOT, heed_interrupts
from tests.test_queries import ENDLESS

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module", params=["file", "folder"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the examples on a free port, of the file and of the store folder; ended by its pid."""
    out = tmp_path_factory.mktemp("serve")
    assert main(["build", str(ROOT / "examples" / "notice.txt"), "-o", str(out), "--no-html"]) == 0
    graph = out / "graph.ttl"
    if request.param == "folder":
        assert main(["store", "build", str(graph), "-o", str(out / "store")]) == 0
        graph = out / "store"
    command = [sys.executable, "-m", "kg", "serve", str(graph), "--port", "0", "--timeout", "2", "--largest", "1"]
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ}, preexec_fn=heed_interrupts
    )
    assert server.stdout is not None
    line = server.stdout.readline()
    try:
        yield line.split()[-1].rstrip("/")
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate(timeout=20)
    assert server.returncode == 0


def ask(
    address: str, path: str = "/sparql", *, data: bytes | None = None, method: str | None = None, **headers: str
) -> tuple[int, str, str]:
    """Status, media type and text of a request."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address + path, data=data, method=method, headers=names)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers["Content-Type"], error.read().decode()


def form(**fields: str) -> bytes:
    """A form's bytes."""
    return urlencode(fields).encode()


def test_the_three_ways_of_the_protocol_answer_alike(address: str) -> None:
    """GET, POST of a form, POST of a query."""
    answers = {
        ask(address, "/sparql?" + form(query=COUNT).decode()),
        ask(address, data=form(query=COUNT)),
        ask(address, data=COUNT.encode(), Content_Type="application/sparql-query"),
    }
    assert len(answers) == 1
    status, media, text = answers.pop()
    assert (status, media) == (200, "application/sparql-results+json")
    assert int(json.loads(text)["results"]["bindings"][0]["n"]["value"]) > 100


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_the_protocol_names_graphs(address: str, name: str) -> None:
    """A query of a graph that is not there finds nothing; a name that is no IRI is told."""
    asked = form(**{"query": COUNT, name: "https://a.example/none"})
    for status, _, text in (ask(address, data=asked), ask(address, "/sparql?" + asked.decode())):
        assert (status, json.loads(text)["results"]["bindings"][0]["n"]["value"]) == (200, "0")
    status, _, text = ask(address, data=form(**{"query": COUNT, name: "not an IRI"}))
    assert (status, "no IRI" in text) == (400, True)


@pytest.mark.parametrize(
    ("accept", "query", "media"),
    [
        ("text/csv", COUNT, "text/csv; charset=utf-8"),
        ("application/sparql-results+xml, */*", COUNT, "application/sparql-results+xml"),
        ("text/tab-separated-values", COUNT, "text/tab-separated-values; charset=utf-8"),
        ("*/*", "ASK { ?s ?p ?o }", "application/sparql-results+json"),
        ("*/*", "CONSTRUCT WHERE { ?s a ?o }", "text/turtle"),
        ("application/n-triples", "CONSTRUCT WHERE { ?s a ?o }", "application/n-triples"),
    ],
)
def test_the_client_chooses_the_format(address: str, accept: str, query: str, media: str) -> None:
    """By its Accept header."""
    status, found, _ = ask(address, data=form(query=query), Accept=accept)
    assert (200, media) == (status, found)


@pytest.mark.parametrize(
    ("path", "data", "method", "headers"),
    [
        ("/sparql", form(update="CLEAR ALL"), "POST", {}),
        ("/sparql", b"CLEAR ALL", "POST", {"Content_Type": "application/sparql-update"}),
        ("/sparql?" + form(update="CLEAR ALL").decode(), None, "GET", {}),
        ("/store?default", b"<a> <b> <c> .", "PUT", {}),
        ("/store?default", b"<a> <b> <c> .", "POST", {}),
        ("/store?default", None, "DELETE", {}),
        ("/update", form(update="CLEAR ALL"), "POST", {}),
    ],
)
def test_nothing_updates(address: str, path: str, data: bytes | None, method: str, headers: dict[str, str]) -> None:
    """Every way to write is refused, and the graph stays as it is."""
    before = ask(address, data=form(query=COUNT))
    assert ask(address, path, data=data, method=method, **headers)[0] == 403
    assert before == ask(address, data=form(query=COUNT))


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("SELECT ?s WHERE { ?s ?p }", 400, "1:26"),
        ("CLEAR ALL", 400, "cannot be parsed"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "asks no network"),
        (ENDLESS, 503, "no answer within 2 s"),
        ("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 100000", 413, "use LIMIT"),
    ],
)
def test_a_bad_query_hurts_nobody(address: str, query: str, status: int, words: str) -> None:
    """It is refused or stopped with a message, and the server goes on."""
    found, _, text = ask(address, data=form(query=query))
    assert (status, True) == (found, words in text), text
    assert ask(address, data=form(query=COUNT))[0] == 200


def test_a_foreign_host_name_is_refused(address: str) -> None:
    """A web page that points its own name at this machine learns nothing."""
    assert ask(address, data=form(query=COUNT), Host="evil.example")[0] == 403


def test_the_query_page_asks_for_nothing_outside(address: str) -> None:
    """It comes with a strict policy, the shipped queries, and no foreign address."""
    with urllib.request.urlopen(address + "/", timeout=30) as answer:
        page, policy = answer.read().decode(), answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "joint-issuers" in page
    assert 'src="' not in page
    assert 'href="http' not in page


def test_a_query_in_flight_does_not_block_others(address: str) -> None:
    """While one query runs into its limit, another is answered."""
    body = form(query=ENDLESS).decode()
    code = f"import urllib.request as u; u.urlopen({address + '/sparql'!r}, data={body!r}.encode())"
    slow = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    start = time.monotonic()
    assert ask(address, data=form(query=COUNT))[0] == 200
    assert time.monotonic() - start < 1.9
    slow.wait(timeout=30)


def test_other_machines_are_refused_unless_told(tmp_path: Path) -> None:
    """Only a loopback address is served without --remote; a port in use is told."""
    (tmp_path / "g.nt").write_text("<https://a.example/> <https://a.example/p> <https://a.example/o> .\n")
    for host in ("0.0.0.0", "192.0.2.1", "example.org"):
        with pytest.raises(OutputError, match="--remote"):
            make_server(str(tmp_path / "g.nt"), host=host, port=0)
    server = make_server(str(tmp_path / "g.nt"), port=0)
    try:
        with pytest.raises(OutputError, match="another --port"):
            make_server(str(tmp_path / "g.nt"), port=server.server_address[1])
    finally:
        server.server_close()

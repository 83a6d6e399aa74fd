"""A graph → a read-only SPARQL 1.1 endpoint with a query page, for people and programs on this machine.

In: a graph file (held in memory) or a store folder, and pages to show beside it. Out: an HTTP server. Each request is
answered in a process of its own, each query in another under a time limit, so that no query can stop the server or write.
An update is refused, whatever it says; so is a query that asks another endpoint, and a request for a foreign host name
(a page of the web that points its own name at this machine).
Source: SPARQL 1.1 Protocol, W3C.
"""

from __future__ import annotations

import contextlib
import ipaddress
import json
import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socketserver import ForkingMixIn
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from kg.errors import OutputError, QueryError
from kg.store.limits import TimeOver, within
from kg.store.queries import Graphs, Limited, open_graph, result_document
from kg.store.shipped import shipped_queries

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["Limits", "Server", "make_server"]

log = logging.getLogger(__name__)
LARGEST_REQUEST = 1 << 20  # bytes of a query
KINDS = {  # media type → pyoxigraph's name, for tables and for triples
    "application/sparql-results+json": ("select", "JSON"),
    "application/json": ("select", "JSON"),
    "application/sparql-results+xml": ("select", "XML"),
    "application/xml": ("select", "XML"),
    "text/csv": ("select", "CSV"),
    "text/tab-separated-values": ("select", "TSV"),
    "text/turtle": ("construct", "TURTLE"),
    "application/n-triples": ("construct", "N_TRIPLES"),
    "application/rdf+xml": ("construct", "RDF_XML"),
    "application/ld+json": ("construct", "JSON_LD"),
}
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; img-src data:"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost."""

    seconds: float = 30.0
    largest: int = 64 << 20  # bytes of an answer
    at_once: int = 8  # requests


@dataclass(frozen=True, slots=True)
class Site:
    """What is served."""

    graph: str
    store: ox.Store | None  # None: a folder, opened anew by each query's process
    limits: Limits
    pages: Mapping[str, bytes] = field(default_factory=dict)  # path → HTML


class Server(ForkingMixIn, HTTPServer):
    """One process a request."""

    allow_reuse_address = True
    remote = False  # whether other machines may ask

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""
        log.debug("request from %s failed", client_address, exc_info=True)


def make_server(
    graph: str,
    *,
    host: str = "127.0.0.1",
    port: int = 7878,
    limits: Limits | None = None,
    pages: Mapping[str, bytes] | None = None,
    remote: bool = False,
) -> Server:
    """A server that is bound and ready for `serve_forever()`; port 0 takes a free one.

    Raises: OutputError for an address that is not this machine's own, unless `remote`, or that is taken; QueryError for
    a graph that cannot be read.
    """
    if not remote and not _is_loopback(host):
        raise OutputError(f"{host} can be reached by others; kg serves 127.0.0.1 unless --remote is given")
    if not hasattr(os, "fork"):
        raise OutputError("this system has no fork, which the time limit needs; use kg query")
    limits = limits or Limits()
    store = open_graph(graph)
    site = Site(
        graph, None if Path(graph).is_dir() else store, limits, {"/": _query_page(pages or {}), **(pages or {})}
    )
    try:
        server = Server((host, port), partial(_Handler, site))
    except OSError as error:
        raise OutputError(f"cannot listen on {host}:{port}: {error.strerror}; choose another --port") from error
    server.max_children = limits.at_once
    server.remote = remote
    return server


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _query_page(pages: Mapping[str, bytes]) -> bytes:
    """The page with the shipped queries in it."""
    template = (Path(__file__).parent / "query.html").read_text("utf-8")
    data = {
        "queries": [{"name": n, "about": q.about, "text": q.text} for n, q in shipped_queries().items()],
        "network": next(iter(pages), None),
    }
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return template.replace('"DATA"', text).encode("utf-8")


class _Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30  # seconds that a client may take to send its request

    def __init__(self, site: Site, *arguments: Any):
        self.site = site
        super().__init__(*arguments)

    def log_message(self, format: str, *arguments: Any) -> None:
        """To the log, not to stderr."""
        log.info("%s %s", self.address_string(), format % arguments)

    def do_GET(self) -> None:
        """Pages, and queries in the address."""
        parts = urlsplit(self.path)
        if not self._allowed():
            return
        if parts.path in self.site.pages:
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", self.site.pages[parts.path])
        elif parts.path in ("/sparql", "/query"):
            self._answer(parse_qs(parts.query))
        else:
            self._fail(HTTPStatus.NOT_FOUND, f"nothing at {parts.path}; the endpoint is /sparql, the query page /")

    do_HEAD = do_GET

    def do_POST(self) -> None:
        """Queries in the body, as a form or bare."""
        if not self._allowed():
            return
        path, body = urlsplit(self.path), self._body()
        if body is None:
            return
        kind = (self.headers.get("Content-Type") or "").split(";")[0].strip().lower()
        if path.path not in ("/sparql", "/query"):
            self._fail(HTTPStatus.FORBIDDEN, "this endpoint only answers queries; use kg build and kg load to write")
        elif kind == "application/sparql-query":
            self._answer({**parse_qs(path.query), "query": [body]})
        elif kind == "application/x-www-form-urlencoded":
            self._answer(parse_qs(body))
        elif kind == "application/sparql-update":
            self._fail(HTTPStatus.FORBIDDEN, "this endpoint never updates")
        else:
            self._fail(
                HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{kind or 'no type'}: send a form or application/sparql-query"
            )

    def do_PUT(self) -> None:
        """Refused."""
        self.close_connection = True
        self._fail(HTTPStatus.FORBIDDEN, "this endpoint never updates")

    do_DELETE = do_PATCH = do_PUT

    def _allowed(self) -> bool:
        """Whether the request names this machine as its host."""
        host = urlsplit("//" + (self.headers.get("Host") or "localhost")).hostname or ""
        if self.server.remote or _is_loopback(host):
            return True
        self._fail(HTTPStatus.FORBIDDEN, f"{host!r} is not this machine's own name")
        return False

    def _body(self) -> str | None:
        length = self.headers.get("Content-Length") or ""
        if not length.isdecimal() or int(length) > LARGEST_REQUEST:
            self.close_connection = True
            self._fail(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"send at most {LARGEST_REQUEST:,} bytes, with their length"
            )
            return None
        try:
            return self.rfile.read(int(length)).decode("utf-8")
        except UnicodeDecodeError:
            self._fail(HTTPStatus.BAD_REQUEST, "the query is not UTF-8")
            return None

    def _answer(self, fields: Mapping[str, list[str]]) -> None:
        """The answer to the query in `fields`, in a kind that the client accepts."""
        if "update" in fields:
            self._fail(HTTPStatus.FORBIDDEN, "this endpoint never updates")
            return
        if len(fields.get("query", ())) != 1:
            self._fail(HTTPStatus.BAD_REQUEST, "send one query, as query=")
            return
        site, query, kinds = self.site, fields["query"][0], self._kinds()

        graphs = Graphs(fields.get("default-graph-uri", ()), fields.get("named-graph-uri", ()))

        def work() -> tuple[str, bytes]:
            store = site.store or open_graph(site.graph)
            return result_document(store, query, kinds, largest=site.limits.largest, graphs=graphs)

        try:
            media, data = within(site.limits.seconds, work)
        except TimeOver as error:
            self._fail(HTTPStatus.SERVICE_UNAVAILABLE, str(error))
        except Limited as error:
            self._fail(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, str(error))
        except QueryError as error:
            self._fail(HTTPStatus.BAD_REQUEST, str(error))
        else:
            self._send(HTTPStatus.OK, media, data)

    def _kinds(self) -> dict[str, str]:
        """For tables and triples the first kind of the Accept header that is known; else JSON and Turtle."""
        found: dict[str, str] = {}
        for part in (self.headers.get("Accept") or "").split(","):
            kind = KINDS.get(part.split(";")[0].strip().lower())
            if kind:
                found.setdefault(*kind)
        return {"select": "JSON", "construct": "TURTLE", **found}

    def _fail(self, status: HTTPStatus, message: str) -> None:
        self._send(status, "text/plain; charset=utf-8", (message + "\n").encode("utf-8"))

    def _send(self, status: HTTPStatus, media: str, data: bytes) -> None:
        with contextlib.suppress(ConnectionError):
            self.send_response(status)
            self.send_header("Content-Type", media)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("X-Content-Type-Options", "nosniff")
            if self.path == "/":  # the network page bears its own
                self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

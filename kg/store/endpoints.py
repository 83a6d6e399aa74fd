"""Triple stores over HTTP: where each kind has its addresses, and one client for all.

In: the address of a store. Out: requests with credentials from the environment (KG_USER and KG_PASSWORD for Basic or
Digest, KG_TOKEN for a bearer token) and answers, or an error that says what the store said.
Source: SPARQL 1.1 Graph Store HTTP Protocol and SPARQL 1.1 Protocol, W3C; the stores' manuals.
"""

from __future__ import annotations

import http.client
import json
import logging
import os
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from kg.errors import EndpointError

__all__ = ["PRESETS", "Endpoint", "Refused", "Unreachable", "endpoint_of"]

log = logging.getLogger(__name__)
PRESETS: Mapping[str, tuple[str, str]] = {  # what follows the given address: graph store, query
    "oxigraph": ("/store", "/query"),
    "virtuoso": ("/sparql-graph-crud-auth", "/sparql"),
    "fuseki": ("/data", "/query"),  # the address names the data set: http://host:3030/DATASET
    "graphdb": ("/rdf-graphs/service", ""),  # http://host:7200/repositories/NAME
    "rdf4j": ("/rdf-graphs/service", ""),  # http://host:8080/rdf4j-server/repositories/NAME
    "qlever": ("", ""),  # writes need KG_TOKEN
}
WAITS = (0.5, 1.0, 2.0)  # seconds before another try
RETRIED = {429, 500, 502, 503, 504}
SHOWN = 200  # characters of a store's own words in a message


class Unreachable(EndpointError):
    """Nobody answers: down, too slow, or gone in the middle."""


class Refused(EndpointError):
    """The store answers, and says no."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A store's two addresses."""

    store: str
    query: str
    seconds: float = 120.0  # that one request may take

    def graph_address(self, graph: str) -> str:
        """The address of a named graph; "" is the default graph."""
        sign = "&" if "?" in self.store else "?"
        return self.store + sign + ("graph=" + quote(graph, safe="") if graph else "default")

    def send(self, method: str, graph: str, body: bytes) -> None:
        """PUT or POST N-Triples to a graph; tried again where the store is busy.

        Raises: Unreachable, Refused.
        """
        self._retry(method, self.graph_address(graph), body, "application/n-triples", "*/*")

    def count(self, graph: str) -> int:
        """How many triples a graph holds there.

        Raises: Unreachable, Refused; EndpointError for an answer that is no SPARQL result.
        """
        pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
        rows = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
        try:
            return int(rows[0]["n"]["value"])
        except (IndexError, KeyError, ValueError) as error:
            raise EndpointError(f"{self.query} does not count: it answers {str(rows)[:SHOWN]}") from error

    def select(self, query: str) -> list[dict[str, dict[str, str]]]:
        """The bindings of a query.

        Raises: as `count`.
        """
        kind, form = "application/sparql-results+json", "application/x-www-form-urlencoded"
        media, data = self._retry("POST", self.query, urlencode({"query": query}).encode(), form, kind)
        if "json" not in media:
            raise EndpointError(f"{self.query} answers {media or 'no type'}, not SPARQL JSON; is the preset right?")
        try:
            found: list[dict[str, dict[str, str]]] = json.loads(data)["results"]["bindings"]
        except (ValueError, KeyError, TypeError) as error:
            raise EndpointError(f"{self.query} answers JSON that is no SPARQL result: {data[:SHOWN]!r}") from error
        return found

    def _retry(self, method: str, address: str, body: bytes, kind: str, accepted: str) -> tuple[str, bytes]:
        request = urllib.request.Request(
            address, data=body, method=method, headers={"Content-Type": kind, "Accept": accepted, **_token()}
        )
        for wait in (*WAITS, None):
            try:
                return self._once(request)
            except EndpointError as error:
                if wait is None or not getattr(error, "again", False):
                    raise
                log.info("%s; again in %s s", error, wait)
                time.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _once(self, request: urllib.request.Request) -> tuple[str, bytes]:
        where = f"{request.get_method()} {request.full_url}"
        try:
            with _opener(request.full_url).open(request, timeout=self.seconds) as answer:
                return str(answer.headers.get("Content-Type") or ""), answer.read()
        except urllib.error.HTTPError as error:
            with error:
                refused = Refused(f"{where}: {error.code} {error.reason}: {_words(error.read(2000))}")
            refused.again = error.code in RETRIED  # type: ignore[attr-defined]
            raise refused from error
        except (OSError, http.client.HTTPException) as error:
            gone = Unreachable(f"{where}: {_reason(error, self.seconds)}; is the store running there?")
            gone.again = not isinstance(error, TimeoutError)  # type: ignore[attr-defined]
            raise gone from error


def _reason(error: Exception, seconds: float) -> str:
    inner = getattr(error, "reason", error)
    return f"no answer within {seconds:g} s" if isinstance(inner, TimeoutError) else str(inner or type(inner).__name__)


def _words(data: bytes) -> str:
    return " ".join(data.decode("utf-8", "replace").split())[:SHOWN] or "no reason given"


def _token() -> dict[str, str]:
    token = os.environ.get("KG_TOKEN")
    return {"Authorization": f"Bearer {token}"} if token else {}


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirected POST would come as GET, and credentials would follow."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Never; the answer is then an HTTPError."""


def _opener(address: str) -> urllib.request.OpenerDirector:
    handlers: list[urllib.request.BaseHandler] = [_NoRedirect()]
    if urlsplit(address).hostname in ("127.0.0.1", "::1", "localhost"):
        handlers.append(urllib.request.ProxyHandler({}))
    user, password = os.environ.get("KG_USER"), os.environ.get("KG_PASSWORD")
    if user and password is not None:
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, address.split("?")[0], user, password)
        handlers += [urllib.request.HTTPDigestAuthHandler(known), urllib.request.HTTPBasicAuthHandler(known)]
    return urllib.request.build_opener(*handlers)


def endpoint_of(address: str, preset: str | None, *, query: str | None = None, seconds: float = 120.0) -> Endpoint:
    """The endpoint of a preset below an address; without one the address is that of the graph store itself.

    Raises: EndpointError for an address that is none or holds a password, or without a query address.
    """
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise EndpointError(f"{address}: no address of a store; write http://HOST:PORT")
    if parts.username or parts.password:
        raise EndpointError("the address holds a name or password; give them as KG_USER and KG_PASSWORD")
    if preset:
        store, ask = PRESETS[preset]
        return Endpoint(address.rstrip("/") + store, query or address.rstrip("/") + ask, seconds)
    if not query:
        raise EndpointError("without --to PRESET the address is the graph store's; give the query address with --query")
    return Endpoint(address, query, seconds)

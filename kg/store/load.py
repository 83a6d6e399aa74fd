"""Quads → another triple store: a graph a PUT, in N-Triples chunks, then verified by COUNT.

In: graphs and their rows. Out: what became of each graph. A graph counts as loaded only when the store holds as many
triples as were sent; then it is written into a journal with the digest of its content, so that a run that was cut short
is taken up by the next. PUT replaces: to load twice is to load once.

Why so: one store answers 200 to N-Quads and loads nothing, another resets the connection on large bodies, a third holds
rows of a killed process; N-Triples in chunks with a count work on all of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.errors import EndpointError, QueryError
from kg.model import Iri, Literal, Quad
from kg.store.endpoints import Endpoint, Unreachable

__all__ = ["Journal", "Loaded", "Part", "load_graphs", "parts_of", "without_blank_nodes"]

MOST_TRIPLES = 20_000  # of a request: a larger one is slower on disk, and refused by one store
MOST_BYTES = 4 << 20
ESCAPES = {92: "\\\\", 34: '\\"', 10: "\\n", 13: "\\r"}


@dataclass(frozen=True, slots=True)
class Part:
    """One named graph, as lines of N-Triples."""

    graph: Iri
    lines: Sequence[str]

    @property
    def digest(self) -> str:
        """SHA-256 over the sorted lines."""
        total = hashlib.sha256()
        for line in sorted(self.lines):
            total.update(line.encode("utf-8"))
        return total.hexdigest()

    def chunks(self, *, triples: int = MOST_TRIPLES, size: int = MOST_BYTES) -> Iterator[bytes]:
        """The lines in bodies of at most so many triples and bytes; a single longer line is a body of its own."""
        body: list[bytes] = []
        total = 0
        for line in self.lines:
            data = line.encode("utf-8")
            if body and (len(body) >= triples or total + len(data) > size):
                yield b"".join(body)
                body, total = [], 0
            body.append(data)
            total += len(data)
        yield b"".join(body)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one graph."""

    graph: Iri
    triples: int
    requests: int = 0
    skipped: bool = False  # it was there already, by journal and count
    failure: EndpointError | None = None


def parts_of(quads: Iterable[Quad]) -> Iterator[Part]:
    """The graphs of quads that are sorted by graph."""
    for graph, group in groupby(quads, key=itemgetter(3)):
        lines = dict.fromkeys(f"<{s}> <{p}> {_object(o)} .\n" for s, p, o, _ in group)
        yield Part(graph, tuple(lines))


def _object(o: Iri | Literal) -> str:
    if isinstance(o, Iri):
        return f"<{o}>"
    text = f'"{o.value.translate(ESCAPES)}"'
    return f"{text}@{o.language}" if o.language else f"{text}^^<{o.datatype}>" if o.datatype else text


def without_blank_nodes(quads: Iterable[Quad], name: str) -> Iterator[Quad]:
    """Blank nodes get IRIs of the file's name: two requests cannot share one, and a second load would double them."""
    base = "https://kg.example/.well-known/genid/" + hashlib.sha256(name.encode()).hexdigest()[:12] + "/"

    def iri(term: Iri) -> Iri:
        return Iri(base + term[2:]) if term.startswith("_:") else term

    for s, p, o, g in quads:
        yield iri(s), p, o if isinstance(o, Literal) else iri(o), iri(g)


class Journal:
    """Which graphs an endpoint is known to hold: one JSON object a line, added when a graph is verified."""

    def __init__(self, path: Path | None, endpoint: Endpoint):
        self.path, self.address = path, endpoint.store
        self.known: dict[str, str] = {}
        if path is not None and path.is_file():
            for line in path.read_text("utf-8").splitlines():
                self._read(line)

    def _read(self, line: str) -> None:
        try:
            entry = json.loads(line)
        except ValueError:  # the line that a killed run was writing
            return
        if isinstance(entry, dict) and entry.get("store") == self.address:
            self.known[str(entry.get("graph"))] = str(entry.get("digest"))

    def holds(self, part: Part) -> bool:
        """Whether this content of the graph was verified there."""
        return self.known.get(part.graph) == part.digest

    def add(self, part: Part) -> None:
        """Note a verified graph.

        Raises: QueryError where the journal cannot be written.
        """
        self.known[part.graph] = part.digest
        if self.path is not None:
            entry = {"store": self.address, "graph": part.graph, "digest": part.digest, "triples": len(part.lines)}
            try:
                with self.path.open("a", encoding="utf-8", newline="\n") as file:
                    file.write(json.dumps(entry, ensure_ascii=False) + "\n")
            except OSError as error:
                raise QueryError(f"cannot write the journal {self.path}: {error.strerror}; give --journal") from error


def load_graphs(parts: Iterable[Part], endpoint: Endpoint, journal: Journal) -> Iterator[Loaded]:
    """Load each graph and tell of it; one that is refused does not stop the others, an endpoint that is gone does.

    Raises: Unreachable where nobody answers any more.
    """
    for part in parts:
        try:
            yield _load(part, endpoint, journal)
        except Unreachable:
            raise
        except EndpointError as error:
            yield Loaded(part.graph, len(part.lines), failure=error)


def _load(part: Part, endpoint: Endpoint, journal: Journal) -> Loaded:
    wanted = len(part.lines)
    if journal.holds(part) and endpoint.count(part.graph) == wanted:
        return Loaded(part.graph, wanted, skipped=True)
    requests = 0
    for body in part.chunks():
        endpoint.send("POST" if requests else "PUT", part.graph, body)
        requests += 1
    found = endpoint.count(part.graph)
    if found != wanted:
        raise EndpointError(
            f"<{part.graph}>: {wanted} triples were sent and not refused, the store counts {found}; is the preset right?"
        )
    journal.add(part)
    return Loaded(part.graph, wanted, requests)

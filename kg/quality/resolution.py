"""How well forms were made one thing: B-cubed, false and missed merges over all documents of a gold set as one corpus.

In: rows of a graph built from all documents at once, and the gold. Out: figures. An item is a gold entity of a document
that the graph has there; two items belong together when their gold names say so (kind and fullest name), and were put
together when the graph has one node for both. Gold says no more than names: two people of one name count as one, so
namesakes that the graph keeps apart count as missed.
Source: Bagga & Baldwin 1998 (B-cubed).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.model import Triple
from kg.quality.gold import Gold
from kg.quality.graph import Graph, Node, plain, text_of

__all__ = ["Resolution", "measure_resolution"]

NAMED = ("Organization", "Person", "Place", "Document", "Event", "Award")
OWN = re.compile(r"^(?:自治区|[省市区县州镇乡])")


@dataclass(frozen=True, slots=True)
class Resolution:
    """The figures; rates are of pairs of items."""

    items: int
    precision: float  # B-cubed
    recall: float
    merged: int  # pairs that the graph put together
    falsely: int  # of these, pairs that are two things in gold
    wanted: int  # pairs that are one thing in gold
    missed: int  # of these, pairs on two nodes
    worst: tuple[str, ...]

    @property
    def f1(self) -> float:
        """B-cubed F1."""
        return 2 * self.precision * self.recall / (self.precision + self.recall) if self.items else 0.0

    @property
    def false_rate(self) -> float:
        """Share of the graph's merges that are false."""
        return self.falsely / self.merged if self.merged else 0.0

    @property
    def missed_rate(self) -> float:
        """Share of gold's merges that the graph missed."""
        return self.missed / self.wanted if self.wanted else 0.0


def measure_resolution(rows: Iterable[Triple], golds: Mapping[str, Gold]) -> Resolution:
    """Hold the nodes of a graph against the identities of gold."""
    identity = _identities(golds)
    items = sorted(set(_items(Graph(rows), golds)), key=lambda i: (i[0], i[1], text_of(i[2])))
    things = [(identity[doc, gid], node) for doc, gid, node in items]
    by_thing, by_node, both = (Counter(t) for t in (_firsts(things), _seconds(things), things))
    count = max(1, len(things))
    worst: defaultdict[Node, set[str]] = defaultdict(set)
    for thing, node in things:
        worst[node].add(thing)
    merged, wanted, right = (sum(n * (n - 1) // 2 for n in c.values()) for c in (by_node, by_thing, both))
    return Resolution(
        len(things),
        sum(both[t] / by_node[t[1]] for t in things) / count,
        sum(both[t] / by_thing[t[0]] for t in things) / count,
        merged,
        merged - right,
        wanted,
        wanted - right,
        tuple(sorted(f"{text_of(node)}: {' / '.join(sorted(t))}" for node, t in worst.items() if len(t) > 1)),
    )


def _firsts(things: Iterable[tuple[str, Node]]) -> Iterator[str]:
    return (thing for thing, _ in things)


def _seconds(things: Iterable[tuple[str, Node]]) -> Iterator[Node]:
    return (node for _, node in things)


def _identities(golds: Mapping[str, Gold]) -> dict[tuple[str, str], str]:
    """(document, gold id) → the name of the thing over all documents: one where the fullest name of one is a name of the other."""
    listed = [
        (doc, gid, kind, [plain(n) for n in names if "*" not in n and not OWN.match(n)])
        for doc, gold in golds.items()
        for gid, (kind, names) in gold.entities.items()
    ]
    root: dict[tuple[str, str], tuple[str, str]] = {}

    def find(key: tuple[str, str]) -> tuple[str, str]:
        while root.get(key, key) != key:
            key = root[key]
        return key

    fullest = {(kind, names[0]) for _, _, kind, names in listed if names}
    for _, _, kind, names in listed:
        for name in names[1:] if kind in ("Organization", "Place") else ():
            if (kind, name) in fullest and len(name) >= 3:
                low, high = sorted((find((kind, names[0])), find((kind, name))))
                root[high] = low
    return {
        (doc, gid): " ".join(find((kind, names[0]))) if names else f"{kind} {doc} {gid}"
        for doc, gid, kind, names in listed
    }


def _items(graph: Graph, golds: Mapping[str, Gold]) -> Iterator[tuple[str, str, Node]]:
    here: defaultdict[str, set[Node]] = defaultdict(set)
    for node, docs in graph.mentioned():
        for doc in docs:
            here[doc].add(node)
    for doc, gold in golds.items():
        for node in sorted(here[doc], key=text_of):
            fitting = [
                (len(graph.names[node] & {plain(n) for n in names}), gid)
                for gid, (kind, names) in sorted(gold.entities.items())
                if kind in NAMED and kind in graph.types[node] and graph.names[node] & {plain(n) for n in names}
            ]
            if fitting:
                yield doc, max(fitting)[1], node

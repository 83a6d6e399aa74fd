"""A built graph, read by local names, so that any namespace serves.

In: rows. Out: names, general types and documents of nodes, and statements with the values of their ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from kg.model import Iri, Literal, Triple
from kg.quality.gold import RELATIONS

__all__ = ["Graph", "Made", "plain", "unit_name"]

TRAIL = frozenset("evidence wasDerivedFrom hasSource article hasTarget inArticle wasQuotedFrom".split())
DEPTH = 4  # steps from a node to its source file at most
UNITS = {
    **{"元": "CNY", "人民币": "CNY", "人民币元": "CNY", "美元": "USD", "％": "%", "平米": "平方米"},
    **{"km": "公里", "千米": "公里", "位": "人", "名": "人", "人数": "人"},
}
Node = Iri | Literal


class Made(NamedTuple):
    """One statement of the graph."""

    subject: Node
    relation: str
    object: Node
    node: Iri


def plain(name: str) -> str:
    """A name without the differences that do not count: width, quotation marks, spaces."""
    return re.sub(r"[\s“”\"'‘’「」『』《》〈〉·]", "", unicodedata.normalize("NFKC", name)).casefold()


def unit_name(unit: str) -> str:
    """A unit under the name that others have too."""
    unit = unicodedata.normalize("NFKC", _local(unit) if "://" in unit else unit).strip()
    return UNITS.get(unit, unit)


def _local(node: object) -> str:
    return re.split(r"[#/]", node.value if isinstance(node, Literal) else str(node))[-1]


def text_of(node: Node) -> str:
    """The words of a literal, the whole of an IRI."""
    return node.value if isinstance(node, Literal) else str(node)


class Graph:
    """Everything that a score asks of a graph."""

    def __init__(self, rows: Iterable[Triple]):
        self.about: defaultdict[Node, list[tuple[str, Node]]] = defaultdict(list)
        by_local: defaultdict[str, list[tuple[Node, Node]]] = defaultdict(list)
        for row in rows:
            name = _local(row[1])
            self.about[row[0]].append((name, row[2]))
            by_local[name].append((row[0], row[2]))
        self._parents: defaultdict[str, set[str]] = defaultdict(set)
        for s, o in by_local["subClassOf"]:
            self._parents[_local(s)].add(_local(o))
        self.names: defaultdict[Node, set[str]] = defaultdict(set)
        for key in ("label", "altLabel", "prefLabel"):
            for s, o in by_local[key]:
                self.names[s].add(plain(text_of(o)))
        self.types: defaultdict[Node, set[str]] = defaultdict(set)
        for s, o in by_local["type"]:
            self.types[s] |= self._up(_local(o))
        self._sources: defaultdict[Node, set[str]] = defaultdict(set)
        for s, o in by_local["source"]:
            if isinstance(o, Literal):
                self._sources[s].add(PurePosixPath(o.value).stem)
        self._one = {key: dict(by_local[key]) for key in ("value", "unit", "subject", "predicate", "object")}
        self._mentions = {key: by_local[key] for key in ("mentionedIn", "mentions", "refersTo")}

    def _up(self, cls: str) -> set[str]:
        found, todo = set(), [cls]
        while todo:
            current = todo.pop()
            if current not in found:
                found.add(current)
                todo += self._parents[current]
        return found

    def docs(self, node: Node) -> set[str]:
        """The input files that a node is drawn from."""
        edge = {node}
        for _ in range(DEPTH):
            found = {doc for n in edge for doc in self._sources.get(n, ())}
            if found:
                return found
            edge = {o for n in edge for name, o in self.about.get(n, ()) if name in TRAIL and isinstance(o, Iri)}
        return set()

    def statements(self) -> Iterator[Made]:
        """Every statement whose relation is one of the gold's, sorted."""
        for node in sorted(self._one["subject"], key=text_of):
            relation, obj = self._one["predicate"].get(node), self._one["object"].get(node)
            if relation is not None and obj is not None and _local(relation) in RELATIONS and isinstance(node, Iri):
                yield Made(self._one["subject"][node], _local(relation), obj, node)

    def mentioned(self) -> Iterator[tuple[Node, set[str]]]:
        """Entities with the documents that mention them."""
        for key, pairs in self._mentions.items():
            for s, o in pairs:
                entity, where = (s, o) if key == "mentionedIn" else (o, s)
                yield entity, self.docs(where)

    def value(self, made: Made) -> tuple[float, str] | None:
        """The number and unit of a statement's object: on the object, or on the statement."""
        where: Node = made.object
        if isinstance(made.object, Literal):
            number, where = made.object, made.node
        else:
            found = self._one["value"].get(made.object)
            if not isinstance(found, Literal):
                return None
            number = found
        try:
            amount = float(number.value)
        except ValueError:
            return None
        unit = self._one["unit"].get(where, self._one["unit"].get(made.node, Literal("")))
        return amount, unit_name(text_of(unit))

    def said(self, made: Made, names: Iterable[str]) -> list[str]:
        """What statement and object say under one of the local names."""
        wanted = set(names)
        return [text_of(o) for n in (made.node, made.object) for name, o in self.about.get(n, ()) if name in wanted]

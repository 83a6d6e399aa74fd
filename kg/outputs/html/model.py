"""Rows → the view model of the page: nodes, edges, values, each fact with its words.

In: rows in the shape of design.md §3 (of other graphs: labels and plain triples as far as they go).
Out: frozen values, sorted; the same whatever the order of the rows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Iri, Literal, Triple
from kg.ontology import NAMESPACE

__all__ = ["Fact", "Node", "View", "make_view"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
TITLE, ISSUED = "http://purl.org/dc/terms/title", "http://purl.org/dc/terms/issued"
KINDS = ("Organization", "Person", "Place", "Document", "Event", "Award", "Group", "Article")
HAN_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
Object = Iri | Literal


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, or an article that somebody reported."""

    iri: str
    label: str
    kind: str  # one of KINDS, or Thing
    cls: str
    aliases: tuple[str, ...]
    degree: int


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with what the page shows of it."""

    iri: str
    subject: int  # place in View.nodes
    relation: str
    object: int  # place in View.nodes, -1 for a value
    value: str  # the printed value where object is -1
    number: float | None
    unit: str
    date: str
    status: str
    confidence: float
    rule: str
    details: tuple[tuple[str, str], ...]
    quote: str  # without the page's stray spaces
    marks: tuple[int, int, int, int]  # of subject and object in the quote, -1 where they are not in it
    article: str
    issued: str
    source: str


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows."""

    nodes: tuple[Node, ...]
    facts: tuple[Fact, ...]
    relations: Mapping[str, str]  # local name → Chinese label
    classes: Mapping[str, str]


def make_view(rows: Iterable[Triple]) -> View:
    """The view of a graph."""
    graph: defaultdict[str, defaultdict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
    for s, p, o in sorted(rows, key=str):
        graph[s][p].append(o)
    statements = sorted(s for s, about in graph.items() if RDF + "subject" in about and RDF + "object" in about)
    ends: dict[str, int] = defaultdict(int)
    for statement in statements:
        for end in _ends(graph, statement):
            ends[end] += 1
    for iri, about in graph.items():
        if about.get(LABEL) and _kind(graph, iri) in KINDS and iri not in ends:
            ends[iri] = 0
    order = sorted(ends, key=lambda iri: (-ends[iri], iri))
    place = {iri: n for n, iri in enumerate(order)}
    nodes = tuple(_node(graph, iri, ends[iri]) for iri in order)
    facts = tuple(_fact(graph, s, place) for s in statements)
    return View(
        nodes,
        tuple(sorted(facts, key=lambda f: f.iri)),
        _labels(graph, {f.relation for f in facts}),
        _labels(graph, {n.cls for n in nodes}),
    )


Graph = Mapping[str, Mapping[str, list[Object]]]


def _ends(graph: Graph, s: str) -> list[str]:
    found = [str(graph[s][RDF + "subject"][0])]
    obj = graph[s][RDF + "object"][0]
    if isinstance(obj, Iri) and NAMESPACE + "value" not in graph.get(obj, {}):
        found.append(obj)
    return found


def _one(about: Mapping[str, list[Object]], predicate: str) -> str:
    found = about.get(predicate)
    if not found:
        return ""
    return found[0].value if isinstance(found[0], Literal) else str(found[0])


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def _kind(graph: Graph, iri: str) -> str:
    """The general kind by the class tree in the graph."""
    todo = [str(o) for o in graph.get(iri, {}).get(RDF + "type", [])]
    seen: set[str] = set()
    while todo:
        cls = todo.pop()
        if _local(cls) in KINDS:
            return _local(cls)
        if cls not in seen:
            seen.add(cls)
            todo += [str(o) for o in graph.get(cls, {}).get(SUBCLASS, [])]
    return "Thing"


def _node(graph: Graph, iri: str, degree: int) -> Node:
    about = graph.get(iri, {})
    label = _one(about, LABEL) or _one(about, TITLE) or _local(iri)
    aliases = tuple(sorted(o.value for o in about.get(ALIAS, []) if isinstance(o, Literal)))
    return Node(iri, label, _kind(graph, iri), _local(_one(about, RDF + "type")), aliases, degree)


def _fact(graph: Graph, s: str, place: Mapping[str, int]) -> Fact:
    about = graph[s]
    subject, obj = str(about[RDF + "subject"][0]), about[RDF + "object"][0]
    value = graph.get(str(obj), {})
    evidence = graph.get(_one(about, NAMESPACE + "evidence"), {})
    article = graph.get(_one(evidence, NAMESPACE + "article"), {})
    begin = int(_one(evidence, NAMESPACE + "begin") or 0)
    quote, marks = _quote(_one(evidence, NAMESPACE + "quote"), begin, about)
    is_value = NAMESPACE + "value" in value or isinstance(obj, Literal)
    number = _one(value, NAMESPACE + "value")
    return Fact(
        iri=s,
        subject=place[subject],
        relation=_local(_one(about, RDF + "predicate")),
        object=-1 if is_value else place[str(obj)],
        value=_one(value, NAMESPACE + "valueText") or number if is_value else "",
        number=float(number) if number else None,
        unit=_one(value, NAMESPACE + "unit"),
        date=_one(about, NAMESPACE + "date")
        or "/".join(x for x in (_one(about, NAMESPACE + "start"), _one(about, NAMESPACE + "end")) if x),
        status=_local(_one(about, NAMESPACE + "status")) or "done",
        confidence=float(_one(about, NAMESPACE + "confidence") or 1),
        rule=_one(about, NAMESPACE + "rule"),
        details=_details(graph, about),
        quote=quote,
        marks=marks,
        article=_one(article, TITLE),
        issued=_one(article, ISSUED),
        source=_one(article, NAMESPACE + "source"),
    )


def _details(graph: Graph, about: Mapping[str, list[Object]]) -> tuple[tuple[str, str], ...]:
    names = (
        "indicator",
        "role",
        "title",
        "count",
        "countUnit",
        "former",
        "counterparty",
        "recipient",
        "purpose",
        "fund",
        "covers",
        "dateText",
        "recovered",
        "change",
    )
    found = []
    for name in names:
        text = _one(about, NAMESPACE + name)
        if text:
            found.append((name, _one(graph.get(text, {}), LABEL) or text))
    return tuple(found)


def _quote(raw: str, begin: int, about: Mapping[str, list[Object]]) -> tuple[str, tuple[int, int, int, int]]:
    """The quote without the page's line breaks, and where subject and object stand in it."""
    drop = {i for m in HAN_GAP.finditer(raw) for i in range(*m.span())}
    kept = [i for i in range(len(raw)) if i not in drop]
    at = {i: n for n, i in enumerate(kept)}
    marks = []
    for name in ("subject", "object"):
        first, last = (_one(about, NAMESPACE + name + side) for side in ("Begin", "End"))
        start, stop = (int(first) - begin, int(last) - begin) if first and last else (-1, -1)
        inside = [at[i] for i in range(start, stop) if i in at] if 0 <= start < stop <= len(raw) else []
        marks += [inside[0], inside[-1] + 1] if inside else [-1, -1]
    return "".join(raw[i] for i in kept), (marks[0], marks[1], marks[2], marks[3])


def _labels(graph: Graph, names: set[str]) -> dict[str, str]:
    found = {}
    for name in sorted(names):
        labels = [
            o.value
            for o in graph.get(NAMESPACE + name, {}).get(LABEL, [])
            if isinstance(o, Literal) and o.language == "zh"
        ]
        found[name] = labels[0] if labels else name
    return found

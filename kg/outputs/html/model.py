"""Rows → the view model of the page: entities, facts, values, passages, articles, each with all that is said of it.

In: rows in the shape of our dataset; of other graphs labels, plain triples and values as far as they go.
Out: frozen values in an order of their own, the same whatever the order of the rows. Nothing of our graphs is lost: what
no field holds stands in `about`, so that the page can give the whole graph back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.model import Iri, Literal, Triple
from kg.ontology import NAMESPACE
from kg.outputs.html.classes import ARTICLE, kind_of, local, shown_label

__all__ = ["About", "Article", "Fact", "Node", "Passage", "Value", "View", "make_view"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = RDF + "type"
SUBJECT, PREDICATE, OBJECT = RDF + "subject", RDF + "predicate", RDF + "object"
EVIDENCE, QUOTE, BEGIN, END = (NAMESPACE + name for name in ("evidence", "quote", "begin", "end"))
IN_ARTICLE, VALUE, MENTIONS = NAMESPACE + "article", NAMESPACE + "value", NAMESPACE + "mentions"
MARKS = tuple(NAMESPACE + side for side in ("subjectBegin", "subjectEnd", "objectBegin", "objectEnd"))
RUN, PAGE, PROV = NAMESPACE + "Run", NAMESPACE + "Page", "http://www.w3.org/ns/prov#"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
SCHEMA_CLASSES = {OWL + "Class", RDFS + "Class", RDF + "Property", OWL + "ObjectProperty", OWL + "DatatypeProperty"}
# predicates that tell of a thing without being a relation between two things
NO_EDGE = {
    *(TYPE, RDFS + "subClassOf", RDFS + "subPropertyOf", RDFS + "seeAlso", RDFS + "isDefinedBy", OWL + "sameAs"),
    *(SKOS + "exactMatch", SKOS + "closeMatch", SKOS + "inScheme", MENTIONS, EVIDENCE, IN_ARTICLE),
}

About = tuple[tuple[str, "Iri | Literal"], ...]  # what is said of one thing: predicate and object, sorted
Graph = dict[str, list[tuple[str, "Iri | Literal"]]]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing with a name: an entity, or an article that a fact speaks of."""

    iri: str
    label: str
    kind: str  # Organization, Person, … or the class of a graph that is not ours
    cls: str  # IRI of the class, "" where the graph names none
    degree: int  # how many facts speak of it
    about: About


@dataclass(frozen=True, slots=True)
class Value:
    """A figure that is the object of a fact."""

    iri: str  # "" for a bare literal
    text: str
    about: About


@dataclass(frozen=True, slots=True)
class Article:
    """Where passages stand."""

    iri: str
    about: About


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a page that say a fact."""

    iri: str
    article: int  # place in View.articles, -1 where the graph names none
    begin: int  # code points in the source, -1 where the graph names none
    end: int
    quote: Literal
    about: About


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement, or a plain triple that no statement covers."""

    iri: str  # "" for a plain triple
    subject: int  # place in View.nodes
    relation: str  # IRI
    object: int  # place in View.nodes, -1 for a value
    value: int  # place in View.values, -1 for a node
    passages: tuple[int, ...]
    marks: tuple[int, int, int, int]  # of subject and object in the source, -1 where it has no words
    plain: bool  # whether the graph asserts the plain triple
    about: About


@dataclass(frozen=True, slots=True)
class View:
    """All that the page shows."""

    nodes: tuple[Node, ...]  # the best connected first
    values: tuple[Value, ...]
    articles: tuple[Article, ...]
    passages: tuple[Passage, ...]
    facts: tuple[Fact, ...]  # in reading order
    schema: tuple[tuple[str, About], ...]  # what the graph says of its classes and relations, and of how it was made


def make_view(rows: Iterable[Triple]) -> View:
    """The view of a graph."""
    return _Builder(_grouped(rows)).view()


def _grouped(rows: Iterable[Triple]) -> Graph:
    graph: Graph = {}
    for s, p, o in rows:
        graph.setdefault(s, []).append((p, o))
    return {s: sorted(set(graph[s]), key=_order) for s in sorted(graph)}


def _order(pair: tuple[str, Iri | Literal]) -> tuple[str, bool, tuple[str, ...]]:
    p, o = pair
    return p, isinstance(o, Literal), tuple(o) if isinstance(o, Literal) else (o,)


def _has(about: Iterable[tuple[str, object]], predicate: str) -> bool:
    return any(p == predicate for p, _ in about)


def _is(about: Iterable[tuple[str, object]], cls: str) -> bool:
    return any(p == TYPE and o == cls for p, o in about)


def _is_statement(about: Sequence[tuple[str, Iri | Literal]]) -> bool:
    found = Counter(p for p, _ in about if p in (SUBJECT, PREDICATE, OBJECT))
    named = all(isinstance(o, Iri) for p, o in about if p in (SUBJECT, PREDICATE))
    return named and found == {SUBJECT: 1, PREDICATE: 1, OBJECT: 1}


def _schema(graph: Graph) -> tuple[str, ...]:
    """Classes and relations: what is used as one, or declared as one."""
    used = {str(o) for about in graph.values() for p, o in about if p in (TYPE, PREDICATE)}
    used |= {p for about in graph.values() for p, _ in about}
    used |= {str(o) for about in graph.values() for p, o in about if p == RDFS + "subClassOf"}
    declared = {s for s, about in graph.items() if any(p == TYPE and o in SCHEMA_CLASSES for p, o in about)}
    return tuple(s for s in graph if s in used or s in declared or _has(graph[s], RDFS + "subClassOf"))


def _made(graph: Graph) -> set[str]:
    """How the graph was made: runs, what they used, pages."""
    runs = [s for s, about in graph.items() if _is(about, RUN)]
    used = {str(o) for s in runs for p, o in graph[s] if p.startswith(PROV) and o in graph}
    return {*runs, *used, *(s for s, about in graph.items() if _is(about, PAGE))}


def _one(about: Iterable[tuple[str, Iri | Literal]], predicate: str) -> Iri | Literal | None:
    return next((o for p, o in about if p == predicate), None)


def _asserted(graph: Graph, statements: Iterable[str]) -> set[tuple[str, str, Iri | Literal]]:
    """The triples that statements speak of."""
    found = set()
    for s in statements:
        about = dict(graph[s])  # of each of the three there is one
        found.add((str(about[SUBJECT]), str(about[PREDICATE]), about[OBJECT]))
    return found


class _Builder:
    """Tells the parts of a graph apart and gives every thing its place."""

    def __init__(self, graph: Graph):
        self.graph = graph
        statements = [s for s in graph if _is_statement(graph[s])]
        passages = sorted({str(o) for s in statements for p, o in graph[s] if p == EVIDENCE and o in graph})
        articles = {str(o) for s in passages for p, o in graph[s] if p == IN_ARTICLE}
        articles |= {s for s, about in graph.items() if _is(about, ARTICLE)}
        values = {str(o) for s in statements for p, o in graph[s] if p == OBJECT and _has(graph.get(str(o), ()), VALUE)}
        self.schema = tuple(sorted({*_schema(graph), *_made(graph)}))
        self.ends = {s: (str(_one(graph[s], SUBJECT)), _one(graph[s], OBJECT)) for s in statements}
        self.article_at = {iri: n for n, iri in enumerate(sorted(articles))}
        self.passage_at = {iri: n for n, iri in enumerate(passages)}
        self.value_at = {iri: n for n, iri in enumerate(sorted(values))}
        self.values = [Value(iri, _value_text(graph[iri]), tuple(graph[iri])) for iri in self.value_at]
        self.parts = {*statements, *passages, *articles, *values, *self.schema}
        self.asserted = _asserted(graph, statements)
        self.loose = self._loose()
        self.degree = self._degrees()
        order = sorted(self.degree, key=lambda iri: (-self.degree[iri], iri))
        self.node_at = {iri: n for n, iri in enumerate(order)}

    def _loose(self) -> list[tuple[str, str, Iri]]:
        """Plain triples between two things that no statement covers."""
        return [
            (s, p, o)
            for s, about in self.graph.items()
            if s not in self.parts
            for p, o in about
            if isinstance(o, Iri) and p not in NO_EDGE and o not in self.parts and (s, p, o) not in self.asserted
        ]

    def view(self) -> View:
        """The whole view."""
        passages = tuple(self._passage(iri) for iri in self.passage_at)
        facts = [self._fact(s) for s in self.ends] + [
            Fact("", self.node_at[s], p, self.node_at[str(o)], -1, (), (-1, -1, -1, -1), True, ())
            for s, p, o in self.loose
        ]
        nodes = tuple(self._node(iri) for iri in self.node_at)

        def reading_order(fact: Fact) -> tuple[object, ...]:
            first = passages[fact.passages[0]] if fact.passages else None
            place = (first.article, first.begin) if first else (len(self.article_at), 0)
            return (*place, fact.iri, fact.subject, fact.relation, fact.object)

        return View(
            nodes=nodes,
            values=tuple(self.values),
            articles=tuple(Article(iri, tuple(self.graph.get(iri, ()))) for iri in self.article_at),
            passages=passages,
            facts=tuple(sorted(facts, key=reading_order)),
            schema=tuple((iri, tuple(self.graph[iri])) for iri in self.schema),
        )

    def _degrees(self) -> Counter[str]:
        """How many facts speak of each thing; a thing without facts counts 0."""
        degree: Counter[str] = Counter()
        for subject, obj in self.ends.values():
            degree[subject] += 1
            if isinstance(obj, Iri) and obj not in self.value_at:
                degree[obj] += 1
        for s, _, o in self.loose:
            degree[s] += 1
            degree[str(o)] += 1
        for iri in self.graph:
            if iri not in self.parts and iri not in degree:
                degree[iri] = 0
        return degree

    def _node(self, iri: str) -> Node:
        about = self.graph.get(iri, [])
        classes = [str(o) for p, o in about if p == TYPE]
        kept = tuple((p, o) for p, o in about if (iri, p, o) not in self.asserted and not self._is_edge(iri, p, o))
        if iri in self.article_at:
            kept = ()  # an article keeps what is said of it in View.articles
        kind, cls = kind_of(classes, self.graph)
        return Node(iri, shown_label(about) or local(iri), kind, cls, self.degree[iri], kept)

    def _is_edge(self, s: str, p: str, o: Iri | Literal) -> bool:
        return isinstance(o, Iri) and p not in NO_EDGE and s not in self.parts and o not in self.parts

    def _passage(self, iri: str) -> Passage:
        about = self.graph[iri]
        quote = _one(about, QUOTE)
        words = quote if isinstance(quote, Literal) else Literal("")
        begin, end = _whole(_one(about, BEGIN)), _whole(_one(about, END))
        article = self.article_at.get(str(_one(about, IN_ARTICLE)), -1)
        held = {QUOTE: words, BEGIN: _integer(begin), END: _integer(end)}
        rest = tuple(
            (p, o) for p, o in about if held.get(p) != o and not (p == IN_ARTICLE and str(o) in self.article_at)
        )
        return Passage(iri, article, begin, end, words, rest)

    def _fact(self, s: str) -> Fact:
        about = self.graph[s]
        subject, obj = self.ends[s]
        relation = str(_one(about, PREDICATE))
        marks = tuple(_whole(_one(about, name)) for name in MARKS)
        rest = []
        for p, o in about:
            held = p in (SUBJECT, PREDICATE, OBJECT) or (p == EVIDENCE and o in self.passage_at)
            if not held and not (p in MARKS and o == _integer(marks[MARKS.index(p)])):
                rest.append((p, o))
        value = self._value(obj)
        return Fact(
            iri=s,
            subject=self.node_at[subject],
            relation=relation,
            object=-1 if value >= 0 else self.node_at[str(obj)],
            value=value,
            passages=tuple(self.passage_at[str(o)] for p, o in about if p == EVIDENCE and o in self.passage_at),
            marks=(marks[0], marks[1], marks[2], marks[3]),
            plain=any(p == relation and o == obj for p, o in self.graph.get(subject, ())),
            about=tuple(rest),
        )

    def _value(self, obj: Iri | Literal | None) -> int:
        if isinstance(obj, Literal):
            self.values.append(Value("", obj.value, ((VALUE, obj),)))
            return len(self.values) - 1
        return self.value_at.get(str(obj), -1)


def _whole(o: Iri | Literal | None) -> int:
    """The integer of a literal, -1 where there is none."""
    return int(o.value) if isinstance(o, Literal) and re.fullmatch("[0-9]{1,12}", o.value) else -1


def _integer(number: int) -> Literal:
    return Literal(str(number), "", INTEGER)


def _value_text(about: Sequence[tuple[str, Iri | Literal]]) -> str:
    """The value as printed."""
    text = _one(about, NAMESPACE + "valueText") or _one(about, VALUE)
    return text.value if isinstance(text, Literal) else str(text)

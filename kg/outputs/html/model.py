"""Rows → the view model of the page: entities, facts, values, passages, articles, each with all that is said of it.

In: rows in the shape of our dataset; of other graphs labels, plain triples and values as far as they go.
Out: frozen values in an order of their own, the same whatever the order of the rows. Nothing of our graphs is lost: what
no field holds stands in `about`, so that the page can give the whole graph back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.model import Iri, Literal, Triple
from kg.ontology import NAMESPACE
from kg.outputs.html.classes import ARTICLE, kind_of, local, shown_label

__all__ = ["About", "Article", "Fact", "Node", "Passage", "Value", "View", "make_view"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TYPE = RDF + "type"
TRIPLE = SUBJECT, PREDICATE, OBJECT = RDF + "subject", RDF + "predicate", RDF + "object"
EVIDENCE, QUOTE, BEGIN, END = (NAMESPACE + name for name in ("evidence", "quote", "begin", "end"))
IN_ARTICLE, VALUE, MENTIONS = NAMESPACE + "article", NAMESPACE + "value", NAMESPACE + "mentions"
MARKS = {NAMESPACE + side: n for n, side in enumerate(("subjectBegin", "subjectEnd", "objectBegin", "objectEnd"))}
PARTS: dict[str, int | str] = {**MARKS, **{p: p for p in (EVIDENCE, *TRIPLE)}}  # of a fact; one look-up a row
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
Said = defaultdict[str, list[tuple[str, "Iri | Literal"]]]  # of a predicate its subjects and objects


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


class Passage(NamedTuple):  # many: made in a third of a dataclass's time
    """The words of a page that say a fact."""

    iri: str
    article: int  # place in View.articles, -1 where the graph names none
    begin: int  # code points in the source, -1 where the graph names none
    end: int
    quote: Literal
    about: About


class Fact(NamedTuple):
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
    return _Builder(*_grouped(rows)).view()


def _grouped(rows: Iterable[Triple]) -> tuple[Graph, Said]:
    """The rows by their subjects, sorted; and by their predicates, each once or more."""
    found, said = defaultdict[str, list[tuple[str, Iri | Literal]]](list), Said(list)
    for s, p, o in rows:
        found[s].append((p, o))
        said[p].append((s, o))
    return {s: _sorted(found[s]) for s in sorted(found)}, said


def _sorted(pairs: list[tuple[str, Iri | Literal]]) -> list[tuple[str, Iri | Literal]]:
    if len({p for p, _ in pairs}) == len(pairs):
        return sorted(pairs)  # never comes to the objects, which do not compare
    return sorted(set(pairs), key=_order)


def _order(pair: tuple[str, Iri | Literal]) -> tuple[str, bool, tuple[str, ...]]:
    p, o = pair
    return p, isinstance(o, Literal), tuple(o) if isinstance(o, Literal) else (o,)


def _statements(said: Said) -> dict[str, tuple[str, str, Iri | Literal]]:
    """Statements, sorted, and the triple that each speaks of: exactly one, its subject and its predicate named."""
    subjects, predicates, objects = (_only(said[p]) for p in TRIPLE)
    found: dict[str, tuple[str, str, Iri | Literal]] = {}
    for s in sorted(subjects.keys() & predicates.keys() & objects.keys()):
        subject, predicate = subjects[s], predicates[s]
        if isinstance(subject, Iri) and isinstance(predicate, Iri):
            found[s] = (subject, predicate, objects[s])
    return found


def _only(pairs: list[tuple[str, Iri | Literal]]) -> dict[str, Iri | Literal]:
    """The objects of the subjects that have one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(s for s, _ in set(pairs))
        found = {s: o for s, o in found.items() if counts[s] == 1}
    return found


def _schema(graph: Graph, said: Said) -> tuple[str, ...]:
    """Classes and relations: what is used as one, or declared as one."""
    used = {str(o) for p in (TYPE, PREDICATE, RDFS + "subClassOf") for _, o in said[p]} | said.keys()
    used |= {s for s, o in said[TYPE] if o in SCHEMA_CLASSES} | {s for s, _ in said[RDFS + "subClassOf"]}
    return tuple(s for s in graph if s in used)


def _made(graph: Graph, said: Said) -> set[str]:
    """How the graph was made: runs, what they used, pages."""
    runs, pages = ({s for s, o in said[TYPE] if o == cls} for cls in (RUN, PAGE))
    used = {str(o) for p in said if p.startswith(PROV) for s, o in said[p] if s in runs and o in graph}
    return runs | used | pages


def _one(about: Iterable[tuple[str, Iri | Literal]], predicate: str) -> Iri | Literal | None:
    return next((o for p, o in about if p == predicate), None)


class _Builder:
    """Tells the parts of a graph apart and gives every thing its place."""

    def __init__(self, graph: Graph, said: Said):
        self.graph = graph
        self.ends = _statements(said)
        passages = {str(o) for s, o in said[EVIDENCE] if s in self.ends and o in graph}
        within = {s: str(o) for s, o in said[IN_ARTICLE]}
        articles = {within[s] for s in passages if s in within} | {s for s, o in said[TYPE] if o == ARTICLE}
        valued = {s for s, _ in said[VALUE]}
        values = {str(o) for _, _, o in self.ends.values() if isinstance(o, Iri) and o in valued}
        self.schema = tuple(sorted({*_schema(graph, said), *_made(graph, said)}))
        self.article_at = {iri: n for n, iri in enumerate(sorted(articles))}
        places = {s: _whole(o) for s, o in said[BEGIN] if s in passages}
        order = sorted(passages, key=lambda s: (self.article_at.get(within.get(s, ""), -1), places.get(s, -1), s))
        self.passage_at = {iri: n for n, iri in enumerate(order)}
        self.value_at = {iri: n for n, iri in enumerate(sorted(values))}
        self.values = [Value(iri, _value_text(graph[iri]), tuple(graph[iri])) for iri in self.value_at]
        self.parts = {*self.ends, *passages, *articles, *values, *self.schema}
        self.asserted = set(self.ends.values())
        relations = {p for _, p, _ in self.ends.values()}
        self.plain = {(s, p, o) for p in relations if p in said for s, o in said[p]}
        self.loose = self._loose()
        self.degree = self._degrees()
        self.node_at = {n: i for i, n in enumerate(sorted(self.degree, key=lambda iri: (-self.degree[iri], iri)))}

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
        degree = Counter(subject for subject, _, _ in self.ends.values())
        degree.update(str(o) for _, _, o in self.ends.values() if isinstance(o, Iri) and o not in self.value_at)
        for s, _, o in self.loose:
            degree[s] += 1
            degree[str(o)] += 1
        for iri in self.graph.keys() - self.parts - degree.keys():
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
        quote, article, begin, end = Literal(""), -1, -1, -1
        rest = []
        for p, o in self.graph[iri]:
            if p == QUOTE and isinstance(o, Literal) and not quote.value:
                quote = o
            elif p == IN_ARTICLE and article < 0 and o in self.article_at:
                article = self.article_at[str(o)]
            elif p == BEGIN and begin < 0 <= (number := _whole(o)):
                begin = number
            elif p == END and end < 0 <= (number := _whole(o)):
                end = number
            else:
                rest.append((p, o))
        return Passage(iri, article, begin, end, quote, tuple(rest))

    def _fact(self, s: str) -> Fact:
        subject, relation, obj = self.ends[s]
        passages, marks, rest = [], [-1, -1, -1, -1], []
        for pair in self.graph[s]:
            p, o = pair
            part = PARTS.get(p)
            if part is None:
                rest.append(pair)
            elif part == EVIDENCE and o in self.passage_at:
                passages.append(self.passage_at[str(o)])
            elif isinstance(part, int) and marks[part] < 0 <= (number := _whole(o)):
                marks[part] = number
            elif p not in TRIPLE:
                rest.append(pair)
        value = self._value(obj)
        return Fact(
            iri=s,
            subject=self.node_at[subject],
            relation=relation,
            object=-1 if value >= 0 else self.node_at[str(obj)],
            value=value,
            passages=tuple(sorted(passages)),
            marks=(marks[0], marks[1], marks[2], marks[3]),
            plain=(subject, relation, obj) in self.plain,
            about=tuple(rest),
        )

    def _value(self, obj: Iri | Literal | None) -> int:
        if isinstance(obj, Literal):
            self.values.append(Value("", obj.value, ((VALUE, obj),)))
            return len(self.values) - 1
        return self.value_at.get(str(obj), -1)


def _whole(o: Iri | Literal | None) -> int:
    """The number of an xsd:integer that is written as we write it; -1 for all else."""
    if not isinstance(o, Literal) or o.datatype != INTEGER or len(o.value) > 12:
        return -1
    text = o.value
    return int(text) if text.isascii() and text.isdecimal() and (text[0] != "0" or text == "0") else -1


def _value_text(about: Sequence[tuple[str, Iri | Literal]]) -> str:
    """The value as printed."""
    text = _one(about, NAMESPACE + "valueText") or _one(about, VALUE)
    return text.value if isinstance(text, Literal) else str(text)

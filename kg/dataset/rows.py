"""Readings → rows: entities, plain triples, statements, evidence, articles; each row in one graph.

In: readings with corpus keys. Out: sorted, de-duplicated rows; statements that break the ontology or whose quote is not
the source's are rejected with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from kg.dataset.iris import Iris
from kg.dataset.provenance import PROV, describe_page, describe_run, page_node, run_node
from kg.model import (
    Article,
    Entity,
    Factuality,
    Iri,
    Literal,
    Quantity,
    Reading,
    Rejection,
    Statement,
    Triple,
    sort_rows,
)
from kg.ontology import NAMESPACE, Ontology

__all__ = ["Builder", "Dataset", "build_rows", "describe_terms"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
TYPE, SUBJECT, PREDICATE, OBJECT = (Iri(RDF + name) for name in ("type", "subject", "predicate", "object"))
LABEL, ALIAS, SAME, TITLE, ISSUED = (
    Iri(iri) for iri in (RDFS + "label", SKOS + "altLabel", OWL + "sameAs", DCTERMS + "title", DCTERMS + "issued")
)
GENERATED, DERIVED = Iri(PROV + "wasGeneratedBy"), Iri(PROV + "wasDerivedFrom")
INTEGER, DECIMAL, BOOLEAN, DATE = (XSD + name for name in ("integer", "decimal", "boolean", "date"))
LARGEST_INTEGER = 2**31
FLOOR = 0.5  # below this confidence a fact has its statement, but no plain triple
DATES = {4: XSD + "gYear", 7: XSD + "gYearMonth", 10: DATE}
# literals that come back again and again, as one object each: a million rows hold them
shared = lru_cache(maxsize=10_000)(Literal)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The rows of a graph."""

    triples: tuple[Triple, ...]  # sorted, no repetition
    graphs: Mapping[Iri, Iri]  # subject → named graph; a subject that is not in it lies in graph/core
    core: Iri
    rejections: tuple[Rejection, ...]


@cache
def term(name: str) -> Iri:
    """A term of the ontology, one object each."""
    return Iri(NAMESPACE + name)


def build_rows(readings: Sequence[Reading], ontology: Ontology, *, base: str = "https://kg.example/") -> Dataset:
    """All rows of a corpus."""
    builder = Builder(ontology, Iris(base))
    rows = tuple(sort_rows(_all(readings, builder)))
    return Dataset(rows, dict(builder.graphs), builder.iris.graph("core"), tuple(builder.rejections))


def _all(readings: Sequence[Reading], builder: Builder) -> Iterator[Triple]:
    """The rows of all readings and of the terms that they use."""
    used: set[Triple] = set()
    node = Iri("")
    for reading in readings:
        for row in builder.reading(reading):
            if row[1] in (TYPE, PREDICATE):
                used.add((node, row[1], row[2]))
            yield row
    yield from describe_terms(builder.ontology, used, builder.iris)


class Builder:
    """Makes the rows of one reading after another."""

    def __init__(self, ontology: Ontology, iris: Iris):
        self.ontology, self.iris = ontology, iris
        self.graphs: dict[Iri, Iri] = {}
        self.described: dict[str, Entity] = {}
        self.rejections: list[Rejection] = []

    def reading(self, reading: Reading) -> Iterator[Triple]:
        """The rows of one reading."""
        kept, nodes = self.nodes(reading)
        for entity in reading.entities:
            if entity.key in nodes and self.described.get(entity.key) != entity:
                self.described[entity.key] = entity
                yield from self.describe(entity)
        yield from self.facts(reading, kept, nodes)

    def nodes(self, reading: Reading) -> tuple[list[Statement], dict[str, Iri]]:
        """The statements that hold, and the IRIs of the entities that the reading needs, by key."""
        entities = {e.key: e for e in reading.entities}
        kept = [s for s in reading.statements if self._holds(s, entities, reading.article)]
        used = {key for s in kept for key in _keys(s)}
        return kept, {e.key: self._node(e) for e in reading.entities if e.key in used or e.named}

    def facts(self, reading: Reading, kept: Sequence[Statement], nodes: Mapping[str, Iri]) -> Iterator[Triple]:
        """The rows of the article and its statements, without the descriptions of its entities."""
        entities = {e.key: e for e in reading.entities}
        yield from self._article(reading, nodes)
        for statement in kept:
            yield from self._statement(statement, entities, nodes)

    def describe(self, entity: Entity) -> Iterator[Triple]:
        """The rows of one entity."""
        yield from self._entity(entity, self._node(entity))

    def _node(self, entity: Entity) -> Iri:
        mark = entity.key.partition("#")[2][:8]
        mark = "-".join(m for m in (entity.disambiguator if "@" in entity.key else "", mark) if m)
        return self.iris.entity(self.ontology.kind(entity.cls), entity.label, mark)

    def _holds(self, s: Statement, entities: Mapping[str, Entity], article: Article) -> bool:
        why = self._fault(s, entities, article)
        if why is not None:
            self.rejections.append(
                Rejection(s.evidence.source, s.rule, s.evidence.quote[:60], why, s.evidence.begin, s.evidence.end)
            )
        return why is None

    def _fault(self, s: Statement, entities: Mapping[str, Entity], article: Article) -> str | None:
        if s.relation == "reportedBy":
            subject = "Article" if s.subject == article.id else None
        else:
            subject = entities[s.subject].cls if s.subject in entities else None
        if isinstance(s.object, Quantity):
            obj: str | None = "Amount" if s.relation == "allocated" else "Observation"
        else:
            obj = entities[s.object].cls if s.object in entities else None
        if subject is None or obj is None:
            return "an end is no entity of the article"
        if not self.ontology.allows(s.relation, subject, obj):
            return f"domain or range: {subject} {s.relation} {obj}"
        return "both ends are one thing" if s.subject == s.object else None

    def _entity(self, entity: Entity, node: Iri) -> Iterator[Triple]:
        yield node, TYPE, term(entity.cls)
        yield node, LABEL, Literal(entity.label, "zh")
        for alias in entity.aliases:
            if alias != entity.label:
                yield node, ALIAS, Literal(alias, "zh")
        for reason in entity.reasons:
            yield node, term("reason"), Literal(reason, "zh")
        for scheme, value in entity.identifiers:
            if scheme == "wikidata":
                yield node, SAME, Iri(f"http://www.wikidata.org/entity/{value}")
            else:
                yield node, term(scheme), Literal(value)

    def _article(self, reading: Reading, nodes: Mapping[str, Iri]) -> Iterator[Triple]:
        article = reading.article
        node = self.iris.article(article.id)
        self._place(node, article.id)
        yield node, TYPE, term("Article")
        yield node, term("source"), Literal(article.source)
        yield node, term("begin"), _number(article.begin)
        yield node, term("end"), _number(article.end)
        if article.title:
            yield node, TITLE, Literal(article.title, "zh")
        if article.published:
            yield node, ISSUED, Literal(article.published.isoformat(), "", DATE)
        if article.byline:
            yield node, term("byline"), Literal(article.byline, "zh")
        yield node, GENERATED, run_node(self.ontology, self.iris)
        if article.origin:
            yield node, DERIVED, page_node(article.source, article.origin, self.iris)
            yield from describe_page(article.source, article.origin, self.iris)
        for key in sorted({key for key, _ in reading.mentions} | set(nodes)):
            if key in nodes:
                yield node, term("mentions"), nodes[key]

    def _place(self, node: Iri, article: str) -> None:
        self.graphs[node] = self.iris.graph(article)

    def _statement(self, s: Statement, entities: Mapping[str, Entity], nodes: Mapping[str, Iri]) -> Iterator[Triple]:
        e = s.evidence
        subject = self.iris.article(e.article) if s.relation == "reportedBy" else nodes[s.subject]
        value = s.object if isinstance(s.object, Quantity) else None
        text = f"{value.value}|{value.unit}|{value.start}" if value else str(s.object)
        node = self.iris.statement(s.subject, s.relation, text, e.article, str(e.begin), str(e.end))
        obj = nodes[s.object] if isinstance(s.object, str) else self.iris.value(node)
        evidence = self.iris.evidence(e.article, e.begin, e.end)
        for placed in (node, evidence, *([obj] if value else [])):
            self._place(placed, e.article)
        if s.status is Factuality.DONE and s.confidence >= FLOOR:
            yield subject, term(s.relation), obj
        yield node, TYPE, term("Statement")
        yield node, SUBJECT, subject
        yield node, PREDICATE, term(s.relation)
        yield node, OBJECT, obj
        yield node, term("status"), term(s.status.value)
        yield node, term("confidence"), _decimal(Decimal(str(s.confidence)))
        yield node, term("rule"), shared(s.rule)
        yield node, term("evidence"), evidence
        yield evidence, TYPE, term("Evidence")
        yield evidence, term("begin"), _number(e.begin)
        yield evidence, term("end"), _number(e.end)
        yield evidence, term("quote"), Literal(e.quote, "zh")
        yield evidence, term("article"), self.iris.article(e.article)
        if value:
            yield from self._value(obj, value, s)
        yield from self._details(node, s, nodes)

    def _value(self, node: Iri, value: Quantity, s: Statement) -> Iterator[Triple]:
        yield node, TYPE, term("Amount" if s.relation == "allocated" else "Observation")
        yield node, term("value"), _decimal(value.value)
        yield node, term("unit"), shared(value.unit)
        yield node, term("valueText"), Literal(value.text, "zh")
        yield node, term("approximate"), shared(str(value.approximate).lower(), "", BOOLEAN)
        if value.high is not None:
            yield node, term("high"), _decimal(value.high)
        if value.bound:
            yield node, term("bound"), Literal(value.bound)
        if value.per:
            yield node, term("per"), Literal(value.per, "zh")

    def _details(self, node: Iri, s: Statement, nodes: Mapping[str, Iri]) -> Iterator[Triple]:
        for name, found in s.qualifiers:
            yield from self._qualifier(node, name, found, nodes)
        if s.period is not None:
            yield from _period(node, s)
        if s.recovered:
            yield node, term("recovered"), Literal(s.recovered, "zh")
        for name, span in (("subject", s.subject_words), ("object", s.object_words)):
            if span is not None:
                yield node, term(name + "Begin"), _number(span[0])
                yield node, term(name + "End"), _number(span[1])

    def _qualifier(
        self, node: Iri, name: str, found: str | Quantity | bool, nodes: Mapping[str, Iri]
    ) -> Iterator[Triple]:
        if isinstance(found, bool):
            yield node, term(name), shared(str(found).lower(), "", BOOLEAN)
        elif isinstance(found, Quantity):
            yield node, term(name), _decimal(found.value)
            yield node, term(name + "Unit"), shared(found.unit)
        elif found.startswith("entity:"):
            target = nodes.get(found.removeprefix("entity:"))
            if target is not None:
                yield node, term(name), target
        else:
            yield node, term(name), Literal(found, "zh")


def _keys(s: Statement) -> Iterator[str]:
    yield s.subject
    if isinstance(s.object, str):
        yield s.object
    for _, value in s.qualifiers:
        if isinstance(value, str) and value.startswith("entity:"):
            yield value.removeprefix("entity:")


def _period(node: Iri, s: Statement) -> Iterator[Triple]:
    period = s.period
    assert period is not None
    yield node, term("dateText"), shared(period.text, "zh")
    if period.iso and "/" not in period.iso:
        yield node, term("date"), shared(period.iso, "", DATES[len(period.iso)])
    elif period.iso:
        first, last = period.iso.split("/")
        yield node, term("start"), Literal(first, "", DATES[len(first)])
        yield node, term("end"), Literal(last, "", DATES[len(last)])
    for name, day in (("startDate", period.first), ("endDate", period.last)):
        if day is not None:
            yield node, term(name), shared(day.isoformat(), "", DATE)


def _number(value: int) -> Literal:
    return shared(str(value), "", INTEGER)


def _decimal(value: Decimal) -> Literal:
    """Whole numbers of 32 bits as xsd:integer, others as xsd:decimal without trailing zeros.

    Virtuoso 7 gives larger integers back as decimals; written as decimals they are the same term everywhere.
    """
    if value == value.to_integral_value() and abs(value) < LARGEST_INTEGER:
        return _number(int(value))
    return shared(format(value.normalize(), "f"), "", DECIMAL)


def describe_terms(ontology: Ontology, rows: Iterable[Triple], iris: Iris) -> Iterator[Triple]:
    """Labels and ancestors of the classes, labels, domains and ranges of the relations that the rows use; their run."""
    classes = {o.removeprefix(NAMESPACE) for _, p, o in rows if p == TYPE and isinstance(o, Iri)}
    if "Article" in classes:
        classes.add("Run")
        yield from describe_run(ontology, iris)
    classes |= {a for c in classes if c in ontology.classes for a in ontology.classes[c].ancestors}
    for name in sorted(classes & set(ontology.classes)):
        found = ontology.classes[name]
        yield term(name), LABEL, Literal(found.zh, "zh")
        yield term(name), LABEL, Literal(found.en, "en")
        if len(found.ancestors) > 1:
            yield term(name), Iri(RDFS + "subClassOf"), term(found.ancestors[1])
    used = {o.removeprefix(NAMESPACE) for _, p, o in rows if p == PREDICATE and isinstance(o, Iri)}
    for name in sorted(used & set(ontology.relations)):
        relation = ontology.relations[name]
        yield term(name), LABEL, Literal(relation.zh, "zh")
        yield term(name), LABEL, Literal(relation.en, "en")
        for key, ends in (("domainIncludes", relation.domains), ("rangeIncludes", relation.ranges)):
            for end in sorted(ends):
                yield term(name), Iri(SCHEMA + key), term(end)

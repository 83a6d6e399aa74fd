"""Two graphs → what one has and the other has not: facts for people, a SPARQL update for stores.

In: rows or quads of the old and the new graph. Out: facts in words (subject, relation, object, status, where they are
read), removed and added; an update that makes the old graph the new one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from kg.model import Iri, Literal, Quad, Triple
from kg.ontology import NAMESPACE

__all__ = ["Fact", "changed_facts", "facts_of", "sparql_update"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL, TITLE = "http://www.w3.org/2000/01/rdf-schema#label", "http://purl.org/dc/terms/title"
SUBJECT, PREDICATE, OBJECT = (RDF + name for name in ("subject", "predicate", "object"))
STATUS, EVIDENCE, ARTICLE, SOURCE, VALUE_TEXT = (
    NAMESPACE + name for name in ("status", "evidence", "article", "source", "valueText")
)
AT_ONCE = 1_000  # triples of one operation: one store compiles each into a program of limited length


class Fact(NamedTuple):
    """A fact in words."""

    subject: str
    relation: str
    object: str
    status: str
    source: str


def facts_of(rows: Iterable[Triple]) -> Counter[Fact]:
    """The facts of a graph, each as often as it is said; of a graph without statements its triples."""
    one: dict[str, dict[str, Iri | Literal]] = {}
    statements: set[str] = set()
    kept: list[Triple] = []
    for s, p, o in rows:
        if p in (LABEL, TITLE, SUBJECT, PREDICATE, OBJECT, STATUS, EVIDENCE, ARTICLE, SOURCE, VALUE_TEXT):
            about = one.setdefault(s, {})
            if p != LABEL or p not in about or getattr(o, "language", "") == "zh":
                about[p] = o
            if p == PREDICATE:
                statements.add(s)
        kept.append((s, p, o))

    def name(term: Iri | Literal | None) -> str:
        if term is None or isinstance(term, Literal):
            return term.value if term else ""
        about = one.get(term, {})
        found = about.get(LABEL) or about.get(TITLE) or about.get(VALUE_TEXT)
        return found.value if isinstance(found, Literal) else _local(term)

    if not statements:
        return Counter(Fact(name(s), name(p), name(o), "", "") for s, p, o in kept if p != LABEL)
    return Counter(_fact(one[s], one, name) for s in statements)


def _fact(
    about: dict[str, Iri | Literal],
    one: dict[str, dict[str, Iri | Literal]],
    name: Callable[[Iri | Literal | None], str],
) -> Fact:
    article = one.get(str(about.get(EVIDENCE)), {}).get(ARTICLE)
    source = name(one.get(str(article), {}).get(SOURCE))
    status = about.get(STATUS)
    shown = _local(status) if isinstance(status, Iri) else name(status)
    return Fact(name(about.get(SUBJECT)), name(about.get(PREDICATE)), name(about.get(OBJECT)), shown, source)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2] or iri


def changed_facts(old: Iterable[Triple], new: Iterable[Triple]) -> tuple[list[Fact], list[Fact]]:
    """Facts that only the old graph has, and facts that only the new one has, sorted."""
    before, after = facts_of(old), facts_of(new)
    return sorted((before - after).elements()), sorted((after - before).elements())


def sparql_update(old: Sequence[Quad], new: Sequence[Quad], shown: Callable[[Iri | Literal], str]) -> Iterator[str]:
    """The operations that make the old graph the new one, removals first; `shown` writes a term as N-Triples do."""
    before, after = set(old), set(new)
    for verb, quads in (("DELETE DATA", before - after), ("INSERT DATA", after - before)):
        ordered = sorted(quads, key=lambda q: (q[3], q[0], q[1], isinstance(q[2], Literal), str(q[2]), shown(q[2])))
        for graph, rows in groupby(ordered, key=itemgetter(3)):
            while batch := list(islice(rows, AT_ONCE)):
                lines = "".join(f"{shown(s)} {shown(p)} {shown(o)} .\n" for s, p, o, _ in batch)
                yield f"{verb} {{ GRAPH <{graph}> {{\n{lines}}} }} ;\n" if graph else f"{verb} {{\n{lines}}} ;\n"

"""The rows of a corpus piece by piece: of one article, of one entity, of the terms in use; joined they are `build_rows`.

In: a reading or entity with corpus keys. Out: its rows, so that a change of one article is a change of its own rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.dataset.iris import Iris
from kg.dataset.rows import TYPE, Builder, describe_terms, term
from kg.model import Entity, Iri, Reading, Rejection, Triple, sort_rows
from kg.ontology import Ontology

__all__ = ["ArticleRows", "article_rows", "entity_rows", "term_rows"]


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """What one article brings to the graph."""

    own: tuple[Triple, ...]  # of its named graph, sorted
    plain: tuple[Triple, ...]  # in graph/core: facts that other articles may support too, sorted
    entities: tuple[str, ...]  # keys of the entities that it needs described, sorted
    rejections: tuple[Rejection, ...]


def article_rows(reading: Reading, ontology: Ontology, *, base: str) -> ArticleRows:
    """The rows of one reading without the descriptions of its entities."""
    builder = Builder(ontology, Iris(base))
    kept, nodes = builder.nodes(reading)
    rows = list(sort_rows(builder.facts(reading, kept, nodes)))
    return ArticleRows(
        tuple(row for row in rows if row[0] in builder.graphs),
        tuple(row for row in rows if row[0] not in builder.graphs),
        tuple(sorted(nodes)),
        tuple(builder.rejections),
    )


def entity_rows(entity: Entity, ontology: Ontology, *, base: str) -> tuple[Triple, ...]:
    """The description of one entity, sorted."""
    builder = Builder(ontology, Iris(base))
    return tuple(sort_rows(builder.describe(entity)))


def term_rows(classes: Iterable[str], relations: Iterable[str], ontology: Ontology, *, base: str) -> tuple[Triple, ...]:
    """Labels and places in the ontology of the classes and relations in use, and the run, sorted."""
    node = Iri("")
    used = [(node, TYPE, term(name)) for name in classes]
    said = [(node, Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate"), term(name)) for name in relations]
    return tuple(sort_rows(describe_terms(ontology, [*used, *said], Iris(base))))

"""Readings → sorted rows of triples, each in one named graph."""

from __future__ import annotations

from kg.dataset.differences import changed_facts, sparql_update
from kg.dataset.graphs import assign_graphs, sort_quads, to_quads
from kg.dataset.iris import Iris, hash_of
from kg.dataset.parts import ArticleRows, article_rows, entity_rows, term_rows
from kg.dataset.rows import Dataset, build_rows

__all__ = [
    "ArticleRows",
    "Dataset",
    "Iris",
    "article_rows",
    "assign_graphs",
    "build_rows",
    "changed_facts",
    "entity_rows",
    "hash_of",
    "sort_quads",
    "sparql_update",
    "term_rows",
    "to_quads",
]

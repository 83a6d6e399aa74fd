"""SPARQL over a graph file, in memory. The only file that queries pyoxigraph.

In: a Turtle, N-Triples, N-Quads or TriG file and a query. Out: columns and rows of text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.store.files import format_of

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Answer", "open_graph", "run_query"]

COMMON: Mapping[str, str] = {
    "kg": "https://kg.example/ontology#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a query: a table, True/False (ASK) or triples (CONSTRUCT) as three columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def open_graph(name: str) -> Store:
    """The graph of a file, in memory.

    Raises: QueryError for a file that is missing or cannot be parsed, with line and column.
    """
    import pyoxigraph as ox

    path = Path(name)
    kind = format_of(path)
    store = ox.Store()
    try:
        store.bulk_load(path=path, format=kind)
    except SyntaxError as error:
        raise QueryError(f"{name}: {error}") from error
    return store


def run_query(store: Store, query: str) -> Answer:
    """Answer a query; the prefixes kg, rdf, rdfs, skos, xsd, dcterms and owl are known.

    Raises: QueryError with the position of a syntax error.
    """
    import pyoxigraph as ox

    try:
        found = store.query(query, use_default_graph_as_union=True, prefixes=dict(COMMON))
    except SyntaxError as error:
        raise QueryError(f"the query cannot be parsed: {error}") from error
    if isinstance(found, ox.QueryBoolean):
        return Answer(("answer",), ((str(bool(found)).lower(),),))
    if isinstance(found, ox.QueryTriples):
        return Answer(
            ("subject", "predicate", "object"),
            tuple(sorted((_text(t.subject), _text(t.predicate), _text(t.object)) for t in found)),
        )
    columns = tuple(v.value for v in found.variables)
    return Answer(columns, tuple(tuple(_text(row[c]) for c in columns) for row in found))


def _text(node: object) -> str:
    return str(getattr(node, "value", "")) if node is not None else ""

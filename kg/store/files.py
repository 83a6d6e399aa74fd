"""RDF files → rows, in the order of the file.

In: a Turtle, N-Triples, N-Quads, TriG or RDF/XML file. Out: rows; graphs of a dataset are joined, blank nodes are named
by their order, so that the same file gives the same rows.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import QueryError
from kg.model import Iri, Literal, Triple
from kg.store.queries import FORMATS

__all__ = ["read_rows"]

STRING = "http://www.w3.org/2001/XMLSchema#string"
LANGUAGE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"


def read_rows(name: str) -> list[Triple]:
    """The rows of a file.

    Raises: QueryError for a file that is missing or cannot be parsed, with line and column.
    """
    import pyoxigraph as ox

    path = Path(name)
    if path.suffix.lower() not in FORMATS:
        raise QueryError(f"{name}: unknown kind of graph; known endings are {', '.join(sorted(FORMATS))}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise QueryError(f"{name}: cannot be read: {error.strerror}") from error
    names: dict[str, Iri] = {}

    def resource(node: object) -> Iri:
        if isinstance(node, ox.NamedNode):
            return Iri(node.value)
        return names.setdefault(str(node), Iri(f"_:b{len(names)}"))

    rows: list[Triple] = []
    try:
        for quad in ox.parse(data, format=getattr(ox.RdfFormat, FORMATS[path.suffix.lower()])):
            o = quad.object
            value = _literal(o) if isinstance(o, ox.Literal) else resource(o)
            rows.append((resource(quad.subject), Iri(quad.predicate.value), value))
    except SyntaxError as error:
        raise QueryError(f"{name}: {error}") from error
    if not rows:
        raise QueryError(f"{name}: the file holds no triple")
    return rows


def _literal(node: object) -> Literal:
    """A literal; xsd:string is what a literal without a datatype is."""
    value, language = str(getattr(node, "value", "")), getattr(node, "language", None)
    datatype = str(getattr(getattr(node, "datatype", None), "value", ""))
    return Literal(value, language or "", "" if datatype in (STRING, LANGUAGE) else datatype)

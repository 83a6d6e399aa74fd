"""RDF files → rows and quads, in the order of the file.

In: a Turtle, N-Triples, N-Quads, TriG, RDF/XML or JSON-LD file. Out: rows or quads; blank nodes are named by their order,
so that the same file gives the same rows. Triple terms of RDF 1.2 say again what a statement says, and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.model import Iri, Literal, Quad, Triple

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["FORMATS", "format_of", "read_quads", "read_rows"]

STRING = "http://www.w3.org/2001/XMLSchema#string"
SHORT, REMEMBERED = 24, 50_000  # characters of a literal that may come back, and how many are remembered
FORMATS = {
    ".ttl": "TURTLE",
    ".nt": "N_TRIPLES",
    ".nq": "N_QUADS",
    ".trig": "TRIG",
    ".rdf": "RDF_XML",
    ".xml": "RDF_XML",
    ".jsonld": "JSON_LD",
}


def format_of(path: Path) -> ox.RdfFormat:
    """What a file holds, by its ending.

    Raises: QueryError for a file that is missing or of an unknown kind.
    """
    import pyoxigraph as ox

    if path.suffix.lower() not in FORMATS:
        raise QueryError(f"{path}: unknown kind of graph; known endings are {', '.join(sorted(FORMATS))}")
    try:
        with path.open("rb"):
            pass
    except OSError as error:
        raise QueryError(f"{path}: cannot be read: {error.strerror}") from error
    found: ox.RdfFormat = getattr(ox.RdfFormat, FORMATS[path.suffix.lower()])
    return found


def read_rows(name: str) -> list[Triple]:
    """The rows of a file, its graphs joined.

    Raises: QueryError for a file that is missing or cannot be parsed, with line and column.
    """
    return [(s, p, o) for s, p, o, _ in read_quads(name)]


def read_quads(name: str) -> Iterator[Quad]:
    """The quads of a file; equal IRIs share one object, so that a million rows need little.

    Raises: QueryError for a file that is missing, cannot be parsed (with line and column) or holds no triple.
    """
    import pyoxigraph as ox

    path = Path(name)
    kind = format_of(path)
    terms: dict[str, Iri] = {"": Iri("")}
    literals: dict[Literal, Literal] = {}
    blank: dict[str, Iri] = {}

    def resource(node: object) -> Iri:
        if isinstance(node, ox.BlankNode):
            return blank.setdefault(node.value, Iri(f"_:b{len(blank)}"))
        value = getattr(node, "value", "")  # the default graph has none
        found = terms.get(value)
        if found is None:
            found = terms[value] = Iri(value)
        return found

    seen = False
    try:
        for quad in ox.parse(path=path, format=kind):
            o = quad.object
            if isinstance(o, ox.Triple):
                continue
            seen = True
            value = _literal(o, terms, literals) if isinstance(o, ox.Literal) else resource(o)
            yield resource(quad.subject), resource(quad.predicate), value, resource(quad.graph_name)
    except SyntaxError as error:
        raise QueryError(f"{name}: {error.msg}") from error
    if not seen:
        raise QueryError(f"{name}: the file holds no triple")


def _literal(node: ox.Literal, terms: dict[str, Iri], literals: dict[Literal, Literal]) -> Literal:
    """A literal, short ones shared; xsd:string is what a literal without a datatype is."""
    value, language, datatype = node.value, node.language or "", node.datatype.value
    kind = "" if language or datatype == STRING else datatype
    found = Literal(value, terms.setdefault(language, Iri(language)), terms.setdefault(kind, Iri(kind)))
    if len(value) > SHORT:
        return found
    if len(literals) >= REMEMBERED:
        literals.clear()
    return literals.setdefault(found, found)

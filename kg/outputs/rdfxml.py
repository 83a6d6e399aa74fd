"""Rows → RDF/XML, by pyoxigraph's streaming serializer: it keeps the order of the rows, which rdflib's does not.

In: rows in `row_order`. Out: RDF/XML.
Source: RDF 1.1 XML Syntax, W3C.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OutputError
from kg.model import Iri, Literal, Triple
from kg.outputs.terms import PREFIXES, cannot_write

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = ["NO_XML", "write_rdfxml"]

NAME = re.compile(r"[^\W\d][\w.-]*\Z")
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_rdfxml(rows: Iterable[Triple], path: Path) -> None:
    """Write the rows to a file.

    Raises: OutputError where the file cannot be written, or a predicate has no name that XML allows.
    """
    import pyoxigraph as ox

    try:
        with path.open("wb") as file:
            ox.serialize(_triples(rows), file, ox.RdfFormat.RDF_XML, prefixes=PREFIXES)
    except ValueError as error:
        raise OutputError(f"{path}: RDF/XML cannot say this graph: {error}; write another format") from error
    except OSError as error:
        raise cannot_write(path, error) from error


def _triples(rows: Iterable[Triple]) -> Iterator[ox.Triple]:
    import pyoxigraph as ox

    def node(term: Iri) -> ox.NamedNode | ox.BlankNode:
        return ox.BlankNode(term[2:]) if term.startswith("_:") else ox.NamedNode(term)

    def literal(o: Literal) -> ox.Literal:
        if o.language:
            return ox.Literal(o.value, language=o.language)
        return ox.Literal(o.value, datatype=ox.NamedNode(o.datatype)) if o.datatype else ox.Literal(o.value)

    for s, p, o in rows:
        if not NAME.search(p):
            raise ValueError(f"the predicate <{p}> does not end in a name that XML allows")
        if isinstance(o, Literal) and NO_XML.search(o.value):
            raise ValueError(f"a literal of <{s}> holds a control character")
        yield ox.Triple(node(s), ox.NamedNode(p), literal(o) if isinstance(o, Literal) else node(o))

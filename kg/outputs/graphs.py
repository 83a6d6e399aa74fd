"""Rows → an rdflib Graph, for Python users and for SHACL. rdflib enters here and in no other place.

In: rows. Out: a Graph with our prefixes; literals keep their lexical form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.model import Iri, Literal, Triple
from kg.outputs.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib

__all__ = ["rdflib_of"]


def rdflib_of(rows: Iterable[Triple]) -> rdflib.Graph:
    """The rows as an rdflib Graph.

    >>> from kg.model import Iri, Literal
    >>> label = Iri("http://www.w3.org/2000/01/rdf-schema#label")
    >>> [str(o) for o in rdflib_of([(Iri("https://kg.example/a"), label, Literal("甲", "zh"))]).objects()]
    ['甲']
    """
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, space in PREFIXES.items():
        graph.bind(prefix, space)
    nodes: dict[str, rdflib.URIRef | rdflib.BNode] = {}

    def node(iri: Iri) -> rdflib.URIRef | rdflib.BNode:
        found = nodes.get(iri)
        if found is None:
            found = nodes[iri] = rdflib.BNode(iri[2:]) if iri.startswith("_:") else rdflib.URIRef(iri)
        return found

    def value(o: Literal) -> rdflib.Literal:
        return rdflib.Literal(
            o.value, lang=o.language or None, datatype=node(Iri(o.datatype)) if o.datatype else None, normalize=False
        )

    for s, p, o in rows:
        graph.add((node(s), node(p), value(o) if isinstance(o, Literal) else node(o)))
    return graph

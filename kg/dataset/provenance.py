"""Where a graph comes from, in the terms of PROV-O: the run that made it and the pages that it read. There is no clock.

In: an ontology, what is known of a page. Out: rows. Two runs of one version with one ontology are one node, so that the
same input gives the same bytes, and a corpus that is built piece by piece those of a clean build.
Source: PROV-O, W3C.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import __version__
from kg.dataset.iris import Iris
from kg.model import TYPE, Iri, Literal, Origin, Triple
from kg.ontology import NAMESPACE, Ontology

__all__ = ["describe_page", "describe_run", "page_node", "run_node"]

PROV = "http://www.w3.org/ns/prov#"
INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
FORMAT = Iri("http://purl.org/dc/terms/format")


def _term(name: str) -> Iri:
    return Iri(NAMESPACE + name)


def run_node(ontology: Ontology, iris: Iris) -> Iri:
    """The run of this version with this ontology."""
    return iris.run(__version__, ontology.digest)


def describe_run(ontology: Ontology, iris: Iris) -> Iterator[Triple]:
    """The run, the program and the ontology that it used."""
    run, program, plan = run_node(ontology, iris), iris.program(__version__), iris.plan(ontology.digest)
    yield run, Iri(TYPE), _term("Run")
    yield run, Iri(TYPE), Iri(PROV + "Activity")
    yield run, _term("version"), Literal(__version__)
    yield run, _term("ontologyDigest"), Literal(ontology.digest)
    yield run, Iri(PROV + "wasAssociatedWith"), program
    yield run, Iri(PROV + "used"), plan
    yield program, Iri(TYPE), Iri(PROV + "SoftwareAgent")
    yield plan, Iri(TYPE), Iri(PROV + "Plan")


def page_node(source: str, origin: Origin, iris: Iris) -> Iri:
    """The page of a file's name and text."""
    return iris.page(source, origin.digest)


def describe_page(source: str, origin: Origin, iris: Iris) -> Iterator[Triple]:
    """What is known of a page; its digest is that of the text that every offset counts in, as UTF-8."""
    node = page_node(source, origin, iris)
    yield node, Iri(TYPE), _term("Page")
    yield node, _term("source"), Literal(source)
    yield node, _term("digest"), Literal(origin.digest)
    yield node, _term("characters"), Literal(str(origin.characters), "", INTEGER)
    yield node, _term("encoding"), Literal(origin.encoding)
    yield node, FORMAT, Literal(origin.media_type)
    if origin.paper:
        yield node, _term("paper"), Literal(origin.paper, "zh")

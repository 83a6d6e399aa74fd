"""What a thing is called and of which kind it is, in our graphs and in others.

In: what a graph says of a thing. Out: its label; its kind, which fixes colour and shape; its class.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from kg.model import Iri, Literal
from kg.ontology import NAMESPACE

__all__ = ["ARTICLE", "STYLES", "kind_of", "local", "shown_label", "style_of"]

ARTICLE = NAMESPACE + "Article"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
LABELS = tuple(
    Iri(iri)
    for iri in (
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://purl.org/dc/terms/title",
        "http://xmlns.com/foaf/0.1/name",
        "https://schema.org/name",
        "http://schema.org/name",
        "http://purl.org/dc/elements/1.1/title",
    )
)
# six hues that keep 3:1 on white and on near-black, each with a shape of its own: colour is never the only sign
STYLES = {
    "Organization": ("#2f6db3", "dot"),
    "Person": ("#c2590a", "triangle"),
    "Place": ("#2e7d32", "square"),
    "Document": ("#7b4fb0", "diamond"),
    "Event": ("#c62828", "star"),
    "Award": ("#00796b", "hexagon"),
    "Group": ("#00796b", "triangleDown"),
    "Article": ("#6b7280", "square"),
    "Thing": ("#6b7280", "dot"),
}
COLOURS = ("#2f6db3", "#c2590a", "#2e7d32", "#7b4fb0", "#c62828", "#00796b")
SHAPES = ("dot", "square", "triangle", "diamond", "hexagon", "star", "triangleDown")
# what other vocabularies call our kinds
KINDS = {
    **{name: name for name in STYLES},
    **dict.fromkeys(("Organisation", "Corporation", "Company", "Agent", "LocalBusiness", "Group"), "Organization"),
    "Group": "Group",
    **dict.fromkeys(("Human", "Actor", "Author"), "Person"),
    **dict.fromkeys(
        ("Location", "City", "Country", "AdministrativeArea", "SpatialThing", "Feature", "Region", "Settlement"),
        "Place",
    ),
    **dict.fromkeys(("CreativeWork", "Book", "Work", "ScholarlyArticle", "BibliographicResource"), "Document"),
    **dict.fromkeys(("Activity", "Meeting", "SocialEvent"), "Event"),
}


def local(iri: str) -> str:
    """The last part of an IRI.

    >>> local("https://kg.example/ontology#issued"), local("http://example.org/thing/")
    ('issued', 'thing')
    """
    return re.split(r"[#/:]", iri.rstrip("#/"))[-1] or iri


def shown_label(about: Iterable[tuple[str, Iri | Literal]]) -> str:
    """The best name: Chinese before none before English, rdfs:label before other vocabularies."""
    found = [(p, o) for p, o in about if isinstance(o, Literal) and p in LABELS]
    if not found:
        return ""

    def rank(item: tuple[str, Literal]) -> tuple[int, int, str]:
        p, o = item
        language = o.language.split("-")[0]
        return {"zh": 0, "": 1, "en": 2}.get(language, 3), LABELS.index(Iri(p)), o.value

    return min(found, key=rank)[1].value


def kind_of(classes: Sequence[str], graph: Mapping[str, Sequence[tuple[str, Iri | Literal]]]) -> tuple[str, str]:
    """The kind by the class tree of the graph, else by what the class is called; and the class."""
    todo, seen = list(classes), set()
    while todo:
        cls = todo.pop(0)
        if local(cls) in KINDS:
            return KINDS[local(cls)], classes[0]
        if cls not in seen:
            seen.add(cls)
            todo += [str(o) for p, o in graph.get(cls, ()) if p == SUBCLASS]
    return (local(classes[0]), classes[0]) if classes else ("Thing", "")


def style_of(kind: str) -> tuple[str, str]:
    """Colour and shape: fixed for our kinds; for others drawn from the name, so the same on every page."""
    if kind in STYLES:
        return STYLES[kind]
    digest = hashlib.sha256(kind.encode("utf-8", "surrogatepass")).digest()
    return COLOURS[digest[0] % len(COLOURS)], SHAPES[digest[1] % len(SHAPES)]

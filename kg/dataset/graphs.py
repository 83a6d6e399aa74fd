"""Rows → quads: each row in exactly one named graph, so that replacing an article is replacing a graph.

In: rows of our vocabulary, also read back from a file. Out: quads sorted by graph. An article, its statements, their
evidence and their values lie in `graph/ID`, all else (entities, plain triples, terms) in `graph/core`. A graph of another
vocabulary has no articles, and lies in the default graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.model import Iri, Literal, Quad, Triple, sort_rows
from kg.ontology import NAMESPACE

__all__ = ["assign_graphs", "sort_quads", "to_quads"]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE, OBJECT = RDF + "type", RDF + "object"
ARTICLE, EVIDENCE, ARTICLE_CLASS = (NAMESPACE + name for name in ("article", "evidence", "Article"))
VALUES = {NAMESPACE + "Amount", NAMESPACE + "Observation"}
MARK = "/article/"


def assign_graphs(rows: Sequence[Triple]) -> tuple[Mapping[Iri, Iri], Iri]:
    """The graph of every subject that belongs to an article, and the graph of all others."""
    articles = {s: _graph(s) for s, p, o in rows if p == TYPE and o == ARTICLE_CLASS and MARK in s}
    if not articles:
        return {}, Iri("")
    core = Iri(min(articles).rpartition(MARK)[0] + "/graph/core")
    graphs: dict[Iri, Iri] = dict(articles)
    graphs |= {s: articles[o] for s, p, o in rows if p == ARTICLE and isinstance(o, Iri) and o in articles}
    graphs |= {s: graphs[o] for s, p, o in rows if p == EVIDENCE and isinstance(o, Iri) and o in graphs}
    values = {s for s, p, o in rows if p == TYPE and not isinstance(o, Literal) and o in VALUES}
    graphs |= {o: graphs[s] for s, p, o in rows if p == OBJECT and isinstance(o, Iri) and o in values and s in graphs}
    return graphs, core


def _graph(article: Iri) -> Iri:
    base, _, identity = article.rpartition(MARK)
    return Iri(f"{base}/graph/{identity}")


def to_quads(rows: Sequence[Triple]) -> Iterator[Quad]:
    """The rows in their graphs, sorted by graph; rows must be in `row_order`."""
    graphs, core = assign_graphs(rows)
    groups: dict[Iri, list[Triple]] = {}
    for row in rows:
        groups.setdefault(graphs.get(row[0], core), []).append(row)
    for graph in sorted(groups):
        for s, p, o in groups.pop(graph):
            yield s, p, o, graph


def sort_quads(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads by graph and within one in `row_order`, each once; graphs that the input names are kept."""
    groups: dict[Iri, list[Triple]] = {}
    for s, p, o, g in quads:
        groups.setdefault(g, []).append((s, p, o))
    for graph in sorted(groups):
        for s, p, o in sort_rows(groups.pop(graph)):
            yield s, p, o, graph

"""Rows → figures about the graph: counts, degrees, components, communities, central entities.

In: rows, ours or another vocabulary's. Out: figures, the same for the same rows: nodes are numbered in the order of their
IRIs, for networkx walks over sets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Literal, Triple
from kg.outputs.html.classes import ARTICLE
from kg.outputs.network import network_of
from kg.outputs.terms import TYPE

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Statistics", "statistics_of"]

EXACT = 2_000  # nodes up to which betweenness is counted from all of them, above from a sample
SAMPLE = 200
COMMUNITIES = 200_000  # edges above which communities are left out: Louvain takes minutes


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures about a graph; pairs are name and number, the largest first.

    An entity is what articles name, as `kg build` counts them: neither an article itself nor a figure.
    """

    triples: int
    subjects: int
    literals: int
    classes: tuple[tuple[str, int], ...]
    articles: int
    entities: int
    facts: int
    kinds: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    mean_degree: float
    degrees: tuple[tuple[str, int], ...]  # entities with most facts
    between: tuple[tuple[str, float], ...]  # entities that most shortest ways lead through
    components: int
    largest_component: int
    isolated: int
    communities: tuple[tuple[str, int], ...]  # named after their best connected entity


def statistics_of(rows: Sequence[Triple], *, most: int = 10) -> Statistics:
    """The figures; lists hold at most so many entries."""
    graph = network_of(rows)
    labels = [graph.nodes[n]["label"] for n in sorted(graph)]
    others = {i for i, n in enumerate(sorted(graph)) if graph.nodes[n]["kind"] in ("Value", "Article")}
    simple = _numbered(graph)
    import networkx as nx

    parts = sorted((len(c) for c in nx.connected_components(simple)), reverse=True)
    degree = {n: d for n, d in simple.degree(weight="weight") if n not in others}
    ways = _between(simple)
    return Statistics(
        triples=len(rows),
        subjects=len({s for s, _, _ in rows}),
        literals=sum(1 for *_, o in rows if isinstance(o, Literal)),
        classes=_ranked(Counter(_local(str(o)) for _, p, o in rows if p == TYPE)),
        articles=len({s for s, p, o in rows if p == TYPE and o == ARTICLE}),
        entities=len(degree),
        facts=graph.number_of_edges(),
        kinds=_ranked(Counter(k for _, k in graph.nodes(data="kind") if k not in ("Value", "Article"))),
        relations=_ranked(Counter(r for *_, r in graph.edges(data="relation"))),
        mean_degree=round(sum(degree.values()) / len(degree), 2) if degree else 0.0,
        degrees=tuple((labels[n], int(d)) for n, d in sorted(degree.items(), key=lambda x: (-x[1], x[0]))[:most]),
        between=tuple((labels[n], round(w, 4)) for n, w in ways[:most] if n not in others and w > 0),
        components=len(parts),
        largest_component=parts[0] if parts else 0,
        isolated=sum(1 for size in parts if size == 1),
        communities=_communities(simple, labels)[:most],
    )


def _numbered(graph: nx.MultiDiGraph) -> nx.Graph:
    """Undirected, parallel facts joined, nodes as numbers."""
    import networkx as nx

    places = {n: i for i, n in enumerate(sorted(graph))}
    weights = Counter(tuple(sorted((places[s], places[o]))) for s, o in graph.edges() if s != o)
    simple = nx.Graph()
    simple.add_nodes_from(range(len(places)))
    simple.add_weighted_edges_from((a, b, w) for (a, b), w in sorted(weights.items()))
    return simple


def _between(simple: nx.Graph) -> list[tuple[int, float]]:
    import networkx as nx

    if not len(simple):
        return []
    sample = None if len(simple) <= EXACT else SAMPLE
    found = nx.betweenness_centrality(simple, k=sample, seed=1)
    return sorted(found.items(), key=lambda item: (-round(item[1], 9), item[0]))


def _communities(simple: nx.Graph, labels: Sequence[str]) -> tuple[tuple[str, int], ...]:
    import networkx as nx

    if not simple.number_of_edges() or simple.number_of_edges() > COMMUNITIES:
        return ()
    found = [c for c in nx.community.louvain_communities(simple, seed=1) if len(c) > 1]
    named = [(labels[min(c, key=lambda n: (-simple.degree(n), n))], len(c), min(c)) for c in found]
    return tuple((label, size) for label, size, _ in sorted(named, key=lambda x: (-x[1], x[2])))


def _ranked(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]

"""Graphs for Python users: rdflib for RDF, networkx for networks.

In: what `kg.build` returns, or the name of a graph file. Out: a graph of that library.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.model import Triple
from kg.pipeline import Build

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

__all__ = ["to_networkx", "to_rdflib"]


def to_rdflib(graph: Build | str | Path) -> rdflib.Graph:
    """The whole graph for rdflib.

    >>> import kg
    >>> graph = to_rdflib(kg.build(["examples/notice.txt"]))
    >>> query = "SELECT ?name WHERE { ?body kg:issued ?d ; rdfs:label ?name ; a kg:TradeUnion }"
    >>> sorted({str(row.name) for row in graph.query(query)})
    ['甘肃省总工会']

    Raises: QueryError for a file that cannot be read.
    """
    from kg.outputs.graphs import rdflib_of

    return rdflib_of(_rows(graph))


def to_networkx(graph: Build | str | Path) -> nx.MultiDiGraph:
    """Entities as nodes, facts as edges with their words; nodes are IRIs.

    >>> import kg
    >>> network = to_networkx(kg.build(["examples/notice.txt"]))
    >>> edges = network.edges(data=True)
    >>> sorted({network.nodes[s]["label"] for s, _, fact in edges if fact["relation"] == "issued"})[:2]
    ['甘肃省卫生健康委员会', '甘肃省应急管理厅']

    Raises: QueryError for a file that cannot be read.
    """
    from kg.outputs.network import network_of

    return network_of(_rows(graph))


def _rows(graph: Build | str | Path) -> Sequence[Triple]:
    if isinstance(graph, Build):
        from kg.dataset import build_rows

        return build_rows(graph.readings, graph.ontology).triples
    from kg.store import read_rows

    return read_rows(str(graph))

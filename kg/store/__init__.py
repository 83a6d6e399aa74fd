"""Rows or RDF files → a store that answers SPARQL (pyoxigraph); RDF files → rows.

- files: RDF files → rows and quads
- queries: a graph file or store folder → answers; limits: under a time limit; shipped: queries by name
- folders: graph files → a store on disk, for large graphs
- serve: a store → a read-only SPARQL endpoint
- load: quads → another endpoint, by the Graph Store Protocol; endpoints: whose addresses are where
"""

from __future__ import annotations

from kg.store.files import read_quads, read_rows
from kg.store.limits import within
from kg.store.queries import Answer, check_names, open_graph, run_query
from kg.store.shipped import shipped_queries, shipped_query

__all__ = [
    "Answer",
    "check_names",
    "open_graph",
    "read_quads",
    "read_rows",
    "run_query",
    "shipped_queries",
    "shipped_query",
    "within",
]

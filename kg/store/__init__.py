"""Rows or RDF files → a store that answers SPARQL (pyoxigraph)."""

from __future__ import annotations

from kg.store.queries import Answer, open_graph, run_query

__all__ = ["Answer", "open_graph", "run_query"]

"""Rows or RDF files → a store that answers SPARQL (pyoxigraph); RDF files → rows."""

from __future__ import annotations

from kg.store.files import read_quads, read_rows
from kg.store.queries import Answer, open_graph, run_query

__all__ = ["Answer", "open_graph", "read_quads", "read_rows", "run_query"]

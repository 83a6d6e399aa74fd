"""Readings → sorted rows of triples, each in one named graph."""

from __future__ import annotations

from kg.dataset.graphs import assign_graphs, sort_quads, to_quads
from kg.dataset.rows import Dataset, build_rows

__all__ = ["Dataset", "assign_graphs", "build_rows", "sort_quads", "to_quads"]

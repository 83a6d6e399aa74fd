"""Readings → sorted rows of triples, each in one named graph."""

from __future__ import annotations

from kg.dataset.rows import Dataset, build_rows

__all__ = ["Dataset", "build_rows"]

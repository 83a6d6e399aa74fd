"""Rows → one HTML page: the network, its evidence, a table of all facts; offline, no request."""

from __future__ import annotations

from kg.outputs.html.page import write_html

__all__ = ["write_html"]

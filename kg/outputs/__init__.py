"""Rows → files."""

from __future__ import annotations

from kg.outputs.turtle import write_turtle

__all__ = ["write_turtle"]

"""Readings → sorted rows of triples."""

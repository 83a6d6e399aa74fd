"""Rows → a store that answers SPARQL."""

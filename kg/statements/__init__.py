"""Sentences and entities → statements."""

"""Sentences → mentions."""

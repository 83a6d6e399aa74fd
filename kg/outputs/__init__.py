"""Rows → files."""

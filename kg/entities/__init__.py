"""Mentions → entities.

The ways, in order: inside an article (`resolve_article`), then over all articles (`resolve_corpus`).
"""

from __future__ import annotations

from kg.entities.article import resolve_article
from kg.entities.corpus import resolve_corpus, rewrite, stands_alone
from kg.entities.overrides import idle_decisions

__all__ = ["idle_decisions", "resolve_article", "resolve_corpus", "rewrite", "stands_alone"]

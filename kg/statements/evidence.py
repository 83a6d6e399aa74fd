"""The one place that makes a Statement: with its sentence as evidence, cut from the page's own text.

In: the draft of an article, the sentence (any object with start and end in Article.text) and the fact.
Out: a Statement whose quote is `page_text[begin:end]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from kg.model import Draft, Evidence, Factuality, Period, Quantity, Statement

__all__ = ["make_evidence", "make_statement"]


class Spanned(Protocol):
    """Anything with a place in Article.text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def make_evidence(draft: Draft, begin: int, end: int) -> Evidence:
    """The evidence for `draft.page_text[begin:end]`."""
    return Evidence(draft.article.id, draft.article.source, begin, end, draft.page_text[begin:end])


def make_statement(
    draft: Draft,
    sentence: Spanned,
    *,
    subject: str,
    relation: str,
    obj: str | Quantity,
    rule: str,
    confidence: float,
    status: Factuality = Factuality.DONE,
    period: Period | None = None,
    qualifiers: Mapping[str, str | Quantity | bool] | None = None,
    subject_span: tuple[int, int] | None = None,
    object_span: tuple[int, int] | None = None,
    recovered: str | None = None,
) -> Statement:
    """A fact said by a sentence; spans of the ends are in Article.text."""
    article = draft.article
    begin, end = article.source_span(sentence.start, sentence.end)
    return Statement(
        subject=subject,
        relation=relation,
        object=obj,
        evidence=make_evidence(draft, begin, end),
        rule=rule,
        confidence=round(confidence, 3),
        status=status,
        period=period,
        qualifiers=tuple(sorted((qualifiers or {}).items(), key=lambda q: q[0])),
        subject_words=article.source_span(*subject_span) if subject_span else None,
        object_words=article.source_span(*object_span) if object_span else None,
        recovered=recovered,
    )

"""A fact that several sentences of an article say: when it was and how many it reached, told by one, holds for the others.

In: the statements of an article. Out: the same; one without date or count has that of the others, where they agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import Period, Quantity, Statement

__all__ = ["share_qualifiers"]

Key = tuple[str, str, str]


def share_qualifiers(statements: Sequence[Statement]) -> list[Statement]:
    """Every statement, with the date and count that another one of the same fact gives."""
    dates: dict[Key, list[Period]] = {}
    counts: dict[Key, list[Quantity]] = {}
    for s in statements:
        for key in _keys(s):
            if s.period is not None and s.period.iso:
                dates.setdefault(key, []).append(s.period)
            counts.setdefault(key, []).extend(_counts(s))
    return [_filled(s, dates, counts) for s in statements]


def _keys(s: Statement) -> Iterator[Key]:
    if isinstance(s.object, str):
        yield s.subject, s.relation, s.object


def _counts(s: Statement) -> list[Quantity]:
    return [v for name, v in s.qualifiers if name == "count" and isinstance(v, Quantity)]


def _filled(s: Statement, dates: dict[Key, list[Period]], counts: dict[Key, list[Quantity]]) -> Statement:
    for key in _keys(s):
        told = dates.get(key, [])
        if (s.period is None or not s.period.iso) and len({p.iso for p in told}) == 1:
            s = replace(s, period=told[0])
        many = counts.get(key, [])
        if not _counts(s) and len({(q.value, q.unit) for q in many}) == 1:
            s = replace(s, qualifiers=tuple(sorted((*s.qualifiers, ("count", many[0])), key=lambda q: q[0])))
    return s

"""Names that are known from elsewhere in an article: wherever it prints them they are mentions.

In: a text and names. Out: mentions.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from kg.model import Mention

__all__ = ["find_printed"]


def find_printed(text: str, names: Set[str], cls: str, rule: str) -> Iterator[Mention]:
    """Every place where one of the names stands."""
    for name in sorted(names):
        start = text.find(name)
        while start >= 0:
            end = start + len(name)
            yield Mention(name, start, end, cls, rule)
            start = text.find(name, end)

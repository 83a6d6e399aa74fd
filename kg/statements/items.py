"""What clauses are made of: words, mentions, quantities and times in one row.

In: nothing. Out: the types that every rule on clauses reads, and where the sentence around a place in the text begins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Period, Quantity

__all__ = ["Clause", "Item", "begin_of"]


class Item(NamedTuple):
    """One element of a clause; a tuple, for an article has a thousand and a frozen dataclass takes three times as long."""

    kind: str  # word | mention | quantity | period
    text: str
    start: int  # in Article.text
    end: int
    tag: str = ""  # of a word
    key: str = ""  # of a mention: its entity
    cls: str = ""  # of a mention
    named: bool = True
    governor: str = ""  # of a mention: by object at to with from towards aside; "" none; "partner" after 联合
    head: bool = True  # of a mention: not the modifier of what follows
    deputy: bool = False  # of a mention: its people act for it (…有关负责人)
    group: int = -1  # mentions joined by 、和与 share a number
    quantity: Quantity | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A run of items between pauses."""

    items: tuple[Item, ...]
    start: int
    end: int
    pause: str = ""  # the mark that ends it
    quoted: bool = False  # inside a speaker's quotation marks
    mentions: tuple[Item, ...] = field(default=())


def begin_of(text: str, at: int, marks: str = "。\n") -> int:
    """The offset behind the last of the marks before `at`; 0 where none stands there."""
    return max(text.rfind(mark, 0, at) for mark in marks) + 1

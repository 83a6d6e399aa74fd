"""With whom somebody signed: 甲和乙、丙签署 is a deal of 甲 with the two others.

In: who signed, and whom 与 names. Out: the other side, or None where the words do not tell who is on it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.statements.clauses import Item

__all__ = ["counterparty"]

OPPOSITE = ("和", "与", "同", "跟")


def counterparty(text: str, subjects: Sequence[Item], partners: Sequence[Item], subject: Item) -> Item | None:
    """The first of those on the other side from one of the subjects."""
    keys = {m.key for m in partners if m.named}
    others: Sequence[Item] = partners
    if subject.key in keys:
        others = [m for m in subjects if m.key not in keys]
    elif not keys:
        others = _across(text, sorted(subjects, key=lambda m: m.start), subject)
    return next((m for m in others if m.key != subject.key and m.named), None)


def _across(text: str, row: Sequence[Item], subject: Item) -> Sequence[Item]:
    """甲和乙, 甲、乙: each the other's; 甲和乙、丙: one and the rest; 甲、乙等7家, 甲、乙和丙: nobody tells."""
    if len(row) < 2 or text.startswith("等", row[-1].end):
        return ()
    opposed = text[row[0].end : row[1].start].strip() in OPPOSITE
    if len(row) == 2 or (opposed and subject is not row[0]):
        return row if len(row) == 2 else row[:1]
    return row[1:] if opposed else ()

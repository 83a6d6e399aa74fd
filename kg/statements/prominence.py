"""How much an article speaks of whom: how often it names each owner of figures, and the one place that it is about.

In: a draft. Out: a Counter of entity keys; the key of that place, or None.
"""

from __future__ import annotations

from collections import Counter

from kg.model import Draft
from kg.statements.speaking import Speaking

__all__ = ["count_owners", "only_place"]


def count_owners(draft: Draft, speaking: Speaking) -> Counter[str]:
    """How often each owner is named, in the title and the first sentence three times."""
    counted: Counter[str] = Counter()
    head = max(120, len(draft.article.title or "") + 80)
    for key, m in draft.mentions:
        entity = draft.entities.get(key)
        if entity is not None and entity.named and speaking.owns(entity.cls):
            counted[key] += (3 if m.start < head else 1) + speaking.is_kind(key, "Event")
    return counted


def only_place(counted: Counter[str], speaking: Speaking) -> str | None:
    """The place that an article of figures is about: named thrice as often as any other owner."""
    best = counted.most_common(2)
    if not best or best[0][1] < 4:
        return None
    if not any(speaking.is_kind(best[0][0], cls) for cls in ("Province", "Prefecture", "County")):
        return None
    return best[0][0] if len(best) == 1 or best[0][1] >= 3 * best[1][1] else None

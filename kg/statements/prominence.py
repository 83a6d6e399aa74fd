"""How much an article speaks of whom: how often it names each owner of figures, and the one place that it is about.

In: a draft. Out: a Counter of entity keys; the key of that place, or None.
"""

from __future__ import annotations

from collections import Counter

from kg.model import Draft, Entity
from kg.ontology import Ontology
from kg.statements.speaking import Speaking

__all__ = ["count_owners", "home_country", "of_no_place", "only_place"]


def home_country(draft: Draft) -> str | None:
    """Whose 全国 is meant: China's, but of a text that names only another country, that one's."""
    china = next((e.key for e in draft.entities.values() if e.label == "中国" and e.cls == "Country"), None)
    named = [(key, m) for key, m in draft.mentions if key in draft.entities]
    if any(key == china and m.text not in ("全国", "国内") for key, m in named):
        return china
    if any(m.named and key != china and _chinese(draft.entities[key]) for key, m in named):
        return china
    abroad = Counter(key for key, m in named if m.cls == "Country" and m.named and key != china)
    best = abroad.most_common(2)
    alone = bool(best) and best[0][1] >= 2 and (len(best) == 1 or best[0][1] >= 3 * best[1][1])
    return best[0][0] if alone else china


def _chinese(entity: Entity) -> bool:
    """Whether an entity is one of China's divisions."""
    return any(kind == "gb2260" for kind, _ in entity.identifiers)


def of_no_place(draft: Draft, ontology: Ontology) -> bool:
    """Whether the text names no place but countries: a national body's figures in it are the country's."""
    return not any(e.named and e.cls != "Country" and ontology.is_a(e.cls, "Place") for e in draft.entities.values())


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

"""Names of organisations, people and places, without overlaps.

In: an article's sentences. Out: mentions in text order; the longer wins, then organisations, people, places.
"""

from __future__ import annotations

from kg.mentions.employers import complete_bodies
from kg.mentions.organizations import find_organizations
from kg.mentions.people import find_people
from kg.mentions.places import find_places
from kg.mentions.villages import find_local_bodies
from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology

__all__ = ["find_names"]

WAYS = (find_organizations, find_people, find_places)


def find_names(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All names of an article."""
    found = [(rank, m) for rank, way in enumerate(WAYS) for m in way(article, sentences, ontology)]
    found += [(0, m) for m in find_local_bodies(article.text, [m for _, m in found])]
    kept: list[Mention] = []
    taken: set[int] = set()
    for _, mention in sorted(
        found,
        key=lambda f: (
            f[1].rule not in ("organization.shared", "organization.row", "place.below"),
            f[1].start - f[1].end,
            not f[1].named,
            f[0],
            f[1].start,
        ),
    ):
        span = range(mention.start, mention.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(mention)
    return complete_bodies(article.text, sentences, sorted(kept, key=lambda m: m.start), ontology)

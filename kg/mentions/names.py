"""Names of organisations, people and places, without overlaps.

In: an article's sentences. Out: mentions in text order; the longer wins, then organisations, people, places.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.mentions.employers import complete_bodies
from kg.mentions.organizations import find_organizations
from kg.mentions.people import find_people
from kg.mentions.places import find_places
from kg.model import Article, Mention, Sentence
from kg.ontology import Ontology

__all__ = ["find_names"]

WAYS = (find_organizations, find_people, find_places)


def find_names(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All names of an article."""
    found = [(rank, _cut(article.text, m)) for rank, way in enumerate(WAYS) for m in way(article, sentences, ontology)]
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


def _cut(text: str, mention: Mention) -> Mention:
    """中央军委委员、|总政治部|主任; 法律工作部|部长: what the tagger took into a body's name."""
    if mention.rule not in ("organization.tagged", "organization.suffix"):
        return mention
    start, end = mention.start, mention.end
    if "、" in mention.text and not re.search(r"[（(“]", mention.text):
        start = mention.start + mention.text.rindex("、") + 1
    if text[start:end].endswith(("部部", "局局", "处处")) and text[end : end + 1] == "长":
        end -= 1
    return replace(mention, text=text[start:end], start=start, end=end) if end - start >= 2 else mention

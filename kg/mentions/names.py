"""Names of organisations, people and places, without overlaps.

In: an article's sentences. Out: mentions in text order; the longer wins, then organisations, people, places.
"""

from __future__ import annotations

import re

from kg.mentions.acting import acting_areas
from kg.mentions.employers import complete_bodies
from kg.mentions.foreign import complete_countries
from kg.mentions.gazetteer import load_gazetteer
from kg.mentions.organizations import find_organizations
from kg.mentions.people import find_people
from kg.mentions.places import find_places
from kg.mentions.villages import find_local_bodies
from kg.mentions.visits import complete_rows
from kg.model import Article, Mention, Sentence, without_overlaps
from kg.ontology import Ontology

__all__ = ["find_names"]

# “围山|转”, 美国道|—琼斯: how the word or name goes on that a place begins
LONGEST_PART = 4  # characters
QUOTED = re.compile("(?![省市县区乡镇村州])[\u4e00-\u9fff]{1,2}”")
DASHED = re.compile("[—－-][\u4e00-\u9fff]")
WAYS = (find_organizations, find_people, find_places)


def find_names(article: Article, sentences: tuple[Sentence, ...], ontology: Ontology) -> list[Mention]:
    """All names of an article."""
    found = [(rank, m) for rank, way in enumerate(WAYS) for m in way(article, sentences, ontology)]
    found = [(rank, m) for rank, m in found if not _in_part(article.text, m)]
    found += [(0, m) for m in find_local_bodies(article.text, [m for _, m in found])]
    found.sort(
        key=lambda f: (
            f[1].rule
            not in (
                "organization.shared",
                "organization.row",
                "place.below",
                "place.hamlet",
                "place.listed",
                "place.pair",
                "person.roster",
            ),
            f[1].start - f[1].end,
            not f[1].named,
            f[0],
            f[1].start,
        )
    )
    kept = acting_areas(article.text, without_overlaps(m for _, m in found))
    kept = complete_rows(article.text, sentences, kept, load_gazetteer(ontology))
    whole = complete_countries(article.text, sentences, kept)
    return complete_bodies(article.text, sentences, whole, ontology)


def _in_part(text: str, place: Mention) -> bool:
    """“围山|转”, 美国道|—琼斯: what is only the beginning of a quoted word or of a name with a dash."""
    if place.rule != "place.tagged" or len(place.text) > LONGEST_PART:
        return False
    quoted = text[place.start - 1 : place.start] == "“" and QUOTED.match(text, place.end) is not None
    return quoted or (place.text[-1:] == "道" and DASHED.match(text, place.end) is not None)

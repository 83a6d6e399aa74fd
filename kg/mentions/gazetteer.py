"""The lexicons as one look-up: places with their level and parent, central bodies with their class.

In: the ontology's lexicons. Out: a frozen Gazetteer, built once per ontology; scanning walks a trie of characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology

__all__ = ["Gazetteer", "load_gazetteer"]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names by their words."""

    places: dict[str, str]  # official name or safe short form → class; the highest level where several share it
    shorts: frozenset[str]  # short forms of counties: places only where the tagger says so
    regions: dict[str, str]  # cities abroad, continents, regions, waters, sites → class: likewise
    bodies: dict[str, str]  # full and short names → class
    surnames: frozenset[str]
    posts: frozenset[str]
    trie: dict[str, object]  # over places and bodies; the key "" holds the class

    def scan(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """(start, end, class) of the longest name at every place; matches do not overlap."""
        place = start
        while place < end:
            stop, cls = self._longest(text, place, end)
            if cls:
                yield place, stop, cls
                place = stop
            else:
                place += 1

    def level(self, place: str) -> str:
        """The word for a place's level: 省 of 河北; "" where the name is no province or prefecture."""
        return {"Province": "省", "Prefecture": "市"}.get(self.places.get(place, ""), "")

    def knows(self, place: str) -> bool:
        """Whether a word is the name of a place, official or short."""
        return place in self.places or place in self.shorts or place in self.regions

    def _longest(self, text: str, place: int, end: int) -> tuple[int, str]:
        node: object = self.trie
        stop, cls = place, ""
        for at in range(place, end):
            node = node.get(text[at]) if isinstance(node, dict) else None
            if not isinstance(node, dict):
                break
            found = node.get("")
            if isinstance(found, str):
                stop, cls = at + 1, found
        return stop, cls


@lru_cache(maxsize=4)
def load_gazetteer(ontology: Ontology) -> Gazetteer:
    """The gazetteer of an ontology's lexicons."""
    places: dict[str, str] = {}
    shorts: set[str] = set()
    rank = {"Country": 0, "Province": 1, "Prefecture": 2, "County": 3}
    rows = [(r[1], s, r[3]) for r in ontology.lexicon("places") for s in (r[2], *r[5:6])]
    rows += [(r[1], r[2], "Country") for r in ontology.lexicon("countries")]
    for name, short, cls in sorted(rows, key=lambda row: rank[row[2]]):
        places.setdefault(name, cls)
        if short and short != name:
            if cls == "County" and short[-1] not in "州县旗":
                shorts.add(short)
            else:
                places.setdefault(short, cls)
    regions = {
        name: row[1] for row in ontology.lexicon("regions") for name in (row[0], *"".join(row[2:3]).split("|")) if name
    }
    bodies: dict[str, str] = {}
    for row in ontology.lexicon("bodies"):
        for name in (row[0], *(row[2].split("|") if len(row) > 2 and row[2] else ())):
            bodies.setdefault(name, row[1])
    return Gazetteer(
        places,
        frozenset(shorts - set(places) - set(regions)),
        regions,
        bodies,
        frozenset(r[0] for r in ontology.lexicon("surnames")),
        frozenset(r[0] for r in ontology.lexicon("posts")),
        _trie({**places, **bodies}),
    )


def _trie(names: dict[str, str]) -> dict[str, object]:
    root: dict[str, object] = {}
    for name, cls in names.items():
        node = root
        for char in name:
            child = node.setdefault(char, {})
            assert isinstance(child, dict)
            node = child
        node[""] = cls
    return root

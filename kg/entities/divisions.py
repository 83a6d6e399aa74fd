"""Administrative divisions: official name, level, parents, codes.

In: the lexicons places, provinces and countries. Out: look-ups by any name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology

__all__ = ["Division", "Divisions", "load_divisions"]


@dataclass(frozen=True, slots=True)
class Division:
    """One division of China, or a country."""

    code: str
    name: str
    short: str
    cls: str
    parent: str


@dataclass(frozen=True, slots=True)
class Divisions:
    """All divisions, by name and by code."""

    by_name: dict[str, tuple[Division, ...]]
    by_code: dict[str, Division]
    wikidata: dict[str, str]  # short name of a province → item

    def ancestors(self, division: Division) -> tuple[Division, ...]:
        """The divisions above, nearest first."""
        found, code = [], division.parent
        while code in self.by_code:
            found.append(self.by_code[code])
            code = self.by_code[code].parent
        return tuple(found)

    def choose(self, name: str, context: Iterable[str]) -> Division | None:
        """The division of that name; several of one name are told apart by a parent in the context, or not at all."""
        found = self.by_name.get(name, ())
        if len(found) <= 1:
            return found[0] if found else None
        rank = ("Country", "Province", "Prefecture", "County")
        highest = min(rank.index(d.cls) for d in found)
        top = [d for d in found if rank.index(d.cls) == highest]
        if len(top) == 1 and highest <= 2:
            return top[0]
        known = set(context)
        fitting = [d for d in found if any(a.name in known or a.short in known for a in self.ancestors(d))]
        return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=4)
def load_divisions(ontology: Ontology) -> Divisions:
    """The divisions of an ontology's lexicons."""
    rows = [Division(*row[:5]) for row in ontology.lexicon("places")]
    rows += [Division(row[0], row[1], row[2], "Country", "") for row in ontology.lexicon("countries")]
    by_name: dict[str, list[Division]] = {}
    for row in rows:
        for name in dict.fromkeys((row.name, row.short)):
            if name:
                by_name.setdefault(name, []).append(row)
    wikidata = {row[0]: row[1] for row in ontology.lexicon("provinces")}
    return Divisions({n: tuple(d) for n, d in by_name.items()}, {r.code: r for r in rows}, wikidata)

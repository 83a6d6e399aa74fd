"""The article's own places: what 省, 市 and 县 stand for when a body's name begins with them.

In: the article's mentions and the places it names. Out: the full name of the place, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.entities.divisions import Divisions
from kg.entities.names import AREAS
from kg.model import Mention
from kg.ontology import Ontology

__all__ = ["OwnPlaces"]

NEAR = 8  # characters from a body to the next: a title and a stop between them


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """The places of one article, by level."""

    mentions: Sequence[Mention]
    context: Sequence[str]
    divisions: Divisions
    ontology: Ontology

    def place(self, area: str, start: int, full: str) -> str | None:
        """The place that 省 or 市 stands for: of the body right before, of a body with the same ending, else the last one of that level before."""
        before = self._before(area, start)
        if before is not None:
            return before
        tail = full[len(area) :]
        for other in self.mentions:
            words = other.name or other.text
            if words.endswith(area + tail) and len(words) > len(full) and self.ontology.is_a(other.cls, "Organization"):
                return words[: -len(tail)]
        return self._of_level(AREAS[area], area)

    def _before(self, area: str, start: int) -> str | None:
        """The place of the body named right before: 重庆 for 市总工会 in 重庆市人大常委会副主任，市总工会主席."""
        near = [m for m in self.mentions if 0 < start - m.end <= NEAR and self.ontology.is_a(m.cls, "Organization")]
        words = (near[-1].name or near[-1].text) if near else ""
        name = next((words[:n] for n in range(2, min(10, len(words))) if words[n - 1] == area), "")
        return name if name in self.divisions.by_name else None

    def _of_level(self, level: str, area: str) -> str | None:
        counted: dict[str, int] = {}
        for name in self.context:
            division = self.divisions.choose(name, self.context)
            if division is None:
                if level not in ("Province",) and name.endswith(area) and len(name) >= 3:
                    counted[name] = counted.get(name, 0) + 1
                continue
            for unit in (division, *self.divisions.ancestors(division)):
                fits = unit.cls == level or (area == "市" and unit.cls == "Province" and unit.name.endswith("市"))
                fits = fits or (area == "市" and unit.cls == "County" and unit.name.endswith("市"))
                if fits and unit.name.endswith(area if area != "省" else "省"):
                    counted[unit.name] = counted.get(unit.name, 0) + (2 if unit is division else 1)
        return max(counted, key=lambda name: (counted[name], -self._first(name)), default=None)

    def _first(self, name: str) -> int:
        return next((i for i, c in enumerate(self.context) if c == name or name.startswith(c)), 999)

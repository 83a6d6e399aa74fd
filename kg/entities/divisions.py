"""Administrative divisions: official name, level, parents, codes.

In: the lexicons places, former, provinces, countries and regions. Out: look-ups by any name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology import Ontology

__all__ = ["Division", "Divisions", "load_divisions"]

# 漾濞彝族自治县 is printed 漾濞县: without its peoples
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|土|达斡尔|仫佬|羌"
    "|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|普米|怒|鄂温克|保安|裕固|独龙|鄂伦春|景颇|柯尔克孜"
)
AUTONOMOUS = re.compile(
    f"(?P<name>[\u4e00-\u9fff]{{2,6}}?)(?:(?:{PEOPLES})族|各族|(?:哈萨克|蒙古|锡伯|塔吉克|柯尔克孜)(?=自治))+自治(?P<level>[县旗])"
)


RANK = ("Country", "Province", "Prefecture", "Place", "NaturalFeature", "Site", "County")


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
    wikidata: dict[str, str]  # code of a province or country → item

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
        highest = min(RANK.index(d.cls) for d in found)
        top = [d for d in found if RANK.index(d.cls) == highest]
        if len(top) == 1 and RANK[highest] != "County":
            return top[0]
        known = set(context)
        fitting = [d for d in found if any(a.name in known or a.short in known for a in self.ancestors(d))]
        return fitting[0] if len(fitting) == 1 else None


@lru_cache(maxsize=4)
def load_divisions(ontology: Ontology) -> Divisions:
    """The divisions of an ontology's lexicons."""
    rows = [(Division(*row[:5]), row[5:6]) for row in ontology.lexicon("places")]
    rows += [
        (Division(c[0], c[1], c[2], "Country", ""), tuple("".join(c[4:5]).split("|")))
        for c in ontology.lexicon("countries")
    ]
    known = {name for division, _ in rows for name in (division.name, division.short)}
    for name, cls, parent in ontology.lexicon("former"):
        short = name[:-1] if len(name) > 2 and name[-1] in "市县" and name[:-1] not in known else ""
        rows.append((Division("former:" + name, name, short, cls, parent), ()))
    for region in ontology.lexicon("regions"):
        rows.append(
            (Division("region:" + region[0], region[0], "", region[1], ""), tuple("".join(region[2:3]).split("|")))
        )
    by_name: dict[str, list[Division]] = {}
    for division, others in rows:
        for name in dict.fromkeys((division.name, division.short, *others, *_without_peoples(division.name))):
            if name:
                by_name.setdefault(name, []).append(division)
    codes = {row.short: row.code for row, _ in rows if row.cls == "Province"}
    wikidata = {codes[row[0]]: row[1] for row in ontology.lexicon("provinces") if row[0] in codes}
    wikidata.update({row[0]: row[3] for row in ontology.lexicon("countries") if len(row) > 3 and row[3]})
    return Divisions({n: tuple(d) for n, d in by_name.items()}, {r.code: r for r, _ in rows}, wikidata)


def _without_peoples(name: str) -> tuple[str, ...]:
    """The form in which an autonomous county is printed: 峨山县 of 峨山彝族自治县."""
    match = AUTONOMOUS.fullmatch(name)
    return (match["name"] + match["level"],) if match is not None else ()

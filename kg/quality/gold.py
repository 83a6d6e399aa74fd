"""Gold files → what a careful reader takes from a page.

In: `NAME.gold`, tab-separated lines: @doc, @issued, @article, E (entity), F (fact), F? (fact that may be left out).
Out: a Gold for each file, checked: every mistake is an error with its line.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import InputError

__all__ = ["Gold", "GoldFact", "GoldValue", "digest_of", "read_folder", "read_gold", "read_value"]

TYPES = frozenset("Organization Person Place Document Event Award Group Amount".split())
RELATIONS = tuple(
    """issued signed held tookPlaceIn attended launched established allocated cooperatedWith partOf locatedIn
    holdsPosition received supported appointed visited borders measured reportedBy""".split()
)


@dataclass(frozen=True, slots=True)
class GoldValue:
    """The number and unit that a fact must end at."""

    number: float
    unit: str


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact; alternatives are several ids or relations."""

    article: str
    subjects: tuple[str, ...]
    relations: tuple[str, ...]
    objects: tuple[str, ...]
    value: GoldValue | None
    qualifiers: Mapping[str, str]
    optional: bool
    line: int


@dataclass(slots=True)
class Gold:
    """One document."""

    doc: str
    articles: set[str] = field(default_factory=set)
    entities: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # id → type and names
    facts: list[GoldFact] = field(default_factory=list)


def read_folder(folder: Path) -> dict[str, Gold]:
    """Every gold file of a folder by its document, sorted.

    Raises: InputError for a folder without gold, or a line that cannot be read.
    """
    paths = sorted(folder.glob("*.gold"))
    if not paths:
        raise InputError(f"{folder}: no .gold file; give a folder that holds NAME.gold beside NAME.txt")
    return {gold.doc: gold for gold in map(read_gold, paths)}


def digest_of(folder: Path) -> str:
    """SHA-256 over names and bytes of the pages and the gold: other pages, other floors."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".gold", ".json") and p.stem != "floors"):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def read_value(text: str) -> GoldValue:
    """A value as gold writes it.

    >>> read_value("=~40 家")
    GoldValue(number=40.0, unit='家')
    """
    number, _, unit = text.removeprefix("=").strip().lstrip("~").strip().partition(" ")
    return GoldValue(float(number), unit.strip())


def read_gold(path: Path) -> Gold:
    """One gold file.

    Raises: InputError with file and line.
    """
    gold = Gold(path.stem)
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from error
    for n, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            _line(gold, [cell.strip() for cell in line.split("\t")], n)
        except (ValueError, IndexError) as error:
            raise InputError(f"{path}:{n}: cannot be read: {error}; cells are parted by tabs") from error
    for fact in gold.facts:
        why = _fault(gold, fact)
        if why is not None:
            raise InputError(f"{path}:{fact.line}: {why}")
    return gold


def _line(gold: Gold, cells: list[str], n: int) -> None:
    kind = cells[0]
    if kind == "@doc":
        gold.doc = cells[1]
    elif kind == "@article":
        gold.articles.add(cells[1])
    elif kind == "E":
        _, name, cls, names = cells[:4]
        if cls not in TYPES or name in gold.entities:
            raise ValueError(f"entity {name} of type {cls}")
        gold.entities[name] = (cls, tuple(x.strip() for x in names.split("|") if x.strip()))
    elif kind in ("F", "F?"):
        cells = cells + [""] * (6 - len(cells))
        _, article, subject, relation, obj, qualifiers = cells[:6]
        value = read_value(obj) if obj.startswith("=") else None
        pairs = (part.strip().split("=", 1) for part in qualifiers.split(";") if part.strip())
        gold.facts.append(
            GoldFact(
                article,
                tuple(subject.split(",")),
                tuple(relation.split(",")),
                () if value else tuple(obj.split(",")),
                value,
                {key: text for key, text in pairs},
                kind == "F?",
                n,
            )
        )
    elif kind != "@issued":
        raise ValueError(f"unknown kind of line {kind!r}")


def _fault(gold: Gold, fact: GoldFact) -> str | None:
    unknown = [x for x in _ends(fact) if x not in gold.entities and x not in gold.articles]
    if unknown:
        return f"unknown id {unknown[0]!r}"
    wrong = [r for r in fact.relations if r not in RELATIONS]
    return f"unknown relation {wrong[0]!r}; known are {', '.join(RELATIONS)}" if wrong else None


def _ends(fact: GoldFact) -> Iterable[str]:
    return (fact.article, *fact.subjects, *fact.objects)

"""What a person decided about entities: merges, splits, names and types, from a file.

In: a tab-separated file, a decision a line: `merge NAME OTHER`, `split NAME SOURCE`, `rename NAME NEW`, `type NAME CLASS`;
`#` begins a comment. Out: a frozen Overrides that `resolve_corpus` asks for every entity.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import InputError, OntologyError
from kg.model import Entity
from kg.ontology import Ontology

__all__ = ["NONE", "Overrides", "idle_decisions", "read_overrides"]

VERBS = ("merge", "split", "rename", "type")


@dataclass(frozen=True, slots=True)
class _Decision:
    verb: str
    name: str
    value: str
    where: str  # FILE:LINE

    @property
    def reason(self) -> str:
        """What the entity is told for."""
        return f"{self.where}: {self.verb} {self.name} {self.value}"


@dataclass(frozen=True, slots=True)
class Overrides:
    """The decisions in the order of the file."""

    decisions: tuple[_Decision, ...] = ()

    def apply(self, entity: Entity, source: str, ontology: Ontology) -> tuple[Entity, str | None]:
        """The entity as decided, and the key it must have over the corpus; None where nothing was said of it."""
        key = None
        for decision in self.decisions:
            if not _speaks_of(decision, entity, source):
                continue
            entity = replace(entity, reasons=(*entity.reasons, decision.reason))
            if decision.verb == "type":
                entity = replace(entity, cls=decision.value)
                continue
            entity, mark = _named(entity, decision)
            key = f"{ontology.kind(entity.cls)}:{entity.label}" + (f"@{mark}" if mark else "")
        return entity, key if key is None else f"{ontology.kind(entity.cls)}:{key.partition(':')[2]}"


NONE = Overrides()


def _speaks_of(decision: _Decision, entity: Entity, source: str) -> bool:
    if decision.verb == "merge":
        return entity.label in (decision.name, decision.value) or decision.value in entity.aliases
    if decision.verb == "split":
        return entity.label == decision.name and Path(source).stem == Path(decision.value).stem
    return entity.label == decision.name or decision.name in entity.aliases


def _named(entity: Entity, decision: _Decision) -> tuple[Entity, str]:
    """The entity under the decided label, and its mark among namesakes."""
    if decision.verb == "split":
        mark = Path(decision.value).stem
        return replace(entity, disambiguator=mark), mark
    label = decision.name if decision.verb == "merge" else decision.value
    aliases = tuple(dict.fromkeys((label, *entity.aliases, entity.label)))
    mark = "" if decision.verb == "merge" else entity.disambiguator
    return replace(entity, label=label, aliases=aliases, disambiguator=mark, named=True), mark


def read_overrides(path: str | None, ontology: Ontology) -> Overrides:
    """The decisions of a file.

    Raises: InputError where the file cannot be read or a line is none of the four decisions, OntologyError for a class
    that is unknown; both name the line.
    """
    if path is None:
        return NONE
    try:
        lines = Path(path).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the overrides cannot be read as UTF-8 text ({error}); check the name") from error
    found = []
    for number, line in enumerate(lines, 1):
        where, parts = f"{Path(path).name}:{number}", [part.strip() for part in line.split("\t")]
        if not line.strip() or line.startswith("#"):
            continue
        if len(parts) != 3 or parts[0] not in VERBS or not all(parts):
            raise InputError(
                f"{where}: {line!r} is no decision; write merge NAME OTHER, split NAME SOURCE, rename NAME NEW or "
                "type NAME CLASS, with tabs between"
            )
        if parts[0] == "type":
            _check(parts[2], where, ontology)
        found.append(_Decision(parts[0], parts[1], parts[2], where))
    return Overrides(tuple(found))


def idle_decisions(path: str | None, entities: Iterable[Entity], ontology: Ontology) -> list[str]:
    """A warning for every decision that none of the resolved entities was changed by, in the order of the file."""
    told = {(reason, form) for e in entities for reason in e.reasons for form in (e.label, *e.aliases, None)}
    return [
        f"{' line '.join(d.where.rsplit(':', 1))}: matched nothing ({d.verb} {d.name} {d.value})"
        for d in read_overrides(path, ontology).decisions
        if (d.reason, d.value if d.verb == "merge" else None) not in told
    ]


def _check(cls: str, where: str, ontology: Ontology) -> None:
    try:
        ontology.cls(cls)
    except OntologyError as error:
        raise OntologyError(f"{where}: {error}") from error

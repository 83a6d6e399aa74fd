"""Frames: how the language says a relation, read from ontology/frames/*.toml.

In: the ontology's frame files. Out: frozen frames, checked against its classes and relations.

    relation = "issued"
    [[frame]]
    id = "issued.active"            # becomes the statement's rule
    triggers = ["印发", "下发"]      # words; the longest match wins
    confidence = 0.9
    blockers = ["办法"]              # the trigger is none where one of these touches it
    [frame.subject]                 # a role: which classes, where, governed by what
    classes = ["Organization"]
    from = ["left", "carried"]      # left | by | through | at | to | with | partner | object | right | topic | theme | carried | chained | host | setting | him | behalf
    [frame.object]
    classes = ["Document"]
    from = ["right"]
    gap = 24                        # characters between trigger and object at most
    examples = [{ text = "…", facts = ["S issued O"] }]
    counterexamples = ["…"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.ontology import Ontology

__all__ = ["Example", "Frame", "Role", "read_frames"]

SOURCES = frozenset(
    "left by through at to with from towards partner object right topic theme carried value group chained host setting session after him behalf".split()
)
KEYS = frozenset(
    [
        "id",
        "triggers",
        "confidence",
        "blockers",
        "subject",
        "object",
        "place",
        "recipient",
        "examples",
        "counterexamples",
        "role",
        "before",
        "after",
        "relative",
        "speaks_of",
        "counted",
        "symmetric",
        "requires",
        "ending",
        "closing",
        "status",
    ]
)


@dataclass(frozen=True, slots=True)
class Role:
    """What may fill one end of a frame, and where it stands."""

    classes: frozenset[str]
    sources: tuple[str, ...]
    gap: int = 24
    modifier: bool = False  # whether it may stand before 的 (题为《…》的报告)
    joined: bool = False  # whether those whom 与 names fill it too (甲今日与乙签署)
    deputies: bool = True  # whether a body fills it through its people (…有关负责人)
    members: bool = False  # whether a body fills it through those who serve for it (…的志愿者, …医疗队)
    excludes: frozenset[str] = frozenset()  # classes below `classes` that do not fill it
    unnamed: frozenset[str] = frozenset()  # the classes whose described, unnamed things may fill it; "*" is any

    def admits(self, named: bool, cls: str) -> bool:
        """Whether a mention may fill the role as far as its name goes."""
        return named or "*" in self.unnamed or cls in self.unnamed


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the facts that it must give."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One way to say one relation."""

    id: str
    relation: str
    triggers: tuple[str, ...]
    subject: Role
    object: Role
    confidence: float
    blockers: tuple[str, ...] = ()
    before: tuple[str, ...] = ()  # words that may not stand right before the trigger
    after: tuple[str, ...] = ()  # words that may not stand right after it
    requires: tuple[str, ...] = ()  # one of these must stand in the clause
    ending: tuple[str, ...] = ()  # words in which the clause may not end
    closing: tuple[str, ...] = ()  # triggers that count only where the clause ends behind them
    role: str | None = None  # the qualifier `role`; "trigger" is the trigger itself
    speaks_of: bool = False  # whether a common noun (开幕式, 会议) is the event that the text is about
    counted: bool = False  # a quantity within the object phrase is the qualifier `count`
    relative: bool = True  # whether the trigger may stand before 的
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


def read_frames(ontology: Ontology) -> tuple[Frame, ...]:
    """All frames, in the order of their files' names.

    Raises: OntologyError for a file that cannot be parsed, an unknown relation, class or key.
    """
    return tuple(
        frame for path in sorted(ontology.frame_files(), key=lambda p: p.name) for frame in _read(path, ontology)
    )


def _read(path: Path, ontology: Ontology) -> list[Frame]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OntologyError(f"{path}: not a TOML file: {error}") from error
    relation = data.get("relation", "")
    ontology.relation(relation)
    return [_frame(path, relation, raw, ontology) for raw in data.get("frame", [])]


def _frame(path: Path, relation: str, raw: Mapping[str, Any], ontology: Ontology) -> Frame:
    name = str(raw.get("id", "")) or "(no id)"
    unknown = sorted(set(raw) - KEYS)
    if unknown:
        raise OntologyError(
            f"{path}: frame {name}: unknown keys {', '.join(unknown)}; known are {', '.join(sorted(KEYS))}"
        )
    if not raw.get("triggers"):
        raise OntologyError(f"{path}: frame {name}: no triggers")
    return Frame(
        id=name,
        relation=relation,
        triggers=tuple(sorted(raw["triggers"], key=lambda word: (-len(word), word))),
        subject=_role(path, name, raw.get("subject"), ontology),
        object=_role(path, name, raw.get("object"), ontology),
        confidence=float(raw.get("confidence", 0.7)),
        blockers=tuple(raw.get("blockers", ())),
        before=tuple(raw.get("before", ())),
        after=tuple(raw.get("after", ())),
        requires=tuple(raw.get("requires", ())),
        ending=tuple(raw.get("ending", ())),
        closing=tuple(raw.get("closing", ())),
        role=raw.get("role"),
        speaks_of=bool(raw.get("speaks_of", False)),
        counted=bool(raw.get("counted", False)),
        relative=bool(raw.get("relative", True)),
        examples=tuple(Example(e["text"], tuple(e["facts"])) for e in raw.get("examples", ())),
        counterexamples=tuple(raw.get("counterexamples", ())),
    )


def _role(path: Path, frame: str, raw: Mapping[str, Any] | None, ontology: Ontology) -> Role:
    if raw is None:
        raise OntologyError(f"{path}: frame {frame}: needs a [frame.subject] and a [frame.object]")
    wrong = sorted(set(raw.get("from", ())) - SOURCES)
    if wrong:
        raise OntologyError(
            f"{path}: frame {frame}: unknown place {wrong[0]!r}; known are {', '.join(sorted(SOURCES))}"
        )
    classes = frozenset(raw.get("classes", ()))
    for cls in sorted(classes - {"Quantity"}):
        ontology.cls(cls)
    unnamed = raw.get("unnamed", False)
    admitted = frozenset(unnamed) if isinstance(unnamed, list) else frozenset(("*",) if unnamed else ())
    return Role(
        classes,
        tuple(raw.get("from", ("left",))),
        int(raw.get("gap", 24)),
        modifier=bool(raw.get("modifier", False)),
        joined=bool(raw.get("joined", False)),
        deputies=bool(raw.get("deputies", True)),
        members=bool(raw.get("members", False)),
        excludes=frozenset(raw.get("excludes", ())),
        unnamed=admitted,
    )

"""Phrases: patterns over a sentence in which every mention is one sign, for what no single verb says.

In: a sentence with mentions, and the [[phrase]] tables of ontology/frames/*.toml. Out: statements.

    [[phrase]]
    id = "part.of-owner"             # becomes the statement's rule
    says = ["{object:Organization}<下属|所属>的?{subject:Organization+}"]
    confidence = 0.85
    examples = [{ text = "…", facts = ["S partOf O"] }]
    counterexamples = ["…"]

A pattern is a regular expression with these additions: {subject:CLASSES}, {object:CLASSES} and {both:CLASSES} stand for
one mention of these classes (with + for a list joined by 、和与), <…> for the words that assert (their place decides
done, planned or denied), {~N} for at most N characters without a pause or a mention, and {chain} for
the larger places before one (云南省昆明市), {title} for a post, which becomes the qualifier `title`. Unnamed things but groups are words like others, and so are
events in a pattern without a slot for one. {both} is a list whose first is paired with each other one; {by:CLASSES} is the qualifier `by`.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.errors import OntologyError
from kg.model import BlockKind, Draft, Entity, Factuality, Mention, Period, Quantity, Sentence, Statement
from kg.ontology import Ontology, either
from kg.statements.clauses import Clause
from kg.statements.evidence import make_statement
from kg.statements.factuality import judge
from kg.statements.frames import Example
from kg.statements.triggers import read_triggers

__all__ = ["Phrase", "find_phrases", "read_phrases"]

KINDS = ("Organization", "Person", "Place", "Award", "Group", "Event")  # documents stay words
FIRST, STEP = 0xE000, 0x100  # private-use signs: a row of 256 a kind
SIGNS = "\ue000-\ue5ff"
SLOT = re.compile(
    r"\{(?P<name>subject|object|both|by):(?P<classes>[A-Za-z|]+)(?P<many>\+?)\}|\{~(?P<gap>\d+)\}|\{(?P<chain>chain)\}|\{(?P<title>title)\}"
)
JOINT = "(?:各?[\\d一二三四五六七八九十两多]+次)?(?:、|和|与|及|以及|同|暨)"  # 二等功1次、三等功3次
PARTNERED = JOINT.replace("暨", "暨|联合|携手|会同|联手|协同")  # 由甲联合乙、丙创办: of those who act
STOPS = "，。；：！？,;:!?\n"
# 李大明|总理和|王强|总理; 李大明|、甲局局长|王强: people of a list with their posts
POSTED = (
    f"(?:总理|总统|主席|书记|部长|市长|省长|县长|先生|女士|教授|同志)?(?:、|和|及|以及|暨)"
    f"(?:[^{STOPS}{SIGNS}的由在（）()“”、和与]{{{{0,4}}}}[{{signs}}]){{{{0,3}}}}[^{STOPS}{SIGNS}的由在（）()“”]{{{{0,14}}}}?"
)
KEYS = frozenset("id says confidence former examples counterexamples".split())
HEADLINE = 0.9
LASTING = frozenset(("locatedIn", "partOf", "borders"))  # true on no day in particular
HEARD = re.compile("[^，。；]{0,20}(?:获悉|了解到|得知)，[^。]*?将")  # 9日|获悉，甲乙主办的论坛将…: when it was heard
GLOSS = re.compile("（(?:以下)?(?:简称|下称|统称)?[“：]{0,2}[\u4e00-\u9fffA-Za-z]{2,12}”?）(?=[、和与及])")
Link = tuple[str, Mention]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to say a relation, compiled."""

    words: re.Pattern[str]
    classes: Mapping[str, frozenset[str]]  # slot → the classes that may fill it
    triggers: frozenset[str]  # no sentence without one of them matches; none: any may
    events: bool  # whether it has a slot for an event: elsewhere their names are words


@dataclass(frozen=True, slots=True)
class Phrase:
    """One rule: its patterns, its cases."""

    id: str
    relation: str
    says: tuple[str, ...]  # the patterns as written
    patterns: tuple[Pattern, ...]
    confidence: float
    former: bool = False  # whether what it says was true before
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def read_phrases(ontology: Ontology) -> tuple[Phrase, ...]:
    """All phrases, in the order of their files' names.

    Raises: OntologyError for an unknown key or class, or a pattern that is no regular expression.
    """
    return tuple(p for path in sorted(ontology.frame_files(), key=lambda p: p.name) for p in _read(path, ontology))


def _read(path: Path, ontology: Ontology) -> list[Phrase]:
    data = tomllib.loads(path.read_text("utf-8"))
    return [_phrase(path, data.get("relation", ""), raw, ontology) for raw in data.get("phrase", [])]


def _phrase(path: Path, relation: str, raw: Mapping[str, Any], ontology: Ontology) -> Phrase:
    name = str(raw.get("id", "")) or "(no id)"
    unknown = sorted(set(raw) - KEYS)
    if unknown or not raw.get("says"):
        wrong = f"unknown keys {', '.join(unknown)}" if unknown else "no patterns under says"
        raise OntologyError(f"{path}: phrase {name}: {wrong}; known are {', '.join(sorted(KEYS))}")
    ontology.relation(relation)
    return Phrase(
        name,
        relation,
        tuple(raw["says"]),
        tuple(_pattern(path, name, words, ontology) for words in raw["says"]),
        float(raw.get("confidence", 0.8)),
        bool(raw.get("former", False)),
        tuple(Example(e["text"], tuple(e["facts"])) for e in raw.get("examples", ())),
        tuple(raw.get("counterexamples", ())),
    )


def _pattern(path: Path, phrase: str, words: str, ontology: Ontology) -> Pattern:
    classes: dict[str, frozenset[str]] = {}

    def slot(match: re.Match[str]) -> str:
        if match["gap"]:
            return f"[^{STOPS}{SIGNS}]{{0,{match['gap']}}}?"
        if match["chain"]:
            return f"(?:[{_signs('Place')}]的?)*"
        if match["title"]:
            return f"(?P<title>[^{STOPS}{SIGNS}的由在（）()“”]{{0,18}}?(?:{_posts(ontology)}))"
        classes[match["name"]] = frozenset(match["classes"].split("|"))
        signs = "[" + "".join(_signs(ontology.kind(ontology.cls(c).name)) for c in sorted(classes[match["name"]])) + "]"
        joint = PARTNERED if match["name"] == "subject" else JOINT
        apart = classes[match["name"]] <= {"Person", "Award", "Group", "Event"}
        larger = "" if apart else f"[{_signs('Place')}]*"  # 甲县、乙省|丙县
        if classes[match["name"]] == {"Award"}:
            joint = f"(?:{JOINT}|”?“?)"  # “时代楷模”|“大国工匠”
        if classes[match["name"]] == {"Person"}:
            joint = POSTED.format(signs=_signs("Organization") + _signs("Place"))
        more = f"(?:{joint}{larger}{signs})*" if match["many"] else ""
        return f"(?P<{match['name']}>{signs}{more})" + ("等?" if match["many"] else "")

    try:
        expression = re.compile(SLOT.sub(slot, re.sub(r"(?<!\(\?)(?<!\(\?P)<([^<>]+)>", r"(?P<said>\1)", words)))
    except re.error as error:
        raise OntologyError(f"{path}: phrase {phrase}: {words!r} is no pattern: {error}") from error
    events = any(ontology.kind(ontology.cls(c).name) == "Event" for some in classes.values() for c in some)
    return Pattern(expression, classes, read_triggers(words), events)


def _posts(ontology: Ontology) -> str:
    return either(row[0] for row in ontology.lexicon("posts"))


def _signs(kind: str) -> str:
    row = FIRST + KINDS.index(kind) * STEP
    return f"{chr(row)}-{chr(row + STEP - 1)}"


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence with signs for mentions."""

    text: str
    places: tuple[int, ...]  # in Article.text, of every character and of the end
    links: Mapping[int, Link]  # place in text → mention


def _encode(text: str, sentence: Sentence, mentions: Sequence[Link], ontology: Ontology, *, events: bool) -> _Row:
    signs: list[str] = []
    places: list[int] = []
    links: dict[int, Link] = {}
    counts = dict.fromkeys(KINDS, 0)
    at = sentence.start
    people = {(m.start, m.cls == "Person") for _, m in mentions}
    for link in mentions:
        m = link[1]
        kind = ontology.kind(m.cls)
        if m.start < at or m.end > sentence.end or kind not in counts or counts[kind] >= STEP:
            continue
        if kind == "Event" and not events:
            continue
        if kind == "Group" and (m.end, True) in people:
            continue  # 退役军人|李明: what a person is
        if not m.named and kind != "Group":
            continue  # 该公司, 全资子公司: words like others
        signs += text[at : m.start]
        places += range(at, m.start)
        links[len(signs)] = link
        signs.append(chr(FIRST + KINDS.index(kind) * STEP + counts[kind]))
        places.append(m.start)
        counts[kind] += 1
        at = m.end
        if kind not in ("Person", "Award") and text.startswith("（", at):  # 甲馆（乙馆）、丙会: as without it
            gloss = GLOSS.match(text, at)
            at = gloss.end() if gloss and gloss.end() < sentence.end else at
    signs += text[at : sentence.end]
    places += range(at, sentence.end + 1)
    return _Row("".join(signs), tuple(places), links)


class _Index:
    """The patterns of an ontology by their triggers."""

    def __init__(self, ontology: Ontology):
        self.rules = [(phrase, p) for phrase in read_phrases(ontology) for p in phrase.patterns]
        self.always = frozenset(n for n, (_, p) in enumerate(self.rules) if not p.triggers)
        self.places: dict[str, set[int]] = {}
        self.lengths: dict[str, set[int]] = {}  # by first character
        for n, (_, pattern) in enumerate(self.rules):
            for word in pattern.triggers:
                self.places.setdefault(word, set()).add(n)
                self.lengths.setdefault(word[0], set()).add(len(word))

    def fitting(self, text: str) -> Iterator[tuple[Phrase, Pattern]]:
        """The patterns that may match a text, in their order."""
        lengths, places, found = self.lengths, self.places, set(self.always)
        for start, first in enumerate(text):
            for length in lengths.get(first, ()):
                found.update(places.get(text[start : start + length], ()))
        return (self.rules[n] for n in sorted(found))


@lru_cache(maxsize=8)
def _index(ontology: Ontology) -> _Index:
    return _Index(ontology)


def find_phrases(draft: Draft, ontology: Ontology) -> list[Statement]:
    """Everything that a phrase says, in text order."""
    found: list[Statement] = []
    index = _index(ontology)
    starts = [m.start for _, m in draft.mentions]
    for sentence in draft.sentences:
        inside = draft.mentions[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        words = _encode(draft.article.text, sentence, inside, ontology, events=False)
        if not words.links:
            continue
        happening = any(m.named and ontology.kind(m.cls) == "Event" for _, m in inside)
        signs = _encode(draft.article.text, sentence, inside, ontology, events=True) if happening else None
        for phrase, pattern in index.fitting(words.text):
            row = signs if pattern.events else words
            if row is None:
                continue
            for match in pattern.words.finditer(row.text):
                found += _statements(draft, sentence, row, phrase, pattern, match, ontology)
    return found


def _statements(
    draft: Draft,
    sentence: Sentence,
    row: _Row,
    phrase: Phrase,
    pattern: Pattern,
    match: re.Match[str],
    ontology: Ontology,
) -> Iterator[Statement]:
    said = row.places[match.start("said") if "said" in pattern.words.groupindex else match.end()]
    status = _status(draft.article.text, sentence, said)
    if status not in (Factuality.DONE, Factuality.PLANNED):
        return
    text = draft.article.text
    periods = [p for p in draft.periods if p.start < sentence.start or not HEARD.match(text, p.end, said + 40)]
    lasting = phrase.relation in LASTING
    period = None if lasting else _period(periods, sentence.start, row.places[match.end()], said)
    confidence = phrase.confidence * (HEADLINE if sentence.kind in (BlockKind.TITLE, BlockKind.SUBTITLE) else 1.0)
    qualifiers: dict[str, str | Quantity | bool] = {"former": True} if phrase.former else {}
    if "title" in pattern.words.groupindex and match["title"]:
        qualifiers["title"] = match["title"].strip("、，的 　")
    givers = [row.links[i] for i in range(*match.span("by")) if i in row.links] if "by" in pattern.classes else []
    if givers:
        qualifiers["by"] = f"entity:{givers[0][0]}"
    for subject, obj in _pairs(row, pattern, match, draft.entities, ontology):
        if subject[0] != obj[0]:
            yield make_statement(
                draft,
                sentence,
                subject=subject[0],
                relation=phrase.relation,
                obj=obj[0],
                rule=phrase.id,
                confidence=round(confidence, 3),
                status=status,
                period=period,
                qualifiers={**qualifiers, **_count(draft, obj[1])},
                subject_span=(subject[1].start, subject[1].end),
                object_span=(obj[1].start, obj[1].end),
            )


def _count(draft: Draft, m: Mention) -> dict[str, Quantity]:
    """3200名|贫困学生: the number right before people of a kind."""
    if m.cls != "Group" or not draft.quantities:
        return {}
    n = bisect_left(draft.quantities, m.start, key=lambda q: q.start) - 1
    number = draft.quantities[n] if n >= 0 else None
    return {"count": number} if number is not None and number.end == m.start and not number.money else {}


def _pairs(
    row: _Row,
    pattern: Pattern,
    match: re.Match[str],
    entities: Mapping[str, Entity],
    ontology: Ontology,
) -> list[tuple[Link, Link]]:
    def ends(name: str) -> list[Link]:
        return [link for link in listed(name) if any(_is(link, c) for c in pattern.classes[name])]

    def listed(name: str) -> list[Link]:
        start, end = match.span(name)
        places = [i for i in range(start, end) if i in row.links]
        larger = {i for i in places if i + 1 in places and ontology.kind(row.links[i][1].cls) == "Place"}  # 某省|某县
        return [row.links[i] for i in places if i not in larger]

    def _is(link: Link, cls: str) -> bool:
        known = entities.get(link[0])
        return ontology.is_a(link[1].cls, cls) or (known is not None and ontology.is_a(known.cls, cls))

    if "both" in pattern.classes:
        both = ends("both")
        return [(both[0], other) for other in both[1:]] if both and both[0] == listed("both")[0] else []
    subjects, objects = ends("subject"), ends("object")
    if "分别" in match.group() and len(subjects) > 1 and len(objects) > 1:  # 甲、乙分别获一等奖、二等奖
        return list(zip(subjects, objects, strict=True)) if len(subjects) == len(objects) else []
    return [(s, o) for s in subjects for o in objects]


def _status(text: str, sentence: Sentence, said: int) -> Factuality:
    """done, planned, denied … by the clause in which the asserting words stand."""
    start = max((text.rfind(stop, sentence.start, said) + 1 for stop in STOPS), default=0)
    start = max(start, sentence.start)
    return judge(text, Clause((), start, sentence.end), said, text[sentence.start : start])


def _period(periods: Sequence[Period], start: int, end: int, said: int) -> Period | None:
    """The last time before the asserting words, else the first one inside the phrase."""
    inside = [p for p in periods if p.iso and p.kind in ("time", "range") and start <= p.start and p.end <= end]
    before = [p for p in inside if p.end <= said]
    return before[-1] if before else next(iter(inside), None)

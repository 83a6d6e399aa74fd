"""Frames on clauses: who did what, said by one verb.

In: the clauses of a sentence and the frames indexed by trigger. Out: candidates: a frame with its ends filled, or the
reason why it abstains. A rule may abstain; it may not guess: an unnamed agent, another subject or a quotation stops it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Period, Quantity
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item
from kg.statements.cues import (
    RELATIVE,
    VERB,
    after_coordinate,
    after_saying,
    bare_event,
    behind_relative,
    blocked,
    count_of,
    counted,
    covered_of,
    event_noun,
    governed,
    other_subject,
    period_of,
    pivoted,
    predicate,
    pronoun,
    sent_team,
    spans,
    within_relative,
)
from kg.statements.frames import Frame, Role
from kg.statements.topics import Topic, doer_before, event_meant, is_agent, setting_of

__all__ = ["Candidate", "Matcher", "index_frames"]

AHEAD = frozenset("时 期间 之际 途中 之后 后 过程中".split())  # how a clause of time ends
EVENTS = frozenset(("Event", "Meeting", "Activity", "Project"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame whose ends are filled (or, with a reason, are not)."""

    frame: Frame
    trigger: str
    start: int  # of the trigger, in Article.text
    end: int
    subjects: tuple[Item, ...] = ()
    objects: tuple[Item, ...] = ()
    period: Period | None = None
    count: Quantity | None = None
    covers: Quantity | None = None
    counterparties: tuple[Item, ...] = ()
    recovered: str | None = None
    reason: str | None = None  # why it abstains


def index_frames(frames: Sequence[Frame]) -> Mapping[str, tuple[tuple[str, Frame], ...]]:
    """First two characters, or the one → (trigger, frame), longest trigger first."""
    index: defaultdict[str, list[tuple[str, Frame]]] = defaultdict(list)
    for frame in frames:
        for trigger in frame.triggers:
            index[trigger[:2]].append((trigger, frame))
    return {first: tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[1].id))) for first, pairs in index.items()}


def _next_character(items: Sequence[Item], i: int) -> str:
    """The first character of the word right behind item i."""
    behind = items[i + 1] if i + 1 < len(items) else None
    return behind.text[0] if behind is not None and behind.kind == "word" and behind.start == items[i].end else ""


class Matcher:
    """Matches the frames of an ontology on clauses; holds no state of the text."""

    def __init__(self, frames: Sequence[Frame], ontology: Ontology):
        self._index = index_frames(frames)
        self._firsts = frozenset(trigger[0] for trigger in self._index)
        self._ontology = ontology
        self._fits: dict[tuple[str, frozenset[str]], bool] = {}

    def match(self, clauses: Sequence[Clause], place: int, topic: Topic) -> Iterator[Candidate]:
        """All candidates of one clause."""
        clause = clauses[place]
        for first, last, trigger, frame in self._triggers(clause):
            yield self._fill(clauses, place, topic, frame, (first, last), trigger)

    def fits(self, item: Item, role: Role) -> bool:
        """Whether a mention's class is one that the role takes."""
        if item.deputy and not role.deputies:
            return False
        key = (item.cls, role.classes | role.excludes)
        if key not in self._fits:
            self._fits[key] = any(
                self._ontology.is_a(item.cls, cls) for cls in role.classes - {"Quantity"}
            ) and not any(self._ontology.is_a(item.cls, cls) for cls in role.excludes)
        return self._fits[key]

    def _agent(self, item: Item) -> bool:
        return is_agent(item, self._ontology)

    def _triggers(self, clause: Clause) -> Iterator[tuple[int, int, str, Frame]]:
        """(index of the first word, index of the last, trigger, frame)."""
        taken: set[tuple[str, int]] = set()
        for i, item in enumerate(clause.items):
            if item.kind != "word":
                continue
            if self._firsts.isdisjoint(item.text):
                continue
            words = item.text + _next_character(clause.items, i)
            for skip in range(len(item.text)):
                start = words[skip : skip + 2]
                if start not in self._index and start[0] not in self._index:
                    continue
                for trigger, frame in self._beginning(start):
                    last = spans(clause.items, i, skip, trigger)
                    if last is None or (frame.id, i) in taken or not predicate(clause.items, i, last, skip, trigger):
                        continue
                    if blocked(clause.items, i, last, frame):
                        continue
                    taken.update((frame.id, k) for k in range(i, last + 1))
                    yield i, last, trigger, frame

    def _beginning(self, characters: str) -> tuple[tuple[str, Frame], ...]:
        """The triggers that begin with two characters, or with the first alone."""
        alone = self._index.get(characters[0], ()) if len(characters) > 1 else ()
        return (*self._index.get(characters, ()), *alone)

    def _fill(
        self, clauses: Sequence[Clause], place: int, topic: Topic, frame: Frame, span: tuple[int, int], trigger: str
    ) -> Candidate:
        clause = clauses[place]
        first, last = span
        start, end = clause.items[first].start, clause.items[last].end

        def abstain(reason: str, objects: tuple[Item, ...] = ()) -> Candidate:
            return Candidate(frame, trigger, start, end, objects=objects, reason=reason)

        if clause.quoted:
            return abstain("inside a quotation")
        left, right = clause.items[:first], clause.items[last + 1 :]
        relative = bool(right) and right[0].text in RELATIVE
        if relative and not frame.relative:
            return abstain("a relative clause")
        left = after_coordinate(after_saying(left))
        ahead = self._ahead(clauses, place, left)
        topic = replace(topic, subjects=ahead, source="ahead", person=None) if ahead else topic
        objects, why = self._objects(frame, left, right, topic, relative)
        objects = objects or self._chained(frame, clauses, place, right, topic)
        objects = objects or self._set_in(frame.object, clauses, place, topic)
        if not objects:
            return abstain(why or "no object")
        taken = () if "group" in frame.object.sources else objects
        subjects, why, recovered = self._subjects(frame.subject, left, right, topic, relative, taken)
        if not subjects:
            return abstain(why or "no subject", objects)
        if recovered is None and objects == (topic.event,):
            recovered = f"上文的事件：{objects[0].text}"
        count = count_of(right if objects[0].start >= end else left, objects[0]) if frame.counted else None
        return Candidate(
            frame,
            trigger,
            start,
            end,
            subjects=subjects,
            objects=objects,
            period=period_of(clauses, place, start),
            count=count,
            covers=covered_of(right, objects[0]) if count is not None else None,
            counterparties=tuple(m for m in left if m.kind == "mention" and m.governor == "with"),
            recovered=recovered,
        )

    def _ahead(self, clauses: Sequence[Clause], place: int, left: Sequence[Item]) -> tuple[Item, ...]:
        """在阳朔县调研时，|王大明指出: who acts in a clause of time is named in the clause behind it."""
        items = clauses[place].items
        if items[-1].text not in AHEAD or place + 1 >= len(clauses) or clauses[place + 1].quoted:
            return ()
        if any(m.kind == "mention" and m.governor in ("", "by") and m.head for m in left):
            return ()
        first = next((m for m in clauses[place + 1].items if m.kind == "mention" or m.tag in VERB), None)
        if first is None or first.kind != "mention" or first.governor or not first.head or not first.named:
            return ()
        return tuple(m for m in clauses[place + 1].mentions if m.group == first.group and m.named)

    def _subjects(
        self,
        role: Role,
        left: Sequence[Item],
        right: Sequence[Item],
        topic: Topic,
        relative: bool,
        objects: Sequence[Item],
    ) -> tuple[tuple[Item, ...], str | None, str | None]:
        """(the subjects, why there are none, from where they were recovered)."""
        taken = {m.key for m in objects}
        free = [m for m in left if m.kind == "mention" and m.key not in taken and not pivoted(left, m)]
        for source in role.sources:
            if source == "left":
                heads = [m for m in free if m.governor == "" and m.head and not self._setting(m, role)]
                if role.classes <= EVENTS:  # an event's host may stand before it
                    heads = [m for m in heads if self.fits(m, role)][-1:] or heads
                heads = heads or [m for m in doer_before(left, relative, self._ontology) if self.fits(m, role)]
                if heads:
                    return self._group(heads[0], free, role, topic)
            elif source in ("by", "through", "at", "to", "with", "object", "from", "towards"):
                found = [m for m in free if m.governor == source and m.head]
                if found:
                    return self._group(found[0], free, role, topic)
            elif source == "right":
                found = [
                    m for m in right if m.kind == "mention" and m.head and self.fits(m, role) and m.key not in taken
                ]
                if found:
                    return self._group(found[0], right, role, topic)
            elif source == "topic" and topic.event is not None and self.fits(topic.event, role):
                if not relative and not other_subject(left):
                    return (topic.event,), None, f"上文的事件：{topic.event.text}"
            elif source == "him" and topic.person is not None and right and right[0].text in ("他", "她"):
                return (topic.person,), None, f"他：{topic.person.text}"
            elif source == "host" and topic.met is not None and not relative and not other_subject(left):
                return (topic.met,), None, f"上文的会议：{topic.met.text}"
            elif source == "carried":
                return self._carried(role, left, topic, relative, taken)
        return (), "no subject", None

    def _setting(self, item: Item, role: Role) -> bool:
        """A mention that no agent role takes and that does not block one: an award, a group in passing."""
        return not self.fits(item, role) and not self._agent(item) and not self._ontology.is_a(item.cls, "Event")

    def _group(
        self, first: Item, mentions: Sequence[Item], role: Role, topic: Topic
    ) -> tuple[tuple[Item, ...], str | None, str | None]:
        meant = self._stands_for(first, role, topic)
        if meant is not first and self.fits(meant, role):
            return (meant,), None, f"{first.text}：{meant.text}"
        if not first.named and topic.coordination and counted(first.text) == len(topic.coordination):
            both = tuple(m for m in topic.coordination if self.fits(m, role))
            return both, None, f"{first.text}：{'、'.join(m.text for m in both)}"
        if not role.admits(first.named, first.cls):
            return (), f"the agent is unnamed: {first.text}", None
        if not self.fits(first, role):
            return (), f"the subject is a {first.cls}: {first.text}", None
        fellows = [
            m
            for m in mentions
            if m.kind == "mention"
            and m.head
            and (m.group == first.group or (m.governor in ("partner", "with") and m.governor in role.sources))
        ]
        found = tuple(m for m in fellows if role.admits(m.named, m.cls) and self.fits(m, role))
        listed = tuple(m for m in topic.pending if self.fits(m, role) and m.key not in {f.key for f in found})
        return (*listed, *found), None, None

    def _stands_for(self, first: Item, role: Role, topic: Topic) -> Item:
        """本次大赛 is the contest named before; a congress that passes a law is the body that met."""
        if not self._ontology.is_a(first.cls, "Event"):
            return first
        first = event_meant(first, topic)
        if self.fits(first, role):
            return first
        host = topic.hosts.get(first.key)
        return host._replace(start=first.start, end=first.end) if host is not None and "host" in role.sources else first

    def _carried(
        self, role: Role, left: Sequence[Item], topic: Topic, relative: bool, taken: set[str]
    ) -> tuple[tuple[Item, ...], str | None, str | None]:
        if relative:
            return (), "a relative clause without a subject", None
        team = bool(topic.lead) and sent_team(left)
        if topic.person is not None and pronoun(left):
            fits = self.fits(topic.person, role) and topic.person.key not in taken
            return (
                ((topic.person,), None, f"他：{topic.person.text}") if fits else ((), "no subject to carry over", None)
            )
        if not team and other_subject(left):
            return (), "another subject in the clause", None
        subjects, source = (topic.lead, "lead") if team else (topic.subjects, topic.source)
        found = tuple(m for m in subjects if self.fits(m, role) and m.key not in taken)
        if not found:
            return (), "no subject to carry over", None
        place = {"clause": "前一分句", "lead": "全文主语", "ahead": "后一分句"}.get(source, "前一句")
        return found, None, f"{place}：{'、'.join(m.text for m in found)}"

    def _objects(
        self, frame: Frame, left: Sequence[Item], right: Sequence[Item], topic: Topic, relative: bool
    ) -> tuple[tuple[Item, ...], str | None]:
        why: str | None = None
        role = frame.object
        for source in role.sources:
            if source == "right":
                found, why = self._right(role, right)
                if frame.speaks_of:
                    found = self._spoken_of(role, found, right, topic, opens=True)
                if found:
                    return found, None
            elif source == "left":
                heads = [m for m in left if m.kind == "mention" and m.governor == "" and m.head and self.fits(m, role)]
                heads = [m for m in heads if role.admits(m.named, m.cls)]
                found = self._fellows(heads[-1], left, role) if heads else ()
                found = self._spoken_of(role, found, left, topic, opens=False)
                if found:
                    return found, None
            elif source == "topic":
                if topic.event is not None and self.fits(topic.event, role):
                    return (topic.event,), None
            elif source == "group":
                agents = [
                    m
                    for m in left
                    if m.kind == "mention" and m.governor in ("", "by") and m.head and self.fits(m, role)
                ]
                if agents and not agents[0].named and counted(agents[0].text) == len(topic.coordination) > 1:
                    return topic.coordination, None
                if len(agents) > 1 and agents[-1].group == agents[0].group and all(m.named for m in agents):
                    return tuple(agents), None
            elif source == "value":
                values = [i for i in right if i.kind == "quantity" and i.quantity is not None and i.quantity.money]
                if values and values[0].start - (right[0].start if right else 0) <= role.gap:
                    return (values[0],), None
            else:
                found_by = [
                    m for m in left if m.kind == "mention" and m.governor == source and m.head and self.fits(m, role)
                ]
                found_by = [m for m in found_by if role.admits(m.named, m.cls) and (m.named or not bare_event(m.text))]
                if found_by:
                    return self._fellows(found_by[-1], left, role), None
        return (), why

    def _spoken_of(
        self, role: Role, found: tuple[Item, ...], items: Sequence[Item], topic: Topic, *, opens: bool
    ) -> tuple[Item, ...]:
        """出席开幕式; 活动由…主办: a common noun for the event that the text is about stands for it."""
        if topic.event is None or not self.fits(topic.event, role) or any(m.named for m in found):
            return found
        words = "".join(m.text for m in found) if found else "".join(item.text for item in items)
        return (topic.event,) if event_noun(words, opens=opens or bool(found)) else found

    def _set_in(self, role: Role, clauses: Sequence[Clause], place: int, topic: Topic) -> tuple[Item, ...]:
        """在某论坛上，某人说: the event of the clause before."""
        event = setting_of(clauses, place, topic, self._ontology) if "setting" in role.sources else None
        return (event,) if event is not None and self.fits(event, role) else ()

    def _chained(
        self, frame: Frame, clauses: Sequence[Clause], place: int, right: Sequence[Item], topic: Topic
    ) -> tuple[Item, ...]:
        """由甲主办，乙承办的大会; 大会由甲主办，乙承办: the object of a clause that ends with its verb."""
        listed = bool(right) and right[0].text == "、"
        if "chained" not in frame.object.sources or (right and not listed):
            return ()
        for items in (right, *(clause.items for clause in clauses[place + 1 : place + 4])):
            after = behind_relative(items, frame.triggers)
            if after is not None:
                return self._right(frame.object, after)[0]
        before = clauses[place - 1].items if place else ()
        if not listed and topic.event is not None and self.fits(topic.event, frame.object):
            return (topic.event,) if any(item.text.endswith(frame.triggers) for item in before) else ()
        return ()

    def _right(self, role: Role, right: Sequence[Item]) -> tuple[tuple[Item, ...], str | None]:
        verbs = 0
        if right and right[0].text == "、":
            return (), "a coordinated verb"
        for i, item in enumerate(right):
            if item.start - right[0].start > role.gap:
                return (), "the object is too far"
            if item.kind == "word" and item.tag in VERB and item.text not in ("了", "为"):
                verbs += not within_relative(right, i)
                if verbs > 1:
                    return (), "another verb before the object"
            if (
                item.kind == "mention"
                and (item.head or role.modifier)
                and self.fits(item, role)
                and (item.governor in ("", "object", "at", "partner", *role.sources) or not governed(right[:i]))
            ):
                if not role.admits(item.named, item.cls):
                    return (), f"the object is unnamed: {item.text}"
                if not item.named and len(item.text) < 4 and self._agent(item):
                    return (), f"the object is any {item.text}"
                return self._fellows(item, right, role), None
        return (), "no object"

    def _fellows(self, first: Item, items: Sequence[Item], role: Role) -> tuple[Item, ...]:
        return tuple(
            m
            for m in items
            if m.kind == "mention"
            and m.group == first.group
            and (m.head or role.modifier)
            and self.fits(m, role)
            and role.admits(m.named, m.cls)
        )

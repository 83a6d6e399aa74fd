"""Frames on clauses: who did what, said by one verb.

In: the clauses of a sentence and the frames indexed by trigger. Out: candidates: a frame with its ends filled, or the
reason why it abstains. A rule may abstain; it may not guess: an unnamed agent, another subject or a quotation stops it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.model import Period, Quantity
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item
from kg.statements.cues import (
    RELATIVE,
    VERB,
    after_coordinate,
    after_saying,
    blocked,
    period_of,
    predicate,
    spans,
    verbless,
    within_governed,
    within_marks,
)
from kg.statements.doers import Doers
from kg.statements.fitting import Fitter
from kg.statements.frames import Frame
from kg.statements.objects import Objects
from kg.statements.senders import guests_of, others_sent
from kg.statements.tallies import counts_of, covered_of
from kg.statements.topics import Topic

__all__ = ["Candidate", "Matcher", "index_frames"]

OTHERS = {"signed": "with", "received": "by"}  # how another party stands in the clause
ARRIVING = frozenset("来到 走进 步入 登上 抵达 深入 走访 参观 考察".split())  # 来到某社区，|王大明…
GOING = frozenset(("visited", "attended"))
SHOWN = ("展", "展览", "画展", "展销会", "音乐会", "会议")
SESSIONS = ("Meeting", "Activity", "Event")
RITE = re.compile("(?:仪式|启动式|[开闭]幕式|启动会|发布会)$")
INVITED = frozenset("诚邀 盛邀 诚挚邀请 盛情邀请 热情邀请".split())
WELCOMED = re.compile("^[^，。；]{0,8}表示[^，。；]{0,6}(?:欢迎|感谢|祝贺)")
THIS_ONE = re.compile("(?:此次|本次|这次)(?!活动|会议|大会|仪式|[开闭]幕|启动|发布)")
AHEAD = frozenset("时 期间 之际 途中 之后 后 过程中 以来".split())  # how a clause of time ends


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
    counts: tuple[Quantity | None, ...] = ()  # how many of each object
    covers: Quantity | None = None
    counterparties: tuple[Item, ...] = ()  # who signed with the subject; who gave the honour
    recovered: str | None = None
    reason: str | None = None  # why it abstains


def index_frames(frames: Sequence[Frame]) -> Mapping[str, tuple[tuple[str, Frame], ...]]:
    """First two characters, or the one → (trigger, frame), longest trigger first."""
    index: defaultdict[str, list[tuple[str, Frame]]] = defaultdict(list)
    for frame in frames:
        for trigger in frame.triggers:
            index[trigger[:2]].append((trigger, frame))
    return {first: tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[1].id))) for first, pairs in index.items()}


def _own_time(right: Sequence[Item], objects: Sequence[Item]) -> Period | None:
    """参加|3月初|的|邀请赛: the time that the words of the object itself give it."""
    n = next((n for n, item in enumerate(right) if item is objects[0]), 0)
    named = n > 1 and right[n - 1].text == "的" and right[n - 2].kind == "period"
    period = right[n - 2].period if named else None
    return period if period is not None and period.iso and period.kind in ("time", "range") else None


def _next_character(items: Sequence[Item], i: int) -> str:
    """The first character of the word right behind item i."""
    behind = items[i + 1] if i + 1 < len(items) else None
    return behind.text[0] if behind is not None and behind.kind == "word" and behind.start == items[i].end else ""


def _listed_after(clauses: Sequence[Clause], place: int) -> Iterator[Item]:
    """出席的有：|省长李明，|市长王强: the items of the clauses behind one that only name."""
    for clause in clauses[place + 1 :]:
        if clause.quoted or not verbless(clause):
            return
        yield from clause.items


def _passes_over(right: Sequence[Item], objects: Sequence[Item]) -> bool:
    """李明创办的|东湖书屋|以及丙县图书馆: whether the first name behind 的, joined to the others, is no object."""
    n = next((n for n, i in enumerate(right) if i.kind == "mention" and i.head), None)
    if n is None or right[n].key in {m.key for m in objects} or objects[0].start < right[n].start:
        return False
    joint = right[n + 1].text if n + 1 < len(right) else ""
    return right[n].named and right[n].end <= objects[0].start and joint in ("和", "以及", "及", "与", "、")


def _told_before(objects: tuple[Item, ...], topic: Topic) -> str | None:
    """From where objects were recovered: the event of the text, the people of a kind whom 他们 means."""
    if objects == (topic.event,):
        return f"上文的事件：{objects[0].text}"
    return f"他们：{'、'.join(m.text for m in objects)}" if objects == topic.crowd else None


def _of_another(clauses: Sequence[Clause], right: Sequence[Item], events: Sequence[Item]) -> bool:
    """在某馆举办|某人|作品展, 此次|巡演|在某地: whether not the event that the text is about was there."""
    if right and right[-1].text.endswith(SHOWN):
        return True
    if any(m.kind == "mention" and m.head and m.cls in SESSIONS and m.key != events[0].key for m in right):
        return True
    called = THIS_ONE.search("".join(item.text for clause in clauses for item in clause.items))
    return called is not None and RITE.search(events[0].text) is not None


BESIDE = frozenset("附近 周边 旁 旁边 门口 门前 一带".split())
TAKEN_UP = frozenset("工作 任职 任教 支教 就职 上任".split())


def _not_gone(
    left: Sequence[Item], right: Sequence[Item], subjects: Sequence[Item], objects: Sequence[Item]
) -> str | None:
    """Why nobody went there: only others did or are asked to, or it is a street that somebody goes along."""
    if any(i.text in INVITED for i in left) or WELCOMED.search("".join(i.text for i in right)):
        return "somebody is invited or made welcome"  # 诚邀甲来访; 对甲|访问某市|表示欢迎
    if objects[0].cls == "Site" and objects[0].text.endswith(("路", "路口")):
        return "a street that somebody goes along"
    behind = [i.text for i in right if i.start >= objects[-1].end]
    if objects[-1] in right and len(behind) == 1 and behind[0] in TAKEN_UP:
        return "somebody took up work there"  # 2019年赴西藏|工作
    if any(a is objects[-1] and b.text in BESIDE for a, b in pairwise((*left, *right))):
        return "what stands beside it is visited"  # 深入某小学|附近|治安卡口
    return "others were sent" if others_sent(left, subjects[0]) else None


class Matcher:
    """Matches the frames of an ontology on clauses; holds no state of the text."""

    def __init__(self, frames: Sequence[Frame], ontology: Ontology):
        self._index = index_frames(frames)
        self._firsts = frozenset(trigger[0] for trigger in self._index)
        fitter = Fitter(ontology)
        self._doers, self._objects = Doers(fitter), Objects(fitter)

    def match(self, clauses: Sequence[Clause], place: int, topic: Topic) -> Iterator[Candidate]:
        """All candidates of one clause."""
        clause = clauses[place]
        for first, last, trigger, frame in self._triggers(clause):
            yield self._fill(clauses, place, topic, frame, (first, last), trigger)

    def _triggers(self, clause: Clause) -> Iterator[tuple[int, int, str, Frame]]:
        """(index of the first word, index of the last, trigger, frame)."""
        taken: set[tuple[str, int]] = set()
        named = within_marks(clause.items)
        for i, item in enumerate(clause.items):
            if item.kind != "word" or i in named:
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
        if (relative and not frame.relative) or within_governed(left, right):
            return abstain("a relative clause")
        left = after_coordinate(after_saying(left), relative=relative)
        ahead = self._ahead(clauses, place, left)
        topic = replace(topic, subjects=ahead, source="ahead", person=None) if ahead else topic
        objects, why = self._objects.find(frame, left, right, topic)
        objects = objects or self._objects.chained(frame, clauses, place, left, right, topic)
        objects = objects or self._objects.set_in(frame.object, clauses, place, topic, left)
        if not objects or (relative and _passes_over(right, objects)):
            return abstain(why or "no object", objects)
        taken = () if "group" in frame.object.sources else objects
        if "after" in frame.subject.sources:
            right = (*right, *_listed_after(clauses, place))
        subjects, why, recovered = self._doers.find(frame.subject, left, right, topic, relative, taken)
        why = self._doers.others(frame.relation, left, subjects) if subjects else why or "no subject"
        if why:
            return abstain(why, objects)
        if frame.relation == "tookPlaceIn" and recovered and _of_another(clauses[: place + 1], right, subjects):
            return abstain("another event", objects)
        if frame.relation in GOING and (why := _not_gone(left, right, subjects, objects)):
            return abstain(why, objects)
        subjects = guests_of(left, right, subjects) if frame.relation in GOING else subjects
        recovered = recovered or _told_before(objects, topic)
        counts = counts_of(right if objects[0].start >= end else left, objects) if frame.counted else ()
        return Candidate(
            frame,
            trigger,
            start,
            end,
            subjects=subjects,
            objects=objects,
            period=(frame.relation == "attended" and _own_time(right, objects)) or period_of(clauses, place, start),
            counts=counts,
            covers=covered_of(right, objects[0]) if counts and counts[0] is not None else None,
            counterparties=tuple(
                m for m in left if m.kind == "mention" and m.head and m.governor == OTHERS.get(frame.relation)
            ),
            recovered=recovered,
        )

    def _ahead(self, clauses: Sequence[Clause], place: int, left: Sequence[Item]) -> tuple[Item, ...]:
        """在阳朔县调研时，|王大明指出: who acts in a clause of time is named in the clause behind it."""
        items = clauses[place].items
        arriving = items[0].text in ARRIVING and "mention" in (items[-1].kind, items[min(1, len(items) - 1)].kind)
        if not (items[-1].text in AHEAD or arriving) or place + 1 >= len(clauses) or clauses[place + 1].quoted:
            return ()
        if any(m.kind == "mention" and m.governor in ("", "by") and m.head for m in left):
            return ()
        first = next((m for m in clauses[place + 1].items if m.kind == "mention" or m.tag in VERB), None)
        if first is None or first.kind != "mention" or first.governor or not first.head or not first.named:
            return ()
        return tuple(m for m in clauses[place + 1].mentions if m.group == first.group and m.named)

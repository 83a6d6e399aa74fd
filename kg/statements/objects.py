"""What fills the object of a frame: beside the verb, in the clause before, or what the text is about.

In: what stands left and right of a trigger, and the topic. Out: the objects, or why there are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.statements.clauses import Clause, Item
from kg.statements.cues import (
    RELATIVE,
    VERB,
    bare_event,
    behind_relative,
    counted,
    event_noun,
    governed,
    passive,
    verbless,
    within_relative,
)
from kg.statements.fitting import Fitter
from kg.statements.frames import Frame, Role
from kg.statements.topics import Topic, setting_of, so_called

__all__ = ["Objects"]


SPOT = frozenset(
    ("n", "nz", "ns", "s", "f", "vn", "an", "nw", "LOC", "ORG", "m", "q")
)  # tags of words that name a spot

TO, THEM = frozenset("为 向 给 对".split()), frozenset("他们 她们 大家".split())
REST = frozenset(("等", "等等", "在内", "共"))  # 甲局、乙局|等12家单位
ALSO = frozenset("并 并且 且".split())
TAKING_PART = frozenset("参加 参与 出席 参观 观看 收看".split())
LONGEST_SPEECH = 5  # sentences in which no word tells of the meeting any more


class Objects:
    """Finds the objects of frames."""

    def __init__(self, fitter: Fitter):
        self._fitter = fitter

    def find(
        self, frame: Frame, left: Sequence[Item], right: Sequence[Item], topic: Topic
    ) -> tuple[tuple[Item, ...], str | None]:
        """(the objects beside the verb, why there are none)."""
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
                heads = [
                    m
                    for m in left
                    if m.kind == "mention"
                    and m.governor == ""
                    and (m.head or role.modifier)
                    and self._fitter.fits(m, role)
                ]
                heads = [m for m in heads if role.admits(m.named, m.cls)]
                found = self._fitter.fellows(heads[-1], left, role) if heads else ()
                found = self._spoken_of(role, found, left, topic, opens=False)
                if found:
                    return found, None
            elif source == "topic":
                if topic.event is not None and self._fitter.fits(topic.event, role):
                    return (topic.event,), None
            elif source == "theme":
                if topic.theme is not None and self._fitter.fits(topic.theme, role) and passive(left, right):
                    return (topic.theme,), None
            elif source == "group":
                agents = [
                    m
                    for m in left
                    if m.kind == "mention" and m.governor in ("", "by") and m.head and self._fitter.fits(m, role)
                ]
                if agents and not agents[0].named and counted(agents[0].text) == len(topic.coordination) > 1:
                    return topic.coordination, None
                agents = _without_rest(agents, left)
                if len(agents) > 1 and agents[-1].group == agents[0].group and all(m.named for m in agents):
                    return tuple(agents), None
            elif source == "value":
                values = [i for i in right if i.kind == "quantity" and i.quantity is not None and i.quantity.money]
                if values and values[0].start - (right[0].start if right else 0) <= role.gap:
                    return (values[0],), None
            else:
                found = self._governed(source, role, left) or self._them(source, role, left, topic)
                if found:
                    return found, None
        return (), why

    def _governed(self, source: str, role: Role, left: Sequence[Item]) -> tuple[Item, ...]:
        """在某市举行: what a preposition before the verb governs."""
        found = [
            m for m in left if m.kind == "mention" and m.governor == source and m.head and self._fitter.fits(m, role)
        ]
        found = [m for m in found if role.admits(m.named, m.cls) and (m.named or not bare_event(m.text))]
        if source in ("at", "to"):  # 供职于某行的|老师, 对|群众|反映强烈的案件: within what describes another
            found = [m for m in found if not any(i.text in RELATIVE for i in left if i.start >= m.end)]
        if found:
            return self._fitter.fellows(found[-1], left, role)
        around = self._around(role, left) if source == "at" else None
        return (around,) if around is not None else ()

    def _them(self, source: str, role: Role, left: Sequence[Item], topic: Topic) -> tuple[Item, ...]:
        """与一线职工交谈，|为|他们|送上慰问品: the people spoken of last."""
        if source != "to" or not all(self._fitter.fits(m, role) for m in topic.crowd):
            return ()
        said = any(a.text in TO and b.text in THEM for a, b in pairwise(left))
        return topic.crowd if said else ()

    def _around(self, role: Role, left: Sequence[Item]) -> Item | None:
        """在|曹家村|文化礼堂|举行: where a spot lies that no mention covers."""
        place = next((m for m in reversed(left) if m.kind == "mention"), None)
        if place is None or place.governor != "at" or not place.named or not self._fitter.fits(place, role):
            return None
        rest = [i for i in left if i.start >= place.end]
        spot = all(i.kind == "word" and i.tag in SPOT for i in rest)
        return place if rest and spot and self._fitter.ontology.is_a(place.cls, "Place") else None

    def _spoken_of(
        self, role: Role, found: tuple[Item, ...], items: Sequence[Item], topic: Topic, *, opens: bool
    ) -> tuple[Item, ...]:
        """出席开幕式; 活动由…主办: a common noun for the event that the text is about stands for it."""
        if topic.event is None or not self._fitter.fits(topic.event, role) or any(m.named for m in found):
            return found
        if opens and self._fitter.ontology.is_a(topic.event.cls, "Project"):
            return found  # a strategy or programme is no meeting that somebody goes to
        if opens and found and any(i.text in RELATIVE or i.kind == "mention" for i in items if i.end <= found[0].start):
            return found  # 出席|甲乙合作协议的|签字仪式: one of its own
        said = [i for i in items if i.kind != "period" and not (opens and i.text == "的" and not found)]
        words = "".join(m.text for m in found) if found else "".join(item.text for item in said)
        meant = event_noun(words, opens=opens or bool(found)) and so_called(words, topic.event)
        return (topic.event,) if meant else found

    def set_in(
        self, role: Role, clauses: Sequence[Clause], place: int, topic: Topic, left: Sequence[Item]
    ) -> tuple[Item, ...]:
        """在某论坛上，某人说: the event of the clause before; of a text about a meeting, the meeting."""
        event = setting_of(clauses, place, topic, self._fitter.ontology) if "setting" in role.sources else None
        if event is None and "session" in role.sources and not any(i.tag == "v" for i in left):
            event = topic.session if topic.session is topic.event and topic.unsaid < LONGEST_SPEECH else None
        return (event,) if event is not None and self._fitter.fits(event, role) else ()

    def chained(
        self,
        frame: Frame,
        clauses: Sequence[Clause],
        place: int,
        left: Sequence[Item],
        right: Sequence[Item],
        topic: Topic,
    ) -> tuple[Item, ...]:
        """由甲主办，乙承办的大会; 大会由甲主办、乙承办: the object of a clause that ends with its verb."""
        listed = bool(right) and right[0].text == "、"
        if "chained" not in frame.object.sources or (right and not listed):
            return ()
        for items in (right, *(clause.items for clause in clauses[place + 1 : place + 4])):
            after = behind_relative(items, frame.triggers)
            if after is not None:
                return self._right(frame.object, after)[0]
        if any(m.kind == "mention" and m.head and self._fitter.fits(m, frame.object) for m in left):
            return ()  # 本次大会|由甲主办: not what the clause before names
        start = left[0].start if left else 0
        earlier = [i for i in clauses[place].items if i.start < start]
        listing = place - 1
        while listing > 0 and verbless(clauses[listing]):  # 甲主办，|乙、丙，|丁等单位承办
            listing -= 1
        before = earlier or (clauses[listing].items if place else ())
        if topic.event is not None and self._fitter.fits(topic.event, frame.object) and (earlier or not listed):
            named = [m for m in before if m.kind == "mention" and m.named and self._fitter.fits(m, frame.object)]
            told = any(m.key == topic.event.key for clause in clauses[:place] for m in clause.mentions)
            opening = next((i.text for i in left if i.kind != "period"), "")
            said = told and opening == "由" and not earlier  # 论坛主题为…，|20日由甲主办
            said = said or any(item.text.endswith((*frame.triggers, "指导", "支持", "赞助")) for item in before)
            return (tuple(named[:1]) or (topic.event,)) if said else ()
        return ()

    def _right(self, role: Role, right: Sequence[Item]) -> tuple[tuple[Item, ...], str | None]:
        verbs = 0
        if right and right[0].text == "、":
            behind = _behind_coordinate(right)
            return self._right(role, behind) if behind else ((), "a coordinated verb")
        for i, item in enumerate(right):
            if item.start - right[0].start > role.gap:
                return (), "the object is too far"
            if i and item.text in ALSO and i + 1 < len(right) and right[i + 1].tag in VERB:
                return (), "another verb before the object"  # 赶赴|现场|并|成立|指挥部
            if item.kind == "word" and item.tag in VERB and item.text not in ("了", "为"):
                own = not within_relative(right, i)
                verbs += own
                if verbs > 1 or (own and item.text in TAKING_PART):  # 组织职工|参加|招聘会
                    return (), "another verb before the object"
            if (
                item.kind == "mention"
                and (item.head or role.modifier)
                and self._fitter.fits(item, role)
                and (item.governor in ("", "object", "at", "partner", *role.sources) or not governed(right[:i]))
            ):
                if not role.admits(item.named, item.cls):
                    return (), f"the object is unnamed: {item.text}"
                if not item.named and len(item.text) < 4 and self._fitter.agent(item):
                    return (), f"the object is any {item.text}"
                return self._fitter.fellows(item, right, role), None
        return (), "no object"


def _without_rest(agents: list[Item], left: Sequence[Item]) -> list[Item]:
    """甲局、乙局等|12家单位: those named, where the last word only stands for them and the rest."""
    named = [m for m in agents if m.named]
    if len(named) < 2 or named == agents or named != agents[: len(named)]:
        return agents
    behind = next((i for i in left if i.start >= named[-1].end), None)
    return named if behind is not None and behind.text in REST else agents


def _behind_coordinate(right: Sequence[Item]) -> Sequence[Item]:
    """起草|、修订|《…》, 由甲主导|、乙等参与|建设的|大桥: the items behind the second of two verbs that share an object."""
    if len(right) < 3:
        return ()
    if right[1].kind == "mention" or right[1].tag in ("m", "n", "nz"):
        of = next((n for n in range(3, min(len(right), 9)) if right[n].text in RELATIVE), 0)
        return right[of + 1 :] if of and right[of - 1].tag in VERB else ()
    after = right[2:] if right[1].tag in VERB else ()
    shared = bool(after) and (after[0].text in ("了", "的") or after[0].kind == "mention")
    return (after[1:] if after[0].kind == "word" else after) if shared else ()

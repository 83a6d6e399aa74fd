"""Who fills the subject of a frame: named beside the verb, or recovered under explicit rules.

In: what stands left and right of a trigger, and the topic. Out: the subjects, or why there are none, and from where they
were recovered.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.statements.clauses import Item
from kg.statements.cues import counted, other_subject, pivoted, pronoun, sent_team
from kg.statements.fitting import Fitter
from kg.statements.frames import Role
from kg.statements.topics import Topic, doer_before, event_meant

__all__ = ["Doers"]

EVENTS = frozenset(("Event", "Meeting", "Activity", "Project"))


class Doers:
    """Finds the subjects of frames."""

    def __init__(self, fitter: Fitter):
        self._fitter = fitter

    def find(
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
                    heads = [m for m in heads if self._fitter.fits(m, role)][-1:] or heads
                heads = heads or [
                    m for m in doer_before(left, relative, self._fitter.ontology) if self._fitter.fits(m, role)
                ]
                if heads:
                    return self._group(heads[0], free, role, topic)
            elif source in ("by", "through", "at", "to", "with", "object", "from", "towards"):
                found = [m for m in free if m.governor == source and m.head]
                if found:
                    return self._group(found[0], free, role, topic)
            elif source == "right":
                found = [
                    m
                    for m in right
                    if m.kind == "mention" and m.head and self._fitter.fits(m, role) and m.key not in taken
                ]
                if found:
                    return self._group(found[0], right, role, topic)
            elif source == "topic" and topic.event is not None and self._fitter.fits(topic.event, role):
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
        return (
            not self._fitter.fits(item, role)
            and not self._fitter.agent(item)
            and not self._fitter.ontology.is_a(item.cls, "Event")
        )

    def _group(
        self, first: Item, mentions: Sequence[Item], role: Role, topic: Topic
    ) -> tuple[tuple[Item, ...], str | None, str | None]:
        meant = self._stands_for(first, role, topic)
        if meant is not first and self._fitter.fits(meant, role):
            return (meant,), None, f"{first.text}：{meant.text}"
        if not first.named and topic.coordination and counted(first.text) == len(topic.coordination):
            both = tuple(m for m in topic.coordination if self._fitter.fits(m, role))
            return both, None, f"{first.text}：{'、'.join(m.text for m in both)}"
        if not role.admits(first.named, first.cls):
            return (), f"the agent is unnamed: {first.text}", None
        if not self._fitter.fits(first, role):
            return (), f"the subject is a {first.cls}: {first.text}", None
        fellows = [
            m
            for m in mentions
            if m.kind == "mention"
            and m.head
            and (m.group == first.group or (m.governor in ("partner", "with") and m.governor in role.sources))
        ]
        found = tuple(m for m in fellows if role.admits(m.named, m.cls) and self._fitter.fits(m, role))
        listed = tuple(m for m in topic.pending if self._fitter.fits(m, role) and m.key not in {f.key for f in found})
        return (*listed, *found), None, None

    def _stands_for(self, first: Item, role: Role, topic: Topic) -> Item:
        """本次大赛 is the contest named before; a congress that passes a law is the body that met."""
        if not self._fitter.ontology.is_a(first.cls, "Event"):
            return first
        first = event_meant(first, topic)
        if self._fitter.fits(first, role):
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
            fits = self._fitter.fits(topic.person, role) and topic.person.key not in taken
            return (
                ((topic.person,), None, f"他：{topic.person.text}") if fits else ((), "no subject to carry over", None)
            )
        if not team and other_subject(left):
            return (), "another subject in the clause", None
        subjects, source = (topic.lead, "lead") if team else (topic.subjects, topic.source)
        found = tuple(m for m in subjects if self._fitter.fits(m, role) and m.key not in taken)
        if not found:
            return (), "no subject to carry over", None
        place = {"clause": "前一分句", "lead": "全文主语", "ahead": "后一分句"}.get(source, "前一句")
        return found, None, f"{place}：{'、'.join(m.text for m in found)}"

"""Who fills the subject of a frame: named beside the verb, or recovered under explicit rules.

In: what stands left and right of a trigger, and the topic. Out: the subjects, or why there are none, and from where they
were recovered.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.statements.clauses import Item
from kg.statements.crews import everywhere, others_of, served_by
from kg.statements.cues import (
    RELATIVE,
    VERB,
    acts_within,
    bare_event,
    counted,
    driven,
    first_verb,
    listed_beside,
    modifies_next,
    pivoted,
    some_of,
    told,
)
from kg.statements.fitting import Fitter
from kg.statements.frames import Role
from kg.statements.openings import ADVERBIAL, counted_subject, other_subject, pronoun
from kg.statements.senders import sender_of, sent_team
from kg.statements.topics import Topic, doer_before, event_meant
from kg.statements.vocabulary import BOTH, EVENTS, NOMINAL

__all__ = ["Doers"]

PEOPLE = frozenset(("Person",))
FAR = 120  # characters between those named together and 两国, 双方 that mean them
ATTACHED = NOMINAL | frozenset("b m q a LOC ORG nt ns f".split())  # tags of what goes on a noun phrase
THIS = frozenset(("此次", "本次", "这次", "该", "本", "此"))
WHOLE = frozenset("全省 全市 全县 全区 全州 全镇 全乡 全村".split())
ASKED, INVITED = frozenset(("邀请", "邀约", "特邀")), frozenset(("应", "受", "应邀", "在"))  # 应某国总统邀请，|访问…
# who acts for the place itself: 某省|财政, 某市|各地
FOR_PLACES = frozenset("财政 政府 当局 方面 各地 各级 上下 各界 军民 人民 干部群众".split())


def _attached(item: Item, noun: str) -> bool:
    """Whether a word or number goes on a noun phrase that a place opens; `noun` is its last word so far."""
    return item.kind == "quantity" or item.tag in ATTACHED or (bool(noun) and item.text in ("的", "、", "和"))


def _whole_place(left: Sequence[Item], topic: Topic, fitter: Fitter) -> int:
    """海州市…，|全市|投入1亿元; 青山县…，|县|财政|拿出1亿元: how many items say that the place before acts."""
    if not topic.subjects or not fitter.ontology.is_a(topic.subjects[0].cls, "Place"):
        return 0
    n = next((n for n, i in enumerate(left) if i.kind != "period" and i.tag not in ("d", "ad")), len(left))
    if n < len(left) and left[n].text in WHOLE:
        return n + 1
    purse = topic.subjects[0].text[-1] + "财政"
    return next((k for k in (n + 1, n + 2) if "".join(i.text for i in left[n:k]) == purse), 0)


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
        if relative and listed_beside(left):
            return (), "what stands before is listed beside the object", None
        taken = {m.key for m in objects}
        free = [m for m in left if m.kind == "mention" and m.key not in taken and not pivoted(left, m)]
        for source in role.sources:
            if source == "behalf":
                meant = self._represented(left, role, topic)
                if meant:
                    return meant, None, None
            elif source == "left":
                shared, heads = self._standing(role, left, topic, free, relative=relative)
                if shared:
                    return shared, None, f"前文的主语：{shared[0].text}"
                if heads and some_of(left, heads[0]):
                    return (), f"some of {heads[0].text}", None
                if heads and driven(left):
                    return (), "others are helped or told to act", None
                if heads:
                    return self._acting(role, heads[0], left, free, topic)
                serving = self._serving(role, served_by(left))
                if serving:
                    return serving, None, f"所属人员：{serving[0].text}"
            elif source in ("by", "through", "at", "to", "with", "object", "from", "towards"):
                found = self._governed(source, role, left, free, objects)
                if found:
                    return self._group(found[0], free, role, topic)
            elif source in ("right", "after"):
                found = [
                    m
                    for m in right
                    if m.kind == "mention" and m.head and self._fitter.fits(m, role) and m.key not in taken
                ]
                if found and source == "after":  # 出席的有|李大明|夫人王小兰
                    return tuple(m for m in found if not m.governor and role.admits(m.named, m.cls)), None, None
                if found:
                    return self._group(found[0], right, role, topic)
            elif source == "topic" and topic.event is not None and self._fitter.fits(topic.event, role):
                if not relative and not other_subject(left) and not self._many(right):
                    return (topic.event,), None, f"上文的事件：{topic.event.text}"
            elif source == "him" and topic.person is not None and right and right[0].text in ("他", "她"):
                return (topic.person,), None, f"他：{topic.person.text}"
            elif source == "host" and topic.met is not None and not relative and not other_subject(left):
                return (topic.met,), None, f"上文的会议：{topic.met.text}"
            elif source == "carried":
                return self._carried(role, left, topic, relative, taken)
        return (), "no subject", None

    def _acting(
        self, role: Role, first: Item, left: Sequence[Item], free: Sequence[Item], topic: Topic
    ) -> tuple[tuple[Item, ...], str | None, str | None]:
        """Who acts where somebody or something stands before the verb."""
        others = others_of(left, first)
        if others is not None:
            return (), f"the agent is unnamed: {others.text}", None
        hosts = self._whose_event(role, first, left, topic)
        if hosts:
            return hosts, None, f"{first.text}：{'、'.join(m.text for m in hosts)}"
        whole = self._serving(role, everywhere(first, left))
        return (whole, None, first.text) if whole else self._group(first, free, role, topic)

    def _governed(
        self, source: str, role: Role, left: Sequence[Item], free: Sequence[Item], objects: Sequence[Item]
    ) -> list[Item]:
        """Those whom a preposition governs; of who made a text known, none who acts in a modifier of it."""
        found = [m for m in free if m.governor == source and m.head]
        if any(m.cls and self._fitter.ontology.is_a(m.cls, "Document") for m in objects):
            found = [m for m in found if not acts_within(left, m)]
        if role.classes == PEOPLE:  # 由|校工会|兼职副主席|李明|主持
            return [m for m in found if self._fitter.fits(m, role)] or found
        return found

    def _standing(
        self, role: Role, left: Sequence[Item], topic: Topic, free: Sequence[Item], *, relative: bool
    ) -> tuple[tuple[Item, ...], list[Item]]:
        """Who stands before the verb: (those of the clause before and whom 与 names, the heads)."""
        nearest = [m for m in doer_before(left, relative, self._fitter.ontology) if self._fitter.fits(m, role)]
        if nearest and nearest[0].governor == "at":
            return (), nearest  # 李明在|某局|举行的会上说
        if relative and self._parted(left) and self._fitter.fits(left[-1], role):
            return (), [left[-1]]
        heads = [m for m in free if m.governor == "" and m.head and not self._setting(m, role)]
        if not any(self._fitter.ontology.is_a(c, "Place") for c in role.classes):  # 桂林|海青董事长|李明
            heads = [m for m in heads if not self._fitter.ontology.is_a(m.cls, "Place")] or heads
        if len(heads) > 1:  # 甲馆承办的|体验活动|走进…: a host in a modifier is not who acts
            hosts = {m.group for m in heads if modifies_next(left, m)}
            heads = [m for m in heads if m.group not in hosts] or heads
        if role.classes <= EVENTS:  # an event's host may stand before it
            heads = [m for m in heads if self._fitter.fits(m, role)][-1:] or heads
        if heads and (led := self._leaders(heads[0], left, role, topic)):
            return led, heads
        return (self._shared(role, left, topic) if relative and not heads else ()), heads or nearest

    def _leaders(self, first: Item, left: Sequence[Item], role: Role, topic: Topic) -> tuple[Item, ...]:
        """王大明率调研组赴某县。|调研组|走访了…: who leads or sent the team that is the subject."""
        team = not first.named and bool(topic.team) and sent_team(left)
        return tuple(m for m in topic.team if self._fitter.fits(m, role)) if team else ()

    def _many(self, right: Sequence[Item]) -> bool:
        """在某地|举办了十二次|画展: others than the one that the text is about."""
        return any(
            a.quantity is not None and a.quantity.value >= 2 and self._fitter.ontology.is_a(b.cls, "Event")
            for a, b in pairwise(right)
        )

    @staticmethod
    def _parted(left: Sequence[Item]) -> bool:
        """甲馆将图书送到|教师李明|创办的…: a person right before the verb, behind a verb with an object of its own."""
        verb = next((n for n, i in enumerate(left) if i.kind == "word" and i.tag in VERB), -1)
        return bool(left) and left[-1].cls == "Person" and verb > 0 and any(i.tag == "p" for i in left[:verb])

    def _represented(self, left: Sequence[Item], role: Role, topic: Topic) -> tuple[Item, ...]:
        """王大明代表|桂林大学|签署, 甲校校长与乙公司总裁代表|双方: those in whose name somebody acts."""
        for n, item in enumerate(left[1:], 1):
            if item.kind != "mention" or left[n - 1].text != "代表" or left[n - 1].tag not in ("v", "p"):
                continue
            meant = [m for m in left[n:] if m.kind == "mention" and m.group == item.group and m.named]
            if not item.named and counted(item.text):
                bodies = [m for m in left[:n] if m.kind == "mention" and m.named and not m.head and m.cls != "Person"]
                meant = list(topic.coordination if len(topic.coordination) == counted(item.text) else bodies)
                meant = meant if len(meant) == counted(item.text) else []
            return tuple(m for m in meant if self._fitter.fits(m, role))
        return ()

    def others(self, relation: str, left: Sequence[Item], subjects: Sequence[Item]) -> str | None:
        """Why it is others than the subjects found of whom the verb is said; None where it is they."""
        if self._begun(left, subjects):
            return f"{subjects[0].text} only begins whose deed it is"
        if relation == "received" and (self._whose(left, subjects) or self._leads(left, subjects)):
            return "it says only whose they are"
        words = [i.text for i in left if i.start >= subjects[-1].end]
        if relation == "visited" and not ASKED.isdisjoint(words) and INVITED.isdisjoint(words):
            return "those whom they asked came"
        return None

    @staticmethod
    def _leads(left: Sequence[Item], subjects: Sequence[Item]) -> bool:
        """王大明|带领|的|焊接班|获…: others, whom a clause with a verb of its own describes, were given the honour."""
        after = [i for i in left if i.start >= subjects[-1].end]
        of = next((n for n, i in enumerate(after[:5]) if i.text in RELATIVE), 0)
        described = any(i.tag in VERB for i in after[:of]) and not any(i.kind == "mention" for i in after[:of])
        return (
            described and of + 1 < len(after) and (after[of + 1].tag not in ("p", "d") or after[of + 1].kind != "word")
        )

    def _begun(self, left: Sequence[Item], subjects: Sequence[Item]) -> bool:
        """某市|三大|社团|发起, 甲、乙|两省|书画协会|举办: a place before the noun of who acts, which no mention covers."""
        first = subjects[0]
        if first not in left or not self._fitter.ontology.is_a(first.cls, "Place"):
            return False
        n = max(n for n, m in enumerate(left) if m.kind == "mention" and m.group == first.group) + 1
        noun = ""
        while n < len(left) and left[n].start == left[n - 1].end and _attached(left[n], noun):
            noun = left[n].text if left[n].kind == "word" else noun
            n += 1
        alone = len(noun) < 2 or BOTH.fullmatch(noun)  # 三县, 两国: how many the places are
        return not alone and noun not in ADVERBIAL and noun not in FOR_PLACES

    def _whose(self, left: Sequence[Item], subjects: Sequence[Item]) -> bool:
        """我市|1个|集体|获…: others than the place, so many of it, were given the honour."""
        return self._fitter.ontology.is_a(subjects[0].cls, "Place") and any(
            self._fitter.ontology.is_a(place.cls, "Place")
            and number.kind == "quantity"
            and (whom.tag in ("n", "nz", "vn") or whom.cls == "Group")
            for place, number, whom in zip(left, left[1:], left[2:], strict=False)
            if place.kind == "mention"
        )

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
        fellows = [
            m
            for m in mentions
            if m.kind == "mention"
            and m.head
            and (
                m.group == first.group
                or (m.governor in ("partner", "with") and m.governor in role.sources)
                or (m.governor == "with" and role.joined)
            )
        ]
        found = tuple(m for m in fellows if role.admits(m.named, m.cls) and self._fitter.fits(m, role))
        found = tuple(m for m in found if m.named or not role.classes <= EVENTS or not bare_event(m.text))
        listed = self._listed(role, topic, {m.key for m in found}) if first.governor != "by" else ()
        if found or listed:  # 爱心人士、甲服务队: who of a list is named
            return (*listed, *found), None, None
        sender = sender_of(first, mentions)
        if sender is not None and self._fitter.fits(sender, role):
            return (sender,), None, f"{first.text}：{sender.text}"
        if not role.admits(first.named, first.cls):
            return (), f"the agent is unnamed: {first.text}", None
        return (), f"the subject is a {first.cls}: {first.text}", None

    def _whose_event(self, role: Role, first: Item, left: Sequence[Item], topic: Topic) -> tuple[Item, ...]:
        """此次活动|共慰问500人: the body that the text is about, and those who act with it, whose activity it is."""
        said = "".join(i.text for i in left if i.end <= first.start and i.kind != "period")
        own = not first.named or bare_event(first.text) or (topic.event is not None and first.key == topic.event.key)
        told = said in THIS or (not said and own)
        others = any(m.kind == "mention" and m.named and m.start > first.start and m.governor != "to" for m in left)
        if "host" not in role.sources or not told or others or first.cls not in ("Activity", "Meeting"):
            return ()  # 该工程耗资2亿元
        acting = topic.subjects if {m.key for m in topic.lead} <= {m.key for m in topic.subjects} else topic.lead
        return tuple(m for m in acting if m.cls != "Person" and self._fitter.fits(m, role))

    def _serving(self, role: Role, bodies: tuple[Item, ...]) -> tuple[Item, ...]:
        """某医院的|专家们: the body, where its people act for it."""
        return bodies if role.members and all(self._fitter.fits(m, role) for m in bodies) else ()

    def _shared(self, role: Role, left: Sequence[Item], topic: Topic) -> tuple[Item, ...]:
        """承德市与甲签约，|与乙大学共建的基地: who was the subject, and with whom."""
        opens = bool(left) and left[0].text in ("与", "同", "和", "跟")
        fellows = [m for m in left if m.kind == "mention" and m.governor == "with" and m.head and m.named]
        first = [m for m in topic.subjects[:1] if self._fitter.fits(m, role)]
        found = [m for m in fellows if self._fitter.fits(m, role)]
        return (*first, *found) if opens and first and found else ()

    def _listed(self, role: Role, topic: Topic, found: set[str]) -> tuple[Item, ...]:
        """省长李明，市长王强，|各界代表|出席: those listed in the clauses before."""
        return tuple(m for m in topic.pending if self._fitter.fits(m, role) and m.key not in found)

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
        if relative and not (topic.person is not None and pronoun(left) and first_verb(left) < 0):  # 他|编写的《…》
            return (), "a relative clause without a subject", None
        if told(left):
            return (), "somebody is thanked, helped or told to act", None
        team = bool(topic.teamed) and sent_team(left)
        if topic.person is not None and pronoun(left) and not (left[-1].tag == "p" and first_verb(left) >= 0):
            fits = self._fitter.fits(topic.person, role) and topic.person.key not in taken
            return (
                ((topic.person,), None, f"他：{topic.person.text}") if fits else ((), "no subject to carry over", None)
            )
        size = counted_subject(left)
        if size and len(topic.coordination) == size and left[0].start - topic.coordination[-1].end < FAR:
            both = tuple(m for m in topic.coordination if self._fitter.fits(m, role) and m.key not in taken)
            return both, None, f"{left[0].text}：{'、'.join(m.text for m in both)}"
        left = left[_whole_place(left, topic, self._fitter) :]
        if not team and other_subject(left):
            listed = self._listed(role, topic, taken)
            return (listed, None, None) if listed else ((), "another subject in the clause", None)
        subjects, source = (topic.teamed, "lead") if team else (topic.subjects, topic.source)
        subjects = subjects or self._serving(role, topic.members)
        found = tuple(m for m in subjects if self._fitter.fits(m, role) and m.key not in taken)
        if len(found) > 1 and any(m.governor == "with" and m.named for m in left):
            found = found[:1]  # 甲局与乙会签署…，|与丙厅签署…: the first with another
        joined = {"with"} if role.joined and found else set()
        joined |= {"partner"} & set(role.sources)  # 由甲办牵头，联合|乙所|开展…
        fellows = tuple(m for m in left if m.governor in joined and m.head and m.named and self._fitter.fits(m, role))
        if not found:
            return fellows, None if fellows else "no subject to carry over", None
        place = {"clause": "前一分句", "lead": "全文主语", "ahead": "后一分句"}.get(source, "前一句")
        found += tuple(m for m in fellows if m.key not in {f.key for f in found})
        return found, None, f"{place}：{'、'.join(m.text for m in found)}"

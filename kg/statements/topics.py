"""What a text is about from clause to clause: the subject that the next clause may leave out, the event it speaks of.

In: clauses in order. Out: a Topic after each; it holds what the matcher may recover, and nothing else of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item
from kg.statements.crews import served_by
from kg.statements.cues import (
    HELD,
    MET,
    PIVOTS,
    VERB,
    announced,
    bare_event,
    counted,
    event_noun,
    first_verb,
    verbless,
)
from kg.statements.openings import other_subject, pronoun, verbal_noun
from kg.statements.sayings import TOLD_THERE
from kg.statements.senders import leaders_of, sender_of, sent_team
from kg.statements.subjects import housed

__all__ = ["Topic", "doer_before", "event_meant", "is_agent", "next_topic", "setting_of", "so_called"]


LETTERS = frozenset("致信 致电 致贺 贺信 贺电".split())
COMING = re.compile("^[^，]{0,8}(?:将|拟|计划|即将)|(?:决定|建议|筹备|提请)[^，]{0,6}$")
EARLIER = re.compile("曾|此前|历届|往年|去年|上届|连续")
RECEIVED = re.compile("会见|接见|看望")
GUESTS = re.compile("的?(?:全体|部分)?(?:与会)?(?:代表(?!团)|人员|同志|成员)")
PARTY = re.compile(
    "党的|中共|中国共产党|(?:第?十[一二三四五六七八九]|第?二十)(?:大|届.中全会|次全国代表大会)"
)  # congresses that every text invokes
PAIRING = frozenset("结对 对子 结对子".split())  # 甲与乙村结成帮扶对子，|投入…: the first acts
JOINTLY = frozenset("联合 共同 携手 联手 一起 一道 合作 合力".split())
INVITING = frozenset("邀请 特邀 诚邀 邀请了 特邀了 邀请到 请来".split())
SITTING = (*MET, "出席", "参加", "主持", "致辞", "讲话", "列席", "与会")
SHOWS = ("拍卖会", "晚会", "音乐会", "演唱会", "招待会", "会晤", "会见")  # where opinions are not what is told
RITE = re.compile("仪式$|典礼$")
TALKS = re.compile("(?:座谈|研讨|茶话|报告|记者招待|招待|联欢)会$")
HOSTING = ("GovernmentBody", "PartyBody", "TradeUnion", "Association")  # bodies that are no venue
CAUSES = frozenset("由于 因为 因 鉴于".split())
DAY = re.compile(
    "(?<![今昨明当同假节])日$|(?:教师|护士|医师|记者|青年|儿童|妇女|劳动|建军|国庆)节$"
)  # 全国生态日: when, not what
SETTING = re.compile(
    "(?:在|于)?(?:[\u4e00-\u9fff]{0,6}(?<![社机国协工委])会(?:议)?上|[\u4e00-\u9fff]{0,4}(?:活动现场|活动中|活动上|仪式上|典礼上|开幕式上|闭幕式上|论坛上|培训班上|启动式上)|(?:决赛|比赛|赛事)中|赛场上)"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """Who a clause without a subject speaks of, and which event the text is about."""

    subjects: tuple[Item, ...] = ()
    source: str = ""  # "clause" | "sentence": where the subject was last named
    event: Item | None = None
    coordination: tuple[Item, ...] = ()  # the last agents named together, for 两部门 and 双方
    lead: tuple[Item, ...] = ()  # the first body or person that the text is about
    hosts: Mapping[str, Item] = field(default_factory=dict)  # the body that met in an event, by the event's key
    person: Item | None = None  # whom 他 and 她 mean: the one person named last as a subject
    met: Item | None = None  # the body whose meeting is the subject of what was said last
    session: Item | None = None  # the meeting that people are said to be at
    unsaid: int = 0  # sentences since a meeting was last spoken of
    pending: tuple[Item, ...] = ()  # people and bodies listed in clauses without a verb
    members: tuple[Item, ...] = ()  # the body whose people are the subject
    crowd: tuple[Item, ...] = ()  # the people of a kind whom 他们 means
    theme: Item | None = None  # the one thing that the clauses of a sentence describe: 某馆占地20亩，|由…兴建
    team: tuple[Item, ...] = ()  # who leads or sent the team that 调研组 and 慰问组 mean

    @property
    def teamed(self) -> tuple[Item, ...]:
        """Whom a team without a name stands for."""
        return self.team or self.lead


def is_agent(item: Item, ontology: Ontology) -> bool:
    """Whether a mention can do something: a body, a person, a place that stands for its government."""
    return any(ontology.is_a(item.cls, cls) for cls in ("Organization", "Person", "Place"))


def _unnamed(clause: Clause, topic: Topic, agents: Sequence[Item]) -> Topic | None:
    """The topic behind a clause whose agent bears no name: a team, 两部门, any other."""
    if topic.teamed and sent_team(clause.items):
        return replace(topic, subjects=topic.teamed, source="lead", pending=())
    if agents and not agents[0].named and counted(agents[0].text) == len(topic.coordination) > 0:
        return replace(topic, subjects=topic.coordination, source="clause", pending=())
    sender = sender_of(agents[0], clause.mentions) if agents else None
    if sender is not None:
        return replace(topic, subjects=(sender,), source="clause", pending=())
    return _nobody(clause, topic) if agents and not agents[0].named else None


def _nobody(clause: Clause, topic: Topic) -> Topic:
    """The topic behind a clause about somebody unknown; a list without a verb goes on."""
    return replace(topic, subjects=(), source="", pending=topic.pending if topic.pending and verbless(clause) else ())


def next_topic(clause: Clause, topic: Topic, ontology: Ontology) -> Topic:
    """What a following clause may leave out."""
    if clause.quoted:
        return topic
    after = _next_topic(clause, topic, ontology)
    crowd = _crowd(clause) or topic.crowd
    after = after if crowd == after.crowd else replace(after, crowd=crowd)
    serving = served_by(clause.items)
    if not serving and not after.subjects and not other_subject(clause.items):
        serving = topic.members
    return after if serving == after.members else replace(after, members=serving)


def _crowd(clause: Clause) -> tuple[Item, ...]:
    """与|一线职工|交谈，为他们…: the last people of a kind, unless several others are named behind them."""
    groups = [m for m in clause.mentions if m.cls == "Group" and m.head]
    if not groups or any(m.cls == "Person" and m.start > groups[-1].start for m in clause.mentions):
        return ()
    if any(i.text in PIVOTS for i in clause.items):
        return ()
    return tuple(m for m in groups if m.group == groups[-1].group)


def _next_topic(clause: Clause, topic: Topic, ontology: Ontology) -> Topic:
    agents = _agents(clause, ontology)
    verb = first_verb(clause.items)
    team = leaders_of(clause.items)
    topic = replace(topic, team=team) if team else topic
    if agents and 0 <= verb < agents[0].start:
        agents = []  # 前往某地: what stands behind the verb is its object, who goes is still the one before
    topic = replace(topic, theme=_theme(clause, topic, verb))
    event = _next_event(clause, topic.event, ontology)
    topic = topic if event is topic.event else replace(topic, event=event)
    session = event if _sits(clause, event) else None if _wrote(clause) else topic.session
    if session is not topic.session or any(ontology.is_a(m.cls, "Event") for m in clause.mentions):
        topic = replace(topic, session=session, unsaid=0)
    met = None if agents else _met(clause, topic, ontology)
    topic = topic if met is topic.met else replace(topic, met=met)
    invited = _invited(clause, verb)
    if invited:
        return replace(topic, pending=invited)
    if agents and ontology.is_a(agents[0].cls, "Place") and housed(clause, clause.items.index(agents[0])):
        return _nobody(clause, topic)  # 云州市|社会福利募捐委员会|…: not the city
    unnamed = _unnamed(clause, topic, agents)
    if unnamed is not None:
        return unnamed
    if agents:
        fellows = [
            m
            for m in clause.mentions
            if m.head
            and (m.group == agents[0].group or (m.governor in ("partner", "with") and m.start > agents[0].start))
        ]
        named = tuple(m for m in fellows if m.named and is_agent(m, ontology))
        listed = [m for m in named if not ontology.is_a(m.cls, "Place")]  # 8月16日，广东汕头，|某人发布
        pending = (*topic.pending, *listed) if verbless(clause) else ()
        bodies = tuple(m for m in named if m.cls != "Person")
        both = bodies if len(bodies) > 1 or (topic.coordination and topic.coordination[0].cls != "Person") else named
        named = named[:1] if any(i.text in PAIRING for i in clause.items) else named
        joint = any(i.text in JOINTLY for i in clause.items)
        topic = _person(clause, topic, named)
        return replace(
            topic,
            subjects=_acting(named, pending or (*topic.pending, *named), joint=joint),
            source="clause",
            coordination=both if len(both) > 1 else topic.coordination,
            lead=topic.lead or tuple(m for m in named[:1] if not ontology.is_a(m.cls, "Place")),
            pending=pending,
        )
    if topic.person is not None and pronoun(clause.items):
        return replace(topic, subjects=(topic.person,), source="clause", pending=())
    if other_subject(clause.items) and not verbal_noun(clause.items):
        return _nobody(clause, topic)
    return topic if not topic.pending or verbless(clause) else replace(topic, pending=())


def _agents(clause: Clause, ontology: Ontology) -> list[Item]:
    """Who acts in a clause; none where it tells a cause: 由于甲军进攻而迁走，|次年成立…: who moved, not who attacked."""
    agents = [m for m in clause.mentions if m.governor in ("", "by") and m.head and is_agent(m, ontology)]
    caused = agents and any(i.text in CAUSES for i in clause.items if i.end <= agents[0].start)
    return [] if caused else agents


def _end_of_modifier(clause: Clause) -> int:
    """由甲主编、乙参加编写的|《…》: where the modifier ends that a clause opens with; 0 where there is none."""
    ends = [b.end for a, b in pairwise(clause.items) if a.tag in VERB and b.text == "的"]
    return ends[0] if ends and any(i.text == "由" for i in clause.items[:3]) else 0


def _theme(clause: Clause, topic: Topic, verb: int) -> Item | None:
    """What a clause describes: the last thing named before its verb; the one before where the clause names none."""
    of = _end_of_modifier(clause)
    named = [m for m in clause.mentions if m.governor == "" and m.head and (verb < of or m.start < verb)]
    named = [m for m in named if m.start >= of][: 1 if of else None]
    if named:
        alone = named[-1].named and sum(m.group == named[-1].group for m in clause.mentions) == 1
        return named[-1] if alone else None
    figure = any(item.kind == "quantity" for item in clause.items)  # 总投资5亿元: a figure about it
    return topic.theme if figure or not other_subject(clause.items) else None


def _person(clause: Clause, topic: Topic, named: Sequence[Item]) -> Topic:
    """The topic with whom 他 means behind a clause: its one person; 甲发动进攻后，|他…: still the one before."""
    people = [m for m in clause.mentions if m.named and m.cls == "Person"]
    aside = clause.items[-1].text in ("后", "时", "之后", "之际", "期间", "以来") and topic.person is not None
    if not people or aside or any(i.text in ("他", "她") for i in clause.items if i.start > people[-1].start):
        return topic
    return replace(topic, person=named[0] if len(people) == 1 and people[0] in named else None)


def _invited(clause: Clause, verb: int) -> tuple[Item, ...]:
    """本次论坛特邀|省长李明，|市长王强等出席: those whom a clause begins to list behind its verb."""
    if clause.pause not in ("，", ",", "；") or not any(i.start == verb and i.text in INVITING for i in clause.items):
        return ()
    behind = [i for i in clause.items if i.start > verb]
    listed = not any(i.kind == "word" and i.tag in ("v", "p") for i in behind)
    return tuple(m for m in behind if m.cls == "Person" and m.named and m.head) if listed and verb >= 0 else ()


def _acting(named: tuple[Item, ...], pending: tuple[Item, ...], *, joint: bool) -> tuple[Item, ...]:
    """Who the clause behind means: 甲经与乙协商，|拨款; 省长李明，市长王强，|来到某县: all those listed."""
    if len(pending) > len(named) and all(m.cls == "Person" for m in pending):
        return pending
    return named if joint else tuple(m for m in named if m.governor != "with")


def _sits(clause: Clause, event: Item | None) -> bool:
    """Whether a clause says that the meeting the text is about was held, or who came to it."""
    if event is None or event.cls != "Meeting" or event.text.endswith(SHOWS):
        return False
    coming = any(item.text in ("将", "拟", "计划", "轮流") for item in clause.items)
    return not coming and announced(clause, SITTING)


def _wrote(clause: Clause) -> bool:
    """某人致信大会: what he says next he says in the letter, unless it is read out."""
    words = {item.text for item in clause.items}
    return not words.isdisjoint(LETTERS) and "宣读" not in words


def _met(clause: Clause, topic: Topic, ontology: Ontology) -> Item | None:
    """会议经表决，任命…: the body that met in the event which opens a clause."""
    first = next((m for m in clause.mentions if m.governor == "" and m.head), None)
    if first is None or not ontology.is_a(first.cls, "Event"):
        return topic.met if first is None and not other_subject(clause.items) else None
    return topic.hosts.get(event_meant(first, topic).key)


def event_meant(item: Item, topic: Topic) -> Item:
    """The event that the text is about where an item is a common noun for one (会议, 本次大赛); else the item."""
    if topic.event is not None and not item.named and event_noun(item.text, opens=True):
        return topic.event if so_called(item.text, topic.event) else item
    return item


def so_called(noun: str, event: Item) -> bool:
    """座谈会 is none of the 艺术节 that a speaker told of."""
    talk = TALKS.search(noun)
    return talk is None or not event.named or talk.group() in event.text


def doer_before(left: Sequence[Item], relative: bool, ontology: Ontology) -> list[Item]:
    """从|某院|举行的…上获悉: who stands before the verb of a relative clause, whatever governs the phrase."""
    items = list(left)
    while items and (items[-1].kind == "period" or items[-1].tag in ("d", "ad")):
        dated = items.pop().kind == "period"  # 对|美国与法国|最近|签署的
        if dated and items and items[-1].text in ("于", "在"):
            items.pop()  # 据|海河集团|于5月6日|发布的
    item = items[-1] if items and relative else None
    if item is None or item.kind != "mention" or not item.named or item.governor == "by":
        return []
    venue = item.governor == "at" and not any(ontology.is_a(item.cls, c) for c in HOSTING)
    person = item.cls == "Person" and item.governor in ("", "object")  # 把图书送到|教师李明|创办的图书馆
    acts = (
        person
        or ontology.is_a(item.cls, "Organization")
        or (ontology.is_a(item.cls, "Country") and item.governor != "at")
    )
    first = next(m for m in items if m.kind == "mention" and m.group == item.group)
    return [first] if acts and not venue else []


def setting_of(clauses: Sequence[Clause], place: int, topic: Topic, ontology: Ontology) -> Item | None:
    """The event in which a clause speaks: 在某论坛上，|某人说; 会上，|某人介绍."""
    if not place or clauses[place - 1].quoted or not clauses[place - 1].items:
        return None
    items = clauses[place - 1].items
    if SETTING.fullmatch("".join(i.text for i in items)):
        return topic.event
    events = [m for m in items if m.kind == "mention" and ontology.is_a(m.cls, "Event") and m.head]
    if not events or "".join(i.text for i in items if i.start >= events[-1].end) not in ("上", "中", "现场"):
        return None
    meant = event_meant(events[-1], topic)
    return None if bare_event(meant.text) and not meant.named else meant


def _of_guests(clause: Clause, event: Item) -> bool:
    """会见全国会议代表: the meeting of those who are received, not where they are."""
    lead = "".join(i.text for i in clause.items if i.end <= event.start)
    tail = "".join(i.text for i in clause.items if i.start >= event.end)
    return RECEIVED.search(lead) is not None and GUESTS.match(tail) is not None


def _one_of(clause: Clause, event: Item) -> bool:
    """漫画大赛|等|12项|活动: only one of those of which the text's event consists."""
    n = clause.items.index(event)
    after = clause.items[n + 1 : n + 3]
    return len(after) == 2 and after[0].text == "等" and after[1].kind == "quantity"


def _next_event(clause: Clause, event: Item | None, ontology: Ontology) -> Item | None:
    """The event that the text is about: only one that is held takes the place of another."""
    events = [m for m in clause.mentions if ontology.is_a(m.cls, "Event") and m.head and not PARTY.match(m.text)]
    events = [m for m in events if not _of_guests(clause, m) and not DAY.search(m.text)]
    named = [m for m in events if m.named]
    rites = [m for m in events if RITE.search(m.text) and not bare_event(m.text) and m not in named[:1]]
    found = next(iter(rites or named), None) if named else None  # 某项目|举行|动工仪式: the rite is what people go to
    if found is None and (event is None or not event.named):  # 动员大会: described, but told from others
        found = next((m for m in events if not bare_event(m.text)), None)
    if found is None or event is None:
        return found or event
    lead = "".join(i.text for i in clause.items if i.start < found.start)
    if EARLIER.search(lead) or COMING.search(lead):
        return event  # 曾举办两届…, 会议决定|某会议于7月1日举行: not what the text is about
    if found.text.endswith(TOLD_THERE) or _one_of(clause, found):
        return event  # 大会的|新闻发布会: where it is told of
    displaces = announced(clause, MET if event.cls == "Meeting" and found.cls != "Meeting" else HELD)
    return found if displaces else event

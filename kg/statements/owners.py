"""Whose a figure is.

In: the clauses of an article, one after the other. Out: the entity that owns a figure, with where that was read, or None.
In order: the people of an event and the articles of a document; the subject of the clause; 全省 and 全市; 全国 and 我国;
the subject of the clauses before; the country where a national body told the figures; the place that the text is about.
A subject that nobody here knows (a person, a pronoun, 该公司, an unread name) owns its figure: then there is no fact.
"""

from __future__ import annotations

import re

from kg.model import Draft
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item
from kg.statements.gatherings import Gatherings, Owner, Scene
from kg.statements.items import begin_of
from kg.statements.passing import DURATIONS
from kg.statements.penalties import fined, punished
from kg.statements.prevailing import Prevailing
from kg.statements.prominence import count_owners, home_country, of_no_place, only_place
from kg.statements.sayings import (
    ACROSS,
    ACTING_OFFICE,
    AS_TOLD,
    CONVENED,
    DEEDS,
    HAD,
    HEAD_WHOLE,
    HEADED,
    HOSTED,
    IMPERSONAL,
    NATIONWIDE,
    OFFERED,
    SCENES,
    SINCE,
    SPREAD,
    STANDARD,
    WORK,
)
from kg.statements.shares import STRETCH, acting_in_row, adjoining, each_of, row_of, shared
from kg.statements.speaking import Speaking
from kg.statements.striking import struck
from kg.statements.subjects import (
    BODIES,
    NATION,
    OPENING,
    SHARE,
    SPEAKER,
    TASKS,
    WHOLE,
    Subject,
    acted,
    before_of,
    renamed,
    scene_of,
)
from kg.statements.suiting import kind_of_thing, suiting
from kg.statements.tellers import apart, of_branches, place_of, tells_nation, tells_place, told_for
from kg.statements.wholes import Wholes

__all__ = ["Owners"]


class Owners:
    """Reads the clauses of one article in order and remembers what they speak of."""

    def __init__(self, draft: Draft, ontology: Ontology):
        self.article, self.mentions, self.entities = draft.article, draft.mentions, draft.entities
        self.ontology = ontology
        self.china = home_country(draft)
        self.speaking = Speaking(draft, ontology, self.china)
        self.counted = count_owners(draft, self.speaking)
        self.only = only_place(self.counted, self.speaking)
        self.wholes = Wholes(draft, ontology, self.counted)
        self.prevailing = Prevailing(self.speaking)
        self.gatherings = Gatherings(draft, ontology, self.speaking)
        self.topic: tuple[str, str] | None = None  # (key, in which words)
        self.tellers: dict[str, tuple[str, str]] = {}  # who tells figures → whose they are
        self.whole: tuple[str, str] | None = None  # what the sentence spoke of before 其中
        self.document: str | None = None  # made public in this sentence
        self.reporter: tuple[str, str] | None = None  # the police, court or office whose man tells of its deeds
        self.blocked = self.national = False
        self.local: tuple[str, str] | None = None  # the place whose authority told what follows
        text = draft.article.text
        self.placed = False  # whether this sentence has named a place that is no country
        self.nationwide = text.count("全国") + text.count("我国") >= NATIONWIDE or of_no_place(draft, ontology)
        self.given: str | None = None  # the place that had a figure in this sentence
        self.row: tuple[Item, ...] = ()  # the names to which 分别 gives figures, in this sentence
        self.moved = self.moves = False  # whether the clause before, and this one, put things somewhere: 把…安排在…
        self.subject = Subject()
        self.parted: tuple[str, str] | None = None  # the event as a topic that somebody unnamed interrupts
        self.own: str | None = None  # the place that this sentence names as its subject
        self.carried = False  # whether the topic is that of a sentence before
        self.spoken: tuple[str | None, ...] = ()  # those of the two sentences before

    def begin(self, paragraph: bool) -> None:
        """A new sentence; a new paragraph has no topic yet."""
        self.blocked, self.document, self.row, self.moves = False, None, (), False
        self.spoken = (*self.spoken[-1:], self.own)
        self.own, self.given, self.carried, self.placed = None, None, True, False
        if self.whole is not None:
            self.topic, self.whole = self.whole, None  # what 其中 named was of that sentence alone
        elif self.parted is not None:
            self.topic = self.parted
        self.parted = None
        if paragraph:
            self.topic, self.reporter, self.national = None, None, self.national and self.nationwide
            self.local = None

    def read(self, clause: Clause) -> None:
        """What the clause speaks of; before its figures are asked for."""
        topic = self.topic
        self._read(clause)
        self.carried = self.carried and self.topic is topic

    def _read(self, clause: Clause) -> None:
        words = self.article.text[clause.start : clause.end]
        if HOSTED.search(words) and self.topic is not None and self.speaking.is_kind(self.topic[0], "Event"):
            self.subject = Subject()
            return  # 展览由甲主办，乙承办，共征集作品87件: of the exhibition
        scene = scene_of(clause)
        if scene is not None and any(self.speaking.is_kind(scene.key, cls) for cls in SCENES):
            self.subject, self.topic, self.blocked = Subject(), (scene.key, scene.text), False
            return
        if AS_TOLD.match(words) or (
            (since := SINCE.match(words)) and not any(m.end <= clause.start + since.end() for m in clause.mentions)
        ):
            self.subject, self.topic, self.blocked = Subject(unclear=True), None, True
            return
        self.moved, self.moves = self.moves, any(i.text in ("把", "将") and i.tag == "p" for i in clause.items)
        said = {i.text for i in clause.items if not renamed(clause, i)} & SPEAKER
        if words.startswith("其中") and self.whole is None:
            self.whole = self.topic
        self.subject = Subject() if said else self.speaking.of(clause, self.topic[0] if self.topic else None)
        if self.subject.item is not None and self.subject.key and self.speaking.is_kind(self.subject.key, "Place"):
            self.own = self.own or self.subject.key
        local = self.local[0] if self.local is not None else None
        places = (m for m in clause.mentions if m.named and m.cls != "Country" and m.key != local)
        self.placed = self.placed or any(self.ontology.is_a(m.cls, "Place") for m in places)
        self.subject = struck(clause, self.article.text, self.ontology, self.china) or self.subject
        whole = None if self._spread(words) else self.wholes.of(words, clause.end)
        if said:
            self._spoken(clause, said)
        elif whole is None and HEAD_WHOLE.match(words):
            self.subject, self.topic, self.blocked = Subject(unclear=True), None, True  # 全市: of a city not named
        elif self.china and OPENING.match(words) and not self._nationwide():
            self.topic, self.blocked = (self.china, "全国"), False
        elif whole is not None and not self.subject.unclear and self.subject.key is None:
            self.topic, self.blocked = (whole, f"全域：{self.entities[whole].label}"), False
        elif self.subject.unclear and not self.subject.passing:
            self.topic, self.blocked = None, True
        elif self.subject.unclear and self.topic is not None and self.speaking.is_kind(self.topic[0], "Event"):
            self.parted, self.topic, self.blocked = self.topic, None, True  # to the end of the sentence
        elif self.subject.key is not None and self.speaking.is_kind(self.subject.key, "Document"):
            self.document = self.subject.key
        elif self.subject.key is not None:
            self.topic, self.blocked = (self.subject.key, self.entities[self.subject.key].label), False

    def _nationwide(self) -> bool:
        """全国法院: a subject of its own, not the country."""
        return self.subject.key is not None and self.entities[self.subject.key].label.startswith("全国")

    def of(self, clause: Clause, item: Item) -> Owner | None:
        """The owner of the figure at an item of the clause last read."""
        owner = self._owner(clause, item) or self._suiting(clause, item)
        if owner is not None and owner.span is None and of_branches(self.article.text, clause.start):
            return None
        if owner is not None and self.speaking.is_kind(owner.key, "Place"):
            self.given = owner.key
        if owner is not None:
            self.prevailing.note(owner.key)
        return owner

    def _suiting(self, clause: Clause, item: Item) -> Owner | None:
        """总投资3亿元, 注册资本500万元: of the last thing named that can have such a figure."""
        found = suiting(self._lead(clause, item), item.start, self.mentions, self.article.text, self.ontology)
        if found is not None and self.blocked and not self.speaking.is_kind(found[0], "Company"):
            return None  # 这座“西游宫”…，总投资1500万元: not of the park named before
        return Owner(found[0], None, f"上文的{found[1]}", 0.7) if found is not None else None

    def _owner(self, clause: Clause, item: Item) -> Owner | None:
        """The owner by subject, place and topic."""
        text, quantity = self.article.text, item.quantity
        assert quantity is not None
        before = text[clause.start : item.start]
        theirs, theirs_alone = punished(clause, item, self.mentions, text)
        if not theirs_alone:
            theirs, theirs_alone = fined(clause, item, self.mentions, text, self.ontology)
        if theirs_alone:
            return theirs
        special, gathered = self.gatherings.of(clause, item, Scene(self.topic, self.subject, self.document))
        if special is not None or quantity.unit in ("章", "编"):
            return special
        acting = acting_in_row(clause, item, self.speaking.owns) or self.speaking.acting(clause, item)
        if acting is not None and STRETCH.match(text, acting.end):
            return None  # 东站|至西站区间全长874米: of what lies between the two
        if acting is not None:
            return Owner(acting.key, (acting.start, acting.end), None, 0.8)
        each = self._each(clause, item)
        if each is not None:
            return each
        if gathered and not re.search(r"考|投票|选举|保险|医保|社保", self._lead(clause, item) + self._tail(item)):
            return self._convener(clause)  # people who take part in something that no mention names
        if self.given is not None and self._row_goes_on(clause, item):
            return Owner(self.given, None, f"上文的{self.entities[self.given].label}", 0.75)
        if self._of_sector(clause, item) and self.china:
            return Owner(self.china, None, "国家部门公布的数据", 0.7)
        head = self.wholes.of(before, item.start) if HEADED.fullmatch(before) else None
        if head is not None:
            return Owner(head, None, f"文中所说的全域：{self.entities[head].label}", 0.85)
        if (
            self.subject.unclear
            or (not self._listing() and self._led(clause, item))
            or (self.subject.key is None and acted(clause, item, self.article.text))
        ):
            return None
        whole = None if self._spread(before) else self.wholes.of(before, item.start)
        if whole is not None:
            return Owner(whole, None, f"文中所说的全域：{self.entities[whole].label}", 0.85)
        unread = None if self._spread(before) else WHOLE.search(before)
        if "全线" in before or (unread and unread["level"] not in BODIES):
            return None  # 该市国内生产总值: of a place that is not known
        return self._of_subject(clause, item, before)

    def _of_subject(self, clause: Clause, item: Item, before: str) -> Owner | None:
        """The owner that the clause speaks of, or the sentences before; `before` are its words before the figure."""
        subject, quantity = self.subject, item.quantity
        assert quantity is not None
        if subject.key is not None and self.speaking.is_kind(subject.key, "Document"):
            if WORK.search(before) and subject.item is not None:
                return Owner(subject.key, (subject.item.start, subject.item.end), None, 0.8)
            return None if quantity.money or quantity.unit == "%" else self._remembered(clause, item)
        if self.document is not None and subject.key is None and WORK.search(before):
            return Owner(self.document, None, f"上文的{self.entities[self.document].label}", 0.75)
        if subject.item is not None and subject.item.end <= item.start and subject.key is not None:
            return Owner(subject.key, (subject.item.start, subject.item.end), None, 0.85)
        if subject.item is not None and subject.item.start > item.start:
            return None
        if subject.key is not None:
            return Owner(subject.key, None, f"上文的{self.entities[subject.key].label}", 0.8)
        other = self.topic is not None and self.speaking.abroad(self.topic[0]) and "我国" not in before
        other = other or (self.topic is not None and ACROSS.search(before) is not None)
        if NATION.search(before) and not SHARE.search(before) and self.china and not other:
            return Owner(self.china, None, "本句的全国", 0.85)
        return self._remembered(clause, item)

    def _of_sector(self, clause: Clause, item: Item) -> bool:
        """各家保险公司保费收入300亿元: of all bodies of a kind, told by a national body in a text of no other place."""
        kind = self.subject.unclear and self.subject.passing and self.national and self.nationwide
        lead = self._lead(clause, item)
        return kind and not self.placed and not any(m.named for m in clause.mentions) and not SHARE.search(lead)

    def _spread(self, before: str) -> bool:
        """青山公司|在全省230个网点: what a firm has all over a place is the firm's."""
        key = self.subject.key or (None if self.subject.unclear or self.topic is None else self.topic[0])
        firm = key is not None and (self.speaking.is_kind(key, "Company") or self.speaking.is_kind(key, "Association"))
        unknown = key is None and self.blocked
        return (firm or unknown) and SPREAD.search(before) is not None

    def _each(self, clause: Clause, item: Item) -> Owner | None:
        """The one of a row whose figure it is."""
        name = adjoining(clause, item, self.speaking.owns)
        kinds = name is not None and (name.cls == "Project" or name.text.endswith("”")) and item.quantity is not None
        if kinds and item.quantity is not None and kind_of_thing("", item.quantity.unit):
            name = None  # 工业项目|25个: of which kind they are
        if name is not None:
            return Owner(name.key, (name.start, name.end), None, 0.9)
        alike = each_of(clause, item, self.speaking.owns)
        if alike:
            return Owner(alike[0].key, (alike[0].start, alike[0].end), None, 0.9, alike[1:])
        self.row = row_of(clause, item, self.speaking.owns) or self.row
        name = shared(clause, item, self.row)
        if name is None:
            return None
        inside = name.start >= clause.start
        return Owner(
            name.key, (name.start, name.end) if inside else None, None if inside else f"上文的{name.text}", 0.9
        )

    def _convener(self, clause: Clause) -> Owner | None:
        """桂林市总工会举办劳动竞赛，|1.2万名|职工参加: who in this sentence brought together what has no name."""
        if (
            self.topic is None
            or self.carried
            or self.blocked
            or not self.speaking.is_kind(self.topic[0], "Organization")
        ):
            return None
        begin = begin_of(self.article.text, clause.start, "。\n；")
        if CONVENED.search(self.article.text[begin : clause.start]) is None:
            return None
        return Owner(self.topic[0], None, f"上文的{self.topic[1]}", 0.7)

    def _remembered(self, clause: Clause, item: Item) -> Owner | None:
        """From the clauses before."""
        if self.moved and self._lead(clause, item).startswith(("共", "包括", "合计")):
            return None  # what was put somewhere is counted, not who put it there
        if self.carried and self.own is None and len({*self.spoken} - {None}) == 2:
            return None  # 甲市…。乙市…。增长5%: a row of places, told sentence by sentence, is over
        if self.topic is None and self.wholes.described is not None and not self.blocked:
            key = self.wholes.described
            return Owner(key, None, f"全文所写的{self.entities[key].label}", 0.75)
        if self.topic is not None:
            key, words = self.topic
            if self.carried and self.whole is None and self._told_once(key):
                return None
            bears = self.wholes.bears(key, words, item.quantity)
            return Owner(key, None, f"上文的{words}", 0.75) if bears else None
        if self.blocked:
            return None
        lasting = item.quantity is not None and item.quantity.unit in DURATIONS
        if self.reporter is not None and not lasting and DEEDS.search(self._lead(clause, item)):
            return Owner(self.reporter[0], None, f"上文的{self.reporter[1]}", 0.75)
        alone, text = not any(m.end <= item.start for m in clause.mentions), self.article.text
        if self.national and alone and not self.placed and self.china and not SHARE.search(self._lead(clause, item)):
            return Owner(self.china, None, "国家部门公布的数据", 0.7)
        told = self.local if self.local and not self.placed and not apart(text, clause.start, item.start) else None
        if told is not None and all(m.key == told[0] for m in clause.mentions if m.end <= item.start):
            return Owner(told[0], None, f"{told[1]}的部门公布的数据", 0.65)
        if self.only is not None and STANDARD.search(self._lead(clause, item)):
            return Owner(self.only, None, f"全文所说的{self.entities[self.only].label}", 0.65)
        place = self.prevailing.of(text, item.start) if alone and not self.placed else None
        if place is None:
            return None
        self.topic = (place, self.entities[place].label)
        return Owner(place, None, f"全文所说的{self.entities[place].label}", 0.65)

    def _told_once(self, key: str) -> bool:
        """An authority or another country, of which the next sentence need not speak any more."""
        if self.speaking.is_kind(key, "Country"):
            return key != self.china
        authority = any(self.speaking.is_kind(key, cls) for cls in ("GovernmentBody", "PartyBody"))
        return authority and not self.entities[key].label.startswith("全国")

    def _spoken(self, clause: Clause, said: set[str]) -> None:
        """Who tells figures does not own them; a statistical office tells those of its country or place."""
        told = IMPERSONAL.fullmatch(self.article.text[clause.start : clause.end].strip("，, "))
        if not told or self.topic is None or not self.speaking.is_kind(self.topic[0], "Place"):
            self.topic = None  # but 云州市失业率为5%。数据显示，|…: still the place's
            self.local = told_for(clause, self.article.text, self.entities, self.ontology)
        self.national = self.national or tells_nation(clause, said, self.entities, self.ontology)
        for m in clause.mentions:
            if (
                m.named
                and m.governor in ("", "from")
                and any(self.speaking.is_kind(m.key, kind) for kind in ("Company", "TradeUnion"))
            ):
                self.topic, self.blocked = (m.key, m.text), False  # its own work, told by itself
            if m.named and m.governor in ("", "from", "aside") and ACTING_OFFICE.search(m.text):
                self.reporter = (m.key, m.text)
            if m.named and self.ontology.is_a(m.cls, "Document"):
                self.document = m.key
            if m.named and self.ontology.is_a(m.cls, "GovernmentBody"):
                label = self.entities[m.key].label if m.key in self.entities else m.text
                if tells_place(label, said):
                    self.topic = place_of(label, self.entities, self.ontology)
        people = [m.key for m in clause.mentions if m.named and m.cls == "Person"]
        if self.topic is not None:
            self.tellers.update(dict.fromkeys(people, self.topic))
        elif people:
            self.topic = self.tellers.get(people[-1])

    def built(self) -> bool:
        """Whether it speaks of a building or works: 投资30万元 is what that cost."""
        return self.topic is not None and self.entities[self.topic[0]].cls in ("Site", "Place", "Project")

    def documented(self, unit: str) -> bool:
        """Whether the clause speaks of a document and the unit counts its tasks."""
        return self.subject.key is not None and self.speaking.is_kind(self.subject.key, "Document") and unit in TASKS

    def _lead(self, clause: Clause, item: Item) -> str:
        return self.article.text[clause.start : item.start]

    def _tail(self, item: Item) -> str:
        return self.article.text[item.end : item.end + 16]

    def _row_goes_on(self, clause: Clause, item: Item) -> bool:
        """全市有学校300所，|医院面积5万平方米: more of what a place has, behind its first figures in the sentence."""
        if self.topic is None or self.topic[0] != self.given or not (self.subject.unclear and self.subject.passing):
            return False
        return HAD.fullmatch(self._lead(clause, item)) is not None

    def _listing(self) -> bool:
        """Whether the text does nothing but describe the place of which it speaks: 8个小型水库、10个塘坝."""
        return self.topic is not None and self.topic[0] == self.wholes.described

    def _led(self, clause: Clause, item: Item) -> bool:
        """208名火炬手沿着…: the figure counts the subject itself."""
        before = [i for i in before_of(clause, item) if i.kind != "period"]
        if any(i.tag not in ("d", "f", "c", "w") or i.text == "其中" for i in before):
            return False
        after = clause.items[clause.items.index(item) + 1 :]
        if self.topic is not None and self.speaking.is_kind(self.topic[0], "Event") and OFFERED.match(self._tail(item)):
            return False  # 艺术节启动，|近千项|文化活动在各处展开
        return any(i.kind == "word" and i.tag == "v" for i in after[:8])

"""Whose a figure is.

In: the clauses of an article, one after the other. Out: the entity that owns a figure, with where that was read, or None.
In order: the people of an event and the articles of a document; the subject of the clause; 全省 and 全市; 全国 and 我国;
the subject of the clauses before; the country where a national body told the figures; the place that the text is about.
A subject that nobody here knows (a person, a pronoun, 该公司, an unread name) owns its figure: then there is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Draft
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item
from kg.statements.prominence import count_owners, home_country, only_place
from kg.statements.shares import adjoining, row_of, shared
from kg.statements.speaking import Speaking
from kg.statements.striking import struck
from kg.statements.subjects import (
    ACTING,
    BODIES,
    CENTRAL,
    CHAPTERS,
    GATHERED,
    NATION,
    NEAR,
    OPENING,
    PRIZED,
    SHARE,
    SPEAKER,
    TASKS,
    TELLING,
    WHOLE,
    Subject,
    before_of,
)
from kg.statements.suiting import suiting
from kg.statements.wholes import Wholes

__all__ = ["Owner", "Owners"]

HEAD_WHOLE = re.compile(
    r"(?:截至[^，]{1,8}|今年|去年|目前|上半年|\d+年|同时|此外|其中)*(?:全|我)(?:省|市|县|区|州|乡|镇|村)(?!域|国)"
)
PRIZES = frozenset("件 篇 幅 部 个 名 项 位 人 组 首".split())
PRIZE = re.compile("(?:特等|一等|二等|三等|四等|特别|优秀|优胜|入围|提名|鼓励|组织|[金银铜])奖(?:作品)?$")
CONTEST = re.compile("评选|评比|评奖|赛|颁奖|展评|征集|征文|表彰")
WINNERS = re.compile(r"(?:来自[^，]{1,40}的|其中|共有?|有|本届|本次|此次|获奖的?|\d+[个名位][\u4e00-\u9fff]{2,6}和)*")
CEREMONY = re.compile("颁奖|表彰|揭晓")
HOSTED = re.compile("(?:主办|承办|协办|联办|支持|赞助|冠名|指导)(?:单位)?$")
WORK = re.compile("(?:票房|销量|销售量|发行量|播放量|阅读量|点击量|收视率|印数|评分|定价|售价)[^，]{0,4}$")
HAD = re.compile(
    "(?:现有|共有|拥有|建有|其中)?(?:各级各类|各类)?(?:学校|医院|中学|小学|实验室|图书馆|博物馆|文化馆|公园|景区|园区|基地|水库|车站|高速公路|铁路|线路|站点|厂房|体育馆)"
    "(?:总?面积|总?数量?|里程|总?长度|床位数?|藏书量?|库容)?(?:达到|达|为|共|约|有)*"
)
ACROSS = re.compile(
    "(?:公司|企业|集团|平台|品牌|在)全国$|在全国(?!各地的)[^，]{0,8}(?:设有|设立|拥有|开设|建有|建成|布局)"
)
TEAMS = ("代表团", "代表队")
WRITTEN = ("篇", "字", "幅", "卷", "页", "首", "则")  # what a book has


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a figure is and how that is known."""

    key: str
    span: tuple[int, int] | None  # where it stands in the sentence; None: recovered
    recovered: str | None
    confidence: float


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
        self.topic: tuple[str, str] | None = None  # (key, in which words)
        self.tellers: dict[str, tuple[str, str]] = {}  # who tells figures → whose they are
        self.whole: tuple[str, str] | None = None  # what the sentence spoke of before 其中
        self.document: str | None = None  # made public in this sentence
        self.prize: tuple[str, str] | None = None  # the award whose winners are counted
        self.blocked = self.national = self.gathered = False
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
        self.own, self.given, self.carried = None, None, True
        if self.whole is not None:
            self.topic, self.whole = self.whole, None  # what 其中 named was of that sentence alone
        elif self.parted is not None:
            self.topic = self.parted
        self.parted = None
        if paragraph:
            self.topic, self.national = None, False

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
        self.moved, self.moves = self.moves, any(i.text in ("把", "将") and i.tag == "p" for i in clause.items)
        said = {item.text for item in clause.items} & SPEAKER
        if words.startswith("其中") and self.whole is None:
            self.whole = self.topic
        self.subject = Subject() if said else self.speaking.of(clause, self.topic[0] if self.topic else None)
        if self.subject.item is not None and self.subject.key and self.speaking.is_kind(self.subject.key, "Place"):
            self.own = self.own or self.subject.key
        self.subject = struck(clause, self.article.text, self.ontology) or self.subject
        whole = self.wholes.of(words)
        if said:
            self._spoken(clause, said)
        elif whole is None and HEAD_WHOLE.match(words):
            self.subject, self.topic, self.blocked = Subject(unclear=True), None, True  # 全市: of a city not named
        elif self.china and OPENING.match(words):
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

    def of(self, clause: Clause, item: Item) -> Owner | None:
        """The owner of the figure at an item of the clause last read."""
        owner = self._owner(clause, item) or self._suiting(clause, item)
        if owner is not None and self.speaking.is_kind(owner.key, "Place"):
            self.given = owner.key
        return owner

    def _suiting(self, clause: Clause, item: Item) -> Owner | None:
        """总投资3亿元, 注册资本500万元: of the last thing named that can have such a figure."""
        found = suiting(self._lead(clause, item), item.start, self.mentions, self.article.text, self.ontology)
        return Owner(found[0], None, f"上文的{found[1]}", 0.7) if found is not None else None

    def _owner(self, clause: Clause, item: Item) -> Owner | None:
        """The owner by subject, place and topic."""
        text, quantity = self.article.text, item.quantity
        assert quantity is not None
        before = text[clause.start : item.start]
        self.gathered = False
        special = self._special(clause, item)
        if special is not None or quantity.unit in ("章", "编"):
            return special
        acting = self.speaking.acting(clause, item)
        if acting is not None:
            return Owner(acting.key, (acting.start, acting.end), None, 0.8)
        each = self._each(clause, item)
        if each is not None:
            return each
        if self.gathered and not re.search(r"考|投票|选举|保险|医保|社保", self._lead(clause, item) + self._tail(item)):
            return None  # people who take part in something that no mention names
        if self.given is not None and self._row_goes_on(clause, item):
            return Owner(self.given, None, f"上文的{self.entities[self.given].label}", 0.75)
        if self.subject.unclear or (not self._listing() and self._led(clause, item)) or self._acted(clause, item):
            return None
        whole = self.wholes.of(before)
        if whole is not None:
            return Owner(whole, None, f"文中所说的全域：{self.entities[whole].label}", 0.85)
        unread = WHOLE.search(before)
        if "全线" in before or (unread and unread["level"] not in BODIES):
            return None  # 该市国内生产总值: of a place that is not known
        subject = self.subject
        if subject.key is not None and self.speaking.is_kind(subject.key, "Document"):
            if WORK.search(before) and subject.item is not None:
                return Owner(subject.key, (subject.item.start, subject.item.end), None, 0.8)
            return None if quantity.money or quantity.unit == "%" else self._remembered(clause, item)
        if subject.item is not None and subject.item.end <= item.start and subject.key is not None:
            return Owner(subject.key, (subject.item.start, subject.item.end), None, 0.85)
        if subject.item is not None and subject.item.start > item.start:
            return None
        if subject.key is not None:
            return Owner(subject.key, None, f"上文的{self.entities[subject.key].label}", 0.8)
        theirs = self.topic is not None and self.speaking.abroad(self.topic[0]) and "我国" not in before
        theirs = theirs or (self.topic is not None and ACROSS.search(before) is not None)
        if NATION.search(before) and not SHARE.search(before) and self.china and not theirs:
            return Owner(self.china, None, "本句的全国", 0.85)
        return self._remembered(clause, item)

    def _each(self, clause: Clause, item: Item) -> Owner | None:
        """The one of a row whose figure it is."""
        name = adjoining(clause, item, self.speaking.owns)
        if name is not None:
            return Owner(name.key, (name.start, name.end), None, 0.9)
        self.row = row_of(clause, item, self.speaking.owns) or self.row
        name = shared(clause, item, self.row)
        if name is None:
            return None
        inside = name.start >= clause.start
        return Owner(
            name.key, (name.start, name.end) if inside else None, None if inside else f"上文的{name.text}", 0.9
        )

    def _remembered(self, clause: Clause, item: Item) -> Owner | None:
        """From the clauses before."""
        if self.moved and self._lead(clause, item).startswith(("共", "包括", "合计")):
            return None  # what was put somewhere is counted, not who put it there
        if self.own is None and len({*self.spoken} - {None}) == 2:
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
        alone = not any(m.end <= item.start for m in clause.mentions)
        if self.national and alone and self.china and not SHARE.search(self._lead(clause, item)):
            return Owner(self.china, None, "国家部门公布的数据", 0.7)
        if self.only is not None:
            return Owner(self.only, None, f"全文所说的{self.entities[self.only].label}", 0.65)
        return None

    def _told_once(self, key: str) -> bool:
        """An authority or another country, of which the next sentence need not speak any more."""
        if self.speaking.is_kind(key, "Country"):
            return key != self.china
        authority = any(self.speaking.is_kind(key, cls) for cls in ("GovernmentBody", "PartyBody"))
        return authority and not self.entities[key].label.startswith("全国")

    def _spoken(self, clause: Clause, said: set[str]) -> None:
        """Who tells figures does not own them; a statistical office tells those of its country or place."""
        self.topic = None
        for m in clause.mentions:
            if (
                m.named
                and m.governor in ("", "from")
                and any(self.speaking.is_kind(m.key, kind) for kind in ("Company", "TradeUnion"))
            ):
                self.topic, self.blocked = (m.key, m.text), False  # its own work, told by itself
            if m.named and self.ontology.is_a(m.cls, "Document"):
                self.document = m.key
            if m.named and self.ontology.is_a(m.cls, "GovernmentBody"):
                label = self.entities[m.key].label if m.key in self.entities else m.text
                self.national = self.national or (bool(said & TELLING) and CENTRAL.match(label) is not None)
                if (
                    (said & TELLING or "统计" in label)
                    and re.search(r"统计局|调查总队|海关|税务局|气象局", label)
                    and not CENTRAL.match(label)
                ):
                    self.topic = next(self._places_of(label), None)
        people = [m.key for m in clause.mentions if m.named and m.cls == "Person"]
        if self.topic is not None:
            self.tellers.update(dict.fromkeys(people, self.topic))
        elif people:
            self.topic = self.tellers.get(people[-1])

    def _places_of(self, label: str) -> Iterator[tuple[str, str]]:
        for e in sorted(self.entities.values(), key=lambda e: (-len(e.label), e.key)):
            names = [n for n in (e.label, *e.aliases) if len(n) >= 2]
            if e.named and self.ontology.is_a(e.cls, "Place") and any(label.startswith(n) for n in names):
                yield e.key, e.label

    def built(self) -> bool:
        """Whether it speaks of a building or works: 投资30万元 is what that cost."""
        return self.topic is not None and self.entities[self.topic[0]].cls in ("Site", "Place", "Project")

    def documented(self, unit: str) -> bool:
        """Whether the clause speaks of a document and the unit counts its tasks."""
        return self.subject.key is not None and self.speaking.is_kind(self.subject.key, "Document") and unit in TASKS

    def _special(self, clause: Clause, item: Item) -> Owner | None:
        """People who take part are their event's figure, 章 and 条 their document's."""
        unit = item.quantity.unit if item.quantity is not None else ""
        if unit in PRIZES and PRIZE.search(self._lead(clause, item)[-8:]):
            return self._contest(clause, item)
        met = re.match("[^，。]{0,8}(?:参加|出席|到会|与会|参会)", self._tail(item)) is not None
        if not met and PRIZED.search(self.article.text[clause.start : clause.end]):
            self.gathered = True
            return (
                self._contest(clause, item) if unit in PRIZES and WINNERS.fullmatch(self._lead(clause, item)) else None
            )
        if unit in ("人", "名", "位", "人次", "支", "家", "个") and GATHERED.search(
            self.article.text[clause.start : clause.end]
        ):
            team = self.topic if self.topic is not None and self.topic[1].endswith(TEAMS) else None
            found = (
                self._joined(clause, item)
                or team
                or self._meeting()
                or self._latest("Event", item, len(self.article.text))
            )
            if found is not None:
                return Owner(found[0], None, f"上文的{found[1]}", 0.8)
            self.gathered = True
        subject = self.subject.key
        document = subject if subject is not None and self.speaking.is_kind(subject, "Document") else None
        if subject is None and re.match(r"[\u4e00-\u9fff]{0,10}?(?:举措|措施|任务|意见|政策)", self._tail(item)):
            document = self.document
        document = document or (
            self.document if unit in WRITTEN and self._lead(clause, item).startswith("全书") else None
        )
        parts = unit == "个" and re.match(r"部分|方面|章|板块", self._tail(item)) is not None
        if document is not None and (unit in TASKS or unit in ("年", "个月", "天", *WRITTEN) or parts):
            return Owner(document, None, f"上文的{self.entities[document].label}", 0.85)
        if unit in (*CHAPTERS, *WRITTEN) and re.match("[这该本][部份项].{0,12}$", self._lead(clause, item)):
            found = self._latest("Document", item, NEAR)
            return Owner(found[0], None, f"上文的{found[1]}", 0.8) if found else None
        if unit in CHAPTERS:
            found = self._latest("Document", item, NEAR)
            if (
                found is not None
                and not self.subject.unclear
                and re.search(r"[共计分含有]|规定|提出|明确|推出", self._lead(clause, item))
            ):
                return Owner(found[0], None, f"上文的{found[1]}", 0.8)
        return None

    def _meeting(self) -> tuple[str, str] | None:
        """The event that the text speaks of."""
        return self.topic if self.topic is not None and self.speaking.is_kind(self.topic[0], "Event") else None

    def _contest(self, clause: Clause, item: Item) -> Owner | None:
        """一等奖5件, 164件作品获奖: of the contest or ceremony that the text tells of, else of the award."""
        before = (link for link in reversed(self.mentions) if link[1].named and link[1].end <= item.start)
        events = (link for link in before if self.ontology.is_a(link[1].cls, "Event"))
        found = next(((k, m.text) for k, m in events if CONTEST.search(m.text)), None)
        if found is None or CEREMONY.search(found[1]):
            awards = ((m.key, m.text) for m in clause.mentions if m.named and self.ontology.is_a(m.cls, "Award"))
            award = None if PRIZE.search(self._lead(clause, item)[-8:]) else next(awards, None)
            found = award or self.prize or found
        self.prize = found
        return Owner(found[0], None, f"上文的{found[1]}", 0.75) if found else None

    def _joined(self, clause: Clause, item: Item) -> tuple[str, str] | None:
        """The event that people take part in, where it is named behind them."""
        found = [m for m in clause.mentions if m.named and m.start >= item.end and self.ontology.is_a(m.cls, "Event")]
        return (found[0].key, found[0].text) if found else None

    def _lead(self, clause: Clause, item: Item) -> str:
        return self.article.text[clause.start : item.start]

    def _tail(self, item: Item) -> str:
        return self.article.text[item.end : item.end + 16]

    def _latest(self, kind: str, item: Item, near: int) -> tuple[str, str] | None:
        """The last one of a kind that is named before a figure, at most `near` characters away."""
        before = (link for link in reversed(self.mentions) if 0 <= item.start - link[1].end <= near)
        return next(((k, m.text) for k, m in before if m.named and self.ontology.is_a(m.cls, kind)), None)

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
        before = [i for i in before_of(clause, item) if not (i.kind == "period" or i.tag in ("d", "f", "c", "w"))]
        if before:
            return False
        after = clause.items[clause.items.index(item) + 1 :]
        return any(i.kind == "word" and i.tag == "v" for i in after[:8])

    def _acted(self, clause: Clause, item: Item) -> bool:
        """日常套餐包含18种…: a noun that no mention covers does something with what is counted."""
        if self.subject.key is not None:
            return False
        before = before_of(clause, item)
        verbs = [n for n, i in enumerate(before) if i.kind == "word" and i.text in ACTING]
        subjects = before[: verbs[0]] if verbs else []
        governed = any(i.tag == "p" for i in subjects)
        return not governed and any(i.kind == "word" and i.tag in ("n", "nz") for i in subjects)

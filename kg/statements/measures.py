"""Figures: indicator, value, unit, whose they are.

In: sentences with mentions, quantities and periods. Out: measured, with indicator, date and, for a growth or fall, change.
Whose a figure is, in order: the subject of its clause; that of the clause before; the place that the sentence names with
在 or as its topic; the country where the text counts 全国 or 我国; what the article is about. Without one, no fact.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Article, BlockKind, Entity, Factuality, Mention, Period, Quantity, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item, cut_clauses
from kg.statements.evidence import make_statement
from kg.statements.factuality import judge

__all__ = ["find_measures"]

# units that count or measure; times, ages, ranks and steps of a text are left out unless an indicator stands by them
COUNTED = frozenset(
    """
    CNY USD EUR HKD JPY GBP % 个百分点 个 人 名 位 家 户 人次 件 项 场 份 册 辆 台 套 条 所 间 座 处 艘 架 吨 万吨 公斤 千克 公里 千米 米 平方米 平方公里
    章 亩 公顷 立方米 千瓦 千瓦时 万千瓦 兆瓦 度 升 种 类 批 轮 期 支 张 本 篇 株 头 只 倍 ℃ 片 栋 幅 部 宗 起 例 笔 单 档 颗 枚 组 队 盏 封 袋 箱 课时 门 款
    """.split()
)
VAGUE_UNITS = frozenset("个 种 类 条 项 场 期 批 轮 片 款 张 本 部 档 次".split())
SPEAKER = frozenset(
    "显示 介绍 表示 透露 获悉 指出 认为 强调 说 称 统计 数据显示 调查显示 告诉 了解 发布 公布 印发 出台 下发".split()
)
DURATIONS = frozenset("年 天 个月 小时 个小时 分钟 届 周 日 个工作日 周年".split())
DURATION_SAID = re.compile(r"(?:为期|工期|总工期|历时|时长|持续|用时|耗时|寿命)[为约达]*$")
CHANGE = re.compile(
    r"(?:增长|增加|增|增幅|提高|提升|上升|上涨|下降|减少|降低|下跌|回落|下滑|加快|放缓|增速|同比|环比|收窄|扩大|涨幅|降幅)[了约达为近超过]*$"
)
CHANGE_TOTAL = re.compile(r"(?:增加|增长|提高|提升|上升|下降|减少|降低|降|升|增|上涨)(?:到|至|为)$")
INDICATOR_END = re.compile(
    r"(?:达到|达|为|是|约|约为|超过|超|突破|至|到|有|共|共有|累计|总计|计|仅|已|近|逾|过|了|的|完成|实现|新增|设|含|占|增长|下降|增加|减少|提高|同比|环比|分别|将|由|从|以|均|高于|低于|不低于|其中)+$"
)
NATION = re.compile(r"全国|我国|国内")
NEVER = re.compile(
    r"(?:第|每|邮编|电话|热线|编号|排名|排|居|列|位居|位列|跃居|跃升到|前|后|年龄|年满|今年|去年|时任|岁|距|约定|下午|上午|晚|早)$"
)
# 甲、乙、丙等6项 counts the list that stands there
LIST_COUNT = re.compile(r"、[^，。；]{2,24}等$")
OPENING = re.compile(
    r"(?:截至[^，]{1,10}|今年|去年|\d+年|上半年|前[\d一二三四五六七八九十]+[个]?月|\d+月份?)*[，]?(?:全国|我国)"
)
SHARE = re.compile(r"(?:占|高于|低于|高出|好于|为|是|居|列)(?:全国|我国|国内)")
COMPARED = frozenset("比 较 由 与 同 占 从 高于 低于 相比".split())  # a time after these is not the figure's own
LYING = frozenset("位于 地处 坐落 坐落于".split())
IDLE = re.compile(r"^(?:一|两|三|几|1|2)(?:个|种|次|项|名|位|家|条|份|场|类|批|件|部|方面|大)")
# what another relation says: money given, people served, contracts signed
ELSEWHERE = re.compile(
    r"拨付|下拨|投入|发放|捐赠|捐款|列支|拨款|慰问|帮扶|救助|资助|辅导|走访|调研|筛选|签订|签署|签约|选聘|聘请|聘任|送上|送去|贷款|提供总额"
)
GATHERED = re.compile(r"选手|参赛|代表队|参会|与会|参展|嘉宾|学员|参加(?:了)?(?:会议|活动|比赛|竞赛|培训|仪式)")
ARTICLES = frozenset("章 条 款".split())
NEAR = 120  # characters from a document's name to the count of its articles
ENDS = frozenset("，。；：！？、".split())


def find_measures(
    article: Article,
    page_text: str,
    sentences: tuple[Sentence, ...],
    mentions: Sequence[tuple[str, Mention]],
    entities: Mapping[str, Entity],
    quantities: Sequence[Quantity],
    periods: Sequence[Period],
    ontology: Ontology,
) -> list[Statement]:
    """All figures of an article."""
    finder = _Finder(article, page_text, mentions, entities, ontology)
    found: list[Statement] = []
    for sentence in sentences:
        if sentence.kind in (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.SUBHEAD):
            continue
        clauses = cut_clauses(article.text, sentence, mentions, quantities, periods)
        found += finder.sentence(sentence, clauses)
    return found


class _Finder:
    """The figures of one article; remembers the topic from sentence to sentence."""

    def __init__(
        self,
        article: Article,
        page_text: str,
        mentions: Sequence[tuple[str, Mention]],
        entities: Mapping[str, Entity],
        ontology: Ontology,
    ):
        self.article, self.page_text, self.entities, self.ontology = article, page_text, entities, ontology
        self.mentions = mentions
        self.main = self._main(mentions)
        self.china = next((e.key for e in entities.values() if e.label == "中国" and e.cls == "Country"), None)
        self.topic: tuple[str, str] | None = None
        self.period: Period | None = None

    def _main(self, mentions: Sequence[tuple[str, Mention]]) -> str | None:
        """What the article is about: the body, event or place named most, the title and first sentence counting more."""
        counted: Counter[str] = Counter()
        head = self.article.text[: max(120, len(self.article.title or "") + 80)]
        for key, m in mentions:
            entity = self.entities.get(key)
            if entity is None or not entity.named or not self._owns(entity.cls):
                continue
            weight = 3 if m.start < len(head) else 1
            counted[key] += weight + (1 if self.ontology.is_a(entity.cls, "Event") else 0)
        best = counted.most_common()
        return min((k for k, n in best if n == best[0][1]), default=None) if best and best[0][1] >= 4 else None

    def _owns(self, cls: str) -> bool:
        return any(
            self.ontology.is_a(cls, kind) for kind in ("Organization", "Event", "Place")
        ) and not self.ontology.is_a(cls, "Media")

    def sentence(self, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """The figures of one sentence."""
        if any(block.start == sentence.start for block in self.article.blocks):
            self.topic = None
            self.period = None
        indicator = ""
        for place, clause in enumerate(clauses):
            owner = self._owner(clause)
            if self.china and OPENING.match(self.article.text[clause.start : clause.end]):
                self.topic = (self.china, "全国")
            elif owner is not None:
                self.topic = (owner.key, owner.text)
            elif {item.text for item in clause.items} & SPEAKER:
                self.topic = None
            for i, item in enumerate(clause.items):
                if item.kind == "quantity" and item.quantity is not None and not clause.quoted:
                    own = self._indicator(clause, i)
                    indicator = own or indicator
                    statement = self._figure(sentence, clauses, place, i, indicator, own)
                    if statement is not None:
                        yield statement

    def _owner(self, clause: Clause) -> Item | None:
        """The named body, event or place that heads a clause which says something."""
        telling = any(item.kind in ("quantity", "period") or item.tag == "v" for item in clause.items)
        if not telling or {item.text for item in clause.items} & SPEAKER:  # who tells a figure does not own it
            return None
        for n, item in enumerate(clause.items):
            if item.kind == "word" and item.tag == "v" and item.text not in ("共同", "联合"):
                if not any(later.text == "的" for later in clause.items[n + 1 : n + 4]):
                    return None
            if item.kind == "mention" and item.governor == "" and self._owns(item.cls) and not _lying(clause, item):
                return item if item.named or item.key == self.china else None
        return None

    def _figure(
        self, sentence: Sentence, clauses: Sequence[Clause], place: int, i: int, indicator: str, own: str
    ) -> Statement | None:
        clause, item = clauses[place], clauses[place].items[i]
        quantity = item.quantity
        assert quantity is not None
        before = self.article.text[clause.start : item.start]
        if not self._measures(quantity, before, own, clause, i):
            return None
        status = judge(self.article.text, clause, item.start, self.article.text[sentence.start : clause.start])
        if status not in (Factuality.DONE, Factuality.PLANNED):
            return None
        subject, span, recovered, confidence = self._subject(clause, item)
        if subject is None:
            return None
        qualifiers: dict[str, str | Quantity | bool] = {}
        words = own or indicator
        if words:
            qualifiers["indicator"] = words
        if (CHANGE.search(before) and not CHANGE_TOTAL.search(before)) or quantity.unit == "个百分点":
            qualifiers["change"] = True
        return make_statement(
            self.article,
            self.page_text,
            sentence,
            subject=subject,
            relation="measured",
            obj=quantity,
            rule="measures.clause" if recovered is None else "measures.topic",
            confidence=confidence,
            status=status,
            period=self._when(clauses, place, item.start),
            qualifiers=qualifiers,
            subject_span=span,
            object_span=(item.start, item.end),
            recovered=recovered,
        )

    def _when(self, clauses: Sequence[Clause], place: int, start: int) -> Period | None:
        """The time in the sentence, else the last one of the paragraph that a row of figures began with."""
        found = _period(clauses, place, start)
        if found is not None:
            self.period = found
        return found or self.period

    def _measures(self, q: Quantity, before: str, own: str, clause: Clause, i: int) -> bool:
        """Whether a quantity is a figure about something, not a date, a step of the text or an anecdote."""
        if any(m.cls == "Contract" for m in clause.mentions):
            return False
        if ELSEWHERE.search(self.article.text[clause.start : clause.end]):
            return False
        if LIST_COUNT.search(self.article.text[max(0, clause.start - 40) : clause.start] + before):
            return False
        if NEVER.search(before) or (IDLE.match(q.text) and q.value <= 3):
            return False
        if q.unit in DURATIONS:
            return DURATION_SAID.search(before) is not None
        if q.unit not in COUNTED:
            return False
        if q.unit in VAGUE_UNITS and q.value < 5 and not q.approximate:
            return False
        return bool(own) or q.unit == "%" or q.money

    def _subject(self, clause: Clause, item: Item) -> tuple[str | None, tuple[int, int] | None, str | None, float]:
        """(whose the figure is, where that stands, from where it was recovered, how sure)."""
        left = [m for m in clause.mentions if m.end <= item.start]
        before = self.article.text[clause.start : item.start]
        whole = self._whole(clause, item)
        event = self._event(item) if GATHERED.search(self.article.text[clause.start : clause.end]) else None
        if event is not None:
            return event[0], None, f"上文的{event[1]}", 0.8
        document = self._document(item) if item.quantity is not None and item.quantity.unit in ARTICLES else None
        if document is not None:
            return document[0], None, f"上文的{document[1]}", 0.8
        if self._stranger(clause):
            return None, None, None, 0.0
        if whole is not None:
            self.topic = (whole, self.entities[whole].label)
            return whole, None, f"文中所说的全域：{self.entities[whole].label}", 0.85
        heads = [m for m in left if m.governor in ("", "by") and self._owns(m.cls) and not _lying(clause, m)]
        if heads:
            first = heads[0]
            if first.named or first.key == self.china:
                return first.key, (first.start, first.end), None, 0.85
            return None, None, None, 0.0
        if NATION.search(before) and not SHARE.search(before) and self.china:
            return self.china, None, "本句的全国", 0.85
        flows = self.topic is not None and self.entities[self.topic[0]].cls == "NaturalFeature"
        if self.topic is not None and not (flows and item.quantity is not None and item.quantity.money):
            return self.topic[0], None, f"上文的{self.topic[1]}", 0.75
        plain_count = item.quantity is not None and not item.quantity.money and item.quantity.unit != "%"
        if self.main is not None and plain_count:
            return self.main, None, f"全文所说的{self.entities[self.main].label}", 0.6
        return None, None, None, 0.0

    def _event(self, item: Item) -> tuple[str, str] | None:
        """The last event named before: people who take part are its figure."""
        found = [
            (k, m.text)
            for k, m in self.mentions
            if m.named and m.end <= item.start and self.ontology.is_a(m.cls, "Event")
        ]
        return found[-1] if found else None

    def _document(self, item: Item) -> tuple[str, str] | None:
        """The document named shortly before: 章 and 条 are its own."""
        found = [
            (k, m.text)
            for k, m in self.mentions
            if m.named and 0 <= item.start - m.end <= NEAR and self.ontology.is_a(m.cls, "Document")
        ]
        return found[-1] if found else None

    def _stranger(self, clause: Clause) -> bool:
        """Whether a name that no mention covers opens the clause: the figure is its own, and nobody here knows it."""
        first = clause.items[0]
        return first.kind == "word" and first.tag in ("ORG", "nt", "PER", "nr", "nz") and len(first.text) >= 2

    def _whole(self, clause: Clause, item: Item) -> str | None:
        """全省 and 全市: the one place of that level that the article names."""
        match = re.search(r"(?:全|我|该|本)(省|市|县|区|州|乡|镇)", self.article.text[clause.start : item.start])
        if match is None:
            return None
        level = match.group(1)
        found = [
            e
            for e in self.entities.values()
            if e.named and self.ontology.is_a(e.cls, "Place") and e.label.endswith(level)
        ]
        if level == "省":
            found = [e for e in found if e.cls == "Province"]
        return found[0].key if len(found) == 1 else None

    def _indicator(self, clause: Clause, i: int) -> str:
        """What is measured: the noun phrase before the number, else the one behind it."""
        words: list[str] = []
        for item in reversed(clause.items[:i]):
            if item.kind in ("quantity", "period") or (item.kind == "word" and item.text in ENDS):
                break
            words.insert(0, item.text)
        plain = INDICATOR_END.sub("", "".join(words))
        plain = re.sub(r"^.*(?:全国|我国|据悉|据介绍|其中)", "", plain).strip("的，、“”")
        if len(plain) >= 2 and re.search(r"[\u4e00-\u9fff]{2}", plain):
            return plain[-24:]
        after = ""
        for item in clause.items[i + 1 : i + 5]:
            if item.kind in ("quantity", "period") or (
                item.kind == "word" and (item.tag in ("v", "p", "w", "c") and item.text not in "的“”")
            ):
                break
            after += item.text
        return after.strip("的“”")[:24]


def _lying(clause: Clause, mention: Item) -> bool:
    """Whether a place only says where something lies: 位于四川甘孜州."""
    before = [item for item in clause.items if item.end <= mention.start and item.kind != "mention"]
    return bool(before) and before[-1].text in LYING


def _period(clauses: Sequence[Clause], place: int, start: int) -> Period | None:
    """The time that a figure holds for: the last one before it in the sentence, 截至 included."""
    for k in range(place, -1, -1):
        periods = [
            i.period
            for n, i in enumerate(clauses[k].items)
            if i.kind == "period" and i.period is not None and i.start < start and i.period.iso
            if n == 0 or clauses[k].items[n - 1].text not in COMPARED
        ]
        if periods:
            return periods[-1]
    return None

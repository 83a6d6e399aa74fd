"""Figures: indicator, value, unit, whose they are.

In: sentences with mentions, quantities and periods. Out: measured, with indicator, date and, for a growth or fall, change.
Whose a figure is, `owners` says; without an owner there is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import BlockKind, Draft, Factuality, Quantity, Rejection, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item, Row
from kg.statements.doubts import doubted
from kg.statements.evidence import make_statement
from kg.statements.factuality import plans
from kg.statements.gatherings import Owner
from kg.statements.nobodies import Candidate
from kg.statements.owners import Owners
from kg.statements.passing import DURATIONS, counts, distant
from kg.statements.penalties import fine_of
from kg.statements.shares import has_part, rowed
from kg.statements.stating import Stating
from kg.statements.themes import Theme
from kg.statements.timing import Times, own_time
from kg.statements.told import CHANGE, Told, begins_change, listed, years_ago

__all__ = ["find_measures"]

CHANGE_TOTAL = re.compile(
    r"(?:增加|增长|提高|提升|上升|下降|减少|降低|降|升|增|上涨|压减|缩短|扩大|压缩|发展)(?:到|至|为)$"
)
DECIDED = re.compile(r"确定|决定|通过了?|要求|审议|部署|提出|明确|强调|指出")
MET = re.compile("[\u4e00-\u9fff]{0,12}?(?:参加|出席|到会|与会|参会)")
ORDER = re.compile(r"[一二三四五六七八九十]+(?:是|要)")
AHEAD = re.compile(
    "(?:高于|低于|高出|[较比])(?:同期)?(?:全国|全省|全市|全球|平均)[^，]{0,12}$"
)  # how far one is before others, no change
MACRO = re.compile("广义货币|狭义货币|货币供应|现金投放|国内生产总值|消费价格|通货膨胀|通胀率|失业率|外汇储备|财政赤字")
TRADED = re.compile("(?:进出口|出口|进口|贸易)(?:总)?(?:额|值|量)?")
TESTED = re.compile("抽[样检查][^，]{0,6}合格率|合格率")  # of the goods, not of who tested them
PARTS = re.compile("(?:设区)?(?:省|市|区|县|地区|国家|乡镇|村)[\u4e00-\u9fff0-9]{2}")  # 云州|6个|地区出现了降雪
SUPPLIED = re.compile("满足[^，。；的]{2,}[约近超]*$")  # 可满足某区|四成的用电量: of what it needs
MESSAGES = re.compile(
    "向(?:\\d[\\d.]*[万亿]?余?多?[个家户名人位][^，。；]{1,12}、)*$"
)  # 向|8个|市、15个县发送…: those to whom
QUAKE = re.compile("震源|震级|[南北]纬|[东西]经$")  # of where the earth shook or a storm is, of no body
SENT = re.compile("[^，。；]{1,40}?(?:发送|发出|推送|下发|通报)")
AMONG = re.compile("(?:其中，)?在(?:总共|全部|这|所有)?$")  # 在|61家|供应商中，…: of what the share is
# 5个|项目中的四金, 19亿|税款总额中占: the whole of which one has a part
WITHIN = re.compile("[\u4e00-\u9fff]{0,8}中(?:的?[\\d一二两三四五六七八九十]|占)")
OTHER = re.compile("比[^例率重赛分价]")  # 比乙商店高70%: of what, no one has read
CASES = re.compile("涉案|涉赌|赃款|赌资|案值|贿|财物|违法所得")  # of the cases, not of who solved them
LISTED = re.compile("[\u4e00-\u9fff]{0,2}(?:部门|单位|机构|高校)")
HOUSES = re.compile("[\u4e00-\u9fff]{0,6}(?:楼|房|住宅|建筑|公寓|别墅|宿舍|大棚)|[，。；、]")
OWN_WORK = re.compile(
    "(?:产品(?:合格|质量|优质|销)|企业|公司|全厂|劳动|资产|职工|年产|产量|产值|产能|生产|利润|销售|设备)"
)  # 使|产品合格率达98%
AREAS = ("Province", "Prefecture", "County", "Township", "Village")
COURSE = re.compile(r"赛道|赛程|全程|比赛")  # of a race that no mention names, not of its town
BROUGHT = re.compile(
    "使(?:所有|全部|各)?[\u4e00-\u9fff]{2,10}(?<!率)(?:实现|达到?)[了约近]?$"
)  # 使场馆实现|100%|供电: of the venues
GOODS = frozenset("升 吨 公斤 千克 斤 度 千瓦时 平方米 立方米 亩 公里 千米 桶 盎司 克 股".split())  # what has a price


def find_measures(draft: Draft, rows: Sequence[Row], ontology: Ontology, left: list[Rejection]) -> list[Statement]:
    """All figures of an article; a quantity that is none, or nobody's, goes to `left`."""
    finder = _Finder(draft, Owners(draft, ontology))
    found: list[Statement] = []
    last = max((q.start for q in draft.quantities), default=-1)
    for sentence, clauses in rows:
        if sentence.start > last or sentence.kind in (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.SUBHEAD):
            continue  # behind the last figure there is nothing to own
        found += finder.sentence(sentence, clauses)
    left += finder.left
    return found


class _Finder:
    """The figures of one article; remembers owner and time from sentence to sentence."""

    def __init__(self, draft: Draft, owners: Owners):
        self.draft, self.article, self.owners = draft, draft.article, owners
        self.base = self.article.published or self.article.dateline
        self.stating = Stating(self.article.text, self.base)
        self.times = Times(self.article.text, self.base)
        self.left: list[Rejection] = []
        self.begun = 0  # where the sentence begins
        self.theme = Theme()
        self.told: Told | None = None  # what the figures of the last sentence measured
        self.trader: str | None = None  # whose trade the article tells
        self._why = ""  # the last check that a quantity was put to

    def sentence(self, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """The figures of one sentence."""
        paragraph = any(block.start == sentence.start for block in self.article.blocks)
        self.owners.begin(paragraph)
        self.begun = sentence.start
        self.times.begin(paragraph=paragraph)
        self.theme = Theme()
        self.told = told = Told(self.article.text, None if paragraph else self.told)
        for place, clause in enumerate(clauses):
            self.owners.read(clause)
            self.theme.read(clause)
            for i, item in enumerate(clause.items):
                if item.quantity is None or item.kind != "quantity":
                    continue
                said = told.take(clauses, place, i)
                words = fine_of(clause, item, self.article.text) or said.words or said.carried
                made = self._figure(sentence, clauses, place, i, words, said.stated)
                yield from made
                if not made:
                    begin, end = self.article.source_span(item.start, item.end)
                    why = Rejection(self.article.source, "measures.clause", item.text, self._why, begin, end)
                    self.left.append(why)

    def _figure(
        self, sentence: Sentence, clauses: Sequence[Clause], place: int, i: int, indicator: str, stated: bool
    ) -> list[Statement]:
        clause, item = clauses[place], clauses[place].items[i]
        assert item.quantity is not None
        self._why = "no figure about something: an order, a step, an anecdote, or what another relation says"
        if not counts(self._candidate(clause, item), stated):
            return []
        self._why = "not asserted: required, denied or only said by somebody"
        source = begins_change(self.article.text, clause, i) or years_ago(self.article.text, clauses, place, i)
        period = own_time(clause, i) if source else self.times.of(clauses, place, i, indicator)
        goes_on = self.owners.subject.key is None
        planned = any(plans(self.article.text, c) for c in clauses[:place])
        status = self.stating.status(sentence, clause, item, period, goes_on, planned=planned)
        status = Factuality.DONE if source else status
        if status not in (Factuality.DONE, Factuality.PLANNED):
            return []
        self._why = "nobody is named whose figure it is"
        owner = self._followed(clause, i) or (None if self._of_thing(clause, i) else self.owners.of(clause, item))
        if owner is not None and TRADED.search(indicator):
            owner, indicator = self._of_trader(owner, indicator, self.article.text[sentence.start : clause.start])
        self._why = self._another(sentence, clauses, place, i, owner, indicator) if owner is not None else self._why
        if owner is None or self._why:
            return []
        statement = make_statement(
            self.draft,
            sentence,
            subject=owner.key,
            relation="measured",
            obj=_priced(item.quantity),
            rule="measures.clause" if owner.recovered is None else "measures.topic",
            confidence=owner.confidence,
            status=status,
            period=period,
            qualifiers=self._details(clause, i, indicator, owner, began=source and period is None),
            subject_span=owner.span,
            object_span=(item.start, item.end),
            recovered=owner.recovered,
        )
        fellows = ((m.key, self.article.source_span(m.start, m.end)) for m in owner.fellows)
        return [statement, *(replace(statement, subject=key, subject_words=words) for key, words in fellows)]

    def _another(
        self, sentence: Sentence, clauses: Sequence[Clause], place: int, i: int, owner: Owner, indicator: str
    ) -> str:
        """Why the figure is another's than the owner's that was read; "" where nothing says so."""
        clause, item, is_kind = clauses[place], clauses[place].items[i], self.owners.speaking.is_kind
        before = self.article.text[clause.start : item.start]
        assert item.quantity is not None
        bare = not indicator and owner.span is not None and owner.span[1] == item.start
        if OTHER.match(indicator) or (bare and not rowed(clauses, item)):
            return "nothing tells what the figure measures"
        if self._decided(sentence, clause, item, owner):
            return "what a meeting decided is no figure of the meeting"
        if owner.recovered is not None and has_part(clauses[place + 1 :], owner.key, item.quantity):
            return "a total of which the text gives its owner a part"
        if self._unfit(owner, item.quantity, clause, before):
            return "a figure of something that is not named"
        if COURSE.search(before) and is_kind(owner.key, "Prefecture"):
            return "nobody is named whose figure it is"
        if owner.recovered is not None and doubted(
            clause, item, before, indicator, self.owners.entities[owner.key], is_kind
        ):
            return "a figure that may be another's than whom the text speaks of"
        return ""

    def _of_trader(self, owner: Owner, indicator: str, earlier: str) -> tuple[Owner | None, str]:
        """云州市进出口额50亿元…。甲国为第一大贸易伙伴，|进出口额8亿元: the city's trade with it."""
        speaking = self.owners.speaking
        partner = speaking.is_kind(owner.key, "Association") or speaking.abroad(owner.key)
        if not partner or (self.trader is None and "贸易伙伴" not in earlier):
            self.trader = owner.key
        if self.trader is None or self.trader == owner.key:
            return (owner if self.trader else None), indicator
        label, name = self.draft.entities[self.trader].label, self.draft.entities[owner.key].label
        words = self.article.text[slice(*owner.span)] if owner.span is not None else name
        return Owner(self.trader, None, f"上文的{label}", 0.7), f"对{words}{indicator}"

    def _details(
        self, clause: Clause, i: int, indicator: str, owner: Owner, *, began: bool
    ) -> dict[str, str | Quantity | bool]:
        """What the figure measures, whether it is a growth or fall, whether one only began there: 由90人|减至30人."""
        found: dict[str, str | Quantity | bool] = {}
        if indicator:
            part = owner.recovered is not None and self.owners.speaking.is_kind(owner.key, "Place")
            found["indicator"] = self.theme.of(indicator) if part else indicator
        item = clause.items[i]
        points = item.quantity is not None and item.quantity.unit == "个百分点"
        if self._grown(clause, i) or (points and not AHEAD.search(self.article.text[clause.start : item.start])):
            found["change"] = True
        if began:  # a time of its own would say as much
            found["former"] = True
        return found

    def _grown(self, clause: Clause, i: int) -> bool:
        """Whether the figure is a growth or fall; in a row (同比分别下降2.2%和1.4%) the first one's word holds for all."""
        unit = clause.items[i].quantity
        first = i
        while listed(clause, first) and "分别" in self.article.text[clause.start : clause.items[first].start]:
            first = max(n for n in range(first) if clause.items[n].kind == "quantity")
        before, head = self.article.text[clause.start : clause.items[first].start], clause.items[first].quantity
        same = unit is not None and head is not None and unit.unit == head.unit
        return same and CHANGE.search(before) is not None and not CHANGE_TOTAL.search(before)

    def _candidate(self, clause: Clause, item: Item) -> Candidate:
        """A quantity with the words around it."""
        quantity, text, part = item.quantity, self.article.text, _part(clause, item)
        assert quantity is not None
        return Candidate(
            quantity,
            text[self.begun : clause.start],
            text[clause.start : item.start],
            text[item.end : item.end + 32],
            "".join(i.text for i in part if i.kind != "mention"),
            "".join(i.text for i in part if i.kind != "mention" and i.end <= item.start),
            any(m.cls == "Contract" for m in clause.mentions),
            not clause.mentions and self.owners.built(),
            self.owners.documented(quantity.unit),
        )

    def _unfit(self, owner: Owner, quantity: Quantity, clause: Clause, before: str) -> bool:
        """A stay of two days is not its guest's, what grew by 使…增加一倍 not its maker's, prices are no bank's."""
        kind = self.owners.speaking.is_kind
        if quantity.unit == "%" and owner.span is not None and owner.span[0] > quantity.end:
            return True  # 收回12%的|某地: a part of it
        made = before.rfind("使")
        if made >= 0 and BROUGHT.match(before, made):
            return True
        if made >= 0 and quantity.unit in ("%", "倍") and (owner.span is None or owner.span[0] < clause.start + made):
            of_all = owner.recovered is not None and owner.recovered.startswith("文中")
            firm = kind(owner.key, "Company") and OWN_WORK.match(before, made + 1) is not None
            return not (of_all or firm or any(kind(owner.key, cls) for cls in AREAS))
        if quantity.unit in ("栋", "幢") and owner.span is not None and owner.span[1] == quantity.start:
            if HOUSES.match(self.article.text, quantity.end) is None:
                return True  # 某小区|11栋|便民中心: where it is
        if WITHIN.match(self.article.text, quantity.end):
            return True
        if AMONG.fullmatch(before) and clause.items[-1].text == "中" and owner.span is None:
            return True
        if QUAKE.search(before) and owner.recovered is not None:
            return not any(kind(owner.key, cls) for cls in ("Event", "Site", "NaturalFeature", "County", "Township"))
        if CASES.search(before) and self.owners.speaking.is_kind(owner.key, "Organization"):
            return True
        if "罚" in before and owner.recovered is not None and kind(owner.key, "GovernmentBody"):
            return "处罚款" in before or "被" in before  # 并处罚款|5万元: of whom it fined
        if SUPPLIED.search(before) or (MESSAGES.search(before) and SENT.match(self.article.text, quantity.end)):
            return True
        if owner.span is not None and quantity.unit in ("个", "家") and LISTED.match(self.article.text, quantity.end):
            if self.article.text.count("、", owner.span[1], quantity.start) > 1:
                return True  # 甲局、乙局、丙局|8个|部门: how many have been listed
        ends = owner.span[1] - clause.start if owner.span is not None else -1
        if ends == len(before) and quantity.unit == "个" and PARTS.match(self.article.text, quantity.end):
            return True
        if distant(quantity, before):
            return not any(kind(owner.key, cls) for cls in ("Place", "Institution"))
        if quantity.unit in DURATIONS and before.endswith(("为期", "历时", "工期")):
            return not any(kind(owner.key, cls) for cls in ("Event", "Site", "Document", "NaturalFeature"))
        if TESTED.search(before):
            return not any(kind(owner.key, cls) for cls in ("Company", "Event", "Province", "Prefecture", "County"))
        return MACRO.search(before) is not None and not kind(owner.key, "Place")

    def _decided(self, sentence: Sentence, clause: Clause, item: Item, owner: Owner) -> bool:
        """会议确定今年培训1500万人次: a plan, not a figure of the meeting."""
        said = self.article.text[sentence.start : item.start]
        meets = self.owners.speaking.is_kind(owner.key, "Meeting") and not MET.match(self.article.text, item.end)
        return meets and (
            DECIDED.search(said) is not None or ORDER.match(self.article.text[clause.start : item.start]) is not None
        )

    def _followed(self, clause: Clause, i: int) -> Owner | None:
        """总装机容量300万千瓦的两河口水电站: whose the figure is stands behind it."""
        items = clause.items
        if i + 2 < len(items) and items[i + 1].text == "的" and items[i + 2].kind == "mention":
            m = items[i + 2]
            if m.named and m.head and self.owners.speaking.owns(m.cls):
                self.owners.topic = (m.key, m.text)
                return Owner(m.key, (m.start, m.end), None, 0.85)
        return None

    @staticmethod
    def _of_thing(clause: Clause, i: int) -> bool:
        """为期3天的|培训: a time that only the thing behind it has."""
        quantity, after = clause.items[i].quantity, clause.items[i + 1 : i + 2]
        return quantity is not None and quantity.unit in DURATIONS and bool(after) and after[0].text == "的"


def _priced(quantity: Quantity) -> Quantity:
    """7.5元每升 in the unit in which it stands, 元/升; 200立方米/秒 as 立方米每秒."""
    if quantity.per == "秒" and not quantity.money:
        return replace(quantity, unit=f"{quantity.unit}每秒")
    word = {"CNY": "元", "USD": "美元"}.get(quantity.unit, quantity.unit)
    return replace(quantity, unit=f"{word}/{quantity.per}") if quantity.money and quantity.per in GOODS else quantity


def _part(clause: Clause, item: Item) -> tuple[Item, ...]:
    """发放手册200份|、|接受咨询50人次: of a row of deeds, each with its number and verb, the one of the figure."""
    items = clause.items
    n = items.index(item)
    cuts = [k for k in range(1, len(items)) if items[k].text == "、" and items[k - 1].kind == "quantity"]
    first = max((k + 1 for k in cuts if k < n), default=0)
    last = min((k for k in cuts if k > n), default=len(items))
    spent = [
        k + 1 for k in range(first, n) if items[k].kind == "quantity" and any(i.tag == "v" for i in items[k + 1 : n])
    ]
    first = max([first, *spent])  # 投入86万元|新建活动场所12处
    part = items[first:last]
    return part if any(i.tag == "v" for i in part) else items

"""Money given, paid out or invested: what the frame of `allocated` leaves, and the details of all.

In: the statements of the frames and the sentences. Out: the same with recipient, fund and purpose, and more: money that
全市各级工会 gave (the place's), that a clause without a subject goes on with, that stands before its verb, that the
central budget gave.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import BlockKind, Draft, Factuality, Quantity, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item, Row
from kg.statements.cues import period_of
from kg.statements.evidence import make_statement
from kg.statements.factuality import judge
from kg.statements.items import begin_of
from kg.statements.owners import Owners
from kg.statements.shares import time_of

__all__ = ["find_grants"]

GIVE = re.compile(
    r"拨付|下拨|下达|投入|增资(?!额|后|扩股)|注资|发放|捐赠|捐款|捐资|捐出|资助|列支|送上|送去|送出|送达|出资|筹集|筹资|筹措|划拨|拨出|拨款|追加|预拨|援助|设立|注入|给付|斥资|耗资|豪掷|掷资|补贴|补助|兑现|投放|返还|发给|募集|安排|(?:计划|将|拟|共|累计|已|先后)投资(?!额|总额|者|的|规模)"
)
LATER = re.compile(
    r"^[^，。；]{0,14}?(?:标准)?[^，。；]{0,4}?(?:发放|拨付|下拨|补助|补贴|资助|捐赠|送到|发给|给予|用于|投向|交给|转交|汇入|捐给|赠给|交到)"
)
# money that was got, owed, earned or spoken of as a sum is not given
OTHER = re.compile(
    r"获得|获赠|收到|接受|获批|争取|总投资|投资额|投资总额|产值|收入|销售|利润|税收|罚款|处罚|赔偿|缴纳|缴费|违约|拖欠|诈骗|涉案|成交|市场价|价值链|需要|所需|使用|用去|标准|(?:筹资|募资|出资|投资)额|募集资金(?:总额|净额)"
)
GOT = re.compile(r"(?:获得?|获批|得到|收到|接受|接收|取得|争取到?)了?$")
OF_SOURCE = re.compile(
    r"的?(?:提供的?|发放的?|拨付的?|下拨的?|捐赠的?)?[\u4e00-\u9fff]{0,6}(?:贷款|授信|捐款|捐赠|资助|援助|拨款|补助|资金|善款)(?:资金|款)?(?:共计|总计|共|约|近|达|合计)?(?:人民币)?"
)
# behind a sum and what it is in another money: what somebody got
GIFT = re.compile(
    r"(?:（[^（）]{0,20}）)?的?[\u4e00-\u9fff]{0,6}(?:投资|融资|贷款|捐款|捐赠|资助|援助|拨款|补助)(?![额者])"
)
# 各援助省市|累计投入: not whom the text spoke of
OTHERS = re.compile("(?<![^，。；\\n])(?:各(?!级)|社会各界|爱心企业|多家|一批)")
LOANS = re.compile(r"(?:发放|提供|投放|授信)[^，。；]{0,16}(?:贷款|信贷)|(?:贷款|信贷)")
CENTRAL = re.compile(r"中央(?:财政|投资|预算|专项)")
FUND = r"(?:(?:补助|补贴|奖补|救助|救灾|扶持|奖励)(?:资金|款|金)|专项资金|资金|经费|专款|善款|基金|助学金|慰问金|救助金|奖学金|补助金|补贴|补助|奖金|贷款|救灾款|互助金|给付金|津贴|投资|物资|慰问品|大礼包|捐款)"
BEHIND = re.compile(rf"^的?(?P<fund>[\u4e00-\u9fff“”]{{0,12}}?{FUND})")
AHEAD = re.compile(
    rf"(?:{GIVE.pattern}|提供|慰问|了)(?:共计|总计|累计)?(?P<fund>[\u4e00-\u9fff“”]{{0,12}}?{FUND})(?:共计|总计|累计|合计|共|达|约)*$"
)
PURPOSE = re.compile(
    r"(?:专项用于|主要用于|用于|支持|用来|助力|帮助|建设)(?P<purpose>[^，。；]{2,30}?)(?=[，。；]|$|的(?:资金|物资))"
)
GIVERS = ("Organization", "Country", "Province", "Prefecture", "County", "Township")
TAKERS = ("Organization", "Person", "Group", "Place")
Giver = tuple[str, tuple[int, int] | None, str | None, float]  # as _Reader._giver says
FAR = 30  # characters between the verb and its sum


def find_grants(
    draft: Draft, rows: Sequence[Row], ontology: Ontology, statements: Sequence[Statement]
) -> list[Statement]:
    """All statements, those of allocated with their details, and the money that no frame saw."""
    kept = [s for s in statements if s.relation != "allocated"]
    framed = [s for s in statements if s.relation == "allocated"]
    reader = _Reader(draft, Owners(draft, ontology), framed)
    last = max((q.start for q in draft.quantities if q.money), default=-1)
    for sentence, clauses in rows:
        if sentence.start <= last:  # behind the last sum there is nothing to own
            kept += reader.sentence(sentence, clauses)
    return kept


class _Reader:
    """The money of one article."""

    def __init__(self, draft: Draft, owners: Owners, framed: Sequence[Statement]):
        self.draft, self.article, self.owners = draft, draft.article, owners
        self.framed: dict[tuple[int, int], list[Statement]] = {}
        for s in framed:
            if s.object_words is not None:
                self.framed.setdefault(s.object_words, []).append(s)

    def sentence(self, sentence: Sentence, clauses: Sequence[Clause]) -> Iterator[Statement]:
        """The sums that a sentence says were given."""
        self.owners.begin(any(block.start == sentence.start for block in self.article.blocks))
        head = sentence.kind in (BlockKind.TITLE, BlockKind.SUBTITLE, BlockKind.SUBHEAD)
        for place, clause in enumerate(clauses):
            self.owners.read(clause)
            for item in clause.items:
                if item.quantity is None or not item.quantity.money:
                    continue
                source = self._source(clause, item)  # another than the subject
                said = [] if source else self.framed.get(self.article.source_span(item.start, item.end), [])
                made = [] if said or head or clause.quoted else self._grant(sentence, clauses, place, item, source)
                details = self._details(clause, item)
                for s in (*said, *made):
                    merged = {**details, **dict(s.qualifiers)}
                    yield replace(s, qualifiers=tuple(sorted(merged.items(), key=lambda q: q[0])))

    def _grant(
        self, sentence: Sentence, clauses: Sequence[Clause], place: int, item: Item, source: tuple[int, Giver] | None
    ) -> list[Statement]:
        clause, text = clauses[place], self.article.text
        trigger, giver = source or (self._verb(clause, item), None)
        if trigger is None:
            return []
        moved = re.search(r"[将把][^，。；]{0,6}$", text[clause.start : trigger])
        status = judge(
            text,
            clause,
            clause.start + moved.start() if moved and trigger == item.start else trigger,
            text[sentence.start : clause.start],
        )
        if status not in (Factuality.DONE, Factuality.PLANNED):
            return []
        giver = giver or self._giver(clause, item)
        if giver is None or item.quantity is None:
            return []
        key, span, recovered, confidence = giver
        return [
            make_statement(
                self.draft,
                sentence,
                subject=key,
                relation="allocated",
                obj=item.quantity,
                rule="grants.clause" if recovered is None else "grants.topic",
                confidence=confidence,
                status=status,
                period=time_of(clauses, place, item) or period_of(clauses, place, item.start),
                subject_span=span,
                object_span=(item.start, item.end),
                recovered=recovered,
            )
        ]

    def _verb(self, clause: Clause, item: Item) -> int | None:
        """Where the verb of giving stands; None where the sum is got, earned or only spoken of."""
        text = self.article.text
        before, after = text[clause.start : item.start], text[item.end : clause.end]
        if "其中" in before or before.rfind("（") > before.rfind("）"):
            return None  # 500亿日元（约合4亿美元）: the same sum, or a part of it
        verbs = [m for m in GIVE.finditer(before) if len(before) - m.end() <= FAR]
        if verbs and not OTHER.search(before[verbs[-1].start() :]) and not re.search(r"获得|收到|接受|获", before):
            return clause.start + verbs[-1].start()
        later = LATER.match(after)
        if later is not None and not OTHER.search(before) and re.search(r"(?:按照?|以|将|把)[^，。；]{0,8}$", before):
            return item.start
        loans = LOANS.search(before + after)
        return item.start if loans and re.search(r"发放|提供|投放|授信", before) else None

    def _source(self, clause: Clause, item: Item) -> tuple[int, Giver] | None:
        """获得|某银行|贷款2亿元, 收到|某公司|的捐款|50万元: where the verb of getting stands, and who gave it."""
        text = self.article.text
        for m in clause.mentions:
            got = GOT.search(text, clause.start, m.start)
            if got and m.named and m.end <= item.start and self._of_source(text, m.end, item):
                return (got.start(), (m.key, (m.start, m.end), None, 0.75)) if self._gives(m.key) else None
        return None

    @staticmethod
    def _of_source(text: str, start: int, item: Item) -> bool:
        """某行|的贷款|2亿元, 某基金|的|2亿元|股权投资."""
        if OF_SOURCE.fullmatch(text, start, item.start):
            return True
        return text[start : item.start] == "的" and GIFT.match(text, item.end) is not None

    def _giver(self, clause: Clause, item: Item) -> Giver | None:
        """(who gave, where that stands, from where it was recovered, how sure)."""
        owners, text = self.owners, self.article.text
        if owners.china and CENTRAL.search(text[clause.start : item.end + 6]) and owners.subject.key is None:
            return owners.china, None, "中央资金", 0.75
        for m in clause.mentions:
            if m.governor == "by" and m.named and m.end <= item.start and self._gives(m.key):
                return m.key, (m.start, m.end), None, 0.8
        owner = owners.of(clause, item)
        if owner is None or not self._gives(owner.key):
            return None
        if owner.span is None and OTHERS.search(text, begin_of(text, clause.start), item.start):
            return None
        return owner.key, owner.span, owner.recovered, min(owner.confidence, 0.8)

    def _gives(self, key: str) -> bool:
        return any(self.owners.speaking.is_kind(key, kind) for kind in GIVERS)

    def _details(self, clause: Clause, item: Item) -> dict[str, str | Quantity | bool]:
        """Recipient, fund and purpose."""
        text, found = self.article.text, dict[str, str | Quantity | bool]()
        before, after = text[clause.start : item.start], text[item.end : clause.end]
        taker = self._taker(clause, item)
        if taker is not None:
            found["recipient"] = f"entity:{taker}"
        fund = BEHIND.match(after) or AHEAD.search(before)
        if fund is not None:
            found["fund"] = fund["fund"].strip("“”的")
        purpose = PURPOSE.search(after)
        if purpose is not None:
            found["purpose"] = purpose["purpose"]
        return found

    def _taker(self, clause: Clause, item: Item) -> str | None:
        """为困难职工发放…, 资助学生3万元, 3万元给…."""
        for m in clause.mentions:
            fits = any(self.owners.speaking.is_kind(m.key, kind) for kind in TAKERS)
            given = GIVE.search(self.article.text[clause.start : m.start]) is not None
            if (
                fits
                and m.head
                and (m.governor == "to" or (given and m.governor in ("", "object") and m.end < item.start))
            ):
                return m.key
        return None

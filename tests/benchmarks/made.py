"""Made articles in any number: their rows go through the builder that real ones go through.

In: a number of triples or articles. Out: readings and rows, the same for the same number. Every relation that a shipped
query asks for occurs, names repeat as they do in a corpus, and every sentence is made of a template.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from kg.dataset import Dataset, build_rows
from kg.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    Evidence,
    Factuality,
    Mention,
    Origin,
    Period,
    Quantity,
    Reading,
    Statement,
)
from kg.ontology import load_ontology

__all__ = ["made_dataset", "made_readings"]

PROVINCES = ("云川省", "江澜省", "岭北省", "河屏省", "海晏省", "松原省", "青屿省", "苍梧省")
FIRST, SECOND = "安宁永昌兴隆平泰和顺福庆荣华清明", "山川河湖江海林泉溪谷原岭洲湾塘坪"
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平"
TRIPLES_AN_ARTICLE = 432  # about
Qualifier = str | Quantity | bool


class _Story:
    """One article in the making: text, entities and statements grow together."""

    def __init__(self, number: int):
        self.number, self.random = number, random.Random(number)
        self.text = ""
        self.entities: dict[str, Entity] = {}
        self.statements: list[Statement] = []
        self.identity = f"{number:016x}"
        self.source = f"made-{number:06}.txt"
        self.day = date(2015, 1, 1) + timedelta(days=number % 3000)

    def entity(self, cls: str, label: str, alias: str = "") -> str:
        """The key of an entity."""
        key = f"{cls}:{label}"
        known = (("wikidata", f"Q{1000 + PROVINCES.index(label)}"),) if label in PROVINCES else ()
        self.entities[key] = Entity(key, cls, label, (label, alias) if alias else (label,), identifiers=known)
        return key

    def say(self, sentence: str) -> Evidence:
        """Add a sentence; its evidence."""
        begin = len(self.text)
        self.text += sentence
        return Evidence(self.identity, self.source, begin, len(self.text), sentence)

    def fact(
        self,
        evidence: Evidence,
        subject: str,
        relation: str,
        obj: str | Quantity,
        *,
        dated: bool = False,
        status: Factuality = Factuality.DONE,
        **qualifiers: Qualifier,
    ) -> None:
        """Add a statement."""
        first, last = self.day.replace(day=1), self.day.replace(day=28)
        period = Period(first, last, first.isoformat()[:7], f"{first.month}月", 0, 2) if dated else None
        confidence = self.random.choice((0.45, 0.62, 0.765, 0.85, 0.9, 0.93))
        self.statements.append(
            Statement(
                subject,
                relation,
                obj,
                evidence,
                f"{relation}.made",
                confidence,
                status,
                period,
                tuple(sorted(qualifiers.items(), key=lambda q: q[0])),
                (evidence.begin, evidence.begin + 2),
            )
        )

    def number_of(self, unit: str, most: int) -> Quantity:
        """A quantity; where it stands tells it from its like."""
        value = Decimal(self.random.randrange(10, most)) / (self.random.choice((1, 1, 10)) if most < 1_000_000 else 1)
        return Quantity(value, unit, f"{value}{unit}", len(self.text), len(self.text) + 2)

    def reading(self, title: str) -> Reading:
        """The finished reading."""
        blocks = (Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, len(title), len(self.text)))
        article = Article(
            self.identity,
            self.source,
            self.text,
            range(len(self.text)),
            blocks,
            0,
            len(self.text),
            published=self.day,
            origin=Origin(f"{self.number:064x}", len(self.text), "utf-8", "text/plain", None),
        )
        mentions = tuple((key, Mention(e.label, 0, 1, e.cls, "made")) for key, e in self.entities.items())
        return Reading(article, tuple(self.entities.values()), mentions, tuple(self.statements))


def made_readings(articles: int) -> Iterator[Reading]:
    """So many articles."""
    for number in range(articles):
        yield _article(_Story(number))


def made_dataset(triples: int) -> Dataset:
    """About so many triples, built as `kg build` builds them."""
    return build_rows(tuple(made_readings(triples // TRIPLES_AN_ARTICLE + 1)), load_ontology())


def _article(story: _Story) -> Reading:
    pick = story.random.choice
    province = pick(PROVINCES)
    county = pick(FIRST) + pick(SECOND) + "县"
    title = f"{province}{county}工作见闻之{story.number}"
    story.say(title)
    places = story.entity("Province", province), story.entity("County", county)
    union = story.entity("TradeUnion", f"{province}总工会", "省总工会")
    bureau = story.entity("GovernmentBody", f"{province}{pick(('水利', '财政', '民政', '教育'))}厅")
    _documents(story, union, bureau)
    _meetings(story, union, bureau, places)
    _people(story, bureau, places)
    _values(story, union, bureau, places[0])
    return story.reading(title)


def _documents(story: _Story, union: str, bureau: str) -> None:
    year = story.day.year
    notice = story.entity("Notice", f"关于做好{year}年第{story.number % 900}批工作的通知")
    said = story.say(f"{bureau[15:]}、{union[11:]}联合印发《{notice[7:]}》。")
    for body in (bureau, union):
        story.fact(said, body, "issued", notice, dated=True)
    story.fact(said, union, "cooperatedWith", bureau)
    for kind in ("集体合同", "工资专项集体合同"):
        contract = story.entity("Contract", kind)
        count, covers = story.number_of("份", 900), story.number_of("人", 90000)
        said = story.say(f"{union[11:]}签订{kind}{count.value}份，覆盖职工{covers.value}人。")
        story.fact(said, union, "signed", contract, dated=True, count=count, covers=covers)
    plan = story.entity("Plan", f"{year + 1}年行动方案")
    said = story.say(f"{bureau[15:]}计划明年出台《{plan[5:]}》。")
    story.fact(said, bureau, "issued", plan, status=Factuality.PLANNED)


def _meetings(story: _Story, union: str, bureau: str, places: tuple[str, str]) -> None:
    meeting = story.entity("Meeting", f"{places[1][7:]}第{story.number % 400}次推进会")
    said = story.say(f"{meeting[8:]}在{places[1][7:]}召开，由{union[11:]}主办。")
    story.fact(said, meeting, "tookPlaceIn", places[1], dated=True)
    story.fact(said, union, "held", meeting, dated=True)
    story.fact(said, bureau, "attended", meeting, role="主办")
    story.fact(said, places[1], "locatedIn", places[0])


def _people(story: _Story, bureau: str, places: tuple[str, str]) -> None:
    pick = story.random.choice
    for title in ("厅长", "副厅长"):
        person = story.entity("Person", pick(SURNAMES) + pick(GIVEN) + pick(GIVEN))
        said = story.say(f"{bureau[15:]}{title}{person[7:]}出席并讲话。")
        story.fact(said, person, "holdsPosition", bureau, title=title, former=story.number % 7 == 0)
        award = story.entity("Award", pick(("劳动模范", "五一劳动奖章", "先进工作者")))
        story.fact(story.say(f"{person[7:]}获得{award[6:]}。"), person, "received", award, dated=True)
    reporter = story.entity("Person", pick(SURNAMES) + pick(GIVEN))
    story.fact(story.say(f"本报记者{reporter[7:]}报道。"), story.identity, "reportedBy", reporter, role="记者")
    office = story.entity("Department", f"{bureau[15:]}办公室")
    story.fact(story.say(f"{office[11:]}设在{places[1][7:]}。"), office, "partOf", bureau)


def _values(story: _Story, union: str, bureau: str, province: str) -> None:
    for _ in range(2):
        money = story.number_of("CNY", 9_000_000_000)
        said = story.say(f"{bureau[15:]}下达专项资金{money.text}。")
        fund = story.random.choice(("专项资金", "帮扶资金", "救灾资金"))
        story.fact(said, bureau, "allocated", money, dated=True, fund=fund)
    for indicator in ("工会会员", "粮食产量", "新增就业"):
        figure = story.number_of("人" if indicator != "粮食产量" else "吨", 800_000)
        said = story.say(f"{province[9:]}{indicator}达{figure.text}。")
        story.fact(
            said, province if indicator != "工会会员" else union, "measured", figure, dated=True, indicator=indicator
        )

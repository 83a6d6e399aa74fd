"""Every value that crosses a stage.

Offsets are code points, half-open `[start, end)`. Two texts bear offsets: a Page's `text` (the file as decoded)
and an Article's `text` (unwrapped); `Article.offsets` leads from the second to the first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, TypeVar, cast

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Credit",
    "Entity",
    "Evidence",
    "Factuality",
    "Iri",
    "Literal",
    "Mention",
    "Origin",
    "Page",
    "Period",
    "Quad",
    "Quantity",
    "Reading",
    "Rejection",
    "Sentence",
    "Statement",
    "Token",
    "Triple",
    "row_order",
    "sort_rows",
    "without_overlaps",
]

CURRENCY = re.compile(
    "CNY|USD|[欧港日澳加韩]元|英镑|卢[布比]|新台币|新加坡元|澳门元|瑞士法郎|泰铢|越南盾|林吉特|雷亚尔|兰特|坚戈"
)
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Page:
    """One text as it was read: a file, or one record of a file that holds several."""

    source: str  # the input's name as given, without its folder
    text: str  # as decoded; every offset of the graph points into it
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    title: str | None = None
    published: date | None = None
    paper: str | None = None  # 工人日报, 新华社: from metadata, never guessed
    notes: tuple[str, ...] = ()  # what the account must tell about the reading


@dataclass(frozen=True, slots=True)
class Origin:
    """What the graph tells of the page that an article stands on."""

    digest: str  # SHA-256 of Page.text as UTF-8: who has a text with it has the text that the offsets count in
    characters: int
    encoding: str
    media_type: str
    paper: str | None


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    SUBTITLE = "subtitle"  # kickers (引题) and subheads beneath the title (副题)
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"  # a heading within the body
    CAPTION = "caption"
    LIST = "list"  # an annex: names of winners, appointed people, members


@dataclass(frozen=True, slots=True)
class Block:
    """A run of an article's text; blocks are in reading order and never overlap."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody named in a byline, dateline, caption or closing line."""

    name: str
    role: str  # 记者, 通讯员, 摄, 编辑, 责任编辑, 实习生, 来源, 电头 …; "" where only a name stands
    organization: str | None  # 新华社, 本报 → the paper where the page says it
    begin: int  # of the name, in the page's text
    end: int
    line_begin: int  # of the whole byline, in the page's text: the words that carry the fact
    line_end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One story of a page, unwrapped; title first, body after, whatever the page's order."""

    id: str  # 16 hex digits of the SHA-256 of source and text
    source: str  # Page.source
    text: str  # the blocks, joined by "\n"
    offsets: Sequence[int]  # for each code point of text its place in the page's text (a joint "\n": that of the next)
    blocks: tuple[Block, ...]
    begin: int  # of the body in the page's text, byline and dateline left out
    end: int
    credits: tuple[Credit, ...] = ()
    place: str | None = None  # the dateline's: 北京
    published: date | None = None  # of the paper or page; the base of every relative date
    dateline: date | None = None  # 8月4日电, completed by the year of `published`
    byline: str | None = None  # as printed
    notes: tuple[str, ...] = ()
    origin: Origin | None = None  # None: an article that stands on no page

    def __post_init__(self) -> None:
        if len(self.offsets) != len(self.text):
            raise ValueError(f"article {self.id}: {len(self.text)} characters but {len(self.offsets)} offsets")

    def words(self, kind: BlockKind) -> tuple[str, ...]:
        """The texts of the blocks of one kind, in order."""
        return tuple(self.text[b.start : b.end] for b in self.blocks if b.kind is kind)

    @property
    def title(self) -> str | None:
        """The headline, or None where the page has none."""
        return next(iter(self.words(BlockKind.TITLE)), None)

    @property
    def body(self) -> str:
        """The running text without title and subtitles, a paragraph a line."""
        heads = (BlockKind.TITLE, BlockKind.SUBTITLE)
        return "\n".join(self.text[b.start : b.end] for b in self.blocks if b.kind not in heads)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The page offsets of `text[start:end]`, which must not be empty."""
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the tagger cut it."""

    text: str
    start: int  # in Article.text
    end: int
    tag: str  # LAC's: n v a d m q p c u xc w …; PER LOC ORG TIME; nr ns nt nw nz …


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its words; a block break ends one."""

    start: int  # in Article.text
    end: int
    kind: BlockKind
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, in the base unit and exact."""

    value: Decimal
    unit: str  # CNY, USD, %, 个百分点, 人, 个, 公里, 平方米 … as it stands otherwise
    text: str  # as printed
    start: int  # in Article.text (0-based in a bare string where the grammar is used alone)
    end: int
    approximate: bool = False  # 余 多 近 约 超 以上
    high: Decimal | None = None  # of a range: value is then the low end
    bound: str = ""  # min (超过 余 以上) | max (近 不足 以下): on which side of the value the truth lies
    per: str = ""  # of a rate: 吨 (元/吨), 人/月 (每人每月)

    @property
    def money(self) -> bool:
        """Whether it is a sum of money."""
        return CURRENCY.fullmatch(self.unit) is not None


@dataclass(frozen=True, slots=True)
class Period:
    """A time at the precision of the text; open sides are None."""

    first: date | None
    last: date | None
    iso: str | None  # 2022, 2022-06, 2022-06-03, 2022-04-01/2022-07-10; None: no date can be given (日前, 近日)
    text: str
    start: int
    end: int
    kind: str = "time"  # time | deadline (到2025年) | since (2019年以来) | until (截至) | duration (3年多来) | vague


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or noun phrase that stands for something."""

    text: str
    start: int  # in Article.text
    end: int
    cls: str  # local name of an ontology class: Organization, TradeUnion, Person …
    rule: str  # the rule that found it
    named: bool = True  # False: 各级工会, 会议, 该公司: it fills a role so that no wrong name does
    score: float = 1.0
    name: str = ""  # the completed name where the printed words share a head: 河北 of 河北、江苏等省总工会


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that an article names, all its mentions together; after `resolve` one thing of the corpus."""

    key: str  # unique within what it was resolved over
    cls: str
    label: str  # the fullest form that text or lexicon supports
    aliases: tuple[str, ...] = ()  # every printed form, and official ones
    named: bool = True
    disambiguator: str = ""  # 南京市总工会 for a 张伟; 南京市 for a 鼓楼区
    reasons: tuple[str, ...] = ()  # why these forms are one thing
    identifiers: tuple[tuple[str, str], ...] = ()  # ("gb2260", "110000"), ("wikidata", "Q956")


class Factuality(StrEnum):
    """Whether the text asserts the fact."""

    DONE = "done"
    PLANNED = "planned"
    REQUIRED = "required"
    DENIED = "denied"
    ATTRIBUTED = "attributed"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article and everything that was found in it, before its statements."""

    article: Article
    page_text: str  # of the whole page: quotes are cut from it
    sentences: tuple[Sentence, ...]
    entities: Mapping[str, Entity]  # by key
    mentions: tuple[tuple[str, Mention], ...]  # (Entity.key, mention), in text order
    quantities: tuple[Quantity, ...] = ()
    periods: tuple[Period, ...] = ()

    def within(self, sentence: Sentence) -> tuple[tuple[str, Mention], ...]:
        """The mentions of a sentence."""
        first = bisect_left(self.mentions, sentence.start, key=lambda m: m[1].start)
        last = bisect_left(self.mentions, sentence.end, key=lambda m: m[1].start)
        return tuple(m for m in self.mentions[first:last] if m[1].end <= sentence.end)

    def sentence_of(self, mention: Mention) -> Sentence | None:
        """The sentence that a mention stands in."""
        return next((s for s in self.sentences if s.start <= mention.start and mention.end <= s.end), None)

    def sentence_start(self, at: int, back: int = 0) -> int:
        """Where the sentence at an offset begins, or the one `back` sentences before it; 0 where there is none."""
        begun = [s.start for s in self.sentences if s.start <= at]
        return begun[-1 - back] if len(begun) > back else 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a fact was read from."""

    article: str  # Article.id
    source: str  # Page.source
    begin: int  # in the page's text
    end: int
    quote: str  # page.text[begin:end], line breaks and all

    def __post_init__(self) -> None:
        if self.end - self.begin != len(self.quote):
            raise ValueError(f"quote of {len(self.quote)} characters for [{self.begin}, {self.end}) of {self.source}")


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact, once for each place that says it."""

    subject: str  # Entity.key; for reportedBy the Article.id
    relation: str  # local name of an ontology property
    object: str | Quantity  # Entity.key, or the value
    evidence: Evidence
    rule: str
    confidence: float  # 0–1
    status: Factuality = Factuality.DONE
    period: Period | None = None
    qualifiers: tuple[tuple[str, str | Quantity | bool], ...] = ()  # sorted; an Entity.key is written "entity:KEY"
    subject_words: tuple[int, int] | None = None  # where the ends stand, in the page's text; None: recovered
    object_words: tuple[int, int] | None = None
    recovered: str | None = None  # for an end that is not in the quote: from where, in words


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate that was not asserted, and the one reason."""

    source: str
    rule: str
    words: str
    reason: str
    begin: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was taken from one article: what the graph is built from."""

    article: Article
    entities: tuple[Entity, ...]
    mentions: tuple[tuple[str, Mention], ...]  # (Entity.key, mention)
    statements: tuple[Statement, ...]
    rejections: tuple[Rejection, ...] = field(default=())


class Iri(str):
    """An absolute IRI."""

    __slots__ = ()


class Literal(NamedTuple):
    """An RDF literal in canonical form; at most one of language and datatype is set."""

    value: str
    language: str = ""
    datatype: str = ""  # an absolute IRI; "" is xsd:string


Triple = tuple[Iri, Iri, Iri | Literal]  # the row of a graph; a blank node of somebody else's file is Iri("_:…")
Quad = tuple[Iri, Iri, Iri | Literal, Iri]  # a row and its graph; Iri("") is the default graph


def row_order(row: Triple) -> tuple[str, bool, str, bool, Any]:
    """Subject, rdf:type first, predicate, IRIs before literals, object."""
    s, p, o = row
    return s, p != TYPE, p, isinstance(o, Literal), o


def sort_rows(rows: Iterable[Triple]) -> Iterator[Triple]:
    """The rows in `row_order`, each once; by subject first, which needs a third of the time of one sort.

    Rows may come from an iterator: what is held is each subject once, with its predicates and objects in one flat list.
    """
    found: defaultdict[Iri, list[Iri | Literal]] = defaultdict(list)
    for s, p, o in rows:
        found[s] += (p, o)
    for s in sorted(found):
        pairs, last = found.pop(s), None
        predicates, objects = cast("list[Iri]", pairs[::2]), pairs[1::2]
        for row in sorted(zip(repeat(s), predicates, objects, strict=False), key=row_order):
            if row != last:
                yield row
            last = row


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Piece = TypeVar("Piece", bound=Spanned)


def without_overlaps(preferred: Iterable[Piece]) -> list[Piece]:
    """What no piece before it, in the order given, stands upon; in text order."""
    kept: list[Piece] = []
    taken: set[int] = set()
    for piece in preferred:
        span = range(piece.start, piece.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(piece)
    return sorted(kept, key=attrgetter("start"))

"""The day of an act, where its own words before the verb do not name it.

In: the statements of an article and its times. Out: the same; one without a time has the day that stands behind its verb
in the same clause (…仪式3日拉开帷幕), that of the meeting of which the sentence goes on to tell (会上, 仪式上, 本场招聘会),
or, in a headline, that of the story's first sentence. Only where one day alone is named; it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Article, BlockKind, Period, Statement

__all__ = ["date_statements"]

ACTS = frozenset(
    "held tookPlaceIn launched issued signed received established appointed visited supported allocated attended".split()
)
GOES_ON = re.compile(
    r"^(?:据介绍，|据悉，|据了解，)?(?:会上|会议(?!室)|大会|会后|闭幕会后|签约仪式|[\u4e00-\u9fff]{0,4}仪式上|活动中|活动现场|活动当天|现场|论坛上|当天的|本场|本次|此次|本届)"
    r"|(?:出席|参加|列席)会议"
)
PAUSE = re.compile(r"[，,；;。！？\n]")


def date_statements(article: Article, statements: Sequence[Statement], periods: Sequence[Period]) -> list[Statement]:
    """Every statement, with a day where one can be told."""
    days = [(article.offsets[p.start], p) for p in periods if p.kind in ("time", "range") and _day(p)]
    lead = _lead(article, days)
    heads = [
        article.source_span(b.start, b.end) for b in article.blocks if b.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)
    ]
    return [_dated(article, s, days, lead, heads) for s in statements]


def _day(period: Period) -> bool:
    return period.iso is not None and len(period.iso) in (10, 21)


def _dated(
    article: Article,
    s: Statement,
    days: Sequence[tuple[int, Period]],
    lead: Period | None,
    heads: Sequence[tuple[int, int]],
) -> Statement:
    if s.period is not None and (s.period.iso or s.period.kind == "vague"):
        return s
    goes_on = GOES_ON.search(s.evidence.quote.lstrip(" 　"))
    if s.relation not in ACTS and not (s.relation == "measured" and goes_on):
        return s
    if any(begin <= s.evidence.begin and s.evidence.end <= end for begin, end in heads):
        return replace(s, period=lead) if lead is not None else s
    inside = [p for at, p in days if s.evidence.begin <= at < s.evidence.end]
    if s.rule == "hosts.name" and inside:
        return replace(s, period=inside[0])
    near = _behind(s, days)
    if near is not None and len({p.iso for p in inside}) == 1:
        return replace(s, period=near)
    if goes_on and not inside:
        before = [p for at, p in days if at < s.evidence.begin]
        return replace(s, period=before[-1]) if before else s
    return s


def _behind(s: Statement, days: Sequence[tuple[int, Period]]) -> Period | None:
    """The one day in the clause of the object."""
    if s.object_words is None:
        return None
    begin, quote = s.evidence.begin, s.evidence.quote
    first, last = (at - begin for at in s.object_words)
    start = max((m.end() for m in PAUSE.finditer(quote, 0, max(first, 0))), default=0)
    stop = PAUSE.search(quote, last)
    end = stop.start() if stop else len(quote)
    found = [p for at, p in days if begin + start <= at < begin + end]
    return found[0] if len(found) == 1 else None


def _lead(article: Article, days: Sequence[tuple[int, Period]]) -> Period | None:
    """The one day that the first sentence of the body names."""
    body = next((b for b in article.blocks if b.kind is BlockKind.PARAGRAPH), None)
    if body is None:
        return None
    stop = re.search(r"[。！？]", article.text[body.start : body.end])
    begin, end = article.source_span(body.start, body.start + stop.end() if stop else body.end)
    found = [p for at, p in days if begin <= at < end]
    return found[0] if len({p.iso for p in found}) == 1 else None

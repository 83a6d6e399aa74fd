"""The day of an act, where its own words before the verb do not name it.

In: the statements of an article and its times. Out: the same; one without a time has the day that stands behind its verb
in the same clause (…仪式3日拉开帷幕), that of the meeting of which the sentence goes on to tell (会上, 仪式上, 本场招聘会),
in a headline, and in a story of one day, that of the story's first sentence; else that which another statement gives to the same event, or the year
in the event's name (2023年职工运动会). Only where one day alone is named; it is never guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.model import Article, BlockKind, Draft, Entity, Factuality, Period, Statement
from kg.ontology import Ontology
from kg.statements.clauses import Item
from kg.statements.cues import event_noun

__all__ = ["date_statements", "founded", "of_work"]

ACTS = frozenset(
    "held tookPlaceIn launched issued signed received established appointed visited supported allocated attended".split()
)
PAST = frozenset("issued signed received established appointed allocated".split())  # deeds that are told when done
COMING = re.compile("将|拟|计划|预计|定于|有望|明年")
STORY = frozenset("attended received supported visited signed".split())
OTHER_TIMES = re.compile(
    r"曾|先后|多次|累计|总计|共计|历年|历届|近年|以来|此前|一直|长期|每年|每月|连续|至今|目前|截至|已|将|拟|计划"
    r"|[\d一二三四五六七八九十]年|月份?[，,底初]|去年|今年|前年|近日|日前|后来|其间|期间|(?:天|星期|周|个月)多?(?:以|之)?前"
)
GOES_ON = re.compile(
    r"^(?:据介绍，|据悉，|据了解，)?(?:会上|会议(?!室)|大会|会后|闭幕会后|签约仪式|[\u4e00-\u9fff]{0,4}仪式上|活动中|活动现场|活动当天|现场|论坛上|当天的|本场|本次|此次|本届)"
    r"|(?:出席|参加|列席)会议"
)
PRESENT = re.compile(
    "出席|参加|参与|参会|到场|到会|进场|前来|发放|派发|接受|解答"
)  # 会上|800余人到场: that day; not 总工期70个月
OF_EVENT = {"held": "object", "attended": "object", "launched": "object", "tookPlaceIn": "subject"}
NAMED_YEAR = re.compile(
    r"^[“《]?(?P<year>(?:19|20)\d\d)(?:年度?|(?=[\u4e00-\u9fff])(?![人名家个米里场万亿]|公里))(?!.*(?:总结|考核|表彰|颁奖|评选|榜))"
)
BEGUN = frozenset("成立 创办 创建 创立 始建 修建 兴办 组建 建成 建 兴建 开业 诞生".split())
FOUNDED = ("成立于", "创立于", "创办于", "创建于", "始建于", "组建于", "出生于", "生于", "毕业于")
ENDED = re.compile("(?:结束|完成)了?(?:在|对|访问)[^，。；]{0,40}$")
LAUREATE = re.compile("[”》]?(?:的)?(?:获得者|得主|获奖者)")
PAUSE = re.compile(r"[，,；;。！？\n]")


def date_statements(draft: Draft, ontology: Ontology, statements: Sequence[Statement]) -> list[Statement]:
    """Every statement, with a day where one can be told."""
    article = draft.article
    days = [(article.offsets[p.start], p) for p in draft.periods if p.kind in ("time", "range") and _day(p)]
    lead = _lead(article, days)
    heads = [
        article.source_span(b.start, b.end) for b in article.blocks if b.kind in (BlockKind.TITLE, BlockKind.SUBTITLE)
    ]
    told = _told(statements)
    dated = [_taken(draft, _dated(article, _on_its_day(s, told), days, lead, heads)) for s in statements]
    told = _told(dated)
    only = lead if lead is not None and {p.iso for _, p in days} == {lead.iso} else None
    whole = [_of_story(_of_event(s, told, draft.entities, ontology), only) for s in dated]
    whole = [replace(s, period=None) if _bears(article, s) else s for s in whole]
    whole = [old if _over(new, article.published) else new for old, new in zip(statements, whole, strict=True)]
    return [_to_come(_returned(s), article.published) for s in whole]


def _returned(s: Statement) -> Statement:
    """结束对某国的访问，2日回到北京: the day is that of the return."""
    if s.relation != "visited" or s.object_words is None or s.period is None:
        return s
    told = s.evidence.quote[: max(s.object_words[0] - s.evidence.begin, 0)]
    return replace(s, period=None) if ENDED.search(told) else s


def _on_its_day(s: Statement, told: Mapping[str, Period]) -> Statement:
    """会上，王大明讲话: on the day that another sentence gives the meeting."""
    event = _event_of(s)
    if event is None or event not in told or s.relation != "attended" or s.period is not None:
        return s
    return replace(s, period=told[event]) if _goes_on(s) else s


def _to_come(s: Statement, published: date | None) -> Statement:
    """What is told of a day after the paper's is a plan, in whatever words: 11月2日的论坛由甲局主办."""
    first = s.period.first if s.period is not None else None
    later = first is not None and published is not None and first > published
    told = s.status == Factuality.DONE and (s.relation in ACTS or s.relation == "measured")
    if not (later and told) or s.period is None:
        return s
    past = _year_before(s.period) if s.relation in PAST and not COMING.search(s.evidence.quote) else None
    return replace(s, period=past) if past is not None else replace(s, status=Factuality.PLANNED)


def _year_before(period: Period) -> Period | None:
    """11月30日，某部发布公告, read in August: the day a year before; None where the words name the year."""
    day = period.first
    if day is None or period.iso != day.isoformat() or "年" in period.text or not period.text[:1].isdecimal():
        return None
    day = date(day.year - 1, day.month, min(day.day, 28) if day.month == 2 else day.day)
    return replace(period, first=day, last=day, iso=day.isoformat())


def _of_story(s: Statement, only: Period | None) -> Statement:
    """Of a story whose one day its first sentence names, what is told without a time of its own was on that day."""
    if (
        only is None
        or s.period is not None
        or s.relation not in STORY
        or s.rule == "awards.list"
        or OTHER_TIMES.search(s.evidence.quote)
    ):
        return s
    return replace(s, period=only)


def _over(s: Statement, published: date | None) -> bool:
    """Whether something planned would be dated by a day that is over, that of the story and not its own."""
    last = s.period.last if s.period is not None else None
    return s.status is Factuality.PLANNED and last is not None and published is not None and last < published


def _bears(article: Article, s: Statement) -> bool:
    """诺贝尔物理学奖|获得者某某1月18日前来参观: the day is that of what he does; the prize's own stands right before it."""
    if s.relation != "received" or s.period is None or s.object_words is None:
        return False
    begin, end = (bisect_left(article.offsets, place) for place in s.object_words)
    return LAUREATE.match(article.text, end) is not None and s.period.end != begin


def _taken(draft: Draft, s: Statement) -> Statement:
    """2019年6月，任某公司主管: since when somebody holds a post is the last time named before it."""
    if s.rule != "posts.takes" or s.period is not None or s.object_words is None:
        return s
    offsets = draft.article.offsets
    before = [
        p
        for p in draft.periods
        if p.iso and p.kind != "base" and s.evidence.begin <= offsets[p.start] < s.object_words[0]
    ]
    if not before:
        return s
    told = s.evidence.quote[offsets[before[-1].end - 1] - s.evidence.begin : s.object_words[0] - s.evidence.begin]
    lead = s.evidence.quote[: offsets[before[-1].start] - s.evidence.begin]
    if lead.endswith(FOUNDED) or told.endswith("是"):
        return s  # 公司成立于2005年，王大明任该公司总经理; 今年50岁，是某校校长
    return s if re.search("历任|先后[担出]?任|曾任", told) else replace(s, period=before[-1])


def _event_of(s: Statement) -> str | None:
    """The event that a statement is about."""
    end = OF_EVENT.get(s.relation)
    found = s.subject if end == "subject" else s.object if end == "object" else None
    return found if isinstance(found, str) else None


def _told(statements: Sequence[Statement]) -> dict[str, Period]:
    """The one day on which each event was, where its statements name no other."""
    days: dict[str, list[Period]] = {}
    for s in statements:
        event = _event_of(s)
        if event is not None and s.period is not None and s.period.kind in ("time", "range") and _day(s.period):
            days.setdefault(event, []).append(s.period)
    return {event: found[0] for event, found in days.items() if len({p.iso for p in found}) == 1}


def _of_event(
    s: Statement, told: Mapping[str, Period], entities: Mapping[str, Entity], ontology: Ontology
) -> Statement:
    event = _event_of(s)
    if event is None or event not in entities or (s.period is not None and (s.period.iso or s.period.kind != "vague")):
        return s
    if event in told and s.period is None:
        return replace(s, period=told[event])
    entity = entities[event]
    match = NAMED_YEAR.match(entity.label) if ontology.is_a(entity.cls, "Event") else None
    if match is None:
        return s
    year = int(match["year"])
    at = s.object_words[0] if s.object_words is not None else s.evidence.begin
    named = Period(date(year, 1, 1), date(year, 12, 31), match["year"], match["year"], at, at + 4)
    return replace(s, period=named)


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
    goes_on = _goes_on(s) and s.rule != "issuers.name"  # 会议指出，落实《某意见》…: issued before
    present = s.relation == "measured" and goes_on and PRESENT.search(s.evidence.quote) is not None
    if s.relation not in ACTS and not present:
        return s
    if any(begin <= s.evidence.begin and s.evidence.end <= end for begin, end in heads):
        lasting = lead is not None and lead.kind == "range" and s.relation in (*PAST, "launched")
        return s if lead is None or lasting else replace(s, period=lead)  # 据预报，20日至23日有雨: no day of a deed
    inside = [p for at, p in days if s.evidence.begin <= at < s.evidence.end]
    if s.rule == "hosts.name" and inside:
        return replace(s, period=inside[0])
    near = _behind(s, days)
    if near is not None and len({p.iso for p in inside}) == 1:
        return replace(s, period=near)
    if goes_on and not inside:
        now = article.dateline or article.published
        before = [p for at, p in days if at < s.evidence.begin and _of_these_days(p, now)]
        return replace(s, period=before[-1]) if before else s
    return s


def _of_these_days(period: Period, now: date | None) -> bool:
    """A day of which a paper of that day tells as news: 1938年1月25日 is history, a day to come is none yet."""
    return now is None or period.first is None or 0 <= (now - period.first).days < 200


def _goes_on(s: Statement) -> bool:
    """Whether the words go on telling of an event that was named before."""
    return GOES_ON.search(s.evidence.quote.lstrip(" 　")) is not None or _meant_before(s)


def _meant_before(s: Statement) -> bool:
    """参加座谈会: the event is that of which the text has told."""
    if s.relation != "attended":
        return False
    begin, end = (at - s.evidence.begin for at in s.object_words or (0, 0))
    return begin < 0 or event_noun(s.evidence.quote[begin:end], opens=False)


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


def founded(items: Sequence[Item], n: int) -> bool:
    """成立于|2016年8月: when a body began is not when it had the figures told behind."""
    if n and items[n - 1].text.endswith("于") and items[n - 1].text.removesuffix("于") in BEGUN:
        return True
    return n > 1 and items[n - 1].text in ("于", "在") and items[n - 2].text in BEGUN


def of_work(items: Sequence[Item], n: int) -> bool:
    """部署|下半年|工作: the time of the work, not of what is told."""
    return n + 1 < len(items) and items[n + 1].text in (
        "工作",
        "任务",
        "计划",
        "目标",
        "安排",
        "重点工作",
        "规划",
        "预算",
    )

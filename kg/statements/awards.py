"""Honours by list: a heading that names the honour, the winners behind it.

In: sentences with mentions. Out: received for every body of a row under a heading (一、广东省书香企业 甲公司 乙公司 …).
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from kg.model import Article, Draft, Mention, Period, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.evidence import make_statement

__all__ = ["find_awards"]

JOINED = re.compile("[、和及与]")  # the next one who has it
POST = r"(?![^，。；：]*(?:[的了在对向等]|颁发|授予|获得))[^，。；：“”]{2,30}"  # bodies and posts
HOLDS = re.compile(rf"(?:荣誉)?(?:称号)?(?:获得者|得主|获奖者)?|(?:荣誉)?(?:称号)?(?:获得者|得主|获奖者)[、，]{POST}")
WEARS = re.compile(rf"(?:获得者)?|、{POST}")  # behind an honour that opens its clause
OPENS = frozenset("，。；：\n") | {""}  # what stands before an honour that opens its clause
NEAR = 3  # characters that may stand between two names of a row


def find_awards(draft: Draft, ontology: Ontology) -> list[Statement]:
    """Every winner of every list."""
    found = []
    heading: tuple[str, Mention] | None = None
    last = 0
    for key, m in draft.mentions:
        if m.rule == "award.heading":
            heading, last = (key, m), m.end
        elif heading is not None and m.start - last <= NEAR and ontology.is_a(m.cls, "Organization"):
            sentence = draft.sentence_of(m)
            if sentence is not None and m.named:
                found.append(_statement(draft, sentence, (key, m), heading))
            last = m.end
        elif heading is not None and m.start - last > NEAR:
            heading = None
    return found + _before_names(draft, ontology) + _behind_names(draft)


def _before_names(draft: Draft, ontology: Ontology) -> list[Statement]:
    """“时代楷模”李明和王大明, 全国五一劳动奖章获得者、某厂焊工李明: the honour before the name."""
    found: list[Statement] = []
    award: tuple[str, Mention] | None = None
    holds, last = HOLDS, 0
    for key, m in draft.mentions:
        between = draft.article.text[last : m.start] if award else ""
        if m.cls == "Award":
            worn = m.rule == "award.worn" or draft.article.text[m.start - 1 : m.start] in OPENS
            award, holds, last = (key, m), WEARS if worn else HOLDS, m.end
        elif award is not None and m.cls == "Person" and m.named and holds.fullmatch(between):
            sentence = draft.sentence_of(m)
            if sentence is not None:
                found.append(_statement(draft, sentence, (key, m), award))
            holds, last = JOINED, m.end
        elif holds is JOINED or not (ontology.is_a(m.cls, "Organization") or ontology.is_a(m.cls, "Place")):
            award = None  # a body or place may stand in the post of who has it
    return found


def _behind_names(draft: Draft) -> list[Statement]:
    """某志愿服务队（全省最佳志愿服务组织）: the honour in brackets behind the name."""
    found = []
    for (key, m), (award, honour) in pairwise(draft.mentions):
        between = draft.article.text[m.end : honour.start]
        sentence = draft.sentence_of(honour)
        if honour.rule == "award.worn" and between in ("（", "(") and m.named and sentence is not None:
            found.append(_statement(draft, sentence, (key, m), (award, honour)))
    return found


def _statement(draft: Draft, sentence: Sentence, winner: tuple[str, Mention], award: tuple[str, Mention]) -> Statement:
    return make_statement(
        draft,
        sentence,
        subject=winner[0],
        relation="received",
        obj=award[0],
        rule="awards.list",
        confidence=0.85,
        period=_year(draft.article, award[1]),
        subject_span=(winner[1].start, winner[1].end),
        object_span=(award[1].start, award[1].end),
    )


def _year(article: Article, award: Mention) -> Period | None:
    """The year that the list's own heading gives: 2023年广东省书香企业名单."""
    begin = max(0, award.start - 24)
    match = re.search(r"(20\d\d)年度?", article.text[begin : award.end])
    if match is None:  # the second heading of a list: the year stands over the first
        listed = list(re.finditer(r"(20\d\d)年度?(?=[^。]{0,20}名单)", article.text[: award.end]))
        match, begin = (listed[-1], 0) if listed else (None, 0)
    if match is None:
        return None
    year, start = int(match.group(1)), begin + match.start()
    return Period(date(year, 1, 1), date(year, 12, 31), str(year), match.group(), start, start + len(match.group()))

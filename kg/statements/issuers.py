"""Issuers, said by a document's name: 海州市水利局关于加强防汛工作的通知, 国务院《关于…的批复》, 《教育部 财政部关于…的意见》.

In: a draft's mentions. Out: issued for each body right before 关于 that is an entity of the article, and established where it is about that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Draft, Entity, Mention, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.evidence import make_statement

__all__ = ["find_issuers"]

ABOUT = re.compile(r"^《?(?P<bodies>[^《》，。；]{0,60}?)关于.{4,}")
FOUNDING = re.compile(r"关于(?:成立|设立|组建)(?P<name>[\u4e00-\u9fff“”]{4,30}?)的(?:通知|决定|公告|意见|批复)")
JOINT = re.compile(r"^[、和 　\n]?$")
# what is no act of the body: a letter to it, what it is asked for
TOWARDS = re.compile(r"(?:向|给|致|对|报|请|由)$")
ISSUING = ("GovernmentBody", "PartyBody", "TradeUnion")
# kinds of documents that a body before 关于 has made public
KINDS = ("Notice", "Opinion", "Plan", "Regulation")
# 根据|某部|《…规划》: what is acted upon has been made public by the body right before it
RELIED_ON = re.compile(r"(?:根据|依据|按照|依照|对照|贯彻落实|贯彻|落实|执行)(?:了)?$")


def find_issuers(draft: Draft, ontology: Ontology) -> list[Statement]:
    """Every body that a document's name begins with, or that stands right before it."""
    found: list[Statement] = []
    for sentence in draft.sentences:
        inside = draft.within(sentence)
        for n, (key, mention) in enumerate(inside):
            match = ABOUT.match(mention.text) if mention.cls in KINDS else None
            if match is None:
                found += _relied_on(draft, sentence, inside[:n], (key, mention))
                continue
            bodies: Sequence[tuple[str, tuple[int, int] | None]]
            if match["bodies"].strip():
                bodies = list(_within(match["bodies"], draft))
            else:
                bodies = list(_before(draft, inside[:n], mention))[::-1]
            found += [_issued(draft, sentence, body, span, (key, mention)) for body, span in bodies]
            founded = FOUNDING.search(mention.text)
            if founded:
                found += _founded(draft, sentence, [body for body, _ in bodies], mention, founded)
    return found


def _relied_on(
    draft: Draft, sentence: Sentence, before: tuple[tuple[str, Mention], ...], document: tuple[str, Mention]
) -> Iterator[Statement]:
    """The bodies right before a title behind 根据, 按照 or 贯彻落实."""
    if document[1].cls not in KINDS or document[1].text[0] != "《":
        return
    bodies = list(_before(draft, before, document[1]))[::-1]
    public = all(draft.entities[key].cls in ISSUING for key, _ in bodies)
    if bodies and public and RELIED_ON.search(draft.article.text, sentence.start, bodies[0][1][0]):
        for body, span in bodies:
            yield _issued(draft, sentence, body, span, document)


def _founded(
    draft: Draft, sentence: Sentence, bodies: list[str], document: Mention, founded: re.Match[str]
) -> Iterator[Statement]:
    """某办公室关于成立某领导小组的通知: who issues it sets the group up."""
    group = next((e for e in draft.entities.values() if _is_body(e) and founded["name"] in (e.label, *e.aliases)), None)
    start = document.start + founded.start("name")
    for body in bodies if group is not None else ():
        assert group is not None
        yield make_statement(
            draft,
            sentence,
            subject=body,
            relation="established",
            obj=group.key,
            rule="issuers.founded",
            confidence=0.85,
            subject_span=(document.start, document.end),
            object_span=(start, start + len(founded["name"])),
        )


def _issued(
    draft: Draft, sentence: Sentence, body: str, span: tuple[int, int] | None, document: tuple[str, Mention]
) -> Statement:
    key, mention = document
    return make_statement(
        draft,
        sentence,
        subject=body,
        relation="issued",
        obj=key,
        rule="issuers.name",
        confidence=0.85,
        subject_span=span or (mention.start, mention.end),
        object_span=(mention.start, mention.end),
    )


def _within(words: str, draft: Draft) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """The bodies named at the beginning of a document's title."""
    for part in re.split(r"[、 　]|(?<=[厅局委部会])和", words):
        body = next((e for e in draft.entities.values() if _is_body(e) and part in (e.label, *e.aliases)), None)
        if part and body is not None:
            yield body.key, None


def _is_body(entity: Entity) -> bool:
    return entity.named and entity.key.startswith("Organization:")


def _before(
    draft: Draft, before: tuple[tuple[str, Mention], ...], document: Mention
) -> Iterator[tuple[str, tuple[int, int]]]:
    """The bodies right before a document, in a row."""
    text, end = draft.article.text, document.start
    for key, mention in reversed(before):
        gap = text[mention.end : end]
        if gap not in ("", "在", "的") if end == document.start else not JOINT.match(gap):
            return
        if not _is_body(draft.entities[key]) or TOWARDS.search(text[max(0, mention.start - 1) : mention.start]):
            return
        yield key, (mention.start, mention.end)
        end = mention.start

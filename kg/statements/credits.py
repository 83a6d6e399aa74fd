"""Bylines → reportedBy, and the reporter's paper.

In: an article's credits and its entities. Out: statements whose evidence is the byline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model import Credit, Draft, Entity, Statement
from kg.statements.evidence import make_evidence

__all__ = ["find_credits"]


def find_credits(draft: Draft) -> list[Statement]:
    """Who wrote the article or took its picture, and for whom they work."""
    found = []
    article, entities = draft.article, draft.entities
    signed = any(_entity(entities, "Person", c.name) and "编辑" not in c.role for c in article.credits)
    for credit in article.credits:
        if credit.role == "电头":
            continue
        person = _entity(entities, "Person", credit.name)
        body = _entity(entities, "Organization", credit.name) if person is None else None
        who = person or (None if signed else body)  # a paper that prints or passes on what somebody signed
        if who is None:
            continue
        role = {"role": credit.role} if credit.role else {}
        found.append(_statement(draft, credit, article.id, "reportedBy", who, "credit.byline", role))
        paper = _entity(entities, "Organization", credit.organization) if credit.organization else None
        title = credit.role if "记者" in credit.role else "记者" if credit.role == "摄" else None
        if person and paper and title:
            post = _statement(draft, credit, person, "holdsPosition", paper, "credit.paper", {"title": title})
            found.append(_with_paper(post, credit, entities[paper]))
    return found


def _entity(entities: Mapping[str, Entity], kind: str, name: str) -> str | None:
    return next(
        (e.key for e in entities.values() if e.key.startswith(kind + ":") and (e.label == name or name in e.aliases)),
        None,
    )


def _with_paper(post: Statement, credit: Credit, paper: Entity) -> Statement:
    """The post with the place of the paper's name in the byline, else with where the name comes from."""
    names = sorted({credit.organization or "", paper.label, *paper.aliases} - {""}, key=lambda n: (-len(n), n))
    for name in names:
        at = post.evidence.quote.find(name)
        if at >= 0:
            begin = post.evidence.begin + at
            return replace(post, object_words=(begin, begin + len(name)))
    return replace(post, recovered=f"电头、报头或来源：{credit.organization or paper.label}")


def _statement(
    draft: Draft,
    credit: Credit,
    subject: str,
    relation: str,
    obj: str,
    rule: str,
    qualifiers: dict[str, str],
) -> Statement:
    words = (credit.begin, credit.end)
    return Statement(
        subject=subject,
        relation=relation,
        object=obj,
        evidence=make_evidence(draft, credit.line_begin, credit.line_end),
        rule=rule,
        confidence=0.95 if credit.role else 0.8,
        qualifiers=tuple(sorted(qualifiers.items())),
        subject_words=words if relation == "holdsPosition" else None,
        object_words=words if relation == "reportedBy" else None,
    )

"""What a ceremony of signing says: 甲局与乙公司《合作备忘录》签署仪式在云州举行.

In: clauses in which a document and a ceremony of signing stand side by side. Out: signed for each of the bodies or places
named together before the document, and cooperatedWith where the document is about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.model import Draft, Factuality, Sentence, Statement
from kg.ontology import Ontology
from kg.statements.clauses import Clause, Item, Row
from kg.statements.cues import period_of
from kg.statements.evidence import make_statement
from kg.statements.factuality import judge

__all__ = ["find_signings"]

RITE = re.compile(r"(?:集中)?(?:签约|签署|签字|签订|签)仪式")
TOGETHER = re.compile("合作|战略|共建|联合|框架")
PARTIES = ("Organization", "Country", "Province", "Prefecture", "County", "Township")
MOST = 6


def find_signings(draft: Draft, rows: Sequence[Row], ontology: Ontology) -> list[Statement]:
    """The deals of all ceremonies."""
    return [
        s
        for sentence, clauses in rows
        for place, clause in enumerate(clauses)
        for s in _signings(draft, sentence, clauses, place, ontology)
        if not clause.quoted
    ]


def _signings(
    draft: Draft, sentence: Sentence, clauses: Sequence[Clause], place: int, ontology: Ontology
) -> Iterator[Statement]:
    clause = clauses[place]
    for document, rite in zip(clause.items, clause.items[1:], strict=False):
        if rite.cls != "Meeting" or document.kind != "mention" or RITE.fullmatch(rite.text) is None:
            continue
        if not ontology.is_a(document.cls, "Document"):
            continue
        parties = _parties([i for i in clause.items if i.end <= document.start], ontology)
        text = draft.article.text
        status = judge(text, clause, rite.start, text[sentence.start : clause.start])
        if not 2 <= len(parties) <= MOST or status not in (Factuality.DONE, Factuality.PLANNED):
            continue
        period = period_of(clauses, place, rite.end)
        for n, party in enumerate(parties):
            other = parties[1 if n == 0 else 0]
            pairs = [("signed", document, {"counterparty": f"entity:{other.key}"} if len(parties) == 2 else {})]
            if n and TOGETHER.search(document.text):
                pairs.append(("cooperatedWith", parties[0], {}))
            for relation, obj, qualifiers in pairs:
                yield make_statement(
                    draft,
                    sentence,
                    subject=party.key,
                    relation=relation,
                    obj=obj.key,
                    rule="signed.rite",
                    confidence=0.85,
                    status=status,
                    period=period,
                    qualifiers=qualifiers,
                    subject_span=(party.start, party.end),
                    object_span=(obj.start, obj.end),
                )


def _parties(before: Sequence[Item], ontology: Ontology) -> list[Item]:
    """Those named together nearest before the document: bodies, or else places."""
    named = [
        m
        for m in before
        if m.kind == "mention"
        and m.named
        and m.governor in ("", "with", "partner")
        and any(ontology.is_a(m.cls, cls) for cls in PARTIES)
    ]
    named = [m for m in named if ontology.is_a(m.cls, "Organization")] or named
    last = named[-1] if named else None
    if last is None:
        return []
    together = [m for m in named if m.group == last.group]
    if len(together) == 1 and last.governor:
        together = [m for m in named[:-1] if not m.governor][-1:] + together
    return list({m.key: m for m in together}.values())

"""Distributive lists: 共签订集体合同620个，其中综合性集体合同300个、覆盖职工41200人；….

In: the signed statements of a sentence that state a total, and the sentence's clauses. Out: one statement a part, with
its count and whom it covers. The parts are checked against the total: more than the total is no list of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.model import Draft, Quantity, Sentence, Statement
from kg.statements.clauses import Clause, Item, Row
from kg.statements.evidence import make_statement
from kg.statements.tallies import covered_of

__all__ = ["find_distributions"]

Part = tuple[Item, Quantity, Quantity | None]  # the kind of contract, how many, whom it covers


def find_distributions(draft: Draft, rows: Sequence[Row], statements: Sequence[Statement]) -> list[Statement]:
    """The parts of every total that a sentence states."""
    found: list[Statement] = []
    article = draft.article
    for sentence, clauses in rows:
        span = article.source_span(sentence.start, sentence.end)
        said = [s for s in statements if s.relation == "signed" and (s.evidence.begin, s.evidence.end) == span]
        total = next((s for s in said if isinstance(dict(s.qualifiers).get("count"), Quantity)), None)
        if total is None or "其中" not in article.text[sentence.start : sentence.end]:
            continue
        known = {s.object for s in said}
        parts = [p for p in _parts(clauses) if p[0].key not in known]
        amount = dict(total.qualifiers)["count"]
        assert isinstance(amount, Quantity)
        sum_of_parts = sum((p[1].value for p in parts), Decimal(0))
        if sum_of_parts <= amount.value:
            complete = sum_of_parts == amount.value
            found += [_statement(draft, sentence, total, part, complete) for part in parts]
    return found


def _parts(clauses: Sequence[Clause]) -> Iterator[Part]:
    """Every contract with its number behind it, from the clause that says 其中 on."""
    begun = False
    for clause in clauses:
        begun = begun or any(item.text == "其中" for item in clause.items)
        items = clause.items if begun else ()
        for n, item in enumerate(items[:-1]):
            behind = items[n + 1]
            if item.cls == "Contract" and behind.quantity is not None and behind.start - item.end <= 1:
                yield item, behind.quantity, covered_of(items, item)


def _statement(draft: Draft, sentence: Sentence, total: Statement, part: Part, complete: bool) -> Statement:
    item, count, covered = part
    qualifiers: dict[str, str | Quantity | bool] = {"count": count}
    if covered is not None:
        qualifiers["covers"] = covered
    return make_statement(
        draft,
        sentence,
        subject=total.subject,
        relation="signed",
        obj=item.key,
        rule="signed.parts",
        confidence=0.93 if complete else 0.85,
        period=total.period,
        qualifiers=qualifiers,
        object_span=(item.start, item.end),
        recovered=f"总数的主语：{total.rule}",
    )

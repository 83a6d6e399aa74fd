"""How sure a statement is: what its rule was worth on gold, from ontology/lexicons/confidence.tsv.

In: statements with the confidence that their rule was given by hand. Out: the same with the counted one, where the table
has the rule; by hand they only rank the rules, and stand for frames of a user's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.model import Statement
from kg.ontology import Ontology

__all__ = ["weigh"]


@lru_cache(maxsize=8)
def _table(ontology: Ontology) -> Mapping[tuple[str, str], float]:
    return {(row[0], row[1]): float(row[4]) for row in ontology.lexicon("confidence")}


def weigh(statements: Sequence[Statement], ontology: Ontology) -> tuple[Statement, ...]:
    """The statements with counted confidences."""
    table = _table(ontology)
    counted = (table.get((s.rule, "recovered" if s.recovered else "direct")) for s in statements)
    return tuple(
        s if worth in (None, s.confidence) else replace(s, confidence=worth)
        for s, worth in zip(statements, counted, strict=True)
    )

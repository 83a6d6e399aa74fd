"""Money in sentences: who gave it, to whom, for what, when; nothing where it was not given."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.model import Quantity, Statement
from tests.support import read_text

ROWS = [
    [cell.strip() for cell in line.split("\t")]
    for line in (Path(__file__).parent / "grants.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _words(labels: dict[str, str], s: Statement) -> str:
    assert isinstance(s.object, Quantity)
    said = dict(s.qualifiers)
    parts = [labels[s.subject], f"{s.object.value:f}", s.object.unit + (f"/{s.object.per}" if s.object.per else "")]
    parts.append(f"date={s.period.iso}" if s.period and s.period.iso else "")
    taker = str(said.get("recipient", ""))
    parts.append(f"to={labels.get(taker.removeprefix('entity:'), taker)}" if taker else "")
    parts += [f"{name}={said[name]}" for name in ("fund", "purpose") if name in said]
    parts.append(s.status.value if s.status.value != "done" else "")
    return " ".join(filter(None, parts))


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_money_given(text: str, expected: str) -> None:
    """Every sum given with giver and details, and no other."""
    found = []
    for reading in read_text("本报讯 " + text, published=date(2023, 8, 20)):
        labels = {e.key: e.label for e in reading.entities}
        found += [_words(labels, s) for s in reading.statements if s.relation == "allocated"]
    assert sorted(found) == sorted(expected.split(" | ") if expected != "-" else [])

"""Figures in sentences of many kinds: whose they are, when they held, whether they are a change; nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.model import Quantity, Statement
from tests.support import read_text

ROWS = [
    [cell.strip() for cell in line.split("\t")]
    for line in (Path(__file__).parent / "measures.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _words(label: str, s: Statement) -> str:
    assert isinstance(s.object, Quantity)
    parts = [label, f"{s.object.value:f}", s.object.unit, s.period.iso if s.period and s.period.iso else ""]
    parts += ["former" * ("former" in dict(s.qualifiers))]
    parts += ["change" * ("change" in dict(s.qualifiers)), s.status.value * (s.status.value != "done")]
    return " ".join(filter(None, parts))


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_figures(text: str, expected: str) -> None:
    """Every figure of the text with its owner, and no other."""
    found = []
    for reading in read_text("本报讯 " + text, published=date(2023, 8, 20)):
        labels = {e.key: e.label for e in reading.entities}
        found += [_words(labels[s.subject], s) for s in reading.statements if s.relation == "measured"]
    assert sorted(found) == sorted(expected.split(" | ") if expected != "-" else [])

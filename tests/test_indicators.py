"""What the figures of a sentence measure, in its own words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.model import Quantity
from tests.support import read_text

ROWS = [
    line.split("\t")
    for line in (Path(__file__).parent / "indicators.tsv").read_text("utf-8").splitlines()[2:]
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_indicators(text: str, expected: str) -> None:
    """The words of the indicator of every figure, in the order of the text."""
    found = [
        (s.object_words, f"{s.object.text} {dict(s.qualifiers).get('indicator', '')}")
        for reading in read_text("本报讯 " + text, published=date(2023, 8, 20))
        for s in reading.statements
        if isinstance(s.object, Quantity) and s.relation == "measured"
    ]
    assert [words for _, words in sorted(found)] == expected.split(" | ")

"""Quantities and times as printed: what a table of sentences must become, all of it and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.mentions.quantities import find_quantities
from kg.mentions.times import find_periods
from kg.model import Period, Quantity

HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("\t")] for line in lines if line and not line.startswith("#")]


def _quantity(q: Quantity) -> str:
    """~30000..50000 CNY/吨 min."""
    number = f"{q.value:f}" + (f"..{q.high:f}" if q.high is not None else "")
    return " ".join(
        filter(None, [("~" if q.approximate else "") + number, q.unit + (f"/{q.per}" * bool(q.per)), q.bound])
    )


def _period(p: Period) -> str:
    """2022-06 until, ? vague."""
    return f"{p.iso or '?'} {p.kind}"


@pytest.mark.parametrize(("sentence", "expected"), _rows("quantities.tsv"))
def test_quantities(sentence: str, expected: str) -> None:
    """Value, range, unit, rate, approximation and bound of every quantity; none where there is none."""
    found = find_quantities(sentence)
    assert (" | ".join(_quantity(q) for q in found) or "-") == expected
    assert all(sentence[q.start : q.end] == q.text for q in found)


@pytest.mark.parametrize(("sentence", "base", "expected"), _rows("times.tsv"))
def test_times(sentence: str, base: str, expected: str) -> None:
    """ISO form and kind of every time; ? where the words give no date."""
    found = find_periods(sentence, date.fromisoformat(base) if base != "-" else None)
    assert (" | ".join(_period(p) for p in found) or "-") == expected
    assert all(sentence[p.start : p.end] == p.text for p in found)


def test_the_table_is_long_enough() -> None:
    """At least 300 phrases, none twice."""
    rows = [tuple(r[:-1]) for name in ("quantities.tsv", "times.tsv") for r in _rows(name)]
    assert len(rows) == len(set(rows)) >= 300

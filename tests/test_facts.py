"""A table of the genre's sentences: the facts that they must and must not give."""

from __future__ import annotations

from fnmatch import fnmatchcase

import pytest

from tests.support import ROOT, facts, qualified


def _rows(name: str) -> list[list[str]]:
    lines = (ROOT / "tests" / name).read_text("utf-8").splitlines()
    return [
        [cell.strip() for cell in f"{line}\t\t".split("\t")[:3]] for line in lines if line and not line.startswith("#")
    ]


ROWS, QUALIFIED = _rows("facts.tsv"), _rows("qualifiers.tsv")


@pytest.mark.parametrize(("text", "wanted", "unwanted"), ROWS, ids=range(len(ROWS)))
def test_sentence_gives_its_facts(text: str, wanted: str, unwanted: str) -> None:
    """What a row promises is found, what it forbids is not."""
    found = facts(text)
    assert {f.strip() for f in wanted.split(";") if f.strip()} - found == set()
    never = [f.strip() for f in unwanted.split(";") if f.strip()]
    assert [f for f in found for pattern in never if fnmatchcase(f, pattern)] == []


@pytest.mark.parametrize(("text", "wanted", "unwanted"), QUALIFIED, ids=range(len(QUALIFIED)))
def test_sentence_gives_its_qualifiers(text: str, wanted: str, unwanted: str) -> None:
    """How many, and with whom: what a row promises is found, what it forbids is not."""
    found = qualified(text, "count", "counterparty", "role")
    assert {f.strip() for f in wanted.split(";") if f.strip()} - found == set()
    never = [f.strip() for f in unwanted.split(";") if f.strip()]
    assert [f for f in found for pattern in never if fnmatchcase(f, pattern)] == []

"""The rules that are no frames have examples and counterexamples too: tests/rules.toml."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.support import ROOT, facts

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads((ROOT / "tests" / "rules.toml").read_text("utf-8"))
RULES = CASES["rule"]
EXAMPLES = [pytest.param(e, id=f"{r['relation']}-{n}") for r in RULES for n, e in enumerate(r["examples"])]
EXAMPLES += [pytest.param(e, id=f"sentence-{n}") for n, e in enumerate(CASES["sentence"])]
COUNTEREXAMPLES = [
    pytest.param(r["relation"], text, id=f"{r['relation']}-{n}")
    for r in RULES
    for n, text in enumerate(r["counterexamples"])
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_gives_its_facts(example: dict[str, Any]) -> None:
    """Every fact that an example promises is found."""
    assert set(example["facts"]) - facts(example["text"]) == set()


@pytest.mark.parametrize(("relation", "text"), COUNTEREXAMPLES)
def test_counterexample_gives_no_fact_of_the_relation(relation: str, text: str) -> None:
    """A counterexample gives nothing of the relation."""
    assert [fact for fact in facts(text) if f" {relation} " in fact] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r["relation"])
def test_every_relation_has_five_examples_and_three_counterexamples(rule: dict[str, Any]) -> None:
    """A rule without cases is untested."""
    assert len(rule["examples"]) >= 5
    assert len(rule["counterexamples"]) >= 3

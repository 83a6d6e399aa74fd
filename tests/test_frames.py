"""The frames' and phrases' own examples and counterexamples are their tests."""

from __future__ import annotations

import pytest

from kg.ontology import load_ontology
from kg.statements.frames import Example, Frame, read_frames
from kg.statements.phrases import Phrase, read_phrases
from tests.support import facts

FRAMES = (*read_frames(load_ontology()), *read_phrases(load_ontology()))
EXAMPLES = [pytest.param(f, e, id=f"{f.id}-{n}") for f in FRAMES for n, e in enumerate(f.examples)]
COUNTEREXAMPLES = [pytest.param(f, text, id=f"{f.id}-{n}") for f in FRAMES for n, text in enumerate(f.counterexamples)]


@pytest.mark.parametrize(("frame", "example"), EXAMPLES)
def test_example_gives_its_facts(frame: Frame | Phrase, example: Example) -> None:
    """Every fact that an example promises is found."""
    assert set(example.facts) - facts(example.text) == set()


@pytest.mark.parametrize(("frame", "text"), COUNTEREXAMPLES)
def test_counterexample_gives_no_fact_of_the_relation(frame: Frame | Phrase, text: str) -> None:
    """A counterexample gives nothing of the frame's relation."""
    assert [fact for fact in facts(text) if f" {frame.relation} " in fact] == []


@pytest.mark.parametrize("frame", [pytest.param(f, id=f.id) for f in FRAMES])
def test_frame_has_five_examples_and_three_counterexamples(frame: Frame | Phrase) -> None:
    """A frame without cases is untested."""
    assert len(frame.examples) >= 5
    assert len(frame.counterexamples) >= 3

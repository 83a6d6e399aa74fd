"""The table of name forms: each sentence of names.tsv gives the entities that it must, and none that it must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.articles import split
from kg.entities import resolve_article, resolve_corpus
from kg.mentions import find_mentions
from kg.model import Entity, Page, Reading
from kg.ontology import load_ontology
from kg.tokens import tag_all

TABLE = Path(__file__).with_name("names.tsv")


def _rows() -> list[tuple[str, str, str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return [(row[0], row[1] if len(row) > 1 else "", row[2] if len(row) > 2 else "") for row in rows]


ROWS = _rows()


def entities_of(text: str) -> tuple[Entity, ...]:
    """The entities of a text of one article, without its facts."""
    ontology = load_ontology()
    (article,) = split(Page("names.txt", text))
    (sentences,) = tag_all((article,))
    found, mentions = resolve_article(article, find_mentions(article, sentences, ontology), ontology)
    return resolve_corpus((Reading(article, found, mentions, ()),), ontology)[0].entities


def faults(text: str, must: str, never: str) -> list[str]:
    """What is missing, and what should not be there."""
    ontology = load_ontology()
    named = [e for e in entities_of(text) if e.named or e.cls == "Group"]
    wrong = []
    for wanted in filter(None, (w.strip() for w in must.split(";"))):
        classes, _, labels = wanted.partition(" ")
        if not any(
            e.label in labels.split("|") and any(ontology.is_a(e.cls, c) for c in classes.split("|")) for e in named
        ):
            wrong.append(f"missing: {wanted}")
    for name in filter(None, (w.strip() for w in never.split(";"))):
        wrong += [f"never: {name} ({e.cls} {e.label})" for e in named if e.named and name in (e.label, *e.aliases)]
    return wrong


def test_the_table_is_long_enough() -> None:
    """At least 150 sentences."""
    assert len(ROWS) >= 150


@pytest.mark.parametrize(("text", "must", "never"), ROWS)
def test_names(text: str, must: str, never: str) -> None:
    """A name comes out whole, with its type and its full form; a trap gives none."""
    assert faults(text, must, never) == []

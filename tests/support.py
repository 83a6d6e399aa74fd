"""What several tests share: a build of a text, its facts as words."""

from __future__ import annotations

import signal
from datetime import date
from pathlib import Path

from kg.articles import split
from kg.entities import resolve_corpus
from kg.model import Page, Quantity, Reading
from kg.ontology import Ontology, load_ontology
from kg.pipeline import read_page

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "gold"


def read_text(
    text: str, *, published: date | None = None, source: str = "page.txt", ontology: Ontology | None = None
) -> tuple[Reading, ...]:
    """The readings of one page of text."""
    terms = ontology or load_ontology()
    page = Page(source, text, published=published)
    assert split(page) is not None
    return resolve_corpus(tuple(read_page(page, terms)), terms)


def facts(text: str, **options: object) -> set[str]:
    """Every fact of a text as "subject relation object"; an object that is a value is its printed form."""
    found = set()
    for reading in read_text(text, **options):  # type: ignore[arg-type]
        labels = {e.key: e.label for e in reading.entities}
        for s in reading.statements:
            obj = s.object.text if isinstance(s.object, Quantity) else labels[s.object]
            found.add(f"{labels.get(s.subject, 'article')} {s.relation} {obj}")
    return found


def qualified(text: str, *keys: str) -> set[str]:
    """Every fact of a text with one of these qualifiers, each as "subject relation object key=value"."""
    found = set()
    for reading in read_text(text):
        labels = {e.key: e.label for e in reading.entities}
        for s in reading.statements:
            obj = s.object.text if isinstance(s.object, Quantity) else labels[s.object]
            for key, value in s.qualifiers:
                if key in keys:
                    words = value.text if isinstance(value, Quantity) else str(value)
                    words = labels[words[7:]] if words.startswith("entity:") else words
                    found.add(f"{labels.get(s.subject, 'article')} {s.relation} {obj} {key}={words}")
    return found


def heed_interrupts() -> None:
    """For `preexec_fn`: a child hears Ctrl-C even where the tests run in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)

"""No step is quadratic: twice the input is twice the counted operations, whatever the clock says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import FrameType

import pytest

from kg.corpus import Corpus, Options
from kg.dataset import build_rows
from kg.entities import resolve_corpus
from kg.model import Entity, Evidence, Page, Reading, Statement
from kg.ontology import load_ontology
from kg.pipeline import read_pages
from tests.made import article, records

MOST = 2.3  # times the operations for twice the input: sorting is a little more than linear


def calls(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, Python's and C's."""
    count = 0

    def one(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(one)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _read(count: int) -> list[Reading]:
    pages = [Page(f"{n}.txt", article(n)) for n in range(count)]
    return [reading for found in read_pages(pages, load_ontology()) for reading in found]


def test_twice_the_articles_are_twice_the_work() -> None:
    """Reading, identity over the corpus, rows."""
    ontology = load_ontology()
    _read(1)  # what is loaded once is no part of it
    readings = _read(48)
    assert calls(lambda: _read(24)) <= MOST * calls(lambda: _read(12))
    for step in (resolve_corpus, build_rows):
        half, whole = (calls(lambda n=n, step=step: step(readings[:n], ontology)) for n in (24, 48))  # type: ignore[misc]
        assert whole <= MOST * half, step


def test_an_article_twice_as_long_is_twice_the_work() -> None:
    """Twelve stories run together as one article, and twice that."""
    ontology = load_ontology()

    def long(count: int) -> Page:
        body = "\n".join(article(n).partition("\n")[2].partition("）")[2] for n in range(count))
        return Page("long.txt", "清河市扎实推进各项工作\n" + body)

    list(read_pages([long(1)], ontology))
    half, whole = (calls(lambda n=n: list(read_pages([long(n)], ontology))) for n in (12, 24))  # type: ignore[misc]
    assert whole <= 2.6 * half  # an article's own names are compared with each other


@pytest.mark.parametrize("body", ["", "清河市总工会"])
def test_one_name_in_twice_the_articles_is_twice_the_work(body: str) -> None:
    """A name that stands everywhere, with nothing or the same body to tell whose it is."""
    ontology = load_ontology()
    reading = _read(1)[0]
    person, union = Entity("Person:张伟", "Person", "张伟"), Entity("Organization:总工会", "TradeUnion", body)
    words = Evidence("a", "a.txt", 0, 1, "张")
    post = Statement(person.key, "holdsPosition", union.key, words, "", 1.0)

    def of(number: int) -> Reading:
        article = replace(reading.article, id=f"{number:016}", source=f"{number}.txt")
        entities, said = ((person, union), (post,)) if body else ((person,), ())
        return Reading(article, entities, (), said)

    half, whole = (calls(lambda n=n: resolve_corpus([of(i) for i in range(n)], ontology)) for n in (300, 600))  # type: ignore[misc]
    assert whole <= MOST * half


def test_a_ledger_of_twice_the_documents_is_twice_the_work(tmp_path: Path) -> None:
    """Instructions of SQLite's machine and functions of ours for a whole build; for one document more, far fewer."""

    def build(folder: Path, count: int, start: int = 0) -> int:
        shard = tmp_path / "made.jsonl"
        shard.write_text("".join(records(count, start, (1, 3))), encoding="utf-8")
        steps = 0

        def hundred() -> int:
            nonlocal steps
            steps += 100
            return 0

        corpus = Corpus(folder, Options(), create=True)
        corpus.database.connection.set_progress_handler(hundred, 100)

        def work() -> None:
            corpus.add([str(shard)])
            corpus.finish()

        steps += calls(work)
        corpus.close()
        return steps

    build(tmp_path / "first", 1)
    half, whole = build(tmp_path / "half", 30), build(tmp_path / "whole", 60)
    assert whole <= MOST * half
    one = [build(tmp_path / name, 1, 100) for name in ("half", "whole")]
    assert one[1] <= 1.6 * one[0]  # not twice: a document more does not pay for those that stand there


@pytest.mark.slow
def test_the_benchmark_measures_every_stage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each table has its rows, on the screen and in the file."""
    from kg.cli import main

    page = tmp_path / "a.txt"
    page.write_text(article(1), encoding="utf-8")
    assert main(["bench", str(page), "--workers", "1", "-o", str(tmp_path / "bench.md")]) == 0
    shown = capsys.readouterr().out
    for row in (
        "tokens",
        "whole",
        "jieba.cut",
        "jieba.posseg",
        "rdflib, writing Turtle",
        "add one",
        "remove it",
        "run again to the end",
    ):
        assert f"| {row} |" in shown
    assert (tmp_path / "bench.md").read_text("utf-8").count("**") == 12

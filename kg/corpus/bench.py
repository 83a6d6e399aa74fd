"""How fast each stage is, in one run on one machine: the numbers behind the promises.

In: pages. Out: tables of measurements: characters per CPU second of each stage beside jieba's own segmenters, rows and
writing beside rdflib, a corpus with 1 to N workers, memory against size, a build that is killed and gone on with, the
cost of what changed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.articles import split
from kg.corpus.build import Corpus, Options
from kg.dataset import build_rows
from kg.entities import resolve_article, resolve_corpus
from kg.errors import EmptyError
from kg.mentions import find_mentions
from kg.mentions.quantities import find_quantities
from kg.mentions.times import find_periods
from kg.model import Draft, Page, Reading, Triple
from kg.ontology import Ontology, load_ontology
from kg.outputs import write_turtle
from kg.pages import read
from kg.statements import find_statements
from kg.tokens import other_segmenters, tag_all, tagger_name

__all__ = ["Table", "measure"]

LEAST, RUNS = 1.0, 3  # CPU seconds that a stage is repeated for, and how often at least


@dataclass(frozen=True, slots=True)
class Table:
    """One table of measurements."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def measure(inputs: Sequence[str], place: Path, workers: int) -> Iterator[Table]:
    """Measure, table by table; `place` is an empty folder to work in.

    Raises: EmptyError where the inputs hold no page.
    """
    pages = [page for page in read(inputs) if isinstance(page, Page)]
    if not pages:
        raise EmptyError(f"{', '.join(inputs)}: no page in it to measure with")
    ontology = load_ontology()
    size = sum(len(page.text) for page in pages)
    readings, rows, stages = _stages(inputs, pages, ontology, place)
    yield _speeds(stages, size, [page.text for page in pages])
    yield _beside_rdflib(rows, place, len(readings))
    yield _corpus(inputs, place, workers)
    yield _sizes(pages, place, workers)
    yield _resumed(inputs, place, workers)
    yield _changes(inputs, pages, place)


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """CPU seconds of the fastest of some runs, which others on the machine disturbed least, and what the last gave."""
    spent: list[float] = []
    while sum(spent) < LEAST or len(spent) < RUNS:
        start = time.process_time()
        found = work()
        spent.append(time.process_time() - start)
    return min(spent), found


def _stages(
    inputs: Sequence[str], pages: Sequence[Page], ontology: Ontology, place: Path
) -> tuple[list[Reading], tuple[Triple, ...], dict[str, float]]:
    """Each stage alone, on what the stage before gave."""
    spent: dict[str, float] = {}

    def stage(name: str, work: Callable[[], Any]) -> Any:
        spent[name], found = _timed(work)
        return found

    tag_all(split(pages[0]))  # loads the weights
    stage("pages", lambda: list(read(inputs)))
    split_pages = stage("articles", lambda: [split(page) for page in pages])
    articles = [article for found in split_pages for article in found]
    texts = [page.text for page, found in zip(pages, split_pages, strict=True) for _ in found]
    tagged = stage("tokens", lambda: tag_all(articles))
    both = list(zip(articles, tagged, strict=True))
    found = stage("mentions", lambda: [find_mentions(a, s, ontology) for a, s in both])
    resolved = stage(
        "entities", lambda: [resolve_article(a, m, ontology) for a, m in zip(articles, found, strict=True)]
    )

    def statements() -> list[Reading]:
        return [
            find_statements(
                Draft(
                    article,
                    text,
                    sentences,
                    {e.key: e for e in entities},
                    mentions,
                    find_quantities(article.text),
                    find_periods(article.text, article.dateline or article.published),
                ),
                ontology,
            )
            for (article, sentences), text, (entities, mentions) in zip(both, texts, resolved, strict=True)
        ]

    readings = stage("statements", statements)
    whole = stage("corpus entities", lambda: resolve_corpus(readings, ontology))
    rows = stage("rows", lambda: build_rows(whole, ontology).triples)
    stage("Turtle", lambda: write_turtle(rows, place / "graph.ttl"))
    return list(readings), rows, spent


def _speeds(spent: dict[str, float], size: int, texts: Sequence[str]) -> Table:
    lines = [(name, f"{size / cost:,.0f}", f"{cost / spent['tokens']:.2f}") for name, cost in spent.items()]
    rest = sum(spent.values()) - spent["tokens"]
    lines.append(("all but the tagger", f"{size / rest:,.0f}", f"{rest / spent['tokens']:.2f}"))
    lines.append(("whole", f"{size / sum(spent.values()):,.0f}", f"{sum(spent.values()) / spent['tokens']:.2f}"))
    for name, cut in other_segmenters().items():
        cut(texts[:1])  # loads its dictionary
        cost, _ = _timed(lambda cut=cut: cut(texts))  # type: ignore[misc]
        lines.append((name, f"{size / cost:,.0f}", f"{cost / spent['tokens']:.2f}"))
    head = ("stage", "characters per CPU second", "cost, the tagger's is 1")
    return Table(f"Stages, {size:,} characters, tagger {tagger_name()}", head, tuple(lines))


def _beside_rdflib(rows: Sequence[Triple], place: Path, articles: int) -> Table:
    import rdflib

    own, _ = _timed(lambda: write_turtle(rows, place / "own.ttl"))
    parsed, graph = _timed(lambda: rdflib.Graph().parse(place / "own.ttl"))
    theirs, _ = _timed(lambda: graph.serialize(place / "rdflib.ttl", format="turtle"))
    lines = (
        ("kg, writing Turtle", f"{len(rows) / own:,.0f}", "1.0"),
        ("rdflib, writing Turtle", f"{len(rows) / theirs:,.0f}", f"{theirs / own:.1f}"),
        ("rdflib, reading Turtle", f"{len(rows) / parsed:,.0f}", f"{parsed / own:.1f}"),
    )
    return Table(f"Writing, {len(rows):,} rows of {articles:,} articles", ("", "rows per CPU second", "cost"), lines)


def _corpus(inputs: Sequence[str], place: Path, workers: int) -> Table:
    """The same corpus with one worker, two, … and the memory of the main process."""
    lines, first = [], 0.0
    for count in range(1, workers + 1):
        folder = place / f"corpus-{count}"
        command = ["corpus", "build", *inputs, "-o", str(folder), "--workers", str(count)]
        wall, memory = _run(command)
        first = first or wall
        lines.append((f"{count}", f"{wall:.1f}", f"{first / wall:.2f}", f"{memory:,.0f}"))
    head = ("workers", "seconds", "times as fast", "MB of the main process")
    return Table("kg corpus build, wall clock", head, tuple(lines))


def _sizes(pages: Sequence[Page], place: Path, workers: int) -> Table:
    """A quarter, half and all of the documents: what the main process needs at most."""
    lines = []
    for part in (4, 2, 1):
        some = pages[: max(1, len(pages) // part)]
        shard, folder = place / "some.jsonl", place / f"corpus-of-{part}"
        shard.write_text("".join(_record(number, page) for number, page in enumerate(some)), encoding="utf-8")
        wall, memory = _run(["corpus", "build", str(shard), "-o", str(folder), "--workers", str(workers)])
        size = sum(len(page.text) for page in some)
        lines.append((f"{len(some):,}", f"{size:,}", f"{wall:.1f}", f"{memory:,.0f}"))
        shutil.rmtree(folder)
    head = ("documents", "characters", "seconds", "MB of the main process")
    return Table(f"kg corpus build by size, {workers} workers", head, tuple(lines))


def _record(number: int, page: Page) -> str:
    date = page.published.isoformat() if page.published else None
    return json.dumps({"id": number, "date": date, "text": page.text}, ensure_ascii=False) + "\n"


def _resumed(inputs: Sequence[str], place: Path, workers: int) -> Table:
    """A build that is killed half-way and run again, against one that is not."""
    build = ["corpus", "build", *inputs, "--workers", str(workers), "-o"]
    whole, _ = _run([*build, str(place / "clean")])
    half = whole / 2
    with suppress(subprocess.TimeoutExpired):  # subprocess.run kills with SIGKILL
        subprocess.run([sys.executable, "-m", "kg", *build, str(place / "killed")], capture_output=True, timeout=half)
    rest, _ = _run([*build, str(place / "killed")])
    lines = (
        ("not killed", f"{whole:.1f}", "100 %"),
        ("killed with kill -9 half-way", f"{half:.1f}", f"{100 * half / whole:.0f} %"),
        ("run again to the end", f"{rest:.1f}", f"{100 * rest / whole:.0f} %"),
    )
    for name in ("clean", "killed"):
        shutil.rmtree(place / name)
    return Table(f"A build that goes on, {workers} workers", ("", "seconds", "of a build"), lines)


def _run(arguments: Sequence[str]) -> tuple[float, float]:
    """Wall seconds and peak memory of a command of its own."""
    start = time.monotonic()
    null = os.open(os.devnull, os.O_WRONLY)
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "kg", *arguments],
        os.environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)],
    )
    _, _, usage = os.wait4(pid, 0)
    os.close(null)
    return time.monotonic() - start, usage.ru_maxrss / 1024


def _changes(inputs: Sequence[str], pages: Sequence[Page], place: Path) -> Table:
    """What it costs to do nothing, to add a document and to take it out, against a clean build; CPU of one process."""
    folder, one = place / "changing", place / "one.txt"
    one.write_text(pages[0].text + "\n另讯。", encoding="utf-8")
    lines, whole = [], 0.0
    steps = (("build", "mirror", inputs), ("nothing new", "mirror", inputs), ("add one", "add", [str(one)]))
    for name, step, given in (*steps, ("remove it", "remove", [str(one)])):
        start = time.process_time()
        corpus = Corpus(folder, Options(), create=True)
        try:
            getattr(corpus, step)(given)
            corpus.finish()
        finally:
            corpus.close()
        cost = time.process_time() - start
        whole = whole or cost
        lines.append((name, f"{cost:.2f}", f"{100 * cost / whole:.1f} %"))
    shutil.rmtree(folder)
    return Table(f"A corpus of {len(pages):,} documents changes", ("", "CPU seconds", "of a build"), tuple(lines))

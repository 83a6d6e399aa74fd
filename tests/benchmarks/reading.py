"""How much faster reading is than tagging: characters per CPU second of both, in one run.

    python -m tests.benchmarks.reading [PAGE ...]

Without pages it reads made newspaper pages.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from kg.articles import split
from kg.model import Page
from kg.pages import read
from kg.tokens import tag_all
from tests.noise import lay_out
from tests.test_noise import _stories

ROUNDS = 5


def _pages(folder: Path) -> list[str]:
    for seed in range(40):
        (folder / f"{seed:02}.txt").write_text(
            lay_out(_stories(seed, 6), width=18, blank=True, title_first=False), encoding="utf-8"
        )
    return [str(folder)]


def run(inputs: list[str]) -> None:
    """Print both speeds and their ratio."""
    pages = [p for p in read(inputs) if isinstance(p, Page)]
    size = sum(len(p.text) for p in pages)
    tag_all(split(pages[0]))  # load the weights
    start = time.process_time()
    for _ in range(ROUNDS):
        articles = [a for p in read(inputs) if isinstance(p, Page) for a in split(p)]
    reading = ROUNDS * size / (time.process_time() - start)
    start = time.process_time()
    tag_all(articles)
    tagging = sum(len(a.text) for a in articles) / (time.process_time() - start)
    print(f"reading {reading:12,.0f} characters per CPU second")
    print(f"tagging {tagging:12,.0f} characters per CPU second")
    print(f"ratio   {reading / tagging:12.1f}")


if __name__ == "__main__":
    if sys.argv[1:]:
        run(sys.argv[1:])
    else:
        with tempfile.TemporaryDirectory() as made:
            run(_pages(Path(made)))

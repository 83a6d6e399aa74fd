"""What layout costs: the score of a gold folder clean and laid out as newspaper columns.

    python -m tests.benchmarks.noised GOLD_FOLDER SCORE.py

Every document is read, its articles are laid out again at several widths and orders, built and scored.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.articles import split
from kg.cli import main as kg
from kg.model import Article, BlockKind, Page
from kg.pages import read
from tests.noise import Story, lay_out


def _story(article: Article, byline: str) -> Story:
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.CAPTION)
    paragraphs = tuple(article.text[b.start : b.end] for b in article.blocks if b.kind in kinds)
    return Story(article.title or "", paragraphs, byline=byline)


def _byline(page: Page, article: Article) -> str:
    names = "、".join(c.name for c in article.credits if c.role == "记者")
    return f"本报讯 （记者{names}）" if names else "本报讯 "


def _score(folder: Path, gold: Path, score: str) -> dict[str, float]:
    out = folder / "out"
    kg(["build", *(str(p) for p in sorted(folder.glob("*.txt"))), "-o", str(out), "--no-html"])
    figures = folder / "score.json"
    subprocess.run(
        [sys.executable, score, str(out / "graph.ttl"), str(gold), "--json", str(figures)],
        check=True,
        capture_output=True,
    )
    found: dict[str, float] = json.loads(figures.read_text())["facts"]
    return found


def run(gold: Path, score: str) -> None:
    """Print fact precision, recall and F1 of every layout."""
    pages = [p for p in read(sorted(str(p) for p in gold.glob("*.txt"))) if isinstance(p, Page)]
    for name, width, title_first in [
        ("clean", 0, True),
        *((f"{w} {o}", w, o == "first") for w in (16, 18, 22) for o in ("first", "after")),
    ]:
        with tempfile.TemporaryDirectory() as folder:
            for page in pages:
                stories = [_story(a, _byline(page, a)) for a in split(page)]
                if width:
                    text = lay_out(stories, width=width, blank=True, title_first=title_first)
                else:
                    text = "\n".join(s.title + "\n" + s.byline + "\n".join(s.paragraphs) for s in stories)
                (Path(folder) / page.source).write_text(text, encoding="utf-8")
                sidecar = (gold / page.source).with_suffix(".json")
                if sidecar.exists():
                    shutil.copy(sidecar, folder)
            facts = _score(Path(folder), gold, score)
            print(f"{name:<10} P {facts['precision']:.3f}  R {facts['recall']:.3f}  F1 {facts['f1']:.3f}")


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2])

"""How well pages were split: borders and titles against gold `@article` lines.

In: articles and a folder of gold files (`@article id title begins ends`). Out: counts.
A border is right when the body's first (last) characters are those of the gold within one sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.model import Article

__all__ = ["Borders", "measure_borders"]


@dataclass(slots=True)
class Borders:
    """Counts over a folder."""

    wanted: int = 0
    made: int = 0
    right: int = 0
    titles: int = 0
    titles_right: int = 0
    misses: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Of borders."""
        return 2 * self.right / (self.made + self.wanted) if self.made + self.wanted else 0.0


def measure_borders(folder: Path, articles: Iterable[Article]) -> Borders:
    """Hold articles against the gold of the same names in `folder`."""
    by_source: dict[str, list[Article]] = {}
    for article in articles:
        by_source.setdefault(Path(article.source).stem, []).append(article)
    total, misses = Borders(), []
    for path in sorted(folder.glob("*.gold")):
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line.startswith("@article")]
        found = by_source.get(path.stem, [])
        total.wanted += len(rows)
        total.made += len(found)
        for row in rows:
            match = _match(row, found)
            if match is None:
                misses.append(f"{path.stem} {row[1]}: borders")
                continue
            total.right += 1
            if row[2] != "-":
                total.titles += 1
                right = _plain(match.title or "") == _plain(row[2])
                total.titles_right += right
                misses += [] if right else [f"{path.stem} {row[1]}: title {match.title!r}, wanted {row[2]!r}"]
    total.misses = tuple(misses)
    return total


def _match(row: Sequence[str], found: Sequence[Article]) -> Article | None:
    begins, ends = _plain(row[3]), _plain(row[4])
    for article in found:
        body = _plain(article.body)
        first = _plain(re.split(r"[。！？]", article.body)[0])
        last = _plain(article.body.rstrip("。！？”")[-80:])
        if (begins in body[: len(first) + 40] or first in begins) and (
            ends.rstrip("。") in last + "。" or ends[-6:] in body[-60:]
        ):
            return article
    return None


def _plain(text: str) -> str:
    plain = re.sub(r"[\s“”\"'‘’《》]", "", unicodedata.normalize("NFKC", text))
    return plain.removesuffix("(完)")  # the mark of an end, which is no part of the body

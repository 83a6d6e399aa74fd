"""Forms made one thing over all development pages as one corpus: false merges at most one in a hundred."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.dataset import build_rows
from kg.pipeline import build
from kg.quality.gold import read_folder
from kg.quality.resolution import Resolution, measure_resolution
from tests.support import SHARED


def _corpus(folder: Path, unions: tuple[str, str]) -> Resolution:
    texts = (
        "全总在江西省召开会议。甲县总工会主席张伟说，很好。",
        "中华全国总工会在湖南省召开会议。乙县总工会主席张伟说，很好。",
    )
    for name, text, union in zip("ab", texts, unions, strict=True):
        (folder / f"{name}.txt").write_text(text, "utf-8")
        lines = ("@doc\t" + name, "@article\ta1\t-\t全\t好", f"E\tu\tOrganization\t{union}", "E\tz\tPerson\t张伟")
        (folder / f"{name}.gold").write_text("\n".join(lines) + "\n", "utf-8")
    built = build([str(folder / "a.txt"), str(folder / "b.txt")])
    return measure_resolution(build_rows(built.readings, built.ontology).triples, read_folder(folder))


def test_false_and_missed_merges_are_counted(tmp_path: Path) -> None:
    """One union twice is right; two that gold holds apart are falsely one; one name on two nodes is missed."""
    right = _corpus(tmp_path, ("中华全国总工会|全总", "全总|中华全国总工会"))
    assert (right.items, right.merged, right.falsely, right.wanted, right.missed) == (4, 1, 0, 2, 1)
    wrong = _corpus(tmp_path, ("某某总工会|全总", "中华全国总工会"))
    assert (wrong.merged, wrong.falsely, wrong.wanted, wrong.missed) == (1, 1, 1, 1)


@pytest.mark.slow
def test_false_merges_stay_below_one_in_a_hundred() -> None:
    """Over the shared development pages, where they are there."""
    if not (SHARED / "dev").is_dir():
        pytest.skip("the shared gold pages are not here")
    built = build(sorted(str(p) for p in (SHARED / "dev").glob("*.txt")))
    found = measure_resolution(build_rows(built.readings, built.ontology).triples, read_folder(SHARED / "dev"))
    assert found.false_rate <= 0.01, found.worst

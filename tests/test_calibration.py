"""Confidences are counted on gold, drawn to a prior where rare, and hold on documents they were not counted on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.cli import main
from kg.ontology import load_ontology
from kg.quality.calibration import Judged, fit_shares, judge_statements, put_into_bins, split_halves, worth
from kg.quality.gold import read_folder
from kg.store import read_rows
from tests.support import ROOT, SHARED, read_text


def _judged(rule: str, how: str, right: int, wrong: int) -> list[Judged]:
    return [Judged("d", rule, how, 0.9, n < right) for n in range(right + wrong)]


def test_a_rare_rule_is_drawn_to_what_is_known_of_others() -> None:
    """One wrong statement does not make a rule worthless; many make it so."""
    seen = [*_judged("often", "direct", 90, 10), *_judged("bad", "direct", 0, 40), *_judged("rare", "direct", 0, 1)]
    shares = {(s.rule, s.how): s for s in fit_shares(seen, ["unseen"])}
    assert shares["often", "direct"].confidence == pytest.approx(0.88, abs=0.02)
    assert shares["bad", "direct"].confidence < 0.05
    assert 0.4 < shares["rare", "direct"].confidence < 0.6
    assert shares["unseen", "direct"].confidence == pytest.approx(90 / 141, abs=0.01)
    assert shares["often", "recovered"].confidence == pytest.approx(shares["often", "direct"].confidence, abs=0.03)


def test_bins_tell_what_was_said_and_what_was_seen() -> None:
    """Nine of ten right at 0.9 is no error; all right is one of a tenth."""
    assert worth(put_into_bins(_judged("r", "direct", 9, 1))) == pytest.approx(0.0)
    assert worth(put_into_bins(_judged("r", "direct", 10, 0))) == pytest.approx(0.1)


def test_every_second_document_of_each_source_is_checked() -> None:
    """No document is in both halves."""
    fit, check = split_halves(["b-2", "a-1", "b-1", "a-2", "a-3"])
    assert (fit, check) == ({"a-1", "a-3", "b-1"}, {"a-2", "b-2"})


def test_the_shipped_table_gives_the_confidences() -> None:
    """A statement bears the counted confidence of its rule, directly read or recovered."""
    table = {(row[0], row[1]): float(row[4]) for row in load_ontology().lexicon("confidence")}
    assert len(table) > 60
    assert all(0 < value < 1 for value in table.values())
    (statement,) = [
        s
        for reading in read_text("6月3日，教育部发布《校园安全工作指南》。")
        for s in reading.statements
        if s.relation == "issued"
    ]
    assert statement.confidence == table[statement.rule, "direct"]


def test_the_command_writes_a_table_that_is_a_lexicon(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two header lines, then rule, how, count, right, confidence; the bins on stdout."""
    pages = sorted(str(p) for p in (ROOT / "tests" / "gold").glob("*.txt"))
    assert main(["build", *pages, "-o", str(tmp_path), "--no-html"]) == 0
    table = tmp_path / "confidence.tsv"
    assert main(["calibrate", str(tmp_path / "graph.ttl"), str(ROOT / "tests" / "gold"), "--write", str(table)]) == 0
    lines = table.read_text("utf-8").splitlines()
    assert lines[0].startswith("# ") and "licence" in lines[0]
    assert lines[1].split("\t") == ["rule", "how", "count", "right", "confidence"]
    assert all(int(row.split("\t")[3]) <= int(row.split("\t")[2]) for row in lines[2:])
    capsys.readouterr()
    assert main(["calibrate", str(tmp_path / "graph.ttl"), str(ROOT / "tests" / "gold"), "--all"]) == 0
    assert "expected calibration error" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "dev").is_dir(), reason="the shared gold is not here")
def test_confidences_hold_on_the_other_half(tmp_path: Path) -> None:
    """On documents they were not counted on, confidence and precision lie less than five points apart."""
    pages = sorted(str(p) for p in (SHARED / "dev").glob("*.txt"))
    assert main(["build", *pages, "-o", str(tmp_path), "--no-html"]) == 0
    golds = read_folder(SHARED / "dev")
    _, check = split_halves(golds)
    judged = [j for j in judge_statements(read_rows(str(tmp_path / "graph.ttl")), golds) if j.doc in check]
    assert worth(put_into_bins(judged)) < 0.05

"""The ledger: what every stage saw and did not assert, each with one reason and its place in the source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.cli import main
from kg.pages import read
from tests.support import ROOT, read_text

PAGES = [str(p) for folder in ("examples", "tests/gold") for p in sorted((ROOT / folder).glob("*.txt"))]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The ledger of the example and gold pages, and of one page that is not there."""
    out = tmp_path_factory.mktemp("ledger")
    missing = str(out / "missing.txt")
    assert main(["build", *PAGES, missing, "-o", str(out), "--no-html", "--ledger", str(out / "ledger.jsonl")]) == 1
    return [json.loads(line) for line in (out / "ledger.jsonl").read_text("utf-8").splitlines()]


def test_every_line_has_place_rule_words_and_one_reason(ledger: list[dict[str, Any]]) -> None:
    """The words stand in the source where the line says."""
    texts = {page.source: page.text for page in read(PAGES)}  # type: ignore[union-attr]
    assert len(ledger) > 100
    for row in ledger:
        assert list(row) == ["source", "begin", "end", "rule", "words", "reason"]
        assert row["rule"] and row["reason"]
        if row["source"]:
            assert 0 <= row["begin"] < row["end"] <= len(texts[row["source"]])
            there = "".join(texts[row["source"]][row["begin"] : row["end"]].split())
            words = "".join(row["words"].partition(": ")[2].split() or row["words"].split())
            assert words in there or row["words"] in there


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("pages.read", "no such file"),
        ("articles.left", "in no article"),
        ("place.tagged", "another name stands there: "),
        ("issued.active", "the agent is unnamed: 两部门"),
        ("measures.clause", ""),
        ("posts.before", ""),
        ("awards.list", "nobody who received it stands by it"),
    ],
)
def test_every_stage_feeds_it(ledger: list[dict[str, Any]], rule: str, reason: str) -> None:
    """Pages, articles, mentions, frames, figures and noun phrases."""
    assert [row for row in ledger if row["rule"] == rule and reason in row["reason"]]


@pytest.mark.parametrize(
    ("text", "rule", "words", "reason"),
    [
        ("副省长林小红昨日表示，要抓好春耕。", "posts.before", "副省长林小红", "a post without a body before it"),
        ("浙江省总工会没有举办第三届职工运动会。", "held.active", "举办", "denied: not asserted"),
        ("各级工会要印发《送温暖方案》。", "issued.active", "印发", "the agent is unnamed: 各级工会"),
        (
            "兰州市城关区黄河岸边游人如织。",
            "places.chain",
            "城关区黄河",
            "a NaturalFeature is no smaller part of a County",
        ),
    ],
)
def test_a_candidate_has_its_own_reason(text: str, rule: str, words: str, reason: str) -> None:
    """Sentences that look like a fact and are none."""
    found = [(r.rule, r.words, r.reason) for reading in read_text(text) for r in reading.rejections]
    assert (rule, words, reason) in found


def test_a_figure_that_a_fact_took_is_not_rejected() -> None:
    """Money given and contracts counted are told by their own relations."""
    text = "今年以来，四川省共签订集体合同2120个。财政部下拨2.6亿元救灾资金。"
    left = {r.words for reading in read_text(text) for r in reading.rejections if r.rule.startswith("measures")}
    assert left & {"2120个", "2.6亿元"} == set()


def test_a_page_without_an_article_is_named(tmp_path: Path) -> None:
    """Nothing is lost without a word."""
    (tmp_path / "empty.txt").write_text("2022年8月5日 星期五\n", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["build", str(tmp_path / "empty.txt"), "-o", str(out), "--no-html", "--ledger", str(out / "l")]) == 1
    assert '"rule": "articles.split"' in (out / "l").read_text("utf-8")

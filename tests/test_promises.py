"""The five promises of the product, each with a test that fails without it."""

from __future__ import annotations

import hashlib
import html as html_module
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import main
from kg.dataset import build_rows
from kg.model import Literal, Quantity
from kg.ontology import load_ontology
from kg.pages import read
from kg.pipeline import build
from tests.support import ROOT

PAGES = sorted(str(p) for p in (ROOT / "examples").glob("*.txt"))


def test_every_quote_is_the_sources() -> None:
    """Re-slicing the source at a statement's offsets gives its quote, and its ends stand where it says."""
    texts = {page.source: page.text for page in read(PAGES)}  # type: ignore[union-attr]
    statements = [s for r in build(PAGES).readings for s in r.statements]
    assert len(statements) > 20
    for s in statements:
        assert texts[s.evidence.source][s.evidence.begin : s.evidence.end] == s.evidence.quote
        for words in (s.subject_words, s.object_words):
            assert words is None or texts[s.evidence.source][words[0] : words[1]].strip()


def test_every_end_stands_in_the_quote_or_says_from_where() -> None:
    """An end without words in the quote is a recovered one with its reason, or the byline's article."""
    for reading in build(PAGES).readings:
        for s in reading.statements:
            inside = s.subject_words is not None and s.evidence.begin <= s.subject_words[0] < s.evidence.end
            assert inside or s.recovered or s.relation == "reportedBy", s


def test_the_builder_refuses_a_fact_outside_domain_and_range() -> None:
    """A statement that breaks the ontology is in the ledger, not in the graph."""
    from dataclasses import replace

    readings = build(PAGES).readings
    reading = next(r for r in readings if any(s.relation == "issued" for s in r.statements))
    good = next(s for s in reading.statements if s.relation == "issued")
    bad = replace(good, relation="tookPlaceIn")
    ontology = load_ontology()
    dataset = build_rows([replace(reading, statements=(bad,))], ontology)
    assert any("domain or range" in r.reason for r in dataset.rejections)
    assert not any(p.endswith("tookPlaceIn") for _, p, _ in dataset.triples)


def test_a_quote_that_is_not_the_spans_is_refused() -> None:
    """Evidence whose quote cannot be the slice cannot be made."""
    from kg.model import Evidence

    with pytest.raises(ValueError, match="quote"):
        Evidence("a", "page.txt", 3, 9, "四个字")


@pytest.mark.parametrize(("seed", "order"), [("1", 1), ("77", -1)])
def test_same_input_same_bytes(tmp_path: Path, seed: str, order: int) -> None:
    """Neither the hash seed nor the order of the files changes a byte of either output."""
    reference = tmp_path / "reference"
    assert main(["build", *PAGES, "-o", str(reference)]) == 0
    other = tmp_path / "other"
    command = [sys.executable, "-m", "kg", "build", *PAGES[::order], "-o", str(other)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, cwd=ROOT)
    for name in ("graph.ttl", "graph.html"):
        first, second = ((folder / name).read_bytes() for folder in (reference, other))
        assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()


def test_no_blank_node_and_no_escape_in_names() -> None:
    """Rows hold IRIs and literals only; names need no escape."""
    dataset = build_rows(build(PAGES).readings, load_ontology())
    for s, p, o in dataset.triples:
        for term in (s, p, *(() if isinstance(o, Literal) else (o,))):
            assert re.match(r"https?://[^\s<>\"{}|\\^`%]+$", term), term


def test_an_unreadable_input_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are built, the bad one is named with the reason, the exit code is 1."""
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    code = main(["build", PAGES[0], str(empty), str(tmp_path / "missing.txt"), "-o", str(tmp_path / "out")])
    talk = capsys.readouterr()
    assert code == 1
    assert "empty.txt: the file is empty" in talk.err
    assert "missing.txt: no such file" in talk.err
    assert (tmp_path / "out" / "graph.ttl").stat().st_size > 1000


def test_the_page_asks_for_nothing() -> None:
    """The HTML holds a strict policy and no address of a script, style or picture."""
    from kg.outputs.html.model import make_view
    from kg.outputs.html.page import render

    dataset = build_rows(build(PAGES).readings, load_ontology())
    html = render(make_view(dataset.triples), title="t", focus=None, limit=600, only=())
    markup = re.sub(r"<script.*?</script>", "", html, flags=re.S)
    assert re.search(r"(?:src|href)\s*=\s*[\"']?https?:", markup) is None
    assert "default-src 'none'" in html_module.unescape(markup)


def test_values_are_never_shared() -> None:
    """Two facts with the same figure have two value nodes."""
    dataset = build_rows(build(PAGES).readings, load_ontology())
    objects = [o for _, p, o in dataset.triples if p.endswith("#object") and "/value/" in str(o)]
    assert len(objects) == len(set(objects)) > 0


def test_planned_facts_have_no_plain_triple() -> None:
    """A planned fact has its statement, and no plain triple."""
    from tests.support import read_text

    readings = read_text("清河市总工会将于明年启动“职工安康”公益行动。")
    statement = next(s for r in readings for s in r.statements if s.relation == "launched")
    assert not isinstance(statement.object, Quantity)
    dataset = build_rows(readings, load_ontology())
    assert statement.status.value == "planned"
    assert not any(p.endswith("#launched") for _, p, _ in dataset.triples)


def _statuses(sentence: str, relation: str) -> list[str]:
    """The status of each statement of a relation that a sentence gives, in order."""
    from tests.support import read_text

    return [s.status.value for r in read_text(sentence) for s in r.statements if s.relation == relation]


def test_what_goes_on_behind_a_planned_journey_is_planned() -> None:
    """一队将离开某市，前往某医院，慰问……: the clauses behind 将 are planned as their first is."""
    sentence = "县总工会服务队{}离开上海，前往青山县人民医院，慰问环卫工人。"
    for word, status in (("将", "planned"), ("日前", "done")):
        assert _statuses(sentence.format(word), "supported") == [status]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("青山市将召开旅游推介会，并举办海河文化节。", "planned"),
        ("青山市日前召开旅游推介会，并举办了海河文化节。", "done"),
        ("青山市将展品送到学校，并举办海河文化节。", "done"),
    ],
)
def test_what_goes_on_behind_a_plan_is_planned(sentence: str, status: str) -> None:
    """中英双方将召开会议，并组织活动: a clause without a subject goes on with the plan."""
    assert _statuses(sentence, "held")[-1:] == [status]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("教育部将《职业教育规定》发布实施。", "done"),
        ("教育部将于明年发布《职业教育规定》。", "planned"),
        ("教育部将发布《职业教育规定》。", "planned"),
        ("教育部联合20位未来计算领域的专家发布《职业教育规定》。", "done"),
    ],
)
def test_a_mark_of_the_object_is_no_future(sentence: str, status: str) -> None:
    """将 that stands for 把 says nothing of the future."""
    assert _statuses(sentence, "issued") == [status]

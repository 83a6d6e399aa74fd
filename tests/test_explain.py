"""kg explain: one statement, all that it rests on, from the graph alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kg.cli import main
from kg.ontology import load_ontology
from kg.outputs.explanation import Explained
from kg.pipeline import build
from kg.statements.frames import read_frames
from kg.statements.phrases import read_phrases
from kg.store import read_rows
from tests.support import ROOT

PAGES = [str(p) for p in sorted((ROOT / "examples").glob("*.txt"))]
NOTICE = "关于加强汛期水库安全管理的通知"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The graph of the example pages, alone in its folder."""
    out = tmp_path_factory.mktemp("explained")
    assert main(["build", *PAGES, "-o", str(out), "--no-html"]) == 0
    return str(out / "graph.ttl")


def test_names_lead_to_words_rule_roles_ontology_and_merges(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Two names: the fact between them with everything that it rests on."""
    assert main(["explain", graph, "青海省总工会", "青海省工商联"]) == 0
    told = capsys.readouterr().out
    assert "【记者在会上了解到，今年 3 月至 5 月，青海省总工会联合省人社厅、省工商联开展了“春季要约”行动。】" in told
    assert "together.partner: frame of cooperatedWith" in told
    assert "TradeUnion < Organization < Agent < Thing" in told
    assert "“省工商联”" in told
    assert "Organization | Person | Place → Organization | Person | Place" in told
    assert "省工商联 = 青海省工商联: the article's own 省 is 青海省" in told
    assert "done, confidence" in told and "plain triple in the graph" in told


def test_the_source_gives_the_context(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With --source the words before and behind the quote are shown."""
    assert main(["explain", graph, "财政部", "3.2亿元", "--source", str(ROOT / "examples")]) == 0
    told = capsys.readouterr().out
    assert "各地加强巡查值守。【同时，财政部紧急下拨 3.2亿元" in told
    assert "】据了解，截至 5月底" in told


def test_a_carried_name_is_shown_where_it_stands(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A subject taken over from another clause or sentence: its name's place, nearest before the end of the quote."""
    page = ROOT / "examples" / "front-page.txt"
    text = page.read_text("utf-8")
    assert main(["explain", graph, "2023年度全国林业职工技能大赛", "312名"]) == 0
    found = re.search(r"carried here: the name stands at (\d+)-(\d+), outside the quote", capsys.readouterr().out)
    assert found is not None and text[int(found[1]) : int(found[2])] == "大赛"
    assert main(["explain", graph, "应急管理部", "发布", "--source", str(page)]) == 0
    found = re.search(r"carried here: the name stands at (\d+)-(\d+) “应急管理部”", capsys.readouterr().out)
    assert found is not None and text[int(found[1]) : int(found[2])] == "应急管理部"


def test_a_byline_speaks_of_the_article_itself(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The subject of who reported an article is no name in its words."""
    assert main(["explain", graph, "报道者"]) == 0
    assert "Article < Thing; the article itself" in capsys.readouterr().out


def test_a_changed_source_is_refused(graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A text in which the quote does not stand is no context, and the exit code says so."""
    (tmp_path / "front-page.txt").write_text("别的内容。" * 300, encoding="utf-8")
    assert main(["explain", graph, "财政部", "3.2亿元", "--source", str(tmp_path)]) == 1
    assert "is not the text that was read" in capsys.readouterr().out


def test_a_statement_is_found_by_its_identifier(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The whole IRI, its last part and a beginning of it give the same statement."""
    explained = Explained(read_rows(graph))
    (first, *_) = explained.find([NOTICE, "水利部"])
    local = first.iri.rsplit("/", 1)[-1]
    assert [explained.find([word]) for word in (first.iri, f"<{first.iri}>", local, local[:8])] == [(first,)] * 4
    assert main(["explain", graph, local, "--format", "json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["subject"]["label"], row["relation"], row["object"]["label"]) == ("水利部", "issued", NOTICE)
    assert row["recovered"] == "两部门：应急管理部、水利部"


def test_a_relation_narrows_the_facts_of_a_name(graph: str) -> None:
    """A relation's Chinese name or local name is a word like others."""
    explained = Explained(read_rows(graph))
    assert {e.relation for e in explained.find(["青海省", "签订"])} == {"signed"}
    assert explained.find(["青海省", "签订"]) == explained.find(["青海省", "signed"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["青海总工会"], "nothing in the graph is called '青海总工会'; nearest: 青海省总工会"),
        (["水利部", "贵州省林业局"], "no statement speaks of 水利部 and 贵州省林业局 together; 水利部 stands in"),
        (["https://kg.example/statement/000000000000"], "no statement"),
    ],
)
def test_what_is_not_there_names_the_nearest(
    graph: str, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    """A message for a person, exit code 1."""
    assert main(["explain", graph, *words]) == 1
    assert message in capsys.readouterr().err


def test_a_graph_without_statements_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A graph of another make has nothing to explain."""
    (tmp_path / "other.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    assert main(["explain", str(tmp_path / "other.ttl"), "x"]) == 1
    assert "the graph holds no statement" in capsys.readouterr().err


def test_every_rule_is_described() -> None:
    """A rule that makes statements is a frame or phrase, or stands in rules.tsv."""
    ontology = load_ontology()
    known = {frame.id for frame in (*read_frames(ontology), *read_phrases(ontology))}
    known |= {row[0] for row in ontology.lexicon("rules")}
    gold = [str(p) for p in sorted((ROOT / "tests" / "gold").glob("*.txt"))]
    used = {s.rule for reading in build([*PAGES, *gold]).readings for s in reading.statements}
    assert used - known == set()

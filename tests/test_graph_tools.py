"""kg validate, kg diff, kg stats, and the graphs for Python users."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.ontology import NAMESPACE
from kg.outputs.html.model import make_view
from kg.store import open_graph, read_quads, read_rows
from tests.support import ROOT

PAGES = sorted(str(p) for p in (ROOT / "examples").glob("*.txt"))
FOAF = """@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix : <https://other.example/> .
:ann a foaf:Person ; foaf:name "Ann" ; foaf:knows :bob . :bob a foaf:Person ; foaf:name "Bob" ; foaf:knows :cy .
:cy a foaf:Person ; foaf:name "Cy" . :dee a foaf:Person ; foaf:name "Dee" ."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example pages."""
    out = tmp_path_factory.mktemp("tools")
    assert main(["build", *PAGES, "-o", str(out), "--no-html"]) == 0
    return out / "graph.ttl"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Somebody else's graph."""
    (tmp_path / "o.ttl").write_text(FOAF, encoding="utf-8")
    return tmp_path / "o.ttl"


def test_every_property_is_declared(tmp_path: Path) -> None:
    """Whatever the graph says in our namespace has a label and a definition or domain in kg.ttl; kg:end says of what."""
    import rdflib

    gold = sorted(str(p) for p in (ROOT / "tests" / "gold").glob("*.txt"))
    assert main(["build", *PAGES, *gold, "-o", str(tmp_path), "--no-html"]) == 0
    used = {str(p) for _, p, _ in read_rows(str(tmp_path / "graph.ttl")) if p.startswith(NAMESPACE)}
    declared = rdflib.Graph().parse(ROOT / "ontology" / "kg.ttl")
    labelled = {str(s) for s in declared.subjects(rdflib.RDFS.label)}
    assert NAMESPACE + "start" in used
    assert used - labelled == set()
    for name, count in (("start", 1), ("end", 3)):
        domains = list(declared.objects(rdflib.URIRef(NAMESPACE + name), rdflib.SDO.domainIncludes))
        assert len(domains) == count, name


def test_the_built_graph_is_valid(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No violation, exit code 0."""
    assert main(["validate", str(graph)]) == 0
    assert re.search(r"0 处违反，0 处警告 · \d+ triples, 0 violations, 0 warnings", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("pattern", "replacement", "shape", "words"),
    [
        (r'kg:confidence "[\d.]+"', 'kg:confidence "1.5"', "confidence", "置信度须在0与1之间"),
        (r"kg:status kg:done", "kg:status kg:maybe", "status", "The status must be one of five"),
        (r"kg:quote ", "kg:quoted ", "quote", "证据须有引文"),
        (r'kg:end "\d+"\^\^xsd:integer', 'kg:end "0"^^xsd:integer', "begin", "起点须小于终点"),
        (r"    kg:rule .*\n", "", "rule", "A statement needs its rule"),
        (r'kg:startDate "\d{4}', 'kg:startDate "2999', "startDate", "The start must not lie after the end"),
        (r"    rdf:subject .*\n", "", "subject", "陈述须有一个主语"),
        (r"    prov:wasGeneratedBy .*\n", "", "run", "文章须注明由哪次运行读出"),
        (r"kg:version ", "kg:versions ", "version", "A run needs its version"),
        (r'kg:ontologyDigest "', 'kg:ontologyDigest "x', "ontologyDigest", "A run needs the digest of its ontology"),
        (r"    kg:digest .*\n", "", "digest", "版面须有摘要"),
    ],
)
def test_a_broken_graph_is_not(
    graph: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    pattern: str,
    replacement: str,
    shape: str,
    words: str,
) -> None:
    """Each fault is told in both languages, with the shape that found it; exit code 1."""
    broken = tmp_path / "broken.ttl"
    broken.write_text(re.sub(pattern, replacement, graph.read_text("utf-8")), encoding="utf-8")
    assert main(["validate", str(broken), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert any(shape == v["shape"] and words in (v["zh"], v["en"]) and v["zh"] != v["en"] for v in found), found[:2]
    assert main(["validate", str(broken)]) == 1
    assert words in capsys.readouterr().out


def test_an_unreadable_label_is_a_warning(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning alone does not fail."""
    path = tmp_path / "w.ttl"
    path.write_text(graph.read_text("utf-8").replace('"水利部"@zh', '"水�部"@zh'), encoding="utf-8")
    assert main(["validate", str(path)]) == 0
    assert "警告 · Warning" in capsys.readouterr().out


def test_another_vocabulary_is_told(other: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The shapes find nothing to check, and say so."""
    assert main(["validate", str(other)]) == 0
    assert "the shapes check nothing" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["a b", "@prefix sh: <"])
def test_bad_shapes_are_told(graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    """A shapes file that is no Turtle."""
    (tmp_path / "s.ttl").write_text(text, encoding="utf-8")
    assert main(["validate", str(graph), "--shapes", str(tmp_path / "s.ttl")]) == 1
    assert "no Turtle" in capsys.readouterr().err


@pytest.fixture(scope="module")
def changed(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of one page less, with a page more."""
    folder = tmp_path_factory.mktemp("changed")
    page = folder / "news.txt"
    page.write_text("清河市总工会、清河市民政局联合印发《关于关爱环卫工人的通知》。", encoding="utf-8")
    assert main(["build", PAGES[0], str(page), "-o", str(folder), "--no-html"]) == 0
    return folder / "graph.ttl"


def test_diff_names_facts(graph: Path, changed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What came and what went, in words with their source; of a graph with itself nothing."""
    assert main(["diff", str(graph), str(changed)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "+ 清河市民政局 发布 关于关爱环卫工人的通知  (news.txt)" in lines
    assert any(line.startswith("- 甘肃省总工会 发布 高温作业职业健康指南") for line in lines)
    assert main(["diff", str(graph), str(graph)]) == 0
    assert capsys.readouterr().out == ""


def test_diffs_update_makes_the_old_graph_the_new_one(
    graph: Path, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Applied to a store that holds the old graph it gives the new one, quad by quad; twice is once."""
    for path in (graph, changed):
        assert main(["convert", str(path), "-o", str(path.with_suffix(".nq"))]) == 0
    capsys.readouterr()
    assert main(["diff", str(graph), str(changed), "--format", "sparql"]) == 0
    update = capsys.readouterr().out
    store = open_graph(str(graph.with_suffix(".nq")))
    for _ in range(2):
        store.update(update)
        (tmp_path / "after.nq").write_bytes(store.dump(format=_nquads()))
        assert set(read_quads(str(tmp_path / "after.nq"))) == set(read_quads(str(changed.with_suffix(".nq"))))


def _nquads() -> object:
    import pyoxigraph as ox

    return ox.RdfFormat.N_QUADS


def test_diff_of_other_vocabularies(other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without statements it compares triples; blank nodes are refused."""
    new = tmp_path / "n.ttl"
    new.write_text(FOAF.replace(":knows :cy", ":knows :dee"), encoding="utf-8")
    assert main(["diff", str(other), str(new), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(f["subject"], f["object"]) for f in found["removed"]] == [("bob", "cy")]
    assert [(f["subject"], f["object"]) for f in found["added"]] == [("bob", "dee")]
    new.write_text(FOAF + " :ann foaf:knows [] .", encoding="utf-8")
    assert main(["diff", str(other), str(new)]) == 1
    assert "blank nodes" in capsys.readouterr().err


def test_stats_count_what_is_there(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Facts by relation are the statements of the graph."""
    assert main(["stats", str(graph), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    text = graph.read_text("utf-8")
    assert found["facts"] == text.count(" a kg:Statement ")
    assert dict(found["relations"])["issued"] == text.count("rdf:predicate kg:issued ")
    assert found["communities"]
    assert found["components"] >= 1


def test_entities_are_counted_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """kg build, kg stats, kg entities and the page's model count what articles name, and no article."""
    assert main(["build", *PAGES, "-o", str(tmp_path), "--no-html"]) == 0
    graph = tmp_path / "graph.ttl"
    told = re.search(r"(\d+) articles, (\d+) entities", capsys.readouterr().out)
    assert told is not None and int(told[2]) > 40
    assert main(["stats", str(graph), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (str(found["articles"]), str(found["entities"])) == told.groups()
    assert sum(count for _, count in found["kinds"]) == found["entities"]
    assert main(["entities", str(graph)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == found["entities"]
    assert sum(node.kind != "Article" for node in make_view(read_rows(str(graph))).nodes) == found["entities"]


def test_stats_of_another_vocabulary(other: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A chain of three and one alone."""
    assert main(["stats", str(other), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["entities"], found["facts"], found["components"], found["isolated"]) == (4, 2, 2, 1)
    assert found["between"][0][0] == "Bob"
    assert main(["stats", str(other)]) == 0


def test_stats_do_not_depend_on_the_hash_seed(graph: Path) -> None:
    """Communities and centrality are the same in any process."""
    printed = {
        subprocess.run(
            [sys.executable, "-m", "kg", "stats", str(graph)],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


def test_views_of_a_file_and_of_a_build_are_the_same(graph: Path) -> None:
    """to_rdflib and to_networkx take either."""
    built = kg.build(PAGES)
    assert set(kg.to_rdflib(built)) == set(kg.to_rdflib(graph))
    first, second = kg.to_networkx(built), kg.to_networkx(str(graph))
    assert dict(first.nodes(data=True)) == dict(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_rdflib_keeps_every_literal_as_it_is(graph: Path) -> None:
    """No value is normalised on the way."""
    mine = {str(o) for o in kg.to_rdflib(graph).objects()}
    assert {str(q[2][0]) if isinstance(q[2], tuple) else str(q[2]) for q in read_quads(str(graph))} == mine

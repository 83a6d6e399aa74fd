"""The commands, as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.cli import main
from tests.support import ROOT

EXAMPLES = [str(p) for p in sorted((ROOT / "examples").glob("*.txt"))]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example pages."""
    out = tmp_path_factory.mktemp("graph")
    assert main(["build", *EXAMPLES, "-o", str(out), "--ledger", str(out / "ledger.jsonl")]) == 0
    return out


def test_joint_issuers_are_answered(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who issued which notice: both ministries."""
    query = "SELECT ?who WHERE { ?w kg:issued ?d ; rdfs:label ?who . ?d rdfs:label '关于加强汛期水库安全管理的通知'@zh } ORDER BY ?who"
    assert main(["query", str(graph / "graph.ttl"), query, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["who"] for row in rows} == {"应急管理部", "水利部"}


def test_contracts_of_a_province_are_counted(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How many contracts the province signed, with the parts."""
    query = "SELECT ?n WHERE { ?s rdf:predicate kg:signed ; kg:count ?n } ORDER BY DESC(?n)"
    assert main(["query", str(graph / "graph.ttl"), query, "--format", "csv"]) == 0
    numbers = {line for line in capsys.readouterr().out.split()[1:]}
    assert "620" in numbers
    assert {"300", "250", "70"} <= numbers


def test_articles_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    """title, byline, dateline, offsets and text of every article."""
    assert main(["articles", EXAMPLES[0], "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert set(rows[0]) == {"source", "title", "subtitles", "byline", "dateline", "date", "begin", "end", "text"}
    assert rows[0]["dateline"]["place"] == "云川"


def test_the_ledger_names_rule_and_reason(graph: Path) -> None:
    """Every rejected candidate has one reason."""
    rows = [json.loads(line) for line in (graph / "ledger.jsonl").read_text("utf-8").splitlines()]
    assert rows
    assert all(row["rule"] and row["reason"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "GRAPH", "SELEC ?x"], "cannot be parsed"),
        (["query", "nowhere.ttl", "SELECT * {?s ?p ?o}"], "cannot be read"),
        (["query", "notes.docx", "SELECT * {?s ?p ?o}"], "unknown kind of graph"),
        (["query", "GRAPH", "--name", "no-such"], "no query"),
    ],
)
def test_a_bad_query_says_what_is_wrong(
    graph: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """A message for people and exit code 1."""
    filled = [str(graph / "graph.ttl") if a == "GRAPH" else a for a in arguments]
    assert main(filled) == 1
    assert words in capsys.readouterr().err


def test_shapes_hold(graph: Path) -> None:
    """The finished graph passes shapes.ttl."""
    pyshacl = pytest.importorskip("pyshacl", reason="pip install -e '.[validate]'")
    from rdflib import Graph

    data = Graph().parse(graph / "graph.ttl")
    shapes = Graph().parse(ROOT / "ontology" / "shapes.ttl")
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes)
    assert conforms, report


def test_rdflib_and_pyoxigraph_read_the_same(graph: Path) -> None:
    """Two parsers, one number of triples."""
    import pyoxigraph as ox
    from rdflib import Graph

    data = (graph / "graph.ttl").read_bytes()
    assert len(Graph().parse(data=data, format="turtle")) == len(list(ox.parse(data, format=ox.RdfFormat.TURTLE)))


@pytest.mark.parametrize("content", [None, "2022年8月5日 星期五\n"])
def test_a_build_of_nothing_leaves_the_old_graph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None
) -> None:
    """No input could be read, or none held an article: nothing is written, the reason is told, and 1."""
    page, out = tmp_path / "page.txt", tmp_path / "out"
    if content is not None:
        page.write_text(content, encoding="utf-8")
    out.mkdir()
    (out / "graph.ttl").write_text("kept", encoding="utf-8")
    assert main(["build", str(page), "-o", str(out)]) == 1
    assert [p.name for p in out.iterdir()] == ["graph.ttl"]
    assert (out / "graph.ttl").read_text("utf-8") == "kept"
    talk = capsys.readouterr()
    assert talk.out == ""
    assert talk.err.startswith("not read: ")
    assert "page.txt" in talk.err
    assert "stays as it was" in talk.err


def test_a_file_is_no_candidate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What could not be read is told by name and not counted among the candidates."""
    main(["build", *EXAMPLES, str(tmp_path / "missing.txt"), "-o", str(tmp_path / "out"), "--no-html"])
    talk = capsys.readouterr()
    assert "missing.txt" not in talk.out
    assert "missing.txt: no such file" in talk.err


def test_overrides_without_effect_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines that changed nothing, by number; the others are not named."""
    mine = tmp_path / "mine.tsv"
    mine.write_text(
        "# decided\nmerge\t水利部\t甲某\nrename\t水利部\t水利部门\nsplit\t应急管理部\tnowhere.txt\ntype\t乙某\tPerson\n",
        encoding="utf-8",
    )
    assert main(["build", *EXAMPLES, "-o", str(tmp_path), "--no-html", "--overrides", str(mine)]) == 0
    told = [line for line in capsys.readouterr().err.splitlines() if "matched nothing" in line]
    assert [line.split(":")[0] for line in told] == ["mine.tsv line 2", "mine.tsv line 4", "mine.tsv line 5"]
    corpus = ["corpus", "build", *EXAMPLES, "-o", str(tmp_path / "c"), "--workers", "0", "--overrides", str(mine)]
    assert main(corpus) == 0
    assert [line for line in capsys.readouterr().err.splitlines() if "matched nothing" in line] == told
    assert main([*corpus, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["idle"] == told
    assert main(["entities", str(tmp_path / "graph.ttl"), "--overrides", str(mine)]) == 1
    assert "give the pages" in capsys.readouterr().err

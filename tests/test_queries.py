"""The shipped queries, questions under limits, and stores on disk."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path

import pytest

from kg.cli import main
from kg.errors import QueryError
from kg.store import open_graph, run_query, shipped_queries, within
from kg.store.limits import TimeOver
from kg.store.queries import Graphs, result_document
from tests.support import ROOT

PAGES = sorted(str(p) for p in (ROOT / "examples").glob("*.txt"))
NAMES = sorted(shipped_queries())
EMPTY = {"unbacked", "unquoted"}  # a sound graph has none
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The graph of the example pages."""
    out = tmp_path_factory.mktemp("queries")
    assert main(["build", *PAGES, "-o", str(out), "--no-html"]) == 0
    return str(out / "graph.ttl")


def test_there_are_enough_queries() -> None:
    """Fifteen and more, each with a line that says in English and Chinese what it asks."""
    assert len(NAMES) >= 15
    for name, query in shipped_queries().items():
        assert re.search("[A-Za-z]{3}.*[\u4e00-\u9fff]", query.about), name


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_query_stands_alone_and_is_portable(graph: str, name: str) -> None:
    """It brings its prefixes, names no graph, is ordered, and answers."""
    text = shipped_queries()[name].text
    assert "GRAPH" not in text.replace("GROUP_CONCAT", "")
    assert "ORDER BY" in text
    for prefix in set(re.findall(r"\b([a-z]+):(?!/)", re.sub(r"<[^>]*>|#.*|\"[^\"]*\"", "", text))):
        assert f"PREFIX {prefix}:" in text, prefix
    answer = run_query(open_graph(graph), text)
    assert (name in EMPTY) <= (answer.rows == ())


def test_unbacked_triples_are_found(tmp_path: Path, graph: str) -> None:
    """The query that must be empty is not when a plain triple has no statement."""
    text = Path(graph).read_text("utf-8")
    bad = "<https://kg.example/organization/水利部> kg:issued <https://kg.example/document/无中生有> .\n"
    (tmp_path / "bad.ttl").write_text(text + bad, encoding="utf-8")
    answer = run_query(open_graph(str(tmp_path / "bad.ttl")), shipped_queries()["unbacked"].text)
    assert tuple(row[2] for row in answer.rows) == ("https://kg.example/document/无中生有",)


def test_joint_issuers_by_name(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Who issued together, a row a body."""
    assert main(["query", graph, "--name", "joint-issuers", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    document = "关于加强汛期水库安全管理的通知"
    assert {"水利部", "应急管理部"} == {r["issuer"] for r in rows if r["document"] == document}


def test_a_variable_takes_a_value(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The neighbours of one entity, not of all."""
    assert main(["query", graph, "--name", "neighbours", "--bind", "entity=水利部", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"水利部"} == {row["entity"] for row in rows}
    assert "关于加强汛期水库安全管理的通知" in {row["other"] for row in rows}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("水利", "no entity '水利' in the graph; near are 水利部"),
        ("中华人民共和国水利部", "another form of 水利部: write entity=水利部"),
    ],
)
def test_an_unknown_name_is_told(graph: str, capsys: pytest.CaptureFixture[str], name: str, says: str) -> None:
    """A name that the graph has not: the nearest ones, or the name that it stands for, instead of an empty table."""
    assert main(["query", graph, "--name", "neighbours", "--bind", f"entity={name}"]) == 1
    assert says in capsys.readouterr().err


def test_a_prefix_that_is_not_declared_is_named(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Words in strings and IRIs are no prefixes, declared ones are known."""
    query = "PREFIX a: <http://b:1/> SELECT * { ?x a:b 'c:d' ; rdfs:label ?y ; foaf:name ?z }"
    assert main(["query", graph, query]) == 1
    assert "prefix foaf is not declared" in capsys.readouterr().err
    for other in ("SELECT * { foaf:x ?p ?y }", "SELECT (foaf:x(?y) AS ?z) { ?x ?p ?y }", "SELECT * { ?x foaf:y ?z"):
        assert main(["query", graph, other]) == 1
        assert "prefix foaf is not declared" in capsys.readouterr().err
    assert main(["query", graph, "SELECT (kg:x(?y) AS ?z) { ?x ?p ?y }"]) == 1
    assert "function" in capsys.readouterr().err
    for slip in ("a:c ", "http://a ?b }", "a:c 'http://open }", "a:c <http://a b> }"):
        assert main(["query", graph, query.replace("foaf:name ?z }", slip)]) == 1
        assert "cannot be parsed" in capsys.readouterr().err


def test_list_tells_names_and_meanings(capsys: pytest.CaptureFixture[str]) -> None:
    """--name list needs no graph."""
    assert main(["query", "any.ttl", "--name", "list"]) == 0
    assert len(NAMES) == len(capsys.readouterr().out.splitlines())


def test_an_endless_query_ends(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The time limit holds, with a message and exit code 1."""
    start = time.monotonic()
    assert main(["query", graph, "--timeout", "1", ENDLESS]) == 1
    assert time.monotonic() - start < 20
    assert "no answer within 1 s" in capsys.readouterr().err


def test_limits_pass_results_and_errors_and_notice_a_death() -> None:
    """A result comes back, an error comes back as itself, a killed child is told."""

    def fail() -> None:
        raise QueryError("as it was")

    assert within(20, lambda: ("值", 1)) == ("值", 1)
    with pytest.raises(QueryError, match="as it was"):
        within(20, fail)
    with pytest.raises(QueryError, match="died"):
        within(20, lambda: os.kill(os.getpid(), 9))
    with pytest.raises(TimeOver):
        within(0.2, lambda: time.sleep(30))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent ?x { ?s ?p ?o } }",
        "SELECT * WHERE { ?a ?b '#' . SERVICE<http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { ?a <p#q> 'it\\'s' . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    ],
)
def test_no_query_asks_the_network(graph: str, query: str) -> None:
    """SERVICE is refused before anything is sent."""
    with pytest.raises(QueryError, match=r"asks no network|cannot be parsed"):
        run_query(open_graph(graph), query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service WHERE { ?service ?p 'SERVICE' }",
        "# SERVICE\nSELECT * WHERE { ?s <https://x.example/SERVICE/> ?o }",
        'SELECT * WHERE { ?s ?p """a "SERVICE" """ }',
    ],
)
def test_the_word_service_is_allowed_elsewhere(graph: str, query: str) -> None:
    """In names, strings, IRIs and comments it is a word."""
    assert run_query(open_graph(graph), query).rows == ()


def test_a_query_is_asked_of_the_graphs_that_are_named(tmp_path: Path) -> None:
    """One graph as the default, another by its name, or all as one."""
    lines = "".join(f"<https://x.example/{g}> <https://x.example/p> 1 <https://x.example/{g}> .\n" for g in "abc")
    (tmp_path / "g.nq").write_text(lines.replace(" 1 ", ' "1" '), encoding="utf-8")
    store, kinds = open_graph(str(tmp_path / "g.nq")), {"select": "CSV", "construct": "TURTLE"}
    a, b = "https://x.example/a", "https://x.example/b"

    def found(pattern: str, graphs: Graphs) -> list[str]:
        query = f"SELECT ?s WHERE {{ {pattern} }} ORDER BY ?s"
        return result_document(store, query, kinds, largest=1000, graphs=graphs)[1].decode().split()[1:]

    assert [a] == found("?s ?p ?o", Graphs(default=[a], named=[b]))
    assert [b] == found("GRAPH ?g { ?s ?p ?o }", Graphs(default=[a], named=[b]))
    assert found("?s ?p ?o", Graphs(named=[b])) == []
    assert len(found("?s ?p ?o", Graphs())) == 3
    assert ((a,),) == run_query(store, f"SELECT ?s FROM <{a}> WHERE {{ ?s ?p ?o }}").rows
    assert len(run_query(store, "SELECT ?s WHERE { ?s ?from ?o FILTER(?o != 'FROM') }").rows) == 3


def test_a_syntax_error_has_its_place(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Line and column."""
    assert main(["query", graph, "SELECT ?s\nWHERE { ?s ?p }"]) == 1
    assert "2:16" in capsys.readouterr().err


def test_a_store_on_disk_answers_the_same(graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every shipped query, from the folder as from the file; compacting changes no answer."""
    folder = str(tmp_path / "store")
    assert main(["store", "build", graph, "-o", folder]) == 0
    memory, disk = open_graph(graph), open_graph(folder)
    for name, query in shipped_queries().items():
        assert run_query(memory, query.text) == run_query(disk, query.text), name
    del disk
    capsys.readouterr()
    assert main(["store", "compact", folder]) == 0
    before, after = (int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", capsys.readouterr().out))
    assert before >= after > 0
    assert main(["store", "query", folder, "--name", "relations", "--format", "json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert len(again) == len(run_query(memory, shipped_queries()["relations"].text).rows)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "GRAPH", "-o", "STORE"], "is a store already"),
        (["build", "GRAPH", "-o", "FOLDER"], "is no store"),
        (["build", "BROKEN", "-o", "NEW"], "line 1 between columns"),
        (["build", "missing.ttl", "-o", "NEW"], "cannot be read"),
        (["compact", "FOLDER"], "no store"),
        (["query", "FOLDER", "ASK { ?s ?p ?o }"], "no store"),
    ],
)
def test_bad_stores_are_told(
    graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    """What is wrong with a folder or a file, exit code 1, and nothing half-made left behind."""
    places = {name: tmp_path / name.lower() for name in ("STORE", "FOLDER", "NEW")}
    places["BROKEN"] = tmp_path / "broken.ttl"
    places["BROKEN"].write_text("<a> <b> ", encoding="utf-8")
    places["FOLDER"].mkdir()
    (places["FOLDER"] / "note.txt").write_text("mine", encoding="utf-8")
    assert main(["store", "build", graph, "-o", str(places["STORE"])]) == 0
    filled = [graph if a == "GRAPH" else str(places.get(a, a)) for a in arguments]
    assert main(["store", *filled]) == 1
    assert words in capsys.readouterr().err
    assert {"STORE", "FOLDER", "BROKEN"} >= {p.stem.upper() for p in tmp_path.iterdir()}

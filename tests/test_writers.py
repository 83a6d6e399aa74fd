"""Every format: the same bytes whatever the order and the hash seed, and the same graph when read back."""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.cli import main
from kg.dataset import assign_graphs, build_rows, to_quads
from kg.model import Iri, Literal, Triple, row_order, sort_rows
from kg.ontology import load_ontology
from kg.outputs import GRAPH_WRITERS, WRITERS
from kg.pipeline import build
from kg.store import read_quads, read_rows
from tests.support import ROOT

PAGES = sorted(str(p) for p in (ROOT / "examples").glob("*.txt"))
RDF_ENDINGS = (".ttl", ".nt", ".jsonld", ".rdf", ".nq", ".trig")
ENDINGS = (*WRITERS, *GRAPH_WRITERS)
KG = "https://kg.example/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the example pages, in every format."""
    out = tmp_path_factory.mktemp("writers")
    assert main(["build", *PAGES, "-o", str(out), "--no-html"]) == 0
    assert main(["convert", str(out / "graph.ttl"), "-o", *(str(out / f"c{e}") for e in ENDINGS)]) == 0
    return out


@pytest.mark.parametrize("ending", RDF_ENDINGS)
def test_a_format_holds_the_same_rows(graph: Path, ending: str) -> None:
    """What is read back from each format is what the Turtle holds, term by term."""
    assert sorted(read_rows(str(graph / "graph.ttl")), key=row_order) == sorted(
        read_rows(str(graph / f"c{ending}")), key=row_order
    )


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in rdflib itself
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
def test_rdflib_reads_the_same(graph: Path) -> None:
    """A second parser finds as many triples in each format."""
    from rdflib import Dataset, Graph

    size = len(read_rows(str(graph / "graph.ttl")))
    for ending, kind in ((".ttl", "turtle"), (".nt", "nt"), (".jsonld", "json-ld"), (".rdf", "xml")):
        assert size == len(Graph().parse(graph / f"c{ending}", format=kind)), ending
    for ending, kind in ((".nq", "nquads"), (".trig", "trig")):
        assert size == len(Dataset().parse(graph / f"c{ending}", format=kind)), ending


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_bytes_do_not_depend_on_order_or_seed(graph: Path, tmp_path: Path, seed: str) -> None:
    """Shuffled lines under another hash seed give every file again, byte by byte."""
    lines = (graph / "c.nt").read_text("utf-8").splitlines(keepends=True)
    random.Random(int(seed)).shuffle(lines)
    (tmp_path / "shuffled.nt").write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "kg", "convert", str(tmp_path / "shuffled.nt"), "-o"]
    command += [str(tmp_path / f"c{e}") for e in ENDINGS]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, cwd=ROOT)
    names = sorted(p.name for p in graph.glob("c*"))
    assert len(names) == len(ENDINGS) + 1
    for name in names:
        assert (graph / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_the_converted_turtle_is_the_built_one(graph: Path) -> None:
    """convert writes what build writes."""
    assert (graph / "graph.ttl").read_bytes() == (graph / "c.ttl").read_bytes()


def test_each_row_lies_in_one_graph(graph: Path) -> None:
    """A graph an article and one for the rest; the builder and the reader assign alike."""
    quads = list(read_quads(str(graph / "c.nq")))
    graphs = {g for *_, g in quads}
    assert len(quads) == len({q[:3] for q in quads})
    articles = {s for s, p, o, _ in quads if p.endswith("#type") and o == KG + "Article"}
    assert graphs == {Iri("https://kg.example/graph/core")} | {a.replace("/article/", "/graph/") for a in articles}
    dataset = build_rows(build(PAGES).readings, load_ontology())
    assigned, core = assign_graphs(dataset.triples)
    assert dict(dataset.graphs) == dict(assigned)
    assert dataset.core == core


def test_an_articles_graph_holds_its_facts(graph: Path) -> None:
    """Statements, evidence and values lie with their article; entities in the core."""
    where: dict[str, set[str]] = {}
    for _, p, o, g in read_quads(str(graph / "c.trig")):
        if p.endswith("#type") and str(o).startswith(KG):
            where.setdefault(str(o).removeprefix(KG), set()).add("core" if g.endswith("/core") else "article")
    assert {"article"} == where["Statement"] | where["Evidence"] | where["Article"] | where["Observation"]
    assert {"core"} == where["Notice"] | where["TradeUnion"] | where["Person"]


TERMS = st.sampled_from([Iri(f"https://x.example/{c}") for c in "abcd甲乙"])
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda t: Literal(t, "zh")),
    st.integers().map(lambda n: Literal(str(n), "", XSD + "integer")),
)
ROWS = st.lists(st.tuples(TERMS, TERMS, st.one_of(TERMS, LITERALS)), min_size=1, max_size=12)


@settings(max_examples=40)
@given(rows=ROWS, ending=st.sampled_from([".ttl", ".nt", ".jsonld", ".nq", ".trig"]))
def test_any_rows_come_back(tmp_path_factory: pytest.TempPathFactory, rows: list[Triple], ending: str) -> None:
    """Whatever characters a literal holds, write and parse give the rows again."""
    path = tmp_path_factory.mktemp("rows") / f"g{ending}"
    ordered = list(sort_rows(rows))
    if ending in GRAPH_WRITERS:
        GRAPH_WRITERS[ending](to_quads(ordered), path)
    else:
        WRITERS[ending](ordered, path)
    assert set(ordered) == set(read_rows(str(path)))


def test_sorting_is_by_row_order_without_repetition() -> None:
    """By subject, type first, predicate, IRIs before literals; each row once."""
    a, b = Iri("https://x.example/a"), Iri("https://x.example/b")
    kind = Iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    rows: list[Triple] = [(b, a, Literal("1")), (a, a, Literal("2")), (a, a, b), (a, kind, b), (a, a, b)]
    found = list(sort_rows(rows))
    assert len(found) == len(set(rows))
    assert all(row_order(x) < row_order(y) for x, y in pairwise(found))


def test_rdf12_names_each_statements_triple(graph: Path, tmp_path: Path) -> None:
    """Beside the statement nodes stand as many triple terms, and without them it is the plain Turtle."""
    import pyoxigraph as ox

    path = tmp_path / "g12.ttl"
    assert main(["convert", str(graph / "graph.ttl"), "-o", str(path), "--rdf12"]) == 0
    terms = [q.object for q in ox.parse(path=path) if isinstance(q.object, ox.Triple)]
    rows = read_rows(str(graph / "graph.ttl"))
    assert len(terms) == sum(1 for _, p, o in rows if p.endswith("#type") and o == KG + "Statement") > 20
    assert sorted(rows, key=row_order) == sorted(read_rows(str(path)), key=row_order)


def test_networkx_reads_its_files_back(graph: Path) -> None:
    """GraphML and GEXF hold the nodes and edges of the network; no clock, no version."""
    import networkx as nx

    from kg.outputs import network_of

    made = network_of(read_rows(str(graph / "graph.ttl")))
    for read in (nx.read_graphml(graph / "c.graphml"), nx.read_gexf(graph / "c.gexf")):
        assert (len(made), made.number_of_edges()) == (len(read), read.number_of_edges())
    assert {"水利部", "应急管理部"} <= {data["label"] for _, data in made.nodes(data=True)}
    text = (graph / "c.gexf").read_text("utf-8")
    assert "lastmodifieddate" not in text
    assert "NetworkX" not in text


def test_csv_has_neo4js_headers(graph: Path) -> None:
    """Headers, labels and types are ASCII, every edge joins two nodes, and values are the page's words."""
    nodes, edges = (
        list(csv.reader((graph / f"c-{n}.csv").read_text("utf-8").splitlines(keepends=True)))
        for n in ("nodes", "edges")
    )
    assert nodes[0][0] == "iri:ID"
    assert nodes[0][-1] == ":LABEL"
    assert edges[0][:3] == [":START_ID", ":END_ID", ":TYPE"]
    known = {row[0] for row in nodes[1:]}
    assert len(known) == len(nodes) - 1
    assert all(row[0] in known and row[1] in known for row in edges[1:])
    assert all(row[-1].isascii() for row in nodes)
    assert all(row[2].isascii() for row in edges)
    assert any(row[1] == "水利部" and row[-1] == "Organization;GovernmentBody" for row in nodes)


def test_jsonld_is_json_with_a_context(graph: Path) -> None:
    """A web programmer finds a statement without an RDF library."""
    data = json.loads((graph / "c.jsonld").read_text("utf-8"))
    assert data["@context"]["kg"] == KG
    statements = [node for node in data["@graph"] if "kg:Statement" in node.get("@type", ())]
    assert all("@id" in node["rdf:subject"][0] for node in statements)
    assert len(statements) > 20


OTHERS = """@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix : <https://other.example/> .
:ann a foaf:Person ; foaf:name "Ann" ; foaf:knows :bob , [ foaf:name "nobody" ] . :bob a foaf:Person ; foaf:name "Bob" ."""


def test_somebody_elses_vocabulary_is_converted(tmp_path: Path) -> None:
    """Blank nodes and foreign terms pass through every format; without articles it stays in the default graph."""
    (tmp_path / "o.ttl").write_text(OTHERS, encoding="utf-8")
    assert main(["convert", str(tmp_path / "o.ttl"), "-o", *(str(tmp_path / f"c{e}") for e in ENDINGS)]) == 0
    for ending in RDF_ENDINGS:
        assert len(read_rows(str(tmp_path / f"c{ending}"))) == 7, ending
    assert {""} == {g for *_, g in read_quads(str(tmp_path / "c.nq"))}
    assert "Ann" in (tmp_path / "c.graphml").read_text("utf-8")


def test_a_file_is_converted_onto_itself(tmp_path: Path, graph: Path) -> None:
    """All is read before anything is written; what is broken at its end stays as it is."""
    path, text = tmp_path / "g.nt", (graph / "c.nt").read_text("utf-8")
    path.write_text("".join(reversed(text.splitlines(keepends=True))), encoding="utf-8")
    assert main(["convert", str(path), "-o", str(path)]) == 0
    assert path.read_text("utf-8") == text
    path.write_text(text + "<https://a.example/> ", encoding="utf-8")
    assert main(["convert", str(path), "-o", str(path)]) == 1
    assert path.read_text("utf-8") == text + "<https://a.example/> "


@pytest.mark.parametrize(
    ("text", "output", "words"),
    [
        ("<https://a.example/> <https://a.example/p> ", "c.nt", "line 1 column"),
        ("", "c.nt", "no triple"),
        ("<https://a.example/> <https://a.example/p> 1 .", "c.docx", "known are .csv"),
        ("<https://a.example/> <https://a.example/p> 1 .", "no/where/c.nt", "cannot write"),
        ("<https://a.example/> <https://a.example/1/> 1 .", "c.rdf", "RDF/XML cannot say"),
        ('<https://a.example/> <https://a.example/p> "\\u0001" .', "c.rdf", "control character"),
    ],
)
def test_bad_input_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, output: str, words: str
) -> None:
    """What is wrong, where, and what to do; exit code 1."""
    (tmp_path / "g.ttl").write_text(text, encoding="utf-8")
    assert main(["convert", str(tmp_path / "g.ttl"), "-o", str(tmp_path / output)]) == 1
    assert words in capsys.readouterr().err

"""Where a graph says that it comes from: the run, the pages, no clock."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.corpus.versions import graph_version
from kg.dataset import build_rows
from kg.outputs.html.model import make_view
from kg.store import open_graph, read_rows, run_query, shipped_queries
from tests.support import ROOT

PROV = "http://www.w3.org/ns/prov#"
TEXT = "淮岭市总工会近日印发《关于做好高温慰问的通知》。\n"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """The graph of one page in GB18030, with a paper in its metadata."""
    (tmp_path / "页.txt").write_bytes(TEXT.encode("gb18030"))
    (tmp_path / "页.json").write_text(json.dumps({"date": "2023-08-01", "paper": "淮岭日报"}), encoding="utf-8")
    assert main(["build", str(tmp_path / "页.txt"), "-o", str(tmp_path / "out"), "--no-html"]) == 0
    return tmp_path / "out" / "graph.ttl"


def test_the_run_names_version_and_ontology(graph: Path) -> None:
    """PROV-O's names serve: an activity by a software agent that used a plan; every article is of it."""
    query = """SELECT ?version ?digest WHERE {
        ?a a kg:Article ; prov:wasGeneratedBy ?run . ?run a prov:Activity , kg:Run ; kg:version ?version ;
        kg:ontologyDigest ?digest ; prov:wasAssociatedWith/a prov:SoftwareAgent ; prov:used/a prov:Plan }"""
    assert ((kg.__version__, kg.load_ontology().digest),) == run_query(open_graph(str(graph)), query).rows


def test_there_is_no_clock(graph: Path) -> None:
    """No time of PROV-O, and the same bytes a second time."""
    assert not any(p.startswith(PROV) and "Time" in p for _, p, _ in read_rows(str(graph)))
    page = str(graph.parent.parent / "页.txt")
    assert main(["build", page, "-o", str(graph.parent / "again"), "--no-html"]) == 0
    assert graph.read_bytes() == (graph.parent / "again" / "graph.ttl").read_bytes()


def test_the_page_tells_encoding_paper_and_the_digest_of_its_text(graph: Path) -> None:
    """The digest is of the text that offsets count in: decoded, with its line ends."""
    query = """SELECT ?source ?encoding ?paper ?characters ?digest WHERE { ?a prov:wasDerivedFrom ?p .
        ?p kg:source ?source ; kg:encoding ?encoding ; kg:paper ?paper ; kg:characters ?characters ; kg:digest ?digest }"""
    digest = hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    assert (("页.txt", "gb18030", "淮岭日报", str(len(TEXT)), digest),) == run_query(open_graph(str(graph)), query).rows
    shipped = run_query(open_graph(str(graph)), shipped_queries()["provenance"].text).rows
    assert (("页.txt", str(len(TEXT)), "gb18030", digest, kg.__version__, kg.load_ontology().digest),) == shipped


def test_another_ontology_is_another_run(tmp_path: Path) -> None:
    """A folder on top changes the digest, and so the run."""
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "mine.tsv").write_text("# source: own; licence: CC0-1.0\nname\n甲\n", encoding="utf-8")
    readings = kg.build([str(ROOT / "examples" / "notice.txt")]).readings
    runs = {
        s
        for extra in ((), (str(tmp_path),))
        for s, p, _ in build_rows(readings, kg.load_ontology(extra)).triples
        if p == "https://kg.example/ontology#ontologyDigest"
    }
    assert len(runs) == 2


def test_another_version_makes_the_rows_of_a_corpus_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A corpus must not keep the run of the version before."""
    before = graph_version(kg.load_ontology())
    monkeypatch.setattr("kg.corpus.versions.__version__", "9.9")
    assert before != graph_version(kg.load_ontology())


def test_what_made_the_graph_is_no_entity_of_it(graph: Path) -> None:
    """The network shows neither run nor page, and yet gives their rows back."""
    rows = read_rows(str(graph))
    view = make_view(rows)
    made = {s for s, _, _ in rows if any(f"/{kind}/" in s for kind in ("run", "page", "program"))}
    assert len(made) == 3
    assert not {node.iri for node in view.nodes} & made
    assert made <= {iri for iri, _ in view.schema}

"""The same answers from every engine, and the same terms back from every store.

The graph is that of made articles, and, where the annotated articles are at hand (KG_GOLD or beside the checkout), that of
all of them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli import main
from kg.model import Iri, Literal, Quad
from kg.outputs import write_turtle
from kg.store import open_graph, read_quads, shipped_queries
from kg.store.endpoints import Endpoint
from tests import stores
from tests.benchmarks.made import made_dataset
from tests.support import SHARED

pytestmark = [pytest.mark.store, pytest.mark.slow]
QUERIES = {name: query.text for name, query in shipped_queries().items()}
NONE = {"unbacked", "unquoted"}


@pytest.fixture(scope="module", params=["made", "dev"])
def graph(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with graph.ttl and graph.nq."""
    out = tmp_path_factory.mktemp(request.param)
    if request.param == "made":
        write_turtle(made_dataset(2_500).triples, out / "graph.ttl")
    else:
        pages = sorted((Path(os.environ.get("KG_GOLD") or SHARED) / "dev").glob("*.txt"))
        if not pages:
            pytest.skip("the annotated articles are not here; KG_GOLD names their folder")
        assert main(["build", *(str(p) for p in pages), "-o", str(out), "--no-html"]) == 0
    assert main(["convert", str(out / "graph.ttl"), "-o", str(out / "graph.nq"), str(out / "graph.trig")]) == 0
    return out


@pytest.fixture(scope="module")
def reference(graph: Path) -> dict[str, tuple[tuple[str, ...], stores.Rows]]:
    """pyoxigraph's answers from memory: of each query its columns and its rows."""
    store = open_graph(str(graph / "graph.ttl"))
    found = {}
    for name, query in QUERIES.items():
        columns = tuple(v.value for v in store.query(query, use_default_graph_as_union=True).variables)  # type: ignore[union-attr]
        found[name] = columns, stores.cells(stores.oxigraph_bindings(store, query), columns)
    assert sum(1 for _, rows in found.values() if rows) >= 22
    return found


def hold(ask: stores.Ask, reference: dict[str, tuple[tuple[str, ...], stores.Rows]]) -> None:
    """Every query answered as the reference does (no MIN or MAX of strings in them: Virtuoso 7 picks any)."""
    differing = {}
    for name, (columns, expected) in reference.items():
        found = stores.cells(ask(name), columns)
        if found != expected:
            differing[name] = [*list((expected - found).items())[:2], "but", *list((found - expected).items())[:2]]
    assert differing == {}


def test_the_checks_find_nothing(reference: dict[str, tuple[tuple[str, ...], stores.Rows]]) -> None:
    """No plain triple without a statement, no statement without its words."""
    assert {name for name in NONE if reference[name][1]} == set()


def test_rdflib(graph: Path, reference: dict[str, tuple[tuple[str, ...], stores.Rows]]) -> None:
    """rdflib, from the Turtle."""
    from rdflib import Graph

    data = Graph().parse(graph / "graph.ttl")
    hold(lambda name: stores.rdflib_bindings(data, QUERIES[name]), reference)


def test_pyoxigraph_on_disk(graph: Path, reference: dict[str, tuple[tuple[str, ...], stores.Rows]]) -> None:
    """pyoxigraph, from a store folder of the named graphs, which gives all of them back."""
    import pyoxigraph as ox

    assert main(["store", "build", str(graph / "graph.nq"), "-o", str(graph / "store"), "--replace"]) == 0
    store = open_graph(str(graph / "store"))
    hold(lambda name: stores.oxigraph_bindings(store, QUERIES[name]), reference)
    store.dump(graph / "disk.nq", format=ox.RdfFormat.N_QUADS)
    assert counted(graph / "graph.nq") == counted(graph / "disk.nq")


@pytest.mark.parametrize("mode", ["arq", "tdb2"])
def test_jena(graph: Path, reference: dict[str, tuple[tuple[str, ...], stores.Rows]], mode: str) -> None:
    """Jena: ARQ from the Turtle; TDB2 from the N-Quads, the default graph being the union, which gives all of them back."""
    data = graph / ("graph.ttl" if mode == "arq" else "graph.nq")
    answers = dict(zip(QUERIES, stores.jena(mode, data, graph / mode, written(graph)), strict=True))
    hold(answers.__getitem__, reference)
    assert mode == "arq" or counted(graph / "graph.nq") == counted(graph / "tdb2.nq")


def written(folder: Path) -> list[Path]:
    """The queries as files."""
    for name, text in QUERIES.items():
        (folder / f"{name}.rq").write_text(text, encoding="utf-8")
    return [folder / f"{name}.rq" for name in QUERIES]


def test_comunica(graph: Path, reference: dict[str, tuple[tuple[str, ...], stores.Rows]]) -> None:
    """Comunica, from the Turtle, which it gives back."""
    (graph / "all.rq").write_text("SELECT ?s ?p ?o WHERE { ?s ?p ?o }", encoding="utf-8")
    asked = [*written(graph), graph / "all.rq"]
    *lines, whole = stores.node(stores.COMUNICA, str(graph / "graph.ttl"), *(str(path) for path in asked))
    answers = dict(zip(QUERIES, map(json.loads, lines), strict=True))
    hold(lambda name: answers[name], reference)
    assert counted(graph / "graph.ttl") == of_bindings(json.loads(whole), "")


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def loaded(request: pytest.FixtureRequest, graph: Path) -> Iterator[Endpoint]:
    """A server with the graph in it, by `kg load`."""
    with getattr(stores, request.param)(graph) as server, pytest.MonkeyPatch.context() as patch:
        if request.param == "virtuoso":
            patch.setenv("KG_USER", "dba")
            patch.setenv("KG_PASSWORD", "dba")
        address = server.endpoint.query.rpartition("/")[0]
        assert main(["load", str(graph / "graph.ttl"), address, "--to", request.param]) == 0
        yield server.endpoint


def test_servers_answer_the_same(loaded: Endpoint, reference: dict[str, tuple[tuple[str, ...], stores.Rows]]) -> None:
    """Oxigraph's server and Virtuoso, over HTTP."""
    hold(lambda name: loaded.select(QUERIES[name]), reference)


def test_servers_give_back_what_was_loaded(loaded: Endpoint, graph: Path) -> None:
    """Graph by graph and term by term."""
    assert counted(graph / "graph.nq") == asked(loaded, {g for *_, g in read_quads(str(graph / "graph.nq"))})


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # in rdflib itself
def test_other_parsers_read_the_same(graph: Path) -> None:
    """N3.js, term by term from Turtle, N-Quads and TriG; rdflib gives the N-Quads back."""
    from rdflib import Dataset

    expected = counted(graph / "graph.nq")
    Dataset().parse(graph / "graph.nq", format="nquads").serialize(graph / "rdflib.nq", format="nquads")
    assert expected == counted(graph / "rdflib.nq")
    for name in ("graph.ttl", "graph.nq", "graph.trig"):
        found = bag(_quad(*json.loads(line)) for line in stores.node(stores.N3, str(graph / name)))
        assert counted(graph / name) == found, name


def _quad(s: str, p: str, o: str | list[str], g: str) -> Quad:
    """What N3.js prints of a quad."""
    if isinstance(o, str):
        return Iri(s), Iri(p), Iri(o), Iri(g)
    value, language, datatype = o
    kind = "" if language or datatype == stores.XSD + "string" else datatype
    return Iri(s), Iri(p), Literal(value, language, kind), Iri(g)


@pytest.mark.parametrize(("name", "kind"), [("graph.ttl", "turtle"), ("graph.nq", "nquads"), ("graph.trig", "trig")])
def test_rapper_gives_back_what_it_reads(graph: Path, name: str, kind: str) -> None:
    """Without an error, and every triple."""
    program = shutil.which("rapper")
    stores.need(program is not None, "rapper", in_ci=True)
    command = [str(program), "-q", "-i", kind, "-o", "nquads" if kind != "turtle" else "ntriples", name]
    done = subprocess.run(command, capture_output=True, cwd=graph, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    back = graph / f"rapper.{'nt' if kind == 'turtle' else 'nq'}"
    back.write_bytes(done.stdout)
    assert counted(back) == counted(graph / name)


def counted(path: Path) -> Counter[str]:
    """How many triples each graph of a file holds, and each triple itself, as one bag."""
    return bag(read_quads(str(path)))


def bag(quads: Iterator[Quad]) -> Counter[str]:
    """Quads as text; language tags are the same in any case."""
    return Counter(f"{s} {p} {_shown(o)} {g}" for s, p, o, g in quads)


def _shown(o: Iri | Literal) -> str:
    return f"<{o}>" if isinstance(o, Iri) else f"{o.value!r}@{o.language.lower()}^^{o.datatype}"


def asked(endpoint: Endpoint, graphs: set[Iri]) -> Counter[str]:
    """The triples of graphs as a server gives them."""
    found: Counter[str] = Counter()
    for graph in sorted(graphs):
        found += of_bindings(endpoint.select(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"), graph)
    return found


def of_bindings(rows: stores.Bindings, graph: str) -> Counter[str]:
    """The triples of an answer, as one bag."""
    found: Counter[str] = Counter()
    for row in rows:
        o = row["o"]
        language = (o.get("xml:lang") or "").lower()
        kind = "" if language else (o.get("datatype") or "").removeprefix(stores.XSD + "string")
        value = stores.boolean(o["value"]) if kind == stores.XSD + "boolean" else o["value"]
        text = f"<{value}>" if o["type"] == "uri" else f"{value!r}@{language}^^{kind}"
        found[f"{row['s']['value']} {row['p']['value']} {text} {graph}"] += 1
    return found

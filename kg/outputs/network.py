"""Rows → a property graph (networkx) → GraphML, GEXF, and node and edge CSV in Neo4j's import format.

In: rows, ours or another vocabulary's. Out: a MultiDiGraph: entities and figures as nodes, facts as edges, with the words
that each was read from. Names of attributes and types are ASCII, values are what the page prints; the order is fixed.
Source: GraphML, GEXF 1.2, Neo4j's `neo4j-admin database import` header format.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model import Literal, Triple
from kg.outputs.html.model import About, Fact, View, make_view
from kg.outputs.rdfxml import NO_XML
from kg.outputs.terms import PREFIXES, cannot_write

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["CSV_FILES", "network_of", "write_csv", "write_gexf", "write_graphml"]

KG = PREFIXES["kg"]
CSV_FILES = ("-nodes.csv", "-edges.csv")  # what stands in place of .csv
NODE_HEADER = "iri:ID,label,kind,class,aliases:string[],value:double,unit,:LABEL".split(",")
EDGE_HEADER = ":START_ID,:END_ID,:TYPE,statement,status,confidence:double,date,quote,source,begin:int,end:int".split(
    ","
)


def network_of(rows: Iterable[Triple]) -> nx.MultiDiGraph:
    """The graph of a graph's entities and facts; nodes are IRIs, edge keys the statements' IRIs.

    >>> from kg.model import Iri
    >>> a, b = Iri("https://kg.example/a"), Iri("https://kg.example/b")
    >>> g = network_of([(a, Iri("http://www.w3.org/2000/01/rdf-schema#label"), Literal("甲", "zh")), (a, Iri(KG + "partOf"), b)])
    >>> [(g.nodes[s]["label"], kind, g.nodes[o]["label"]) for s, o, kind in g.edges(data="relation")]
    [('甲', 'partOf', 'b')]
    """
    import networkx as nx

    view = make_view(rows)
    graph = nx.MultiDiGraph()
    for node in sorted(view.nodes, key=lambda n: n.iri):
        aliases = "; ".join(
            sorted(o.value for p, o in node.about if p.endswith("#altLabel") and isinstance(o, Literal))
        )
        graph.add_node(str(node.iri), label=str(node.label), kind=node.kind, cls=_local(node.cls), aliases=aliases)
    for value in sorted((v for v in view.values if v.iri), key=lambda v: v.iri):
        graph.add_node(
            str(value.iri), label=str(value.text), kind="Value", cls=_class(value.about), **_figure(value.about)
        )
    for fact in sorted(view.facts, key=lambda f: (f.iri, view.nodes[f.subject].iri, f.relation, f.object, f.value)):
        target = str(view.nodes[fact.object].iri if fact.object >= 0 else view.values[fact.value].iri)
        if target:
            source = str(view.nodes[fact.subject].iri)
            graph.add_edge(
                source, target, key=str(fact.iri) or f"{source} {fact.relation} {target}", **_edge(fact, view)
            )
    return graph


def _edge(fact: Fact, view: View) -> dict[str, Any]:
    found: dict[str, Any] = {
        "relation": _local(fact.relation),
        "relation_iri": str(fact.relation),
        "asserted": fact.plain,
    }
    for name in ("status", "confidence", "date"):
        text = _one(fact.about, KG + name)
        if text:
            found[name] = float(text) if name == "confidence" else _local(text) if name == "status" else text
    if fact.passages:
        passage = view.passages[fact.passages[0]]
        found |= {"quote": passage.quote.value, "begin": passage.begin, "end": passage.end}
        if passage.article >= 0:
            found["source"] = _one(view.articles[passage.article].about, KG + "source")
    return found


def _figure(about: About) -> dict[str, Any]:
    value, unit = _one(about, KG + "value"), _one(about, KG + "unit")
    try:
        return {"value": float(value), "unit": unit} if value else {}
    except ValueError:
        return {}


def _class(about: About) -> str:
    return _local(_one(about, PREFIXES["rdf"] + "type"))


def _one(about: About, predicate: str) -> str:
    found = next((o for p, o in about if p == predicate), "")
    return str(found.value if isinstance(found, Literal) else found)


def _local(iri: str) -> str:
    return re.split(r"[#/]", iri)[-1]


def write_graphml(rows: Iterable[Triple], path: Path) -> None:
    """Write GraphML, for yEd, Gephi, Cytoscape, igraph and networkx.

    Raises: OutputError where the file cannot be written.
    """
    import networkx as nx

    _write_text("\n".join(nx.generate_graphml(_clean(network_of(rows)), named_key_ids=True)) + "\n", path)


def write_gexf(rows: Iterable[Triple], path: Path) -> None:
    """Write GEXF, for Gephi; without the date and the version that networkx puts into it.

    Raises: OutputError where the file cannot be written.
    """
    import networkx as nx

    text = "\n".join(nx.generate_gexf(_clean(network_of(rows)))) + "\n"
    text = re.sub(r' lastmodifieddate="[^"]*"', "", text, count=1)
    _write_text(re.sub(r"<creator>[^<]*</creator>", "<creator>kg</creator>", text, count=1), path)


def _clean(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The graph without the control characters that XML cannot hold."""
    tables = [graph.nodes[n] for n in graph] + [data for *_, data in graph.edges(data=True)]
    for table in tables:
        for key, value in table.items():
            if isinstance(value, str):
                table[key] = NO_XML.sub("\ufffd", value)
    return graph


def write_csv(rows: Iterable[Triple], path: Path) -> None:
    """Write NAME-nodes.csv and NAME-edges.csv beside where NAME.csv would stand.

    Raises: OutputError where a file cannot be written.
    """
    graph = network_of(rows)
    nodes = [
        (
            *(iri, n["label"], n["kind"], n["cls"], n.get("aliases", "").replace("; ", ";")),
            *(n.get("value", ""), n.get("unit", ""), ";".join(dict.fromkeys((_label(n["kind"]), _label(n["cls"]))))),
        )
        for iri, n in graph.nodes(data=True)
    ]
    names = ("status", "confidence", "date", "quote", "source", "begin", "end")
    edges = [
        (s, o, _label(e["relation"]), "" if " " in key else key, *(e.get(name, "") for name in names))
        for s, o, key, e in graph.edges(keys=True, data=True)
    ]
    for end, header, lines in zip(CSV_FILES, (NODE_HEADER, EDGE_HEADER), (nodes, edges), strict=True):
        _write_csv(path.with_name(path.stem + end), header, lines)


def _label(name: str) -> str:
    """A label or type that Neo4j takes without quoting; one that is not ASCII keeps its IRI elsewhere."""
    return re.sub(r"\W", "_", name, flags=re.ASCII) or "Thing"


def _write_csv(path: Path, header: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(lines)
    except OSError as error:
        raise cannot_write(path, error) from error


def _write_text(text: str, path: Path) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise cannot_write(path, error) from error

"""Rows → files. Each writer takes rows in their order and gives the same bytes on every machine.

- turtle: Turtle (the main output, for people and every tool) and TriG (the same with named graphs)
- lines: N-Triples and N-Quads (for loading, sorting, comparing)
- jsonld: JSON-LD (for web programmers)
- rdfxml: RDF/XML (for tools that know nothing newer)
- network: networkx, and from it GraphML, GEXF and CSV (for Gephi, Cytoscape, Neo4j, spreadsheets)
- html: the network page (kg.outputs.html)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kg.model import Quad, Triple
from kg.outputs.jsonld import write_jsonld
from kg.outputs.lines import ntriples, write_nquads, write_ntriples
from kg.outputs.network import CSV_FILES, network_of, write_csv, write_gexf, write_graphml
from kg.outputs.rdfxml import write_rdfxml
from kg.outputs.turtle import write_trig, write_turtle

__all__ = ["CSV_FILES", "GRAPH_WRITERS", "WRITERS", "network_of", "ntriples", "write_nquads", "write_turtle"]

WRITERS: Mapping[str, Callable[[Iterable[Triple], Path], None]] = {
    ".ttl": write_turtle,
    ".nt": write_ntriples,
    ".jsonld": write_jsonld,
    ".rdf": write_rdfxml,
    ".graphml": write_graphml,
    ".gexf": write_gexf,
    ".csv": write_csv,
}
GRAPH_WRITERS: Mapping[str, Callable[[Iterable[Quad], Path], None]] = {".nq": write_nquads, ".trig": write_trig}

"""Terms as the RDF formats write them: prefixes, names, literals.

In: IRIs and literals of rows. Out: text that needs no escape in a name and the fewest in a literal.
Source: RDF 1.1 Turtle and N-Triples, W3C.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from kg.errors import OutputError
from kg.model import Iri, Literal
from kg.ontology import NAMESPACE

__all__ = ["PREFIXES", "TYPE", "cannot_write", "namer", "quoted", "raw"]

PREFIXES = {
    "kg": NAMESPACE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "wd": "http://www.wikidata.org/entity/",
}
TYPE = PREFIXES["rdf"] + "type"
HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff"
SAFE = re.compile(f"[A-Za-z_{HAN}][A-Za-z0-9_\u00b7{HAN}-]*\\Z")
ESCAPES = {
    ord("\\"): "\\\\",
    ord('"'): '\\"',
    10: "\\n",
    13: "\\r",
    9: "\\t",
    8: "\\b",
    12: "\\f",
    **{i: f"\\u{i:04X}" for i in (*range(8), 11, *range(14, 32), 0x7F, 0x85, 0x2028, 0x2029, 0xFEFF)},
}
SPECIAL = re.compile("[" + "".join(re.escape(chr(i)) for i in ESCAPES) + "]")
REMEMBERED = 50_000  # names kept at once: predicates, classes and datatypes come back, most subjects do not


def quoted(value: str) -> str:
    """A literal's text between its quotes; most hold nothing to escape, and translate() is slow."""
    return f'"{value.translate(ESCAPES)}"' if SPECIAL.search(value) else f'"{value}"'


def raw(o: Iri | Literal) -> str:
    """A term of N-Triples."""
    if isinstance(o, Iri):
        return o if o.startswith("_:") else f"<{o}>"
    if o.language:
        return f"{quoted(o.value)}@{o.language}"
    return f"{quoted(o.value)}^^<{o.datatype}>" if o.datatype else quoted(o.value)


def namer() -> Callable[[str], str]:
    """A function that shortens an IRI where its local name needs no escape."""
    memo = {TYPE: "a"}
    spaces = sorted(((space, prefix) for prefix, space in PREFIXES.items()), key=lambda x: (-len(x[0]), x[1]))

    def shown(iri: str) -> str:
        found = memo.get(iri)
        if found is None:
            if len(memo) > REMEMBERED:
                memo.clear()
                memo[TYPE] = "a"
            found = memo[iri] = _shortened(iri, spaces)
        return found

    return shown


def _shortened(iri: str, spaces: list[tuple[str, str]]) -> str:
    for space, prefix in spaces:
        if iri.startswith(space) and SAFE.match(iri, len(space)):
            return f"{prefix}:{iri[len(space) :]}"
    return iri if iri.startswith("_:") else f"<{iri}>"


def cannot_write(path: Path, error: OSError) -> OutputError:
    """The error for a file that cannot be written."""
    return OutputError(f"cannot write {path}: {error.strerror}; choose another place with -o")

"""Rows → Turtle: sorted, prefixed, grouped by subject; the same bytes on every machine. Standard library only.

In: rows in the dataset's order. Out: UTF-8 without byte order mark, "\\n" line ends, no blank nodes, no escapes in names.
Source: RDF 1.1 Turtle, W3C.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from kg.errors import OutputError
from kg.model import Iri, Literal, Triple
from kg.ontology import NAMESPACE

__all__ = ["PREFIXES", "write_turtle"]

PREFIXES = {
    "kg": NAMESPACE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
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


def write_turtle(rows: Iterable[Triple], path: Path) -> None:
    """Write the rows to a file.

    Raises: OutputError where the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            _write(rows, file)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}; choose another folder with -o") from error


def _write(rows: Iterable[Triple], file: TextIO) -> None:
    shown = _names()
    file.writelines(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(PREFIXES))
    subject = predicate = None
    for s, p, o in rows:
        if s != subject:
            file.write(("" if subject is None else " .\n") + f"\n{shown(s)} {shown(p)} {_object(o, shown)}")
        elif p != predicate:
            file.write(f" ;\n    {shown(p)} {_object(o, shown)}")
        else:
            file.write(f" ,\n        {_object(o, shown)}")
        subject, predicate = s, p
    file.write(" .\n" if subject is not None else "")


def _names() -> Callable[[str], str]:
    """A function that shortens an IRI where its local name needs no escape."""
    memo = {TYPE: "a"}
    spaces = sorted(((space, prefix) for prefix, space in PREFIXES.items()), key=lambda x: (-len(x[0]), x[1]))

    def shown(iri: str) -> str:
        found = memo.get(iri)
        if found is None:
            found = next(
                (f"{p}:{iri[len(s) :]}" for s, p in spaces if iri.startswith(s) and SAFE.match(iri[len(s) :])),
                f"<{iri}>",
            )
            memo[iri] = found
        return found

    return shown


def _object(o: Iri | Literal, shown: Callable[[str], str]) -> str:
    if isinstance(o, Iri):
        return shown(o)
    text = f'"{o.value.translate(ESCAPES)}"'
    if o.language:
        return f"{text}@{o.language}"
    return f"{text}^^{shown(o.datatype)}" if o.datatype else text

"""Rows → JSON-LD: one object a subject, one line an object, under a context of prefixes.

In: rows in `row_order`. Out: JSON that a line tool, a JSON parser and a JSON-LD processor read alike; literals keep their
lexical form, so that nothing is rounded. rdflib's serializer would hold the whole graph and order it anew.
Source: JSON-LD 1.1, W3C.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from kg.model import Iri, Literal, Triple
from kg.outputs.terms import PREFIXES, TYPE, cannot_write, namer

__all__ = ["write_jsonld"]


def write_jsonld(rows: Iterable[Triple], path: Path) -> None:
    """Write the rows to a file.

    Raises: OutputError where the file cannot be written.
    """
    shown = namer()

    def name(iri: str) -> str:
        return iri if (short := shown(iri)).startswith("<") else short

    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write('{"@context": ' + json.dumps(dict(sorted(PREFIXES.items()))) + ',\n"@graph": [')
            for i, (subject, group) in enumerate(groupby(rows, key=itemgetter(0))):
                node: dict[str, Any] = {"@id": subject}
                for _, p, o in group:
                    key, value = ("@type", name(o)) if p == TYPE else (name(p), _value(o, name))  # type: ignore[arg-type]
                    node.setdefault(key, []).append(value)
                file.write((",\n" if i else "\n") + json.dumps(node, ensure_ascii=False))
            file.write("\n]}\n")
    except OSError as error:
        raise cannot_write(path, error) from error


def _value(o: Iri | Literal, name: Any) -> dict[str, str]:
    if isinstance(o, Iri):
        return {"@id": o}
    if o.language:
        return {"@value": o.value, "@language": o.language}
    return {"@value": o.value, "@type": name(o.datatype)} if o.datatype else {"@value": o.value}

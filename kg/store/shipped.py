"""The shipped queries: what people ask of such a graph, by name.

In: `ontology/queries/*.rq`; the first line is a comment that says what is asked. Out: name → query.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import QueryError
from kg.ontology import ontology_folder

__all__ = ["Shipped", "shipped_queries", "shipped_query"]


@dataclass(frozen=True, slots=True)
class Shipped:
    """One query: what it asks, and its text."""

    about: str
    text: str


def shipped_queries() -> Mapping[str, Shipped]:
    """Every shipped query by its name, sorted."""
    found = {}
    for path in sorted((ontology_folder() / "queries").glob("*.rq")):
        text = path.read_text("utf-8")
        found[path.stem] = Shipped(text.partition("\n")[0].removeprefix("#").strip(), text)
    return found


def shipped_query(name: str) -> str:
    """The text of one.

    Raises: QueryError that names the nearest ones.
    """
    known = shipped_queries()
    if name not in known:
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.4) or list(known)
        raise QueryError(f"no query {name!r}; nearest: {', '.join(near)}; --name list shows all {len(known)}")
    return known[name].text

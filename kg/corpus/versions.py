"""Which rules read a document: a digest over the code and the ontology that its reading depends on.

In: the package's own files and an ontology. Out: hex digests; another digest is other work.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from kg import __version__
from kg.ontology import Ontology
from kg.tokens import tagger_name

__all__ = ["FORMAT", "graph_version", "rules_version"]

FORMAT = 1  # of the corpus folder
READING = (
    "model.py",
    "ontology.py",
    "articles",
    "tokens",
    "mentions",
    "entities",
    "statements",
    "corpus/codec.py",
    "corpus/tasks.py",
)
GRAPH = ("dataset", "outputs/lines.py", "outputs/terms.py", "corpus/reduce.py", "corpus/shards.py")


def rules_version(ontology: Ontology) -> str:
    """The version of all that turns a page into readings."""
    return _digest(_code(READING), ontology.digest, tagger_name())


def graph_version(ontology: Ontology) -> str:
    """The version of all that turns readings into rows."""
    return _digest(__version__, rules_version(ontology), _code(GRAPH))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@lru_cache(maxsize=4)
def _code(names: tuple[str, ...]) -> str:
    package = Path(__file__).resolve().parent.parent
    total = hashlib.sha256()
    for name in names:
        place = package / name
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            total.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()

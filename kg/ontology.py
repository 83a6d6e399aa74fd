"""The ontology, read once: classes, relations, lexicons, frames.

In: `ontology/` of the checkout or the wheel, and a user's own folder. Out: a frozen Ontology that drives extraction,
typing and validation. An unknown term is an error that names the nearest ones.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NoReturn

from kg.errors import OntologyError

__all__ = ["NAMESPACE", "Ontology", "Relation", "Term", "either", "load_ontology", "ontology_folder", "shipped_lexicon"]

NAMESPACE = "https://kg.example/ontology#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
KINDS = ("Organization", "Person", "Place", "Document", "Event", "Award", "Group", "Amount")


@dataclass(frozen=True, slots=True)
class Term:
    """A class: its labels and all its ancestors, itself first."""

    name: str
    zh: str
    en: str
    ancestors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A property that frames may assert."""

    name: str
    zh: str
    en: str
    domains: frozenset[str]
    ranges: frozenset[str]
    symmetric: bool = False


@dataclass(frozen=True, eq=False)
class Ontology:
    """Everything that is data: compared and hashed by identity, so caches may key on it."""

    classes: Mapping[str, Term]
    relations: Mapping[str, Relation]
    folders: tuple[Path, ...]
    digest: str  # SHA-256 over the names and bytes of its files
    _rows: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict, repr=False)
    _kinds: dict[str, str] = field(default_factory=dict, repr=False)

    def cls(self, name: str) -> Term:
        """A class by its local name.

        Raises: OntologyError that names the nearest ones.
        """
        if name not in self.classes:
            _unknown("class", name, self.classes)
        return self.classes[name]

    def relation(self, name: str) -> Relation:
        """A relation by its local name.

        Raises: OntologyError that names the nearest ones.
        """
        if name not in self.relations:
            _unknown("relation", name, self.relations)
        return self.relations[name]

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a class is the other or below it."""
        term = self.classes.get(name) or self.cls(name)
        return ancestor in term.ancestors

    def kind(self, name: str) -> str:
        """The general type of a class: Organization for a TradeUnion; the class itself where it has none."""
        if name not in self._kinds:
            self._kinds[name] = next((kind for kind in KINDS if self.is_a(name, kind)), name)
        return self._kinds[name]

    def allows(self, relation: str, subject: str, obj: str) -> bool:
        """Whether classes fit a relation's domain and range."""
        found = self.relation(relation)
        return any(self.is_a(subject, d) for d in found.domains) and any(self.is_a(obj, r) for r in found.ranges)

    def frame_files(self) -> tuple[Path, ...]:
        """The frame files of every folder."""
        return tuple(path for folder in self.folders for path in sorted((folder / "frames").glob("*.toml")))

    def lexicon(self, name: str) -> tuple[tuple[str, ...], ...]:
        """The rows of lexicons/NAME.tsv of every folder, without the two header lines; () where no folder has it."""
        if name not in self._rows:
            paths = [folder / "lexicons" / f"{name}.tsv" for folder in self.folders]
            self._rows[name] = tuple(row for path in paths if path.is_file() for row in _rows(path))
        return self._rows[name]


def shipped_lexicon(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a lexicon that ships with the package: function words, the same for every ontology."""
    return tuple(_rows(ontology_folder() / "lexicons" / f"{name}.tsv"))


def either(words: Iterable[str]) -> str:
    """Words as the alternatives of a pattern, the longest first.

    >>> either(["市", "自治区", "县"])
    '自治区|县|市'
    """
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


def _unknown(what: str, name: str, known: Mapping[str, object]) -> NoReturn:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5) or sorted(known)[:5]
    raise OntologyError(f"no {what} {name!r} in the ontology; nearest: {', '.join(near)}")


def _rows(path: Path) -> list[tuple[str, ...]]:
    lines = path.read_text("utf-8").splitlines()
    if not lines or not lines[0].startswith("#") or "licen" not in lines[0].lower():
        raise OntologyError(f"{path}: the first line must be a comment with source and licence")
    return [tuple(line.split("\t")) for line in lines[2:] if line and not line.startswith("#")]


def ontology_folder() -> Path:
    """Where the ontology lies: beside the package in a checkout, inside it in a wheel."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_ontology", here.parent / "ontology"):
        if (folder / "kg.ttl").is_file():
            return folder
    raise OntologyError(f"no ontology beside {here}; reinstall the package")


@lru_cache(maxsize=8)
def load_ontology(extra: tuple[str, ...] = ()) -> Ontology:
    """The built-in ontology with the folders of `extra` (Turtle, frames/, lexicons/) on top.

    Raises: OntologyError for a folder without Turtle, frames or lexicons, or a file that cannot be parsed.
    """
    folders = [ontology_folder()]
    for name in extra:
        folder = Path(name)
        if not folder.is_dir():
            raise OntologyError(f"{name}: no such folder; --ontology takes a folder with *.ttl, frames/ or lexicons/")
        folders.append(folder)
    triples = [t for folder in folders for path in sorted(folder.glob("*.ttl")) for t in _triples(path)]
    return Ontology(_classes(triples), _relations(triples), tuple(folders), _digest(folders))


def _triples(path: Path) -> list[tuple[str, str, str, str]]:
    """(subject, predicate, object, language) of a Turtle file."""
    import pyoxigraph as ox

    try:
        quads = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise OntologyError(f"{path}: {error}") from error
    return [
        (q.subject.value, q.predicate.value, q.object.value, getattr(q.object, "language", None) or "") for q in quads
    ]


def _local(iri: str) -> str | None:
    return iri.removeprefix(NAMESPACE) if iri.startswith(NAMESPACE) else None


def _values(triples: Sequence[tuple[str, str, str, str]], predicate: str) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for s, p, o, language in triples:
        name = _local(s)
        if p == predicate and name is not None:
            found.setdefault(name, []).append((o, language))
    return found


def _labels(triples: Sequence[tuple[str, str, str, str]]) -> dict[tuple[str, str], str]:
    return {(name, lang): text for name, rows in _values(triples, RDFS + "label").items() for text, lang in rows}


def _classes(triples: Sequence[tuple[str, str, str, str]]) -> dict[str, Term]:
    names = sorted(n for n, rows in _values(triples, RDF + "type").items() if any(o == OWL + "Class" for o, _ in rows))
    above = {n: [p for o, _ in rows if (p := _local(o))] for n, rows in _values(triples, RDFS + "subClassOf").items()}
    labels = _labels(triples)
    return {n: Term(n, labels.get((n, "zh"), n), labels.get((n, "en"), n), _ancestors(n, above)) for n in names}


def _ancestors(name: str, above: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    found: list[str] = []
    todo = [name]
    while todo:
        current = todo.pop(0)
        if current not in found:
            found.append(current)
            todo += above.get(current, ())
    return tuple(found)


def _relations(triples: Sequence[tuple[str, str, str, str]]) -> dict[str, Relation]:
    types = _values(triples, RDF + "type")
    domains, ranges = (_values(triples, SCHEMA + key) for key in ("domainIncludes", "rangeIncludes"))
    labels = _labels(triples)
    found = {}
    for name in sorted(types):
        kinds = {o for o, _ in types[name]}
        if NAMESPACE + "Relation" in kinds:
            found[name] = Relation(
                name,
                labels.get((name, "zh"), name),
                labels.get((name, "en"), name),
                frozenset(local for o, _ in domains.get(name, ()) if (local := _local(o))),
                frozenset(local for o, _ in ranges.get(name, ()) if (local := _local(o))),
                OWL + "SymmetricProperty" in kinds,
            )
    return found


def _digest(folders: Sequence[Path]) -> str:
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".ttl", ".toml", ".tsv")):
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()

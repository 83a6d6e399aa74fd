"""What a worker does: read documents, make the rows of articles. Runs in any process, knows no database.

In: packed pages, or packed readings with the corpus's names for their entities. Out: small tuples of text and bytes,
never an article's words twice.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.corpus.codec import dumps, loads, pack, unpack
from kg.corpus.versions import rules_version
from kg.dataset import article_rows
from kg.entities import rewrite
from kg.errors import KgError
from kg.model import Article, Block, BlockKind, Entity, Iri, Mention, Page, Reading, Rejection, Statement, Triple
from kg.ontology import NAMESPACE, Ontology, load_ontology
from kg.outputs import ntriples
from kg.pipeline import read_pages

__all__ = ["Claim", "Failure", "Item", "Read", "Rendered", "Settings", "Task", "run_task"]

LEVEL = 3  # of zlib
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE, PREDICATE = RDF + "type", RDF + "predicate"
STATEMENT = NAMESPACE + "Statement"
Outcome = tuple[str, Any]  # Item.key and a tuple of Reads, a Rendered, or a Failure


@dataclass(frozen=True, slots=True)
class Settings:
    """What every worker must agree on."""

    ontology: tuple[str, ...]  # folders on top of the built-in one
    base: str
    rules: str  # rules_version of the process that asks


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of work."""

    key: str
    payload: Any  # read: packed Page; render: (packed Reading, ((local key, corpus key), …), (entity as text, …))
    size: int  # characters


@dataclass(frozen=True, slots=True)
class Task:
    """Pieces of work that go to a worker together."""

    kind: str  # read | render
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a piece of work cannot be done."""

    reason: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One entity of one article, with what its identity over the corpus depends on."""

    local: str
    kind: str
    label: str
    names: tuple[str, ...]
    spoken: str  # the names as text
    body: str  # (Entity, statements that it stands in, entities at their other ends) as text


@dataclass(frozen=True, slots=True)
class Read:
    """One article as read."""

    article: str
    source: str
    title: str
    body: bytes  # packed Reading without the text
    ledger: bytes
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The rows of one article, as N-Triples."""

    own: bytes  # compressed lines
    plain: tuple[str, ...]
    entities: tuple[str, ...]
    terms: str  # the classes (c:Article) and relations (r:issued) of the rows
    facts: int
    ledger: bytes


def run_task(task: Task, settings: Settings) -> list[Outcome]:
    """Do the items of a task; one that raises is a Failure and the others go on.

    Raises: KgError where this process has other rules than the one that asks.
    """
    ontology = load_ontology(settings.ontology)
    if rules_version(ontology) != settings.rules:
        raise KgError(
            f"a worker has rules {rules_version(ontology)}, this corpus {settings.rules}; "
            "install the same version of kg, with the same --ontology, on every machine"
        )
    work = _read if task.kind == "read" else _render
    try:
        return work(task.items, ontology, settings)
    except Exception as error:  # whatever a document breaks must not stop the archive; it is named in the account
        if len(task.items) == 1:
            return [(task.items[0].key, Failure(f"{type(error).__name__}: {error}"))]
    return [out for item in task.items for out in run_task(Task(task.kind, (item,)), settings)]


def _read(items: Sequence[Item], ontology: Ontology, settings: Settings) -> list[Outcome]:
    pages: list[Page] = [unpack(item.payload) for item in items]
    return [
        (item.key, tuple(_record(reading, ontology) for reading in readings))
        for item, readings in zip(items, read_pages(pages, ontology), strict=True)
    ]


def _record(reading: Reading, ontology: Ontology) -> Read:
    keys = sorted({key for key, _ in reading.mentions})
    slim = replace(
        reading,
        article=_stub(reading.article),
        entities=tuple(Entity(e.key, "", "") for e in reading.entities),
        mentions=tuple((key, Mention("", 0, 0, "", "")) for key in keys),
        rejections=(),
    )
    claims = tuple(_claim(e, reading, ontology) for e in reading.entities)
    article = reading.article
    return Read(article.id, article.source, article.title or "", pack(slim), _ledger(reading.rejections), claims)


def _stub(article: Article) -> Article:
    """The article without its running text: the graph wants the title only."""
    title = article.title or ""
    blocks = (Block(BlockKind.TITLE, 0, len(title)),) if title else ()
    return replace(article, text=title, offsets=tuple(range(len(title))), blocks=blocks)


def _claim(entity: Entity, reading: Reading, ontology: Ontology) -> Claim:
    kind = ontology.kind(entity.cls)
    said: tuple[Statement, ...] = ()
    if kind == "Person":  # namesakes are told apart by what is said of them
        said = tuple(s for s in reading.statements if entity.key in (s.subject, s.object))
    ends = {end for s in said for end in (s.subject, s.object) if isinstance(end, str)} - {entity.key}
    others = tuple(e for e in reading.entities if e.key in ends)
    body = dumps((entity, said, others))
    names = tuple(sorted({entity.label, *entity.aliases}))
    return Claim(entity.key, kind, entity.label, names, dumps(names), body)


def _render(items: Sequence[Item], ontology: Ontology, settings: Settings) -> list[Outcome]:
    return [(item.key, _rendered(item, ontology, settings)) for item in items]


def _rendered(item: Item, ontology: Ontology, settings: Settings) -> Rendered:
    body, pairs, faces = item.payload
    whole = {entity.key: entity for entity in map(loads, faces)}
    reading = rewrite(unpack(body), dict(pairs), whole)
    made = article_rows(reading, ontology, base=settings.base)
    own = "".join(ntriples(made.own))
    return Rendered(
        zlib.compress(own.encode("utf-8"), LEVEL),
        tuple(ntriples(made.plain)),
        made.entities,
        " ".join(_terms((*made.own, *made.plain))),
        sum(o == STATEMENT for _, _, o in made.own),
        _ledger(made.rejections),
    )


def _terms(rows: Sequence[Triple]) -> list[str]:
    marks = {TYPE: "c:", PREDICATE: "r:"}
    return sorted({marks[p] + o.removeprefix(NAMESPACE) for _, p, o in rows if p in marks and isinstance(o, Iri)})


def _ledger(rejections: Sequence[Rejection]) -> bytes:
    return pack(tuple(rejections)) if rejections else b""

"""Readings → readings with one key for one thing over the whole corpus.

In: readings, each with keys of its own. Out: the same with entities merged and keys rewritten; the order of the inputs
does not matter. Same kind, label and place are one thing; people are one only where an organisation agrees; events and
documents with a general name belong to their article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.entities.overrides import read_overrides
from kg.model import Entity, Reading, Statement
from kg.ontology import Ontology

__all__ = ["resolve_corpus", "rewrite", "stands_alone"]

SPECIFIC = re.compile(
    r"\d{4}|第[一二三四五六七八九十百\d]+|首届|“[^”]{3,}”|[\u4e00-\u9fff]{2,}[省市县区州]|关于.{6,}|中国|全国|中华"
)


def resolve_corpus(
    readings: Sequence[Reading], ontology: Ontology, overrides: str | None = None
) -> tuple[Reading, ...]:
    """One entity for one thing; homonyms apart; what the overrides file decides comes first.

    Raises: InputError, OntologyError for an overrides file that says what cannot be done.
    """
    decided = read_overrides(overrides, ontology)
    people = _people(readings)
    merged: dict[str, list[Entity]] = defaultdict(list)
    renamed: list[dict[str, str]] = []
    for reading in readings:
        keys = {}
        for entity in reading.entities:
            settled, forced = decided.apply(entity, reading.article.source, ontology)
            key = keys[entity.key] = forced or _key(entity, reading, people, ontology)
            merged[key].append(_settled(settled, key))
        renamed.append(keys)
    whole = {key: _merge(key, found) for key, found in merged.items()}
    return tuple(rewrite(reading, keys, whole) for reading, keys in zip(readings, renamed, strict=True))


def _key(entity: Entity, reading: Reading, people: Mapping[tuple[str, str], str], ontology: Ontology) -> str:
    kind = ontology.kind(entity.cls)
    if kind == "Person":
        return people[(entity.label, reading.article.id)]
    if not stands_alone(entity, ontology):
        return f"{kind}:{entity.label}#{reading.article.id}"
    return f"{kind}:{entity.label}" + (f"@{entity.disambiguator}" if entity.disambiguator else "")


def stands_alone(entity: Entity, ontology: Ontology) -> bool:
    """Whether an entity's own words say which thing it is, whatever article they stand in and whatever is said of it."""
    kind = ontology.kind(entity.cls)
    if kind in ("Person", "Group") or not (entity.named or entity.identifiers):  # 我国 has a code as 中国 has
        return False
    return kind not in ("Event", "Document") or SPECIFIC.search(entity.label) is not None


def _people(readings: Sequence[Reading]) -> dict[tuple[str, str], str]:
    """(name, article) → key: articles that share an organisation for a name share the person."""
    bodies: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for reading in readings:
        labels = {e.key: e for e in reading.entities}
        for entity in reading.entities:
            if entity.key.startswith("Person:"):
                found = {
                    labels[s.object].label
                    for s in reading.statements
                    if s.subject == entity.key
                    and s.relation == "holdsPosition"
                    and isinstance(s.object, str)
                    and s.object in labels
                }
                bodies[entity.label].setdefault(reading.article.id, set()).update(found)
    keys: dict[tuple[str, str], str] = {}
    sources = {r.article.id: r.article.source for r in readings}
    for name in sorted(bodies):
        clusters = _clusters(bodies[name])
        for cluster in clusters:
            known = sorted({body for article in cluster for body in bodies[name][article]})
            mark = "" if len(clusters) == 1 else "@" + (known[0] if known else sources[cluster[0]].rsplit(".", 1)[0])
            for article in cluster:
                keys[(name, article)] = f"Person:{name}{mark}"
    return keys


def _clusters(articles: Mapping[str, set[str]]) -> list[list[str]]:
    """Articles joined where they share a body, directly or by a chain of articles; linear in articles and bodies."""
    parent = {article: article for article in articles}
    home: dict[str, str] = {}  # body → the first article that names it

    def root(article: str) -> str:
        while parent[article] != article:
            parent[article] = article = parent[parent[article]]
        return article

    for article in sorted(articles):
        for body in articles[article]:
            parent[root(article)] = root(home.setdefault(body, article))
    clusters: dict[str, list[str]] = defaultdict(list)
    for article in sorted(articles):
        clusters[root(article)].append(article)
    return sorted(clusters.values())


def _settled(entity: Entity, key: str) -> Entity:
    mark = key.partition("@")[2].partition("#")[0]
    return replace(entity, key=key, disambiguator=mark or entity.disambiguator)


def _merge(key: str, found: Sequence[Entity]) -> Entity:
    first = min(found, key=lambda e: (-len(e.cls), e.cls, e.label))
    aliases = sorted({a for e in found for a in e.aliases}, key=lambda a: (-len(a), a))
    return replace(
        first,
        aliases=tuple(aliases),
        named=any(e.named for e in found),
        reasons=tuple(sorted({r for e in found for r in e.reasons})),
        identifiers=tuple(sorted({i for e in found for i in e.identifiers})),
    )


def rewrite(reading: Reading, keys: Mapping[str, str], whole: Mapping[str, Entity]) -> Reading:
    """The reading with each key of its own replaced by the corpus's (`keys`), and the entities those of `whole`."""
    entities = tuple(sorted({keys[e.key]: whole[keys[e.key]] for e in reading.entities}.values(), key=lambda e: e.key))
    mentions = tuple((keys[key], mention) for key, mention in reading.mentions if key in keys)
    return replace(
        reading, entities=entities, mentions=mentions, statements=tuple(_renamed(s, keys) for s in reading.statements)
    )


def _renamed(statement: Statement, keys: Mapping[str, str]) -> Statement:
    def new(value: object) -> object:
        if isinstance(value, str) and value.startswith("entity:"):
            return "entity:" + keys.get(value.removeprefix("entity:"), value.removeprefix("entity:"))
        return value

    obj = keys.get(statement.object, statement.object) if isinstance(statement.object, str) else statement.object
    return replace(
        statement,
        subject=keys.get(statement.subject, statement.subject),
        object=obj,
        qualifiers=tuple((name, new(value)) for name, value in statement.qualifiers),  # type: ignore[misc]
    )

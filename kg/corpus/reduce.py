"""One identity for one thing over the whole corpus, block by block.

In: the claims of articles to entities, in blocks that cannot meet (same kind and name; whatever the overrides speak of is
one block). Out: each claim's entity, each entity merged; articles whose entities changed are left to be made again.

A thin driver over kg.entities.resolve_corpus: it sees the claims of some blocks at once, as readings without words, so
that memory is bounded by the largest block, and the rest is on disk.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from kg.corpus.codec import dumps, loads
from kg.corpus.database import Database
from kg.dataset import entity_rows, hash_of
from kg.entities import idle_decisions, resolve_corpus, stands_alone
from kg.model import Article, Entity, Mention, Reading, Statement
from kg.ontology import Ontology
from kg.outputs import ntriples

__all__ = ["Overrides", "block_of", "idle_overrides", "reduce_blocks", "shard_of"]

CLAIMS = 20_000  # resolved at once
SHARED = "!"  # the block of all that the overrides speak of


class Overrides(NamedTuple):
    """What a person decided: the file's name for resolve_corpus, its text to find what it speaks of."""

    path: str | None
    text: str


class _Claim(NamedTuple):
    reading: int
    local: str
    block: str
    key: str | None
    entity: Entity
    said: tuple[Statement, ...]
    others: tuple[Entity, ...]
    article: str
    source: str


def block_of(kind: str, label: str, names: Sequence[str], overrides: Overrides) -> str:
    """The block of a claim."""
    if overrides.text and any(name in overrides.text for name in names):
        return SHARED
    return f"{kind}:{label}"


def shard_of(text: str) -> str:
    """The core shard of a subject, by two hex digits of its hash."""
    return "core/" + hash_of(text, length=2)


def reduce_blocks(database: Database, ontology: Ontology, overrides: Overrides, *, base: str) -> Iterator[int]:
    """Resolve all dirty blocks; yields how many are done, a transaction each time."""
    while True:
        claims, blocks = _next(database)
        if not blocks:
            return
        with database.transaction():
            _settle(database, claims, blocks, ontology, overrides, base)
        yield len(blocks)


def idle_overrides(database: Database, ontology: Ontology, overrides: Overrides) -> list[str]:
    """A warning for every line that nothing in the corpus was changed by."""
    if overrides.path is None:
        return []
    _, merged = _resolve(list(_claims(database, SHARED, {})), ontology, overrides)
    return idle_decisions(overrides.path, merged.values(), ontology)


def _next(database: Database) -> tuple[list[_Claim], list[str]]:
    """The claims of the next dirty blocks, whole blocks, at most CLAIMS unless one block is larger."""
    claims: list[_Claim] = []
    blocks: list[str] = []
    known: dict[str, Any] = {}  # body → its value: most articles say the same of a city
    query = "SELECT d.block, (SELECT count(*) FROM claims c WHERE c.block = d.block) FROM dirty_blocks d ORDER BY 1"
    for block, count in database.rows(query):
        if blocks and len(claims) + count > CLAIMS:
            break
        blocks.append(block)
        claims += _claims(database, block, known)
    return claims, blocks


def _claims(database: Database, block: str, known: dict[str, Any]) -> Iterator[_Claim]:
    query = (
        "SELECT c.reading, c.local, c.key, c.body, r.article, r.source FROM claims c JOIN readings r ON r.id = c.reading"
        " WHERE c.block = ?"
    )
    for reading, local, key, body, article, source in database.rows(query, (block,)):
        if body not in known:
            known[body] = loads(body)
        entity, said, others = known[body]
        yield _Claim(reading, local, block, key, entity, said, others, article, source)


def _settle(
    database: Database,
    claims: Sequence[_Claim],
    blocks: Sequence[str],
    ontology: Ontology,
    overrides: Overrides,
    base: str,
) -> None:
    keys, merged = _resolve(claims, ontology, overrides)
    home = {keys[c.reading, c.local]: c.block for c in claims}
    changed = _write_entities(database, {key: merged[key] for key in home}, home, blocks, ontology, base)
    moved = [c for c in claims if c.key != keys[c.reading, c.local]]
    database.many(
        "UPDATE claims SET key = ? WHERE reading = ? AND local = ?",
        ((keys[c.reading, c.local], c.reading, c.local) for c in moved),
    )
    dirty = {c.reading for c in moved} | {c.reading for c in claims if keys[c.reading, c.local] in changed}
    database.many("UPDATE readings SET dirty = 1 WHERE id = ?", ((reading,) for reading in sorted(dirty)))
    database.many("DELETE FROM dirty_blocks WHERE block = ?", ((block,) for block in blocks))


def _resolve(
    claims: Sequence[_Claim], ontology: Ontology, overrides: Overrides
) -> tuple[dict[tuple[int, str], str], dict[str, Entity]]:
    """The corpus key of every claim, and every entity merged; of equal claims that stand alone one speaks for all."""
    groups: dict[int, list[_Claim]] = defaultdict(list)
    alike: dict[int, list[_Claim]] = defaultdict(list)
    for claim in claims:
        shared = claim.block != SHARED and stands_alone(claim.entity, ontology)
        same = alike[id(claim.entity)] if shared else []  # equal bodies were read once
        if not same:
            groups[claim.reading].append(claim)
        same.append(claim)
    resolved = resolve_corpus([_skeleton(group) for group in groups.values()], ontology, overrides.path)
    keys: dict[tuple[int, str], str] = {}
    merged: dict[str, Entity] = {}
    for group, reading in zip(groups.values(), resolved, strict=True):
        known = {entity.key: entity for entity in reading.entities}
        for claim, (key, _) in zip(group, reading.mentions, strict=True):
            keys[claim.reading, claim.local] = key
            merged[key] = known[key]
    for first, *others in alike.values():
        key = keys[first.reading, first.local]
        keys.update(((claim.reading, claim.local), key) for claim in others)
    return keys, merged


def _skeleton(claims: Sequence[_Claim]) -> Reading:
    """A reading of these claims alone; a mention for each tells afterwards which entity it became."""
    first = claims[0]
    entities = {c.entity.key: c.entity for c in claims}
    for claim in claims:
        for other in claim.others:
            entities.setdefault(other.key, other)
    article = Article(first.article, first.source, "", (), (), 0, 0)
    mentions = tuple((c.local, Mention(c.entity.label, 0, 0, c.entity.cls, "")) for c in claims)
    said = {id(s): s for c in claims for s in c.said}
    return Reading(article, tuple(entities.values()), mentions, tuple(said.values()))


def _write_entities(
    database: Database,
    merged: Mapping[str, Entity],
    home: Mapping[str, str],
    blocks: Sequence[str],
    ontology: Ontology,
    base: str,
) -> set[str]:
    """Replace the entities of these blocks; the keys whose face, all that an article's rows need, is another."""
    old = {
        key: (face, shard, rows)
        for block in blocks
        for key, face, shard, rows in database.rows(
            "SELECT key, face, shard, rows FROM entities WHERE block = ?", (block,)
        )
    }
    dirty: set[str] = set()
    changed: set[str] = set()
    for key in sorted(set(old) - set(merged)):
        database.run("DELETE FROM entities WHERE key = ?", (key,))
        dirty.add(old[key][1])
    for key, entity in sorted(merged.items()):
        rows = entity_rows(entity, ontology, base=base)
        iri, lines, face = rows[0][0], "".join(ntriples(rows)), _face(entity)
        shard = shard_of(iri)
        if key not in old or old[key][0] != face:
            changed.add(key)
        if old.get(key) != (face, shard, lines):
            values = (key, home[key], face, entity.cls, iri, shard, lines)
            database.run("INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?, ?, ?, ?)", values)
            dirty |= {shard, *(old[key][1:2] if key in old else ())}
    database.many("INSERT OR IGNORE INTO dirty_shards VALUES (?)", ((name,) for name in sorted(dirty)))
    return changed


def _face(entity: Entity) -> str:
    return dumps(Entity(entity.key, entity.cls, entity.label, (), entity.named, entity.disambiguator))

"""The documents of a corpus: which stand in it, under which name, and what is to be read.

In: named pages, one after the other. Out: rows of the ledger; the same words under the same source are read once.
"""

from __future__ import annotations

import fnmatch
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.corpus.codec import dumps, pack
from kg.corpus.database import Database
from kg.errors import InputError, ReadError
from kg.model import Page

__all__ = ["Change", "forget", "forget_unseen", "matching", "put", "retract"]

LONGEST = 2_000_000  # characters of one document: a newspaper of a day has a tenth
BATCH = 500  # documents a transaction


@dataclass(slots=True)
class Change:
    """What a command did to the documents."""

    added: int = 0
    replaced: int = 0
    removed: int = 0
    unchanged: int = 0
    failures: list[InputError] = field(default_factory=list)


def put(database: Database, pages: Iterable[tuple[str, Page | InputError]], change: Change, *, replace: bool) -> None:
    """Bring documents in; without `replace` a name that stands for other words is a failure.

    The names that stand in the inputs are afterwards in the temporary table `seen`.
    """
    database.run("CREATE TEMP TABLE IF NOT EXISTS seen (name TEXT PRIMARY KEY, work TEXT) WITHOUT ROWID")
    for batch in _batches(pages):
        with database.transaction():
            for given, page in batch:
                if isinstance(page, InputError):
                    change.failures.append(page)
                elif len(page.text) > LONGEST:
                    change.failures.append(_too_long(given, page))
                else:
                    key = _key(page)
                    name = _free(database, given, key)
                    if database.run("INSERT OR IGNORE INTO seen VALUES (?, ?)", (name, key)):
                        _put(database, name, key, page, change, replace=replace)


def forget_unseen(database: Database, below: Sequence[str] | None = None) -> int:
    """Take out the documents that the inputs of `put` no longer hold: all, or those under these whole paths."""
    gone = [
        name
        for (name,) in database.rows(
            "SELECT name FROM documents WHERE name NOT IN (SELECT name FROM seen) ORDER BY name"
        )
        if below is None or any(name == path or name.startswith(_inside(path)) for path in below)
    ]
    return forget(database, gone)


def _inside(path: str) -> tuple[str, ...]:
    """What the names of documents in a folder, shard or tarball begin with, or second ones of the same name."""
    return (path.rstrip("/") + "/", path + "#", path + "!", path + "~")


def _put(database: Database, name: str, key: str, page: Page, change: Change, *, replace: bool) -> None:
    old = database.one("SELECT work FROM documents WHERE name = ?", (name,))
    if old == key:
        change.unchanged += 1
        return
    if old is not None and not replace:
        change.failures.append(
            InputError(f"{name}: stands in the corpus with other words; use kg corpus replace, or remove it first")
        )
        return
    if not database.one("SELECT 1 FROM works WHERE key = ?", (key,)):
        database.run("INSERT INTO works VALUES (?, '', NULL, ?, ?)", (key, len(page.text), pack(page)))
    database.run("INSERT OR REPLACE INTO documents VALUES (?, ?)", (name, key))
    if old is None:
        change.added += 1
    else:
        change.replaced += 1
        _drop(database, [old])


def _free(database: Database, name: str, key: str) -> str:
    """The name, or where one input has it for other words the name with a number: nothing is lost."""
    number, free = 1, name
    while database.one("SELECT work FROM seen WHERE name = ?", (free,)) not in (None, key):
        number += 1
        free = f"{name}~{number}"
    return free


def _key(page: Page) -> str:
    """The content hash of a document: all that its reading depends on."""
    return hashlib.sha256(dumps(page).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _too_long(name: str, page: Page) -> InputError:
    return ReadError(
        f"{name}: {len(page.text):,} characters are more than one document can have ({LONGEST:,}); split it into articles"
    )


def _batches(
    pages: Iterable[tuple[str, Page | InputError]],
) -> Iterator[list[tuple[str, Page | InputError]]]:
    batch: list[tuple[str, Page | InputError]] = []
    for named in pages:
        batch.append(named)
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def matching(database: Database, wanted: str, absolute: str) -> list[str]:
    """The documents that a name stands for: a document, all of a folder, shard or tarball, or a pattern.

    `absolute` is the same name as a whole path. Raises: InputError where none stands for it, or a bare name for several.
    """
    exact = [n for n in (absolute, wanted) if database.one("SELECT 1 FROM documents WHERE name = ?", (n,))]
    if exact:
        return exact[:1]
    found = [name for (name,) in database.rows("SELECT name FROM documents ORDER BY name")]
    below = [n for n in found if n.startswith(_inside(absolute))]
    if below:
        return below
    if any(c in wanted for c in "*?["):
        below = [n for n in found if fnmatch.fnmatchcase(n, absolute) or fnmatch.fnmatchcase(n, wanted)]
    else:
        below = [n for n in found if n.endswith("/" + wanted)]
        if len(below) > 1:
            raise InputError(
                f"{wanted}: stands for {len(below)} documents, such as {below[0]} and {below[1]}; say which"
            )
    if not below:
        raise InputError(f"{wanted}: no such document in the corpus; kg corpus status --documents lists them")
    return below


def forget(database: Database, names: Sequence[str]) -> int:
    """Take documents out, with all that only they support."""
    for start in range(0, len(names), BATCH):
        part = names[start : start + BATCH]
        with database.transaction():
            works = [database.one("SELECT work FROM documents WHERE name = ?", (name,)) for name in part]
            database.many("DELETE FROM documents WHERE name = ?", ((name,) for name in part))
            _drop(database, works)
    return len(names)


def _drop(database: Database, works: Iterable[str]) -> None:
    """Retract the works that no document needs any more."""
    for key in works:
        if not database.one("SELECT 1 FROM documents WHERE work = ?", (key,)):
            retract(database, key)
            database.run("DELETE FROM works WHERE key = ?", (key,))


def retract(database: Database, work: str) -> None:
    """Take back all that was read from a document; what it touched is left to be made again."""
    for reading, article in list(database.rows("SELECT id, article FROM readings WHERE work = ?", (work,))):
        database.run("INSERT OR IGNORE INTO dirty_shards VALUES (?)", (f"articles/{article[:2]}",))
        database.run(
            "INSERT OR IGNORE INTO dirty_shards SELECT e.shard FROM uses u JOIN entities e ON e.key = u.key WHERE u.reading = ?",
            (reading,),
        )
        database.run("INSERT OR IGNORE INTO dirty_shards SELECT shard FROM plain WHERE reading = ?", (reading,))
        database.run("INSERT OR IGNORE INTO dirty_blocks SELECT block FROM claims WHERE reading = ?", (reading,))
        for table in ("claims", "uses", "plain", "rendered"):
            database.run(f"DELETE FROM {table} WHERE reading = ?", (reading,))
        database.run("DELETE FROM readings WHERE id = ?", (reading,))

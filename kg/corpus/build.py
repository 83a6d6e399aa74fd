"""A corpus from its ledger to its graph: read what is unread, resolve what was touched, write what changed.

In: a folder and what is to change in it. Out: the same folder, whole; stopped anywhere, the next command goes on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.corpus.database import Database, open_database
from kg.corpus.documents import Change, forget, forget_unseen, matching, put, retract
from kg.corpus.pool import Alone, Pool, Workers
from kg.corpus.reduce import Overrides, block_of, idle_overrides, reduce_blocks, shard_of
from kg.corpus.shards import write_manifest, write_shards
from kg.corpus.tasks import Failure, Item, Outcome, Read, Rendered, Settings, Task
from kg.corpus.versions import graph_version, rules_version
from kg.dataset import Iris
from kg.errors import InputError
from kg.ontology import load_ontology
from kg.pages import read_named

__all__ = ["Account", "Corpus", "Options", "Progress"]

Progress = Callable[[str, int, int, int], None]  # step, done, of, characters done
TOGETHER = 16_000  # characters a task; a task is done again where its worker dies
RENDERED = 64  # articles a task
AHEAD = 256  # rows of the ledger taken at once


@dataclass(frozen=True, slots=True)
class Options:
    """How a corpus is built; what is None stays as it was."""

    ontology: str | None = None  # a folder
    base: str | None = None
    overrides: str | None = None  # a file
    encoding: str | None = None
    published: date | None = None
    workers: int = 0  # processes; 0: this one
    cluster: str | None = None  # tcp://HOST:PORT or local:N
    retry: bool = False  # documents that were set aside


@dataclass(slots=True)
class Account:
    """What a command did, and what the corpus now is."""

    change: Change = field(default_factory=Change)
    read: int = 0
    resolved: int = 0
    rendered: int = 0
    shards: int = 0
    aside: list[tuple[str, str]] = field(default_factory=list)  # name, reason
    idle: list[str] = field(default_factory=list)  # lines of the overrides that changed nothing
    counts: dict[str, int] = field(default_factory=dict)


def quiet(step: str, done: int, of: int, characters: int) -> None:
    """Tell nobody."""


class Corpus:
    """A corpus folder that this process writes, or only looks at.

    Raises: InputError where the folder holds no corpus or another process is at work in it; OutputError where it cannot
    be written.
    """

    def __init__(
        self,
        folder: Path,
        options: Options,
        *,
        create: bool = False,
        looking: bool = False,
        progress: Progress = quiet,
    ):
        self.options, self.progress = options, progress
        self.database = open_database(folder, create=create, looking=looking)
        try:
            self._know(options)
            if not looking:
                self._settle()
        except BaseException:
            self.database.close()
            raise
        self.account = Account()

    def _know(self, options: Options) -> None:
        """Take the settings of the options, or those of the folder."""
        kept = self.database
        self.extra = str(Path(options.ontology).resolve()) if options.ontology else kept.setting("ontology") or ""
        self.base = Iris(options.base or kept.setting("base") or "https://kg.example/").base
        self.folders = (self.extra,) if self.extra else ()
        self.ontology = load_ontology(self.folders)
        self.overrides = _overrides(options.overrides, kept)
        self.rules = rules_version(self.ontology)

    def _settle(self) -> None:
        """Keep the settings; what was made under others is left to be made again."""
        kept, graph = self.database, f"{graph_version(self.ontology)} {self.base}"
        called = Path(self.overrides.path).name if self.overrides.path else ""
        with kept.transaction():
            if (kept.setting("overrides") or "", kept.setting("overrides name") or "") != (self.overrides.text, called):
                self._block_again()
            if kept.setting("graph") != graph:
                kept.run("INSERT OR IGNORE INTO dirty_blocks SELECT DISTINCT block FROM claims")
                kept.run("UPDATE readings SET dirty = 1")
                kept.run("INSERT OR IGNORE INTO dirty_shards SELECT name FROM shards")
            wanted = {"ontology": self.extra, "base": self.base, "overrides": self.overrides.text, "graph": graph}
            wanted["overrides name"] = called
            for name, value in wanted.items():
                kept.set(name, value)
            if self.options.retry:
                kept.run("UPDATE works SET rules = '', reason = NULL WHERE reason IS NOT NULL")

    def _block_again(self) -> None:
        """Other overrides: other claims may meet."""
        from kg.corpus.codec import loads

        rows = list(self.database.rows("SELECT reading, local, names, body FROM claims"))
        for reading, local, names, body in rows:
            entity = loads(body)[0]
            block = block_of(self.ontology.kind(entity.cls), entity.label, loads(names), self.overrides)
            self.database.run("UPDATE claims SET block = ? WHERE reading = ? AND local = ?", (block, reading, local))
        self.database.run("INSERT OR IGNORE INTO dirty_blocks SELECT DISTINCT block FROM claims")
        self.database.run("INSERT OR IGNORE INTO dirty_blocks SELECT DISTINCT block FROM entities")

    def close(self) -> None:
        """Give the folder back."""
        self.database.close()

    def mirror(self, inputs: Sequence[str]) -> None:
        """Make the documents those of the inputs, no others."""
        if self._put(inputs, replacing=True):
            self.account.change.removed += forget_unseen(self.database)

    def add(self, inputs: Sequence[str]) -> None:
        """Bring in what is not there."""
        self._put(inputs, replacing=False)

    def replace(self, inputs: Sequence[str]) -> None:
        """Bring in the inputs; what stood in the same files, folders, shards and tarballs and no longer does, goes."""
        if not self._put(inputs, replacing=True):
            return
        below = [os.path.abspath(name) for name in inputs if name != "-" and Path(name).exists()]
        self.account.change.removed += forget_unseen(self.database, below)

    def remove(self, names: Sequence[str]) -> None:
        """Take documents out by name, folder, shard, tarball or pattern."""
        gone = [n for name in names for n in self._matching(name)]
        self.account.change.removed += forget(self.database, sorted(set(gone)))

    def documents(self) -> Iterator[str]:
        """The names of all documents, sorted."""
        return (name for (name,) in self.database.rows("SELECT name FROM documents ORDER BY name"))

    def copy_documents(self, other: Database) -> None:
        """Bring in the documents that another corpus keeps, under the same names."""
        pages = "SELECT d.name, d.work, w.size, w.page FROM documents d JOIN works w ON w.key = d.work ORDER BY d.name"
        with self.database.transaction():
            for name, key, size, page in other.rows(pages):
                self.database.run("INSERT OR IGNORE INTO works VALUES (?, '', NULL, ?, ?)", (key, size, page))
                self.database.run("INSERT INTO documents VALUES (?, ?)", (name, key))

    def _matching(self, name: str) -> list[str]:
        try:
            return matching(self.database, name, os.path.abspath(name))
        except InputError as error:
            self.account.change.failures.append(error)
            return []

    def _put(self, inputs: Sequence[str], *, replacing: bool) -> bool:
        """Bring in the inputs; False where all failed, which is no reason to forget what is there."""
        change = self.account.change
        pages = read_named(inputs, encoding=self.options.encoding, published=self.options.published)
        put(self.database, pages, change, replace=replacing)
        return not change.failures or bool(change.added + change.replaced + change.unchanged)

    def finish(self) -> Account:
        """Do all that is left to be done."""
        pool = None
        try:
            if self._unread() or self._unrendered():
                pool = self._pool()
            if pool is not None:
                self._read(pool)
            self._reduce()
            if self._unrendered():
                self._render(pool or Alone(self._shared()))
        finally:
            if pool is not None:
                pool.close()
        self._write()
        return self.account

    def _shared(self) -> Settings:
        return Settings(self.folders, self.base, self.rules)

    def _pool(self) -> Pool:
        if self.options.cluster:
            from kg.corpus.cluster import Cluster

            return Cluster(self.options.cluster, self._shared())
        # one worker more costs less than it brings only where there is more than a handful of tasks
        count = min(self.options.workers, 1 + self._unread() // 8 + self._unrendered() // RENDERED)
        if not count:
            return Alone(self._shared())
        return Workers(count, self._shared(), inherited=(self.database.lock or 0,))

    def _unread(self) -> int:
        return int(self.database.one("SELECT count(*) FROM works WHERE rules <> ?", (self.rules,)))

    def _unrendered(self) -> int:
        return int(self.database.one("SELECT count(*) FROM readings WHERE dirty"))

    def _read(self, pool: Pool) -> None:
        total, characters = self._unread(), 0
        for outcomes in pool.run(self._reading_tasks()):
            with self.database.transaction():
                for outcome in outcomes:
                    characters += self._store(outcome)
            self.account.read += len(outcomes)
            self.progress("read", self.account.read, total, characters)

    def _reading_tasks(self) -> Iterator[Task]:
        after, items, size = "", list[Item](), 0
        query = "SELECT key, page, size FROM works WHERE rules <> ? AND key > ? ORDER BY key LIMIT ?"
        while rows := list(self.database.rows(query, (self.rules, after, AHEAD))):
            for key, page, length in rows:
                after = key
                items.append(Item(key, page, length))
                size += length
                if size >= TOGETHER:
                    yield Task("read", tuple(items))
                    items, size = [], 0
        if items:
            yield Task("read", tuple(items))

    def _store(self, outcome: Outcome) -> int:
        """Keep what was read from a document; its characters."""
        key, found = outcome
        kept = self.database
        retract(kept, key)
        reason = found.reason if isinstance(found, Failure) else None
        kept.run("UPDATE works SET rules = ?, reason = ? WHERE key = ?", (self.rules, reason, key))
        for read in () if reason is not None else found:
            self._store_article(key, read)
        return int(kept.one("SELECT size FROM works WHERE key = ?", (key,)) or 0)

    def _store_article(self, work: str, read: Read) -> None:
        kept = self.database
        kept.run(
            "INSERT INTO readings (work, article, source, title, body, ledger, dirty) VALUES (?, ?, ?, ?, ?, ?, 1)",
            (work, read.article, read.source, read.title, read.body, read.ledger),
        )
        number = kept.one("SELECT last_insert_rowid()")
        rows = [
            (number, c.local, block_of(c.kind, c.label, c.names, self.overrides), c.spoken, c.body) for c in read.claims
        ]
        kept.many("INSERT INTO claims (reading, local, block, names, body) VALUES (?, ?, ?, ?, ?)", rows)
        kept.many("INSERT OR IGNORE INTO dirty_blocks VALUES (?)", ((row[2],) for row in rows))

    def _reduce(self) -> None:
        total = self.database.one("SELECT count(*) FROM dirty_blocks")
        for done in reduce_blocks(self.database, self.ontology, self.overrides, base=self.base):
            self.account.resolved += done
            self.progress("resolve", self.account.resolved, total, 0)

    def _render(self, pool: Pool) -> None:
        total = self._unrendered()
        for outcomes in pool.run(self._rendering_tasks()):
            with self.database.transaction():
                for key, found in outcomes:
                    if isinstance(found, Failure):
                        self._set_aside(int(key), found)
                    else:
                        self._store_rows(int(key), found)
            self.account.rendered += len(outcomes)
            self.progress("make rows", self.account.rendered, total, 0)
        if self.database.one("SELECT 1 FROM dirty_blocks"):  # a document whose rows cannot be made was set aside
            self._reduce()
            self._render(pool)

    def _rendering_tasks(self) -> Iterator[Task]:
        after = 0
        query = "SELECT id, body FROM readings WHERE dirty AND id > ? ORDER BY id LIMIT ?"
        while rows := list(self.database.rows(query, (after, RENDERED))):
            after = rows[-1][0]
            yield Task("render", tuple(self._item(number, body) for number, body in rows))

    def _item(self, reading: int, body: bytes) -> Item:
        query = "SELECT c.local, c.key, e.face FROM claims c JOIN entities e ON e.key = c.key WHERE c.reading = ?"
        rows = list(self.database.rows(query, (reading,)))
        pairs = tuple((local, key) for local, key, _ in rows)
        return Item(str(reading), (body, pairs, tuple(sorted({face for _, _, face in rows}))), len(body))

    def _set_aside(self, reading: int, why: Failure) -> None:
        work = self.database.one("SELECT work FROM readings WHERE id = ?", (reading,))
        if work is not None:
            retract(self.database, work)
            self.database.run("UPDATE works SET reason = ? WHERE key = ?", (why.reason, work))

    def _store_rows(self, reading: int, made: Rendered) -> None:
        """Keep the rows of an article; the shards that they change are left to be written."""
        kept = self.database
        article = kept.one("SELECT article FROM readings WHERE id = ?", (reading,))
        if article is None:
            return  # its document was set aside meanwhile
        old = {key for (key,) in kept.rows("SELECT key FROM uses WHERE reading = ?", (reading,))}
        said = {
            (shard, line) for shard, line in kept.rows("SELECT shard, line FROM plain WHERE reading = ?", (reading,))
        }
        new = set(made.entities)
        saying = {(shard_of(line[1 : line.index(">")]), line) for line in made.plain}
        dirty = {f"articles/{article[:2]}"} | {shard for shard, _ in said ^ saying}
        for key in sorted(old ^ new):
            shard = kept.one("SELECT shard FROM entities WHERE key = ?", (key,))
            dirty |= {shard} if shard else set()
        kept.many("DELETE FROM uses WHERE key = ? AND reading = ?", ((key, reading) for key in old - new))
        kept.many("INSERT INTO uses VALUES (?, ?)", ((key, reading) for key in new - old))
        kept.many(
            "DELETE FROM plain WHERE shard = ? AND line = ? AND reading = ?", ((*x, reading) for x in said - saying)
        )
        kept.many("INSERT INTO plain VALUES (?, ?, ?)", ((*x, reading) for x in saying - said))
        values = (reading, made.own, made.facts, made.terms, made.ledger)
        kept.run("INSERT OR REPLACE INTO rendered VALUES (?, ?, ?, ?, ?)", values)
        kept.run("UPDATE readings SET dirty = 0 WHERE id = ?", (reading,))
        kept.many("INSERT OR IGNORE INTO dirty_shards VALUES (?)", ((name,) for name in sorted(dirty)))

    def _write(self) -> None:
        total = self.database.one("SELECT count(*) FROM dirty_shards")
        for _ in write_shards(self.database, self.ontology, self.base):
            self.account.shards += 1
            self.progress("write", self.account.shards, max(total, self.account.shards), 0)
        self.account.counts = count(self.database)
        self.account.aside = aside(self.database)
        self.account.idle = idle_overrides(self.database, self.ontology, self.overrides)
        facts = {"rules": self.rules, "base": self.base, **self.account.counts}
        write_manifest(self.database, facts)


def _overrides(name: str | None, database: Database) -> Overrides:
    """The overrides of a file, kept in the folder under its name, which reasons cite; none given: those it remembers."""
    if name is None:
        text, called = database.setting("overrides") or "", database.setting("overrides name") or ""
    else:
        called = Path(name).name
        try:
            text = Path(name).read_text("utf-8") if name else ""
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{name}: the overrides cannot be read: {error}") from error
    if not text:
        return Overrides(None, "")
    path = database.folder / "overrides" / called
    if not path.is_file() or path.read_text("utf-8") != text:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return Overrides(str(path), text)


def count(database: Database) -> dict[str, int]:
    """How much the corpus holds."""
    queries = {
        "documents": "SELECT count(*) FROM documents",
        "articles": "SELECT count(DISTINCT article) FROM readings",
        "entities": "SELECT count(*) FROM entities e WHERE EXISTS (SELECT 1 FROM uses u WHERE u.key = e.key)",
        "statements": "SELECT ifnull(sum(facts), 0) FROM (SELECT facts FROM rendered d JOIN readings r ON r.id = d.reading)",
        "rows": "SELECT ifnull(sum(rows), 0) FROM shards",
        "aside": "SELECT count(*) FROM documents d JOIN works w ON w.key = d.work WHERE w.reason IS NOT NULL",
    }
    return {name: int(database.one(query)) for name, query in queries.items()}


def aside(database: Database) -> list[tuple[str, str]]:
    """The documents that were set aside, with the reason."""
    query = (
        "SELECT d.name, w.reason FROM documents d JOIN works w ON w.key = d.work WHERE w.reason IS NOT NULL ORDER BY 1"
    )
    return [(name, reason) for name, reason in database.rows(query)]

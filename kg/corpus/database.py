"""The ledger of a corpus folder: one SQLite file, one writer; what is committed survives `kill -9` and a full disk.

In: a folder. Out: a Database with its tables; every step of a build is one transaction that also records what it leaves
to be done, so that a build that stops anywhere goes on from there.
Source: SQLite, write-ahead log, https://www.sqlite.org/wal.html
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.corpus.versions import FORMAT
from kg.errors import InputError, OutputError

__all__ = ["Database", "open_database"]

NAME, LOCK = "work.sqlite", "lock"
CACHE_KIB = 128 * 1024  # of pages in memory; more is on disk
SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (name TEXT PRIMARY KEY, work TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX documents_work ON documents (work);
CREATE TABLE works (key TEXT PRIMARY KEY, rules TEXT, reason TEXT, size INTEGER, page BLOB);
CREATE INDEX works_rules ON works (rules);
CREATE TABLE readings (id INTEGER PRIMARY KEY, work TEXT, article TEXT, source TEXT, title TEXT, body BLOB, ledger BLOB, dirty INTEGER);
CREATE INDEX readings_work ON readings (work);
CREATE INDEX readings_article ON readings (article);
CREATE INDEX readings_dirty ON readings (dirty) WHERE dirty;
CREATE TABLE rendered (reading INTEGER PRIMARY KEY, rows BLOB, facts INTEGER, terms TEXT, ledger BLOB);
CREATE TABLE claims (reading INTEGER, local TEXT, block TEXT, names TEXT, body TEXT, key TEXT,
    PRIMARY KEY (reading, local)) WITHOUT ROWID;
CREATE INDEX claims_block ON claims (block);
CREATE TABLE entities (key TEXT PRIMARY KEY, block TEXT, face TEXT, cls TEXT, iri TEXT, shard TEXT, rows TEXT) WITHOUT ROWID;
CREATE INDEX entities_block ON entities (block);
CREATE INDEX entities_shard ON entities (shard);
CREATE TABLE uses (key TEXT, reading INTEGER, PRIMARY KEY (key, reading)) WITHOUT ROWID;
CREATE INDEX uses_reading ON uses (reading);
CREATE TABLE plain (shard TEXT, line TEXT, reading INTEGER, PRIMARY KEY (shard, line, reading)) WITHOUT ROWID;
CREATE INDEX plain_reading ON plain (reading);
CREATE TABLE dirty_blocks (block TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE dirty_shards (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE shards (name TEXT PRIMARY KEY, rows INTEGER, digest TEXT) WITHOUT ROWID;
"""


class Database:
    """A corpus folder that this process alone writes."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, lock: int | None):
        self.folder, self.connection, self.lock = folder, connection, lock

    def close(self) -> None:
        """Give the folder back."""
        self.connection.close()
        if self.lock is not None:
            os.close(self.lock)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing.

        Raises: OutputError where the disk is full or the folder cannot be written.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            self._roll_back()
            raise _cannot(self.folder, error) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def run(self, command: str, values: Sequence[Any] = ()) -> int:
        """Run a command; the number of rows that it changed."""
        return self.connection.execute(command, values).rowcount

    def many(self, command: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a command for every row."""
        self.connection.executemany(command, rows)

    def rows(self, query: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The answer of a query, row by row."""
        yield from self.connection.execute(query, values)

    def one(self, query: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None."""
        row = self.connection.execute(query, values).fetchone()
        return row[0] if row else None

    def setting(self, name: str) -> str | None:
        """A setting of the corpus."""
        found: str | None = self.one("SELECT value FROM settings WHERE name = ?", (name,))
        return found

    def set(self, name: str, value: str) -> None:
        """Change a setting."""
        self.run("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))


def open_database(folder: Path, *, create: bool = False, looking: bool = False) -> Database:
    """The corpus of a folder, for this process alone; with `create` one is made where there is none.

    `looking` does not ask to be alone, and must not write.

    Raises: InputError where the folder holds no corpus, one of another format, or another process is at work in it;
    OutputError where it cannot be written.
    """
    place = folder / NAME
    if not create and not place.is_file():
        raise InputError(f"{folder}: no corpus here; make one with: kg corpus build INPUT… -o {folder}")
    lock = None if looking else _lock(folder)
    try:
        connection = _look(place) if looking and not os.access(folder, os.W_OK) else _connect(place)
    except BaseException:
        if lock is not None:
            os.close(lock)
        raise
    return Database(folder, connection, lock)


def _lock(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise OutputError(f"cannot write into {folder}: {error.strerror}; choose another folder") from error
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.read(lock, 20).decode("ascii", "replace").strip()
        os.close(lock)
        raise InputError(
            f"{folder}: process {holder or '?'} is at work in this corpus; wait for it, or end it"
        ) from error
    try:
        os.truncate(lock, 0)
        os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
    except OSError as error:
        os.close(lock)
        raise OutputError(f"cannot write into {folder}: {error.strerror}; make room there") from error
    return lock


def _connect(place: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(place, isolation_level=None, timeout=5)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if connection.execute("PRAGMA user_version").fetchone() == (0,):
            connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {FORMAT}; COMMIT;")
    except sqlite3.OperationalError as error:
        raise _cannot(place.parent, error) from error
    except sqlite3.DatabaseError as error:
        raise InputError(f"{place}: not the ledger of a corpus ({error}); choose another folder") from error
    return _of_this_format(connection, place.parent)


def _look(place: Path) -> sqlite3.Connection:
    """A ledger on a medium that nothing can be written to: read as it lies there."""
    if place.with_name(NAME + "-wal").is_file() and place.with_name(NAME + "-wal").stat().st_size:
        raise InputError(
            f"{place.parent}: a build was stopped here and goes on only where it can write; copy the folder"
        )
    connection = sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return _of_this_format(connection, place.parent)


def _of_this_format(connection: sqlite3.Connection, folder: Path) -> sqlite3.Connection:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != FORMAT:
        connection.close()
        raise InputError(
            f"{folder}: a corpus of format {version}, this kg knows {FORMAT}; build it again in another folder"
        )
    return connection


def _cannot(folder: Path, error: sqlite3.OperationalError) -> OutputError:
    return OutputError(
        f"cannot write into {folder}: {error}; make room or rights there and run the same command again: it goes on"
    )

"""What a corpus folder holds, and whether it is sound.

In: a folder. Out: counts, documents, what is left to do; for `verify` the faults found, none where it is sound.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.corpus.build import Corpus, Options, aside, count
from kg.corpus.database import Database
from kg.corpus.shards import MANIFEST, shard_path

__all__ = ["Status", "read_status", "verify"]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a corpus."""

    counts: dict[str, int]
    unread: int
    unresolved: int
    unwritten: int
    aside: list[tuple[str, str]]
    rules: str
    digest: str | None  # of the whole graph; None where it is not whole

    @property
    def whole(self) -> bool:
        """Whether nothing is left to be done."""
        return self.digest is not None and not (self.unread or self.unresolved or self.unwritten)


def read_status(corpus: Corpus) -> Status:
    """The state of a corpus."""
    kept = corpus.database
    manifest = kept.folder / "graph" / MANIFEST
    digest = json.loads(manifest.read_text("utf-8"))["digest"] if manifest.is_file() else None
    return Status(
        count(kept),
        int(kept.one("SELECT count(*) FROM works WHERE rules <> ?", (corpus.rules,))),
        int(kept.one("SELECT count(*) FROM dirty_blocks")) + int(kept.one("SELECT count(*) FROM readings WHERE dirty")),
        int(kept.one("SELECT count(*) FROM dirty_shards")),
        aside(kept),
        corpus.rules,
        digest,
    )


def verify(corpus: Corpus, *, again: bool = False) -> list[str]:
    """The faults of a corpus: unfinished work, files that are not what was written; with `again` also whether
    everything, built anew from the documents that the folder keeps, gives the same bytes."""
    found = [
        f"the ledger is damaged: {row}" for (row,) in corpus.database.rows("PRAGMA integrity_check") if row != "ok"
    ]
    status = read_status(corpus)
    if not status.whole:
        found.append("the last command did not finish; run it again")
    found += _files(corpus.database)
    if again and not found:
        found += _again(corpus, status)
    return found


def _files(database: Database) -> Iterator[str]:
    known = set()
    for name, digest in database.rows("SELECT name, digest FROM shards ORDER BY name"):
        path = shard_path(database.folder, name)
        known.add(path)
        if not path.is_file():
            yield f"{path}: missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{path}: not what was written"
    for path in sorted((database.folder / "graph").rglob("*.nq")):
        if path not in known:
            yield f"{path}: not of this corpus"


def _again(corpus: Corpus, status: Status) -> Iterator[str]:
    with TemporaryDirectory(prefix="kg-verify-", dir=corpus.database.folder) as place:
        options = Options(
            ontology=corpus.folders[0] if corpus.folders else None,
            base=corpus.base,
            overrides=corpus.overrides.path,
            workers=corpus.options.workers,
        )
        other = Corpus(Path(place), options, create=True)
        try:
            other.copy_documents(corpus.database)
            other.finish()
            if (built := read_status(other).digest) != status.digest:
                yield f"a clean build of the same documents gives another graph: {built}, here {status.digest}"
        finally:
            other.close()

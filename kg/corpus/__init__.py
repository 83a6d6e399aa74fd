"""Many files → one graph, built piece by piece: a ledger (SQLite) of what was read, and the graph in shards.

In: inputs and a folder. Out: the folder's graph, the same bytes as a clean build of the same documents, whatever was
added, replaced and removed before, and wherever it was stopped.

The steps, in order: documents (which stand in it), read (workers), resolve (one identity for one thing, block by block),
make rows (workers), write (the shards that changed).
"""

from __future__ import annotations

from kg.corpus.build import Account, Corpus, Options
from kg.corpus.exports import FORMATS, export
from kg.corpus.status import Status, read_status, verify

__all__ = ["FORMATS", "Account", "Corpus", "Options", "Status", "export", "read_status", "verify"]

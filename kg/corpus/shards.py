"""The graph of a corpus as files: N-Quads in shards, each written anew only when something in it changed.

In: the ledger. Out: `graph/articles/XX.nq` (an article's graph lies in the shard of its id's first two digits),
`graph/core/XX.nq` (entities and plain facts, by the hash of the subject), `graph/core/terms.nq`, and, once all are whole,
`graph/manifest.json` with the digest of each. Every file is written beside and renamed.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from kg.corpus.database import Database
from kg.corpus.versions import FORMAT
from kg.dataset import Iris, term_rows
from kg.errors import OutputError
from kg.model import Iri, Literal, Triple, sort_rows
from kg.ontology import Ontology
from kg.outputs import ntriples

__all__ = ["MANIFEST", "ORDER", "TERMS", "parse", "shard_path", "write_manifest", "write_shards"]

TERMS = "core/terms"
MANIFEST = "manifest.json"
HEX = [f"{number:02x}" for number in range(256)]
# the shards as a dataset sorted by graph has them: graph/core stands between graph/cf… and graph/d0…
ORDER = (
    *(f"articles/{h}" for h in HEX if h < "co"),
    *(f"core/{h}" for h in HEX),
    TERMS,
    *(f"articles/{h}" for h in HEX if h > "co"),
)
LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?) ')
ESCAPE = re.compile(r"\\(u[0-9A-F]{4}|.)")
PLAIN = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", '"': '"', "\\": "\\"}


def shard_path(folder: Path, name: str) -> Path:
    """Where a shard lies in a corpus folder."""
    return folder / "graph" / f"{name}.nq"


def parse(line: str) -> Triple:
    """The row of a line that `ntriples` or a shard holds."""
    match = LINE.match(line)
    if match is None:
        raise ValueError(f"no row: {line[:80]!r}")
    s, p, iri, text, language, datatype = match.groups()
    if iri is not None:
        return Iri(s), Iri(p), Iri(iri)
    return Iri(s), Iri(p), Literal(_unescaped(text), language or "", datatype or "")


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text
    return ESCAPE.sub(lambda m: chr(int(m[1][1:], 16)) if len(m[1]) == 5 else PLAIN[m[1]], text)


def write_shards(database: Database, ontology: Ontology, base: str) -> Iterator[str]:
    """Write what is dirty; yields each name."""
    if database.one("SELECT 1 FROM dirty_shards"):
        (database.folder / "graph" / MANIFEST).unlink(missing_ok=True)
        with database.transaction():  # a stop between the last shard and this one must not lose it
            database.run("INSERT OR IGNORE INTO dirty_shards VALUES (?)", (TERMS,))
    dirty = [name for (name,) in database.rows("SELECT name FROM dirty_shards ORDER BY name")]
    for name in dirty:
        lines = _lines(database, name, ontology, base)
        count, digest = _write(shard_path(database.folder, name), lines)
        with database.transaction():
            if count:
                database.run("INSERT OR REPLACE INTO shards VALUES (?, ?, ?)", (name, count, digest))
            else:
                database.run("DELETE FROM shards WHERE name = ?", (name,))
            database.run("DELETE FROM dirty_shards WHERE name = ?", (name,))
        yield name


def _lines(database: Database, name: str, ontology: Ontology, base: str) -> Iterator[str]:
    """Blocks of whole lines."""
    if name == TERMS:
        return _named(ntriples(_terms(database, ontology, base)), Iris(base).graph("core"))
    if name.startswith("core/"):
        return _named(_core(database, name), Iris(base).graph("core"))
    return _articles(database, name.removeprefix("articles/"), base)


def _named(lines: Iterable[str], graph: str) -> Iterator[str]:
    """Triples as quads; an end of line stands only at an end of line, for literals escape theirs."""
    end = f" <{graph}> .\n"
    return (line.replace(" .\n", end) for line in lines)


def _articles(database: Database, start: str, base: str) -> Iterator[str]:
    rows = database.rows(
        "SELECT r.article, d.rows FROM readings r JOIN rendered d ON d.reading = r.id"
        " WHERE r.article >= ? AND r.article < ? ORDER BY r.article, r.id",
        (start, start + "g"),
    )
    for article, group in groupby(rows, key=itemgetter(0)):
        texts = [zlib.decompress(data).decode("utf-8") for _, data in group]
        if len(set(texts)) > 1:  # the same article in two documents, such as with and without a date
            texts = ["".join(_sorted(line for text in texts for line in text.splitlines(keepends=True)))]
        yield from _named(texts[:1], Iris(base).graph(article))


def _core(database: Database, shard: str) -> Iterator[str]:
    described = database.rows(
        "SELECT rows FROM entities e WHERE shard = ? AND EXISTS (SELECT 1 FROM uses u WHERE u.key = e.key)", (shard,)
    )
    lines = {line for (rows,) in described for line in rows.splitlines(keepends=True)}
    lines |= {line for (line,) in database.rows("SELECT DISTINCT line FROM plain WHERE shard = ?", (shard,))}
    return _sorted(lines)


def _sorted(lines: Iterable[str]) -> Iterator[str]:
    return ntriples(sort_rows(map(parse, lines)))


def _terms(database: Database, ontology: Ontology, base: str) -> tuple[Triple, ...]:
    """What the ontology says of the classes and relations in use."""
    shown = "SELECT DISTINCT cls FROM entities e WHERE EXISTS (SELECT 1 FROM uses u WHERE u.key = e.key)"
    used = {f"c:{cls}" for (cls,) in database.rows(shown)}
    used.update(word for (terms,) in database.rows("SELECT DISTINCT terms FROM rendered") for word in terms.split())
    classes, relations = ({word[2:] for word in used if word.startswith(mark)} for mark in ("c:", "r:"))
    return term_rows(sorted(classes), sorted(relations), ontology, base=base)


def _write(path: Path, lines: Iterable[str]) -> tuple[int, str]:
    """Write a file beside and rename it: the rows and the digest; without a row there is no file."""
    digest, count = hashlib.sha256(), 0
    beside = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            for block in lines:
                data = block.encode("utf-8")
                digest.update(data)
                count += data.count(b"\n")
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if count:
            os.replace(beside, path)
        else:
            beside.unlink()
            path.unlink(missing_ok=True)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(
            f"cannot write {path}: {error.strerror}; make room or rights there and run the same command again: it goes on"
        ) from error
    return count, digest.hexdigest()


def write_manifest(database: Database, facts: dict[str, object]) -> None:
    """Say that the graph is whole, and what it is."""
    shards = {name: [rows, digest] for name, rows, digest in database.rows("SELECT * FROM shards ORDER BY name")}
    whole = hashlib.sha256("".join(f"{name} {digest}\n" for name, (_, digest) in shards.items()).encode())
    known = {"format": FORMAT, **facts, "digest": whole.hexdigest(), "shards": shards}
    text = json.dumps(known, ensure_ascii=False, indent=1) + "\n"
    path = database.folder / "graph" / MANIFEST
    if not path.is_file() or path.read_text("utf-8") != text:
        _write(path, [text])

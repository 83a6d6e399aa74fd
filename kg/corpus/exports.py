"""The shards of a corpus → one file or store of any format; sorted, streamed, the same bytes as `kg build` writes.

In: a whole corpus folder. Out: a file. Turtle and N-Triples are sorted by subject over all graphs: each shard is sorted
by itself on disk and all are merged, so that memory does not grow with the corpus.
"""

from __future__ import annotations

import heapq
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import TextIO

from kg.corpus.database import open_database
from kg.corpus.shards import MANIFEST, ORDER, parse, shard_path
from kg.errors import InputError, OutputError
from kg.model import Iri, Quad, Triple, sort_rows
from kg.outputs import GRAPH_WRITERS, WRITERS

__all__ = ["FORMATS", "export", "quads", "triples"]

FORMATS = ("nq", "trig", "ttl", "nt", "jsonld", "rdf", "graphml", "gexf", "csv", "shards", "store", "html")


def export(folder: Path, form: str, output: Path) -> None:
    """Write the graph of a corpus in a format.

    Raises: InputError where the corpus is not whole or another process is at work in it; OutputError where the output
    cannot be written.
    """
    database = open_database(folder, looking=not os.access(folder, os.W_OK))
    try:
        _export(folder, form, output)
    finally:
        database.close()


def _export(folder: Path, form: str, output: Path) -> None:
    if not (folder / "graph" / MANIFEST).is_file():
        raise InputError(f"{folder}: the graph is not whole; run the last kg corpus command again")
    try:
        if form == "shards":
            shutil.copytree(folder / "graph", output, dirs_exist_ok=True)
        elif form == "store":
            _store(folder, output)
        elif form == "html":
            from kg.corpus.summary import write_summary

            _beside(output, lambda path: write_summary(folder, path))
        elif f".{form}" in GRAPH_WRITERS:
            _beside(output, lambda path: GRAPH_WRITERS[f".{form}"](quads(folder), path))
        elif form == "csv":
            WRITERS[".csv"](triples(folder), output)  # two files beside each other
        else:
            _beside(output, lambda path: WRITERS[f".{form}"](triples(folder), path))
    except OSError as error:
        raise OutputError(f"cannot write {output}: {error.strerror}; choose another place with -o") from error


def _beside(output: Path, write: Callable[[Path], None]) -> None:
    """Write to a file beside and rename it, so that a half-written file never passes for a whole one."""
    output.parent.mkdir(parents=True, exist_ok=True)
    beside = output.with_name(f".{output.name}.part")
    try:
        write(beside)
        os.replace(beside, output)
    finally:
        beside.unlink(missing_ok=True)


def quads(folder: Path) -> Iterator[Quad]:
    """All quads, sorted by graph."""
    for graphs, block in groupby(ORDER, key=lambda name: name.startswith("core/")):
        shards = [shard_path(folder, name) for name in block]
        files = [path for path in shards if path.is_file()]
        for line in _merged(files) if graphs else (line for path in files for line in _lines(path)):
            yield *parse(line), Iri(line[line.rindex("<") + 1 : -4])


def triples(folder: Path) -> Iterator[Triple]:
    """All rows, sorted by subject."""
    with tempfile.TemporaryDirectory(prefix="kg-sort-", dir=folder) as place:
        files = [path for name in ORDER if (path := shard_path(folder, name)).is_file()]
        runs = [path if "core" in path.parts[-2:] else _sorted(path, Path(place)) for path in files]
        for _, group in groupby(map(parse, _merged(runs)), key=lambda row: row[0]):
            rows = list(group)
            yield from rows if len(rows) == 1 else sort_rows(rows)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from file


def _sorted(path: Path, place: Path) -> Path:
    """A shard of articles sorted by subject, in a file of its own."""
    lines = sorted(_lines(path), key=_subject)
    run = place / path.name
    with run.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)
    return run


def _subject(line: str) -> str:
    return line[1 : line.index(">")]


def _merged(paths: Iterable[Path]) -> Iterator[str]:
    """The lines of files that are sorted by subject, sorted by subject; the lines of one subject keep their order."""
    with ExitStack() as stack:
        files: list[TextIO] = [stack.enter_context(path.open(encoding="utf-8", newline="\n")) for path in paths]
        yield from heapq.merge(*files, key=_subject)


def _store(folder: Path, output: Path) -> None:
    """Load all shards into an on-disk store, as one file: one bulk load is many times faster than one for each."""
    from kg.store.folders import build_store

    with tempfile.TemporaryDirectory(prefix="kg-store-", dir=folder) as place:
        whole = Path(place) / "graph.nq"
        with whole.open("wb") as file:
            for name in ORDER:
                if (path := shard_path(folder, name)).is_file():
                    with path.open("rb") as shard:
                        shutil.copyfileobj(shard, file)
        build_store([str(whole)], output)

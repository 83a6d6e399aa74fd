"""What a million triples cost, ours beside rdflib's, in one run.

    python -m tests.benchmarks.triples [TRIPLES]

Each task runs in a process of its own, so that its memory is its own: CPU seconds and the growth of the peak memory over
that of the bare interpreter with its library. Only ratios of one run mean something.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

LIMIT = 60.0  # seconds that rdflib may take for one query; what takes longer counts with this


def peak() -> float:
    """The highest memory of this process so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def make(folder: Path, triples: int) -> None:
    """The graph's files: N-Triples in the order of the rows, and shuffled."""
    import random

    from kg.outputs import WRITERS
    from tests.benchmarks.made import made_dataset

    rows = made_dataset(triples).triples
    WRITERS[".ttl"](rows, folder / "graph.ttl")
    WRITERS[".nt"](rows, folder / "graph.nt")
    lines = (folder / "graph.nt").read_text("utf-8").splitlines(keepends=True)
    random.Random(1).shuffle(lines)
    (folder / "shuffled.nt").write_text("".join(lines), encoding="utf-8")
    print(json.dumps({"triples": len(rows)}))


def _tell(start: float, base: float, **more: Any) -> None:
    print(json.dumps({"seconds": time.process_time() - start, "memory": peak() - base, **more}))


def write_ours(folder: Path) -> None:
    """Unsorted rows in memory → sorted Turtle."""
    from kg.model import sort_rows
    from kg.outputs import write_turtle
    from kg.store import read_rows

    base = peak()
    rows = read_rows(str(folder / "shuffled.nt"))
    start = time.process_time()
    write_turtle(sort_rows(rows), folder / "ours.ttl")
    _tell(start, base)


def write_rdflib(folder: Path) -> None:
    """The same rows as an rdflib Graph → its Turtle."""
    from kg.outputs.graphs import rdflib_of
    from kg.store import read_quads

    base = peak()
    graph = rdflib_of(quad[:3] for quad in read_quads(str(folder / "shuffled.nt")))
    start = time.process_time()
    graph.serialize(folder / "rdflib.ttl", format="turtle")
    _tell(start, base)


def load_ours(folder: Path) -> None:
    """Turtle → the embedded store in memory."""
    from kg.store import open_graph

    base, start = peak(), time.process_time()
    open_graph(str(folder / "graph.ttl"))
    _tell(start, base)


def load_disk(folder: Path) -> None:
    """Turtle → a store folder, compacted."""
    from kg.store.folders import build_store

    base, start = peak(), time.process_time()
    build_store([str(folder / "graph.ttl")], folder / "store", replace=True)
    _tell(start, base)


def load_rdflib(folder: Path) -> None:
    """Turtle → an rdflib Graph, by rdflib's parser."""
    from rdflib import Graph

    base, start = peak(), time.process_time()
    Graph().parse(folder / "graph.ttl", format="turtle")
    _tell(start, base)


def ask_ours(folder: Path) -> None:
    """Every shipped query on the store in memory: seconds of each."""
    from kg.store import open_graph, run_query, shipped_queries

    store, found = open_graph(str(folder / "graph.ttl")), {}
    for name, query in shipped_queries().items():
        start = time.process_time()
        run_query(store, query.text)
        found[name] = time.process_time() - start
    print(json.dumps(found))


def ask_rdflib(folder: Path) -> None:
    """The same on an rdflib Graph, each query under a time limit."""
    from kg.errors import QueryError
    from kg.outputs.graphs import rdflib_of
    from kg.store import read_quads, shipped_queries, within

    graph, found = rdflib_of(quad[:3] for quad in read_quads(str(folder / "graph.nt"))), {}

    def ask(text: str) -> float:
        start = time.process_time()
        for _ in graph.query(text):
            pass
        return time.process_time() - start

    for name, query in shipped_queries().items():
        text = query.text
        try:
            found[name] = within(LIMIT, lambda text=text: ask(text))
        except QueryError:
            found[name] = LIMIT
        print(name, round(found[name], 2), file=sys.stderr, flush=True)
    print(json.dumps(found))


TASKS = (write_ours, write_rdflib, load_ours, load_disk, load_rdflib, ask_ours, ask_rdflib)


def _run(task: str, folder: Path, *more: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.triples", "--task", task, str(folder), *more]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _line(what: str, ours: float, theirs: float, unit: str, goal: float) -> None:
    ratio = theirs / ours
    sign = "holds" if ratio >= goal else "FAILS"
    print(f"{what:<34}{ours:>10.2f}{theirs:>10.2f} {unit:<4}{ratio:>7.1f}x  (at least {goal:g}: {sign})", flush=True)


def main(triples: int) -> None:
    """Print both and the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{_run('make', folder, str(triples))['triples']:,} triples")
        print(f"{'':<34}{'kg':>10}{'rdflib':>10}")
        ours, theirs = _run("write_ours", folder), _run("write_rdflib", folder)
        _line("sort and write Turtle", ours["seconds"], theirs["seconds"], "s", 5)
        _line("memory of rows and writing", ours["memory"], theirs["memory"], "MiB", 4)
        theirs = _run("load_rdflib", folder)
        _line("build the store in memory", _run("load_ours", folder)["seconds"], theirs["seconds"], "s", 8)
        _line("build the store on disk", _run("load_disk", folder)["seconds"], theirs["seconds"], "s", 1)
        ours, theirs = _run("ask_ours", folder), _run("ask_rdflib", folder)
        for query in sorted(ours):
            print(f"  {query:<32}{ours[query]:>10.3f}{theirs[query]:>10.3f} s   {theirs[query] / ours[query]:>7.1f}x")
        middle = [statistics.median(found.values()) for found in (ours, theirs)]
        _line("median of the shipped queries", *middle, "s", 10)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--task"]:
        task, place = sys.argv[2], Path(sys.argv[3])
        if task == "make":
            make(place, int(sys.argv[4]))
        else:
            {t.__name__: t for t in TASKS}[task](place)
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000)

"""What a million triples cost, ours beside rdflib's, in one run; exit code 1 where a promise does not hold.

    python -m tests.benchmarks.triples [TRIPLES]

Each task runs in a process of its own, so that its memory is its own: CPU seconds and the growth of the peak memory over
that of the bare interpreter with its library; two run at a time. Only ratios of one run mean something. rdflib is stopped
where it takes too long (marked >=, the figure is then the limit): its Turtle writer looks each IRI up among all namespaces
that it has met, and every IRI without a local name (#char=40,84) is one, so that its time grows with the square of the
graph; its query engine keeps the order of the patterns.
"""

from __future__ import annotations

import json
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

WRITING, ASKING = 60.0, 5.0  # CPU seconds that rdflib may take for its Turtle, and for one query


class TooLong(BaseException):
    """The limit is over; no Exception, for rdflib catches those."""


def timed(work: Callable[[], object], limit: float | None = None) -> float:
    """The CPU seconds of pure Python work; a limit that it reaches is what it took."""

    def stop(*_: object) -> None:
        raise TooLong

    signal.signal(signal.SIGPROF, stop)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, limit or 0, 1)  # and again, should it be caught
    try:
        work()
    except TooLong:
        return limit or 0
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - start


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


def _import() -> None:
    """What is imported does not count."""
    import pyoxigraph  # noqa: F401
    import rdflib.plugins.serializers.turtle  # noqa: F401

    import kg.cli.convert
    import kg.outputs  # noqa: F401


def _tell(base: float, **seconds: float) -> None:
    print(json.dumps({"memory": peak() - base, **seconds}))


def write_ours(folder: Path) -> None:
    """Unsorted rows in memory → sorted Turtle, sorted N-Triples."""
    from kg.model import sort_rows
    from kg.outputs import WRITERS
    from kg.store import read_rows

    _import()
    base = peak()
    rows = read_rows(str(folder / "shuffled.nt"))
    turtle = timed(lambda: WRITERS[".ttl"](sort_rows(rows), folder / "ours.ttl"))
    _tell(base, turtle=turtle, lines=timed(lambda: WRITERS[".nt"](sort_rows(rows), folder / "ours.nt")))


def use_rdflib(folder: Path) -> None:
    """The same rows as an rdflib Graph → its N-Triples, its Turtle; then every shipped query on it."""
    from kg.outputs.graphs import rdflib_of
    from kg.store import read_quads, shipped_queries

    _import()
    base = peak()
    graph = rdflib_of(quad[:3] for quad in read_quads(str(folder / "shuffled.nt")))
    found = {"lines": timed(lambda: graph.serialize(folder / "rdflib.nt", format="nt", encoding="utf-8"))}
    found["turtle"] = timed(lambda: graph.serialize(folder / "rdflib.ttl", format="turtle"), WRITING)
    found["memory"] = peak() - base
    for name, query in shipped_queries().items():
        found[name] = timed(lambda text=query.text: list(graph.query(text)), ASKING)
        print(f"rdflib: {name} {found[name]:.2f} s", file=sys.stderr, flush=True)
    print(json.dumps(found))


def convert_ours(folder: Path) -> None:
    """`kg convert`: N-Triples in any order → sorted Turtle."""
    from kg.cli import main as kg

    _import()
    base = peak()
    _tell(base, whole=timed(lambda: kg(["convert", str(folder / "shuffled.nt"), "-o", str(folder / "c.ttl")])))


def load_ours(folder: Path) -> None:
    """Turtle → the embedded store in memory."""
    from kg.store import open_graph

    _import()
    base = peak()
    _tell(base, whole=timed(lambda: open_graph(str(folder / "graph.ttl"))))


def load_disk(folder: Path) -> None:
    """Turtle → a store folder, compacted."""
    from kg.store.folders import build_store

    _import()
    base = peak()
    _tell(base, whole=timed(lambda: build_store([str(folder / "graph.ttl")], folder / "store", replace=True)))


def load_rdflib(folder: Path) -> None:
    """Turtle → an rdflib Graph, by rdflib's parser."""
    from rdflib import Graph

    _import()
    base = peak()
    _tell(base, whole=timed(lambda: Graph().parse(folder / "graph.ttl", format="turtle")))


def ask_ours(folder: Path) -> None:
    """Every shipped query on the store in memory: seconds of each."""
    from kg.store import open_graph, run_query, shipped_queries

    store = open_graph(str(folder / "graph.ttl"))
    found = {name: timed(lambda text=q.text: run_query(store, text)) for name, q in shipped_queries().items()}
    print(json.dumps(found))


TASKS = (write_ours, use_rdflib, convert_ours, load_ours, load_disk, load_rdflib, ask_ours)
failed: list[str] = []


def _run(task: str, folder: Path, *more: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.triples", "--task", task, str(folder), *more]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _line(what: str, ours: float, theirs: float, unit: str, *, goal: float = 0, limit: float = 0) -> None:
    """One row; `goal` is the ratio that is promised, `limit` what rdflib was stopped at."""
    ratio, least = theirs / ours, "≥" if limit and theirs >= limit else ""
    verdict = "" if not goal else f"  promised {goal:g}: {'holds' if ratio >= goal else 'FAILS'}"
    if goal and ratio < goal:
        failed.append(what)
    print(
        f"{what:<34}{ours:>10.2f}{least + format(theirs, '.2f'):>12} {unit:<4}{least + format(ratio, '.1f'):>9}x{verdict}",
        flush=True,
    )


def main(triples: int) -> int:
    """Print both and the ratios; 1 where a promise does not hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{_run('make', folder, str(triples))['triples']:,} triples")
        print(f"{'':<34}{'kg':>10}{'rdflib':>12}")
        order = (use_rdflib, load_rdflib, write_ours, convert_ours, load_ours, load_disk, ask_ours)  # the longest first
        with ThreadPoolExecutor(2) as pool:
            running = {task.__name__: pool.submit(_run, task.__name__, folder) for task in order}
        done = {name: task.result() for name, task in running.items()}
        ours, theirs, parsed = done["write_ours"], done["use_rdflib"], done["load_rdflib"]["whole"]
        _line("sort and write Turtle", ours["turtle"], theirs["turtle"], "s", goal=5, limit=WRITING)
        _line("sort and write N-Triples", ours["lines"], theirs["lines"], "s")
        most = theirs["memory"]  # the least it can be where the writing was stopped
        stopped = most if theirs["turtle"] >= WRITING else 0
        _line("memory of rows and writing", ours["memory"], most, "MiB", goal=4, limit=stopped)
        _line("memory of kg convert to Turtle", done["convert_ours"]["memory"], most, "MiB", goal=4, limit=stopped)
        _line("build the store in memory", done["load_ours"]["whole"], parsed, "s", goal=8)
        _line("build the store on disk", done["load_disk"]["whole"], parsed, "s")
        asked = done["ask_ours"]
        for query in sorted(asked):
            _line(f"  {query}", asked[query], theirs[query], "s", limit=ASKING)
        middle = [statistics.median(found[query] for query in asked) for found in (asked, theirs)]
        _line("median of the shipped queries", *middle, "s", goal=10, limit=ASKING)
    return int(bool(failed))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--task"]:
        task, place = sys.argv[2], Path(sys.argv[3])
        if task == "make":
            make(place, int(sys.argv[4]))
        else:
            {t.__name__: t for t in TASKS}[task](place)
    else:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 1_000_000))

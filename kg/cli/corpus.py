"""kg corpus build|add|replace|remove|status|export|verify: many files, piece by piece."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cli.build import _date

if TYPE_CHECKING:
    from kg.corpus import Account, Corpus, Status

__all__ = ["add", "run"]

SHOWN = 20  # failures named on the screen; --json has all
FORMATS = ("nq", "trig", "ttl", "nt", "jsonld", "rdf", "graphml", "gexf", "csv", "shards", "store", "html")
WRITING = {
    "build": "make the corpus hold these inputs and no others",
    "add": "bring inputs in",
    "replace": "bring inputs in; what stood in the same files and folders before goes",
    "remove": "take documents out, by path, folder, shard, tarball or pattern",
}
INPUTS = "files, folders, globs, JSONL shards (also .gz), tarballs of them, or - for standard input"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("corpus", help="build a graph from many files, piece by piece")
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    for name, what in WRITING.items():
        step = steps.add_parser(name, help=what)
        step.add_argument("inputs", nargs="+", metavar="NAME" if name == "remove" else "INPUT", help=INPUTS)
        step.add_argument("-o", "--output", dest="folder", required=True, metavar="DIR", help="the corpus")
        _options(step, reading=name != "remove")
    status = steps.add_parser("status", help="what the corpus holds and what is left to do")
    status.add_argument("folder", metavar="DIR")
    status.add_argument("--documents", action="store_true", help="list the documents")
    export = steps.add_parser("export", help="write the graph as one file or store")
    export.add_argument("folder", metavar="DIR")
    export.add_argument("--format", choices=FORMATS, help="instead of what the ending of the file says")
    export.add_argument("-o", "--output", required=True, metavar="FILE")
    verify = steps.add_parser("verify", help="check files and ledger; --again builds anew and compares")
    verify.add_argument("folder", metavar="DIR")
    verify.add_argument("--again", action="store_true", help="build all documents anew and compare the bytes")
    verify.add_argument("--workers", type=int, default=0, metavar="N")
    for step in (status, export, verify):
        step.add_argument("--json", action="store_true", help="answer as JSON")
    parser.set_defaults(run=run)


def _options(step: argparse.ArgumentParser, *, reading: bool) -> None:
    if reading:
        step.add_argument("--encoding", help="read the files in this encoding instead of deciding")
        step.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="the date of pages that bear none")
    step.add_argument("--workers", type=_workers, metavar="N", help="worker processes (the cores; 0: none but this)")
    step.add_argument("--cluster", metavar="ADDRESS", help="work on a Dask cluster: tcp://HOST:PORT, or local:N")
    step.add_argument("--ontology", metavar="DIR", help="a folder with relations, frames and lexicons of your own")
    step.add_argument("--base", metavar="IRI", help="the IRI that entity IRIs start with")
    step.add_argument("--overrides", metavar="FILE", help="merges, splits, names and types that you decide")
    step.add_argument("--retry", action="store_true", help="try documents again that were set aside")
    step.add_argument("--json", action="store_true", help="give the account as JSON")


def _workers(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number of workers; write a whole number from 0")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Do the step; 1 where an input failed or the corpus is not sound, 130 where it was stopped by Ctrl-C."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: one thread a worker
    work = {"status": _status, "export": _export, "verify": _verify}.get(arguments.step, _write)
    try:
        return work(arguments)
    except KeyboardInterrupt:
        print("\nstopped; the same command goes on from here", file=sys.stderr)
        return 130


def _write(arguments: argparse.Namespace) -> int:
    from kg.corpus import Corpus, Options

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    options = Options(
        ontology=arguments.ontology,
        base=arguments.base,
        overrides=arguments.overrides,
        encoding=getattr(arguments, "encoding", None),
        published=getattr(arguments, "date", None),
        workers=cores if arguments.workers is None else arguments.workers,
        cluster=arguments.cluster,
        retry=arguments.retry,
    )
    progress = _Progress() if sys.stderr.isatty() else _silent
    create = arguments.step in ("build", "add")
    corpus = Corpus(Path(arguments.folder), options, create=create, progress=progress)
    try:
        steps = {"build": corpus.mirror, "add": corpus.add, "replace": corpus.replace, "remove": corpus.remove}
        steps[arguments.step](arguments.inputs)
        account = corpus.finish()
    finally:
        corpus.close()
    return _tell(account, arguments)


class _Progress:
    """A line on the screen: what is done, how fast, how long it will take."""

    def __init__(self) -> None:
        self.step, self.start, self.shown = "", 0.0, 0.0

    def __call__(self, step: str, done: int, of: int, characters: int) -> None:
        now = time.monotonic()
        if step != self.step:
            self.step, self.start = step, now
        if now - self.shown < 0.2 and done < of:
            return
        self.shown, passed = now, max(now - self.start, 0.001)
        speed = f", {characters / passed:,.0f} characters/s" if characters else ""
        left = (of - done) * passed / max(done, 1)
        print(f"\r\033[K{step} {done:,}/{of:,}{speed}, {left:,.0f} s left", end="", file=sys.stderr, flush=True)
        if done >= of:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _silent(step: str, done: int, of: int, characters: int) -> None:
    """Not a terminal: no progress."""


def _tell(account: Account, arguments: argparse.Namespace) -> int:
    change = account.change
    failures = [str(f) for f in change.failures]
    done = {name: getattr(change, name) for name in ("added", "replaced", "removed", "unchanged")}
    if arguments.json:
        facts: dict[str, Any] = {**done, "read": account.read, "shards": account.shards, **account.counts}
        print(
            json.dumps(
                {**facts, "failures": failures, "aside": account.aside, "idle": account.idle},
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        _list([f"not read: {failure}" for failure in failures])
        _list([f"set aside: {name}: {reason}" for name, reason in account.aside])
        _list(account.idle)
        nothing = "nothing was changed" if failures else "nothing to do"
        print(", ".join(f"{count} {name}" for name, count in done.items() if count) or nothing, flush=True)
        print(_counts(account.counts))
    return 1 if failures or account.aside or not account.counts["documents"] else 0


def _list(lines: list[str]) -> None:
    for line in lines[:SHOWN]:
        print(line, file=sys.stderr)
    if len(lines) > SHOWN:
        print(f"… and {len(lines) - SHOWN:,} more; --json names all", file=sys.stderr)


def _counts(counts: dict[str, int]) -> str:
    names = ("documents", "articles", "entities", "statements", "rows")
    return ", ".join(f"{counts[name]:,} {name}" for name in names)


def _opened(arguments: argparse.Namespace) -> Corpus:
    from kg.corpus import Corpus, Options

    return Corpus(Path(arguments.folder), Options(workers=getattr(arguments, "workers", 0)), looking=True)


def _status(arguments: argparse.Namespace) -> int:
    from kg.corpus import read_status

    corpus = _opened(arguments)
    try:
        status = read_status(corpus)
        names = list(corpus.documents()) if arguments.documents else []
    finally:
        corpus.close()
    if arguments.json:
        left = {"unread": status.unread, "unresolved": status.unresolved, "unwritten": status.unwritten}
        known = {**status.counts, **left, "rules": status.rules, "digest": status.digest, "aside": status.aside}
        print(json.dumps({**known, **({"names": names} if names else {})}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(names) if names else _shown(status))
    return 0


def _shown(status: Status) -> str:
    lines = [_counts(status.counts), f"rules {status.rules}, graph {status.digest or 'not whole'}"]
    if not status.whole:
        lines.append(
            f"left to do: {status.unread:,} documents to read, {status.unresolved:,} names and articles to settle, "
            f"{status.unwritten:,} shards to write; run the last command again"
        )
    return "\n".join([*lines, *(f"set aside: {name}: {reason}" for name, reason in status.aside)])


def _export(arguments: argparse.Namespace) -> int:
    from kg.corpus import export
    from kg.errors import OutputError

    output = Path(arguments.output)
    form = arguments.format or output.suffix.lower().lstrip(".")
    if form not in FORMATS:
        raise OutputError(f"{output}: unknown ending; give --format, one of {', '.join(FORMATS)}")
    export(Path(arguments.folder), form, output)
    print(json.dumps({"written": str(output)}) if arguments.json else f"written: {output}")
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from kg.corpus import verify

    corpus = _opened(arguments)
    try:
        faults = verify(corpus, again=arguments.again)
    finally:
        corpus.close()
    if arguments.json:
        print(json.dumps({"sound": not faults, "faults": faults}, ensure_ascii=False, indent=1))
    else:
        print("\n".join(faults) or "sound")
    return 1 if faults else 0

"""kg bench PAGE…: how fast it is on this machine, as Markdown tables."""

from __future__ import annotations

import argparse
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OutputError

if TYPE_CHECKING:
    from kg.corpus.bench import Table

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("bench", help="measure every stage on pages of yours, as Markdown tables")
    parser.add_argument("pages", nargs="+", metavar="PAGE", help="what to measure with: some hundred articles say most")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the tables here too")
    parser.add_argument("--workers", type=_count, default=2, metavar="N", help="measure 1 to N workers (2)")
    parser.set_defaults(run=run)


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of workers; write a whole number from 1")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Print each table when it is measured."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy
    import tempfile

    from kg.corpus.bench import measure

    texts = [f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}\n"]
    print(texts[0])
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as place:
        for table in measure(arguments.pages, Path(place), arguments.workers):
            texts.append(_markdown(table))
            print(texts[-1], flush=True)
    if arguments.output:
        try:
            Path(arguments.output).write_text("\n".join(texts), encoding="utf-8")
        except OSError as error:
            raise OutputError(f"cannot write {arguments.output}: {error.strerror}; choose another file") from error
    return 0


def _markdown(table: Table) -> str:
    lines = [f"**{table.title}**", "", "| " + " | ".join(table.head) + " |"]
    lines.append("|" + "|".join("---" if n == 0 else "---:" for n in range(len(table.head))) + "|")
    lines += ["| " + " | ".join(row) + " |" for row in table.rows]
    return "\n".join(lines) + "\n"

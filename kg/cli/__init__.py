"""The command line: commands → pipeline → exit code. The only place that prints.

In: arguments. Out: results on stdout, talk on stderr; exit 0 fine, 1 a problem in the data, 2 usage.
One file a command, each with `add(subparsers)` and `run(arguments) -> int`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from kg.errors import KgError

__all__ = ["main"]

COMMANDS: tuple[str, ...] = (
    "build",
    "articles",
    "borders",
    "query",
    "html",
    "convert",
    "entities",
    "explain",
    "store",
    "serve",
    "load",
    "validate",
    "diff",
    "stats",
    "quality",
    "calibrate",
    "corpus",
    "bench",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is for `sys.exit`."""
    parser = argparse.ArgumentParser(prog="kg", description="Chinese newspaper pages to a knowledge graph.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"kg.cli.{name}").add(commands)
    chosen, left = parser.parse_known_args(arguments)
    if len(left) == 1 and getattr(chosen, "query", "") is None and not left[0].startswith("-"):
        chosen.query = left.pop()  # a query behind the options: argparse takes one that may be missing too early
    if left:
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    try:
        return int(chosen.run(chosen))
    except KgError as error:
        print(f"kg {chosen.command}: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        return 0

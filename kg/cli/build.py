"""kg build PAGE… -o OUT: pages to graph.ttl and graph.html."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OutputError

if TYPE_CHECKING:
    from kg.model import Rejection
    from kg.pipeline import Build

__all__ = ["add", "run", "tell_idle"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("build", help="read pages and write the graph and its network page")
    parser.add_argument("pages", nargs="+", metavar="PAGE", help="files, folders, globs, or - for standard input")
    parser.add_argument("-o", "--output", required=True, metavar="OUT", help="the folder to write into")
    parser.add_argument("--encoding", help="read the files in this encoding instead of deciding")
    parser.add_argument("--date", type=_date, metavar="YYYY-MM-DD", help="the date of the pages, where they bear none")
    parser.add_argument("--ontology", metavar="DIR", help="a folder with relations, frames and lexicons of your own")
    parser.add_argument("--base", default="https://kg.example/", help="the IRI that entity IRIs start with")
    parser.add_argument(
        "--ledger",
        metavar="FILE",
        help="write all that was rejected here, one JSON object a line: source, begin, end, rule, words, reason",
    )
    parser.add_argument("--overrides", metavar="FILE", help="merges, splits, names and types that you decide")
    parser.add_argument("--no-html", action="store_true", help="write the graph only")
    parser.set_defaults(run=run)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write YYYY-MM-DD") from None


def run(arguments: argparse.Namespace) -> int:
    """Build, write, tell; 1 where an input could not be read. Where no article was found the old graph stays, and 1."""
    from kg.dataset import build_rows
    from kg.ontology import load_ontology
    from kg.outputs import write_turtle
    from kg.pipeline import build

    folder = _folder(arguments.output)
    ontology = load_ontology(extra=(arguments.ontology,) if arguments.ontology else ())
    built = build(
        arguments.pages,
        ontology=ontology,
        encoding=arguments.encoding,
        published=arguments.date,
        overrides=arguments.overrides,
    )
    if not built.readings:
        return _nothing(built, arguments, folder)
    dataset = build_rows(built.readings, ontology, base=arguments.base)
    write_turtle(dataset.triples, folder / "graph.ttl")
    if not arguments.no_html:
        from kg.outputs.html import write_html

        write_html(dataset.triples, folder / "graph.html")
    rejections = [r for reading in built.readings for r in reading.rejections] + list(dataset.rejections)
    if arguments.ledger:
        _write_ledger(Path(arguments.ledger), rejections + _unread(built))
    _account(built, rejections, folder, html=not arguments.no_html)
    tell_idle(built, arguments.overrides)
    return 1 if built.failures else 0


def tell_idle(built: Build, overrides: str | None) -> None:
    """Warn of overrides without effect; `kg entities` does the same."""
    from kg.entities import idle_decisions

    entities = {e.key: e for reading in built.readings for e in reading.entities}
    for line in idle_decisions(overrides, entities.values(), built.ontology):
        print(line, file=sys.stderr)


def _nothing(built: Build, arguments: argparse.Namespace, folder: Path) -> int:
    """Nothing to make a graph of: say why and leave what is there; only the ledger is written."""
    if arguments.ledger:
        _write_ledger(Path(arguments.ledger), _unread(built))
    _tell_unread(built)
    stays = "; the graph that is there stays as it was" if (folder / "graph.ttl").exists() else ""
    print(f"kg build: no article was found, so nothing is written into {folder}{stays}", file=sys.stderr)
    return 1


def _unread(built: Build) -> list[Rejection]:
    """Inputs that could not be read, and pages in which no article was found."""
    from kg.model import Rejection

    known = {reading.article.source for reading in built.readings}
    return [
        *(Rejection("", "pages.read", "", str(failure)) for failure in built.failures),
        *(
            Rejection(page.source, "articles.split", page.text.strip()[:60], "no article in it", 0, len(page.text))
            for page in built.pages
            if page.source not in known
        ),
    ]


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".kg-write"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise OutputError(f"cannot write into {name}: {error.strerror}; choose another folder with -o") from error
    return folder


def _write_ledger(path: Path, rejections: list[Rejection]) -> None:
    lines = [
        json.dumps(
            {"source": r.source, "begin": r.begin, "end": r.end, "rule": r.rule, "words": r.words, "reason": r.reason},
            ensure_ascii=False,
        )
        for r in rejections
    ]
    try:
        path.write_text("".join(line + "\n" for line in sorted(lines)), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write the ledger {path}: {error.strerror}") from error


def _account(built: Build, rejections: list[Rejection], folder: Path, *, html: bool) -> None:
    """The short account: what was read, found and rejected on stdout, what failed on stderr."""
    facts = Counter(s.relation for reading in built.readings for s in reading.statements)
    entities = {e.key for reading in built.readings for e in reading.entities}
    for page in built.pages:
        notes = "; ".join((*([] if page.encoding == "utf-8" else [page.encoding]), *page.notes))
        if notes:
            print(f"{page.source}: {notes}", file=sys.stderr)
    for reading in built.readings:
        for note in reading.article.notes:
            print(f"{reading.article.source}: {reading.article.title or '(no title)'}: {note}", file=sys.stderr)
    print(
        f"{len(built.pages)} pages, {len(built.readings)} articles, {len(entities)} entities, {sum(facts.values())} facts"
    )
    for relation, count in sorted(facts.items(), key=lambda item: (-item[1], item[0])):
        print(f"  {relation:<16}{count:>6}")
    reasons = Counter(r.reason.split(":")[0] for r in rejections)
    if reasons:
        print(
            f"{sum(reasons.values())} candidates rejected: "
            + ", ".join(f"{why} {n}" for why, n in reasons.most_common(5))
        )
    print(f"written: {folder / 'graph.ttl'}" + (f", {folder / 'graph.html'}" if html else ""))
    _tell_unread(built)


def _tell_unread(built: Build) -> None:
    for r in _unread(built):
        print("not read: " + ": ".join(filter(None, (r.source, r.reason))), file=sys.stderr)

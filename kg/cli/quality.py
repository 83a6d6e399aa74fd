"""kg quality GRAPH GOLD…: hold a graph against gold, and against its floors."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.quality.resolution import Resolution
    from kg.quality.score import Report, Score

__all__ = ["add", "run"]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("quality", help="precision, recall and F1 of a graph against gold; the quality gate")
    parser.add_argument("graph", metavar="GRAPH", help="a graph of the gold's pages, as kg build wrote it")
    parser.add_argument("gold", nargs="+", metavar="GOLD", help="folders with NAME.txt and NAME.gold files")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show so many missed and wrong facts")
    parser.add_argument("--doc", metavar="NAME", help="score this document alone")
    parser.add_argument("--json", metavar="FILE", help="write the figures here")
    parser.add_argument("--resolution", action="store_true", help="how well forms were made one thing, over all pages")
    parser.add_argument("--floors", metavar="FILE", help="fail where a figure lies below its floor in this file")
    parser.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--lower", action="store_true", help="with --pin: let floors fall, or take other pages")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the tables; 1 where a figure lies below its floor."""
    from kg.errors import InputError
    from kg.quality.gate import check_floors, pin_floors, read_floors
    from kg.quality.gold import digest_of, read_folder
    from kg.quality.resolution import measure_resolution
    from kg.quality.score import score_graph
    from kg.store import read_rows

    rows = read_rows(arguments.graph)
    problems: list[str] = []
    told: dict[str, object] = {}
    for name in arguments.gold:
        folder = Path(name)
        golds = read_folder(folder)
        if arguments.doc:
            if arguments.doc not in golds:
                raise InputError(f"{name}: no document {arguments.doc!r}; it has {', '.join(sorted(golds)[:8])} …")
            golds = {arguments.doc: golds[arguments.doc]}
        report = score_graph(rows, golds)
        _show(folder.resolve().name, report, arguments.errors)
        if arguments.resolution:
            _show_resolution(measure_resolution(rows, golds), arguments.errors)
        told[folder.resolve().name] = _figures(report)
        if arguments.floors and arguments.pin:
            changes = pin_floors(
                report, folder.resolve().name, digest_of(folder), Path(arguments.floors), lower=arguments.lower
            )
            print("\n".join(changes) or "no floor moved")
        elif arguments.floors:
            problems += check_floors(
                report, folder.resolve().name, digest_of(folder), read_floors(Path(arguments.floors))
            )
    if arguments.json:
        _write(Path(arguments.json), told)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _show_resolution(found: Resolution, errors: int) -> None:
    print(
        f"{'RESOLUTION':<22}{found.items:>6} items   B-cubed P {found.precision:.1%}   R {found.recall:.1%}   F1 {found.f1:.1%}"
    )
    print(
        f"  false merges {found.falsely} of {found.merged} ({found.false_rate:.1%})   missed {found.missed} of {found.wanted} ({found.missed_rate:.1%})"
    )
    for line in found.worst[:errors]:
        print(f"  merged  {line}")


def _show(name: str, report: Report, errors: int) -> None:
    from kg.quality.score import QUALIFIERS, rows_of

    print(f"{name:<22}{'gold':>6}{'made':>8}")
    for label, score in rows_of(report):
        print(
            f"{label:<22}{score.wanted:>6}{score.made:>8}   P {score.precision:6.1%}   R {score.recall:6.1%}   F1 {score.f1:6.1%}"
        )
    shares = [
        f"{q} {report.qualifiers[q, 'found']}/{report.qualifiers[q, 'wanted']}"
        for q in QUALIFIERS
        if report.qualifiers[q, "wanted"]
    ]
    print("qualifiers right, of the facts found: " + (", ".join(shares) or "none"))
    for kind in ("missed", "wrong"):
        for miss in [m for m in report.misses if m.kind == kind][: max(0, errors)]:
            print(f"{kind:<7} {miss.doc}  {miss.subject}  {miss.relation}  {miss.object}  ({miss.where})")


def _row(score: Score) -> dict[str, float]:
    return {
        "wanted": score.wanted,
        "found": score.found,
        "made": score.made,
        "right": score.right,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
    }


def _figures(report: Report) -> dict[str, object]:
    return {
        "entities": _row(report.entity),
        "facts": _row(report.fact),
        "by_type": {kind: _row(score) for kind, score in sorted(report.entities.items())},
        "by_relation": {name: _row(score) for name, score in sorted(report.facts.items())},
        "by_doc": {doc: _row(score) for doc, score in sorted(report.documents.items())},
        "qualifiers": {f"{name} {kind}": n for (name, kind), n in sorted(report.qualifiers.items())},
    }


def _write(path: Path, told: dict[str, object]) -> None:
    from kg.errors import OutputError

    try:
        path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error

"""kg calibrate GRAPH GOLD: what the confidences are worth, and a new table of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.quality.calibration import Judged, Share

__all__ = ["add", "run"]

HEADER = (
    "# confidence of each rule: share of right statements on one half of a gold set, drawn to a prior where rare"
    " (kg calibrate); source: own counts, licence: CC0-1.0\nrule\thow\tcount\tright\tconfidence\n"
)


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    parser = commands.add_parser("calibrate", help="hold confidences against gold; count them anew on half of it")
    parser.add_argument("graph", metavar="GRAPH", help="a graph of the gold's pages, as kg build wrote it")
    parser.add_argument("gold", metavar="GOLD", help="a folder with NAME.txt and NAME.gold files")
    parser.add_argument("--write", metavar="FILE", help="write the table, counted on the first half, here")
    parser.add_argument("--all", action="store_true", help="check on all documents, not on the second half alone")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the reliability table; with --write count the shares, write them and show what they promise."""
    from kg.ontology import load_ontology
    from kg.quality.calibration import fit_shares, judge_statements, split_halves
    from kg.quality.gold import read_folder
    from kg.statements.frames import read_frames
    from kg.statements.phrases import read_phrases
    from kg.store import read_rows

    golds = read_folder(Path(arguments.gold))
    judged = judge_statements(read_rows(arguments.graph), golds)
    fit, check = split_halves(golds)
    checked = [j for j in judged if arguments.all or j.doc in check]
    if not arguments.write:
        _show(checked)
        return 0
    ontology = load_ontology()
    rules = {frame.id for frame in read_frames(ontology)} | {phrase.id for phrase in read_phrases(ontology)}
    shares = fit_shares([j for j in judged if j.doc in fit], rules | {row[0] for row in ontology.lexicon("rules")})
    _write(Path(arguments.write), shares)
    _show(_reweighed(checked, shares))
    return 0


def _reweighed(judged: list[Judged], shares: list[Share]) -> list[Judged]:
    from dataclasses import replace

    table = {(s.rule, s.how): s.confidence for s in shares}
    return [replace(j, confidence=table.get((j.rule, j.how), j.confidence)) for j in judged]


def _show(judged: list[Judged]) -> None:
    from kg.quality.calibration import put_into_bins, worth

    bins = put_into_bins(judged)
    print(f"{'confidence':<14}{'facts':>6}{'mean':>8}{'right':>8}")
    for b in bins:
        print(f"{b.low:.2f} - {b.high:.2f}   {b.count:>6}{b.said:>8.3f}{b.seen:>8.3f}")
    print(
        f"{len({j.doc for j in judged})} documents, {len(judged)} facts; expected calibration error {worth(bins):.3f}"
    )


def _write(path: Path, shares: list[Share]) -> None:
    from kg.errors import OutputError

    rows = "".join(f"{s.rule}\t{s.how}\t{s.count}\t{s.right}\t{s.confidence}\n" for s in shares)
    try:
        path.write_text(HEADER + rows, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error

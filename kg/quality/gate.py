"""The quality gate: floors of precision and F1 for each gold set, pinned to the digest of its pages.

In: a Report, the digest of the gold set, a floors file (JSON). Out: what lies below its floor; or the floors, raised.
A floor rises freely and falls only by an explicit flag; other pages or other gold have no floors until somebody pins them.
Source: the idea is that of trafilatura's tests/eval_gate.py.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError, OutputError
from kg.quality.score import Report

__all__ = ["check_floors", "pin_floors", "read_floors"]

MARGIN = 0.01  # between a figure and its floor: a rule may move a fact or two of a small set; a real loss is larger
Floors = Mapping[str, Mapping[str, Any]]


def read_floors(path: Path) -> dict[str, dict[str, Any]]:
    """Name of a gold set → its digest and floors; empty where the file is not there yet.

    Raises: InputError for a file that is no floors file.
    """
    if not path.is_file():
        return {}
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: no floors file: {error}; pin it anew with --pin --lower") from error
    return {str(name): dict(entry) for name, entry in data.items()}


def figures(report: Report) -> dict[str, dict[str, float]]:
    """What the gate holds."""
    return {
        "entities": {"precision": report.entity.precision, "f1": report.entity.f1},
        "facts": {"precision": report.fact.precision, "f1": report.fact.f1},
    }


def check_floors(report: Report, name: str, digest: str, floors: Floors) -> list[str]:
    """What is wrong: a figure below its floor, other pages, no floors at all."""
    entry = floors.get(name)
    if entry is None:
        return [f"{name}: no floors; pin them with --pin"]
    if entry["digest"] != digest:
        return [f"{name}: its pages or gold are not those that the floors were pinned on; pin again with --pin --lower"]
    return [
        f"{name}: {key} of {what} is {value:.4f}, below its floor {entry[what][key]:.3f}"
        for what, found in figures(report).items()
        for key, value in found.items()
        if value < entry[what][key]
    ]


def pin_floors(report: Report, name: str, digest: str, path: Path, *, lower: bool = False) -> list[str]:
    """Raise the floors of a gold set to its figures and write the file; what changed, in words.

    Raises: OutputError where a floor would fall, or the pages are others, and `lower` is not given.
    """
    floors = read_floors(path)
    old = floors.get(name)
    if old is not None and old["digest"] != digest and not lower:
        raise OutputError(
            f"{name}: the pages are not those of the pinned floors; --lower takes the floors over to them"
        )
    entry: dict[str, Any] = {"digest": digest}
    changes = []
    for what, found in figures(report).items():
        entry[what] = {}
        for key, value in found.items():
            new, before = math.floor((value - MARGIN) * 1000) / 1000, old[what][key] if old else 0.0
            if value < before and not lower:
                raise OutputError(
                    f"{name}: {key} of {what} is {value:.4f}, below its floor {before}; a floor falls only with --lower"
                )
            entry[what][key] = new if lower else max(new, before)
            if entry[what][key] != before:
                changes.append(f"{name}: {key} of {what} {before} → {entry[what][key]}")
    floors[name] = entry
    try:
        path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
    return changes

"""The benchmark of a million triples runs to its end, here on few: whoever asks for the ratios gets them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from kg.store import shipped_queries
from tests.support import ROOT

PROMISED = ("sort and write Turtle", "memory of rows", "memory of kg convert", "build the store in memory", "median")


@pytest.mark.slow
def test_every_line_is_printed() -> None:
    """Each promise with its verdict, each shipped query with its ratio."""
    command = [sys.executable, "-m", "tests.benchmarks.triples", "1500"]
    lines = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT).stdout.splitlines()
    assert [sum(1 for line in lines if line.startswith(w) and "promised" in line) for w in PROMISED] == [1] * 5, lines
    asked = {line.split()[0] for line in lines if line.startswith("  ") and line.endswith("x")}
    assert set(shipped_queries()) == asked

"""Kill a corpus build with `kill -9` at random moments, finish it, and hold the result against a clean build.

    python -m tests.killing INPUT --times 50 [--workers N]

Prints how often the result was equal; exit code 1 where it ever was not.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

__all__ = ["command", "graph", "kill_once"]


def command(inputs: list[str], folder: Path, workers: int) -> list[str]:
    """The build as a command of its own."""
    return [sys.executable, "-m", "kg", "corpus", "build", *inputs, "-o", str(folder), "--workers", str(workers)]


def graph(folder: Path) -> dict[str, bytes]:
    """Every file of the graph."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted((folder / "graph").rglob("*")) if p.is_file()}


def kill_once(build: list[str], after: float) -> bool:
    """Start the build and kill it after so many seconds; whether it was still running."""
    process = subprocess.Popen(build, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


def main() -> int:
    """Do it as often as asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory(prefix="kg-killing-") as place:
        clean, folder = Path(place) / "clean", Path(place) / "killed"
        start = time.monotonic()
        subprocess.run(command(arguments.inputs, clean, arguments.workers), check=True, capture_output=True)
        length, wanted = time.monotonic() - start, graph(clean)
        equal = killed = 0
        for _ in range(arguments.times):
            shutil.rmtree(folder, ignore_errors=True)
            build = command(arguments.inputs, folder, arguments.workers)
            killed += kill_once(build, chance.uniform(0, length))
            subprocess.run(build, check=True, capture_output=True)
            equal += graph(folder) == wanted
        print(f"killed {killed} of {arguments.times} builds of {length:.1f} s; {equal} of {arguments.times} equal")
    return 0 if equal == arguments.times else 1


if __name__ == "__main__":
    sys.exit(main())

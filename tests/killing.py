"""Kill a corpus build with `kill -9` at random moments, finish it, and hold the result against a clean build.

    python -m tests.killing INPUT --times 50 [--workers N]
    python -m tests.killing INPUT --times 50 --chain

Once for each build, or with --chain one growing archive again and again, so spread that the last kills meet its end; one
that gets there is compared, and the rest of the kills go to another. Prints how often the result was equal; exit code 1
where it ever was not.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

__all__ = ["chain", "command", "graph", "kill_once", "single"]


def command(inputs: list[str], folder: Path, workers: int) -> list[str]:
    """The build as a command of its own."""
    return [sys.executable, "-m", "kg", "corpus", "build", *inputs, "-o", str(folder), "--workers", str(workers)]


def graph(folder: Path) -> dict[str, str]:
    """The digest of every file of the graph."""
    files = sorted(p for p in (folder / "graph").rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


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


def finish(build: list[str]) -> float:
    """Run the build to its end; the seconds it took."""
    start = time.monotonic()
    subprocess.run(build, check=True, capture_output=True)
    return time.monotonic() - start


def single(build: list[str], folder: Path, wanted: dict[str, str], times: int, length: float) -> tuple[int, int, int]:
    """A clean folder for every kill: (kills, builds compared, equal ones)."""
    chance, killed, equal = random.Random(1), 0, 0
    for _ in range(times):
        shutil.rmtree(folder, ignore_errors=True)
        killed += kill_once(build, chance.uniform(0, length))
        finish(build)
        equal += graph(folder) == wanted
    return killed, times, equal


def chain(build: list[str], folder: Path, wanted: dict[str, str], times: int, gap: float) -> tuple[int, int, int]:
    """One folder killed again and again, `gap` seconds apart in the mean: (kills, builds compared, equal ones)."""
    chance, killed, ended, equal = random.Random(1), 0, 0, 0
    while killed < times:
        if kill_once(build, chance.uniform(0, 2 * gap)):
            killed += 1
            continue
        ended, equal = ended + 1, equal + (graph(folder) == wanted)
        shutil.rmtree(folder)
    finish(build)
    return killed, ended + 1, equal + (graph(folder) == wanted)


def main() -> int:
    """Do it as often as asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--chain", action="store_true", help="kill one growing archive again and again")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-killing-") as place:
        clean, folder = Path(place) / "clean", Path(place) / "killed"
        build = command(arguments.inputs, clean, arguments.workers)
        length = finish(build)
        wanted, build = graph(clean), command(arguments.inputs, folder, arguments.workers)
        if arguments.chain:
            idle = finish(command(arguments.inputs, clean, arguments.workers))  # what a start costs before it goes on
            gap = idle + length / arguments.times
            killed, ended, equal = chain(build, folder, wanted, arguments.times, gap)
        else:
            killed, ended, equal = single(build, folder, wanted, arguments.times, length)
        print(f"killed {killed} times, builds of {length:.1f} s; {equal} of {ended} ended equal")
    return 0 if equal == ended else 1


if __name__ == "__main__":
    sys.exit(main())

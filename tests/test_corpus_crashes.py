"""A corpus build that is stopped anywhere goes on from there: kill -9, a full disk, Ctrl-C."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from kg.corpus import Corpus, Options
from kg.corpus.cluster import Cluster
from kg.corpus.codec import pack
from kg.corpus.tasks import Failure, Item, Settings, Task
from kg.corpus.versions import rules_version
from kg.errors import InputError, KgError
from kg.model import Page
from kg.ontology import load_ontology
from tests.killing import command, graph, kill_once
from tests.made import article, records
from tests.support import heed_interrupts

MOMENTS = 4  # tests/killing.py does 50


@pytest.fixture
def shard(tmp_path: Path) -> Path:
    """Two dozen made articles."""
    path = tmp_path / "made.jsonl"
    path.write_text("".join(records(24)), encoding="utf-8")
    return path


@pytest.mark.slow
def test_killed_at_random_moments_it_ends_as_a_clean_build(tmp_path: Path, shard: Path) -> None:
    """One folder, killed again and again, each time a little later; the last run ends equal."""
    clean, folder = tmp_path / "clean", tmp_path / "killed"
    start = time.monotonic()
    subprocess.run(command([str(shard)], clean, 2), check=True, capture_output=True)
    length, chance, killed = time.monotonic() - start, random.Random(2), 0
    for moment in range(MOMENTS):
        killed += kill_once(command([str(shard)], folder, 2), chance.uniform(0.3, 1) * length * (moment + 1) / MOMENTS)
    subprocess.run(command([str(shard)], folder, 2), check=True, capture_output=True)
    assert killed > 0
    assert graph(folder) == graph(clean)


@pytest.mark.slow
def test_a_full_disk_is_told_and_the_next_run_goes_on(tmp_path: Path, shard: Path) -> None:
    """A limit on file size stands for the full disk: exit code 1 and a message; without it the build is finished."""
    clean, folder = tmp_path / "clean", tmp_path / "full"
    subprocess.run(command([str(shard)], clean, 0), check=True, capture_output=True)
    told = []
    for limit in (100_000, 400_000):

        def narrow(size: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        done = subprocess.run(command([str(shard)], folder, 0), capture_output=True, text=True, preexec_fn=narrow)
        told.append((done.returncode, "Traceback" in done.stderr, "run the same command again" in done.stderr))
    assert told == [(1, False, True)] * 2
    subprocess.run(command([str(shard)], folder, 0), check=True, capture_output=True)
    assert graph(folder) == graph(clean)


@pytest.mark.slow
def test_ctrl_c_stops_without_a_traceback(tmp_path: Path) -> None:
    """Exit code 130 and one line; no worker is left behind."""
    shard = tmp_path / "made.jsonl"
    shard.write_text("".join(records(400)), encoding="utf-8")
    process = subprocess.Popen(
        command([str(shard)], tmp_path / "c", 2), stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts
    )
    ledger = tmp_path / "c" / "work.sqlite"
    for _ in range(400):
        if ledger.exists() and len(children := _children(process.pid)) == 2:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    talk = process.communicate(timeout=30)[1]
    assert process.returncode == 130
    assert "the same command goes on from here" in talk
    assert "Traceback" not in talk
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def _children(pid: int) -> list[int]:
    try:
        return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _open_soon(folder: Path) -> Corpus:
    """The corpus, once nobody holds it."""
    for _ in range(300):
        try:
            return Corpus(folder, Options())
        except InputError:
            time.sleep(0.05)
    return Corpus(folder, Options())


def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    """After kill -9 of the main process its workers end by themselves, and the folder is free."""
    shard = tmp_path / "made.jsonl"
    shard.write_text("".join(records(300)), encoding="utf-8")
    process = subprocess.Popen(command([str(shard)], tmp_path / "c", 2), stderr=subprocess.DEVNULL)
    for _ in range(400):
        if len(children := _children(process.pid)) == 2:
            break
        time.sleep(0.05)
    process.kill()
    process.wait()
    _open_soon(tmp_path / "c").close()  # the lock goes with the process and with the workers that were just forked
    for _ in range(300):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            break
        time.sleep(0.05)
    assert len(children) == 2
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_writing_stopped_between_any_two_shards_is_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manifest stands only where every shard is whole."""
    import kg.corpus.shards as shards

    page = tmp_path / "a.txt"
    page.write_text(article(1), encoding="utf-8")
    real, left = shards._write, [5]

    def stopping(path: Path, lines: object) -> object:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return real(path, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(shards, "_write", stopping)
    folder, runs = tmp_path / "c", 0
    while not (folder / "graph" / "manifest.json").is_file():
        left[0], runs = 5, runs + 1
        corpus = Corpus(folder, Options(), create=True)
        try:
            corpus.mirror([str(page)])
            corpus.finish()
        except KeyboardInterrupt:
            assert not (folder / "graph" / "manifest.json").is_file()
        finally:
            corpus.close()
    monkeypatch.setattr(shards, "_write", real)
    clean = Corpus(tmp_path / "clean", Options(), create=True)
    clean.mirror([str(page)])
    clean.finish()
    clean.close()
    assert runs > 3
    assert graph(folder) == graph(tmp_path / "clean")


@pytest.mark.slow
def test_a_cluster_with_a_killed_worker_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two Dask workers, one killed by pid while tasks are out: the bytes of one process."""
    pytest.importorskip("distributed")
    shard = tmp_path / "made.jsonl"
    shard.write_text("".join(records(100)), encoding="utf-8")  # three tasks
    code = (
        "import os, signal, sys\n"
        "from kg.cli import main\n"
        "from kg.corpus.cluster import Cluster\n"
        "real = Cluster.run\n"
        "def run(self, tasks):\n"
        "    for number, found in enumerate(real(self, tasks)):\n"
        "        if number == 0:\n"
        "            os.kill(min(self.client.run(os.getpid).values()), signal.SIGKILL)\n"
        "            print('killed', file=sys.stderr)\n"
        "        yield found\n"
        "Cluster.run = run\n"
        "if __name__ == '__main__':\n"
        "    sys.exit(main(sys.argv[1:]))\n"
    )
    script = tmp_path / "cluster.py"
    script.write_text(code)
    arguments = ["corpus", "build", str(shard), "--cluster", "local:2", "-o", str(tmp_path / "cluster")]
    done = subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, timeout=300)
    assert (done.returncode, "killed" in done.stderr) == (0, True), done.stderr[-2000:]
    subprocess.run(command([str(shard)], tmp_path / "one", 0), check=True, capture_output=True)
    assert graph(tmp_path / "cluster") == graph(tmp_path / "one")


def _daemon(kind: str, board: Path) -> subprocess.Popen[bytes]:
    """A scheduler or worker of Dask as a process of its own; they find each other by a file."""
    alone = ["--no-dashboard", "--scheduler-file", str(board)]
    more = ["--host", "127.0.0.1", "--port", "0"] if kind == "scheduler" else ["--nthreads", "1", "--no-nanny"]
    command = [sys.executable, "-W", "ignore", "-m", f"distributed.cli.dask_{kind}", *alone, *more]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _address(board: Path) -> str:
    for _ in range(600):
        if board.is_file() and (text := board.read_text()).endswith("}"):
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    raise AssertionError("no scheduler")


def _read_documents(ledger: Path) -> int:
    """How many documents of a corpus that somebody else writes are read."""
    if not ledger.is_file():
        return 0
    with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM works WHERE rules <> ''").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # its tables are not made yet


@pytest.mark.slow
def test_two_daemons_one_killed_give_the_same_bytes(tmp_path: Path) -> None:
    """A scheduler at tcp:// and two worker daemons, one killed by pid in the middle: the bytes of one process."""
    pytest.importorskip("distributed")
    shard, board = tmp_path / "made.jsonl", tmp_path / "scheduler.json"
    shard.write_text("".join(records(200)), encoding="utf-8")
    daemons = [_daemon(kind, board) for kind in ("scheduler", "worker", "worker")]
    try:
        address = _address(board)
        assert address.startswith("tcp://")
        arguments = ["-m", "kg", "corpus", "build", str(shard), "--cluster", address, "-o", str(tmp_path / "cluster")]
        build = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        while build.poll() is None and not (done := _read_documents(tmp_path / "cluster" / "work.sqlite")):
            time.sleep(0.05)
        os.kill(daemons[2].pid, signal.SIGKILL)
        talk = build.communicate(timeout=300)[1].decode()
    finally:
        for daemon in daemons:
            daemon.kill()
            daemon.wait()
    assert (build.returncode, 0 < done < 200) == (0, True), talk[-2000:]
    subprocess.run(command([str(shard)], tmp_path / "one", 0), check=True, capture_output=True)
    assert graph(tmp_path / "cluster") == graph(tmp_path / "one")


@pytest.mark.slow
def test_a_cluster_sets_aside_and_refuses(tmp_path: Path) -> None:
    """A document that raises is a Failure there too; workers with other rules are refused; no scheduler is told."""
    pytest.importorskip("distributed")
    rules = rules_version(load_ontology())
    bad = Task("read", (Item("good", pack(Page("a.txt", article(1))), 1), Item("bad", b"not packed", 1)))
    pool = Cluster("local:1", Settings((), "https://kg.example/", rules))
    try:
        found = {key: value for outcomes in pool.run([bad]) for key, value in outcomes}
        assert isinstance(found["bad"], Failure)
        assert not isinstance(found["good"], Failure)
        pool.settings = Settings((), "https://kg.example/", "other")
        with pytest.raises(KgError, match="this corpus other"):
            list(pool.run([bad]))
    finally:
        pool.close()


def test_a_cluster_address_that_is_none_is_told() -> None:
    """local:0 is no cluster."""
    pytest.importorskip("distributed")
    with pytest.raises(InputError, match="local:N"):
        Cluster("local:0", Settings((), "", ""))


def test_progress_is_quiet_where_nobody_looks(tmp_path: Path, shard: Path) -> None:
    """Not a terminal: nothing on stderr, and JSON on stdout."""
    done = subprocess.run([*command([str(shard)], tmp_path / "c", 0), "--json"], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["documents"] == 24
    assert os.listdir(tmp_path / "c" / "graph")

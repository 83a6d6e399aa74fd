"""Worker processes on this machine: the tagger's weights are loaded once and shared by fork.

In: tasks. Out: outcomes in any order. A worker that dies is replaced; the documents that it held are done again one by
one, and one that has ended two workers is a Failure.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Protocol

from kg.corpus.tasks import Failure, Outcome, Settings, Task, run_task
from kg.errors import KgError
from kg.ontology import load_ontology
from kg.tokens import tagger_name

__all__ = ["Alone", "Pool", "Workers"]

TRIES = 2


class Pool(Protocol):
    """Somebody who does tasks."""

    def run(self, tasks: Iterable[Task]) -> Iterator[list[Outcome]]:
        """Do them, in any order."""

    def close(self) -> None:
        """Let the workers go."""


class Alone:
    """This process does the work itself."""

    def __init__(self, settings: Settings):
        self.settings = settings

    def run(self, tasks: Iterable[Task]) -> Iterator[list[Outcome]]:
        """Do them one after the other."""
        for task in tasks:
            yield run_task(task, self.settings)

    def close(self) -> None:
        """Nothing to let go."""


class _Worker:
    """One process and what it is doing."""

    def __init__(self, settings: Settings, inherited: Sequence[int]):
        context = get_context("fork")
        self.connection, there = context.Pipe()
        closing = (*inherited, self.connection.fileno())
        self.process = context.Process(target=_serve, args=(there, settings, closing), daemon=True)
        self.process.start()
        there.close()
        self.task: Task | None = None

    def give(self, task: Task) -> None:
        self.task = task
        with suppress(OSError):  # it has died: `take` meets the end of the pipe and gives the task to another
            self.connection.send(task)

    def take(self) -> list[Outcome] | KgError | None:
        """What it has done, or None where it has died."""
        try:
            found: list[Outcome] | KgError = self.connection.recv()
        except (EOFError, OSError):
            return None
        return found

    def end(self) -> int | None:
        self.connection.close()
        self.process.terminate()
        self.process.join(10)
        return self.process.exitcode


def _serve(connection: Connection, settings: Settings, inherited: Sequence[int]) -> None:
    """Do tasks until the other end is closed; what belongs to the parent alone is given up first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    for descriptor in inherited:
        os.close(descriptor)
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        try:
            connection.send(_answer(task, settings))
        except OSError:
            return


def _answer(task: Task, settings: Settings) -> list[Outcome] | KgError:
    try:
        return run_task(task, settings)
    except KgError as error:
        return error


class Workers:
    """Worker processes of this machine."""

    def __init__(self, count: int, settings: Settings, *, inherited: Sequence[int] = ()):
        os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
        self.settings, self.inherited = settings, tuple(inherited)
        load_ontology(settings.ontology)  # before the fork, so that all share it
        tagger_name()
        self.workers: list[_Worker] = []
        for _ in range(count):
            self.workers.append(self._start())

    def pids(self) -> list[int]:
        """The processes, for whoever watches them."""
        return [w.process.pid for w in self.workers if w.process.pid is not None]

    def _start(self) -> _Worker:
        others = [w.connection.fileno() for w in self.workers if not w.connection.closed]
        return _Worker(self.settings, (*self.inherited, *others))

    def run(self, tasks: Iterable[Task]) -> Iterator[list[Outcome]]:
        """Do them, in any order.

        Raises: KgError where a worker has other rules.
        """
        source = iter(tasks)
        again: deque[Task] = deque()
        tries: dict[str, int] = {}
        while True:
            for worker in self.workers:
                if worker.task is None and (task := again.popleft() if again else next(source, None)) is not None:
                    worker.give(task)
            busy = {worker.connection: worker for worker in self.workers if worker.task is not None}
            if not busy:
                return
            for ready in wait(list(busy)):
                worker = busy[ready]  # type: ignore[index]
                task, found = worker.task, worker.take()
                assert task is not None
                worker.task = None
                if isinstance(found, KgError):
                    raise found
                if found is None:
                    found = self._bury(worker, task, again, tries)
                elif (following := again.popleft() if again else next(source, None)) is not None:
                    worker.give(following)  # before its results are stored, so that it does not wait
                yield found

    def _bury(self, worker: _Worker, task: Task, again: deque[Task], tries: dict[str, int]) -> list[Outcome]:
        """Replace a dead worker; its documents go once more, one by one; one that was alone and has no try left is given up."""
        self.workers.remove(worker)
        code = worker.end()
        self.workers.append(self._start())
        if len(task.items) > 1:
            again.extend(Task(task.kind, (item,)) for item in task.items)
            return []
        key = task.items[0].key
        tries[key] = tries.get(key, 0) + 1
        if tries[key] < TRIES:
            again.append(task)
            return []
        return [(key, Failure(f"ended {TRIES} worker processes that had nothing else to do (exit code {code})"))]

    def close(self) -> None:
        """End the workers."""
        for worker in self.workers:
            worker.end()
        self.workers = []

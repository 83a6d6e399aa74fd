"""Workers on many machines: Dask distributed. The only file that knows it; the extra `cluster`.

In: tasks. Out: outcomes in any order, the same as of worker processes on one machine. Dask gives the tasks of a worker
that died to another; a document that ends worker after worker is a Failure. The ledger stays with the process that asks.
Source: https://distributed.dask.org
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from kg.corpus.tasks import Failure, Outcome, Settings, Task, run_task
from kg.errors import InputError, KgError

__all__ = ["Cluster"]

AHEAD = 3  # tasks a worker has or waits for: enough that none is idle while the ledger is written
PATIENCE = "20s"  # for a scheduler to answer


class Cluster:
    """A Dask cluster: `tcp://HOST:PORT` of a scheduler, or `local:N` for N worker processes here."""

    def __init__(self, address: str, settings: Settings):
        try:
            from distributed import Client, LocalCluster
        except ImportError as error:
            raise InputError("--cluster needs Dask: pip install -e '.[cluster]' in kg's folder") from error
        self.settings = settings
        self.local: Any = None
        where: Any = address
        if address.startswith("local:"):
            count = address.removeprefix("local:")
            if not count.isdecimal() or not int(count):
                raise InputError(f"--cluster {address}: write local:N with the number of workers, such as local:2")
            where = self.local = LocalCluster(
                n_workers=int(count), threads_per_worker=1, processes=True, dashboard_address=None
            )
        try:
            self.client: Any = Client(where, timeout=PATIENCE)
        except (OSError, ValueError) as error:
            raise InputError(f"--cluster {address}: no scheduler answers: {error}; start: dask scheduler") from error

    def run(self, tasks: Iterable[Task]) -> Iterator[list[Outcome]]:
        """Do them, in any order.

        Raises: KgError where a worker has other rules, or has no kg.
        """
        from distributed import as_completed

        source, again = iter(tasks), deque[Task]()
        given: dict[Any, Task] = {}
        done = as_completed(loop=self.client.loop)
        while True:
            while len(given) < AHEAD * max(1, len(self.client.nthreads())):
                task = again.popleft() if again else next(source, None)
                if task is None:
                    break
                future = self.client.submit(run_task, task, self.settings, pure=False)
                given[future] = task
                done.add(future)
            if not given:
                return
            future = next(done)
            yield self._outcome(future, given.pop(future), again)

    def _outcome(self, future: Any, task: Task, again: deque[Task]) -> list[Outcome]:
        from distributed import KilledWorker

        error = future.exception()
        if error is None:
            found: list[Outcome] = future.result()
            return found
        if isinstance(error, KgError):
            raise error
        if isinstance(error, ImportError):
            raise KgError(f"a worker cannot load kg: {error}; install the same kg on every machine") from error
        if isinstance(error, KilledWorker) and len(task.items) > 1:
            again.extend(Task(task.kind, (item,)) for item in task.items)
            return []
        if isinstance(error, KilledWorker):
            return [(task.items[0].key, Failure(f"ended one worker after another: {error}"))]
        raise error

    def close(self) -> None:
        """Leave the cluster; end it where it is ours."""
        self.client.close()
        if self.local is not None:
            self.local.close()

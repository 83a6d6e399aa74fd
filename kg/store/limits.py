"""Work under a time limit: it runs in a child process, which is killed when the time is over.

In: a function and seconds. Out: what it returns. A query engine that is deep in a join listens to no signal and to no
thread; only a process can be stopped. Where the system has no fork, the work is done without a limit.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import time
from collections.abc import Callable
from typing import NoReturn, TypeVar

from kg.errors import KgError, QueryError

__all__ = ["TimeOver", "within"]

T = TypeVar("T")


class TimeOver(QueryError):
    """Work that did not end in time."""


def within(seconds: float | None, work: Callable[[], T]) -> T:
    """The result of `work`, which must be picklable.

    Raises: TimeOver after `seconds`; whatever KgError `work` raises; QueryError where the child dies.
    """
    if seconds is None or not hasattr(os, "fork"):
        return work()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _child(writer, work)
    os.close(writer)
    try:
        data = _read(reader, time.monotonic() + seconds)
    finally:
        os.close(reader)
        os.kill(child, signal.SIGKILL)  # it has ended already unless the time is over
        os.waitpid(child, 0)
    if data is None:
        raise TimeOver(f"no answer within {seconds:g} s; narrow the query or allow more time")
    if not data:
        raise QueryError("the query's process died, perhaps for want of memory; narrow the query")
    fine, result = pickle.loads(data)
    if not fine:
        raise result
    return result  # type: ignore[no-any-return]


def _child(writer: int, work: Callable[[], object]) -> NoReturn:
    """Do the work, send the result, and end without the parent's exit handlers."""
    try:
        try:
            message = pickle.dumps((True, work()))
        except KgError as error:
            message = pickle.dumps((False, error))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(message)
    finally:
        os._exit(0)


def _read(reader: int, deadline: float) -> bytes | None:
    """All that the pipe gives; None when the time is over first."""
    parts: list[bytes] = []
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([reader], [], [], left)[0]:
            return None
        part = os.read(reader, 1 << 20)
        if not part:
            return b"".join(parts)
        parts.append(part)

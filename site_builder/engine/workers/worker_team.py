"""Worker processes of this machine.

The standard library's pools have a queue and a lock that all workers share: a worker killed while it holds the lock
leaves the others, and the parent, waiting for ever. Here every worker has a pipe of its own, and a dead worker is an
end of file.
"""

import multiprocessing
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import count as numbers
from itertools import islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar
from warnings import catch_warnings, simplefilter

from site_builder.engine.workers.worker_process import serve, signals_held
from site_builder.errors import NewsDigestError, Problem

__all__ = ["CHUNK", "team_map"]

In = TypeVar("In")
Out = TypeVar("Out")

CHUNK = 32
"""Items of one message; a message costs about as much as one item."""
# Number of results after which the workers get new chunks, while the caller uses the results.
_BETWEEN_LOOKS = 8
# Time for a signal to the whole group to reach this process, before dead workers are reported as an error.
_GRACE_SECONDS = 0.1


def team_map(function: Callable[[In], Out], items: Iterable[In], size: int) -> Iterator[Out]:
    """Yield `function(item)` for each of the items, in their order, from `size` processes.

    Raises what `function` raises, and NewsDigestError when a worker dies (out of memory, killed) or cannot be started.
    The workers end with this process, however it ends.
    """
    team = _Team[In, Out](items)
    try:
        team.start(function, size)
        yield from team.results()
    finally:
        team.end()


class _Team(Generic[In, Out]):
    """Worker processes, and the chunks that they have."""

    def __init__(self, items: Iterable[In]) -> None:
        self._rest = iter(items)
        self._prepared: deque[list[In]] = deque()
        self._processes: list[BaseProcess] = []
        self._idle: list[Connection[Any, Any]] = []
        self._busy: dict[Connection[Any, Any], int] = {}
        self._done: dict[int, list[Out]] = {}
        self._next = 0

    def start(self, function: Callable[[In], Out], size: int) -> None:
        # fork shares what is loaded already (models, word lists) with the workers; only Linux does it safely.
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        try:
            for _ in range(size):
                ours, theirs = context.Pipe()
                self._idle.append(ours)
                with theirs, signals_held(), catch_warnings():
                    # Python warns when a process with threads forks. Those that there are here are of NumPy's matrix
                    # library, which sees to it itself.
                    simplefilter("ignore", DeprecationWarning)
                    process = context.Process(target=serve, args=(theirs, function), daemon=True)  # type: ignore[attr-defined]
                    process.start()
                self._processes.append(process)
        except OSError as error:
            what = f"worker processes cannot be started ({error.strerror})"
            fix = "try again with --jobs 1, or allow more open files (ulimit -n) and processes (ulimit -u)"
            raise NewsDigestError(Problem("news-digest", None, what, fix)) from error

    def end(self) -> None:
        for process in self._processes:
            process.kill()
        for connection in (*self._idle, *self._busy):
            connection.close()
        for process in self._processes:
            process.join()
            process.close()

    def results(self) -> Iterator[Out]:
        """Yield all results in order."""
        for number in numbers():
            self._hand_out(number)
            while number not in self._done:
                if not self._busy:
                    return
                self._take_in(None)
                self._hand_out(number)
            for at, result in enumerate(self._done.pop(number), 1):
                yield result
                if at % _BETWEEN_LOOKS == 0:
                    self._take_in(0)
                    self._hand_out(number)

    def _hand_out(self, number: int) -> None:
        """Give every idle worker a chunk, if that is not too far ahead of chunk `number`, and prepare the next."""
        while self._idle and self._next <= number + 3 * len(self._processes) and self._prepare(1):
            connection = self._idle.pop()
            self._busy[connection] = self._next
            self._next += 1
            try:
                connection.send(self._prepared.popleft())
            except OSError as error:
                raise _dead() from error
        self._prepare(len(self._processes))

    def _prepare(self, chunks: int) -> bool:
        while len(self._prepared) < chunks and (chunk := list(islice(self._rest, CHUNK))):
            self._prepared.append(chunk)
        return bool(self._prepared)

    def _take_in(self, timeout: float | None) -> None:
        ready = wait([*self._busy], timeout)
        for connection in [each for each in self._busy if each in ready]:
            try:
                fine, answer = connection.recv()
            except (EOFError, OSError) as error:
                raise _dead() from error
            if not fine:
                raise answer
            self._done[self._busy.pop(connection)] = answer
            self._idle.append(connection)


def _dead() -> NewsDigestError:
    with suppress(InterruptedError):
        time.sleep(_GRACE_SECONDS)
    what = "a worker process ended before its work was done (it was stopped, or the memory was full)"
    return NewsDigestError(Problem("news-digest", None, what, "try again with --jobs 1"))

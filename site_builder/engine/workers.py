"""Ordered maps over worker processes: the same results in the same order for 1 worker or 8."""

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from site_builder.errors import NewsDigestError, Problem

__all__ = ["ordered_map", "worker_count"]

In = TypeVar("In")
Out = TypeVar("Out")

# Starting workers costs about as much as this many articles; less work than that stays in the process.
_WORTH_A_POOL = 64
_CHUNK = 32


def worker_count(jobs: int) -> int:
    """Return how many worker processes `jobs` stands for: itself, or for 0 every core this process may use."""
    if jobs > 0:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ordered_map(function: Callable[[In], Out], items: Iterable[In], count: int, jobs: int) -> Iterator[Out]:
    """Yield `function(item)` for each of the `count` items, in their order.

    `function` must be pure and, like items and results, picklable. At most a few chunks are under way at once, so
    memory does not grow with `count`. Raises NewsDigestError when a worker dies (out of memory, killed).
    """
    if worker_count(jobs) == 1 or count < _WORTH_A_POOL:
        yield from map(function, items)
        return
    try:
        yield from _pooled(function, items, min(worker_count(jobs), -(-count // _CHUNK)))
    except BrokenProcessPool:
        what = "a worker process ended before its work was done (killed, or out of memory)"
        raise NewsDigestError(Problem("news-digest", None, what, "try again with --jobs 1")) from None


def _pooled(function: Callable[[In], Out], items: Iterable[In], workers: int) -> Iterator[Out]:
    # fork shares what is loaded already (models, word lists) with the workers; only Linux does it safely.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    rest = iter(items)
    under_way: deque[Future[list[Out]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        while chunk := list(islice(rest, _CHUNK)):
            under_way.append(pool.submit(_apply, function, chunk))
            if len(under_way) > 2 * workers:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def _apply(function: Callable[[In], Out], chunk: list[In]) -> list[Out]:
    return [function(item) for item in chunk]

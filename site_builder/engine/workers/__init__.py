"""Ordered maps: the same results in the same order from this process, from 8 worker processes, or from a cluster."""

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from site_builder.errors import NewsDigestError, Problem

__all__ = ["ordered_map", "worker_count"]

In = TypeVar("In")
Out = TypeVar("Out")

# Starting workers costs about as much as this number of articles; less work stays in the process.
_WORTH_A_POOL = 64


def worker_count(jobs: int) -> int:
    """Return how many worker processes `jobs` stands for: itself, or for 0 every core this process may use."""
    if jobs > 0:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def ordered_map(
    function: Callable[[In], Out], items: Iterable[In], count: int, jobs: int, cluster: str | None = None
) -> Iterator[Out]:
    """Yield `function(item)` for each of the `count` items, in their order.

    `function` must be pure and, like items and results, picklable. Much work goes to the workers of `cluster`, the
    address of a Dask scheduler, else to `jobs` processes of this machine. At most a few chunks are under way at once,
    so memory does not grow with `count`. Raises what `function` raises, and NewsDigestError when workers die or cannot
    be reached.
    """
    if count < _WORTH_A_POOL:
        return map(function, items)
    if cluster:
        try:
            from site_builder.engine.workers.cluster import cluster_map
        except ImportError as error:
            fix = "pip install 'news-digest[cluster]', here and for the workers"
            raise NewsDigestError(
                Problem(cluster, None, "a cluster needs Dask, which is not installed", fix)
            ) from error
        return cluster_map(function, items, cluster)
    if worker_count(jobs) == 1:
        return map(function, items)
    from site_builder.engine.workers.worker_team import CHUNK, team_map  # loads multiprocessing

    return team_map(function, items, min(worker_count(jobs), -(-count // CHUNK)))

"""Ordered maps over worker processes."""

import os
import signal

import pytest

from site_builder.engine.workers import ordered_map
from site_builder.errors import NewsDigestError


def square(number: int) -> int:
    """Return the square."""
    return number * number


def die_at_ninety(number: int) -> int:
    """End the whole process, as the system does when memory runs out."""
    if number == 90:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 63, 64, 200])
def test_results_keep_the_order_of_the_items(jobs: int, count: int) -> None:
    """Any number of workers gives the same list."""
    assert list(ordered_map(square, iter(range(count)), count, jobs)) == [n * n for n in range(count)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_worker_is_an_error_that_says_what_to_do() -> None:
    """No hang, no traceback: one line that names --jobs 1."""
    with pytest.raises(NewsDigestError, match="--jobs 1"):
        list(ordered_map(die_at_ninety, range(200), 200, 2))

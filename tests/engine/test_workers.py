"""Ordered maps over worker processes."""

import multiprocessing
import multiprocessing.process
import os
import signal
import time
from collections.abc import Iterator

import pytest

from site_builder.engine.workers import ordered_map
from site_builder.errors import NewsDigestError


def square(number: int) -> int:
    """Return the square."""
    return number * number


def die_at_ninety(number: int) -> int:
    """End the whole process, as the system does when no memory is left."""
    if number == 90:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 63, 64, 200])
def test_results_keep_the_order_of_the_items(jobs: int, count: int) -> None:
    """Every number of workers gives the same list."""
    assert list(ordered_map(square, iter(range(count)), count, jobs)) == [n * n for n in range(count)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_killed_worker_is_an_error_that_says_what_to_do() -> None:
    """The build does not hang and prints no traceback. One line recommends --jobs 1."""
    with pytest.raises(NewsDigestError, match="--jobs 1"):
        list(ordered_map(die_at_ninety, range(200), 200, 2))


class OddError(Exception):
    """An exception that cannot be pickled."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def fail_at_ninety(number: int) -> int:
    """Raise an exception that cannot be pickled."""
    if number == 90:
        raise OddError(number, number)
    return number


def refuse_at_ninety(number: int) -> int:
    """Raise an operating system error with a file name."""
    if number == 90:
        raise PermissionError(13, "Permission denied", "a.txt")
    return number


def test_what_a_worker_raises_is_raised_by_the_map() -> None:
    """The error keeps its text, file and traceback. An exception that cannot be pickled is reported by its name."""
    with pytest.raises(PermissionError) as caught:
        list(ordered_map(refuse_at_ninety, range(200), 200, 2))
    assert caught.value.filename == "a.txt"
    assert "refuse_at_ninety" in caught.value.__notes__[0]
    with pytest.raises(RuntimeError, match="OddError: 90 and 90"):
        list(ordered_map(fail_at_ninety, range(200), 200, 2))


def test_a_map_that_is_left_early_leaves_no_worker() -> None:
    """An error in the caller's loop ends the workers."""
    results = ordered_map(square, range(500), 500, 2)
    assert next(results) == 0
    assert len(multiprocessing.active_children()) == 2
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_workers_that_cannot_be_started_are_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """With too many processes or open files, the message says what to do, and the started workers end."""
    started = multiprocessing.process.BaseProcess.start
    count = iter(range(9))

    def start(process: multiprocessing.process.BaseProcess) -> None:
        if next(count):
            raise BlockingIOError(11, "Resource temporarily unavailable")
        started(process)

    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", start)
    with pytest.raises(NewsDigestError, match="ulimit -u"):
        list(ordered_map(square, range(200), 200, 2))
    assert multiprocessing.active_children() == []


def test_memory_does_not_grow_with_the_items() -> None:
    """Even with fast workers, the map asks for only a few chunks more than the caller has taken."""
    asked = []

    def items() -> Iterator[int]:
        for number in range(100_000):
            asked.append(number)
            yield number

    results = ordered_map(square, items(), 100_000, 2)
    for _ in range(10):
        next(results)
    time.sleep(0.3)
    next(results)
    assert len(asked) < 1000
    results.close()  # type: ignore[attr-defined]

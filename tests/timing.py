"""The growth of the work with the text: a ratio of processor times in one run, which other load hardly changes."""

import time
from collections.abc import Callable

from tests.kit import unmeasured

__all__ = ["LINEAR", "grows_less", "growth"]

TIMES = 8
LINEAR = 20
"""Between 8, which is linear, and 64, which is quadratic; with room for a machine that has other work."""
_NOTHING = 0.005
"""Seconds: less cannot be measured well, so it counts as this much."""


def growth(work: Callable[[str], object], unit: str, size: int = 10_000) -> float:
    """Return the ratio of the times of `work` for 8 times `size` and for `size` characters of repeated `unit`.

    Other load may also raise the ratio above the bound, so a high ratio is measured again, up to three times. Work that
    is not linear gives a high ratio each time."""
    ratio = 0.0
    with unmeasured():
        for _ in range(3):
            small, large = (_seconds(work, unit * (count // len(unit))) for count in (size, TIMES * size))
            ratio = large / max(small, _NOTHING)
            if ratio < LINEAR:
                break
    return ratio


def grows_less(seconds: Callable[[int], float], small: int, large: int, *, than: float, room: float = 0.0) -> bool:
    """Return whether the time for a `large` amount is below `than` times that for a `small` one, plus `room` seconds.

    Other load makes single measurements long, but not all, so up to three more are made."""
    with unmeasured():
        return any(seconds(large) < than * seconds(small) + room for _ in range(4))


def _seconds(work: Callable[[str], object], text: str) -> float:
    taken = []
    for _ in range(2):
        start = time.process_time()
        work(text)
        taken.append(time.process_time() - start)
    return min(taken)

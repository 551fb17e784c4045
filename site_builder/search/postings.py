"""Postings: the slots of the documents with a word, and its level in each, as text."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from site_builder.search.coding import read_bits, read_number, write_bits, write_number, write_numbers

__all__ = ["LEVELS", "levels_of", "postings"]

LEVELS = 15
_Ints = NDArray[np.int64]
_LONG = 12  # with so many gaps or more, Rice code is shorter than numbers


def postings(levels: _Ints, slots: _Ints, counts: Sequence[int]) -> list[str]:
    """Return the postings of many words; `counts`: how many levels and slots each word has.

    The postings of one word are sorted by level, the highest first, then by slot. Each level becomes one run: count and
    level in one number, then the gaps between the slots.
    """
    first = np.repeat(np.arange(len(counts)) * (LEVELS + 1), counts) + levels
    starts = np.flatnonzero(np.diff(first, prepend=-1))
    gaps = np.diff(slots, prepend=0) - 1
    gaps[starts] = slots[starts]
    lengths = np.diff(starts, append=len(slots))
    heads = ((lengths - 1) * (LEVELS + 1) + levels[starts]).tolist()
    long = _long_runs(gaps, starts, lengths)
    ends, gap_list, found, run = np.cumsum(counts).tolist(), gaps.tolist(), [], 0
    run_starts, run_lengths = starts.tolist(), lengths.tolist()
    for end in ends:
        parts: list[str] = []
        while run < len(run_starts) and run_starts[run] < end:
            start, length = run_starts[run], run_lengths[run]
            parts += (write_number(heads[run]), long.get(run) or write_numbers(gap_list[start : start + length]))
            run += 1
        found.append("".join(parts))
    return found


def _long_runs(gaps: _Ints, starts: _Ints, lengths: _Ints) -> dict[int, str]:
    """Return the long runs, by their index: bits of a gap's remainder, number of digit pairs, and the pairs."""
    found = {}
    means = np.add.reduceat(gaps, starts) // lengths if len(starts) else starts
    rests = np.where(lengths < _LONG, 0, np.maximum(1, np.frexp(means)[1] - 1))
    of_gap = np.repeat(rests, lengths)
    for rest in range(1, int(rests.max(initial=0)) + 1):
        runs = np.flatnonzero(rests == rest)
        for run, bits in zip(runs.tolist(), write_bits(gaps[of_gap == rest], lengths[runs], rest), strict=True):
            found[run] = write_numbers((rest, len(bits) // 2)) + bits
    return found


def levels_of(text: str) -> dict[int, int]:
    """Return the documents (by slot) of a word with its level in each, 1 to 15."""
    found: dict[int, int] = {}
    at = 0
    while at < len(text):
        head, at = read_number(text, at)
        gaps, at = _gaps(text, at, head // (LEVELS + 1) + 1)
        slot = -1
        for gap in gaps:
            slot += gap + 1
            found[slot] = head % (LEVELS + 1)
    return found


def _gaps(text: str, at: int, count: int) -> tuple[list[int], int]:
    """Return `count` gaps, and the index behind the last one."""
    gaps: list[int] = []
    if count >= _LONG:
        rest, at = read_number(text, at)
        pairs, at = read_number(text, at)
        return read_bits(text[at : at + 2 * pairs], rest)[:count], at + 2 * pairs
    while len(gaps) < count:
        gap, at = read_number(text, at)
        gaps.append(gap)
    return gaps, at

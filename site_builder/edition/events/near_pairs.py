"""Pairs of articles that are worth a comparison, found with few steps for each article.

Articles are looked up by their weightiest words and some runs of words (keys). Of all articles with the same key, only
the nearest in the edition's order count. A quick test excludes most of these. NumPy makes this test for all neighbours
of an article at once.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from site_builder.edition.events.compared_article import day_of
from site_builder.edition.events.same_event import (
    COPIED_RUNS,
    DAYS,
    LEAST_COMMON,
    LEAST_UNDATED,
    NEAREST,
    ONE_TERM,
    SHARED,
    looked_up,
)
from site_builder.model import Card

__all__ = ["near_pairs"]

_TYPE = np.int32  # a product of two weights is at most a million
_Numbers: TypeAlias = NDArray[np.int32]
_Truths: TypeAlias = NDArray[np.bool_]
_FAR = 10**9
"""The day of an article without a date: far from all real days."""


def near_pairs(cards: Iterable[Card]) -> Iterator[tuple[int, int]]:
    """Yield the positions of all pairs, in order, that share a key and pass the quick test.

    `cards` are in the edition's order, and are read once. A pair that is left out has the likeness 0. The work is
    linear in the number of articles.
    """
    table = _Table(cards)
    for at, others in enumerate(table.neighbours()):
        yield from ((at, other) for other in table.alike(at, others).tolist())


class _Numbering(dict[object, int]):
    """Gives each thing a number, in the order of the first look-up."""

    def __missing__(self, thing: object) -> int:
        return self.setdefault(thing, len(self))


class _Table:
    """Keys, days, words and runs of all articles as arrays."""

    def __init__(self, cards: Iterable[Card]) -> None:
        key_number, word_number = _Numbering(), _Numbering()
        days, keys, terms, weights, runs = _Rows("i"), _Rows("i"), _Rows("i"), _Rows("i"), _Rows("Q")
        for card in cards:
            day = day_of(card)
            days.add([_FAR if day is None else day])
            keys.add([key_number[key] for key in dict.fromkeys(looked_up(card))])
            terms.add([word_number[word] for word, _ in card.terms])
            weights.add([weight for _, weight in card.terms])
            runs.add(card.sketch)
        self._keys, self._lengths = keys.values, np.array(runs.lengths, _TYPE)
        self._ends = np.cumsum(np.array(keys.lengths, _TYPE))
        self._days = days.values
        self._terms = _filled_up(terms, terms.values, -1)
        self._weights = _filled_up(weights, weights.values, 0)
        # The weight of each word in the article that is compared; the last place belongs to the filler of short rows.
        self._weight_of = np.zeros(len(word_number) + 1, _TYPE)
        known = np.sort(runs.values)
        known = known[np.append(True, known[1:] != known[:-1])[: len(known)]]  # `np.unique` takes 25 ms to load
        self._runs = _filled_up(runs, np.searchsorted(known, runs.values), -1)
        self._has = np.zeros(len(known) + 1, _TYPE)

    def neighbours(self) -> Iterator[_Numbers]:
        """Yield for each article the later articles near it that share a key with it; some may occur several times."""
        holder = np.repeat(np.arange(len(self._ends), dtype=_TYPE), np.diff(self._ends, prepend=0))
        order = np.argsort(self._keys, kind="stable")
        held = holder[order]  # the articles of the first key in the edition's order, then those of the second …
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        last = np.searchsorted(self._keys[order], self._keys, side="right")
        start = 0
        for end in self._ends.tolist():
            rows = zip(place[start:end].tolist(), last[start:end].tolist(), strict=True)
            near = [held[at + 1 : min(at + 1 + NEAREST, past)] for at, past in rows]
            yield np.concatenate(near) if near else np.array([], _TYPE)
            start = end

    def alike(self, at: int, others: _Numbers) -> _Numbers:
        """Return the other articles that are close enough in time and pass the quick test, ascending."""
        others = np.sort(others[np.abs(self._days[others] - self._days[at]) <= DAYS])
        others = others[np.diff(others, prepend=-1) != 0]  # as `np.unique`, which takes 25 ms to load
        return others[self._words_alike(at, others) | self._runs_alike(at, others)] if len(others) else others

    def _words_alike(self, at: int, others: _Numbers) -> _Truths:
        mine = self._terms[at]
        self._weight_of[mine] = self._weights[at]
        products = self._weight_of[self._terms[others]] * self._weights[others]
        self._weight_of[mine] = 0
        shared: _Numbers = (products > 0).sum(axis=1)
        common: _Numbers = np.minimum(products, ONE_TERM).sum(axis=1)
        least = LEAST_UNDATED if self._days[at] == _FAR else LEAST_COMMON
        return (shared >= SHARED) & (common >= least)

    def _runs_alike(self, at: int, others: _Numbers) -> _Truths:
        mine = self._runs[at, : self._lengths[at]]
        self._has[mine] = 1
        shared: _Numbers = self._has[self._runs[others]].sum(axis=1)
        self._has[mine] = 0
        longer: _Numbers = np.maximum(self._lengths[others], self._lengths[at])
        copied: _Truths = shared >= np.maximum(COPIED_RUNS * longer, 1)
        return copied


class _Rows:
    """Rows of numbers of different lengths, in one array."""

    def __init__(self, code: str) -> None:
        """`code`: the type of the numbers, as for `array.array`."""
        self._numbers = array(code)
        self.lengths = array("i")

    def add(self, row: Sequence[int]) -> None:
        """Add a row."""
        self._numbers.extend(row)
        self.lengths.append(len(row))

    @property
    def values(self) -> NDArray[Any]:
        """All numbers, row after row."""
        return np.array(self._numbers)


def _filled_up(rows: _Rows, values: NDArray[Any], filler: int) -> _Numbers:
    """Return the values as a table with these rows; shorter rows get `filler` at their end."""
    lengths = np.array(rows.lengths, _TYPE)
    table = np.full((len(lengths), int(lengths.max(initial=0))), filler, _TYPE)
    table[np.arange(table.shape[1]) < lengths[:, None]] = values
    return table

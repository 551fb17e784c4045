"""Pairs of articles that are worth a comparison, found with few steps for each article.

Articles are looked up by their weightiest words and some runs of words. Of those that share one, only the nearest in
the edition's order count. Most of these are unlike at first sight: arrays tell that of all neighbours of an article at
once.
"""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from site_builder.edition.events.compared_article import day_of
from site_builder.edition.events.reports import (
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
"""A day far from all days: that of articles without one."""


def near_pairs(cards: Sequence[Card]) -> Iterator[tuple[int, int]]:
    """Yield the positions of all pairs, in order, that share a key and are not unlike at first sight.

    `cards` are in the edition's order. A pair that is left out has the likeness 0. The work is linear in the number of
    articles.
    """
    table = _Table(cards)
    for at, others in enumerate(_neighbours(cards)):
        yield from ((at, other) for other in table.alike(at, others).tolist())


def _neighbours(cards: Sequence[Card]) -> Iterator[_Numbers]:
    """Yield for each article the later ones that share a key with it, among the nearest of that key; some often."""
    number = _Numbering()
    keys = [[number[key] for key in dict.fromkeys(looked_up(card))] for card in cards]
    holders: list[list[int]] = [[] for _ in range(len(number))]
    ranks = [[_added(holders[key], at) for key in its] for at, its in enumerate(keys)]
    places = [np.array(its, _TYPE) for its in holders]
    for its, ranked in zip(keys, ranks, strict=True):
        near = [places[key][rank + 1 : rank + 1 + NEAREST] for key, rank in zip(its, ranked, strict=True)]
        yield np.concatenate(near) if near else np.array([], _TYPE)


def _added(places: list[int], at: int) -> int:
    places.append(at)
    return len(places) - 1


class _Numbering(dict[object, int]):
    """Numbers things as they come."""

    def __missing__(self, thing: object) -> int:
        return self.setdefault(thing, len(self))


class _Table:
    """Days, words and runs of all articles as arrays."""

    def __init__(self, cards: Sequence[Card]) -> None:
        days = (day_of(card) for card in cards)
        self._days = np.array([_FAR if day is None else day for day in days], _TYPE)
        number = _Numbering()
        self._terms = _filled_up([[number[word] for word, _ in card.terms] for card in cards], -1)
        self._weights = _filled_up([[weight for _, weight in card.terms] for card in cards], 0)
        # The weight of each word in the article at hand; the last place is that of what fills the rows up.
        self._weight_of = np.zeros(len(number) + 1, _TYPE)
        number = _Numbering()
        self._runs = _filled_up([[number[run] for run in card.sketch] for card in cards], -1)
        self._lengths = np.array([len(card.sketch) for card in cards], _TYPE)
        self._has = np.zeros(len(number) + 1, _TYPE)

    def alike(self, at: int, others: _Numbers) -> _Numbers:
        """Return those of the others that are of the time of the article and not unlike at first sight, ascending."""
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


def _filled_up(rows: Sequence[Sequence[int]], filler: int) -> _Numbers:
    """Return the rows as an array, the shorter ones filled up."""
    lengths = np.array([len(row) for row in rows], _TYPE)
    table = np.full((len(rows), max(map(len, rows), default=0)), filler, _TYPE)
    table[np.arange(table.shape[1]) < lengths[:, None]] = np.fromiter(chain.from_iterable(rows), _TYPE)
    return table

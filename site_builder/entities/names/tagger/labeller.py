"""Finds the names in Hindi sentences: people, places, organisations, each with a confidence.

Made by `training/`; the weights and their licence lie in `site_builder/data/<language>/names/`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from site_builder.data import folder
from site_builder.entities.names.tagger.network import LABELS, Network, Weights

__all__ = ["KINDS", "WEIGHTS", "LabelSpan", "Tagger", "legal_paths"]

WEIGHTS = min(folder().glob("*/names/tagger.npz"), default=folder() / "tagger.npz")
KINDS = ("PERSON", "LOCATION", "ORGANIZATION")
# Tokens whose hidden layers roughly fit into the processor's cache.
_BLOCK = 4096
# LABELS are O and then B-X, I-X of each kind. For I-X, the label that may precede it besides itself: B-X.
_BEGIN, _INSIDE = slice(1, None, 2), slice(2, None, 2)
_OPENS = np.array([-1, *(at if label[0] == "I" else -1 for at, label in enumerate(LABELS[1:]))])
_NEVER = -1e9


class LabelSpan(NamedTuple):
    """A name in a sentence."""

    start: int  # first token
    end: int  # after the last token
    label: str  # PERSON, LOCATION or ORGANIZATION
    confidence: float  # 0..1: the share of such spans that are right


class Tagger:
    """Labels tokens. It caches words, so threads must not share one."""

    def __init__(self, weights: Weights) -> None:
        self._network = Network(weights)
        self._calibration = weights.calibration.astype(np.float64).tolist()

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Tagger:
        """The tagger whose weights lie at `path`: by default those of the package."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls(Weights.of(arrays))

    @classmethod
    @lru_cache(maxsize=4)
    def shared(cls, path: Path = WEIGHTS) -> Tagger:
        """One tagger for this process and the weights at `path`."""
        return cls.load(path)

    def tag(self, sentences: Sequence[Sequence[str]], *, articles: bool = False) -> list[list[str]]:
        """A BIO label of PERSON, LOCATION, ORGANIZATION (or O) for every token of every sentence.

        `articles`: True: this program's conventions for news articles (no titles, "भारत सरकार" an organisation);
        False: those of the training corpus that the sentence resembles.
        """
        out: list[list[str]] = []
        for block, _, numbers in self._labelled(sentences, articles):
            labels = list(map(LABELS.__getitem__, numbers.tolist()))
            at = 0
            for sentence in block:
                out.append(labels[at : at + len(sentence)])
                at += len(sentence)
        return out

    def spans(self, sentences: Sequence[Sequence[str]], *, articles: bool = False) -> list[list[LabelSpan]]:
        """The names of every sentence in order, by token offsets, each with its confidence; `articles` as in `tag`."""
        out: list[list[LabelSpan]] = []
        for block, scores, numbers in self._labelled(sentences, articles):
            shares, labels = _softmax(scores), numbers.tolist()
            at = 0
            for sentence in block:
                end = at + len(sentence)
                out.append([self._span(shares, at, *found, end) for found in _names(labels, at, end)])
                at = end
        return out

    def _labelled(
        self, sentences: Sequence[Sequence[str]], articles: bool
    ) -> Iterator[tuple[Sequence[Sequence[str]], NDArray[np.float32], NDArray[np.int64]]]:
        for block in _blocks(sentences):
            full = [s for s in block if s]
            if full:
                scores = self._network.scores(full, articles)
                yield block, scores, _best(scores, np.array([len(s) for s in full]))
            else:
                yield block, np.zeros((0, len(LABELS)), np.float32), np.zeros(0, np.int64)

    def _span(self, shares: NDArray[np.float64], at: int, start: int, stop: int, kind: int, end: int) -> LabelSpan:
        """The name of the tokens `start` to `stop` in the sentence from `at` to `end`, all counted in the block."""
        inside = 2 + 2 * kind
        share = shares.item(start, inside - 1)
        for token in range(start + 1, stop):
            share *= shares.item(token, inside)
        if stop < end:
            share *= 1 - shares.item(stop, inside)
        slope, offset = self._calibration[kind]
        share = min(max(share, 0.001), 0.999)
        odds = math.log(share / (1 - share))
        return LabelSpan(start - at, stop - at, KINDS[kind], round(1 / (1 + math.exp(-slope * odds - offset)), 3))


def _blocks(sentences: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    """Groups of sentences of about _BLOCK tokens."""
    start = size = 0
    for at, sentence in enumerate(sentences):
        size += len(sentence)
        if size >= _BLOCK:
            yield sentences[start : at + 1]
            start, size = at + 1, 0
    if start < len(sentences):
        yield sentences[start:]


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    powers = (
        np.exp(scores.astype(np.float64) - scores.max(1, keepdims=True)) if len(scores) else scores.astype(np.float64)
    )
    total: NDArray[np.float64] = powers / powers.sum(1, keepdims=True)
    return total


def _best(scores: NDArray[np.float32], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The best path of labels that BIO allows.

    Where each token's own best label is allowed, that is the best path; only the few other parts need a search.
    """
    labels: NDArray[np.int64] = scores.argmax(1)
    starts = np.cumsum(lengths) - lengths
    before = np.concatenate([[0], labels[:-1]])
    before[starts] = 0
    opens = _OPENS[labels]
    wrong = np.flatnonzero((opens >= 0) & (before != opens) & (before != labels))
    if len(wrong):
        anew = _never_inside(scores)
        anew[starts] = True
        starts = np.flatnonzero(anew)
        which = np.searchsorted(starts, wrong, side="right")
        which = which[np.diff(which, prepend=-1) != 0]  # as `np.unique`, which takes 25 ms to load
        sizes = np.append(starts, len(labels))[which] - starts[which - 1]
        across = np.arange(sizes.max())
        real = across < sizes[:, None]
        places = starts[which - 1, None] + np.minimum(across, sizes[:, None] - 1)
        rows = np.where(real[:, :, None], scores[places], np.float32(0))
        labels[places[real]] = legal_paths(rows)[real]
    return labels


def _never_inside(scores: NDArray[np.float32]) -> NDArray[np.bool_]:
    """For every token, whether the best path surely does not label it I-X, so that a search may restart there.

    A path with I-X there would be improved by another label there and B-X instead of I-X at the next token.
    """
    exact = scores.astype(np.float64)
    inside = exact[:, _INSIDE].copy()
    inside[:-1] += np.maximum(inside[1:] - exact[1:, _BEGIN], 0)
    free: NDArray[np.bool_] = np.maximum(exact[:, 0], exact[:, _BEGIN].max(1)) > inside.max(1)
    return free


def legal_paths(rows: NDArray[np.floating[Any]]) -> NDArray[np.int64]:
    """The best labels [sentences, tokens] by the sums of `rows` [sentences, tokens, labels]; BIO is the only rule."""
    best = rows.astype(np.float64)  # becomes the sum of the best path up to each label
    best[:, 0, _INSIDE] = _NEVER
    for at in range(1, rows.shape[1]):
        before, here = best[:, at - 1], best[:, at]
        held = here[:, _INSIDE] + np.maximum(before[:, _BEGIN], before[:, _INSIDE])
        here += before.max(1, keepdims=True)
        here[:, _INSIDE] = held
    first = best.argmax(2)
    came = np.repeat(first[:, :, None], rows.shape[2], axis=2)
    came[:, :, _INSIDE] = np.arange(2, rows.shape[2], 2) - (best[:, :, _BEGIN] >= best[:, :, _INSIDE])
    labels: NDArray[np.int64] = first
    each = np.arange(len(rows))
    for at in range(rows.shape[1] - 1, 0, -1):
        labels[:, at - 1] = came[each, at - 1, labels[:, at]]
    return labels


def _names(labels: Sequence[int], at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(start, end, kind) of the names in the label numbers from `at` to `end`, which no I-X opens."""
    while at < end:
        label = labels[at]
        at += 1
        if label:
            start = at - 1
            while at < end and labels[at] == label + 1:
                at += 1
            yield start, at, (label - 1) // 2

"""The tagger's small network in NumPy: word tables → hidden layer → a convolution → label scores.

A word's contribution to the hidden layer of its neighbours depends only on the word: it is computed once, cached, and
then only added.

All sums are of whole numbers that float32 (or float64, in the word table) represents exactly, so the labels are the
same on every machine, with any matrix library and any order of addition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from site_builder.entities.names.tagger.features import word_features

__all__ = ["LABELS", "Network", "Weights", "WordTable"]

LABELS = ("O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION", "B-ORGANIZATION", "I-ORGANIZATION")
_FINE, _LIMIT = 1024.0, 32767.0  # steps of a word vector's values while it is made, and how many at most
_GRID = 4096.0  # steps of the weights that make it
_PARTS, _MOST = 8, 6000  # steps of what one word adds, to one step of the hidden layer; five such sums stay in 16 bits
_TOP = 255  # steps of a hidden value
_Floats = NDArray[np.float32]
_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weights:
    """The arrays of the weights file; int8 and int16 are steps of the scale that follows them."""

    hashes: NDArray[np.uint32]  # of features, sorted
    rows: NDArray[np.int8]  # [features, dim]
    row_scale: _Floats  # [dim]
    list_hashes: NDArray[np.uint32]  # of words in name lists, sorted
    list_sets: NDArray[np.uint16]  # which set of lists each stands in
    list_rows: NDArray[np.int16]  # [sets, dim], in steps of row_scale
    up: NDArray[np.int16]  # [dim, word_hidden], steps of 1 / 4096
    up_bias: _Floats
    down: NDArray[np.int16]
    down_bias: _Floats
    first: NDArray[np.int16]  # [width, dim, hidden], steps of 1 / 4096
    first_bias: _Floats
    hidden_step: _Floats  # [1] one step of the hidden layer
    second: NDArray[np.int8]  # [width, hidden, hidden]
    second_scale: _Floats
    second_bias: _Floats
    heads: NDArray[np.int16]  # [hidden, 3 × labels + 1]: base, style of a corpus, style of articles, which corpus
    head_scale: _Floats
    head_bias: _Floats
    calibration: _Floats  # [kinds, 2] slope and offset of a name's log odds

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Weights:
        """Weights of the arrays of a file."""
        return cls(**{field.name: arrays[field.name] for field in fields(cls)})


class WordTable:
    """Cached contributions of words to the hidden layer, by number.

    Number 0 is the space between sentences, which adds nothing.
    """

    def __init__(self, weights: Weights, most: int = 60_000) -> None:
        self._weights, self._most = weights, most
        self._up, self._down, first = (m.astype(np.float64) for m in (weights.up, weights.down, weights.first))
        self._first = first.transpose(1, 0, 2).reshape(first.shape[1], -1)
        nothing = np.zeros((1, weights.rows.shape[1]), np.int8)
        self._rows = np.concatenate([weights.rows, nothing])
        self._list_rows = np.concatenate([weights.list_rows[weights.list_sets], nothing])
        self._scale = _PARTS / (_GRID * _FINE * float(weights.hidden_step[0]))
        self.width = len(first)
        self._clear()

    def _clear(self) -> None:
        self._index: dict[str, int] = {}
        self.tables: NDArray[np.int16] = np.zeros((self.width, 2048, self._weights.first.shape[2]), np.int16)

    def numbers(self, tokens: Sequence[str]) -> list[int]:
        """The number of each token: its row in each of `tables`, one table for each offset."""
        try:
            return list(map(self._index.__getitem__, tokens))
        except KeyError:
            new = [token for token in dict.fromkeys(tokens) if token not in self._index]
        if len(self._index) + len(new) > self._most and self._index:
            self._clear()
            new = list(dict.fromkeys(tokens))
        self._add(new)
        return list(map(self._index.__getitem__, tokens))

    def _add(self, tokens: Sequence[str]) -> None:
        start = len(self._index) + 1
        need = start + len(tokens)
        if need > self.tables.shape[1]:
            bigger = np.zeros((self.width, max(need, 2 * self.tables.shape[1]), self.tables.shape[2]), np.int16)
            bigger[:, :start] = self.tables[:, :start]
            self.tables = bigger
        for at in range(0, len(tokens), 1024):
            part = tokens[at : at + 1024]
            self.tables[:, start + at : start + at + len(part)] = self._made(part)
        self._index.update(zip(tokens, range(start, need), strict=True))

    def _sums(
        self, hashes: Sequence[Sequence[int]], held: NDArray[np.uint32], rows: NDArray[np.signedinteger[Any]]
    ) -> NDArray[np.int16]:
        """For every word (with at least one hash) the sum of its features' rows; the last row is for the unknown."""
        sizes = list(map(len, hashes))
        wanted = np.fromiter(chain.from_iterable(hashes), np.uint32, sum(sizes))
        places = np.searchsorted(held, wanted)
        places[held.take(places, mode="clip") != wanted] = len(rows) - 1
        # The sum of some sixty rows of at most 63 steps, or of a few list rows, fits into 16 bits.
        starts = np.cumsum([0, *sizes[:-1]])
        sums: NDArray[np.int16] = np.add.reduceat(rows.take(places, axis=0), starts, dtype=np.int16)
        return sums

    def _made(self, tokens: Sequence[str]) -> NDArray[np.int16]:
        w = self._weights
        found = [word_features(token) for token in tokens]
        two = self._sums([h for f in found for h in ((f.word, *f.shape), f.grams or (0,))], w.hashes, self._rows)
        whole, grams = two[::2].astype(np.int32), two[1::2]
        whole += self._sums([f.keys for f in found], w.list_hashes, self._list_rows)
        share = np.array([len(f.grams) or 1 for f in found], np.float64)[:, None] ** -0.5
        x = np.rint((whole + grams * share) * w.row_scale * _FINE).clip(-_LIMIT, _LIMIT)
        inner = np.rint(((x @ self._up) / _GRID + w.up_bias * _FINE).clip(0, _LIMIT))
        x = np.rint(x + (inner @ self._down) / _GRID + w.down_bias * _FINE).clip(-_LIMIT, _LIMIT)
        parts = x @ self._first
        parts *= self._scale
        parts = parts.reshape(len(tokens), self.width, -1)
        parts[:, self.width // 2] += w.first_bias * (_PARTS / w.hidden_step)
        np.rint(parts, out=parts)
        np.clip(parts, -_MOST, _MOST, out=parts)
        made: NDArray[np.int16] = parts.astype(np.int16).transpose(1, 0, 2)
        return made


def _head(w: Weights, columns: NDArray[np.intp]) -> tuple[_Floats, _Floats, _Floats]:
    """Matrix, scale and bias of some columns of the heads."""
    matrix = np.ascontiguousarray(w.heads[:, columns], np.float32)
    return matrix, w.head_scale[columns], w.head_bias[columns]


class Network:
    """Label scores of sentences."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.table = WordTable(weights)
        self._second, n = weights.second.astype(np.float32), len(LABELS)
        # The needed columns of the heads: base and style of a corpus, and which corpus; or base and style of articles.
        self._corpora = _head(weights, np.r_[0 : 2 * n, 3 * n])
        self._articles = _head(weights, np.r_[0:n, 2 * n : 3 * n])
        self._threads = ThreadpoolController()

    def scores(self, sentences: Sequence[Sequence[str]], articles: bool) -> _Floats:
        """Scores [tokens of all sentences, labels]; every sentence has a token.

        `articles`: whether to follow the conventions of news articles, or of the corpus guessed for each sentence.
        """
        # These matrices are small: with NumPy's default of one thread for each core, the threads mostly wait for each
        # other (ten times slower beside other worker processes). Setting and restoring the number takes 17 µs.
        with self._threads.limit(limits=1):
            return self._scores(sentences, articles)

    def _scores(self, sentences: Sequence[Sequence[str]], articles: bool) -> _Floats:
        lengths, n = np.array(list(map(len, sentences))), len(LABELS)
        numbers = self.table.numbers(list(chain.from_iterable(sentences)))
        matrix, scale, bias = self._articles if articles else self._corpora
        whole = self._hidden(np.array(numbers, np.intp), lengths) @ matrix
        starts = np.cumsum(lengths) - lengths
        sums = None if articles else np.add.reduceat(whole[:, -1].astype(np.float64), starts)
        whole *= scale
        whole += bias
        style: _Floats = whole[:, n : 2 * n]
        if sums is not None:
            guess = sums / lengths * scale[-1] + bias[-1]
            side = (np.rint(64 * np.tanh(guess / 2)) / 64).astype(np.float32)  # steps: tanh differs in its last digit
            style *= np.repeat(side, lengths)[:, None]
        style += whole[:, :n]
        return style

    def _hidden(self, numbers: _Numbers, lengths: _Numbers) -> _Floats:
        """The hidden layer of the words of sentences of such lengths, in whole steps."""
        w, sentence = self.weights, np.repeat(np.arange(len(lengths)), lengths)
        total = self._summed(numbers, sentence)
        total += _PARTS // 2
        total >>= 3
        np.clip(total, 0, _TOP, out=total)
        first = total.astype(np.float32)
        deep = _conv(first, self._second, sentence)
        deep *= w.second_scale
        deep += w.second_bias
        np.rint(deep, out=deep)
        np.clip(deep, 0, _TOP, out=deep)
        deep += first
        return deep

    def _summed(self, numbers: _Numbers, sentence: _Numbers) -> NDArray[np.int16]:
        """What each word and those around it in its sentence add to its hidden layer."""
        tables = self.table.tables
        reach = len(tables) // 2
        places = np.arange(len(numbers)) + reach * (sentence + 1)
        laid = np.zeros(len(numbers) + reach * (int(sentence[-1]) + 2), np.intp)  # word 0 between sentences
        laid[places] = numbers
        total: NDArray[np.int16] = tables[0].take(laid[places - reach], axis=0)
        for offset in range(1, len(tables)):
            total += tables[offset].take(laid[places + (offset - reach)], axis=0)
        return total


def _conv(x: _Floats, kernel: _Floats, sentence: _Numbers) -> _Floats:
    """At every row the sum over the kernel's offsets of the rows around it, of one sentence, times the kernel."""
    reach = len(kernel) // 2
    out: _Floats = x @ kernel[reach]
    for offset in range(1, reach + 1):
        apart = sentence[offset:] != sentence[:-offset]
        before, behind = x[:-offset] @ kernel[reach - offset], x[offset:] @ kernel[reach + offset]
        before[apart] = behind[apart] = 0
        out[offset:] += before
        out[:-offset] += behind
    return out

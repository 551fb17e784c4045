"""From sentences to tensors: numbers for words and features, batches of similar length, and dropout."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor

from site_builder.entities.names.tagger.features import WordFeatures, feature_hash, word_features
from training.data import ARTICLE, FINE, Sentence, coarse

__all__ = ["Batch", "Codebook", "batches"]


class Codebook:
    """Numbers for the words and features seen in training text; 0 is the unknown word."""

    def __init__(self, sentences: Sequence[Sentence], lists: Mapping[int, tuple[str, ...]], least: int = 2) -> None:
        self.lists = lists
        self.cache: dict[str, WordFeatures] = {}
        counts: Counter[int] = Counter()
        grams: Counter[int] = Counter()
        for token, n in Counter(t for s in sentences for t in s.tokens).items():
            found = self.features(token)
            counts[found.word] += n
            for hashed in {*found.shape, *self.listed(found), *found.grams}:
                grams[hashed] += 1
        self.counts = counts
        self.words = {h: i for i, h in enumerate(sorted(h for h, n in counts.items() if n >= least), 1)}
        self.grams = {h: i for i, h in enumerate(sorted(h for h, n in grams.items() if n >= least))}
        self._rows: dict[str, tuple[int, list[int], list[float], list[int]]] = {}

    def features(self, token: str) -> WordFeatures:
        """Return the features of `token`, and remember them."""
        if token not in self.cache:
            self.cache[token] = word_features(token)
        return self.cache[token]

    def listed(self, found: WordFeatures) -> list[int]:
        """Return the features that say which lists contain a word."""
        return [feature_hash("list", name) for key in found.keys for name in self.lists.get(key, ())]

    def row(self, token: str) -> tuple[int, list[int], list[float], list[int]]:
        """Return word number, feature numbers, their weights, and their groups (0 shape, 1 list, 2 gram)."""
        got = self._rows.get(token)
        if got is None:
            f = self.features(token)
            share = len(f.grams) ** -0.5 if f.grams else 0.0
            parts = [
                (self.grams[h], w, g)
                for g, (hashes, w) in enumerate(((f.shape, 1.0), (self.listed(f), 1.0), (f.grams, share)))
                for h in hashes
                if h in self.grams
            ]
            got = (self.words.get(f.word, 0), [p[0] for p in parts], [p[1] for p in parts], [p[2] for p in parts])
            self._rows[token] = got
        return got

    def size(self) -> int:
        """Return the number of features."""
        return len(self.grams)


class Batch:
    """The tensors of one batch."""

    def __init__(
        self, sentences: Sequence[Sentence], book: Codebook, drop: tuple[float, float, float], draw: np.random.Generator
    ) -> None:
        types: dict[str, int] = {}
        width = max(len(s.tokens) for s in sentences)
        ids = np.zeros((len(sentences), width), np.int64)
        mask = np.zeros((len(sentences), width), np.float32)
        gold, fine = np.zeros_like(ids), np.full_like(ids, -100)
        for i, s in enumerate(sentences):
            ids[i, : len(s.tokens)] = [types.setdefault(t, len(types)) for t in s.tokens]
            mask[i, : len(s.tokens)] = 1
            if s.labels:
                gold[i, : len(s.tokens)] = coarse(s.labels)
                if s.corpus != ARTICLE:  # Annotated articles have no labels for numbers and times.
                    fine[i, : len(s.tokens)] = [FINE.index(label) for label in s.labels]
        rows = [book.row(t) for t in types]
        flat = np.array([g for r in rows for g in r[1]], np.int64)
        weights = np.array([w for r in rows for w in r[2]], np.float32)
        groups = np.array([g for r in rows for g in r[3]], np.int64)
        word_rate, list_rate, gram_rate = drop
        weights *= draw.random(len(flat)) >= np.array([0.0, list_rate, gram_rate])[groups]
        counts = np.array([book.counts.get(book.features(t).word, 0) for t in types], np.float32)
        chance = np.where(word_rate > 0, word_rate + 0.4 / (0.4 + np.maximum(counts, 1)), 0.0)
        keep = (draw.random(ids.shape) >= chance[ids]).astype(np.float32)
        lengths = np.array([len(r[1]) for r in rows])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        t = torch.from_numpy
        self.types: tuple[Tensor, Tensor, Tensor, Tensor] = (
            torch.tensor([r[0] for r in rows]),
            t(flat),
            t(starts),
            t(weights),
        )
        self.ids, self.keep, self.mask, self.gold, self.fine = t(ids), t(keep), t(mask), t(gold), t(fine)
        self.corpus = torch.tensor([s.corpus for s in sentences])
        self.article = self.corpus == ARTICLE


def batches(sentences: Sequence[Sentence], tokens: int, draw: random.Random | None) -> Iterator[list[int]]:
    """Yield batches as lists of sentence numbers, each with about `tokens` padded tokens; shuffled with `draw`."""
    noise = [draw.random() * 4 if draw else 0.0 for _ in sentences]
    order = sorted(range(len(sentences)), key=lambda i: (len(sentences[i].tokens) + noise[i], i))
    out: list[list[int]] = [[]]
    for i in order:
        if out[-1] and (len(out[-1]) + 1) * len(sentences[i].tokens) > tokens:
            out.append([])
        out[-1].append(i)
    if draw:
        draw.shuffle(out)
    yield from out

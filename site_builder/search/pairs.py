"""Pairs of adjacent words: search uses them to find phrases.

Two adjacent words are hashed to a number of `_BITS` bits. The index has postings for each number, as it has for words,
in a space of their own. So a phrase costs one file for every two of its words.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.search.analysis import skeleton, sound

__all__ = ["PAIRS", "pair_names", "pair_of", "pairs_of", "word_hash"]

PAIRS = "_"
"""The space of pairs, like '-' for names."""

# An article of 300 words has 180 pairs. So it seems to have one in 11 phrases of its words by chance, and its text is
# read. Twice as many numbers make the index of 10,000 such articles 0.3 MB larger.
_BITS = 11

_Ints = NDArray[np.int64]
_MASK = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


def word_hash(word: str) -> int:
    """Return 32 bits for a word (FNV-1a over code points): words that sound alike have the same hash, in any script."""
    value = 2166136261
    for c in skeleton(sound(word)) or word:
        value = (value ^ ord(c)) * 16777619 & 0xFFFFFFFF
    return value


def pair_of(first: int, between: int, second: int) -> str:
    """Return the name of a pair of words, from their hashes; `between`: the sum of hashes of quiet words between."""
    turned = (second << 13 | second >> 19) & 0xFFFFFFFF
    value = ((first ^ turned) * 2654435761 + between) & 0xFFFFFFFF
    return _name((value ^ value >> 15) >> 32 - _BITS)


def pair_names() -> list[str]:
    """Return the names of all pairs, by their numbers."""
    return [_name(pair) for pair in range(1 << _BITS)]


def _name(pair: int) -> str:
    return f"{pair:04o}"


def pairs_of(term: _Ints, place: _Ints, docs: int, hashes: Sequence[int], quiet: Sequence[int]) -> list[bytes]:
    """Return for each of `docs` documents the pairs of its words, two bytes each, sorted.

    `term`: the numbers of the words of all documents, in order. `place`: for each of them, twice the number of its
    document, plus 1 if it is in the body and not in the title. `hashes` and `quiet`, by number of the word: its hash,
    and 1 if it is not part of a pair.
    """
    hashed, silent = np.array(hashes, np.uint64)[term], np.array(quiet, bool)[term]
    heard = np.flatnonzero(~silent)
    passed = np.cumsum(np.where(silent, hashed, 0).astype(np.uint64))
    together = place[heard[:-1]] == place[heard[1:]]
    a, b = heard[:-1][together], heard[1:][together]
    turned = (hashed[b] << np.uint64(13) | hashed[b] >> np.uint64(19)) & _MASK
    value = ((hashed[a] ^ turned) * np.uint64(2654435761) + passed[b] - passed[a]) & _MASK
    value = (value ^ value >> np.uint64(15)) >> np.uint64(32 - _BITS)
    both = np.sort((place[a] >> 1) << 32 | value.astype(np.int64))
    distinct = both[np.diff(both, prepend=-1) != 0]  # a quarter of the time of np.unique, which makes a table first
    bounds = np.searchsorted(distinct, np.arange(docs + 1) << 32)
    pairs = distinct.astype(np.uint16)
    return [pairs[start:end].tobytes() for start, end in pairwise(bounds.tolist())]

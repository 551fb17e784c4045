"""Short hashes of the pairs of adjacent words in a text, to check phrases."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from site_builder.search.analysis import fold
from site_builder.search.coding import write_bits, write_number

__all__ = ["PAIR_BITS", "PER_PAIR", "pair_hash", "pairs_of", "word_hash"]

PER_PAIR = 16  # one in this many absent pairs is taken for a present one
PAIR_BITS = 4

_Ints = NDArray[np.int64]
_MASK = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)


def word_hash(word: str) -> int:
    """Return 32 bits for a word (FNV-1a over code points); spellings that search unifies have the same."""
    value = 2166136261
    for c in fold(word):
        value = (value ^ ord(c)) * 16777619 & 0xFFFFFFFF
    return value


def pair_hash(first: int, between: int, second: int) -> int:
    """Return 32 bits for two words and the sum of the stop words between them."""
    turned = (second << 13 | second >> 19) & 0xFFFFFFFF
    value = ((first ^ turned) * 2654435761 + between) & 0xFFFFFFFF
    return value ^ value >> 15


def pairs_of(term: _Ints, place: _Ints, docs: int, hashes: Sequence[int], quiet: Sequence[int]) -> list[str]:
    """Return for each of `docs` documents the pairs of its words: how many, '|', gaps between their hashes.

    `term`: the words of all documents by number, in order; `place`: for each, twice the number of its document for a
    word of the title, one more for a word of the body. `hashes` and `quiet` by number: the hash of a word, and 1 if it
    is not part of a pair.
    """
    hashed, silent = np.array(hashes, np.uint64)[term], np.array(quiet, bool)[term]
    heard = np.flatnonzero(~silent)
    passed = np.cumsum(np.where(silent, hashed, 0).astype(np.uint64))
    together = place[heard[:-1]] == place[heard[1:]]
    a, b = heard[:-1][together], heard[1:][together]
    turned = (hashed[b] << np.uint64(13) | hashed[b] >> np.uint64(19)) & _MASK
    value = ((hashed[a] ^ turned) * np.uint64(2654435761) + passed[b] - passed[a]) & _MASK
    value ^= value >> np.uint64(15)
    distinct = np.sort((place[a] >> 1).astype(np.uint64) << _HALF | value)
    distinct = distinct[np.diff(distinct, prepend=~distinct[:1]) != 0]
    doc = (distinct >> _HALF).astype(np.int64)
    many = np.bincount(doc, minlength=docs)
    short = (distinct & _MASK) * (many[doc] * PER_PAIR).astype(np.uint64) >> _HALF
    # Sorted within each document, so that equal hashes are adjacent.
    first = np.diff(doc, prepend=-1) != 0
    kept = first | (np.diff(short, prepend=_MASK) != 0)
    gaps = np.where(first, short, np.diff(short, prepend=np.uint64(0))).astype(np.int64)[kept]
    coded = write_bits(gaps, np.bincount(doc[kept], minlength=docs), PAIR_BITS)
    return [f"{write_number(count)}|{bits}" for count, bits in zip(many.tolist(), coded, strict=True)]

"""Computes the contribution of each document to the index; it depends only on that document."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from site_builder.search.coding import pack
from site_builder.search.indexing.indexed_documents import IndexedDocument, length_norm
from site_builder.search.indexing.numbered_words import NumberedWords, Texts
from site_builder.search.pairs import pairs_of
from site_builder.search.postings import LEVELS

__all__ = ["Contribution", "contributions"]

# k1 of BM25: at this weight a word has half of its highest score. A smaller number ignores repetition, a larger one
# prefers long articles that repeat a word; BM25 usually has 1.2 to 2.
_SATURATION = 1.5
# Highest weight of the body, and the occurrences of a word that give half of it. The body stays below the headline (6),
# so that an article about a subject ranks above one that only mentions it often.
_BODY, _HALF = 4.0, 2.0
_BATCH = 200  # documents counted together: a larger number needs fewer NumPy calls, but more memory

_Ints = NDArray[np.int64]


class Contribution(msgspec.Struct, frozen=True, array_like=True):
    """The contribution of a page to the index."""

    address: str
    """Its address."""
    is_name: bool
    """True for the page of a person, place, organisation or story."""
    words: tuple[str, ...]
    """Its words."""
    levels: bytes
    """The weight level of each word, 1 to 15."""
    filters: tuple[str, ...]
    """Its filters."""
    pairs: bytes
    """The pairs of its words, two bytes each; b'' for the page of a name."""
    record: str
    """Its record, in the form that its block has."""
    text: bytes
    """Hash of its text; b'' if it has none."""


def contributions(documents: Iterable[tuple[Any, IndexedDocument]]) -> Iterator[tuple[Any, Contribution]]:
    """Yield the contribution of each document, with the value beside it, in order."""
    known, rest = NumberedWords(), iter(documents)
    while batch := list(islice(rest, _BATCH)):
        yield from zip((beside for beside, _ in batch), _given([one for _, one in batch], known), strict=True)


def _given(documents: Sequence[IndexedDocument], known: NumberedWords) -> Iterator[Contribution]:
    texts, fields = Texts(known), Texts(known)
    weights: list[float] = []
    for at, one in enumerate(documents):
        for weight, text in one.fields:
            if text:
                fields.add(text, at)
                weights.append(weight)
        texts.add("" if one.is_name else one.title, 2 * at)
        texts.add(one.body, 2 * at + 1)
    word, text_of, places = texts.columns()
    # A compound is in no pair: the two words that it is written as are.
    pairs = pairs_of(word, places[text_of], len(documents), known.hashes, known.quiet)
    is_name = np.array([one.is_name for one in documents], bool)
    doc, number, level = _levels(fields, weights, *texts.with_compounds(word, text_of), places)
    kept = is_name[doc] | (np.array(known.stop)[number] == 0)
    doc, level = doc[kept], level[kept]
    bounds = np.searchsorted(doc, np.arange(len(documents) + 1)).tolist()
    words = [known.words[one] for one in number[kept].tolist()]
    levels = level.astype(np.uint8).tobytes()
    for one, (start, end), its_pairs in zip(documents, pairwise(bounds), pairs, strict=True):
        its_words, its_levels = tuple(words[start:end]), levels[start:end]
        yield Contribution(
            one.address, one.is_name, its_words, its_levels, one.filters, its_pairs, _record(one), _hash(one.body)
        )


def _levels(
    fields: Texts, weights: Sequence[float], term: _Ints, text: _Ints, places: _Ints
) -> tuple[_Ints, _Ints, _Ints]:
    """Return (document, word, level) for every word of every document: BM25F, with a limit for the body's weight."""
    place = places[text]
    in_body = place % 2 == 1
    both = np.sort((place[in_body] >> 1) << 32 | term[in_body])
    first = np.flatnonzero(np.diff(both, prepend=-1))  # not np.unique, which loads numpy.ma: 25 ms of every start
    both, counts = both[first], np.diff(first, append=len(both))
    norm = np.array([length_norm(words) for words in np.bincount(place[in_body] >> 1).tolist()], np.float64)
    term, text, docs = fields.columns()
    term, text = fields.with_compounds(term, text)
    weight = np.concatenate([_BODY * counts / (counts + _HALF * norm[both >> 32]), np.array(weights, np.float64)[text]])
    both = np.concatenate([both, docs[text] << 32 | term])
    order = np.argsort(both, kind="stable")
    both = both[order]
    first = np.flatnonzero(np.diff(both, prepend=-1))
    total = np.add.reduceat(weight[order], first) if len(first) else weight
    level = np.maximum(1, np.rint(LEVELS * total / (total + _SATURATION))).astype(np.int64)
    return both[first] >> 32, both[first] & 0xFFFFFFFF, level


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest() if text else b""


def _record(one: IndexedDocument) -> str:
    address = one.address.removesuffix(".html")
    return "|".join(pack(text) for text in (address, one.title, one.kicker, one.date, one.language, one.lead))

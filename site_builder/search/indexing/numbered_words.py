"""Gives numbers to the words of many texts, so that NumPy can count them."""

from array import array
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from site_builder.search.analysis import fold, words
from site_builder.search.pairs import word_hash
from site_builder.search.tables import rules

__all__ = ["NumberedWords", "Texts"]

_Ints = NDArray[np.int64]


class NumberedWords(dict[str, int]):
    """A number for every word, in the order of appearance.

    The keys are pieces, strings between two spaces, each with a number too: most pieces are one word.
    """

    def __init__(self) -> None:
        self.words: list[str] = []
        self.hashes = array("I")
        """The hash of each word, from which hashes of pairs are made."""
        self.quiet = array("b")
        """1 for a word that is not part of a pair."""
        self.stop = array("b")
        """1 for a word that is not indexed."""
        self._quiet, self._stop = frozenset(rules()["quiet"]), frozenset(rules()["stop"])
        self._number: dict[str, int] = {}
        self._in_pieces, self._ends = array("i"), array("i", [0])
        """The words of all pieces, and the end of each piece in them."""
        self._spellings: dict[str, list[int]] = {}
        self._compounds: dict[tuple[int, int], str] = {}
        self._begins = array("b")
        """1 for a word that is the first of a compound."""

    def __missing__(self, piece: str) -> int:
        found = self[piece] = len(self)
        self._in_pieces.extend(map(self._new, words(piece)))
        self._ends.append(len(self._in_pieces))
        return found

    def words_of(self, pieces: Sequence[int]) -> tuple[_Ints, _Ints]:
        """Return the numbers of the words of these pieces, in order, and for each word the index of its piece."""
        piece, ends = np.array(pieces, np.int64), np.array(self._ends, np.int64)
        counts = np.diff(ends)[piece]
        which = np.repeat(np.arange(len(piece)), counts)
        offsets = np.arange(len(which)) - (np.cumsum(counts) - counts)[which]
        return np.array(self._in_pieces, np.int64)[ends[piece][which] + offsets], which

    def compounds(self, word: _Ints, text: _Ints) -> tuple[_Ints, _Ints]:
        """Return the numbers of compounds that are written as two words (लॉक डाउन), and the text of each.

        `word` and `text`: the numbers of the words of the texts, in order, and for each word its text.
        """
        begins = np.array(self._begins, bool)[word[:-1]] & (text[:-1] == text[1:])
        found = [
            (self._new(self._compounds[pair]), text[at])
            for at in np.flatnonzero(begins).tolist()
            if (pair := (int(word[at]), int(word[at + 1]))) in self._compounds
        ]
        both = np.array(found, np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def _new(self, word: str) -> int:
        number = self._number.get(word)
        if number is None:
            number = self._number[word] = len(self.words)
            self.words.append(word)
            self.hashes.append(word_hash(word))
            self.quiet.append(word in self._quiet)
            self.stop.append(word in self._stop)
            self._begins.append(False)
            self._note_compounds(fold(word), number)
        return number

    def _note_compounds(self, folded: str, number: int) -> None:
        found = _compounds().get(folded, ())
        if found:
            self._spellings.setdefault(folded, []).append(number)
        for first, second in found:
            for a in self._spellings.get(first, ()):
                for b in self._spellings.get(second, ()):
                    self._compounds[a, b] = self.words[a] + self.words[b]
                    self._begins[a] = True


@cache
def _compounds() -> dict[str, list[tuple[str, str]]]:
    """Return the compounds that contain a word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rules()["compounds"]:
        first, second = map(fold, row)
        for part in (first, second):
            found.setdefault(part, []).append((first, second))
    return found


class Texts:
    """The words of many texts, in columns."""

    def __init__(self, known: NumberedWords) -> None:
        self._known = known
        self._pieces = array("i")
        self._places: list[int] = []
        self._counts: list[int] = []

    def add(self, text: str, place: int) -> None:
        """Add a text, with a number that `columns` returns beside the text."""
        before = len(self._pieces)
        self._pieces.extend(map(self._known.__getitem__, text.split()))
        self._places.append(place)
        self._counts.append(len(self._pieces) - before)

    def columns(self) -> tuple[_Ints, _Ints, _Ints]:
        """Return the numbers of all words, in order; the text of each word; and the number given with each text."""
        word, piece = self._known.words_of(self._pieces)
        return word, np.repeat(np.arange(len(self._counts)), self._counts)[piece], np.array(self._places, np.int64)

    def with_compounds(self, word: _Ints, text: _Ints) -> tuple[_Ints, _Ints]:
        """Return the first two columns, followed by the compounds that are written as two words."""
        more, texts = self._known.compounds(word, text)
        return np.concatenate([word, more]), np.concatenate([text, texts])

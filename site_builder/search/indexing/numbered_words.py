"""The words of many texts by number, so that NumPy can count them."""

from array import array
from functools import cache
from itertools import chain

from site_builder.search.analysis import fold, words
from site_builder.search.pairs import word_hash
from site_builder.search.tables import rules

__all__ = ["NumberedWords"]


class NumberedWords(dict[str, tuple[int, ...]]):
    """A number for every word, in the order of appearance; the keys are strings between two spaces."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.hashes = array("I")
        """The hash of each word, from which hashes of pairs are made."""
        self.quiet = array("b")
        """1 where a word is not part of a pair."""
        self.stop = array("b")
        """1 where a word of a text is not indexed."""
        self._quiet, self._stop = frozenset(rules()["quiet"]), frozenset(rules()["stop"])
        self._number: dict[str, int] = {}
        self._spellings: dict[str, list[int]] = {}
        self._compounds: dict[tuple[int, ...], str] = {}
        self._firsts: set[int] = set()

    def __missing__(self, piece: str) -> tuple[int, ...]:
        found = self[piece] = tuple(map(self._new, words(piece)))
        return found

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the words of `text`, in order, and of compounds written as two words."""
        found = list(chain.from_iterable(map(self.__getitem__, text.split())))
        return found if self._firsts.isdisjoint(found) else found + self._joined(found)

    def _joined(self, found: list[int]) -> list[int]:
        """Return the compounds that are written as two words here: लॉक डाउन."""
        firsts = self._firsts
        pairs = [tuple(found[at : at + 2]) for at, number in enumerate(found) if number in firsts]
        return [self._new(self._compounds[pair]) for pair in pairs if pair in self._compounds]

    def _new(self, word: str) -> int:
        number = self._number.get(word)
        if number is None:
            number = self._number[word] = len(self.words)
            self.words.append(word)
            self.hashes.append(word_hash(word))
            self.quiet.append(word in self._quiet)
            self.stop.append(word in self._stop)
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
                    self._firsts.add(a)


@cache
def _compounds() -> dict[str, list[tuple[str, str]]]:
    """Return the compounds that contain a word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rules()["compounds"]:
        first, second = map(fold, row)
        for part in (first, second):
            found.setdefault(part, []).append((first, second))
    return found

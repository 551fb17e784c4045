"""Takes apart the names of two people that stand side by side, as in 'रूस के पुतिन ट्रंप को …'."""

from collections import Counter
from collections.abc import Sequence

from site_builder.entities.names.candidates import Candidate, score
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import GIVEN, MIDDLE, PART, SURNAME
from site_builder.text.folding import loose_key

__all__ = ["taken_apart"]

_ALONE = 2
"""Fewest mentions of a word alone that make it a person's name without any other sign of that."""


class _Others:
    """The other people of an article, by the words of their names in loose spelling."""

    def __init__(self, lines: Sequence[Marked], found: Sequence[Candidate]) -> None:
        self.of = {one: _words(lines[one.line], one) for one in found if one.kind == "person" and score(one) > 0}
        names = Counter(self.of.values())
        self.alone = Counter({name[0]: count for name, count in names.items() if len(name) == 1})
        self.partners: dict[tuple[str, bool], list[tuple[str, ...]]] = {}
        for name in names:
            if len(name) > 1:
                self.partners.setdefault((name[0], False), []).append(name)
                self.partners.setdefault((name[-1], True), []).append(name)

    def has(self, word: str, other: str, *, last: bool) -> bool:
        """Return whether a full name without `other` begins with `word`, or ends with it (`last`)."""
        return any(other not in name for name in self.partners.get((word, last), ()))

    def is_part(self, words: tuple[str, ...]) -> bool:
        """Return whether a longer name has all of `words`: 'लालू प्रसाद यादव'."""
        longer = [*self.partners.get((words[0], False), ()), *self.partners.get((words[-1], True), ())]
        return any(len(name) > len(words) and set(words) <= set(name) for name in longer)


def taken_apart(lines: Sequence[Marked], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names found; of two people side by side only the second stays, `named_again` finds the first.

    The first is known as somebody else: he has another given name (व्लादिमीर पुतिन), a surname of his own (सोनू कुमार),
    or stands alone under a surname. The second is known without the first, or begins with a given name. An unknown word
    behind the surname of somebody else is not part of a name: 'ट्रंप टोपी' beside 'डोनाल्ड ट्रंप'.
    """
    others = _Others(lines, found)
    return [
        _apart(others, others.of[one], lines[one.line], one) if len(others.of.get(one, ())) > 1 else one
        for one in found
    ]


def _apart(others: _Others, words: tuple[str, ...], line: Marked, one: Candidate) -> Candidate:
    first, second = words[:2]
    behind = _second(line, one)
    flags, next_flags = line.flags[one.first], line.flags[behind]
    if flags & MIDDLE or others.is_part(words):  # मोहम्मद is no surname
        return one
    of_other = not flags & GIVEN and others.has(first, second, last=True)
    full = others.has(second, first, last=len(words) == 2) or others.has(second, first, last=False)
    if full or (next_flags & GIVEN if len(words) > 2 else others.alone[second] >= _ALONE):
        surname = not flags & GIVEN and flags & SURNAME and others.alone[first] >= _ALONE
        owner = flags & GIVEN and len(words) == 2 and not next_flags & (SURNAME | MIDDLE)
        two = of_other or surname or (owner and others.has(first, second, last=False))
        return one._replace(first=behind, title=None) if two else one
    cut = of_other and flags & SURNAME and len(words) == 2 and not next_flags & PART
    return one._replace(end=one.first + 1) if cut else one


def _second(line: Marked, one: Candidate) -> int:
    """Return the token of the second word of a name: 'मोदी-पुतिन'."""
    return next(at for at in range(one.first + 1, one.end) if line.is_word(at))


def _words(line: Marked, one: Candidate) -> tuple[str, ...]:
    """Return the words of a name, each in loose spelling; signs are left out."""
    return tuple(
        loose_key((line.line.keys[at],), line.word_flags.exchanged)
        for at in range(one.first, one.end) if line.is_word(at)
    )  # fmt: skip

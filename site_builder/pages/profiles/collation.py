"""Names in dictionary order, and the letters under which lists show them.

The order of the letters of each script is data (`any/text/letter_order`), taken from ICU's collation for the language
in which most of its news is written. One level is enough for names: accents, nuktas and case are ignored, and names
that differ only in them are in the order of their code points.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from site_builder import data
from site_builder.text.languages import script_of

__all__ = ["NO_LETTER", "LetterPlace", "initial", "sort_key"]

NO_LETTER = "#"
"""The heading of names that do not begin with a letter: mostly numbers."""
_LAST = 10_000
"""The number of the script of letters that are not in the table; these are in the order of code points."""
_LATIN = "Latn"


class LetterPlace(NamedTuple):
    """The place of a letter in the order."""

    script: int
    """Number of its script; 0 is the site's own script."""
    letter: int
    """Its place in the order of its script."""


class _Table(NamedTuple):
    """The table of letters."""

    letters: re.Pattern[str]
    """Finds one letter, which may be several code points, or one other character."""
    places: dict[str, tuple[str, int]]
    """Script of a letter, and its place in that script."""
    headings: dict[str, str]
    """The letter that stands for it over a list."""
    scripts: tuple[str, ...]
    """In the order of lists; Latin last."""


@cache
def _table() -> _Table:
    places, headings = {}, {}
    rows = data.table("any", "text/letter_order")
    for script, row in rows:
        for number, group in enumerate(row.split(" ")):
            for one in group.split("="):
                letter = unicodedata.normalize("NFD", one)
                places[letter], headings[letter] = (script, number), group[0]
    longest_first = sorted((one for one in places if len(one) > 1), key=lambda one: (-len(one), one))
    scripts = sorted((script for script, _ in rows), key=lambda script: (script == _LATIN, script))
    return _Table(
        re.compile("|".join([*map(re.escape, longest_first), "."]), re.DOTALL), places, headings, tuple(scripts)
    )


def sort_key(name: str, own: str | None) -> tuple[tuple[LetterPlace, ...], str]:
    """Return the sort key of a name; names in the script `own` (ISO 15924) come first, those in Latin letters last."""
    plain = _plain(name)
    found = [_heading_place(_initial(plain), own)]
    for word in plain.split():
        found += _word_places(word, own)
    return tuple(found), name


@lru_cache(maxsize=256)
def _heading_place(heading: str, own: str | None) -> LetterPlace:
    """Return the place of a heading; names that do not begin with a letter come last."""
    return LetterPlace(_LAST + 1, 0) if heading == NO_LETTER else _place(_plain(heading), own, _table())


@lru_cache(maxsize=1 << 14)
def _word_places(word: str, own: str | None) -> tuple[LetterPlace, ...]:
    """Return the places of a word's letters, and its end; many names share a word, so these are remembered."""
    # The end of a word sorts before every letter: राम कुमार, रामा.
    return (*(_place(letter, own, _table()) for letter in _letters(word, _table())), LetterPlace(-1, 0))


def _plain(name: str) -> str:
    if any(map(str.isdigit, name)):
        name = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in name)
    return unicodedata.normalize("NFD", name.lower())


def _letters(word: str, table: _Table) -> Iterator[str]:
    """Yield the letters of a word, also those that are not in the table, and its digits."""
    return (letter for letter in table.letters.findall(word) if letter in table.places or letter.isalnum())


def _place(letter: str, own: str | None, table: _Table) -> LetterPlace:
    script, number = table.places.get(letter) or (script_of(letter) or "", ord(letter[0]))
    if script == own:
        return LetterPlace(0, number)
    return LetterPlace(table.scripts.index(script) + 1 if script in table.scripts else _LAST, number)


def initial(name: str) -> str:
    """Return the letter under which a list shows a name: never a vowel sign; `NO_LETTER` if it has none."""
    return _initial(_plain(name))


def _initial(plain: str) -> str:
    for letter in _letters(plain, _table()):
        heading = _table().headings.get(letter, letter)
        if unicodedata.category(heading)[0] == "L":
            return heading.upper()
        if heading.isdigit():
            return NO_LETTER
    return NO_LETTER

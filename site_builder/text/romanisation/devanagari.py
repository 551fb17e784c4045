"""Devanagari in readable Latin letters, as Hindi is pronounced: विनय मोहन -> vinay mohan.

Written Hindi leaves the inherent vowel 'a' unsaid at the end of a word and, between single consonants, inside it
(Ohala 1983, "Aspects of Hindi Phonology", ch. 5: a -> nothing in VC_CV, from right to left). The rule does not reach
across the parts of a compound (श्री+नगर), so common parts are a list; words that break it are another.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from site_builder import data

__all__ = ["ScriptReading", "romanise_devanagari", "spoken"]

_SCRIPT = "Deva"
_WORD = re.compile("[\u0900-\u0963\u0971-\u097f\u200c\u200d]+")
_SIGNS = str.maketrans("०१२३४५६७८९।॥॰", "0123456789...")
_VIRAMA, _NUKTA, _VISARGA = "\u094d", "\u093c", "\u0903"
_NASALS = "\u0900\u0901\u0902"
# Consonants joined by viramas, then a vowel sign or none; or a vowel alone; then nasals and the like.
_CONSONANT = f"[\u0915-\u0939\u0978-\u097f]{_NUKTA}?"
_CLUSTER = re.compile(f"ज{_VIRAMA}ञ|{_CONSONANT}")
_SYLLABLE = re.compile(
    f"(?P<onset>{_CONSONANT}(?:{_VIRAMA}{_CONSONANT})*)(?P<sign>[\u093a\u093b\u093e-\u094c\u094e\u094f\u0955-\u0957\u0962"
    f"\u0963]|{_VIRAMA})?(?P<after>[{_NASALS}{_VISARGA}]*)|(?P<vowel>[\u0904-\u0914\u0950\u0960\u0961\u0972-\u0977])"
    f"(?P<after_vowel>[{_NASALS}{_VISARGA}]*)"
)
_LONGEST = 60  # code points; what is longer is not a word, and not worth remembering
_LONG_VOWELS = {"आ": "aa", "ा": "aa", "ई": "ee", "ी": "ee", "ऊ": "oo", "ू": "oo"}
_UNSAID = _VIRAMA  # instead of a vowel sign: no vowel is spoken


def romanise_devanagari(text: str, *, long_vowels: bool = False) -> str:
    """Return `text` with its Devanagari in lower-case Latin letters and its Devanagari digits in ASCII.

    `long_vowels`: with these as two letters: कमाल -> kamaal. Everything else stays as it is.
    """

    def read(found: re.Match[str]) -> str:
        word = found.group()
        if len(word) <= _LONGEST:
            return _known_word(word, long_vowels)
        return spoken(unicodedata.normalize("NFC", word), _reading(long_vowels))

    return _WORD.sub(read, text).translate(_SIGNS)


@dataclass(frozen=True)
class ScriptReading:
    """How a script's letters, written as Devanagari, are read."""

    letters: Mapping[str, str]
    """Letter, vowel sign or conjunct -> Latin letters."""
    drops_vowel: bool = True
    """Whether the vowel that every consonant holds is left unsaid at a word's end and between single consonants."""
    keeps_after_cluster: bool = False
    """Whether it is always said behind joined consonants at a word's end."""
    nasal: str = ""
    """What an anusvara is before a consonant, where it does not follow that consonant."""
    last_nasal: str = "n"
    """What an anusvara is at a word's end."""


@lru_cache(maxsize=128)
def _reading(long_vowels: bool) -> ScriptReading:
    return ScriptReading(_letters() | _LONG_VOWELS if long_vowels else _letters())


@lru_cache(maxsize=50_000)
def _known_word(word: str, long_vowels: bool) -> str:
    word = unicodedata.normalize("NFC", word.replace("\u200c", "").replace("\u200d", ""))
    known = None if long_vowels else _exceptions().get(word.replace(_NUKTA, ""))
    return known if known is not None else "".join(spoken(part, _reading(long_vowels)) for part in _parts(word))


@cache
def _exceptions() -> dict[str, str]:
    """Return them without nuktas, which many writers leave out."""
    return {row[0].replace(_NUKTA, ""): row[1] for row in data.table(_SCRIPT, "text/romanise_exceptions")}


@cache
def _letters() -> dict[str, str]:
    return {row[0]: row[1] if len(row) > 1 else "" for row in data.table(_SCRIPT, "text/romanise_letters")}


@lru_cache(maxsize=128)
def _common_parts(place: str) -> tuple[str, ...]:
    return tuple(sorted(data.lines(_SCRIPT, f"text/romanise_{place}_parts"), key=lambda part: (-len(part), part)))


def _parts(word: str) -> tuple[str, ...]:
    """Return the parts of a compound whose last or first part is a common one; else the word alone."""
    for last in _common_parts("last"):
        rest = word.removesuffix(last)
        if rest and rest != word and not rest.endswith(_VIRAMA):
            return rest, last
    for first in _common_parts("first"):
        rest = word.removeprefix(first)
        if rest != word and re.match(_CONSONANT, rest) and len(_SYLLABLE.findall(rest)) > 1:
            return first, rest
    return (word,)


def spoken(word: str, reading: ScriptReading) -> str:
    """Return one word in Devanagari, or a part of a compound, in Latin letters."""
    syllables = [_syllable(found) for found in _SYLLABLE.finditer(word)]
    for i in range(len(syllables) - 1, 0, -1) if reading.drops_vowel else ():
        if _unsaid(syllables, i, reading):
            onset, _, after = syllables[i]
            syllables[i] = (onset, _UNSAID, after)
    return "".join(_sounds(syllables, i, reading) for i in range(len(syllables)))


def _syllable(found: re.Match[str]) -> tuple[str, str, str]:
    """Return the consonants, the vowel ('' for the inherent one) and what follows them."""
    if found["vowel"]:
        return "", found["vowel"], found["after_vowel"]
    return found["onset"], found["sign"] or "", found["after"]


def _unsaid(syllables: list[tuple[str, str, str]], i: int, reading: ScriptReading) -> bool:
    onset, vowel, after = syllables[i]
    if vowel or after:
        return False
    before = syllables[i - 1]
    if i == len(syllables) - 1:
        return not (_VIRAMA in onset if reading.keeps_after_cluster else _keeps_last(onset, before))
    following, next_vowel, _ = syllables[i + 1]
    single = _VIRAMA not in onset and _VIRAMA not in following
    return single and bool(following) and next_vowel != _UNSAID and before[1] != _UNSAID


def _keeps_last(onset: str, before: tuple[str, str, str]) -> bool:
    """Tell whether the last 'a' of a word is said: मित्र, राज्य, विश्व, राष्ट्रीय; but धर्म, पूर्व, वर्ष."""
    first, _, last = onset.rpartition(_VIRAMA)
    if not first:
        return last == "य" and before[1] in {"\u093f", "\u0940", "इ", "ई"}
    return last == "य" or (last in {"र", "ल", "व"} and first != "र")


def _sounds(syllables: list[tuple[str, str, str]], i: int, reading: ScriptReading) -> str:
    letters = reading.letters
    onset, vowel, after = syllables[i]
    said = letters[onset] if onset in letters else "".join(letters.get(c, "") for c in _CLUSTER.findall(onset))
    said += letters.get(vowel, "") if vowel else "a"
    if any(c in _NASALS for c in after):
        following = syllables[i + 1][0][:1] if i + 1 < len(syllables) else ""
        labial = "m" if following and following in "पफबभम" else "n"
        if reading.nasal and "\u0901" in after:  # candrabindu: the vowel itself is nasal
            said += "n"
        else:
            said += (reading.nasal or labial) if i + 1 < len(syllables) else reading.last_nasal
    return said + ("h" if _VISARGA in after else "")

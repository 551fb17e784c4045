"""Urdu, and other languages in Arabic letters, in readable Latin letters: خبر -> khabar.

Short vowels are not written. The commonest words are a list; in others an 'a' stands where Urdu's syllables need a
vowel: no word begins with two consonants or ends in two, and three do not meet. So a reader knows the word again, but
the vowel may be another.
"""

import re
from functools import cache, lru_cache

from site_builder import data

__all__ = ["romanise_arabic"]

_WORD = re.compile("[\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06fa-\u06ff\u200c\u200d]+")
_SIGNS = re.compile("[\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u200c\u200d]")
_DIGITS = {ord(digit): str(at % 10) for at, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_LONGEST = 40  # code points; what is longer is not a word
_SAME = str.maketrans("يىكهةۃۂأإٱ", "ییکہہہہااا")  # letters of Arabic for those of Urdu
_VOWELS = frozenset("اآویےئؤ")
_ENDS = frozenset({"st", "sht", "kht", "ft", "nd", "ng", "nk"})
"""Two consonants that may end a word behind a long vowel: دوست, گوشت."""


@cache
def _letters() -> dict[str, str]:
    return {row[0]: row[1] for row in data.table("Arab", "text/romanise_letters")}


@cache
def _known() -> dict[str, str]:
    return {row[0]: row[1] for row in data.table("Arab", "text/romanise_words")}


def romanise_arabic(text: str) -> str:
    """Return `text` with its Arabic letters in lower-case Latin ones, and its digits in ASCII."""
    return _WORD.sub(_read, text).translate(_DIGITS)


def _read(found: re.Match[str]) -> str:
    word = found.group()
    return _known_word(word) if len(word) <= _LONGEST else _spoken(word)


@lru_cache(maxsize=50_000)
def _known_word(word: str) -> str:
    bare = _SIGNS.sub("", word).translate(_SAME)
    return _known().get(bare) or _spoken(bare)


def _spoken(word: str) -> str:
    word = _SIGNS.sub("", word).translate(_SAME)
    said: list[str] = []
    run: list[str] = []  # consonants since the last vowel
    for sound in _sounds(word):
        if sound[0] in "aeiou":
            said += [*_filled(run, begins=not said, ends=False), sound]
            run = []
        else:
            run.append(sound)
    return "".join([*said, *_filled(run, begins=not said, ends=True)])


def _sounds(word: str) -> list[str]:
    """Return consonants and written vowels in order."""
    found: list[str] = []
    for i, letter in enumerate(word):
        before, behind = word[i - 1 : i] if i else "", word[i + 1 : i + 2]
        if letter == "ھ" and found and found[-1][0] not in "aeiou":
            found[-1] += "h"
        elif letter in "اعویےئہ":
            sound = _weak(letter, before, behind, vowel=bool(found) and found[-1][0] in "aeiou")
            found += [sound] if sound else []
        elif said := _letters().get(letter):
            found.append(said)
    return found


def _weak(letter: str, before: str, behind: str, *, vowel: bool) -> str:
    """Return how a letter is read that may be a vowel, a consonant or silent; `vowel`: whether one stands before it."""
    if letter in "وی":
        return _glide(letter, before, behind, vowel=vowel)
    readings = {
        "ا": "" if not before and behind in {"و", "ی"} else "a",
        "ع": "" if vowel or behind in _VOWELS else "a",
        "ہ": "a" if before and not behind and not vowel else "h",
        "ئ": "i" if behind and behind not in _VOWELS else "",
        "ے": "e",
    }
    return readings[letter]


def _glide(letter: str, before: str, behind: str, *, vowel: bool) -> str:
    """Return how و or ی is read: as a consonant before a vowel or at a word's beginning, else as a vowel."""
    consonant, long = ("v", "o") if letter == "و" else ("y", "i")
    first = not before or vowel or behind in {"ا", "آ"}
    if (first and behind and (behind in _VOWELS or not before)) or (vowel and letter == "و"):
        return consonant
    return long


def _filled(run: list[str], *, begins: bool, ends: bool) -> list[str]:
    """Return consonants with an 'a' wherever a syllable needs one.

    `begins`: no vowel stands before them; `ends`: none behind.
    """
    if not run:
        return []
    made, at, short = [], 0, False
    if begins:
        if len(run) == 1:
            return [*run, "a"] if ends else run
        made, at, short = [run[0], "a"], 1, True
    while len(run) - at > 2:
        made += [run[at], run[at + 1], "a"]
        at, short = at + 2, True
    rest = run[at:]
    if ends and len(rest) == 2 and (short or "".join(rest) not in _ENDS):
        rest.insert(1, "a")
    return made + rest

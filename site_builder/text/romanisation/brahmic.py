"""The scripts of India other than Devanagari in Latin letters: বাংলা খবর -> bangla khabar.

Their blocks in Unicode have the order of Devanagari's, so a word is written in Devanagari and read as that is, with
what each script does otherwise: which letters sound different (data: text/brahmic_letters),
and whether the vowel that a consonant holds is left unsaid (in Bengali, Punjabi and Gujarati, not in the South).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from site_builder import data
from site_builder.text.romanisation.devanagari import ScriptReading, spoken
from site_builder.text.romanisation.tamil import romanise_tamil_word

__all__ = ["romanise_brahmic"]

_SIZE = 0x80
_TAMIL = 0x0B80
_DIGITS = 0x66
_WORD = re.compile("[\u0980-\u0d7f\u200c\u200d]+")
_LONGEST = 60  # code points; what is longer is not a word, and not worth remembering
_VIRAMA = "\u094d"
_DEVANAGARI = "Deva"


class _Script(NamedTuple):
    """The differences of a script from Devanagari."""

    name: str
    """ISO 15924 code, under which its letters stand in the data."""
    drops_vowel: bool
    """As of `ScriptReading`."""
    keeps_after_cluster: bool = False
    """As of `ScriptReading`."""
    nasal: str = ""
    """As of `ScriptReading`."""
    last_nasal: str = "n"
    """As of `ScriptReading`."""


_SCRIPTS = {
    0x0980: _Script("Beng", drops_vowel=True, keeps_after_cluster=True, nasal="ng", last_nasal="ng"),
    0x0A00: _Script("Guru", drops_vowel=True),
    0x0A80: _Script("Gujr", drops_vowel=True),
    0x0B00: _Script("Orya", drops_vowel=False),
    0x0C00: _Script("Telu", drops_vowel=False, last_nasal="m"),
    0x0C80: _Script("Knda", drops_vowel=False, last_nasal="m"),
    0x0D00: _Script("Mlym", drops_vowel=False, last_nasal="m"),
}
# Spellings that are read otherwise than letter by letter, as Devanagari: य and ब joined in Bengali, ऱ in Malayalam,
# the sign that doubles a consonant in Punjabi.
_JOINED: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "Beng": (
        (re.compile(f"{_VIRAMA}य(?!\u093c)"), f"{_VIRAMA}य\u093c"),
        (re.compile(f"(?<=[कगचजटडतधशषस]{_VIRAMA})ब|(?<=^द{_VIRAMA})ब"), "व"),
    ),
    "Guru": (
        *(
            (re.compile(f"\u0971(?={breathed})"), f"{plain}{_VIRAMA}")
            for breathed, plain in zip("खघछझठढथधफभ", "कगचजटडतदपब", strict=True)
        ),
        (re.compile("\u0971(.\u093c?)"), rf"\1{_VIRAMA}\1"),
        (re.compile("[\u0972\u0973]"), ""),
    ),
    "Mlym": (
        (re.compile(f"(?<=स{_VIRAMA})ऱ{_VIRAMA}ऱ"), "ट"),
        (re.compile(f"ऱ{_VIRAMA}ऱ"), f"ट{_VIRAMA}ट"),
        (re.compile(f"न{_VIRAMA}ऱ"), f"न{_VIRAMA}ट"),
        (re.compile(f"त{_VIRAMA}त"), f"ट{_VIRAMA}त"),
    ),
}


def romanise_brahmic(text: str) -> str:
    """Return `text` with Bengali, Punjabi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam in Latin letters."""
    return _WORD.sub(_read, text)


def _read(found: re.Match[str]) -> str:
    word = found.group()
    return _known_word(word) if len(word) <= _LONGEST else _words(word)


@lru_cache(maxsize=50_000)
def _known_word(word: str) -> str:
    return _words(word)


def _words(word: str) -> str:
    """Return a run of letters, which may be of several scripts, in Latin letters."""
    word = unicodedata.normalize("NFC", word.replace("\u200c", "").replace("\u200d", ""))
    runs = ((base, "".join(letters)) for base, letters in groupby(word, lambda letter: ord(letter) & ~(_SIZE - 1)))
    return "".join(romanise_tamil_word(run) if base == _TAMIL else _in_script(run, base) for base, run in runs)


def _in_script(word: str, base: int) -> str:
    script = _SCRIPTS.get(base)
    if script is None:
        return ""
    known = _exceptions(script.name).get(word)
    if known is not None:
        return known
    latin = "".join(_as_devanagari(letter, base, script.name) for letter in word)
    for pattern, replacement in _JOINED.get(script.name, ()):
        latin = pattern.sub(replacement, latin)
    pieces = re.split(r"(\d+)", unicodedata.normalize("NFC", latin))
    return "".join(piece if piece.isdigit() else spoken(piece, _reading(base)) for piece in pieces)


def _as_devanagari(letter: str, base: int, name: str) -> str:
    same = _same_letters(name).get(letter)
    if same is not None:
        return same
    place = ord(letter) - base
    return str(place - _DIGITS) if 0 <= place - _DIGITS <= 9 else chr(0x0900 + place)


@lru_cache(maxsize=128)
def _same_letters(name: str) -> Mapping[str, str]:
    """Return letters that stand in another place of their block than in Devanagari's -> that letter."""
    rows = data.table("any", "text/brahmic_letters")
    return {row[2]: row[3] for row in rows if row[:2] == (name, "is")}


@lru_cache(maxsize=128)
def _reading(base: int) -> ScriptReading:
    script = _SCRIPTS[base]
    rows = data.table("any", "text/brahmic_letters")
    letters = {row[0]: row[1] if len(row) > 1 else "" for row in data.table(_DEVANAGARI, "text/romanise_letters")}
    letters |= {row[2]: row[3] for row in rows if row[:2] == (script.name, "reads")}
    return ScriptReading(letters, script.drops_vowel, script.keeps_after_cluster, script.nasal, script.last_nasal)


@lru_cache(maxsize=128)
def _exceptions(name: str) -> Mapping[str, str]:
    return {row[0]: row[1] for row in data.table(name, "text/romanise_exceptions")}

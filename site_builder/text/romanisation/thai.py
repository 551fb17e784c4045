"""Thai in readable Latin letters: สวัสดี -> sawatdi.

The forms of syllables and their vowels are data, after the Royal Thai General System of Transcription (1999). Thai has
no spaces between words, so an address has none within a sentence either.
"""

import re
from functools import cache

from site_builder import data

__all__ = ["romanise_thai"]

_RUN = re.compile("[\u0e01-\u0e5b]+")
_SILENT = re.compile("[ก-ฮ][\u0e34\u0e38]?\u0e4c")  # a consonant with the sign that silences it
_TONES = re.compile("[\u0e48-\u0e4b\u0e4c-\u0e4e\u0e2f\u0e46]")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def romanise_thai(text: str) -> str:
    """Return `text` with its Thai letters in lower-case Latin ones, and its digits in ASCII."""
    return _RUN.sub(lambda found: _read(found.group()), text).translate(_DIGITS)


@cache
def _consonants() -> dict[str, tuple[str, str]]:
    rows = data.table("Thai", "text/romanise_consonants")
    return {row[0]: (row[1] if len(row) > 1 else "", row[2] if len(row) > 2 else "") for row in rows}


@cache
def _syllable() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Return a pattern with three groups for each form of a syllable, and the vowel of each form."""
    ahead: dict[str, str] = {}
    for letters in sorted(_consonants()):
        ahead[letters[1:]] = ahead.get(letters[1:], "") + letters[0]
    # Grouped by their second letter, so that a few classes are tried instead of a hundred letters.
    firsts = "|".join(f"[{first}]{second}" for second, first in sorted(ahead.items(), reverse=True))
    rows = data.table("Thai", "text/romanise_syllables")
    forms = []
    for number, (_, form, _) in enumerate(rows):
        last = f"(?P<f{number}>[ก-ฮ](?![\u0e30-\u0e3a\u0e47]))"
        form = form.replace("F?", "@?").replace("F", "@")  # noqa: PLW2901 - placeholders, step by step
        forms.append(form.replace("K", f"(?P<k{number}>{firsts})").replace("@", last))
    return re.compile("|".join(f"(?P<s{number}>{form})" for number, form in enumerate(forms))), tuple(
        r[2] for r in rows
    )


def _read(text: str) -> str:
    bare = _TONES.sub("", _SILENT.sub("", text))
    pattern, vowels = _syllable()
    return pattern.sub(lambda found: _spoken(found, vowels), bare)


def _spoken(found: re.Match[str], vowels: tuple[str, ...]) -> str:
    known, number = _consonants(), int((found.lastgroup or "s0")[1:])  # the group that closes last is the syllable's
    form = found.re.groupindex
    last = found[f"f{number}"] if f"f{number}" in form else None
    return known[found[f"k{number}"]][0] + vowels[number] + (known[last][1] if last else "")

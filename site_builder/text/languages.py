"""Facts about languages: form of a tag, scripts, directions. The only table of scripts; all else is CLDR's (Babel)."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from site_builder.model import Direction
from site_builder.text.marks import MARKS

__all__ = ["Likely", "direction", "likely", "primary", "script_direction", "script_of", "tag", "written_in"]

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_CASES = {2: str.upper, 4: str.title}
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts of living languages that run from right to left (Unicode, Bidi_Class R and AL)."""

# Blocks of 128 code points by script; good enough to count by, borderline blocks go to the script news is written in.
_BLOCKS: dict[int, str] = {
    **dict.fromkeys([0, 1, 2, 3, 4, 60, 61], "Latn"), **dict.fromkeys([7, 62, 63], "Grek"),
    **dict.fromkeys([8, 9], "Cyrl"), 10: "Armn", 11: "Hebr", **dict.fromkeys([12, 13], "Arab"), 14: "Syrc", 15: "Thaa",
    18: "Deva", 19: "Beng", 20: "Guru", 21: "Gujr", 22: "Orya", 23: "Taml", 24: "Telu", 25: "Knda", 26: "Mlym",
    27: "Sinh", 28: "Thai", 29: "Laoo", 30: "Tibt", 31: "Tibt", 32: "Mymr", 33: "Geor", 34: "Hang", 35: "Hang",
    36: "Ethi", 37: "Ethi", 38: "Ethi", 47: "Khmr", 48: "Mong", 49: "Mong", 56: "Olck", 96: "Jpan", 97: "Jpan",
    **dict.fromkeys(range(0x3400 >> 7, 0xA000 >> 7), "Hani"), 0xABC0 >> 7: "Mtei",
    **dict.fromkeys(range(0xAC00 >> 7, 0xD7B0 >> 7), "Hang"),
    **dict.fromkeys(range(0xFB80 >> 7, 0xFE00 >> 7), "Arab"), 0xFE80 >> 7: "Arab",
}  # fmt: skip
# Marks count too: half of what Indian scripts write are marks, and a page's Latin menu would outweigh their letters.
_COUNTED = re.compile(rf"[^\W\d_]|[{MARKS}]")
_SAMPLE = 700  # code points
_LOOKED_AT = 70
"""Letters that are counted, spread over the sample: enough for a majority, cheap for long texts."""


class _Scripts(dict[str, str | None]):
    """The script of every code point seen so far; None if the code point does not count."""

    def __missing__(self, letter: str) -> str | None:
        self[letter] = found = _BLOCKS.get(ord(letter) >> 7) if _COUNTED.match(letter) else None
        return found


_SCRIPTS = _Scripts()


class Likely(NamedTuple):
    """What CLDR's likely subtags add to a tag; all None where CLDR does not know it."""

    language: str | None
    """Language tag: 'hi'."""
    script: str | None
    """ISO 15924 code: 'Deva'."""
    territory: str | None
    """ISO 3166 code: 'IN'."""


def tag(text: str) -> str | None:
    """Return the BCP 47 tag in `text` in its usual case (hi, en-IN, hi-Deva-IN); None for another form."""
    if not _TAG.fullmatch(text):
        return None
    first, *rest = text.split("-")
    return "-".join([first.lower(), *(_CASES.get(len(part), str.lower)(part) for part in rest)])


def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag, lower case: 'hi' of 'hi-Latn'; 'und' when it is none."""
    language = tag.partition("-")[0].lower()
    return language if language.isascii() and language.isalpha() else "und"


@lru_cache(maxsize=256)
def likely(*tags: str) -> Likely:
    """Return language, script and territory that CLDR's likely subtags give the first of `tags` that it knows."""
    from babel.core import get_global

    subtags = get_global("likely_subtags")
    for one in tags:
        name = one.replace("-", "_")
        full = subtags.get(name) or subtags.get(name.partition("_")[0] if not name.startswith("und_") else name)
        if full:
            language, script, territory = full.split("_")[:3]
            return Likely(language, script, territory)
    return Likely(None, None, None)


@lru_cache(maxsize=256)
def written_in(language: str) -> str | None:
    """Return the ISO 15924 code of the script that a BCP 47 tag names, else of the likeliest; None if unknown."""
    first, *rest = language.split("-")
    stated = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), None)
    return stated or likely("-".join([first.lower(), *rest[:1]]), first.lower()).script


def direction(language: str) -> Direction:
    """Return the direction in which the language of this tag is written."""
    return script_direction(written_in(language))


def script_direction(script: str | None) -> Direction:
    """Return the direction of a script; left to right when unknown."""
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


def script_of(text: str) -> str | None:
    """Return the ISO 15924 code of the script most letters of the beginning of `text` are in; None without letters."""
    sample = text[:_SAMPLE]
    few = sample[:: 1 + len(sample) // _LOOKED_AT]
    counts = Counter(map(_SCRIPTS.__getitem__, few))
    counts.pop(None, 0)
    if not counts:
        return None
    # Japanese mixes kana with Chinese characters, and those outnumber them; a tenth of kana settles it.
    if counts["Jpan"] and counts["Jpan"] * 9 >= counts["Hani"]:
        counts["Jpan"] += counts.pop("Hani", 0)
    return max(sorted(filter(None, counts)), key=lambda script: counts[script])

"""Which language a text is in, and which way its script runs.

The script is seen from code points; among languages that share one, those win whose small words ('का', 'the', 'и')
or own letters ('ں', 'ї') the text holds most of. The word lists are data: `data/<language>/parsing/words.txt`.
"""

import math
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from site_builder import data
from site_builder.model import Direction

__all__ = ["DetectedLanguage", "recognise"]


class DetectedLanguage(NamedTuple):
    """Language, direction and script of a text."""

    language: str
    """BCP 47 tag; 'und' when unknown."""
    direction: Direction
    """Direction of its script."""
    script: str | None
    """ISO 15924 code; None when the text has no letters."""


_SAMPLE = 700
"""Code points from the beginning that are looked at: enough small words for every language in the tables."""
_GLANCE = 240
"""Code points that mostly decide: the rest of the sample is asked where no language leads by far."""
_CLEAR = 4
"""So many words of its own a language has at a glance that leads by far, and twice as many as the next."""
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Primary language tags that are written from right to left."""
_RTL_SCRIPTS = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo"})

# Blocks of 128 code points by script; good enough to count by, borderline blocks go to the script news is written in.
_BLOCKS: dict[int, str] = {
    **dict.fromkeys([0, 1, 2, 3, 4, 60, 61], "Latn"), **dict.fromkeys([7, 62, 63], "Grek"),
    **dict.fromkeys([8, 9], "Cyrl"), 10: "Armn", 11: "Hebr", **dict.fromkeys([12, 13], "Arab"), 15: "Thaa",
    18: "Deva", 19: "Beng", 20: "Guru", 21: "Gujr", 22: "Orya", 23: "Taml", 24: "Telu", 25: "Knda", 26: "Mlym",
    27: "Sinh", 28: "Thai", 29: "Laoo", 30: "Tibt", 31: "Tibt", 32: "Mymr", 33: "Geor", 34: "Hang", 35: "Hang",
    36: "Ethi", 37: "Ethi", 38: "Ethi", 47: "Khmr", 48: "Mong", 49: "Mong", 96: "Jpan", 97: "Jpan",
    **dict.fromkeys(range(0x3400 >> 7, 0xA000 >> 7), "Hani"), **dict.fromkeys(range(0xAC00 >> 7, 0xD7B0 >> 7), "Hang"),
    **dict.fromkeys(range(0xFB80 >> 7, 0xFE00 >> 7), "Arab"), 0xFE80 >> 7: "Arab",
}  # fmt: skip
# A script that news of only one language is written in.
_ALONE = {
    "Grek": "el", "Armn": "hy", "Thaa": "dv", "Guru": "pa", "Gujr": "gu", "Orya": "or", "Taml": "ta", "Telu": "te",
    "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Thai": "th", "Laoo": "lo", "Tibt": "bo", "Mymr": "my", "Geor": "ka",
    "Hang": "ko", "Khmr": "km", "Mong": "mn", "Jpan": "ja", "Hani": "zh",
}  # fmt: skip
_SHARED = {
    "Deva": ("hi", "mr", "ne", "bho", "mai", "sa"),
    "Beng": ("bn", "as"),
    "Arab": ("ar", "fa", "ur", "ps", "sd"),
    "Hebr": ("he", "yi"),
    "Ethi": ("am", "ti"),
    "Cyrl": ("ru", "uk", "bg", "sr", "be", "kk", "mn"),
    "Latn": ("en", "es", "fr", "de", "pt", "it", "nl", "id", "ms", "vi", "tr", "pl", "sv", "da", "no", "fi", "ro", "cs",
             "hu", "sw", "tl", "az", "uz", "ca", "hr", "so"),
}  # fmt: skip
# When no small word was found: the language most news in that script is in, for scripts where that is a safe guess.
_USUAL = {"Deva": "hi", "Beng": "bn", "Arab": "ar", "Hebr": "he", "Ethi": "am", "Cyrl": "ru"}
_UNKNOWN = "und"
_WHOLE = math.lcm(*range(1, 1 + max(map(len, _SHARED.values()))))
"""What one word says: whole numbers, as sums of fractions would depend on the order of a set of words."""


def _script_of(text: str) -> str | None:
    """Return the ISO 15924 code of the script most letters of the beginning of `text` are in; None without letters."""
    sample = text[:_SAMPLE]
    few = sample[:: 1 + len(sample) // 24]
    if sum("\u0900" <= c <= "\u097f" for c in few) * 2 > len(few):
        return "Deva"  # what most of this paper's texts are in, seen at a glance
    counts = Counter(_BLOCKS.get(ord(c) >> 7) for c in sample[:: 1 + len(sample) // 70] if c > "@")
    counts.pop(None, 0)
    if not counts:
        return None
    # Japanese mixes kana with Chinese characters, and those outnumber them; a tenth of kana settles it.
    if counts["Jpan"] and counts["Jpan"] * 9 >= counts["Hani"]:
        counts["Jpan"] += counts.pop("Hani", 0)
    return max(sorted(filter(None, counts)), key=lambda script: counts[script])


@lru_cache(maxsize=128)
def _small_words(script: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in _SHARED[script]:
        for word in data.lines(language, "parsing/words"):
            found[word] = (*found.get(word, ()), language)
    return found


@lru_cache(maxsize=128)
def _own_letters(script: str) -> tuple[tuple[str, str], ...]:
    rows = data.table("any", "parsing/letters")
    return tuple((row[1], row[0]) for row in rows if row[0] in _SHARED[script])


def _by_words(text: str, script: str) -> str | None:
    scores = _scores(text[:_GLANCE].casefold(), script)
    second, first = sorted(scores.values())[-2:]
    if first < max(2 * second, _CLEAR * _WHOLE):
        scores = _scores(text[:_SAMPLE].casefold(), script)
    # Ties go to the language listed first: the more widely read.
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] else None


def _scores(sample: str, script: str) -> dict[str, int]:
    known = _small_words(script)
    # A word that several languages share says little for each of them; a letter only one has says much.
    scores = dict.fromkeys(_SHARED[script], 0)
    for word in known.keys() & sample.split():
        languages = known[word]
        share = _WHOLE // len(languages)
        for language in languages:
            scores[language] += share
    for letter, language in _own_letters(script):
        if letter in sample:
            scores[language] += 2 * _WHOLE
    return scores


def recognise(text: str, stated: str | None = None) -> DetectedLanguage:
    """Return the language of `text`, or the one stated for it, with script and direction.

    `stated`: BCP 47 tag known from elsewhere. The language is 'und' when nothing tells; direction is that of the
    script most of the text is in, and of the stated language where the text has no letters.
    """
    script = _script_of(text)
    primary = (stated or "").split("-")[0].lower()
    rtl = script in _RTL_SCRIPTS if script else primary in _RIGHT_TO_LEFT
    if stated:
        language = stated
    elif script is None:
        language = _UNKNOWN
    else:
        language = _ALONE.get(script) or _by_words(text, script) or _USUAL.get(script, _UNKNOWN)
    return DetectedLanguage(language, "rtl" if rtl else "ltr", script)

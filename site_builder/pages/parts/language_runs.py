"""The language of short texts (names, labels): the one around them, unless their script says otherwise."""

import unicodedata
from collections import Counter
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from site_builder.model import Direction
from site_builder.pages.parts.view_parts import TextLanguage, TextRun

__all__ = ["locale_of", "run", "text_language"]

# The first word of a character's Unicode name, and the ISO 15924 code of the script it belongs to.
_SCRIPTS = {
    "DEVANAGARI": "Deva", "LATIN": "Latn", "ARABIC": "Arab", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr",
    "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym", "SINHALA": "Sinh",
    "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "THAI": "Thai", "CJK": "Hani", "HANGUL": "Kore",
}  # fmt: skip


def run(text: str, around: str) -> TextRun:
    """Return `text` with its language: `around` (BCP 47) when that is written in this script, else the likeliest."""
    found = _language_of(text, around)
    return TextRun(text, found.language, found.direction)


@lru_cache(maxsize=4096)
def _language_of(text: str, around: str) -> TextLanguage:
    script = _script(text)
    if script is None or script == _likely(around)[1]:
        return text_language(around)
    return text_language(_likely(f"und_{script}_IN", f"und_{script}")[0] or around)


def _script(text: str) -> str | None:
    """Return the script that most letters of `text` are in; None when it has none that we know."""
    counts = Counter(unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha())
    known = [(-n, _SCRIPTS[word]) for word, n in counts.items() if word in _SCRIPTS]
    return min(known)[1] if known else None


@lru_cache(maxsize=256)
def _likely(*tags: str) -> tuple[str | None, str | None, str | None]:
    """Return language, script and territory that CLDR's likely subtags give the first of `tags` that it knows."""
    subtags = get_global("likely_subtags")
    for tag in tags:
        name = tag.replace("-", "_")
        full = subtags.get(name) or subtags.get(name.partition("_")[0] if not name.startswith("und_") else name)
        if full:
            language, script, territory = full.split("_")[:3]
            return language, script, territory
    return None, None, None


@lru_cache(maxsize=256)
def text_language(language: str) -> TextLanguage:
    """Return the language with the direction in which it is written; left to right when unknown."""
    try:
        direction: Direction = "rtl" if Locale.parse(language, sep="-").text_direction == "rtl" else "ltr"
    except (UnknownLocaleError, ValueError):
        direction = "ltr"
    return TextLanguage(language, direction)


@lru_cache(maxsize=256)
def locale_of(language: str) -> str:
    """Return `language` with its likely territory, as Open Graph wants it ('hi_IN'); '' when unknown."""
    tag, _, territory = _likely(language)
    return f"{tag}_{territory}" if tag and territory else ""

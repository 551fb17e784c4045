"""The language of short texts (names, labels): that of the text around them, unless their script differs."""

from functools import lru_cache

from site_builder.pages.parts.view_parts import TextLanguage, TextRun
from site_builder.text.languages import direction, likely, script_of, written_in

__all__ = ["as_said", "locale_of", "run", "text_language"]


def as_said(text: str) -> str:
    """Return the words of a quotation without the comma at its end (“so it is,” he said)."""
    return text.rstrip(" ,،;")


def run(text: str, around: str) -> TextRun:
    """Return `text` with its language: `around` (BCP 47) when that is written in this script, else the likeliest."""
    found = _language_of(text, around)
    return TextRun(text, found.language, found.direction)


@lru_cache(maxsize=4096)
def _language_of(text: str, around: str) -> TextLanguage:
    script = script_of(text)
    if script is None or script == written_in(around):
        return text_language(around)
    # In news from India, names in Arabic letters are Urdu.
    return text_language(likely(f"und_{script}_IN", f"und_{script}").language or around)


@lru_cache(maxsize=256)
def text_language(language: str) -> TextLanguage:
    """Return the language with the direction in which it is written; left to right when unknown."""
    return TextLanguage(language, direction(language))


@lru_cache(maxsize=256)
def locale_of(language: str) -> str:
    """Return `language` with its likely territory, as Open Graph wants it ('hi_IN'); '' when unknown."""
    known = likely(language)
    return f"{known.language}_{known.territory}" if known.language and known.territory else ""

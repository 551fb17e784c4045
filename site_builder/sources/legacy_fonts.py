"""Recognises text of fonts that show other letters for Latin ones: 'jkeiqj esa' is 'रामपुर में' in Kruti Dev.

Such text cannot be read without its font, and looks like text in Latin letters. It is recognised by the most common
words of its language, which are not words in English, in code, or in Hindi in Latin letters.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from site_builder import data

__all__ = ["LegacyText", "legacy_text"]

_DISTINCT = 3  # so many different common words must stand in it, and be
_SHARE = (
    0.12  # so great a part of a text's words: of Hindi, they are a third; of English and code, none or one in fifty
)
_LINE = 8  # words of a line that is looked at alone, so that one paragraph among good ones is found
_LINE_SHARE = 0.2  # of such a line; in up to 15 words, three different common words are as many
_TAG = re.compile(r"<[^<>]*>")


class LegacyText(NamedTuple):
    """A text that an old font was made for."""

    font: str
    """Its name."""
    line: int
    """The first line, from 1, that is written so."""


@cache
def _words() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for font, word in data.table("any", "sources/legacy_fonts"):
        found.setdefault(font, set()).add(word)
    return {font: frozenset(words) for font, words in found.items()}


def legacy_text(text: str) -> LegacyText | None:
    """Return the font that `text`, or a paragraph of it, was typed for; None nearly always. Tags are passed over."""
    words = set(text.split())
    fonts = [font for font, common in _words().items() if len(words & common) >= _DISTINCT]
    if not fonts:
        return None
    lines = [_TAG.sub(" ", line).split() for line in text.split("\n")]
    for font in fonts:
        common = _words()[font]
        number = next(
            (i for i, line in enumerate(lines, 1) if len(line) >= _LINE and _is_in(line, common, _LINE_SHARE)), 0
        )
        if number or _is_in([word for line in lines for word in line], common, _SHARE):
            first = next(i for i, line in enumerate(lines, 1) if not common.isdisjoint(line))
            return LegacyText(font, number or first)
    return None


def _is_in(words: list[str], common: frozenset[str], share: float) -> bool:
    known = [word for word in words if word in common]
    return len(set(known)) >= _DISTINCT and len(known) >= share * len(words)

"""Text that was typed for an old font of Hindi becomes Unicode: 'jkeiqj esa' is 'रामपुर में'.

Such a font shows each character as a part of a letter, in the order in which it is drawn: the short i stands before
its letters, the र that is spoken before them hangs above the last one. A table, named in any/importing/old_fonts, says
what each character shows; the rules below put that into the order in which it is spoken, which is Unicode's.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from site_builder import data
from site_builder.text.normalise import normalise
from site_builder.text.vocabulary.news_words import news_words

__all__ = ["FONTS", "FontText", "OldFont", "from_font", "from_font_where_sure", "is_spelt", "known_font"]


class OldFont(NamedTuple):
    """A font that can be converted."""

    table: str
    """Name of the list of its characters."""
    language: str
    """BCP 47 tag of the language that is written in it."""
    letters: bool
    """True when words of that language are typed in plain Latin letters."""


FONTS: Mapping[str, OldFont] = {
    name: OldFont(table, language, bool(letters))
    for name, table, language, letters in data.table("any", "importing/old_fonts")
}
"""The fonts that can be converted, by the name that users give."""

_CIRCLE = "\u25cc"
_LETTER = "[\u0915-\u0939]\u093c?"
_CLUSTER = f"(?:{_LETTER}\u094d)*{_LETTER}"
_VOWELS, _SIGNS = "\u093e-\u094c\u0962\u0963", "\u0901-\u0903"
_RULES = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        # A stroke completes a half letter: ख् and ा is ख. A dot or a र below may have been typed between.
        ("\u094d(\u093c?)(\u094d\u0930)?\u093e", r"\1\2"),
        ("\u094d\u094d+", "\u094d"),
        # A dot below belongs to the letter, even if other signs were typed between them.
        (f"([\u094d{_VOWELS}{_SIGNS}]+)\u093c", "\u093c\\1"),
        # Signs that are drawn over each other show once.
        (f"([\u0941-\u0948{_SIGNS}])\\1+", r"\1"),
        ("\u0945\u0902", "\u0901"),
        (f"([{_SIGNS}])([\u093e\u0940-\u094c])", r"\2\1"),
        # The short i goes behind the letters before which it was typed.
        (f"\u093f([{_SIGNS}]?)\u25cc({_CLUSTER})", "\\2\u093f\\1"),
        # र् goes before the letters above which it hangs; above इ it makes ई.
        ("\u0907\u25cc\u0930\u094d", "\u0908"),
        (f"({_CLUSTER})([{_VOWELS}{_SIGNS}]*)\u25cc\u0930\u094d", "\u0930\u094d\\1\\2"),
        # Letters that are drawn as two: अ and ा is आ, ा and े is ो.
        ("\u0905\u093e", "\u0906"), ("\u0906\u0947", "\u0913"), ("\u0906\u0948", "\u0914"), ("\u0906\u0945", "\u0911"),
        ("\u0905\u094b", "\u0913"), ("\u0905\u094c", "\u0914"), ("\u0905\u0949", "\u0911"), ("\u090f\u0947", "\u0910"),
        ("\u093e\u0947", "\u094b"), ("\u093e\u0948", "\u094c"), ("\u093e\u0945", "\u0949"),
        ("\u2018\u2018", "\u201c"), ("\u2019\u2019", "\u201d"),
    )
)  # fmt: skip
_VISARGA = re.compile("([\u0900-\u094d]*)\u0903(?![\u0904-\u094d])")
_DEVANAGARI = re.compile("[\u0904-\u0939]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII)
_LEFT = re.compile("[A-Za-z\u00a1-\u00ff]")
_SPACES = re.compile(r"(\s+)")
_BARE = re.compile("[^\u0900-\u0963]+")
_SPELT = re.compile(f"(?:(?:[\u0904-\u0914\u0950]|{_CLUSTER}[{_VOWELS}]?)[{_SIGNS}]*\u093d?)+(?:(?:{_LETTER}\u094d)+)?")
_AROUND = "\"'.,:;!?()[]-"
_HALF_END = re.compile("\u094d(?![\u0904-\u0939])")
_VIRAMA = frozenset("~\xf7")  # the keys that show a virama; without it no word ends in a half letter


@dataclass(frozen=True, slots=True)
class FontText:
    """A text that was converted from an old font."""

    text: str
    """The text in Unicode."""
    kept: tuple[str, ...]
    """Words that were not converted, because the result is not Hindi; in order, once each."""


def known_font(name: str) -> str | None:
    """Return which of `FONTS` a document means by the name of a font: 'Kruti Dev 010', 'ABCDEF+DevLys010'."""
    bare = re.sub("[ _-]", "", name).lower()
    return next((font for font in FONTS if font.replace("-", "") in bare), None)


def from_font(text: str, font: str) -> str:
    """Return what a text shows in the font, one of `FONTS`; addresses of pages and of e-mail stay as they are."""
    old, found, at = FONTS[font], [], 0
    glyphs = _glyphs(old)
    for address in _ADDRESS.finditer(text):
        found += [_spoken(text[at : address.start()].translate(glyphs), old.language), address[0]]
        at = address.end()
    return normalise("".join(found) + _spoken(text[at:].translate(glyphs), old.language))


def from_font_where_sure(text: str, font: str) -> FontText:
    """Return what a text shows in the font; words that make no Hindi, and lines that hold Devanagari, stay."""
    kept: dict[str, None] = {}
    lines = []
    for line in text.split("\n"):
        if _DEVANAGARI.search(line):
            lines.append(line)
            continue
        words = _SPACES.split(line)
        shown = [word if word.isspace() else from_font(word, font) for word in words]
        good = [_is_read(old, new, font) for old, new in zip(words, shown, strict=True)]
        kept |= {word: None for word, is_good in zip(words, good, strict=True) if not is_good}
        lines.append("".join(new if is_good else old for old, new, is_good in zip(words, shown, good, strict=True)))
    return FontText(normalise("\n".join(lines)), tuple(kept))


def is_spelt(word: str) -> bool:
    """Return whether the Devanagari in a word is possible: each sign has its letter."""
    return all(_SPELT.fullmatch(part) for part in _BARE.split(word) if part)


def _is_english(typed: str, shown: str, font: str) -> bool:
    """Tell whether a word was typed in English among Hindi: letters alone, which show no known word of Hindi.

    In Chanakya no word of Hindi is made of plain letters; in Kruti Dev many are, so English is known by a list, or by
    three capitals and nothing else: of 3,857 words of the news only फर्स्ट is typed so. Of the 3,000 commonest words of
    English 3 % are taken for Hindi (73 % without this), and none in Chanakya.
    """
    bare, word = typed.strip(_AROUND), _BARE.sub("", shown)
    if len(bare) < 2 or not (bare.isascii() and bare.isalpha()):
        return False
    if not FONTS[font].letters:
        return True
    capitals = len(bare) > 2 and bare.isupper()
    return (capitals or bare.lower() in news_words(data.BESIDE)) and word not in news_words(FONTS[font].language)


def _is_read(typed: str, shown: str, font: str) -> bool:
    """Tell whether a word as it was typed shows what may be Hindi, and nothing is left of the font's characters."""
    if _ADDRESS.search(shown):
        return True
    if _is_english(typed, shown, font):
        return False
    cut = shown[:1] == "\u0964" and len(shown) > 1  # 'ATM' in Kruti Dev begins with a full stop
    cut = cut or (_HALF_END.search(shown) is not None and _VIRAMA.isdisjoint(typed))
    return not cut and is_spelt(shown) and _LEFT.search(shown) is None


@lru_cache(maxsize=4)
def _glyphs(font: OldFont) -> Mapping[int, str]:
    rows = data.table(font.language, f"importing/{font.table}")
    return {_code(typed): shown.strip("\u2205") for shown, typed in rows}


def _code(typed: str) -> int:
    return ord(typed) if len(typed) == 1 else int(typed.removeprefix("U+"), 16)


def _spoken(drawn: str, language: str) -> str:
    """Return signs in the order in which they are drawn in the order in which they are spoken."""
    for pattern, becomes in _RULES:
        drawn = pattern.sub(becomes, drawn)
    # Visarga and colon look the same, and are typed the same: at the end of a word it is a colon, but of a few.
    kept = data.lines(language, "importing/visarga_words")
    return _VISARGA.sub(lambda found: found[0] if found[1] in kept else f"{found[1]}:", drawn.replace(_CIRCLE, ""))

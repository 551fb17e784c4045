"""Words as values and quotations read them, at a position of a text: runs of letters and marks of any script."""

import re

__all__ = ["EDGE", "NUMERAL", "WORD", "word_at", "word_before"]

# Spaces, digits and punctuation, as plain ranges: `\s` and `\d` in a class make matching five times slower.
_SPACES = "\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000"
_NUMERALS = (
    "0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0a66-\u0a6f\u0ae6-\u0aef\u0b66-\u0b6f\u0be6-\u0bef"
    "\u0c66-\u0c6f\u0ce6-\u0cef\u0d66-\u0d6f\u0de6-\u0def\u0e50-\u0e59\u0ed0-\u0ed9\u0f20-\u0f29\u1040-\u1049"
    "\u17e0-\u17e9\uff10-\uff19"
)
_MARKS = r"!-/:-@\[-`{-~।॥॰،؛؟۔‘’‚‛“”„‟«»‹›–—―…•·₹€£¥¢°′″"
EDGE = rf"[{_SPACES}{_NUMERALS}{_MARKS}]"
"""Regular expression of a character that is in no word."""
WORD = rf"[^{EDGE[1:-1]}]+"
"""Regular expression of a run of letters and marks of any script; cheaper than `text.words.LETTERS`, and wider."""
NUMERAL = rf"[{_NUMERALS}]"
"""Regular expression of a decimal digit of the scripts that news is written in."""
_WORD_AT = re.compile(rf"[ \n]{{0,2}}({WORD})")
_WORD_BEFORE = re.compile(rf"({WORD}+)[ \n]{{0,2}}\Z")
_LOOK_BACK = 40  # words that matter for a value are not longer


def word_at(text: str, at: int) -> tuple[int, str]:
    """Return (end, word) of the word at `at`, up to two spaces before it; (at, '') when there is none."""
    found = _WORD_AT.match(text, at)
    return (found.end(), found[1]) if found else (at, "")


def word_before(text: str, at: int) -> tuple[int, str]:
    """Return (start, word) of the word that ends at `at`, up to two spaces behind it; (at, '') when there is none."""
    low = at - _LOOK_BACK if at > _LOOK_BACK else 0
    space = text.rfind(" ", low, at - 2) if at > 1 else -1
    found = _WORD_BEFORE.search(text, space + 1 or low, at)
    return (found.start(), found[1]) if found else (at, "")

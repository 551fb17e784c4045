"""One form for every text, given once, when it is read; offsets everywhere else index this form."""

import re
import unicodedata

from site_builder.text.marks import MARKS

__all__ = ["LINE_END", "normalise"]

LINE_END = re.compile("[\r\v\f\x85\u2028\u2029](?:(?<=\r)\n)?")
"""What may end a line besides LF: CR LF, CR, vertical tab, form feed, NEL, line and paragraph separator."""
# Characters that almost no Hindi text has: a text without them has none of the characters below.
_ODD = re.compile("[^\n -~\u0900-\u097f\u200c\u200d\u2010-\u2027]")
# No-break and typographic spaces, tab: all are a space to a reader of news.
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Control characters, bidi controls (CSS and `dir` isolate runs instead), zero-width space, soft hyphen, word joiner,
# byte-order mark, noncharacters. The joiners U+200C and U+200D stay: they change how Devanagari and Persian look.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
# Noncharacters beyond the first plane, apart, as they make a class slow that is looked up for every character.
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_DROPPED_BEYOND = dict.fromkeys(
    plane + last for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Putting marks in order takes the square of their number, and no letter of any language has dozens: runs are cut after
# 64 marks where one of 135 or more was seen. Every eighth character is looked at, and first whether there are so many
# beside each other that are not plainly letters, as to look at all of them takes longer than everything else here.
_MANY_MARKS = re.compile(f"[{MARKS}]{{16}}")
_FEW_LETTERS = re.compile("[^ -~\u0904-\u0939]{16}")
_STEP = 8  # 135 marks in a row always give 16 sampled marks side by side
_TOO_MANY = re.compile(f"([{MARKS}]{{64}})[{MARKS}]+")
# What NFC does to a text of Hindi: eight letters it takes apart, a nukta it joins to one of three letters or puts
# before a virama. This search takes a fifth of the time of NFC, which only other scripts and the accents need.
_TAKEN_APART = {letter: unicodedata.normalize("NFC", letter) for letter in map(chr, range(0x958, 0x960))}
_OTHER_OR_NUKTA = "[^\n -~\u0900-\u093b\u093d-\u0950\u0955-\u097f\u200c\u200d\u2010-\u2027]"
_MAY_CHANGE = re.compile(f"{_OTHER_OR_NUKTA}(?:(?<!\u093c)|(?<=[नरळ\u094d]\u093c))")


def normalise(text: str) -> str:
    """Return `text` in NFC with '\\n' line ends, plain spaces, and no control, bidi or invisible characters.

    Lone surrogates become U+FFFD, so the result always encodes as UTF-8. Idempotent; linear in the length.
    """
    if _ODD.search(text):
        text = _SPACE.sub(" ", LINE_END.sub("\n", text))
        text = _SURROGATE.sub("\ufffd", _DROPPED.sub("", text))
        if _BEYOND.search(text):
            text = text.translate(_DROPPED_BEYOND)
    return _bounded(_nfc(_bounded(text)))


def _nfc(text: str) -> str:
    for letter, parts in _TAKEN_APART.items():
        text = text.replace(letter, parts)
    return unicodedata.normalize("NFC", text) if _MAY_CHANGE.search(text) else text


def _bounded(text: str) -> str:
    sample = text[::_STEP]
    return _TOO_MANY.sub(r"\1", text) if _FEW_LETTERS.search(sample) and _MANY_MARKS.search(sample) else text

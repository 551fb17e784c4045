"""One form for every text, given once, when it is read; offsets everywhere else index this form."""

import re
import unicodedata

__all__ = ["match_key", "normalise"]

# What may end a line: CR LF, CR, vertical tab, form feed, NEL, line and paragraph separator.
_LINE_END = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
# No-break and typographic spaces, tab: all are a space to a reader of news.
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Control characters, bidi controls (CSS and `dir` isolate runs instead), zero-width space, soft hyphen, word joiner,
# byte-order mark, noncharacters. The joiners U+200C and U+200D stay: they change how Devanagari and Persian look.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(text: str) -> str:
    """Return `text` in NFC with '\\n' line ends, plain spaces, and no control, bidi or invisible characters.

    Lone surrogates become U+FFFD, so the result always encodes as UTF-8. Idempotent.
    """
    text = _SPACE.sub(" ", _LINE_END.sub("\n", text))
    text = _SURROGATE.sub("\ufffd", _DROPPED.sub("", text))
    return unicodedata.normalize("NFC", text)


_JOINERS = re.compile("[\u200c\u200d]")
_CANDRABINDU_OR_HALF_NASAL = re.compile("\u0901|[\u0919\u091e\u0923\u0928\u092e]\u094d(?=[\u0915-\u0939])")
_NUKTA = "\u093c"
_QUOTES = str.maketrans("‘’‛“”„‟´`", "''''''''" + "'")
_GAP = re.compile(r"\s+")


def match_key(text: str) -> str:
    """Return the key under which spellings of one name meet; for comparison, never for display.

    Joiners and nuktas are dropped; candrabindu and a half nasal before a consonant become anusvara (हिन्दी = हिंदी,
    ट्रम्प = ट्रंप, चाँद = चांद); Latin is case-folded; digits are ASCII; runs of space are one space.
    """
    text = _JOINERS.sub("", unicodedata.normalize("NFC", text)).translate(_QUOTES)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if c != _NUKTA)
    text = _CANDRABINDU_OR_HALF_NASAL.sub("\u0902", unicodedata.normalize("NFC", text))
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() else c for c in text)
    return _GAP.sub(" ", text).strip().casefold()

"""Spelling keys: forms of a text for comparison only. Every place that folds spelling takes its key from here.

| key | made for | what it does beside that |
|---|---|---|
| `match_key` | names | digits ASCII, quotation marks straight, visarga inside a word gone |
| `fold` | phrases of the page and of the paper | a visarga is a colon: both are typed for each other |
| `loose_key` | names within one article | letters that writers of the language exchange |
| `tagger_key` | the tagger's features | digits are 0; tied to the weights: see its docstring |

All of them: lower case; joiners and nuktas gone; candrabindu becomes anusvara (चाँद = चांद); so does a half nasal before
a consonant (हिन्दी = हिंदी, टाटा सन्स = टाटा संस).
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

__all__ = ["fold", "loose_key", "match_key", "tagger_key", "unfolded"]

_NUKTA, _CANDRABINDU, _ANUSVARA, _VISARGA = "\u093c", "\u0901", "\u0902", "\u0903"
_HALF_NASAL = re.compile("[ङञणनम]\u094d(?=[क-ह])")
# दुःख is also written दु:ख and दुख. The lookbehind comes second, so that a search jumps from mark to mark.
_VISARGA_INSIDE = re.compile("[\u0903:](?<=[\u0900-\u0963].)[\u0903:]*(?=[क-ह])")
# Text in which only candrabindu and half nasals change: NFC, lower case, no digit, mark, nukta, visarga or loose vowel.
_USUAL = re.compile("[\u0901\u0902\u0904-\u0928\u092a-\u0930\u0932\u0933\u0935-\u0939a-z\u093e-\u094d -]+")
_QUOTES = (*((mark, "'") for mark in "‘’‛´`"), *((mark, '"') for mark in "“”„‟"))
_LOOSE_VOWEL = "\u00a8"
_BROKEN = re.compile(f"{_LOOSE_VOWEL}((?:[क-ह]\u094d)*[क-ह])")
"""Pages whose text was turned from an old font have a diaeresis for the vowel that it set before its consonant: ¨सह."""


def match_key(text: str) -> str:
    """Return the key under which spellings of one name meet; for comparison, never for display. Idempotent.

    Joiners and nuktas are dropped; candrabindu and a half nasal before a consonant become anusvara (हिन्दी = हिंदी,
    ट्रम्प = ट्रंप, चाँद = चांद); a visarga within a word is dropped (दुःख = दु:ख = दुख); Latin is case-folded; digits are
    ASCII; quotation marks are straight; runs of space are one space; a vowel left over from an old font is put in its
    place (¨सह = सिंह).
    """
    if _USUAL.fullmatch(text):  # nine names of ten; the same, four times as fast
        return " ".join(_HALF_NASAL.sub(_ANUSVARA, text.replace(_CANDRABINDU, _ANUSVARA)).split())
    text = unicodedata.normalize("NFD", text.replace("\u200c", "").replace("\u200d", "")).casefold()
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_NUKTA, ""))
    if _LOOSE_VOWEL in text:
        text = _BROKEN.sub("\\1\u093f\u0902", text)
    # Many times as fast as str.translate, because most of them do not occur.
    for mark, plain in _QUOTES:
        text = text.replace(mark, plain)
    text = _VISARGA_INSIDE.sub("", _HALF_NASAL.sub(_ANUSVARA, text.replace(_CANDRABINDU, _ANUSVARA)))
    for digit in (c for c in set(text) if c > "\x7f" and c.isdigit()):
        text = text.replace(digit, str(unicodedata.digit(digit)))
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return the form of `text` (NFC, as `normalise` gives it) under which phrases are compared; lines stay lines.

    Spaces, digits and marks stay, so that rules see the same line. Curly single quotes become straight.
    """
    # Some ten times as fast as str.translate, because most of them do not occur.
    folded = text.casefold().replace(_CANDRABINDU, _ANUSVARA)
    folded = folded.replace(_NUKTA, "").replace("\u200c", "").replace("\u200d", "")
    folded = folded.replace(_VISARGA, ":").replace("\u2018", "'").replace("\u2019", "'")
    return _HALF_NASAL.sub(_ANUSVARA, folded)


_CONSONANTS = "".join(map(chr, range(0x0915, 0x093A)))
_UNFOLDED = {
    _ANUSVARA: f"(?:[{_CANDRABINDU}{_ANUSVARA}]|{_HALF_NASAL.pattern})", ":": f"[:{_VISARGA}]", " ": r"\s+",
    "'": "['\u2018\u2019]", **{consonant: f"{consonant}{_NUKTA}?" for consonant in _CONSONANTS},
}  # fmt: skip


def unfolded(folded: str) -> str:
    """Return a regular expression that finds in a text what folds to `folded`, in any case; joiners not looked for.

    A pattern, as folding does not keep offsets. Any run of spaces stands for one.
    """
    return "".join(_UNFOLDED.get(c) or re.escape(c) for c in folded)


def loose_key(keys: Sequence[str], exchanged: Mapping[int, str | None]) -> str:
    """Return a key under which loose spellings of one name meet, within one article only.

    `keys`: the `match_key` of each word. `exchanged`: table for `str.translate`, letters that writers exchange.
    Stops, hyphens and spaces are dropped. Of up to four letters and signs nothing is exchanged: one vowel is all that
    tells such short names apart.
    """
    text = "".join(keys).replace(".", "").replace("-", "")
    return text.translate(exchanged) if len(text) > 4 else text


_TAGGER_DIGITS = {base + digit: ord("0") for base in (0x30, 0x966) for digit in range(10)}
_TAGGER_TABLE = {
    ord(_NUKTA): None, 0x200B: None, 0x200C: None, 0x200D: None, 0xFEFF: None, ord(_CANDRABINDU): ord(_ANUSVARA),
    **_TAGGER_DIGITS,
}  # fmt: skip
_TAGGER_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")


def tagger_key(token: str) -> str:
    """Return the form of a token that the tagger was trained on.

    Unlike the other keys a half nasal becomes anusvara only before a consonant of its own row (ट्रम्प, but सन्स stays).
    The weights were fitted to this form: to change it is to train them anew.
    """
    if _LOOSE_VOWEL in token:
        token = _BROKEN.sub("\\1\u093f\u0902", token)
    text = unicodedata.normalize("NFD", token).translate(_TAGGER_TABLE)
    return _TAGGER_NASAL.sub(_ANUSVARA, unicodedata.normalize("NFC", text)).casefold()

"""The spellings under which one word of a word list is met in news."""

import re

__all__ = ["spellings"]

_NUKTA = "\u093c"
# A nasal before a consonant of its own row may be written half or as anusvara: सितम्बर, सितंबर.
_ROWS = (("कखगघ", "ङ"), ("चछजझ", "ञ"), ("टठडढ", "ण"), ("तथदध", "न"), ("पफबभ", "म"))
_HALF_NASAL = {consonant: f"{nasal}\u094d" for row, nasal in _ROWS for consonant in row}
_ANUSVARA = re.compile("\u0902([क-भ])")
_HALF = re.compile("[ङञणनम]\u094d(?=[क-भ])")


def spellings(word: str) -> tuple[str, ...]:
    """Return `word` and the ways it is also written, sorted.

    Devanagari: with and without nuktas, candrabindu or anusvara, half nasal or anusvara. Other scripts: as it stands,
    capitalised, and in capitals when it is longer than three letters.
    """
    if word.isascii() or word != word.lower():
        return tuple(sorted({word, word[:1].upper() + word[1:], *([word.upper()] if len(word) > 3 else [])}))
    forms = {word, word.replace(_NUKTA, "")}
    forms |= {form.replace("\u0901", "\u0902") for form in forms}
    forms |= {_HALF.sub("\u0902", form) for form in forms}
    forms |= {_ANUSVARA.sub(_half_nasal, form) for form in forms}
    return tuple(sorted({*forms, *(form[:1].upper() + form[1:] for form in forms)}))


def _half_nasal(match: re.Match[str]) -> str:
    return _HALF_NASAL.get(match[1], "\u0902") + match[1]

"""Tamil in readable Latin letters, as it is pronounced: தமிழ் செய்தி -> tamil seydhi.

Tamil writes one letter for a hard and a soft stop. It is hard at a word's beginning, doubled, and beside another stop;
soft behind a nasal, between vowels and behind r, l, y (Krishnamurti 2003, "The Dravidian Languages").
"""

import re
from functools import cache

from site_builder import data

__all__ = ["romanise_tamil_word"]

_UNIT = re.compile("([க-ஹ])([\u0bbe-\u0bcd\u0bd7]?)|([அ-ஔ])|(ஃ)|([\u0be6-\u0bef]+)")
_VIRAMA = "\u0bcd"
_NASALS = frozenset("ஙஞணநமன")
_HISSES = frozenset("ஸஷஶற")


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    """Return letter -> how it is read: hard, soft, behind a nasal; vowels and others have one reading."""
    return {row[0]: row[1:] for row in data.table("Taml", "text/romanise_letters")}


@cache
def _exceptions() -> dict[str, str]:
    return {row[0]: row[1] for row in data.table("Taml", "text/romanise_exceptions")}


def romanise_tamil_word(word: str) -> str:
    """Return one word of Tamil letters in Latin ones."""
    known = _exceptions().get(word)
    if known is not None:
        return known
    units = list(_UNIT.finditer(word))
    return "".join(_read(units, i) for i in range(len(units)))


def _read(units: list[re.Match[str]], i: int) -> str:
    _, sign, vowel, aytham, digits = units[i].groups()
    if digits:
        return "".join(str(int(digit)) for digit in digits)
    if aytham:
        return ""
    if vowel:
        return _letters()[vowel][0]
    said = _consonant(units, i)
    return said if sign == _VIRAMA else said + (_letters()[sign][0] if sign else "a")


def _consonant(units: list[re.Match[str]], i: int) -> str:
    """Return one consonant; its sound depends on its neighbours."""
    letter, bare = units[i][1], units[i][2] == _VIRAMA
    before = units[i - 1] if i else None
    joined = before[1] if before is not None and before[2] == _VIRAMA else None
    behind = units[i + 1][1] if bare and i + 1 < len(units) else None
    together = f"{joined or ''}{letter}"
    if joined and together in _letters():
        return _letters()[together][0]  # ற்ற, ன்ற
    if letter == "ப" and before is not None and before[4]:
        return "f"
    if behind == letter and f"{letter}{letter}" in _letters():
        return _letters()[letter + letter][1]
    readings = _letters()[letter]
    if len(readings) == 1 or before is None:
        return readings[0]
    _, hard, soft, nasal = readings
    if joined in _NASALS:
        return nasal
    return hard if bare or (joined is not None and (len(_letters()[joined]) > 1 or joined in _HISSES)) else soft

"""Numbers as news writes them: 2,00,000 · ५.४६ · तीन लाख पाँच हज़ार · साढ़े तीन करोड़ · 15-20 · दो से तीन हज़ार.

All arithmetic is decimal and exact. Functions read at a position of the text and never look at more of it than the
number is long, so that a pass over a text takes time in its length.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from site_builder.entities.vocabulary import Vocabulary

__all__ = ["WORD", "Number", "plain", "read_number", "word_at", "word_before", "word_glued"]

_PUNCTUATION = r"\s\d\x00!-/:-@\[-`{-~।॥॰‘’‚‛“”„‟«»‹›–—―…•·₹€£¥¢°′″"
WORD = rf"[^{_PUNCTUATION}]+"
"""Regular expression of a run of letters and marks of any script; cheaper than `text.words.LETTERS`, and wider."""
_WORD = re.compile(WORD)
_WORD_AT = re.compile(rf"[ \n]{{0,2}}({WORD})")
_WORD_BEFORE = re.compile(rf"(?<![^{_PUNCTUATION}])({WORD})[ \n]{{0,2}}\Z")
_DIGITS = re.compile(
    r"[ \n]{0,2}(\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d{1,12}(?!\d))?|\d{1,21}(?!\d)(?:\.\d{1,12}(?!\d))?)"
)
_DASH = re.compile(r" {0,1}[-–—] {0,1}(?=[^\s-])|\.\.")
_NEGATIVE = re.compile(r"[ \n]{0,2}[-−](?=\d)")
_LOOK_BACK = 40  # no word that decides about a number is longer
_STANDS_ALONE = 1000  # सौ लोग, हज़ार रुपये; but अरब alone is a people, and लाख an idiom


@dataclass(frozen=True, slots=True)
class Number:
    """A number, a range, or an amount of unknown size."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    low: Decimal | None
    """The number, or the lower end; None when vague."""
    high: Decimal | None = None
    """The upper end of a range."""
    digits: bool = False
    """Written in digits alone, without a scale word."""
    scaled: Decimal = Decimal(1)
    """The last scale word's worth."""

    def normal(self, factor: Decimal = Decimal(1)) -> str | None:
        """Return '15', '15..20' or, when vague, None, each end times `factor`."""
        if self.low is None:
            return None
        low = plain(self.low * factor)
        return low if self.high is None else f"{low}..{plain(self.high * factor)}"


def plain(number: Decimal) -> str:
    """Return the number without exponent and without zeros that say nothing: 5460000000, 11.93."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def word_at(text: str, at: int) -> tuple[int, str]:
    """Return (end, word) of the word at `at`, up to two spaces before it; (at, '') when there is none."""
    found = _WORD_AT.match(text, at)
    return (found.end(), found[1]) if found else (at, "")


def word_glued(text: str, at: int) -> str:
    """Return the word that begins exactly at `at`, or ''."""
    found = _WORD.match(text, at)
    return found[0] if found else ""


def word_before(text: str, at: int) -> tuple[int, str]:
    """Return (start, word) of the word that ends at `at`, up to two spaces behind it; (at, '') when there is none."""
    low = max(0, at - _LOOK_BACK)
    found = _WORD_BEFORE.search(text[low:at])
    return (low + found.start(1), found[1]) if found else (at, "")


def read_number(text: str, at: int, known: Vocabulary) -> Number | None:
    """Return the number or range that begins at `at`; None when no number does."""
    first = _amount(text, at, known)
    if first is None or first.low is None:
        return first
    joint, distributes = _joint(text, first.end, known)
    second = _signed(text, joint, known) if joint else None
    if second is None or second.low is None:
        return first
    low = first.low
    if first.scaled == 1 < second.scaled and low < second.low / second.scaled:
        low *= second.scaled  # 5 से 10 लाख: the scale is said once
    if low == second.low and distributes:  # पाँच-पाँच: five each
        return replace(first, end=second.end)
    if distributes and low > second.low > 0:
        return first
    return Number(first.start, second.end, low, second.low, first.digits and second.digits, second.scaled)


def _joint(text: str, at: int, known: Vocabulary) -> tuple[int, bool]:
    """Return where the upper end of a range may begin, 0 for nowhere, and whether a dash leads there."""
    dash = _DASH.match(text, at)
    if dash:
        return dash.end(), True
    end, word = word_at(text, at)
    return (end, False) if known.has("to", word) else (0, False)


def _signed(text: str, at: int, known: Vocabulary) -> Number | None:
    minus = _NEGATIVE.match(text, at)
    if minus:
        found = _amount(text, minus.end(), known)
        return found and found.low is not None and replace(found, low=-found.low) or None
    return _amount(text, at, known)


def _amount(text: str, at: int, known: Vocabulary) -> Number | None:
    """Return the single number that begins at `at`, spaces before it allowed."""
    parts: list[Decimal] = []  # 3 लाख 5 हज़ार 20 -> [300000, 5000, 20]
    scale, open_end, digits, start, end = Decimal(1), False, True, at, at
    while token := _token(text, end, known):
        role, value, first, last = token
        if role == "vague":
            return None if parts else Number(first, _after_scales(text, last, known), None)
        if role == "scale" and (parts or value <= _STANDS_ALONE):
            parts, scale, open_end = _scaled(parts, value), value, True
        elif role == "number" and (not parts or (open_end and value < scale)):
            parts.append(value)
            open_end = False
        else:
            break
        start = first if end == at else start
        digits, end = digits and text[first].isdigit() and role == "number", last
    return Number(start, end, sum(parts, Decimal(0)), None, digits, scale) if parts else None


def _token(text: str, at: int, known: Vocabulary) -> tuple[str, Decimal, int, int] | None:
    """Return (role, worth, start, end) of the numeral or number word at `at`."""
    numeral = _DIGITS.match(text, at)
    if numeral:
        glued = word_glued(text, numeral.end())
        if glued and not known.counts(glued):
            return None  # 21वीं, 4G
        return "number", Decimal(numeral[1].replace(",", "")), numeral.start(1), numeral.end()
    end, word = word_at(text, at)
    start = end - len(word)
    if word in known.numbers:
        return "number", *_with_unit(text, end, known.numbers[word], known, start)
    if word in known.scales:
        return "scale", known.scales[word], start, end
    if known.has("vague-scale", word):
        return "vague", Decimal(0), start, end
    if word in known.additions or known.has("and", word):
        behind = _token(text, end, known)  # साढ़े तीन, सवा लाख, hundred and five
        if behind and behind[0] in {"number", "scale"}:
            extra = known.additions.get(word, Decimal(0))
            return "number", behind[1] + (extra if behind[0] == "number" else behind[1] * extra), start, behind[3]
    return None


def _with_unit(text: str, end: int, value: Decimal, known: Vocabulary, start: int) -> tuple[Decimal, int, int]:
    """Return worth, start and end of a number word together with the unit tied to it: twenty-five."""
    if text[end : end + 1] == "-" and 20 <= value <= 90 and value % 10 == 0:
        last, word = word_at(text, end + 1)
        if 0 < known.numbers.get(word, Decimal(0)) < 10:
            return value + known.numbers[word], start, last
    return value, start, end


def _scaled(parts: list[Decimal], scale: Decimal) -> list[Decimal]:
    """Return the parts with those smaller than `scale` multiplied by it: [200, 20] करोड़ -> [2200000000]."""
    kept = [part for part in parts if part >= scale]
    return [*kept, (sum(parts[len(kept) :], Decimal(0)) or 1) * scale]


def _after_scales(text: str, at: int, known: Vocabulary) -> int:
    """Return the end of the scale words at `at`: करोड़ों, सैकड़ों करोड़."""
    end, word = word_at(text, at)
    while word in known.scales or word in known.words["vague-scale"]:
        at = end
        end, word = word_at(text, at)
    return at

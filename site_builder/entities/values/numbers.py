"""Numbers as news writes them: 2,00,000 · ५.४६ · तीन लाख पाँच हज़ार · साढ़े तीन करोड़ · 15-20 · दो से तीन हज़ार · 4 दशमलव दो.

All arithmetic is decimal and exact. Functions read at a position of the text and never look at more of it than the
number is long, so that a pass over a text takes time in its length.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from site_builder.text.vocabulary.joints import range_joint
from site_builder.text.vocabulary.value_words import Vocabulary
from site_builder.text.vocabulary.words_at import WORD, word_at

__all__ = ["Number", "plain", "read_count", "read_number", "shared_low"]

_WORD = re.compile(WORD)
_COUNTED = re.compile(r"\d{1,3}(?:(?:,\d{2,3}){0,6},\d{3})?(?:\.\d{1,12})?")  # four digits may be a year
_BEHIND_COUNT = re.compile(rf"[ \n]{{1,2}}(?=\w)({WORD})|(?=[)।\0]|\.(?![.\d])|,(?!\d)[ \n]{{0,2}}({WORD})?)")
_DIGITS = re.compile(
    r"[ \n]{0,2}(\d{1,3}(?:\.\d{3}){2,6}(?:,\d{1,2})?(?![.,]?\d)|\d{1,3}(?:\.\d{3}){1,6},\d{1,2}(?![.,]?\d)"
    r"|\d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d{1,12}(?!\d))?|\d{1,21}(?!\d)(?:\.\d{1,12}(?!\d))?)"
)
# As above, for languages in which a comma stands before the decimals: 1.234.567,89; or 1 234 567,89.
_DIGITS_WITH_COMMA = {
    group: re.compile(rf"[ \n]{{0,2}}((?:\d{{1,3}}(?:[{group}]\d{{3}}){{1,6}}|\d{{1,21}})(?!\d)(?:,\d{{1,12}}(?!\d))?)")
    for group in (".", " ")
}
_EUROPEAN = re.compile(r"[.\d]+,\d{1,2}|\d+(?:\.\d{3}){2,}")
_DASH = re.compile(r" {0,1}[-–—] {0,1}(?=[^\s-])|\.\.")
_STOP_OF_SCALE = re.compile(r"\.(?= ?\w)")
_NEGATIVE = re.compile(r"[ \n]{0,2}[-−](?=\d)")
_ZERO, _ONE = Decimal(0), Decimal(1)
_NOTHING = ("", _ONE)
# Half or twice of these two changes at most one of 75 Hindi and English texts.
_DECIMAL_DIGITS = frozenset(map(Decimal, range(10)))
_MOST_DECIMALS = 6  # An exchange rate has four; speech has no more than three.
_MOST_PARTS = 8  # खरब अरब करोड़ लाख हज़ार सौ, a unit, and one more
_DASHES = frozenset("-–—.")
_STANDS_ALONE = 1000  # सौ लोग, हज़ार रुपये; but अरब alone is a people, and लाख an idiom


@dataclass(slots=True)
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
    scaled: Decimal = _ONE
    """The last scale word's worth."""
    scales: Decimal = _ONE
    """The value of all scale words behind a number with one figure: for 4 लाख करोड़, the value of लाख करोड़."""
    closed: str = ""
    """The ending of its last scale word, with which it ends: लाखांची."""
    after: str = ""
    """The word behind it; '' when none follows."""
    after_end: int = 0
    """One past the last code point of that word."""

    @property
    def round(self) -> bool:
        """Whether it is said in thousands or more: हज़ार, लाख, करोड़, करोड़ों."""
        return self.low is None or self.scaled >= 1000

    def normal(self, factor: Decimal = _ONE) -> str | None:
        """Return '15', '15..20' or, when vague, None, each end times `factor`."""
        if self.low is None:
            return None
        low = plain(self.low if factor is _ONE else self.low * factor)
        return low if self.high is None else f"{low}..{plain(self.high * factor)}"


def plain(number: Decimal) -> str:
    """Return the number without exponent and without needless zeros: 5460000000, 11.93."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def read_count(text: str, at: int, end: int, known: Vocabulary) -> Number | None:
    """Return the number from `at` to `end`, in digits or one word, if the text behind it shows that it is only a count.

    That is a sign that ends the phrase, or a plain word: one that neither goes on with the number nor makes a date or
    money of it. So it is with most numbers, and they need not be read by all that look for more. The words before the
    number are the caller's to judge.
    """
    written = text[at:end]
    role, value = known.numerals.get(written, _NOTHING)
    digits = not role and (known.separators[1] == "." or written.isdigit()) and _COUNTED.fullmatch(written) is not None
    if digits:
        role, value = "number", Decimal(written.replace(",", ""))
    behind = _BEHIND_COUNT.match(text, end) if role == "number" else None
    if not behind:
        return None
    after, beyond = behind.groups()
    if after in known.joints:  # two और few, but not two और three
        beyond = word_at(text, behind.end())[1] or after
    elif after in known.continuing:
        return None
    if beyond in known.continuing:
        return None
    return Number(at, end, value, digits=digits, after=after or "", after_end=behind.end())


def read_number(text: str, at: int, known: Vocabulary) -> Number | None:
    """Return the number or range that begins at `at`; None if there is no number."""
    first = _amount(text, at, known)
    if first is None or first.low is None:
        return first
    dash = _DASH.match(text, first.end) if text[first.end : first.end + 2].strip()[:1] in _DASHES else None
    joint = dash.end() if dash else range_joint(text, first.end, known) if first.after in known.joints else 0
    joint = first.end if known.has("to", first.closed) else joint
    if not joint and not first.digits and not first.closed and known.numerals.get(first.after, _NOTHING)[0] == "number":
        joint = first.end  # दो तीन दिन
    second = _signed(text, joint, known) if joint else None
    near = joint == first.end and not first.closed
    if second is None or second.low is None or (near and not _next_to(first.low, second)):
        return first
    if not dash and not near:
        second = _higher(text, second, known)
    if dash and first.low * second.scales / first.scales == second.low:  # तीन-तीन हज़ार: as much for each
        return replace(second, start=first.start, digits=first.digits)
    if dash and text[second.start].isupper():  # 7-Eleven
        return first
    low = shared_low(first, second)
    spaced = bool(dash) and text[joint - 1] == " "
    if second.low is None or low >= second.low >= 0 or (spaced and second.low > 10 * low):  # ब्रिटेन - 8 - 456
        return first
    return replace(second, start=first.start, low=low, high=second.low, digits=first.digits and second.digits)


def _higher(text: str, number: Number, known: Vocabulary) -> Number:
    """Return the number, or the number that a dash joins to it as the upper end: पांच से लेकर सात-आठ."""
    dash = _DASH.match(text, number.end)
    further = _amount(text, dash.end(), known) if dash else None
    higher = further and further.low is not None and number.low is not None and further.low > number.low
    return further if further and higher else number


def shared_low(first: Number, second: Number) -> Decimal:
    """Return the lower end of a range; its scales may occur once: 5 से 10 लाख, 3-4 लाख करोड़, $2-$3.8 trillion.

    Raises ValueError when one of the two is vague.
    """
    if first.low is None or second.low is None:
        raise ValueError("a vague number has no range")
    once = first.scaled == 1 < second.scaled and first.low < second.low / second.scales
    return first.low * second.scales if once else first.low


def _next_to(low: Decimal, second: Number) -> bool:
    """Return whether two numbers said one after the other are a rough amount: दो तीन, दस बारह, दो तीन हज़ार."""
    high = second.low if second.low is None else second.low / second.scaled
    return high is not None and not second.digits and low < high <= 2 * low


def _signed(text: str, at: int, known: Vocabulary) -> Number | None:
    minus = _NEGATIVE.match(text, at)
    found = _amount(text, minus.end() if minus else at, known)
    return replace(found, low=-found.low) if minus and found and found.low is not None else found


def _amount(text: str, at: int, known: Vocabulary) -> Number | None:
    """Return the single number that begins at `at`, spaces before it allowed.

    Most numbers are digits alone, and many one word, with which nothing but a scale can go on.
    """
    numeral = _numeral(text, at, known)
    if numeral:
        start, end, value = numeral
        after_end, after = word_at(text, end)
        hyphened = text[end : end + 1] == "-" and known.numerals.get(word_at(text, end + 1)[1], _NOTHING)[0] == "scale"
        if after not in known.numerals and not hyphened and not _WORD.match(text, end):
            return Number(start, end, value, digits=True, after=after, after_end=after_end)
    else:
        end, word = word_at(text, at)
        role, value = known.numerals.get(word, _NOTHING)
        if not role:
            return None
        if role == "vague":
            return _vague(text, end - len(word), end, known)
        if role == "number" and text[end : end + 1] != "-":
            after_end, after = word_at(text, end)
            if known.numerals.get(after, _NOTHING)[0] not in {"scale", "point"}:
                return Number(end - len(word), end, value, after=after, after_end=after_end)
    return _in_words(text, at, known)


def _in_words(text: str, at: int, known: Vocabulary) -> Number | None:
    """Return the same for a number with words in it or joined to it."""
    parts: list[_Part] = []  # 3 लाख 5 हज़ार 20
    digits, start, end, closed = True, at, at, ""
    while len(parts) < _MOST_PARTS and not closed:
        numeral = _numeral(text, end, known)
        if numeral:
            role, (first, last, value) = "number", numeral
            glued = _WORD.match(text, last)
            if glued and glued[0] not in known.glued:
                break  # 21वीं, 4G
        else:
            role, value, first, last = _number_word(text, end, known)
            if not role and parts and digits and text[end : end + 1] == "-":  # the 1.2-crore plan
                role, value, first, last = _number_word(text, end + 1, known)
                role = role if role == "scale" else ""
            digits = digits and not role
        if role == "number":
            value, last = _with_decimals(text, value, last, known)
        if role == "number" and (not parts or value < parts[-1].scale != 1):
            parts.append(_Part(value, _ONE, end))
        elif role == "scale" and (parts or value <= _STANDS_ALONE):
            if not _scale(parts, value, end):
                end = parts.pop().before  # दो लाख दो लाख: the last number begins another amount
                break
        else:
            break
        start, end = first if end == at else start, last
        closed = known.closed.get(text[first:last], "")
    if not parts:
        return None
    after_end, after = word_at(text, end)
    scale = parts[-1].scale
    scales = parts[0].scales if len(parts) == 1 else scale
    worth = sum((part.worth for part in parts), _ZERO)
    return Number(start, end, worth, None, digits, scale, scales, closed, after, after_end)


def _numeral(text: str, at: int, known: Vocabulary) -> tuple[int, int, Decimal] | None:
    """Return (start, end, worth) of the digits at `at`, spaces before them allowed.

    If two marks make it certain, 1.234.567,89 is read in every language.
    """
    group, decimal = known.separators
    found = (_DIGITS if decimal == "." else _DIGITS_WITH_COMMA.get(group, _DIGITS)).match(text, at)
    if not found:
        return None
    written = found[1]
    if written.isdigit():
        return found.start(1), found.end(), Decimal(written)
    if found.re is not _DIGITS or _EUROPEAN.fullmatch(written):
        written = written.replace(".", "").replace(" ", "").replace(",", ".")
    return found.start(1), found.end(), Decimal(written.replace(",", ""))


@dataclass(slots=True)
class _Part:
    """A number and its scale, within an amount that is being read: 5000, 1000."""

    worth: Decimal
    scale: Decimal
    """Its last scale."""
    before: int
    """Where the amount ended before it."""
    scales: Decimal = _ONE
    """All its scales together, when it is one number."""


def _scale(parts: list[_Part], scale: Decimal, end: int) -> bool:
    """Multiply the parts of a smaller scale (127 लाख करोड़, दो सौ बीस करोड़); return False if that is impossible."""
    first = next((i for i, part in enumerate(parts) if part.scale < scale), len(parts))
    if any(part.scale <= scale for part in parts[:first]):
        return False
    scaled = parts[first:]
    smaller = sum((part.worth for part in scaled), _ZERO)
    before = scaled[0].before if scaled else end
    scales = scale * (scaled[0].scales if len(scaled) == 1 else 1)
    parts[first:] = [_Part((smaller or 1) * scale, scale, before, scales)]
    return True


def _number_word(text: str, at: int, known: Vocabulary) -> tuple[str, Decimal, int, int]:
    """Return (role, worth, start, end) of the number word at `at`; role '' if it is not one."""
    end, word = word_at(text, at)
    start = end - len(word)
    role, value = known.numerals.get(word, _NOTHING)
    if role == "number":
        return _with_unit(text, start, end, value, known)
    if role in {"addition", "and"}:  # साढ़े तीन, सवा लाख, hundred and five
        numeral = _numeral(text, end, known)
        if numeral and role == "and":
            return "", _ONE, start, end  # $5bn and 20k euros
        if numeral:
            return "number", numeral[2] + value, start, numeral[1]
        last, following = word_at(text, end)
        behind, worth = known.numerals.get(following, _NOTHING)
        if behind == "number":
            _, worth, _, last = _with_unit(text, last - len(following), last, worth, known)
        if behind in {"number", "scale"}:
            return "number", worth + (value if behind == "number" else worth * value), start, last
        return "", _ONE, start, end
    if word in known.abbreviated_scales:
        end += _STOP_OF_SCALE.match(text, end) is not None
    return role, value, start, end


def _with_unit(text: str, start: int, end: int, value: Decimal, known: Vocabulary) -> tuple[str, Decimal, int, int]:
    """Return a number word together with the unit tied to it: twenty-five."""
    if text[end : end + 1] == "-" and 20 <= value <= 90 and value % 10 == 0:
        last, word = word_at(text, end + 1)
        role, unit = known.numerals.get(word, _NOTHING)
        if role == "number" and 0 < unit < 10:
            return "number", value + unit, start, last
    return "number", value, start, end


def _with_decimals(text: str, value: Decimal, end: int, known: Vocabulary) -> tuple[Decimal, int]:
    """Return a number with the decimals behind it that are said in words (दशमलव सात तीन, দশমিক ৫৮), and its end."""
    at, word = word_at(text, end)
    if known.numerals.get(word, _NOTHING)[0] != "point":
        return value, end
    numeral = _numeral(text, at, known)
    if numeral and text[numeral[0] : numeral[1]].isdigit():
        return value + numeral[2].scaleb(numeral[0] - numeral[1]), numeral[1]
    decimals, unit = 0, _ONE
    while decimals < _MOST_DECIMALS:
        last, word = word_at(text, at + (decimals > 0 and text[at : at + 1] == "-"))
        role, digit = known.numerals.get(word, _NOTHING)
        if role == "number" and not decimals and 10 <= digit < 100:  # दशमलव पच्चीस
            return value + digit.scaleb(-2), last
        if role != "number" or digit not in _DECIMAL_DIGITS:
            break
        decimals, unit = decimals + 1, unit.scaleb(-1)
        value, at, end = value + digit * unit, last, last
    return value, end


def _vague(text: str, start: int, at: int, known: Vocabulary) -> Number:
    """Return the vague amount at `start` with the scale words behind `at`: करोड़ों, सैकड़ों करोड़."""
    end, word = word_at(text, at)
    while known.numerals.get(word, _NOTHING)[0] in {"scale", "vague"}:
        at = end
        end, word = word_at(text, at)
    return Number(start, at, None, after=word, after_end=end)

"""Amounts of money and percentages."""

import re
from dataclasses import replace
from decimal import Decimal

from site_builder.entities.values.numbers import Number, plain, read_number, shared_low
from site_builder.text.vocabulary.joints import range_joint
from site_builder.text.vocabulary.value_words import Vocabulary
from site_builder.text.vocabulary.words_at import word_at, word_before

__all__ = ["read_money", "read_money_sign", "read_percent"]

_SIGN_GAP = re.compile(r"[.:]?[ \n]{0,2}")
_DASH = re.compile(r" ?[-–—] ?(?=\S)")
_HUNDREDTH = Decimal("0.01")
_REACH = 3  # words between an amount and what it pays for


def read_money(text: str, number: Number, known: Vocabulary) -> tuple[int, str | None] | None:
    """Return (end, normal form) of the money that begins with `number`; None if it is not money.

    The normal form is '5460000000 USD', exact; '5..10 INR' for a range; None for a vague amount, and where several
    countries call their money so.
    """
    large = _millions(text, number, known)
    stated, end = _currency(text, large, known)
    if stated is None:
        return end, None
    if stated:
        return _up_to(text, end, large, stated, known) or _with_subunits(text, end, large, stated, known)
    subunit = known.subunits.get(number.after)
    if subunit and not (number.low is not None and number.low < 1):  # आधे पैसे: half of the money
        return number.after_end, _normal(number, subunit, _HUNDREDTH)
    home = _understood(text, number, known)
    return (number.end, _normal(number, home)) if home else None


def _understood(text: str, number: Number, known: Vocabulary) -> str | None:
    """Return the currency that the text does not need to name: 20 लाख करोड़ का पैकेज, पाँच-पाँच लाख की मदद."""
    if not number.round:
        return None
    end, word = number.after_end, number.after
    paid = known.money_nouns.get(word_before(text, number.start)[1])
    if paid and (not word or known.has("stop", word)):
        return paid  # बजट 500 करोड़ है
    further, more = word_at(text, end)
    if known.has("to", word) and known.has("more", more):  # डेढ़ करोड़ से ज्यादा खर्च
        end, word = word_at(text, further)
    if known.has("up-to", word):  # 2 लाख तक की रकम
        end, word = word_at(text, end)
    for _ in range(_REACH if known.has("genitive", word) else 0):
        end, word = word_at(text, end)
        if word in known.money_nouns or not word:
            break
    return known.money_nouns.get(word)


def _millions(text: str, number: Number, known: Vocabulary) -> Number:
    """Return the number times the scale of a letter in money: £4.6m; elsewhere m means metres."""
    factor = known.money_scales.get(number.after)
    if factor is None or number.low is None:
        return number
    high = None if number.high is None else number.high * factor
    after_end, after = word_at(text, number.after_end)
    end = number.after_end
    return replace(number, end=end, low=number.low * factor, high=high, after=after, after_end=after_end)


def _normal(number: Number, code: str, factor: Decimal = Decimal(1)) -> str | None:
    amount = number.normal(factor)
    return None if amount is None else f"{amount} {code}"


def read_money_sign(text: str, at: int, known: Vocabulary) -> tuple[int, str | None] | None:
    """Return the same of the money whose sign or abbreviation stands at `at`: ₹ 500 करोड़, US$5bn, Rs. 20, रु. 20."""
    end, word = word_at(text, at)
    if not word:
        end, word = at + 1, text[at]
    letters = (text[max(0, at - 2) : at], text[max(0, at - 1) : at], "")  # US$, A$, $
    code = next(filter(None, (known.currencies_before.get(before + word) for before in letters)), None)
    gap = _SIGN_GAP.match(text, end)
    if not code or not gap:
        return None
    number = read_number(text, gap.end(), known)
    if number is None or not text[number.start].isdigit():
        return None
    if _percent(text, number, known):
        return None  # USD 2% गिरा
    number = _millions(text, number, known)
    end = _currency(text, number, known)[1]
    return _up_to_sign(text, end, number, code, known) or (end, _normal(number, code))


def _up_to_sign(text: str, end: int, number: Number, code: str, known: Vocabulary) -> tuple[int, str] | None:
    """₹500-₹1000 and ₹500 से लेकर ₹1000 are one range, the sign said twice."""
    dash = _DASH.match(text, end)
    joint = dash.end() if dash else range_joint(text, end, known, plainly=True)
    if number.low is None or number.high is not None or not joint:
        return None
    last, word = word_at(text, joint)
    if not word:
        last, word = joint + 1 + (text[joint] == " "), text[joint : joint + 2].strip()[:1]
    gap = _SIGN_GAP.match(text, last)
    if known.currencies_before.get(word) != code or not gap:
        return None
    second = read_number(text, gap.end(), known)
    second = _millions(text, second, known) if second and text[second.start].isdigit() else None
    if second is None or second.low is None or second.high is not None or second.low <= number.low:
        return None
    return _currency(text, second, known)[1], f"{plain(shared_low(number, second))}..{plain(second.low)} {code}"


def _currency(text: str, number: Number, known: Vocabulary) -> tuple[str | None, int]:
    """Return (code, end) of the name or sign of money behind the number; ('', its end) when there is none.

    The code is None if the name does not show the country: روپے.
    """
    at, word = number.end, number.after
    if not word:
        sign = known.currencies_before.get(text[at : at + 2].strip()[:1])
        return (sign, at + 1 + (text[at] == " ")) if sign else ("", at)
    if word not in known.money_words:
        return "", at
    after, second = word_at(text, number.after_end)
    code = known.currencies.get(f"{word} {second}")
    if code:
        return code, after
    code, end = known.currencies.get(word, ""), number.after_end
    if word in known.currencies and not code:
        return None, end
    if code and text[end : end + 1] == "." and word in known.currencies_before and not word.isupper():
        end += 1  # Rs. and रु., not USD
    return code, end if code else at


def _with_subunits(text: str, end: int, number: Number, code: str, known: Vocabulary) -> tuple[int, str | None]:
    """12 रुपये 50 पैसे is one amount."""
    small = read_number(text, end, known) if number.low is not None and number.high is None else None
    plainly = small and small.digits and small.high is None and known.subunits.get(small.after) == code
    if small and plainly and small.low is not None and number.low is not None:
        return small.after_end, f"{plain(number.low + small.low * _HUNDREDTH)} {code}"
    return end, _normal(number, code)


def _up_to(text: str, end: int, number: Number, code: str, known: Vocabulary) -> tuple[int, str] | None:
    """500 रुपये से 1000 रुपये is one range, its currency said twice."""
    joint = range_joint(text, end, known)
    if number.low is None or number.high is not None or not joint:
        return None
    second = read_number(text, joint, known)
    if second is None or second.low is None or second.high is not None or second.low <= number.low:
        return None
    again, last = _currency(text, second, known)
    return (last, f"{plain(number.low)}..{plain(second.low)} {code}") if again == code else None


def read_percent(text: str, number: Number, known: Vocabulary) -> tuple[int, str | None] | None:
    """Return (end, normal form) of the percentage that `number` begins: '11.93', '15..20'."""
    end = _percent(text, number, known)
    if not end:
        return None
    return _up_to_percent(text, end, number, known) or (end, number.normal())


def _up_to_percent(text: str, end: int, number: Number, known: Vocabulary) -> tuple[int, str] | None:
    """5 प्रतिशत से लेकर 10 प्रतिशत and 5%-10% are one range."""
    dash = _DASH.match(text, end)
    joint = dash.end() if dash else range_joint(text, end, known, plainly=True)
    if number.low is None or number.high is not None or not joint:
        return None
    second = read_number(text, joint, known)
    if second is None or second.low is None or second.high is not None or second.low <= number.low:
        return None
    last = _percent(text, second, known)
    return (last, f"{plain(number.low)}..{plain(second.low)}") if last else None


def _percent(text: str, number: Number, known: Vocabulary) -> int:
    """Return the end of the word or sign of percentages behind the number; 0 when there is none."""
    at = number.end + (text[number.end : number.end + 1] == " ")
    if text[at : at + 1] in known.percents:
        return at + 1
    if number.after in known.percents:
        return number.after_end
    end, second = word_at(text, number.after_end) if number.after else (0, "")
    return end if f"{number.after} {second}" in known.percents else 0

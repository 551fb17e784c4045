"""Amounts of money and percentages."""

import re
from decimal import Decimal

from site_builder.entities.numbers import Number, plain, read_number, word_at
from site_builder.entities.vocabulary import Vocabulary

__all__ = ["read_money", "read_percent"]

_SIGN_GAP = re.compile(r"[.:]?[ \n]{0,2}")
_HUNDREDTH = Decimal("0.01")


def read_money(text: str, at: int, number: Number | None, known: Vocabulary) -> tuple[int, str | None] | None:
    """Return (end, normal form) of the money that begins at `at`, where `number` begins too, if one does.

    The normal form is '5460000000 USD', exact; '5..10 INR' for a range; None for a vague amount.
    """
    if number is None:
        return _sign_first(text, at, known)
    code, end = _currency(text, number.end, known)
    if code:
        return _with_subunits(text, end, number, code, known)
    end, word = word_at(text, number.end)
    code = known.subunits.get(word)
    if code:
        return end, _normal(number, code, _HUNDREDTH)
    return None


def _normal(number: Number, code: str, factor: Decimal = Decimal(1)) -> str | None:
    amount = number.normal(factor)
    return None if amount is None else f"{amount} {code}"


def _sign_first(text: str, at: int, known: Vocabulary) -> tuple[int, str | None] | None:
    """₹ 500 करोड़, US$5bn, Rs. 20, रु. 20."""
    for length in (4, 3, 2, 1):
        code = known.currencies_before.get(text[at : at + length])
        if code:
            gap = _SIGN_GAP.match(text, at + length)
            number = read_number(text, gap.end() if gap else at + length, known)
            if number is None or not text[number.start].isdigit():
                return None
            _, end = _currency(text, number.end, known)
            return end, _normal(number, code)
    return None


def _currency(text: str, at: int, known: Vocabulary) -> tuple[str, int]:
    """Return (code, end) of the name or sign of money at `at`; ('', at) when there is none."""
    end, word = word_at(text, at)
    if not word:
        sign = known.currencies_before.get(text[at : at + 2].strip()[:1])
        return (sign, at + 1 + (text[at] == " ")) if sign else ("", at)
    after, second = word_at(text, end)
    code = known.currencies.get(f"{word} {second}")
    if code:
        return code, after
    code = known.currencies.get(word)
    if code and text[end : end + 1] == "." and known.currencies_before.get(word):
        end += 1
    return (code, end) if code else ("", at)


def _with_subunits(text: str, end: int, number: Number, code: str, known: Vocabulary) -> tuple[int, str | None]:
    """12 रुपये 50 पैसे is one amount."""
    small = read_number(text, end, known) if number.low is not None and number.high is None else None
    if small and small.digits and small.low is not None and small.high is None:
        stop, word = word_at(text, small.end)
        if known.subunits.get(word) == code and number.low is not None:
            return stop, f"{plain(number.low + small.low * _HUNDREDTH)} {code}"
    return end, _normal(number, code)


def read_percent(text: str, number: Number, known: Vocabulary) -> tuple[int, str | None] | None:
    """Return (end, normal form) of the percentage that `number` begins: '11.93', '15..20'."""
    at = number.end
    if text[at : at + 1] == " ":
        at += 1
    if text[at : at + 1] and text[at] in known.words["percent"]:
        return at + 1, number.normal()
    end, word = word_at(text, number.end)
    if known.has("percent", word):
        return end, number.normal()
    _, second = word_at(text, end)
    if known.has("percent", f"{word} {second}"):
        return word_at(text, end)[0], number.normal()
    return None

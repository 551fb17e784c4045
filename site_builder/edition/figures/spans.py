"""Figures as spans of numbers, and whether two of them may be the same number."""

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Span", "agree", "span"]

_ROUNDED = Decimal("0.05")
"""Largest relative error of rounding: 103 may be rounded to 100, but 12 is not rounded to 10."""


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or the two numbers between which it lies."""

    low: Decimal
    """Smallest possible value."""
    high: Decimal
    """Largest possible value."""


def span(value: str) -> Span:
    """Return the span of a figure's value: '12', '10..15'."""
    low, _, high = value.partition("..")
    return Span(Decimal(low), Decimal(high or low))


def agree(one: Span, other: Span) -> bool:
    """Return whether two figures may be the same number: their ranges overlap, or one is the other rounded or cut."""
    if one.low <= other.high and other.low <= one.high:
        return True
    if one.low != one.high or other.low != other.high:
        return False
    return _rounds(one.low, other.low) or _rounds(other.low, one.low)


def _rounds(exact: Decimal, said: Decimal) -> bool:
    """Return whether `said` is `exact` with fewer digits: 12 for 11.93, 2 lakh for 1,98,540."""
    step = Decimal((0, (1,), int(said.normalize().as_tuple().exponent)))
    near = abs(exact - said) <= abs(exact) * _ROUNDED
    return near and abs(exact - said) < step and exact.normalize() != said.normalize()

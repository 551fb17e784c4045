"""Numbers and text as short strings of printable ASCII, for files that are read as JavaScript without being parsed.

Neither needs an escape inside a string literal, and neither uses `~` and `|`, which separate entries and fields.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from site_builder.search.tables import rules

__all__ = ["pack", "read_numbers", "unpack", "write_number", "write_numbers"]

# Printable ASCII but for " \ ~ |: 91 digits. A digit below _LAST ends a number, the others go on.
_DIGITS = "".join(chr(c) for c in range(0x20, 0x7F) if chr(c) not in '"\\~|')
_LAST = 61
_MORE = len(_DIGITS) - _LAST
_VALUE = {digit: value for value, digit in enumerate(_DIGITS)}
_ESCAPE = "`"


def _written(number: int) -> str:
    text = _DIGITS[number % _LAST]
    number //= _LAST
    while number:
        number -= 1
        text = _DIGITS[_LAST + number % _MORE] + text
        number //= _MORE
    return text


_SHORT = [_written(number) for number in range(20_000)]


def write_number(number: int) -> str:
    """Return a number from 0 as one digit or more, small ones shorter."""
    return _SHORT[number] if number < len(_SHORT) else _written(number)


def write_numbers(numbers: Iterable[int]) -> str:
    """Return numbers from 0, one behind the other."""
    return "".join(map(write_number, numbers))


def read_numbers(text: str) -> list[int]:
    """Return the numbers that `write_numbers` wrote."""
    found, number = [], 0
    for digit in text:
        value = _VALUE[digit]
        if value < _LAST:
            found.append(number * _LAST + value)
            number = 0
        else:
            number = number * _MORE + value - _LAST + 1
    return found


# Signs that would need an escape in a string literal, or separate entries and fields.
_SIGNS = {"~": "1", "|": "2", '"': "3", "\\": "4"}


@cache
def _codes() -> dict[str, str]:
    codes = {letter: code for code, letter in rules()["codes"]}
    escaped = {c: _ESCAPE + _SIGNS.get(c, c) for c in (*codes.values(), _ESCAPE, *_SIGNS)}
    return codes | escaped | dict.fromkeys("\n\r\u2028\u2029", " ")


@cache
def _letters() -> dict[str, str]:
    signs = {_ESCAPE + code: sign for sign, code in _SIGNS.items()}
    return signs | dict(rules()["codes"])


@lru_cache(maxsize=200_000)
def pack(text: str) -> str:
    """Return text with a byte for most letters of Hindi. Lossless, but for line ends, which become spaces."""
    codes = _codes()
    return "".join([codes.get(c, c) for c in text])


def unpack(text: str) -> str:
    """Return the text that `pack` packed."""
    letters = _letters()
    return re.sub(f"{_ESCAPE}?.", lambda m: letters.get(m[0], m[0][-1]), text)

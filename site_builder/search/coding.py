"""Codes for numbers and text: short strings of printable ASCII, for string literals in JavaScript files.

They need no escapes inside a string literal, and do not use `~` and `|`, which separate entries and fields.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.search.tables import rules

__all__ = ["pack", "pack_letters", "read_bits", "read_number", "unpack", "write_bits", "write_number", "write_numbers"]

# Printable ASCII except " \ ~ |: 91 digits. A digit below _LAST ends a number, the others continue it.
_DIGITS = "".join(chr(c) for c in range(0x20, 0x7F) if chr(c) not in '"\\~|')
_LAST = 70
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


_SHORT = [_written(number) for number in range(20_000)]  # looked up in a third of the time


def write_number(number: int) -> str:
    """Return a number from 0 on as one or more digits; small numbers are shorter."""
    return _SHORT[number] if number < len(_SHORT) else _written(number)


def write_numbers(numbers: Iterable[int]) -> str:
    """Return numbers from 0 on, concatenated."""
    return "".join([_SHORT[number] if number < len(_SHORT) else _written(number) for number in numbers])


def read_number(text: str, at: int) -> tuple[int, int]:
    """Return the number that begins at `at`, and where the next one begins."""
    number = 0
    while (value := _VALUE[text[at]]) >= _LAST:
        number, at = number * _MORE + value - _LAST + 1, at + 1
    return number * _LAST + value, at + 1


# Characters that would need an escape in a string literal, or that separate entries and fields.
_SIGNS = {"~": "1", "|": "2", '"': "3", "\\": "4"}


@cache
def _tables() -> dict[str, tuple[re.Pattern[str], dict[str, str]]]:
    """Return for each table of codes the pattern of what has one, longest first, or of one letter, and the codes."""
    found = {}
    for name, table in rules()["codes"].items():
        codes = {letters: code for code, letters in table.items()}
        others = (*table, _ESCAPE, *_SIGNS)
        codes |= {c: _ESCAPE + _SIGNS.get(c, c) for c in others} | dict.fromkeys("\n\r\u2028\u2029", " ")
        keys = sorted(codes, key=lambda key: (-len(key), key))
        found[name] = re.compile("|".join(map(re.escape, keys)) + "|.", re.DOTALL), codes
    return found


@cache
def _letters() -> dict[str, dict[str, str]]:
    signs = {_ESCAPE + code: sign for sign, code in _SIGNS.items()}
    return {name: signs | table for name, table in rules()["codes"].items()}


@lru_cache(maxsize=50_000)
def pack(text: str) -> str:
    """Return text packed into one byte or less for most letters. Lossless, except that line ends become spaces.

    The first character names the table.
    """
    if not text:
        return ""
    name = "a" if text.startswith("articles/") else _script(text)
    pattern, codes = _tables()[name]
    return name + "".join([codes.get(part, part) for part in pattern.findall(text)])


def pack_letters(text: str) -> str:
    """Return text packed letter by letter: a third longer than with `pack`, in a tenth of the time."""
    name = _script(text)
    letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if not len(letters) or letters.max() > _BEYOND or not letters.min():
        codes = _tables()[name][1]
        return name + "".join([codes.get(c, c) for c in text])
    flat = _letter_codes()[name][letters].reshape(-1)
    written = flat[flat != 0].tobytes()
    return name + str(written, "utf-8", "surrogatepass")


def _script(text: str) -> str:
    """Return the table for most letters of a text; those of Hindi have three bytes in UTF-8, Latin ones one."""
    return "h" if len(text.encode("utf-8", "surrogatepass")) > 2 * len(text) else "l"


_BEYOND = 0x2FFF  # no letter above this one has a code


@cache
def _letter_codes() -> dict[str, NDArray[np.uint8]]:
    """Return for each table of codes the UTF-8 bytes for every letter, padded with zeros."""
    found = {}
    for name, (_, codes) in _tables().items():
        table = np.zeros((_BEYOND + 1, 3), np.uint8)
        for c in range(_BEYOND + 1):
            code = codes.get(chr(c), chr(c)).encode()
            table[c, : len(code)] = list(code)
        found[name] = table
    return found


def unpack(text: str) -> str:
    """Return the text that `pack` packed."""
    if not text:
        return ""
    letters = _letters()[text[0]]
    return re.sub(f"{_ESCAPE}?.", lambda m: letters.get(m[0], m[0][-1]), text[1:])


def write_bits(numbers: NDArray[np.int64], counts: Sequence[int] | NDArray[np.int64], rest: int) -> list[str]:
    """Return numbers of about 2 to the power of `rest` in Rice code, 13 bits in two digits.

    `counts`: how many of the numbers go into each text.
    """
    ones = numbers >> rest
    ends = np.concatenate(([0], np.cumsum(ones + rest + 1)))
    bounds = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    lengths = -(-np.diff(ends[bounds]) // 13)  # pairs of digits; the last is filled with ones
    starts = 13 * np.concatenate(([0], np.cumsum(lengths)))
    zeros = ends[1:] - rest - 1 + np.repeat(starts[:-1] - ends[bounds[:-1]], counts)
    bits = np.ones(starts[-1], np.int8)
    bits[zeros] = 0
    for place in range(rest):
        bits[zeros + 1 + place] = numbers >> (rest - 1 - place) & 1
    values = bits.reshape(-1, 13) @ _POWERS
    digits: str = _PAIR[np.stack((values // 91, values % 91), axis=1)].tobytes().decode("ascii")
    return [digits[a:b] for a, b in pairwise((starts // 13 * 2).tolist())]


def read_bits(text: str, rest: int) -> list[int]:
    """Return the numbers that `write_bits` wrote."""
    values = (_VALUE[text[at]] * 91 + _VALUE[text[at + 1]] for at in range(0, len(text), 2))
    bits = "".join(f"{value:013b}" for value in values)
    found = re.findall(f"(1*)0([01]{{{rest}}})", bits)
    return [(len(ones) << rest) + int(last, 2) for ones, last in found]


_POWERS = (1 << np.arange(12, -1, -1)).astype(np.int16)
_PAIR = np.frombuffer(_DIGITS.encode("ascii"), np.uint8)

"""Codes for numbers and text: short strings of printable ASCII, for string literals in JavaScript files.

They need no escapes inside a string literal, and do not use `~` and `|`, which separate entries and fields.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


# Looked up in a third of the time. A table of one and two digits takes .3 ms of every start, one of 20,000 numbers 20.
_SHORT = [_written(number) for number in range(_LAST + _LAST * _MORE)]


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


@dataclass(frozen=True, slots=True)
class _Codes:
    """How text is written with one table of codes."""

    escapes: dict[int, str]
    """What a character becomes that means something else in packed text."""
    runs: tuple[tuple[str, str], ...]
    """Several letters and their code, the longest first."""
    letters: dict[int, str]
    """The code of one letter."""


@cache
def _tables() -> dict[str, _Codes]:
    """Return the codes of each table; no letter of a run and none with a code has an escape."""
    found = {}
    for name, table in rules()["codes"].items():
        escapes = {c: _ESCAPE + _SIGNS.get(c, c) for c in (*table, _ESCAPE, *_SIGNS)}
        runs = sorted(((letters, code) for code, letters in table.items() if len(letters) > 1), key=_longest_first)
        codes = {ord(letter): code for code, letter in table.items() if len(letter) == 1}
        spaces = dict.fromkeys("\n\r\u2028\u2029", " ")
        found[name] = _Codes(str.maketrans(escapes | spaces), tuple(runs), codes)
    return found


def _longest_first(run: tuple[str, str]) -> tuple[int, str]:
    return -len(run[0]), run[0]


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
    codes = _tables()[name]
    text = text.translate(codes.escapes)
    for run, code in codes.runs:
        text = text.replace(run, code)
    return name + text.translate(codes.letters)


def pack_letters(text: str) -> str:
    """Return text packed letter by letter: a third longer than with `pack`, in a tenth of the time."""
    name = _script(text)
    written, longer = _letter_codes()[name]
    units = written[np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)]
    others = set(units[units >= _PRIVATE].tolist())
    if _UNKNOWN in others:
        codes = _tables()[name]
        return name + text.translate(codes.letters | codes.escapes)
    packed = units.tobytes().decode("utf-16-le", "surrogatepass")
    for unit in others & longer.keys():
        packed = packed.replace(chr(unit), longer[unit])
    return name + packed


def _script(text: str) -> str:
    """Return the table for most letters of a text; those of Hindi have three bytes in UTF-8, Latin ones one."""
    return "h" if len(text.encode("utf-8", "surrogatepass")) > 2 * len(text) else "l"


# What a letter with a longer code becomes first; and what the few letters become that Unicode leaves to everybody.
_PRIVATE, _UNKNOWN = 0xE000, 0xFFFF


@cache
def _letter_codes() -> dict[str, tuple[NDArray[np.uint16], dict[int, str]]]:
    """Return for each table of codes what becomes of every unit of UTF-16, and the codes longer than one of them."""
    found = {}
    for name, codes in _tables().items():
        written = np.arange(1 << 16, dtype=np.uint16)
        longer: dict[int, str] = {}
        written[_PRIVATE : _PRIVATE + 256] = _UNKNOWN
        for letter, code in (codes.letters | codes.escapes).items():
            unit = ord(code) if len(code) == 1 else _PRIVATE + len(longer)
            written[letter] = unit
            if len(code) > 1:
                longer[unit] = code
        found[name] = written, longer
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

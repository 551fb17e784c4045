"""Values in an article: dates, money, percentages, quantities, handles.

One scan finds the few places where a value may begin (digits, signs, words of the vocabulary); at each of them small
readers look at the text locally, the surest first.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from site_builder.entities.dates import StatedDate, read_date, resolve
from site_builder.entities.handles import read_handle
from site_builder.entities.money import read_money, read_percent
from site_builder.entities.numbers import WORD, Number, read_number, word_at, word_before
from site_builder.entities.quantities import read_quantity
from site_builder.entities.vocabulary import Vocabulary, vocabulary
from site_builder.model import HEADLINE, STANDFIRST, Mention, Structure, ValueKind

__all__ = ["find_values", "told_blocks"]

_UNTOLD = frozenset({"boilerplate", "timestamp", "byline", "highlights-label"})
_BREAK = "\0"  # stands between blocks; no value crosses it
_WORD = re.compile(WORD)
_SIGN = re.compile(r"\d[\d.,:/_-]*|[A-Z]{0,3}\$|[@＠₹€£¥₽₩₪฿₫₺৳₴]|\+(?=\d)")
_LETTER_OR_CODE = re.compile(rf"{WORD[:-1]}|[_#/\\]|\d")


@dataclass(frozen=True, slots=True)
class _Found:
    """A value in the joined text."""

    start: int
    end: int
    kind: ValueKind
    normal: str | None
    date: StatedDate | None = None


def told_blocks(structure: Structure) -> list[tuple[int, str]]:
    """Return (number, text) of headline, standfirst and every block that tells the story."""
    pieces = [(HEADLINE, structure.headline or ""), (STANDFIRST, structure.standfirst or "")]
    pieces += [(i, b.text) for i, b in enumerate(structure.blocks) if b.kind not in _UNTOLD and not b.duplicate]
    return [piece for piece in pieces if piece[1]]


def find_values(structure: Structure) -> tuple[Mention, ...]:
    """Return the values of an article in order; they never overlap."""
    pieces = told_blocks(structure)
    known = vocabulary(structure.language)
    text = _BREAK.join(piece for _, piece in pieces)
    found = list(_scan(text, known))
    dates = iter(resolve([f.date for f in found if f.date], structure.published))
    starts = [0, *accumulate(len(piece) + 1 for _, piece in pieces)]
    mentions = []
    for value in found:
        at = bisect_right(starts, value.start) - 1
        number, shift = pieces[at][0], starts[at]
        normal = next(dates) if value.date else value.normal
        surface = text[value.start : value.end]
        mentions.append(Mention(number, value.start - shift, value.end - shift, value.kind, surface, normal))
    return tuple(mentions)


def _scan(text: str, known: Vocabulary) -> Iterator[_Found]:
    cursor = 0
    for at in _places(text, known):
        if at < cursor:
            continue
        found = _read(text, at, known)
        if isinstance(found, _Found):
            if found.start >= cursor:
                yield found
            cursor = max(cursor, found.end)
        else:
            cursor = max(cursor, found)


def _places(text: str, known: Vocabulary) -> list[int]:
    """Return where a value may begin, in order."""
    places = [m.start() for m in _SIGN.finditer(text)]
    for word in sorted(known.triggers.intersection(_WORD.findall(text))):
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            if not (_WORD.match(text, end) or (at and _WORD.match(text, at - 1))):
                places.append(at)
            at = text.find(word, end)
    return sorted(places)


def _read(text: str, at: int, known: Vocabulary) -> _Found | int:
    """Return the value at `at`, or where to go on when there is none."""
    char = text[at]
    if char.isdigit() or char in "+@＠":
        handle = read_handle(text, at, called=_to_be_dialled(text, at, known))
        if handle:
            return _Found(*handle, "handle", text[slice(*handle)])
        if not char.isdigit():
            return at + 1
        if _is_code(text, at):
            return _end_of_code(text, at)
    phrase = _idiom(text, at, known)
    if phrase:
        return at + len(phrase)
    stated = read_date(text, at, known)
    if stated:
        return _Found(stated.start, stated.end, "date", None, stated)
    number = _number(text, at, known)
    money = read_money(text, at, number, known)
    if money:
        return _Found(at if number is None else number.start, money[0], "money", money[1])
    if number is None:
        return _end_of_code(text, at) if char.isdigit() else at + 1
    if _CONTINUES_AS_CODE.match(text, number.end):
        return _end_of_code(text, number.end)
    percent = read_percent(text, number, known)
    if percent:
        return _Found(number.start, percent[0], "percent", percent[1])
    quantity = read_quantity(text, number, known)
    return _Found(number.start, quantity[0], "quantity", quantity[1]) if quantity else number.end


_CODE = re.compile(r"[\w.,:/-]*")
_CONTINUES_AS_CODE = re.compile(r"[-:/x×_.]\d")
_DIALLED = re.compile(r"\d{3,8}(?![\d,./:])")


def _is_code(text: str, at: int) -> bool:
    """Return whether digits at `at` belong to a name or number: कोविड-19, G7, #5, 3/4."""
    before = text[max(0, at - 2) : at]
    if before[-1:] in {"-", "–", "−"}:
        return bool(before[:-1]) and not before[0].isspace() and before[0] not in "(“‘\"'["
    return bool(_LETTER_OR_CODE.match(before[-1:]))


def _end_of_code(text: str, at: int) -> int:
    found = _CODE.match(text, at)
    return max(found.end() if found else at, at + 1)


def _idiom(text: str, at: int, known: Vocabulary) -> str | None:
    """Return the phrase at `at` that counts nothing although it begins with a number word."""
    first = word_at(text, at)[1]
    return next((phrase for phrase in known.idioms.get(first, ()) if text.startswith(phrase, at)), None)


def _to_be_dialled(text: str, at: int, known: Vocabulary) -> bool:
    """Return whether the words around digits call them a telephone number."""
    digits = _DIALLED.match(text, at)
    if not digits:
        return False
    start, before = word_before(text, at)
    if known.has("dial-before", before):
        return True
    if known.has("label", before) and known.has("dial-before", word_before(text, start)[1]):
        return True
    end, word = word_at(text, digits.end())
    if known.has("dial-joint", word):
        return any(known.has("dial-after", word) for word in _next_words(text, end, 2))
    return False


def _next_words(text: str, at: int, count: int) -> Iterator[str]:
    for _ in range(count):
        at, word = word_at(text, at)
        yield word


def _number(text: str, at: int, known: Vocabulary) -> Number | None:
    """Return the number that begins exactly at `at`, its minus before it included."""
    number = read_number(text, at, known)
    if number is None or number.start != at or number.low is None:
        return number if number and number.start == at else None
    before = text[max(0, at - 1) : at]
    start, word = (at - 1, "") if before in {"-", "−"} else word_before(text, at)
    if before in {"-", "−"} or known.has("minus", word):
        return replace(number, start=start, low=-number.low)
    if known.has("vague", word) and not number.digits:
        return replace(number, start=start, low=None)
    return number

"""Values in an article: dates, money, percentages, quantities, handles.

One scan finds the few places where a value may begin (digits, signs, words of the vocabulary); at each of them small
readers look at the text locally, the surest first. What is a value, and its normal form, is settled by the gold
standard's guide: a range is one value, ordinals and clock times are none, a vague amount has no normal form.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from site_builder.entities.story_text import told
from site_builder.entities.values.handles import read_handle
from site_builder.entities.values.money import read_money, read_money_sign, read_percent
from site_builder.entities.values.numbers import Number, read_count, read_number
from site_builder.entities.values.quantities import read_quantity
from site_builder.model import Mention, Structure, ValueKind
from site_builder.text.dates.date_reading import read_date
from site_builder.text.dates.normal_form import StatedDate, resolve
from site_builder.text.vocabulary.joiners import without_joiners
from site_builder.text.vocabulary.value_words import Vocabulary, vocabulary
from site_builder.text.vocabulary.words_at import NUMERAL, WORD, word_at, word_before
from site_builder.text.words import Bounds

__all__ = ["find_values"]

_BREAK = "\0"  # stands before and behind each block; no value crosses it
# One character class covers all first characters: alternatives take three times as long.
_PLACE = re.compile(rf"[{NUMERAL[1:-1]}@＠₹$€£¥₽₩₪฿₫₺৳₴+](?:(?<={NUMERAL}){NUMERAL}*+(?:[.,:/_-]++{NUMERAL}++)*+)?")
_NO_SPACES = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"  # scripts that need none
)
_PART_OF_CODE = re.compile(rf"(?!{_NO_SPACES})(?:{WORD[:-1]}|{NUMERAL}|[_#/\\^])")
_REST_OF_CODE = re.compile(rf"(?:{WORD[:-1]}|{NUMERAL}|[_.,:/-])*")
_GOES_ON = re.compile(rf"[-:/x×_.]{NUMERAL}|-[A-Z]")  # 7-Eleven
_LIST_NUMBER = re.compile(rf"{NUMERAL}{{1,3}}[.)۔][ \n]")  # at the start of a block
_FOREIGN_DECIMAL = re.compile(rf"{NUMERAL}{{1,3}},{NUMERAL}{{1,2}}")  # 2,5 millones: no group has so few digits
_NUMBER_OF_CARD = re.compile(rf"{NUMERAL}{{4}}(?: {NUMERAL}{{4}}){{2,3}}(?! ?{NUMERAL})")
# What stands in an address of the web, or looks like one, is not a value: https://example.org/5?id=7, example.org/5.
_ADDRESS = re.compile(
    r"(?:(?<![^\s(\[<\"'“‘])(?:[A-Za-z][A-Za-z0-9+.-]{1,20}://|www\.)|(?<=\w)\.[A-Za-z]{2,8}/)[^\s<>\"'“”‘’\0]*"
)
_PATH = re.compile(r"/(?<=\.[A-Za-z]{2}/|[A-Za-z]{3}/)")
_WORDS = re.compile(WORD)
# Half or twice of these changes none of 102 Hindi articles (benchmarks/thresholds.py).
_REACH = 3  # words between a bare sum and the verb that pays it
_CHANGE = 20  # characters between a number and what it became
_TEN_DIGITS = re.compile(rf"{NUMERAL}{{10}}")
_DIALLED = re.compile(rf"{NUMERAL}{{3,8}}(?!{NUMERAL}|[,./:]{NUMERAL})")


@dataclass(slots=True)
class _Found:
    """A value in the joined text."""

    start: int
    end: int
    kind: ValueKind
    normal: str | None
    date: StatedDate | None = None


def find_values(structure: Structure) -> tuple[Mention, ...]:
    """Return the values of an article in order of (block, start); they never overlap."""
    pieces = told(structure)
    text = _BREAK.join(["", *(piece for _, piece in pieces), ""])
    known = vocabulary(structure.language)
    plain, kept = without_joiners(text)
    found = _story_of_money(plain, list(_scan(plain, known)), known)
    dates = iter(resolve(plain, [value.date for value in found if value.date], structure.published, known))
    starts = [*accumulate((len(piece) + 1 for _, piece in pieces), initial=1)]
    mentions = []
    for value in found:
        start, end = kept[value.start], kept[value.end - 1] + 1
        at = bisect_right(starts, start) - 1
        shift, normal = starts[at], next(dates) if value.date else value.normal
        mentions.append(Mention(pieces[at][0], start - shift, end - shift, value.kind, text[start:end], normal))
    return tuple(mentions)


def _story_of_money(text: str, found: list[_Found], known: Vocabulary) -> list[_Found]:
    """Return the values, with what only the values around a bare number tell.

    5 करोड़ is money where 5 करोड़ रुपये is said as well, and so is तीस हजार in 'तीस हजार वापस दिए' where any sum is said;
    40 in '40 से बढ़ाकर 50 रुपये' is what 50 is.
    """
    sums = dict(value.normal.split(" ") for value in found if value.kind == "money" and value.normal)
    codes = Counter(sums.values()).most_common(1)
    if not codes and any(value.kind == "money" for value in found):  # करोड़ों की ठगी
        codes = [(home, 1) for home in [*known.money_nouns.values()][:1]]
    for at, value in enumerate(found):
        if value.kind != "quantity" or not value.normal:
            continue
        later = next((one for one in found[at + 1 : at + 2] if one.kind in {"money", "percent"} and one.normal), None)
        if later and later.normal and _is_changed(text, value.end, later.start, known):
            value.kind = later.kind
            value.normal = f"{value.normal} {later.normal.partition(' ')[2]}".strip()
            continue
        end = _end_of_scale(text, value, known) if codes else 0
        if end == value.end and value.normal in sums:
            value.kind, value.normal = "money", f"{value.normal} {sums[value.normal]}"
        elif end and _is_paid(text, end, known):
            value.kind, value.normal, value.end = "money", f"{value.normal} {codes[0][0]}", end
    return found


def _end_of_scale(text: str, value: _Found, known: Vocabulary) -> int:
    """Return where the last scale word of a quantity ends, तीस हजार in 'तीस हजार हमको'; 0 when it has none."""
    words = _WORDS.finditer(text, value.start, value.end)
    scales = [word.end() for word in words if known.numerals.get(word[0], ("",))[0] == "scale"]
    return scales[-1] if scales else 0


def _is_changed(text: str, end: int, start: int, known: Vocabulary) -> bool:
    """Return whether the number before `end` became the value at `start`: '40 से बढ़ाकर 50 रुपये', '3 हजार की जगह'."""
    return start - end <= _CHANGE and known.has("changed", text[end:start].strip())


def _is_paid(text: str, at: int, known: Vocabulary) -> bool:
    """Return whether what is counted before `at` is paid, taken or given back; a noun in between is what is counted."""
    for _ in range(_REACH):
        at, word = word_at(text, at)
        if known.has("paid", word):
            return True
        if not word or word in known.counted or word.endswith(known.plurals):
            return False
    return False


def _scan(text: str, known: Vocabulary) -> Iterator[_Found]:
    cursor, dialled = 0, -1
    for at, end in _places(text, known):
        if at < cursor:
            continue
        found = _read(text, at, end, known, dialled)
        if isinstance(found, int):
            cursor = found
            continue
        # — Name (@name) July 8, 2024: that is when a post was sent.
        posted = dialled >= 0 and found.kind == "date" and text[dialled : found.start].strip() == ")"
        if found.start >= cursor and not posted:
            yield found
        if found.kind == "handle":
            dialled = found.end
        cursor = found.end


def _places(text: str, known: Vocabulary) -> list[Bounds]:
    """Return (start, end) of the digits, signs and words at which a value may begin, in order."""
    places = [found.span() for found in _PLACE.finditer(text)]
    places += [found.span(1) for found in known.trigger.finditer(text)]
    addressed = "://" in text or "www." in text or _PATH.search(text)
    return sorted(_outside_addresses(text, places)) if addressed else sorted(places)


def _outside_addresses(text: str, places: list[Bounds]) -> Iterator[Bounds]:
    """Yield the places outside web addresses."""
    spans = [found.span() for found in _ADDRESS.finditer(text)]
    starts = [start for start, _ in spans]
    for place in places:
        at = bisect_right(starts, place[0]) - 1
        if at < 0 or spans[at][1] <= place[0]:
            yield place


def _read(text: str, at: int, end: int, known: Vocabulary, dialled: int) -> _Found | int:
    """Return the value at `at`, or where to go on when there is none; the last handle ended at `dialled`.

    `end`: that of the word, where one stands there.
    """
    char = text[at]
    if char.isdigit():
        return _read_digits(text, at, end, known, dialled)
    if char in "@＠+":
        handle = read_handle(text, at, called=False)
        return _handle(text, handle) if handle else at + 1
    word = text[at:end] if char.isalpha() else word_at(text, at)[1]
    if word in known.idioms or word in known.wholes:
        idle, whole = _phrase(text, at, known.idioms.get(word, ())), _phrase(text, at, known.wholes.get(word, ()))
        if idle or whole:
            return at + idle if idle else _Found(at, at + whole, "quantity", "1")
    money = read_money_sign(text, at, known) if not word or word in known.currencies_before else None
    if money:
        return _Found(at, money[0], "money", money[1])
    if word in known.numerals:
        return _read_number(text, at, end, word_before(text, at), known) or at + 1
    is_date = word in known.weekdays or word in known.months
    return (_read_date(text, at, known) if is_date else None) or at + 1


def _read_digits(text: str, at: int, end: int, known: Vocabulary, dialled: int) -> _Found | int:
    """Return the value that begins with the digits at `at`, or where to go on."""
    if text[at - 1] not in " \n" and _is_code(text, at):
        return _end_of_code(text, at)
    named = _NUMBER_OF_CARD.match(text, at) or (_LIST_NUMBER.match(text, at) if text[at - 1] == _BREAK else None)
    if named and not _read_date(text, at, known):
        return named.end()
    idle = _phrase(text, at, known.idioms.get(text[at:end], ()))
    if idle:
        return at + idle  # 108 एंबुलेंस
    before = word_before(text, at)
    if text[at + 2 : at + 3].isdigit():  # no handle is shorter
        called = _to_be_dialled(text, at, before, known, dialled)
        handle = read_handle(text, at, called=called)
        if handle and (called or not _is_counted(text, handle, known)):
            return _handle(text, handle)
    return _read_number(text, at, end, before, known) or _end_of_code(text, at)


def _is_counted(text: str, span: Bounds, known: Vocabulary) -> bool:
    """Return whether ten digits in a row count what stands behind them: 7000000000 लोग, 9876543210 रुपये."""
    after = word_at(text, span[1])[1]
    counts = after in known.counted or after in known.money_words or after in known.percents
    scaled = known.numerals.get(after, ("",))[0] == "scale"
    return _TEN_DIGITS.fullmatch(text, *span) is not None and (counts or scaled)


def _handle(text: str, span: Bounds) -> _Found:
    return _Found(*span, "handle", text[slice(*span)])


def _read_date(text: str, at: int, known: Vocabulary) -> _Found | None:
    stated = read_date(text, at, known)
    return _Found(stated.start, stated.end, "date", None, stated) if stated else None


def _read_number(text: str, at: int, end: int, before: tuple[int, str], known: Vocabulary) -> _Found | int | None:
    """Return the value that begins with the number at `at`, or the number's end; None if there is no number.

    `end`: that of its first digits or word; `before`: start and text of the word before it.
    """
    count = None if known.day_has_stop and text[end : end + 1] == "." else read_count(text, at, end, known)
    # What is vague may be money: चंद पचास नकदी.
    if count and before[1] not in known.swaying and not _is_foreign(text, count, end):
        return _counted(text, _with_sign(text, count, before, known), before, known)
    return _read_date(text, at, known) or _read_amount(text, at, end, before, known)


def _is_foreign(text: str, number: Number, end: int) -> bool:
    """Return whether a number is the part before the comma of a fraction that another language writes."""
    return number.end < end and _FOREIGN_DECIMAL.fullmatch(text, number.start, end) is not None


def _read_amount(text: str, at: int, end: int, before: tuple[int, str], known: Vocabulary) -> _Found | int | None:
    """Return the amount that begins with the number at `at`, or the number's end; None if there is no number."""
    number = read_number(text, at, known)
    if number is None or number.start != at:
        return None
    if _is_foreign(text, number, end):
        return end
    if _GOES_ON.match(text, number.end):
        return _end_of_code(text, number.end)
    number = _with_sign(text, number, before, known)
    if number.round or number.after in known.continuing or not number.after[:1].isalpha():
        money = read_money(text, number, known)
        if money:
            return _Found(number.start, money[0], "money", money[1])
        percent = read_percent(text, number, known)
        if percent:
            return _Found(number.start, percent[0], "percent", percent[1])
    return _counted(text, number, before, known)


def _counted(text: str, number: Number, before: tuple[int, str], known: Vocabulary) -> _Found | int:
    """Return the quantity that begins with the number, or the number's end; `before`: start and word before it."""
    quantity = read_quantity(text, number, before, known)
    return _Found(number.start, quantity[0], "quantity", quantity[1]) if quantity else number.end


def _with_sign(text: str, number: Number, before: tuple[int, str], known: Vocabulary) -> Number:
    """Return the number with the minus or the vague word before it."""
    at, low = number.start, number.low
    if low is not None and text[at - 1] in "-−" and not _PART_OF_CODE.match(text[at - 2 : at - 1]):
        return replace(number, start=at - 1, low=-low)
    start, word = before
    if word not in known.swaying:
        return number
    if low is not None and known.has("minus", word):
        return replace(number, start=start, low=-low)
    if known.has("vague", word) and not number.digits:
        return replace(number, start=start, low=None)
    return number


def _is_code(text: str, at: int) -> bool:
    """Return whether the digits at `at`, no space before them, belong to a name or number: कोविड-19, G7, #5, 3/4."""
    before = text[max(0, at - 2) : at]
    if before[-1:] in {"-", "–", "−"}:
        return bool(before[:-1]) and not before[0].isspace() and before[0] not in "(“‘\"'[\0"
    return bool(_PART_OF_CODE.match(before[-1:]))


def _end_of_code(text: str, at: int) -> int:
    found = _REST_OF_CODE.match(text, at)
    return max(found.end() if found else at, at + 1)


def _phrase(text: str, at: int, phrases: tuple[str, ...]) -> int:
    """Return the length of the phrase at `at`; 0 if none of them is there."""
    if not text.startswith(phrases, at):
        return 0
    return next(len(phrase) for phrase in phrases if text.startswith(phrase, at))


def _to_be_dialled(text: str, at: int, ahead: tuple[int, str], known: Vocabulary, dialled: int) -> bool:
    """Return whether the words around digits call them a telephone number."""
    digits = _DIALLED.match(text, at)
    if not digits:
        return False
    start, before = ahead
    if known.has("dial-before", before):
        return True
    between = text[dialled:at].strip() if 0 <= dialled <= at < dialled + 8 else None
    if between is not None and len(digits[0]) >= 5 and (between in {",", "/", ";"} or known.has("and", before)):
        return True
    if known.has("label", before) and known.has("dial-before", word_before(text, start)[1]):
        return True
    end, word = word_at(text, digits.end())
    if not known.has("dial-joint", word):
        return False
    end, word = word_at(text, end)
    return known.has("dial-after", word) or known.has("dial-after", word_at(text, end)[1])

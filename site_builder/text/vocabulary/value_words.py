"""What a language's words do around a value: its number words, months, currencies, units of a range.

Two sources. Months, days of the week and adjectives of currencies are CLDR's (`vocabulary.cldr`). All else stands in
`data/<language>/values/words.txt`, rows of `role TAB word [TAB worth]`:

    number 20 · scale 1000 · scale-money 1000000 (after an amount of money only) · addition 0.5 (half more) · and
    addition-joined 0.5 (glued to the number) · point (before decimals: तीन दशमलव छह) · vague, vague-scale (size
    unknown) · minus
    ending (written together with words that end in "-" in the list: see `word_roles`)
    to (of a range) · to-further (लेकर, behind से) · to-only (it never means a change)
    month 11 · month-weak (a month only beside a day or year) · weekday 0 (Monday) · weekday-before -1 or 1
    of, day-and (between the parts of a date) · decade
    era-before, era-after (make the year of another era: शक 1947, 1447 हिजरी) · era-month (of another calendar)
    era-years 2030-2200 (the years that a language counts in another era)
    year-before, year-after (let a bare number be a year) · year-this (this year) · year-not-before · or
    more (2000 से ज्यादा is not a year)
    currency, currency-before INR · currency-adjective PKR · sign USD · subunit INR (a hundredth) · percent
    money-noun INR (what sums pay for) · genitive (between the sum and that) · up-to (before the genitive: 2 लाख तक की)
    paid (a verb behind a bare sum) · changed (between a bare number and the sum it became: की जगह, से बढ़ाकर)
    clock, clock-before, ordinal, label (make the number no amount) · idiom (number words that count nothing)
    whole (a phrase that says one: हफ्ते भर)
    noun, unit, plural (what is counted; a noun's ending) · stop (ends the counted phrase) · toll, count-before
    (make one a count)
    future, future-ending (of a sentence about what is to come) · past (about what was, behind the date) · past-before
    (close before it)
    until-before, until-after (beside a time by which something is done)
    dial-before, dial-joint, dial-after (make digits a telephone number)
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from site_builder.text.languages import primary
from site_builder.text.vocabulary.cldr import (
    abbreviated_scales,
    currency_names,
    day_has_stop,
    month_first,
    names,
    percents,
    scales,
    separators,
)
from site_builder.text.vocabulary.word_roles import numbered, roles
from site_builder.text.vocabulary.words_at import EDGE, WORD

__all__ = ["Vocabulary", "vocabulary"]

# English stands beside every language in news: months in a time stamp, "Rs", "million"; but not its common words.
_LENT = frozenset(
    {
        "clock", "currency", "currency-before", "label", "month", "month-weak", "ordinal", "percent", "scale",
        "weekday",
    }
)  # fmt: skip
_NUMERALS = {**{role: role for role in ("number", "scale", "addition", "and", "point")}, "vague-scale": "vague"}
# Roles that are looked up together, or for nearly every number.
_JOINED = {
    "labels": ("label", "era-before", "era-month"),
    "hours": ("clock-before",),
    "counting": ("count-before",),
    "tolls": ("toll",),
    "percents": ("percent",),
    "counted": ("noun", "unit"),
    "joints": ("to", "and", "day-and"),
    "swaying": ("minus", "vague"),
    "naming": ("clock", "ordinal", "era-after", "era-month"),
    "eras": ("era-before", "era-after"),
    "after-day": ("ordinal", "to", "day-and", "of"),
    "continuing": ("ordinal", "to", "to-further", "day-and", "of", "scale-money", "subunit", "percent", "decade"),
    "glued": ("scale", "scale-money", "currency", "subunit", "percent", "unit", "noun", "to"),
}
_AT_HAND = ("counted", "eras", "joints", "swaying", "naming", "labels", "hours", "counting", "tolls", "percents")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, by what they do; each spelling is a key."""

    separators: tuple[str, str]
    """What stands between the thousands and before the decimals of a number: (',', '.'), or ('.', ',')."""
    month_first: bool
    """Whether 11/6/2025 is 6 November where the language is spoken."""
    day_has_stop: bool
    """Whether 6. November is how the language writes the day of a date."""
    numerals: Mapping[str, tuple[str, Decimal]]
    """Words that make up numbers: role (number, scale, addition, vague, and, point) and worth."""
    abbreviated_scales: frozenset[str]
    """Scales that are written with a stop: 3 Mrd. Euro."""
    closed: Mapping[str, str]
    """Scales written together with an ending, behind which the number does not go on: लाखांची; and the ending."""
    money_scales: Mapping[str, Decimal]
    """Multipliers of money only."""
    months: Mapping[str, int]
    """Month names, 1 to 12."""
    weekdays: Mapping[str, int]
    """Days of the week, Monday = 0."""
    weekdays_before: Mapping[str, int]
    """'Last' (-1) and 'next' (1) before a day of the week."""
    currencies: Mapping[str, str]
    """Names of money, one or two words: ISO 4217 code."""
    currencies_before: Mapping[str, str]
    """Abbreviations and signs before an amount: ISO 4217 code."""
    subunits: Mapping[str, str]
    """Hundredths: ISO 4217 code of the whole."""
    money_nouns: Mapping[str, str]
    """Things that round sums pay for: the ISO 4217 code that is meant."""
    words: Mapping[str, frozenset[str]]
    """All other roles: the words that have them."""
    idioms: Mapping[str, tuple[str, ...]]
    """Phrases that count nothing, by their first word."""
    wholes: Mapping[str, tuple[str, ...]]
    """Phrases that say one of something, by their first word."""
    trigger: re.Pattern[str]
    """A word (group 1) at which a value may begin, with the character before it."""
    counted: frozenset[str]
    """Nouns and units: what is counted."""
    plurals: tuple[str, ...]
    """Endings that only a noun in the plural has."""
    ends: frozenset[str]
    """Words that end the phrase of what is counted: stop words, and those that begin another value."""
    after_day: frozenset[str]
    """Words that may stand behind the day of a date."""
    money_words: frozenset[str]
    """First words of the names of money."""
    decades: tuple[str, ...]
    """Words that make the year before them a decade."""
    continuing: frozenset[str]
    """Words behind a number that may be part of it, or make it more than a count."""
    joints: frozenset[str]
    """Words between two numbers."""
    swaying: frozenset[str]
    """Words that change the number behind them: minus, and what makes it vague."""
    naming: frozenset[str]
    """Words that make the number before them a name or an hour."""
    labels: frozenset[str]
    """Words that make the number behind them a name."""
    hours: frozenset[str]
    """Words that may make the number behind them an hour."""
    counting: frozenset[str]
    """Words that make the number beside them a count."""
    tolls: frozenset[str]
    """Words that make a number shortly before them a toll."""
    percents: frozenset[str]
    """Words and signs of percentages."""
    eras: frozenset[str]
    """Words that make the year beside them one of another era."""
    foreign_years: tuple[range, ...]
    """Years of other eras that the language states without a word for the era."""
    glued: frozenset[str]
    """Words that may be glued to the digits before them: 500रुपये, 10km, 5मई."""

    def has(self, role: str, word: str) -> bool:
        """Return whether `word` has the role."""
        return word in self.words.get(role, _NONE)


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=128)
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary for a BCP 47 tag; of a language without data: CLDR's names and what any language shares."""
    base = primary(language)
    rows = _rows(base)
    months, weak_months = _named(base, "months", rows.get("month", {}))
    weekdays, weak_weekdays = _named(base, "days", rows.get("weekday", {}))
    words, money = _words(rows, weak_months, weak_weekdays), rows.get("currency", {})
    before = {**rows.get("sign", {}), **rows.get("currency-before", {})}
    numerals = _numerals(rows, base)
    triggers = _triggers(numerals, (months, weekdays, before, rows.get("idiom", {}), rows.get("whole", {})))
    currencies = {**_two_words(currency_names(base), rows.get("currency-adjective", {}), money), **money}
    return Vocabulary(
        separators=separators(base),
        month_first=month_first(language),
        day_has_stop=day_has_stop(base),
        numerals=numerals,
        abbreviated_scales=abbreviated_scales(base),
        closed=_closed(rows.get("scale", {}), rows.get("ending", {})),
        money_scales=_worths(rows.get("scale-money", {})),
        months=months,
        weekdays=weekdays,
        weekdays_before=numbered(rows.get("weekday-before", {})),
        currencies=currencies,
        currencies_before=before,
        subunits=rows.get("subunit", {}),
        money_nouns=rows.get("money-noun", {}),
        words=words,
        idioms=_by_first_word(rows.get("idiom", {})),
        wholes=_by_first_word(rows.get("whole", {})),
        trigger=_any_of(triggers),
        plurals=tuple(sorted(words.get("plural", _NONE))),
        ends=(words.get("stop", _NONE) | triggers) - words["counted"],
        after_day=words["after-day"].union(months),
        money_words=frozenset(_first_words(currencies)),
        foreign_years=tuple(map(_years, rows.get("era-years", {}).values())),
        decades=tuple(sorted(words.get("decade", _NONE))),
        continuing=words["continuing"].union(months, numerals, _first_words(currencies)),
        glued=words["glued"].union(months),
        **{name: words[name] for name in _AT_HAND},
    )


def _named(language: str, field: str, more: Mapping[str, str]) -> tuple[dict[str, int], frozenset[str]]:
    """Return CLDR's names of months or days and those of `more`, with their numbers; and the weak ones."""
    found, weak = names(language, field)
    return found | numbered(more), weak


def _rows(language: str) -> dict[str, Mapping[str, str]]:
    """Return role -> word -> worth, with CLDR's words of percentages."""
    rows = roles(language, "values/words", _LENT)
    return {**rows, "percent": {**dict.fromkeys(percents(language), ""), **rows.get("percent", {})}}


def _words(
    rows: Mapping[str, Mapping[str, str]], weak_months: frozenset[str], weak_weekdays: frozenset[str]
) -> dict[str, frozenset[str]]:
    """Return the words by role, by CLDR's too, and by what joins several roles."""
    words = {role: frozenset(forms) for role, forms in rows.items()}
    words["month-weak"] = words.get("month-weak", _NONE) | weak_months
    words["weekday-weak"] = weak_weekdays
    joined = {name: _NONE.union(*(words.get(role, _NONE) for role in parts)) for name, parts in _JOINED.items()}
    return {**words, **joined, "continuing": frozenset(_first_words(joined["continuing"]))}


def _numerals(rows: Mapping[str, Mapping[str, str]], language: str) -> dict[str, tuple[str, Decimal]]:
    """Return all words that make up numbers; साडेपाच is one word of two.

    Scales of the language win over English ones: billion is 10^9 in English, 10^12 in French.
    """
    own_scales = {**scales(language), **_worths(roles(language, "values/words").get("scale", {}))}
    told = {word: ("scale", worth) for word, worth in own_scales.items()}
    joined = {
        before + word: ("number", Decimal(worth) + Decimal(more))
        for before, more in rows.get("addition-joined", {}).items()
        for word, worth in rows.get("number", {}).items()
    }
    own = {
        word: (role, Decimal(worth or 0))
        for kind, role in _NUMERALS.items()
        for word, worth in rows.get(kind, {}).items()
    }
    return joined | own | told


def _closed(words: Iterable[str], endings: Iterable[str]) -> dict[str, str]:
    """Return the words that are another of them with an ending, and that ending."""
    stems = frozenset(words)
    return {stem + ending: ending for stem in stems for ending in endings if stem + ending in stems}


def _triggers(numerals: Mapping[str, tuple[str, Decimal]], others: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the words at which a value may begin.

    Of the scales only those that may stand alone: सौ, हज़ार, दर्जन. And not where a digit's word before them is not
    known: in పదివేల, యాభై వేల, or Nepali छ हजार (छ is also 'is'), a thousand would be false.
    """
    digits = {worth for role, worth in numerals.values() if role == "number"}
    alone = 1000 if digits.issuperset(map(Decimal, range(1, 10))) else 0
    numbers = (
        word
        for word, (role, worth) in numerals.items()
        if role not in {"and", "point"} and (role != "scale" or worth <= alone)
    )
    return frozenset(word for phrases in (numbers, *others) for word in _first_words(phrases) if word[0].isalpha())


def _first_words(phrases: Iterable[str]) -> Iterator[str]:
    return (phrase.partition(" ")[0] for phrase in phrases)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for any of the words between two characters of `EDGE`; group 1 is the word.

    The pattern has two halves, each with a lookahead of two letters, grouped by first and second letters. This avoids
    most failing attempts.
    """
    spelt = sorted((word for word in words if re.fullmatch(WORD, word)), reverse=True)
    firsts = sorted({word[0] for word in spelt})
    halves = []
    for half in (firsts[: len(firsts) // 2], firsts[len(firsts) // 2 :]):
        within = [word for word in spelt if word[0] in half]
        seconds = "".join(sorted({word[1:2] or EDGE[1:-1] for word in within}))
        halves += [f"(?=[{half[0]}-{half[-1]}][{seconds}])(?:{_by_letters(within, 2)})"] if within else []
    return re.compile(rf"{EDGE}({'|'.join(halves)})(?={EDGE})" if halves else r"(?!)")


def _by_letters(words: Iterable[str], depth: int) -> str:
    """Return alternatives for words in falling order, those with the same first letters together, `depth` deep."""
    if not depth:
        return "|".join(map(re.escape, words))
    groups = groupby(words, lambda word: word[:1])
    return "|".join(f"{first}(?:{_by_letters([word[1:] for word in group], depth - 1)})" for first, group in groups)


def _years(span: str) -> range:
    first, _, last = span.partition("-")
    return range(int(first), int(last) + 1)


def _worths(rows: Mapping[str, str]) -> dict[str, Decimal]:
    return {word: Decimal(worth) for word, worth in rows.items()}


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(phrases):
        first = phrase.partition(" ")[0]
        found[first] = (*found.get(first, ()), phrase)
    return found


def _two_words(cldr: Mapping[str, str], adjectives: Mapping[str, str], money: Mapping[str, str]) -> dict[str, str]:
    """Return two-word names of money, CLDR's and those of `adjectives`, with the noun in every form: पाकिस्तानी रुपये."""
    forms: dict[str, list[str]] = {}
    for form, code in money.items():
        forms.setdefault(code, []).append(form)
    found = {f"{adjective} {form}": code for adjective, code in adjectives.items() for form in forms.get(code, ())}
    for code, name in sorted(cldr.items()):
        first, _, last = name.rpartition(" ")
        if first and " " not in first and last in money:
            found |= {f"{first} {form}": code for form in forms[money[last]]}
    return found

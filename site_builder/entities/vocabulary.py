"""What a language's words do around a value: its number words, months, currencies, units of a range.

Two sources. Months, days of the week and currencies are CLDR's, through Babel's locale data. All else stands in
`data/<language>/values_words.txt`, rows of `role TAB word [TAB worth]`:

    number 20 · scale 1000 · addition 0.5 (half more) · vague, vague-scale (size unknown) · minus · to (of a range) · and
    month 11 · month-weak (a month only beside a day or year) · weekday 0 (Monday) · weekday-before -1 or 1
    year-before, year-after (let a bare number be a year) · decade
    currency, currency-before INR · sign USD · subunit INR (a hundredth) · percent
    clock, ordinal, label (make the number no amount) · idiom (number words that count nothing)
    noun (what is counted) · stop (ends the counted phrase)
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeAlias

from site_builder.entities.roles import roles
from site_builder.entities.spellings import spellings

__all__ = ["Vocabulary", "vocabulary"]

LocaleDataDict: TypeAlias = Mapping[str, Any]  # Babel types none of its locale data
_A_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~॰]{2,}")

# English stands beside every language in news: months in a time stamp, "Rs", "million"; but not its common words.
_LENT = frozenset(
    "scale month month-weak weekday currency currency-before percent clock ordinal label".split()
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, by what they do; each spelling is a key."""

    numbers: Mapping[str, Decimal]
    """Number words."""
    scales: Mapping[str, Decimal]
    """Multipliers."""
    additions: Mapping[str, Decimal]
    """Fractions added to the number behind."""
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
    words: Mapping[str, frozenset[str]]
    """All other roles: the words that have them."""
    idioms: Mapping[str, tuple[str, ...]]
    """Phrases that count nothing, by their first word."""
    triggers: frozenset[str]
    """Words at which a value may begin."""

    def has(self, role: str, word: str) -> bool:
        """Return whether `word` has the role."""
        return word in self.words[role]

    def counts(self, word: str) -> bool:
        """Return whether `word` may be glued to the number it belongs to: 500रुपये, 10km, 5मई."""
        return (
            word in self.scales or word in self.currencies or word in self.subunits or word in self.months
            or word in self.words["percent"] or word in self.words["unit"] or word in self.words["noun"]
            or word in self.words["to"]
        )  # fmt: skip


_PLAIN = (
    "vague vague-scale minus to and of day-and month-weak weekday-weak year-before year-after year-not-before decade "
    "percent clock ordinal label noun stop unit dial-before dial-joint dial-after toll"
).split()


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary for a BCP 47 tag; of a language without data: CLDR's names and what any language shares."""
    base = language.partition("-")[0].lower() or "und"
    by_role = roles(base, "values_words", _LENT)
    locales = _locales(base)
    months, weak_months = _names(locales, "months")
    weekdays, weak_weekdays = _names(locales, "days")
    months |= _numbered(by_role.get("month", {}))
    weekdays |= _numbered(by_role.get("weekday", {}))
    words = {role: frozenset(by_role.get(role, {})) for role in _PLAIN}
    words["month-weak"] |= weak_months
    words["weekday-weak"] |= weak_weekdays
    currencies = by_role.get("currency", {})
    signs = {**by_role.get("sign", {}), **by_role.get("currency-before", {})}
    decimals = {
        role: {word: Decimal(worth) for word, worth in by_role.get(role, {}).items()}
        for role in ("number", "scale", "addition")
    }
    return Vocabulary(
        numbers=decimals["number"],
        scales=decimals["scale"],
        additions=decimals["addition"],
        months=months,
        weekdays=weekdays,
        weekdays_before=_numbered(by_role.get("weekday-before", {})),
        currencies={**_adjectives(locales[0], currencies), **currencies},
        currencies_before=signs,
        subunits=by_role.get("subunit", {}),
        words=words,
        idioms=_by_first_word(by_role.get("idiom", {})),
        triggers=_triggers(decimals, months, weekdays, signs, words["vague-scale"], by_role.get("idiom", {})),
    )


def _triggers(decimals: Mapping[str, Mapping[str, Decimal]], *names: Iterable[str]) -> frozenset[str]:
    """Return the words at which a value may begin. Of the scales only those that may stand alone: सौ, हज़ार, दर्जन."""
    scales = (word for word, worth in decimals["scale"].items() if worth <= 1000)
    phrases = [decimals["number"], decimals["addition"], scales, *names]
    return frozenset(first for words in phrases for word in words if _A_WORD.fullmatch(first := word.partition(" ")[0]))


def _numbered(rows: Mapping[str, str]) -> dict[str, int]:
    return {word: int(worth) for word, worth in rows.items()}


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(phrases):
        first = phrase.partition(" ")[0]
        found[first] = (*found.get(first, ()), phrase)
    return found


def _locales(language: str) -> list[LocaleDataDict]:
    """Return CLDR's data of the language and of English, as far as there is any."""
    from babel import localedata

    names = [name for name in dict.fromkeys((language, "en")) if localedata.exists(name)]
    return [localedata.LocaleDataDict(localedata.load(name)) for name in names]


def _names(locales: list[LocaleDataDict], field: str) -> tuple[dict[str, int], set[str]]:
    """Return CLDR's names of months or days, and those that need the rest of a date beside them: the short ones."""
    names: dict[str, int] = {}
    weak: set[str] = set()
    for data in reversed(locales):
        for width in ("abbreviated", "wide"):
            for use in ("format", "stand-alone"):
                for number, name in data[field].get(use, {}).get(width, {}).items():
                    for form in spellings(name) if _A_WORD.fullmatch(name) else ():
                        names[form] = int(number)
                        (weak.add if width == "abbreviated" else weak.discard)(form)
    return names, weak


def _adjectives(data: LocaleDataDict, currencies: Mapping[str, str]) -> dict[str, str]:
    """Return CLDR's two-word names of money with the second word in every form it takes: पाकिस्तानी रुपये."""
    forms: dict[str, list[str]] = {}
    for form, code in currencies.items():
        forms.setdefault(code, []).append(form)
    found: dict[str, str] = {}
    for code, name in data["currency_names"].items():
        first, _, last = name.rpartition(" ")
        if first and " " not in first and last in currencies:
            found |= {f"{first} {form}": code for form in forms[currencies[last]]}
    return found

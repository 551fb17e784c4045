"""Names of months, days, currencies and thousands in every language: facts of Unicode's CLDR, from Babel."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from site_builder.data import BESIDE
from site_builder.text.vocabulary.spellings import spellings

__all__ = [
    "Names",
    "abbreviated_scales",
    "currency_names",
    "day_has_stop",
    "month_first",
    "names",
    "percents",
    "scales",
    "separators",
]

Names: TypeAlias = tuple[dict[str, int], frozenset[str]]
_Locale: TypeAlias = Mapping[str, Any]  # Babel gives its locale data no types
_A_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~॰]{2,}")
_ABBREVIATION = re.compile(r"[^\s\d!-/:-@\[-`{-~॰]{3,}\.?")


def names(language: str, field: str) -> Names:
    """Return name -> number of the months (1 to 12) or days (0 = Monday), English ones too; and the weak names.

    `field`: 'months' or 'days'. Weak are the short names (Mar, रवि): words of another meaning unless the rest of a
    date stands beside them.
    """
    found: dict[str, int] = {}
    weak: set[str] = set()
    for facts in (_locale(BESIDE), _locale(language)):
        for width in ("abbreviated", "wide"):
            for use in ("format", "stand-alone"):
                for number, name in facts.get(field, {}).get(use, {}).get(width, {}).items():
                    for form in spellings(name) if _A_WORD.fullmatch(name) else ():
                        found[form] = int(number)
                        (weak.add if width == "abbreviated" else weak.discard)(form)
    return found, frozenset(weak)


def currency_names(language: str) -> dict[str, str]:
    """Return ISO 4217 code -> name of the money in a language; {} when CLDR does not know the language."""
    return dict(_locale(language).get("currency_names", {}))


def scales(language: str) -> dict[str, Decimal]:
    """Return the words that multiply the number before them, and by what: 'करोड़' 10000000, 'Millionen' 1000000.

    They are those of CLDR's compact forms, the long ('0 Millionen') before the short ('0 Mio.'); forms of two words are
    made of them. A short form of one or two letters may be another word, and is left out: '0 t', '0 mi'.
    """
    found: dict[str, Decimal] = {}
    for form, letters in (("short", _ABBREVIATION), ("long", _A_WORD)):
        for magnitude, written in _compact_forms(language, form):
            number, _, word = written.partition(" ")
            if set(number) == {"0"} and letters.fullmatch(word):
                worth = Decimal(magnitude) / 10 ** (len(number) - 1)
                for spelt in {word.rstrip("."), word.rstrip(".").lower()}:  # 3 Mln, 3 mln
                    found |= dict.fromkeys(spellings(spelt), worth)
    return found


def abbreviated_scales(language: str) -> frozenset[str]:
    """Return the words of `scales` that end in a stop, without the stop: 'Mio' and 'Mrd' in German."""
    words = (written.partition(" ")[2] for _, written in _compact_forms(language, "short"))
    stopped = (word[:-1] for word in words if word.endswith(".") and _ABBREVIATION.fullmatch(word))
    return frozenset(form for word in stopped for form in spellings(word))


def _compact_forms(language: str, form: str) -> Iterator[tuple[str, str]]:
    """Yield (magnitude, form): ('1000000', '0 Mio.')."""
    for forms in _locale(language).get("compact_decimal_formats", {}).get(form, {}).values():
        for magnitude, pattern in forms.items():
            yield magnitude, pattern.pattern.replace("\xa0", " ").replace("'", "")


def percents(language: str) -> frozenset[str]:
    """Return the one or two words behind the number of a percentage: 'Prozent', 'por ciento'."""
    forms = _locale(language).get("unit_patterns", {}).get("concentr-percent", {}).get("long", {}).values()
    words = (form.replace("\xa0", " ").removeprefix("{0}").strip() for form in forms if form.startswith("{0}"))
    found = (word for word in words if all(map(_A_WORD.fullmatch, word.split())) and word.count(" ") <= 1)
    return frozenset(form for word in found for form in spellings(word) if word)


def separators(language: str) -> tuple[str, str]:
    """Return what stands between thousands and before decimals: ('.', ',') in German, (' ', ',') in French.

    (',', '.') where CLDR knows nothing.
    """
    symbols = _locale(language).get("number_symbols", {}).get("latn", {})
    group, decimal = (str(symbols.get(name, mark)) for name, mark in (("group", ","), ("decimal", ".")))
    return (" " if group.isspace() else group), decimal


def month_first(tag: str) -> bool:
    """Return whether the country of a BCP 47 tag writes 11/6/2025 for 6 November: en-US, en-PH.

    False without a country: CLDR takes bare 'en' for American.
    """
    language, _, rest = tag.replace("_", "-").partition("-")
    country = next((part for part in rest.split("-") if re.fullmatch("[A-Za-z]{2}", part)), None)
    if country is None:
        return False
    formats = _locale(f"{language.lower()}_{country.upper()}").get("date_formats", {})
    return "short" in formats and str(formats["short"].pattern).startswith("M")


def day_has_stop(language: str) -> bool:
    """Return whether the day of a date is written with a stop: 6. November 2025."""
    formats = _locale(language).get("date_formats", {})
    return "long" in formats and str(formats["long"].pattern).startswith("d. ")


def _locale(language: str) -> _Locale:
    from babel import localedata

    return localedata.LocaleDataDict(localedata.load(language)) if localedata.exists(language) else {}  # type: ignore[arg-type]  # Babel's own stub is too narrow

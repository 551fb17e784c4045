"""Names of months, days, currencies and thousands in every language: facts of Unicode's CLDR, from Babel."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from site_builder.data import BESIDE
from site_builder.text.vocabulary.spellings import spellings

__all__ = ["Names", "currency_names", "month_first", "names", "scales", "separators"]

Names: TypeAlias = tuple[dict[str, int], frozenset[str]]
_Locale: TypeAlias = Mapping[str, Any]  # Babel gives its locale data no types
_A_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~॰]{2,}")


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

    They are those of CLDR's long compact forms ('0 Millionen'); forms of two words are made of them.
    """
    found: dict[str, Decimal] = {}
    for forms in _locale(language).get("compact_decimal_formats", {}).get("long", {}).values():
        for magnitude, pattern in forms.items():
            number, _, word = pattern.pattern.replace("\xa0", " ").partition(" ")
            if set(number) == {"0"} and _A_WORD.fullmatch(word):
                worth = Decimal(magnitude) / 10 ** (len(number) - 1)
                found |= dict.fromkeys(spellings(word), worth)
    return found


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


def _locale(language: str) -> _Locale:
    from babel import localedata

    return localedata.LocaleDataDict(localedata.load(language)) if localedata.exists(language) else {}  # type: ignore[arg-type]  # Babel's own stub is too narrow

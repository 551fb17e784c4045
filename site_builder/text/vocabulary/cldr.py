"""Names of months, days and currencies in every language: facts of Unicode's CLDR, from Babel's locale data."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from site_builder.text.vocabulary.spellings import spellings

__all__ = ["Names", "currency_names", "names"]

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
    for data in (_locale("en"), _locale(language)):
        for width in ("abbreviated", "wide"):
            for use in ("format", "stand-alone"):
                for number, name in data.get(field, {}).get(use, {}).get(width, {}).items():
                    for form in spellings(name) if _A_WORD.fullmatch(name) else ():
                        found[form] = int(number)
                        (weak.add if width == "abbreviated" else weak.discard)(form)
    return found, frozenset(weak)


def currency_names(language: str) -> dict[str, str]:
    """Return ISO 4217 code -> name of the money in a language; {} when CLDR does not know the language."""
    return dict(_locale(language).get("currency_names", {}))


def _locale(language: str) -> _Locale:
    from babel import localedata

    return localedata.LocaleDataDict(localedata.load(language)) if localedata.exists(language) else {}  # type: ignore[arg-type]  # Babel's own stub is too narrow

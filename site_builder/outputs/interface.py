"""The words of the interface: its catalogue, its dates and numbers."""

import gettext
import io
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from site_builder import data
from site_builder.engine.own_files import PACKAGE
from site_builder.outputs.date_formats import stamp
from site_builder.settings import Site

__all__ = ["Words", "catalogue", "catalogue_file"]

_EXACTNESS = {len("2025"): "year", len("2025-11"): "month", len("2025-11-06"): "day"}


def catalogue_file(language: str) -> Path:
    """Return the gettext catalogue (.po) of an interface language."""
    return PACKAGE / "locale" / f"{language}.po"


@lru_cache(maxsize=128)
def catalogue(language: str) -> gettext.GNUTranslations:
    """Return the translations of an interface language, compiled in memory."""
    with catalogue_file(language).open("rb") as file:
        words = read_po(file, language, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, words)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class Words:
    """Numbers, dates and times in a site's interface language."""

    def __init__(self, site: Site) -> None:
        self._language = site.language
        self._locale = Locale(site.language, _forms(site.language)["region"])
        self._zone = ZoneInfo(site.time_zone)
        words = catalogue(site.language)
        self.gettext, self.ngettext = words.gettext, words.ngettext

    @cached_property
    def _spellings(self) -> tuple[tuple[str, ...], ...]:
        return data.table(self._language, "outputs/display_spellings")

    def number(self, value: float) -> str:
        """Return a number as it is written in this language."""
        return _in_figures(value, self._locale)

    def date(self, iso: str) -> str:
        """Return an ISO 8601 date or time in words, as exact as it is; a time is converted to the site's zone."""
        return _spelled(iso, self._language, self._locale, self._zone, self._spellings)

    def stamp(self, iso: str) -> str:
        """Return an ISO 8601 date or time for machines; a time without an offset is in the site's zone."""
        return stamp(iso, self._zone)

    def day(self, iso: str) -> str:
        """Return an ISO 8601 date or time as a date in words, in the site's zone, without the time of day."""
        if len(iso) <= len("2025-11-06"):
            return self.date(iso)
        return self.date(_local(iso, self._zone).date().isoformat())


@lru_cache(maxsize=128)
def _forms(language: str) -> Mapping[str, str]:
    """Return patterns of dates (CLDR) and the region by name."""
    return {row[0]: row[1] for row in data.table(language, "outputs/interface")}


@lru_cache(maxsize=4096, typed=True)
def _in_figures(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


def _local(iso: str, zone: ZoneInfo) -> datetime:
    moment = datetime.fromisoformat(iso)
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


@lru_cache(maxsize=4096)
def _spelled(iso: str, language: str, locale: Locale, zone: ZoneInfo, spellings: tuple[tuple[str, ...], ...]) -> str:
    known = _EXACTNESS.get(len(iso))
    try:
        if known is None:
            text = format_datetime(_local(iso, zone), _forms(language)["moment"], zone, locale)
        else:
            year, month, day = ([int(part) for part in iso.split("-")] + [1, 1])[:3]
            text = format_date(date(year, month, day), _forms(language)[known], locale)
    except (ValueError, OverflowError):
        return iso
    text = unicodedata.normalize("NFC", text)
    for standard, usual in spellings:
        text = text.replace(standard, usual)
    return text

"""The day of the news that an article without a date of publication tells."""

from collections.abc import Sequence
from datetime import date

from site_builder.model import HEADLINE, STANDFIRST, Mention, Structure
from site_builder.text.language_profile import Language
from site_builder.text.vocabulary.value_words import vocabulary
from site_builder.text.words import words

__all__ = ["news_day"]

_BESIDE = 20
"""Characters before or behind a day in which its day of the week stands: 'सोमवार देर रात (19 फरवरी)'."""
_HISTORY = 1991
"""News written as a file is of the age of the web. Whoever has older papers in digital form states their dates."""


def news_day(structure: Structure, mentions: Sequence[Mention], language: Language) -> str | None:
    """Return the last day of the text whose own day of the week stands beside it (ISO 8601); None where there is none.

    So newspapers write what is new: 'सोमवार (19 फरवरी, 2018)'. Other days are mostly history ('13 दिसंबर 2001 के हमले के
    आरोपी') or still to come: of the last full days of 47 undated articles, 43 were not the day of the news. A day
    before a later year that the text names is history too.
    """
    dates = [(one, one.normal) for one in mentions if one.kind == "date" and one.normal]
    days = {normal for one, normal in dates if (day := _day(normal)) and _is_named(one, day, structure, language)}
    last = max(days, default=None)
    years = [normal[:4] for _, normal in dates if normal[:4].isdigit()]
    return last if last and max(years) == last[:4] else None


def _day(normal: str) -> date | None:
    try:
        day = date.fromisoformat(normal) if len(normal) == len("2018-02-19") else None
    except ValueError:
        return None
    return day if day and day.year >= _HISTORY else None


def _is_named(one: Mention, day: date, structure: Structure, language: Language) -> bool:
    """Return whether the day's own day of the week stands in or beside its mention, and no other day of the week."""
    around = _text(one.block, structure)[max(0, one.start - _BESIDE) : one.end + _BESIDE]
    weekdays = vocabulary(language.tag).weekdays
    said = (around[start:end] for start, end in words(around, language))
    return {weekdays[word] for word in said if word in weekdays} == {day.weekday()}


def _text(block: int, structure: Structure) -> str:
    if block < 0:
        return {HEADLINE: structure.headline, STANDFIRST: structure.standfirst}.get(block) or ""
    return structure.blocks[block].text

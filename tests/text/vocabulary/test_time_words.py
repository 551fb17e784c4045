"""Words in a line with a time, for each language."""

import pytest

from site_builder import data
from site_builder.text.vocabulary.time_words import month_names, time_words

LANGUAGES = sorted(path.parents[1].name for path in data.folder().glob("*/values/words.txt"))


@pytest.mark.parametrize("language", [*LANGUAGES, "fr", "und", "xx-Latn"])
def test_parts_of_the_day_are_hours_of_one_day(language: str) -> None:
    """No part crosses midnight, because the day would be uncertain."""
    for word, (first, last) in time_words(language).day_parts.items():
        assert 0 <= first <= last <= 23, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_zones_are_offsets_or_not_known(language: str) -> None:
    """An offset is in the form of ISO 8601."""
    for name, offset in time_words(language).zones.items():
        assert offset == "" or (len(offset) == 6 and offset[0] in "+-"), name


def test_a_zone_may_mean_another_thing_elsewhere() -> None:
    """IST means India's zone only for languages of India. Elsewhere its meaning is unknown."""
    assert (time_words("hi").zones["ist"], time_words("ga").zones["ist"]) == ("+05:30", "")


def test_short_names_of_months_stand_only_in_lines_of_dates() -> None:
    """नव also means 'new'."""
    assert "नव" in month_names("hi")
    assert time_words("hi").plain("12 नव 2025") == "12 Nov 2025"
    assert {"Nov", "November"} <= month_names("hi")


def test_a_text_is_made_plain() -> None:
    """Digits, case, spellings, names of months and days, and the halves of the day are unified."""
    assert time_words("hi").plain("गुरूवार, ६ नवम्बर २०२५, 5 P.M.") == "Thu, 6 Nov 2025, 5 pm"
    assert time_words("de").plain("6. NOVEMBER 2025") == "6 Nov 2025"

"""Numbers in the opening of an article that distinguish events."""

import pytest

from site_builder.edition.events.said_numbers import measures, said_numbers
from site_builder.text.language_profile import language_of


@pytest.mark.parametrize(("language", "text", "numbers"), [
    ("hi", "दिल्ली में 18,043 नए मामले, १२ की मौत", {"18043", "12"}),
    ("hi", "13 मई तक पाबंदी, 2021 में 24 घंटे में 9 मौतें", set()),
    ("hi", "कोविड-19 के 45 मरीज, सुबह 10:30 बजे", {"45"}),
    ("hi", "तीव्रता 4.3 थी", {"4.3"}),
    ("en", "On May 13 or 14 April 778 more died, 12,107 in all", {"778", "12107"}),
])  # fmt: skip
def test_numbers_of_two_digits_count_dates_and_hours_do_not(language: str, text: str, numbers: set[str]) -> None:
    """Dates and hours occur in reports of every event, so they distinguish nothing."""
    assert said_numbers(text, language_of(language)) == numbers


def test_measures_have_decimals() -> None:
    """Magnitudes and rates are measures. A count is not."""
    assert measures(frozenset({"4.3", "18043"})) == {"4.3"}

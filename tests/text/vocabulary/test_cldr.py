"""CLDR's names."""

import pytest

from site_builder.text.vocabulary.cldr import currency_names, names


@pytest.mark.parametrize(("language", "name"), [("hi", "नवंबर"), ("ur", "نومبر"), ("ru", "ноября"), ("mr", "नोव्हेंबर")])
def test_months_of_any_language(language: str, name: str) -> None:
    """And English ones beside them."""
    found, weak = names(language, "months")
    assert (found[name], found["November"]) == (11, 11)
    assert name not in weak


def test_short_names_are_weak() -> None:
    """Long ones that equal them are not."""
    found, weak = names("en", "days")
    assert (found["Wed"], "Wed" in weak, "Wednesday" in weak) == (2, True, False)


def test_an_unknown_language_has_english_names() -> None:
    """And no currencies."""
    assert names("xx", "months")[0]["May"] == 5
    assert currency_names("xx") == {}

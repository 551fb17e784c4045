"""Words of a language by their function in values."""

from site_builder.text.vocabulary.value_words import vocabulary


def test_months_come_from_cldr_and_from_the_spellings_of_news() -> None:
    """Hindi also uses the English names."""
    months = vocabulary("hi").months
    assert {months[name] for name in ("नवंबर", "नवम्बर", "November", "Nov")} == {11}


def test_short_names_are_weak() -> None:
    """रवि is also a man's name, and May is also a verb."""
    known = vocabulary("hi")
    assert known.has("weekday-weak", "रवि")
    assert known.has("month-weak", "May")
    assert not known.has("month-weak", "नवंबर")


def test_adjectives_of_currencies_come_from_cldr() -> None:
    """All forms of the noun are included."""
    assert vocabulary("hi").currencies["पाकिस्तानी रुपये"] == "PKR"


def test_an_unknown_language_has_a_vocabulary() -> None:
    """It consists of English months and shared signs, without number words."""
    known = vocabulary("xx-Latn")
    assert known.months["November"] == 11
    assert known.numerals.get("seven") is None

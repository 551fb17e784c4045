"""Word lists by role."""

from site_builder.text.vocabulary.word_roles import roles


def test_a_word_has_its_worth_under_every_spelling() -> None:
    """One row of the file gives several keys."""
    numbers = roles("hi", "values/words")["number"]
    assert numbers["पाँच"] == numbers["पांच"] == "5"


def test_english_lends_only_what_is_asked() -> None:
    """English number words are not shared with other languages."""
    lent = roles("hi", "values/words", frozenset({"percent"}))
    assert "percent" in lent["percent"]
    assert "seven" not in lent["number"]


def test_a_language_without_a_list_shares_what_is_of_no_language() -> None:
    """These are the currency signs."""
    assert roles("xx", "values/words")["sign"]["₹"] == "INR"


def test_a_stem_has_every_ending_of_its_language() -> None:
    """In the list, it ends in a hyphen."""
    percent = roles("mr", "values/words")["percent"]
    assert {"टक्क्यां", "टक्क्यांवरून", "टक्क्यांपर्यंत"} < percent.keys()
    assert "टक्केपर्यंत" not in percent

"""Names from CLDR."""

import pytest

from site_builder.text.vocabulary.cldr import currency_names, names, scales, separators


@pytest.mark.parametrize(("language", "name"), [("hi", "नवंबर"), ("ur", "نومبر"), ("ru", "ноября"), ("mr", "नोव्हेंबर")])
def test_months_of_any_language(language: str, name: str) -> None:
    """English month names are included."""
    found, weak = names(language, "months")
    assert (found[name], found["November"]) == (11, 11)
    assert name not in weak


def test_short_names_are_weak() -> None:
    """A long name that equals a short one is not weak."""
    found, weak = names("en", "days")
    assert (found["Wed"], "Wed" in weak, "Wednesday" in weak) == (2, True, False)


def test_an_unknown_language_has_english_names() -> None:
    """Such a language has no currencies."""
    assert names("xx", "months")[0]["May"] == 5
    assert currency_names("xx") == {}


@pytest.mark.parametrize(
    ("language", "word", "worth"),
    [
        ("hi", "करोड़", 10**7), ("hi", "करोड", 10**7), ("ur", "کروڑ", 10**7), ("bn", "কোটি", 10**7),
        ("de", "Millionen", 10**6),
        ("fr", "billions", 10**12), ("ru", "миллиарда", 10**9), ("ar", "آلاف", 10**3),
    ],
)  # fmt: skip
def test_words_for_thousands_are_known_in_every_language(language: str, word: str, worth: int) -> None:
    """CLDR's forms are all included."""
    assert scales(language)[word] == worth


@pytest.mark.parametrize(
    ("language", "marks"), [("hi", (",", ".")), ("de", (".", ",")), ("fr", (" ", ",")), ("xx", (",", "."))]
)
def test_the_marks_in_a_number_are_those_of_the_language(language: str, marks: tuple[str, str]) -> None:
    """There is one mark between thousands and one before decimals."""
    assert separators(language) == marks

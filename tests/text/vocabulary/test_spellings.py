"""Spelling variants of one word."""

import pytest

from site_builder.text.vocabulary.spellings import spellings


@pytest.mark.parametrize(
    ("word", "others"),
    [("फ़रवरी", ["फरवरी"]), ("पाँच", ["पांच"]), ("सितंबर", ["सितम्बर"]), ("नवम्बर", ["नवंबर"]), ("हज़ार", ["हजार"])],
)
def test_hindi_words_are_met_with_and_without_their_finer_signs(word: str, others: list[str]) -> None:
    """The signs are nukta, candrabindu and half nasals."""
    assert set(spellings(word)) >= {word, *others}


def test_latin_words_are_met_in_capitals() -> None:
    """A short word counts only with a capital: MAR is not a month."""
    assert spellings("lakh") == ("LAKH", "Lakh", "lakh")
    assert spellings("Mar") == ("Mar",)

"""Devanagari in readable Latin."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import data
from site_builder.text.romanise import romanise

DEVANAGARI = st.text(st.characters(min_codepoint=0x900, max_codepoint=0x97F) | st.sampled_from("\u200c\u200d "))


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("क्वात्रा", "kvatra"),
        ("विनय मोहन", "vinay mohan"),
        ("दिल्ली", "dilli"),
        ("ज़मीन", "zamin"),
        ("विश्वविद्यालय", "vishvavidyalay"),
        ("मुंबई", "mumbai"),
        ("झारखंड", "jharkhand"),
        ("चंद्रयान", "chandrayan"),
        ("सरकार", "sarkar"),
        ("समझना", "samajhna"),
        ("हरकत", "harkat"),
        ("निकलता", "nikalta"),
        ("लखनऊ", "lakhnau"),
        ("विज्ञान", "vigyan"),
        ("छत्तीसगढ़", "chhattisgarh"),
        ("दुःख", "duhkh"),
        ("चाँद", "chand"),
        ("नहीं", "nahin"),
        ("श्री\u200cमान", "shriman"),
    ],
)
def test_words_are_spelled_as_they_are_spoken(word: str, latin: str) -> None:
    """The unsaid 'a' is left out, at the end and between single consonants."""
    assert romanise(word) == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [("मित्र", "mitra"), ("राज्य", "rajya"), ("महाराष्ट्र", "maharashtra"), ("राष्ट्रीय", "rashtriya"), ("धर्म", "dharm"),
     ("पूर्व", "purv"), ("संबंध", "sambandh"), ("न", "na")],
)  # fmt: skip
def test_the_last_vowel_stays_where_it_is_said(word: str, latin: str) -> None:
    """After -tra, -ya, -va and the like it is said; after -rm, -rv, -ndh it is not."""
    assert romanise(word) == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [("श्रीनगर", "shrinagar"), ("अहमदनगर", "ahmadnagar"), ("विधानसभा", "vidhansabha"), ("राजनयिक", "rajnayik"),
     ("लोकसभा", "loksabha"), ("जनवरी", "janvari"), ("जनक", "janak"), ("राजा", "raja"), ("नगर", "nagar")],
)  # fmt: skip
def test_compounds_are_read_part_by_part(word: str, latin: str) -> None:
    """A vowel is not sought for across the edge of a common part, and a short word is no compound."""
    assert romanise(word) == latin


@pytest.mark.parametrize("word", ["फ़रवरी", "फरवरी", "\u095eरवरी"])
def test_exceptions_are_found_with_and_without_nukta(word: str) -> None:
    """A listed word is found in each of its encodings."""
    assert romanise(word) == "farvari"


@given(DEVANAGARI)
def test_no_devanagari_is_left(text: str) -> None:
    """Everything in the block gets a Latin form or, as a stray sign, none; nothing raises."""
    result = romanise(text)
    assert not re.search("[\u0900-\u0970]", result)
    assert result == result.lower()


@given(st.text(st.characters(max_codepoint=0x8FF, exclude_characters="\u200c\u200d")))
def test_other_scripts_stay_as_they_are(text: str) -> None:
    """Latin, Greek, Arabic and the rest pass through."""
    assert romanise(text) == text


@given(DEVANAGARI, DEVANAGARI)
def test_words_do_not_depend_on_their_neighbours(one: str, other: str) -> None:
    """A text is romanised word by word."""
    assert romanise(f"{one} {other}") == f"{romanise(one)} {romanise(other)}"


def test_digits_and_punctuation() -> None:
    """Devanagari digits become ASCII, dandas stops; the rest of the punctuation stays."""
    assert romanise("२०२५ में, “कल”।") == "2025 mein, “kal”."


def test_every_consonant_and_vowel_of_hindi_has_a_letter() -> None:
    """The table is complete: no letter of modern Hindi silently disappears."""
    letters = {row[0] for row in data.table("Deva", "text/romanise_letters")}
    assert {chr(c) for c in [*range(0x905, 0x90C), *range(0x90F, 0x915), *range(0x915, 0x93A)]} - {"ऎ", "ऒ"} <= letters


@pytest.mark.parametrize("unit", ["क", "क्", "ा", "नगर", "राज"])
def test_a_megabyte_without_a_space_takes_a_moment(unit: str) -> None:
    """Time grows with the length, also of what is no word at all."""
    begun = time.perf_counter()
    romanise(unit * (300_000 // len(unit)))
    assert time.perf_counter() - begun < 4

"""Devanagari text in readable Latin letters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder import data
from site_builder.text.romanisation import romanise
from tests.timing import LINEAR, growth

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
    """The inherent 'a' is left out where it is silent: at the end, and between single consonants."""
    assert romanise(word) == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [("मित्र", "mitra"), ("राज्य", "rajya"), ("महाराष्ट्र", "maharashtra"), ("राष्ट्रीय", "rashtriya"), ("धर्म", "dharm"),
     ("पूर्व", "purv"), ("संबंध", "sambandh"), ("न", "na")],
)  # fmt: skip
def test_the_last_vowel_stays_where_it_is_said(word: str, latin: str) -> None:
    """After -tra, -ya, -va and similar endings it is spoken. After -rm, -rv and -ndh it is not."""
    assert romanise(word) == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [("श्रीनगर", "shrinagar"), ("अहमदनगर", "ahmadnagar"), ("विधानसभा", "vidhansabha"), ("राजनयिक", "rajnayik"),
     ("लोकसभा", "loksabha"), ("जनवरी", "janvari"), ("जनक", "janak"), ("राजा", "raja"), ("नगर", "nagar")],
)  # fmt: skip
def test_compounds_are_read_part_by_part(word: str, latin: str) -> None:
    """Schwa deletion does not cross the boundary of a common part. A short word is not a compound."""
    assert romanise(word) == latin


@pytest.mark.parametrize(
    ("word", "latin"),
    [("वाराणसी", "varanasi"), ("मायावती", "mayavati"), ("लीलावती", "lilavati"), ("पार्वती", "parvati"),
     ("राजस्थान", "rajasthan"), ("अगरतला", "agartala"), ("बनारसी", "banarsi"), ("आदमी", "admi")],
)  # fmt: skip
def test_names_keep_the_vowel_that_is_said_in_them(word: str, latin: str) -> None:
    """Between single consonants the vowel is usually silent, but in these names it is spoken."""
    assert romanise(word) == latin


def test_long_vowels_are_told_apart_where_that_is_asked_for() -> None:
    """कमल and कमाल are two different names."""
    assert (romanise("कमल"), romanise("कमाल")) == ("kamal", "kamal")
    assert romanise("कमल कमाल मीरा सूरत", long_vowels=True) == "kamal kamaal meeraa soorat"


SCRIPTS = {
    "বাংলা খবর নতুন সেতু": "bangla khabar natun setu",
    "রবীন্দ্রনাথ ঠাকুর, কলকাতা": "rabindranath thakur, kolkata",
    "বিশ্বকাপ উদ্বোধন ২০২৫": "bishwakap udbodhan 2025",
    "স্বাস্থ্য ব্যবস্থা চাঁদপুর": "swasthya byabastha chandpur",
    "ਪੰਜਾਬ ਸਰਕਾਰ ਦਾ ਫ਼ੈਸਲਾ": "panjab sarkar da faisla",
    "ਮੁੱਖ ਮੰਤਰੀ ਚੰਡੀਗੜ੍ਹ": "mukkh mantri chandigarh",
    "ગુજરાત સરકારનો નિર્ણય": "gujarat sarkarno nirnay",
    "ઓડિશા સુરત શહેર": "odisha surat shaher",
    "ଓଡ଼ିଶା ଖବର": "odisha khabara",
    "ପୁରୀ ଜଗନ୍ନାଥ": "puri jagannatha",
    "தமிழ் செய்தி": "tamil seydhi",
    "இந்தியா வெற்றி": "indiya vetri",
    "மதுரை மாவட்டம்": "madhurai mavattam",
    "சென்னையில் கனமழை": "chennaiyil kanamazhai",
    "తెలుగు వార్తలు": "telugu vartalu",
    "కేంద్ర ప్రభుత్వం": "kendra prabhutvam",
    "ಕನ್ನಡ ಸುದ್ದಿ": "kannada suddi",
    "ಬೆಂಗಳೂರು ಮಳೆ": "bengaluru male",
    "തിരുവനന്തപുരം": "thiruvananthapuram",
    "മുഖ്യമന്ത്രി പിണറായി വിജയൻ": "mukhyamanthri pinarayi vijayan",
    "خبر": "khabar",
    "لاہور میں نئی لائبریری": "lahore mein nai laibriri",
    "وزیر اعظم شہباز شریف": "vazir azam shahbaz sharif",
    "کشمیر کا مسئلہ ۲۰۲۵": "kashmir ka masla 2025",
    "สวัสดี ข่าวใหม่": "sawatdi khaomai",
    "เลือกตั้ง เชียงใหม่": "lueaktang chiangmai",
    "โรงเรียน ๒๕": "rongrian 25",
}


@pytest.mark.parametrize(("text", "latin"), SCRIPTS.items())
def test_every_script_of_indian_news_is_readable(text: str, latin: str) -> None:
    """Spoken vowels are written, even where the script does not write them. Tamil gets voiced stops."""
    assert romanise(text) == latin


SCRIPT_LETTERS = st.text(st.characters(min_codepoint=0x600, max_codepoint=0xE7F, exclude_categories=["Cn"]))


@given(SCRIPT_LETTERS)
def test_any_run_of_letters_of_these_scripts_is_read(text: str) -> None:
    """There is no exception, and the result is in lower case."""
    assert romanise(text) == romanise(text).lower()


@pytest.mark.parametrize("word", ["फ़रवरी", "फरवरी", "\u095eरवरी"])
def test_exceptions_are_found_with_and_without_nukta(word: str) -> None:
    """This holds for each encoding of a listed word."""
    assert romanise(word) == "farvari"


@given(DEVANAGARI)
def test_no_devanagari_is_left(text: str) -> None:
    """Every character of the block gets a Latin form or, as a separate sign, none. There is no exception."""
    result = romanise(text)
    assert not re.search("[\u0900-\u0970]", result)
    assert result == result.lower()


@given(st.text(st.characters(max_codepoint=0x5FF, exclude_characters="\u200c\u200d")))
def test_other_scripts_stay_as_they_are(text: str) -> None:
    """Latin, Greek, Hebrew and other scripts are not changed."""
    assert romanise(text) == text


@given(DEVANAGARI, DEVANAGARI)
def test_words_do_not_depend_on_their_neighbours(one: str, other: str) -> None:
    """A text is romanised word by word."""
    assert romanise(f"{one} {other}") == f"{romanise(one)} {romanise(other)}"


def test_digits_and_punctuation() -> None:
    """Devanagari digits become ASCII, and a danda becomes a full stop. Other punctuation stays."""
    assert romanise("२०२५ में, “कल”।") == "2025 mein, “kal”."


def test_every_consonant_and_vowel_of_hindi_has_a_letter() -> None:
    """Every letter of modern Hindi is in the table."""
    letters = {row[0] for row in data.table("Deva", "text/romanise_letters")}
    assert {chr(c) for c in [*range(0x905, 0x90C), *range(0x90F, 0x915), *range(0x915, 0x93A)]} - {"ऎ", "ऒ"} <= letters


@pytest.mark.parametrize("unit", ["क", "क्", "ा", "नगर", "राज", "ক", "க", "ക", "ब", "ک", "ا", "ก", "เ"])
def test_time_grows_with_the_length_of_a_word(unit: str) -> None:
    """This holds for letters that do not form a word, too."""
    assert growth(romanise, unit) < LINEAR

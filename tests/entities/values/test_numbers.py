"""Numbers in digits, in words, and in a mixture of both."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.entities.values.numbers import plain, read_count, read_number
from site_builder.text.vocabulary.value_words import vocabulary
from site_builder.text.vocabulary.word_roles import roles

HINDI = vocabulary("hi")
_WORDS = {int(worth): word for word, worth in roles("hi", "values/words")["number"].items() if "." not in worth}
_SCALES = ((10**7, "करोड़"), (10**5, "लाख"), (1000, "हज़ार"), (100, "सौ"))


def normal(text: str, language: str = "hi") -> tuple[str, str | None]:
    """Return the surface and the normal form of the number at the start of the text."""
    number = read_number(text, 0, vocabulary(language))
    assert number is not None
    return text[number.start : number.end], number.normal()


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [("६ दशमलव ०५ प्रतिशत", "ne", "6.05"), ("৬ দশমিক ০৫ শতাংশ", "bn", "6.05"), ("چھ اعشاریہ پانچ فیصد", "ur", "6.5")],
)
def test_decimals_behind_a_word_for_the_point(text: str, language: str, value: str) -> None:
    """The part behind the word is digits, or one word for each digit."""
    assert normal(text, language)[1] == value


def in_words(number: int) -> str:
    """Return a number in Hindi words: तीन लाख पाँच हज़ार."""
    parts = []
    for scale, word in _SCALES:
        count, number = divmod(number, scale)
        if count:
            parts.append(f"{in_words(count)} {word}")
    if number:
        parts.append(_WORDS[number])
    return " ".join(parts)


def indian(number: int) -> str:
    """Return digits in Indian groups: 2,00,000."""
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    groups = [head[max(0, i - 2) : i] for i in range(len(head), 0, -2)][::-1]
    return ",".join([*groups, tail])


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("2,00,000 घर", "2,00,000", "200000"),
        ("५.४६ अंक", "५.४६", "5.46"),
        ("तीन लाख पाँच हज़ार लोग", "तीन लाख पाँच हज़ार", "305000"),
        ("5 दशमलव दो सात प्रतिशत", "5 दशमलव दो सात", "5.27"),
        ("शून्य दशमलव शून्य चार", "शून्य दशमलव शून्य चार", "0.04"),
        ("छह सौ 12 दशमलव तीन पांच अरब डॉलर", "छह सौ 12 दशमलव तीन पांच अरब", "612350000000"),
        ("दो दशमलव पच्चीस किलोमीटर", "दो दशमलव पच्चीस", "2.25"),
        ("11 दशमलव चार-छह प्रतिशत", "11 दशमलव चार-छह", "11.46"),
        ("तीन दशमलव 5 से 7 दशमलव दो", "तीन दशमलव 5 से 7 दशमलव दो", "3.5..7.2"),
        ("दो दशमलव तक", "दो", "2"),
        ("तीन लाख पांच हजार लोग", "तीन लाख पांच हजार", "305000"),
        ("दो सौ बीस करोड़", "दो सौ बीस करोड़", "2200000000"),
        ("127 लाख करोड़ का", "127 लाख करोड़", "127000000000000"),
        ("साढ़े तीन करोड़", "साढ़े तीन करोड़", "35000000"),
        ("साढ़े 10 लाख", "साढ़े 10 लाख", "1050000"),
        ("पौने दो सौ", "पौने दो सौ", "175"),
        ("सवा लाख", "सवा लाख", "125000"),
        ("डेढ़ लाख", "डेढ़ लाख", "150000"),
        ("20 5", "20", "20"),
        ("सात दो बार", "सात", "7"),
        ("8 - 456", "8", "8"),
        ("1 0 0", "1", "1"),
        ("दो लाख दो लाख", "दो लाख", "200000"),
    ],
)
def test_a_number_is_read_as_far_as_it_goes(text: str, surface: str, value: str) -> None:
    """Digits of both scripts, Indian groups, words with and without nukta, halves and quarters are read."""
    assert normal(text) == (surface, value)


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("15-20 दिन", "15-20", "15..20"),
        ("दो से तीन हज़ार", "दो से तीन हज़ार", "2000..3000"),
        ("5 से 10 लाख", "5 से 10 लाख", "500000..1000000"),
        ("10 हज़ार से 1 लाख", "10 हज़ार से 1 लाख", "10000..100000"),
        ("6 से -10 डिग्री", "6 से -10", "6..-10"),
        ("दो तीन दिन", "दो तीन", "2..3"),
        ("दस बारह हज़ार", "दस बारह हज़ार", "10000..12000"),
    ],
)
def test_a_range_is_one_number(text: str, surface: str, value: str) -> None:
    """Both ends share the scale that is written once."""
    assert normal(text) == (surface, value)


@pytest.mark.parametrize(("text", "value"), [("पांच-पांच बेड", "5"), ("तीन-तीन हज़ार", "3000"), ("33-33 लाख", "3300000")])
def test_a_number_said_twice_is_for_each(text: str, value: str) -> None:
    """'पांच-पांच' is five for each, not a range."""
    assert normal(text)[1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("three hundred and five thousand", "305000"), ("twenty-five", "25"), ("1.5 million", "1500000"), ("a", None)],
)
def test_english_numbers_are_read_by_english_data(text: str, value: str | None) -> None:
    """The grammar is shared; only the words depend on the language."""
    number = read_number(text, 0, vocabulary("en"))
    assert (number.normal() if number else None) == value


def test_only_a_small_scale_word_alone_is_a_number() -> None:
    """अरब is also a people and लाख also an idiom, but सौ and हज़ार are numbers."""
    assert read_number("अरब देश", 0, HINDI) is None
    assert normal("सौ लोग") == ("सौ", "100")


def test_vague_amounts_have_no_normal_form() -> None:
    """Examples are करोड़ों and सैकड़ों करोड़."""
    assert normal("करोड़ों लोग") == ("करोड़ों", None)
    assert normal("सैकड़ों करोड़ के") == ("सैकड़ों करोड़", None)


def test_digits_joined_to_letters_are_not_a_number() -> None:
    """21वीं and 4G are no numbers, but a unit may follow without a space."""
    assert read_number("21वीं सदी", 0, HINDI) is None
    assert normal("500रुपये") == ("500", "500")


@given(st.integers(1, 10**10 - 1))
def test_a_number_in_hindi_words_is_read_back(number: int) -> None:
    """A number that is written in words and read again is unchanged."""
    assert normal(in_words(number)) == (in_words(number), str(number))


@given(st.integers(0, 10**12), st.sampled_from(["0123456789", "०१२३४५६७८९"]))
def test_grouped_digits_of_any_script_are_read_back(number: int, script: str) -> None:
    """A number that is formatted in Indian groups and read again is unchanged."""
    text = indian(number).translate(str.maketrans("0123456789", script))
    assert normal(text) == (text, str(number))


@given(st.decimals(0, 10**15, places=4))
def test_plain_keeps_the_value(number: Decimal) -> None:
    """The plain form has no exponent and no unnecessary zeros, and its value is the same."""
    text = plain(number)
    assert Decimal(text) == number
    assert "E" not in text
    assert "." not in text or text[-1] != "0"


@pytest.mark.parametrize(
    ("text", "is_count"),
    [
        ("14 लोग आए", True),
        ("दो, फिर", True),
        ("10 और लोग", True),
        ("50 से अधिक", True),
        ("10 और 5", False),
        ("दो से तीन", False),
        ("5 और छह मई", False),
        ("5 से।", False),
        ("14 लाख", False),
        ("2019 में", False),
    ],
)
def test_a_mere_count_is_told_by_what_stands_behind_it(text: str, is_count: bool) -> None:
    """A conjunction changes the result only if another number follows."""
    end = len(text.partition(" ")[0].rstrip(","))
    assert (read_count(text, 0, end, HINDI) is not None) == is_count

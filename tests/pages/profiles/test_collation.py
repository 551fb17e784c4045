"""Names are sorted as in a dictionary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.profiles.collation import NO_LETTER, initial, sort_key


@pytest.mark.parametrize(
    ("own", "names"),
    [
        ("Deva", "अंकिता अकबर अमित आगरा एंबुलेंस ऑस्ट्रेलिया ओडिशा औरंगाबाद कमल क़ासिम किरण क्षमा न्यूयॉर्क म्यांमार BBC Élan"),
        ("Arab", "اسلام آباد بھارت پاکستان ٹانک دہلی ڈھاکا کراچی گجرات لاہور ہندوستان یوپی Delhi"),
        ("Beng", "অসম আসাম কলকাতা খুলনা ঢাকা বঙ্গ বাংলাদেশ Dhaka"),
        ("Taml", "கோவை சென்னை தமிழ்நாடு பழனி மதுரை ஜெய்ப்பூர் Madurai"),
        ("Latn", "Ahmedabad Åland delhi Zürich दिल्ली 24"),
        ("Thai", "กรุง เมือง Bangkok"),
    ],
)
def test_names_are_sorted_as_in_the_dictionary_of_their_language(own: str, names: str) -> None:
    """The script of the site comes first, then other scripts, then Latin letters, then numbers."""
    in_order = names.split()
    assert sorted(set(in_order), key=lambda name: sort_key(name, own)) == in_order


def test_a_name_comes_before_those_that_begin_with_it() -> None:
    """Names are compared word by word: a complete given name comes before a longer given name, with any surname."""
    names = ["राम", "राम कुमार", "रामा"]
    assert sorted(set(names), key=lambda name: sort_key(name, "Deva")) == names


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("न्यूयॉर्क", "न"),
        ("म्यांमार", "म"),
        ("अंकिता", "अ"),
        ("क़ासिम", "क"),
        ("‘हिंदू’", "ह"),
        ("Élan", "E"),
        ("بھارت", "ب"),
        ("آزاد", "آ"),
        ("ஜெய்ப்பூர்", "ஜ"),
        ("ং", NO_LETTER),
        ("108", NO_LETTER),
        ("४जी", NO_LETTER),
        ("", NO_LETTER),
    ],
)
def test_a_name_is_listed_under_its_letter(name: str, letter: str) -> None:
    """The letter is never a vowel sign, a nasal sign or another mark. Accents and case make no separate letter."""
    assert initial(name) == letter


@given(st.lists(st.text(alphabet="अआकख़ँंािी्न BbÉ1٣۴بھآগযக்ஜ", max_size=6)))
def test_all_names_of_a_letter_are_together(names: list[str]) -> None:
    """Each letter is therefore a heading only once."""
    letters = [initial(name) for name in sorted(names, key=lambda name: sort_key(name, "Deva"))]
    changes = [letter for at, letter in enumerate(letters) if at == 0 or letters[at - 1] != letter]
    assert len(changes) == len(set(changes))

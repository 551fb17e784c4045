"""People in public life are found by their full names alone, unless something is called after them."""

import pytest

from tests.entities.names.test_names import found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("शेख हसीना ढाका से विमान में बैठकर चली गईं।", "शेख हसीना"),
        ("बैठक में किम जोंग-उन ने नई योजना रखी।", "किम जोंग-उन"),
        ("किलियन एमबाप्पे के गोल से टीम जीती।", "किलियन एमबाप्पे"),
        ("दौड़ में उसैन बोल्ट पहुंचे।", "उसैन बोल्ट"),
    ],
)
def test_a_full_name_of_public_life_needs_no_title(text: str, name: str) -> None:
    """Neither title nor listed parts show that the words are a name."""
    assert found(text)[name].kind == "person"


def test_what_is_called_after_somebody_is_not_that_person() -> None:
    """A power plant and an institute are called after people; the words between name and noun are not listed."""
    assert "राजीव गांधी" not in found("हिसार के राजीव गांधी थर्मल पावर प्लांट में आग लगी।")
    assert "इंदिरा गांधी" not in found("पटना स्थित इंदिरा गांधी आयुर्विज्ञान संस्थान में जांच हुई।")


def test_a_longer_name_is_somebody_else() -> None:
    """A given name before the full name, or another surname behind it, makes another person."""
    assert "अनिल कपूर" not in found("आरोपी मुकेश अनिल कपूर को जमानत मिली।")


def test_a_calling_before_two_unknown_words_shows_a_person() -> None:
    """The tagger alone is not sure of them."""
    assert "मनू भाकर" in found("पेरिस ओलंपिक की पदक विजेता मनू भाकर को खेल रत्न मिला।")


def test_initials_written_as_one_word_begin_a_name() -> None:
    """'टीएन' is not an abbreviation of a body."""
    assert found("चुनाव सुधार के लिए टीएन शेषन जाने जाते हैं।")["टीएन शेषन"].kind == "person"
    assert "ए.पी.जे. अब्दुल रहीम" in found("रामेश्वरम में ए.पी.जे. अब्दुल रहीम का स्मारक बना।")


@pytest.mark.parametrize(("text", "town"), [("KOCHI: तट के पास जहाज डूब गया।", "KOCHI"), ("JAIPUR में भीड़ रही।", "JAIPUR")])
def test_towns_are_known_in_latin_letters_too(text: str, town: str) -> None:
    """Papers set them in capitals before a Hindi report; the tagger takes them for abbreviations."""
    assert found(text)[town].kind == "place"


def test_a_town_called_like_an_english_word_or_person_is_not_known_by_that_name() -> None:
    """Sagar is a town, and much more often a given name."""
    assert "Sagar" not in found("Sagar scored two goals.", language="en")
    assert found("Three people died in a road accident at Arrah.", language="en")["Arrah"].kind == "place"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("स्नान के लिए हरीद्वार में भीड़ जुटी।", "हरीद्वार", "place"),
        ("कंपनी माइक्रोसोफ्ट ने छंटनी की।", "माइक्रोसोफ्ट", "organisation"),
    ],
)
def test_a_listed_name_is_known_with_a_wrong_vowel(text: str, name: str, kind: str) -> None:
    """Writers confuse long and short vowels. What follows must fit the kind."""
    assert found(text)[name].kind == kind


def test_a_short_word_is_no_wrong_spelling() -> None:
    """One vowel is all that tells short names apart: पूरी is not पुरी."""
    assert found("पूरी में बहुत तेल था।") == {}

"""Language data for reading a text."""

import pytest
from babel import Locale

from site_builder import data
from site_builder.text.language_profile import language_of
from site_builder.text.sentences import is_ended, sentences
from site_builder.text.words import spaced_words, tokens, words


def test_one_language_has_one_profile() -> None:
    """Script and territory do not change it, and the object can be a cache key."""
    assert language_of("hi") is language_of("hi-Deva-IN") is language_of("HI")


@pytest.mark.parametrize("tag", ["und", "qqq", "x-private", "", "../hi"])
def test_a_language_without_data_has_an_empty_profile(tag: str) -> None:
    """Hindi data is never used for another language. English abbreviations are in every profile."""
    empty = language_of(tag)
    assert [*empty.sentence_verbs, *empty.verb_endings, *empty.short_verbs, *empty.finders] == []
    assert empty.tagger is None
    assert empty.lines("parsing/start") == ()
    assert "Mr" in empty.abbreviations


def test_every_folder_of_data_is_a_language_a_script_or_any() -> None:
    """Data in a folder with another name would never be read."""
    folders = {path.name for path in data.folder().iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - set(data.languages()) - set(Locale("en").scripts) == {"any"}


def cut(text: str, language: str) -> list[str]:
    """Return the sentences of a text."""
    return [text[start:end] for start, end in sentences(text, language_of(language))]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("hi", "पुल खुल गया।", "लोग खुश हैं।"),
        ("ur", "پل کھل گیا۔", "لوگ خوش ہیں۔"),
        ("am", "ድልድዩ ተከፈተ።", "ሰዎች ተደሰቱ።"),
        ("my", "တံတား ဖွင့်သည်။", "လူများ ပျော်ကြသည်။"),
        ("km", "ស្ពានបានបើក។", "ប្រជាជនសប្បាយ។"),
        ("hy", "Կամուրջը բացվեց։", "Մարդիկ ուրախ են։"),
        ("ar", "هل فتح الجسر؟", "نعم."),
    ],
)
def test_sentences_end_at_the_marks_of_their_script(language: str, first: str, second: str) -> None:
    """A mark that ends a line also ends a sentence inside it, and the other way round."""
    assert cut(f"{first} {second}", language) == [first, second]
    assert is_ended(second)[0]


def test_abbreviations_are_those_of_the_language() -> None:
    """Nepali abbreviates स्वर्गीय and डाक्टर. In a language without lists these words end a sentence."""
    text = "उहाँ स्व. राम हुनुहुन्थ्यो ।"
    assert cut(text, "ne") == [text]
    assert len(cut(text, "sa")) == 2


def test_initials_are_spelt_by_the_script() -> None:
    """The names of Latin letters are the same in Hindi, Marathi and Nepali."""
    for language in ("hi", "mr", "ne"):
        found = [("एच.डी. देवेगौडा"[a:b]) for a, b in words("एच.डी. देवेगौडा", language_of(language))]
        assert found == ["एच.डी.", "देवेगौडा"]


def test_phrases_are_cut_at_the_marks_around_words() -> None:
    """This quick division splits abbreviations and drops the marks."""
    assert spaced_words("पटना, (भाषा): 'नया' पुल।") == ["पटना", "भाषा", "नया", "पुल"]
    assert [("a, b"[x:y]) for x, y in tokens("a, b", language_of("en"))] == ["a", ",", "b"]

"""Words of any script, with offsets."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.text.language_profile import language_of
from site_builder.text.marks import MARKS
from site_builder.text.words import LETTERS, tokens, words
from tests.timing import LINEAR, growth

HI = language_of("hi")
DEVANAGARI = st.text(
    st.characters(min_codepoint=0x900, max_codepoint=0x97F) | st.sampled_from(" .,\u200c\u200d5A\u0301")
)


def surfaces(text: str) -> list[str]:
    """Return the words of `text`."""
    return [text[start:end] for start, end in words(text, HI)]


@given(DEVANAGARI | st.text())
@example("A\u093a")
@example("q\u0303 क\u0301\u200d")
def test_no_word_splits_a_letter_from_its_marks(text: str) -> None:
    """A vowel sign, virama or joiner after a letter belongs to the word of that letter."""
    edges = {edge for span in words(text, HI) for edge in span}
    for i in range(1, len(text)):
        belongs = unicodedata.category(text[i]) in {"Mn", "Mc", "Me"} or text[i] in "\u200c\u200d"
        if belongs and re.fullmatch(f"[{MARKS}\u200c\u200d]", text[i]) and text[i - 1].isalpha():
            assert i not in edges


@given(DEVANAGARI | st.text())
def test_tokens_cover_all_but_the_spaces_in_order(text: str) -> None:
    """Every character that is not a space is in exactly one token, and words are among the tokens."""
    spans = tokens(text, HI)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert "".join(text[a:b] for a, b in spans) == re.sub(r"\s", "", text)
    assert set(words(text, HI)) <= set(spans)


@given(st.lists(st.from_regex("[क-ह][ािीुूेो]?[क-ह]{2}", fullmatch=True), max_size=8))
def test_words_between_spaces_are_the_words(parts: list[str]) -> None:
    """Words that were joined by spaces are found again."""
    assert surfaces(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("क्वात्रा ने कहा।", ["क्वात्रा", "ने", "कहा"]),
        ("न्यूयॉर्क में क्\u200dया", ["न्यूयॉर्क", "में", "क्\u200dया"]),
        ("वाशिंगटन डी.सी. में", ["वाशिंगटन", "डी.सी.", "में"]),
        ("U.S. और U.S.A", ["U.S.", "और", "U.S.A"]),
        ("डब्ल्यू.टी.ओ. की", ["डब्ल्यू.टी.ओ.", "की"]),
        ("12 कि.मी. दूर", ["12", "कि.मी.", "दूर"]),
        ("Ph.D. किया", ["Ph.D.", "किया"]),
        ("5.46 अरब, 1,23,456 लोग; १२.५%", ["5.46", "अरब", "1,23,456", "लोग", "१२.५"]),
        ("शाम 6:30 बजे, 11/2024", ["शाम", "6:30", "बजे", "11/2024"]),
        ("आया है.बारिश थमी", ["आया", "है", "बारिश", "थमी"]),
        ("आया है.वह गया", ["आया", "है", "वह", "गया"]),
        ("वह थी.ये हैं.वे", ["वह", "थी", "ये", "हैं", "वे"]),
        ("भारत-अमेरिका", ["भारत", "अमेरिका"]),
        ("कोविड19", ["कोविड", "19"]),
        ("मोहन ¨सह, रा¨जदर ¨ naïve", ["मोहन", "¨सह", "रा¨जदर", "naïve"]),
        ("dd.mm", ["dd", "mm"]),
        ("", []),
        ("। , “ ”", []),
    ],
)
def test_words_as_readers_see_them(text: str, expected: list[str]) -> None:
    """Abbreviations and numbers keep their inner full stops. A full stop between two words belongs to neither."""
    assert surfaces(text) == expected


@pytest.mark.parametrize("unit", ["a.", "क.ख", "1,", "क\u0301", "है.", "\u0300", "ab.c", "ए.ब", "क"])
def test_time_grows_with_the_length_of_anything(unit: str) -> None:
    """No regular expression reads a part of the text again."""
    assert growth(lambda text: words(text, HI), unit, 40_000) < LINEAR


def test_a_run_of_letters_is_one_match() -> None:
    """The regular expression for letters includes marks and joiners of any script."""
    for word in ("प्रतिनिधि\u200cमंडल", "தமிழ்", "مُحَمَّد", "é\u0301", "Āgrā"):
        assert re.fullmatch(LETTERS, word)

"""Keys that are equal for different spellings."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.text.folding import fold, loose_key, match_key, tagger_key, unfolded
from site_builder.text.normalise import normalise

AWKWARD = st.text(st.one_of(st.characters(), st.characters(min_codepoint=0x900, max_codepoint=0x97F)))


@given(AWKWARD)
@example("İstanbul ŉ ﬀ ᾼ ΐ")
@example("म्\u093cब")
@example("क:\u0903:ख")
def test_a_match_key_is_its_own_match_key(text: str) -> None:
    """Keys can be stored and compared with keys of keys."""
    assert match_key(match_key(text)) == match_key(text)


@given(st.text(st.one_of(st.characters(min_codepoint=0x900, max_codepoint=0x97F), st.sampled_from("az -"))))
def test_the_short_way_of_usual_names_gives_the_same_key(text: str) -> None:
    """A name with a zero-width joiner takes the general path, which drops the joiner."""
    assert match_key(text) == match_key(f"{text}\u200d")


@given(st.text(st.characters(min_codepoint=0x900, max_codepoint=0x97F)))
def test_a_match_key_does_not_see_joiners_case_or_composition(text: str) -> None:
    """Canonically equal spellings have one key, with and without joiners."""
    key = match_key(text)
    assert match_key(unicodedata.normalize("NFD", text)) == key
    assert match_key("\u200d".join(text)) == key
    assert match_key(f" {text}\n") == key


@pytest.mark.parametrize(
    "spellings",
    [
        ["हिन्दी", "हिंदी"],
        ["ट्रम्प", "ट्रंप", "ट्रँप"],
        ["चाँद", "चांद"],
        ["ज़मीन", "जमीन", "\u095bमीन"],
        ["दुःख", "दु:ख", "दुख"],
        ["गङ्गा", "गंगा"],
        ["BBC  Hindi", "bbc hindi", "BBC\nHINDI"],
        ["१२ जून", "12 जून"],
        ["“आज”", '"आज"'],
        ["भारत’s", "भारत's"],
        ["सिंह", "¨सह"],
        ["राजिंदर", "रा¨जदर"],
        ["क्विंटल", "¨क्वटल"],
    ],
)
def test_spellings_of_one_name_meet(spellings: list[str]) -> None:
    """Variants of one word in Hindi papers have one key."""
    assert len({match_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("राम", "रमा"), ("दिन", "दीन"), ("कल", "कला"), ("सीता", "सिता")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    """Vowel signs and letters are never folded."""
    assert match_key(one) != match_key(other)


SPELLINGS = [["सम्पादक", "संपादक"], ["चाँद", "चांद"], ["ज़मीन", "जमीन"], ["टाटा सन्स", "टाटा संस"], ["PTI", "pti"]]


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_names_and_phrases_fold_the_same_spellings(spellings: list[str]) -> None:
    """Half nasals, candrabindu, nukta and case are folded in both."""
    assert len({match_key(spelling) for spelling in spellings}) == 1
    assert len({fold(spelling) for spelling in spellings}) == 1


@given(AWKWARD)
def test_folding_a_phrase_keeps_the_lines(text: str) -> None:
    """A text can be folded as a whole and then cut into lines."""
    assert fold(text).count("\n") == text.count("\n")


def test_a_visarga_is_a_colon_in_a_phrase_and_nothing_in_a_name() -> None:
    """'फोटोः' labels a picture like 'फोटो:'. 'दुःख' is the word 'दुख'."""
    assert fold("फोटोः") == fold("फोटो:")
    assert match_key("दुःख") == match_key("दुख")


def test_loose_keys_exchange_letters_of_long_names_only() -> None:
    """Short names may differ in only one vowel."""
    table = str.maketrans({"ी": "ि"})
    assert loose_key(("मीनाक्षी",), table) == loose_key(("मिनाक्षि",), table)
    assert loose_key(("मीना",), table) != loose_key(("मिना",), table)
    assert loose_key(("a.", "b-c"), table) == "abc"


def test_the_tagger_key_is_the_one_its_weights_know() -> None:
    """Digits become 0. A half nasal is joined only before consonants of its own row."""
    assert [tagger_key(word) for word in ("ट्रम्प", "सन्स", "२५", "Ab")] == ["ट्रंप", "सन्स", "00", "ab"]


@given(AWKWARD.map(normalise), AWKWARD.map(normalise))
@example("सम्पादक: मीरा", "संपादक")
@example("फोटोः मीरा", "फोटो:")
@example("चाँद पर", "चांद")
def test_what_a_phrase_is_unfolded_to_is_found_where_it_stands(text: str, phrase: str) -> None:
    """The original of a folded phrase is found in the line itself, except for joiners and wide folds."""
    plain = (
        text.casefold() == text.lower()
        and len(text.lower()) == len(text)
        and not {"\u200c", "\u200d", "\u093c"} & set(text)
    )
    if plain and phrase.strip() and fold(phrase) in fold(text):
        assert re.search(unfolded(fold(phrase)), text, re.IGNORECASE)

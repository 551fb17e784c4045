"""Words at a position in a text."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.vocabulary.words_at import word_at, word_before


def test_words_around_a_place() -> None:
    """At most two spaces may be between them."""
    text = "कुल 147  नए केस"
    assert word_at(text, text.index("147") + 3) == (text.index(" केस"), "नए")
    assert word_before(text, text.index("147")) == (0, "कुल")
    assert word_before(text, 0) == (0, "")
    assert word_at("12, लोग", 2) == (2, "")


def test_a_word_before_ends_at_punctuation_and_spaces() -> None:
    """Only its own letters count. Three spaces are too many."""
    assert word_before("(धारा 144", 6) == (1, "धारा")
    assert word_before("मकान-संख्या\n5", 12) == (5, "संख्या")
    assert word_before("व5", 1) == (0, "व")
    assert word_before("कुल   5", 6) == (6, "")
    assert word_before("कुल, 5", 5) == (5, "")


@given(st.text("कख 5,\n", max_size=60), st.data())
def test_a_word_before_is_the_last_that_reaches_the_place(text: str, data: st.DataObject) -> None:
    """The result is the same as a search letter by letter from the position back."""
    at = data.draw(st.integers(0, len(text)))
    end = at
    while end and at - end < 2 and text[end - 1] in " \n":
        end -= 1
    start = end
    while start and text[start - 1] in "कख" and start > at - 40:
        start -= 1
    assert word_before(text, at) == ((start, text[start:end]) if start < end else (at, ""))

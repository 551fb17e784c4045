"""Names in a byline, without additional text of the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.bylines import bare_byline, is_labelled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Rita Sen, Senior Reporter | Email the author | @rita", "Rita Sen"),
        ("Rita Sen Senior Reporter | Email the author | @rita", "Rita Sen"),
        ("Rita Sen Senior Health Correspondent", "Rita Sen"),
        ("by: Rita Sen (@rita_sen)", "Rita Sen"),
        ("Written by Rita Sen", "Rita Sen"),
        ("von Anna Müller", "Anna Müller"),
        ("Anna Müller (amu), Lena Roth (dpa)", "Anna Müller, Lena Roth"),
        ("Rita Sen rita@example.org", "Rita Sen"),
        ("लेखक: मीना राव | फॉलो करें", "मीना राव"),
        ("Rita Sen, Tom Reed", "Rita Sen, Tom Reed"),
        ("मीना राव, नई दिल्ली", "मीना राव, नई दिल्ली"),
        ("विशेष संवाददाता", "विशेष संवाददाता"),
        ("Reuters Staff", "Reuters Staff"),
        ("Byron Reed", "Byron Reed"),
        ("Von Miller", "Von Miller"),
        ("Senior Reporter", None),
        ("Email the author", None),
        ("@rita", None),
        ("rita@example.org | Follow", None),
        ("", None),
    ],
)
def test_labels_titles_handles_and_buttons_are_cut(text: str, names: str | None) -> None:
    """Names are left. A byline with names only stays unchanged."""
    assert bare_byline(text) == names


@given(st.text(alphabet="aAbक@.|·,:- \n", max_size=80))
def test_any_text_is_taken_and_nothing_is_made_up(text: str) -> None:
    """The letters of the result occur in the text in the same order."""
    letters = iter(text)
    assert all(letter in letters for letter in bare_byline(text) or "" if letter.isalpha())


def test_a_long_row_of_labels_takes_no_time() -> None:
    """Only the beginning of a text that is not a byline is read."""
    assert len(bare_byline("By " * 100_000) or "") <= 300


def test_a_sentence_about_an_author_is_no_byline() -> None:
    """It begins as some bylines do, but goes on and ends as a sentence does."""
    assert is_labelled("लेखक रमेश पाल")
    assert is_labelled("By Our Own Special Correspondent.")
    assert not is_labelled("लेखिका सरोज पाल ने नई किताब लिखी।")
    assert not is_labelled("Author Ann Lee set her first novel in Leeds.")

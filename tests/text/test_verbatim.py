"""From the normalised text back to the text in the file."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text import verbatim as module
from site_builder.text.normalise import normalise
from site_builder.text.verbatim import rows_of, verbatim

# Letters that normalisation splits, joins or drops: precomposed nukta letters, zero-width space, no-break space.
ODD = "कड़\u095c\u0958\u200b\xa0ा्षA\u0301é\ufeff यx।"


def test_a_precomposed_letter_comes_back_as_it_was_written() -> None:
    """NFC decomposes U+095C. A user who searches the file needs the original character."""
    raw = "पहला\nसा\u095cी और ग\u095dा\u200b नदी"
    assert unicodedata.normalize("NFC", raw) != raw
    assert verbatim(normalise("सा\u095cी"), rows_of(raw)) == "सा\u095cी"
    assert verbatim(normalise("ग\u095dा नदी"), rows_of(raw)) == "ग\u095dा\u200b नदी"


def test_text_that_is_not_in_the_source_is_returned_unchanged() -> None:
    """A title that was cut from two lines does not occur in the file."""
    assert verbatim("और कुछ", ["सा\u095cी"]) == "और कुछ"


@given(st.text(alphabet=ODD + "\r\u2028\n", max_size=60))
def test_lines_are_as_many_as_those_of_the_normal_form(raw: str) -> None:
    """The line number of a block is therefore the line in the file."""
    assert len(rows_of(raw)) == normalise(raw).count("\n") + 1


@given(st.text(alphabet=ODD, min_size=1, max_size=40))
def test_a_whole_line_comes_back_whole(row: str) -> None:
    """The result, normalised, is the searched text."""
    part = normalise(row).strip()
    assert normalise(verbatim(part, [row])).strip() == part


def test_a_long_line_is_normalised_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is read once for all parts, and ASCII text is not read letter by letter."""
    asked = []

    def counted(text: str) -> str:
        asked.append(text)
        return normalise(text)

    monkeypatch.setattr(module, "normalise", counted)
    row = "var a=1;" * 10_000 + "सा\u095cी"
    assert all(verbatim(normalise("सा\u095cी"), [row]) == "सा\u095cी" for _ in range(100))
    assert len(asked) < 10

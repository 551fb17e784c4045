"""Words as part of an address."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.text.romanisation.slug import slug
from tests.timing import growth

TEXT = st.text(st.characters() | st.characters(min_codepoint=0x900, max_codepoint=0x97F))


@given(TEXT, st.integers(1, 40))
@example("/../../etc/passwd", 40)
@example("&#47;&lt;script&gt;", 40)
def test_a_slug_is_safe_in_every_address_and_file_system(text: str, limit: int) -> None:
    """It contains ASCII letters and digits with single hyphens between them, and is never longer than the limit."""
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text, limit))
    assert len(slug(text, limit)) <= limit


@given(TEXT)
def test_the_slug_of_a_slug_is_itself(text: str) -> None:
    """A slug made from a slug does not change."""
    assert slug(slug(text)) == slug(text)


@given(st.lists(st.from_regex("[a-z]{1,12}", fullmatch=True), min_size=1, max_size=30), st.integers(12, 80))
def test_slugs_are_cut_at_a_word(parts: list[str], limit: int) -> None:
    """It contains as many whole words as fit, from the first one on, without gaps."""
    found = slug(" ".join(parts), limit).split("-")
    assert found == parts[: len(found)]
    assert len(found) == len(parts) or len("-".join([*found, parts[len(found)]])) > limit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("भारत-अमेरिका वार्ता: 5.46 अरब का सौदा!", "bharat-amerika-varta-5-46-arab-ka-sauda"),
        ("“बाढ़” से ३ की मौत", "barh-se-3-ki-maut"),
        ("Élan & Öl", "elan-ol"),
        ("Москва", "moskva"),
        ("!!! … 🙂", ""),
        ("", ""),
        ("अ" * 300, "a" * 80),
    ],
)
def test_slugs_read_like_the_headline(text: str, expected: str) -> None:
    """Hindi is romanised, other scripts are transliterated, punctuation is dropped, and one long word is cut."""
    assert slug(text) == expected


def test_a_headline_of_a_megabyte_is_cut_first() -> None:
    """The program reads only the beginning of the text."""
    assert len(slug("समाचार " * 150_000)) <= 80
    assert growth(slug, "समाचार ", 100_000) < 4

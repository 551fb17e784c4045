"""Words between the two ends of a range."""

import pytest

from site_builder.text.vocabulary.joints import range_joint
from site_builder.text.vocabulary.value_words import vocabulary


@pytest.mark.parametrize(
    ("text", "language", "plainly", "joint"),
    [
        (" से 10", "hi", False, " से"),
        (" से लेकर 10", "hi", False, " से लेकर"),
        (" से 10", "hi", True, ""),
        (" से लेकर 10", "hi", True, " से लेकर"),
        (" to 10", "en", False, " to"),
        (" और 10", "hi", False, ""),
        ("", "hi", False, ""),
    ],
)
def test_the_words_that_join_are_one_piece(text: str, language: str, plainly: bool, joint: str) -> None:
    """A single 'to' may mean a change, so it is left out where this matters."""
    assert text[: range_joint(text, 0, vocabulary(language), plainly=plainly)] == joint

"""The texts that tell the story."""

from site_builder.entities.story_text import told
from site_builder.model import HEADLINE
from tests.entities.stories import structure


def test_headline_and_paragraphs_are_read_in_order() -> None:
    """Empty paragraphs are left out."""
    assert told(structure("पहला", "", "दूसरा", headline="शीर्षक")) == [(HEADLINE, "शीर्षक"), (0, "पहला"), (2, "दूसरा")]

"""Languages and directions: a headline, blocks, tag and direction for each."""

from pathlib import Path

import pytest

from site_builder.parsing import parse
from site_builder.parsing.language_detection import recognise
from tests.parsing.written import source

# Headline and opening of the same small story in each language, written for this test: tag, headline, body.
ROWS = (Path(__file__).parent / "languages.tsv").read_text("utf-8").splitlines()
STORIES = {language: (headline, body) for language, headline, body in (row.split("\t") for row in ROWS)}
RIGHT_TO_LEFT = {"ur", "ar", "fa", "ps", "he", "yi"}


@pytest.mark.parametrize("language", STORIES)
def test_each_language_gives_headline_blocks_tag_and_direction(language: str) -> None:
    """The first line is the headline, the second the body; `lang` and `dir` are right."""
    headline, body = STORIES[language]
    structure = parse(source(f"{headline}\n\n{body}"))
    assert structure.language == language
    assert structure.direction == ("rtl" if language in RIGHT_TO_LEFT else "ltr")
    assert structure.headline == headline
    assert [(block.kind, block.text) for block in structure.blocks] == [("paragraph", body)]


def test_a_stated_language_wins() -> None:
    """Front matter before the site's, the site's before what the text looks like; the script keeps its direction."""
    text = "\n\n".join(STORIES["hi"])
    assert parse(source(text), language="mr").language == "mr"
    assert parse(source(text, language="ne"), language="mr").language == "ne"
    assert parse(source("\n\n".join(STORIES["ur"])), language="pa").direction == "rtl"
    assert recognise("1 2 3", "ur").direction == "rtl"


def test_text_without_letters_is_undetermined() -> None:
    """Numbers and marks say nothing of a language."""
    assert recognise("2023 !! ...") == ("und", "ltr", None)

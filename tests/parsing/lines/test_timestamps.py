"""Publication times."""

import pytest

from site_builder.parsing.lines.timestamps import is_time, stated
from site_builder.parsing.phrases import phrases_for
from site_builder.text.folding import fold
from site_builder.text.language_profile import language_of
from tests.parsing.written import BODY, HEADLINE, MORE, read


@pytest.mark.parametrize(
    ("line", "language", "time"),
    [
        ("Updated: 04 Jul 2023, 06:15:30 PM IST", "hi", "2023-07-04T18:15:30+05:30"),
        ("Published: Jul 4, 2023 at 12:05 am", "en", "2023-07-04T00:05:00"),
        ("प्रकाशित: ४ जुलाई २०२३", "hi", "2023-07-04"),
        ("अपडेट : 04/07/2023 18:15", "hi", "2023-07-04T18:15:00"),
        ("Last Updated: 2023-07-04 18:15 GMT", "en", "2023-07-04T18:15:00+00:00"),
        ("Updated: 4 juillet 2023", "fr", "2023-07-04"),
        ("Updated: 31 Feb 2023", "hi", None),
        ("Updated: 04 Jul", "hi", None),
        ("Updated twice in 2023 by the editor", "en", None),
    ],
)
def test_a_labelled_time_is_read(line: str, language: str, time: str | None) -> None:
    """Any usual order, Devanagari digits, the zone where it is named; what is no date gives nothing."""
    found = stated(line, phrases_for(language_of(language)).published, language)
    assert (found and found.time) == time


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("मंगलवार, 4 जुलाई 2023", True),
        ("शाम 6:15 बजे", True),
        ("Tue, 04 Jul 2023 06:15 PM", True),
        ("4 जुलाई को खुला पुल", False),
        ("2023", False),
        ("10 गांव", False),
        ("", False),
    ],
)
def test_a_bare_time_is_nothing_but_a_time(text: str, verdict: bool) -> None:
    """One other word makes it something else."""
    assert is_time(fold(text), "hi") is verdict


def test_the_line_above_the_body_dates_the_article() -> None:
    """The first stated time is when it was published; a later one that says so, when it was changed."""
    structure = read(HEADLINE, "Published: 04 Jul 2023, 06:15 PM IST", "Updated: 05 Jul 2023", BODY)
    assert (structure.published, structure.updated) == ("2023-07-04T18:15:00+05:30", "2023-07-05")
    structure = read(HEADLINE, "Updated: 05 Jul 2023", BODY)
    assert (structure.published, structure.updated) == ("2023-07-05", None)


def test_a_time_in_a_live_blog_dates_nothing() -> None:
    """Bare times between paragraphs are stamps of single entries."""
    structure = read(HEADLINE, BODY, "Tue, 04 Jul 2023 06:15 PM", MORE)
    assert structure.blocks[1].kind == "timestamp"
    assert structure.published is None


def test_front_matter_dates_the_article() -> None:
    """A stated date wins over the text's."""
    assert read(HEADLINE, "Updated: 05 Jul 2023", BODY, date="2023-07-01").published == "2023-07-01"

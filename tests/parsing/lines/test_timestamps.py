"""Publication times."""

import pytest

from site_builder import data
from site_builder.parsing.lines.timestamps import is_labelled_time, is_time, stated
from site_builder.parsing.phrases import phrases_for
from site_builder.text.language_profile import language_of
from tests.parsing.written import BODY, HEADLINE, MORE, read

LANGUAGES = sorted(path.parents[1].name for path in data.folder().glob("*/parsing/published.txt"))


def times(line: str, language: str) -> list[str]:
    """Return the times that a line states."""
    return [found.time for found in stated(line, phrases_for(language_of(language)).published, language)]


@pytest.mark.parametrize(
    ("line", "language", "time"),
    [
        ("Updated: 04 Jul 2023, 06:15:30 PM IST", "hi", "2023-07-04T18:15:30+05:30"),
        ("Published: Jul 4, 2023 at 12:05 am", "en", "2023-07-04T00:05:00"),
        ("प्रकाशित: ४ जुलाई २०२३", "hi", "2023-07-04"),
        ("अपडेट : 04/07/2023 18:15", "hi", "2023-07-04T18:15:00"),
        ("Last Updated: 2023-07-04 18:15 GMT", "en", "2023-07-04T18:15:00+00:00"),
        ("Updated: 4 juillet 2023", "fr", "2023-07-04"),
        ("प्रकाशित: 04.07.2023 17:45", "hi", "2023-07-04T17:45:00"),
        ("प्रकाशित: ४ जुलै २०२३, सायंकाळी ६:१५", "mr", "2023-07-04T18:15:00"),
        ("প্রকাশ: ০৪ জুলাই ২০২৩, সন্ধ্যা ৬:১৫", "bn", "2023-07-04T18:15:00"),
        ("வெளியிடப்பட்டது: 4 ஜூலை 2023, மாலை 6:15", "ta", "2023-07-04T18:15:00"),
        ("اشاعت: 4 جولائی 2023، شام 6:15 بجے", "ur", "2023-07-04T18:15:00"),
        ("UPDATED: 4 JUL 2023", "en", "2023-07-04"),
        ("প্রকাশ: ৪ জুলাই ২০২৩, বিকেল ৫টা ৩০", "bn", "2023-07-04T17:30:00"),
        ("Veröffentlicht: 4. Juli 2023, 18:15 Uhr", "de", "2023-07-04T18:15:00"),
        ("Aktualisiert: 04.07.2023, 18.15 Uhr", "de", "2023-07-04T18:15:00"),
        ("Publié le 4 juillet 2023 à 18h15", "fr", "2023-07-04T18:15:00"),
        ("Опубликовано: 4 июля 2023, 18:15", "ru", "2023-07-04T18:15:00"),
    ],
)
def test_a_labelled_time_is_read(line: str, language: str, time: str) -> None:
    """It may have any usual order, digits of any script, and a named zone."""
    assert times(line, language) == [time]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Updated: 31 Feb 2023", "hi"),
        ("Updated: 04 Jul", "hi"),
        ("Updated twice in 2023 by the editor", "en"),
        ("प्रकाशित: 4 जुलाई 2023 को खुला पुल", "hi"),
    ],
)
def test_an_incomplete_date_gives_nothing(line: str, language: str) -> None:
    """A line with other words gives no time either."""
    assert times(line, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_label_is_known(language: str) -> None:
    """A short label that begins a longer one does not hide it."""
    for label in phrases_for(language_of(language)).published:
        assert times(f"{label}: 2023-07-04", language) == ["2023-07-04"], label
        assert times(f"{label} 2023-07-04 18:15", language) == ["2023-07-04T18:15:00"], label


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_a_change_from_a_publication(language: str) -> None:
    """Some labels mean the change, others the publication."""
    labels = phrases_for(language_of(language)).published
    said = {stated(f"{label}: 2023-07-04", labels, language)[0].updated for label in labels}
    assert said == {True, False}


@pytest.mark.parametrize(
    "line",
    [
        "Published: 04 Jul 2023, 02:05 PM | Updated: 04 Jul 2023, 05:30 PM",
        "Updated: 04 Jul 2023, 05:30 PM / Published: 04 Jul 2023, 02:05 PM",
        "04 Jul 2023 02:05 PM | Last Updated 04 Jul 2023 05:30 PM",
    ],
)
def test_a_line_may_state_both_times_in_any_order(line: str) -> None:
    """Each label says which time follows. A time without a label is the publication."""
    found = stated(line, phrases_for(language_of("hi")).published, "hi")
    assert {time.updated: time.time for time in found} == {False: "2023-07-04T14:05:00", True: "2023-07-04T17:30:00"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("मंगलवार, 4 जुलाई 2023", True),
        ("शाम 6:15 बजे", True),
        ("Tue, 04 Jul 2023 06:15 PM", True),
        ("२ घंटे पहले", True),
        ("एक घंटे पहले", True),
        ("4 जुलाई को खुला पुल", False),
        ("2 घंटे पहले लगी आग", False),
        ("2023", False),
        ("10.30", False),
        ("10 गांव", False),
        ("शाम", False),
        ("", False),
    ],
)
def test_a_bare_time_is_only_a_time(text: str, verdict: bool) -> None:
    """One other word changes that."""
    assert is_time(text, "hi") is verdict


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("hi", "3 दिन पहले"),
        ("en", "Updated 5 minutes ago"),
        ("en", "an hour ago"),
        ("mr", "२ तासांपूर्वी"),
        ("bn", "২ ঘণ্টা আগে"),
        ("ta", "2 மணி நேரத்திற்கு முன்பு"),
        ("ur", "2 گھنٹے پہلے"),
        ("hi", "अपडेट: 2 hours ago"),
    ],
)
def test_how_long_ago_it_was_is_left_out_and_dates_nothing(language: str, line: str) -> None:
    """It names no day, and it is not part of the article."""
    structure = read(HEADLINE, line, BODY, MORE)
    labels = phrases_for(language_of(language)).published
    assert is_time(line, language) or is_labelled_time(line, labels, language)
    assert structure.published is None
    if language in {"hi", "en"}:
        assert [block.kind for block in structure.blocks] == ["timestamp", "paragraph", "paragraph"]


def test_the_line_above_the_body_dates_the_article() -> None:
    """The labels decide, in any order. If only a change is stated, it is used."""
    lines = ("Published: 04 Jul 2023, 06:15 PM IST", "Updated: 05 Jul 2023")
    for head in (lines, lines[::-1]):
        structure = read(HEADLINE, *head, BODY)
        assert (structure.published, structure.updated) == ("2023-07-04T18:15:00+05:30", "2023-07-05")
    structure = read(HEADLINE, "Updated: 05 Jul 2023", BODY)
    assert (structure.published, structure.updated) == ("2023-07-05", None)


def test_a_time_in_a_live_blog_dates_nothing() -> None:
    """Times between paragraphs are stamps of single entries."""
    structure = read(HEADLINE, BODY, "Tue, 04 Jul 2023 06:15 PM", MORE)
    assert structure.blocks[1].kind == "timestamp"
    assert structure.published is None


def test_front_matter_dates_the_article() -> None:
    """The stated date has priority over the date in the text."""
    assert read(HEADLINE, "Updated: 05 Jul 2023", BODY, date="2023-07-01").published == "2023-07-01"


def test_a_change_before_the_publication_is_left_out() -> None:
    """One of the two is wrong, and it is unknown which. The publication is used."""
    structure = read(HEADLINE, "Published: 04 Jul 2023", "Updated: 03 Jul 2023", BODY)
    assert (structure.published, structure.updated) == ("2023-07-04", None)
    structure = read(HEADLINE, BODY, date="2023-07-04", updated="2023-07-03T10:00:00")
    assert (structure.published, structure.updated) == ("2023-07-04", None)


def test_a_time_line_that_cannot_be_read_is_left_out_and_dates_nothing() -> None:
    """An example is 11/12/2025 in an American article."""
    for line in ("Published: 11/12/2025", "11/12/2025", "Updated 11/12/2025 5:30 PM"):
        body = "The new bridge over the river was opened on Monday, and the way to town is half as long now."
        found = read("A bridge was opened", line, body, language="en-US")
        assert (found.published, found.updated) == (None, None)
        assert [block.kind for block in found.blocks] == ["timestamp", "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("छपने का समय: 4 जुलाई 2023, 18:15", "timestamp"),
        ("प्रकाशित: २०८० असार १९, मंगलबार १८:१५", "timestamp"),
        ("पुल खुलने की तारीख: 4 जुलाई 2023", "list-item"),
    ],
)
def test_a_time_behind_an_unknown_label_is_left_out_and_dates_nothing(line: str, kind: str) -> None:
    """A time in another calendar dates nothing either. A date alone may follow any word."""
    found = read(HEADLINE, line, BODY, MORE)
    assert (found.published, found.dateline, found.blocks[0].kind) == (None, None, kind)

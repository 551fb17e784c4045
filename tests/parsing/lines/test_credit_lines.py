"""Lines that name the sender or author of a story, and other lines in the same place."""

import pytest

from site_builder.parsing import parse
from tests.parsing.written import BODY, HEADLINE, MORE, kinds, read, source


@pytest.mark.parametrize(
    ("lines", "left_out"),
    [
        (("भाषा रमेश सुनील", "सुनील"), 2),
        (("भाषा रमेश सुनील", "रमेश"), 2),
        (("भाषा रमेश",), 1),
        (("पीटीआई आर एस",), 1),
        (("भाषा रमेश सुनील", "1211 2025 दिल्ली"), 1),
    ],
)
def test_the_desks_sign_off_is_not_part_of_the_story(lines: tuple[str, ...], left_out: int) -> None:
    """It is an agency with names or letters after it. A second such line is left out too."""
    text = f"{HEADLINE}\n\nपटना, 12 नवंबर (भाषा) {BODY}\n\n{MORE}\n\n" + "\n".join(lines)
    structure = parse(source(text))
    assert [rule for _, rule in kinds(structure)].count("desk-sign-off") == left_out
    assert (structure.byline, structure.dateline) == ("भाषा", "पटना")


@pytest.mark.parametrize("line", ["भाषा पर विवाद फिर गरमाया", "भाषा", "रमेश सुनील", "भाषा की बात आज है।"])
def test_other_last_lines_are_not_a_sign_off(line: str) -> None:
    """Other lines are a sentence, a headline with function words, a single agency, or a single name."""
    assert "desk-sign-off" not in [rule for _, rule in kinds(read(HEADLINE, BODY, MORE, line))]


def test_english_desks_sign_off_too() -> None:
    """They consist of an agency and the initials of its staff."""
    body = "The new bridge over the river was opened on Monday, and the way to town is half as long now."
    structure = read(
        "A bridge was opened over the river", body, body.replace("Monday", "Friday"), "PTI RS KND VN", language="en"
    )
    assert kinds(structure)[-1] == ("boilerplate", "desk-sign-off")


def test_the_frame_of_a_press_release_is_not_part_of_the_story() -> None:
    """Its first line does not name an author. Numbers are contact data only if the text asks the reader to use them."""
    frame = ("तत्काल प्रकाशन हेतु", "मीडिया संपर्क:", "011-2345-6789", "press@example.org")
    structure = read("नई सेवा शुरू हुई शहर में", frame[0], f"पटना, 12 नवंबर 2025: {BODY}", *frame[1:])
    assert [block.text for block in structure.blocks if block.kind == "boilerplate"] == list(frame)
    assert (structure.byline, structure.dateline) == (None, "पटना")
    helpline = read(HEADLINE, BODY, "हेल्पलाइन के नंबर ये हैं:", "011-2345-6789", MORE)
    assert "contact-line" not in [rule for _, rule in kinds(helpline)]


@pytest.mark.parametrize(
    ("line", "byline", "dateline", "published"),
    [
        ("मीना राव | 12 नवंबर 2025", "मीना राव", None, "2025-11-12"),
        ("12 नवंबर 2025 | मीना राव", "मीना राव", None, "2025-11-12"),
        ("मीना राव · 12 नवंबर 2025, 10:30", "मीना राव", None, "2025-11-12T10:30:00"),
        ("मीना राव | पटना | 12 नवंबर 2025", "मीना राव", "पटना", "2025-11-12"),
        ("पटना | 12 नवंबर 2025", None, "पटना", "2025-11-12"),
        ("जिले | प्रकाशित: 12 नवंबर 2025", None, "जिले", "2025-11-12"),
        ("मेष राशि | 12 नवंबर 2025", None, None, "2025-11-12"),
        ("खेल | 12 नवंबर 2025", None, None, "2025-11-12"),
        ("विशेष संवाददाता | 12 नवंबर 2025", "विशेष संवाददाता", None, "2025-11-12"),
    ],
)
def test_a_name_beside_a_date_is_the_byline(
    line: str, byline: str | None, dateline: str | None, published: str
) -> None:
    """A place there is the dateline. A zodiac sign and a section are neither."""
    found = read(HEADLINE, line, BODY, MORE)
    assert (found.byline, found.dateline, (found.published or "")[: len(published)]) == (byline, dateline, published)


def test_a_bar_in_a_headline_cuts_nothing() -> None:
    """Only if one part is nothing but a date are the others a byline."""
    assert read("पुल | 12 नवंबर को खुलेगा नया पुल", BODY).headline == "12 नवंबर को खुलेगा नया पुल"
    assert read(HEADLINE, "नदी | पुल | सड़क", BODY, MORE).byline is None


def test_english_names_beside_a_date() -> None:
    """Additional text that pages attach is cut off."""
    body = "The new bridge over the river was opened on Monday, and the way to town is half as long now."
    found = read("A bridge was opened over the river", "By Rita Sen | 12 November 2025", body, language="en")
    assert (found.byline, found.published) == ("Rita Sen", "2025-11-12")


ENGLISH = "The new bridge over the river was opened on Monday, and the way to town is half as long now."


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Rita Sen", "Rita Sen"),
        ("BY RITA SEN", "RITA SEN"),
        ("BY RITA SEN AND OMAR KHAN", "RITA SEN AND OMAR KHAN"),
        ("By Rita Sen | @rita | Email the author", "Rita Sen"),
        ("BY THE RIVER", None),
        ("BY LAND AND SEA", None),
        ("By Rita Sen and Omar Khan", "Rita Sen and Omar Khan"),
        ("By Rita Sen, Staff Writer", "Rita Sen"),
        ("By Dr. Jane O'Neil", "Dr. Jane O'Neil"),
        ("By Rita Sen for Example Times", "Rita Sen for Example Times"),
        ("Di Maria Scores", None),
        ("By the river", None),
        ("By Land and Sea", None),
        ("By Monday Evening", None),
        ("By 2030", None),
        ("By Rita Sen the bridge was opened at last", None),
        ("Bypass Opened", None),
    ],
)
def test_the_writers_name_behind_by(line: str, byline: str | None) -> None:
    """It consists of at least a given name and a surname, also in capitals, and is not part of the article."""
    found = read("A bridge was opened over the river", line, ENGLISH, language="en")
    assert found.byline == byline
    assert ("byline", "writers-line") in kinds(found) or byline is None


def test_by_and_a_name_in_the_middle_of_a_story_is_a_heading() -> None:
    """A byline would stand above the story."""
    more = ENGLISH.replace("new", "old")
    found = read("A bridge was opened over the river", ENGLISH, more, "By Rita Sen", more[4:], language="en")
    assert found.byline is None


def test_every_language_has_its_word_for_by() -> None:
    """German 'von' is a part of names in English."""
    body = "Die neue Brücke über den Fluss wurde am Montag geöffnet, und der Weg in die Stadt ist nun halb so lang."
    assert read("Neue Brücke über den Fluss", "Von Hanna Weiss", body, language="de").byline == "Hanna Weiss"


def test_an_agency_in_brackets_at_the_end_signs_the_story() -> None:
    """This holds if the story has no other author. Other words in brackets do not count."""
    assert read(HEADLINE, BODY, f"{MORE} (भाषा)").byline == "भाषा"
    assert read(HEADLINE, BODY, f"{MORE} (फाइल चित्र)").byline is None
    assert read(HEADLINE, "सुनीता रावत, अहमदाबाद । " + BODY, f"{MORE} (भाषा)").byline == "सुनीता रावत"


@pytest.mark.parametrize(
    ("end", "sign_off"),
    [("भाषा रमेश सुनील", True), ("PTI RS KND", True), ("भाषा पर विवाद है", False), ("रमेश सुनील", False)],
)
def test_a_sign_off_behind_the_last_sentence_is_cut_off(end: str, sign_off: bool) -> None:
    """Other words without a full stop stay in their paragraph."""
    found = read(HEADLINE, BODY, f"{MORE} {end}")
    assert (("boilerplate", "desk-sign-off") in kinds(found)) is sign_off
    assert any(end in block.text for block in found.blocks)


REPORT = (
    "A court cleared the last hurdle for a new river port on Tuesday, and work may begin within weeks, officials said."
)


@pytest.mark.parametrize(
    "credit",
    [
        "(Reporting by Anil Verma and Sunita Rao; Editing by David Holm)",
        "Reporting by Anil Verma; Editing by David Holm",
        "(Reporting by Anil Verma in Lucknow, Sunita Rao in New Delhi and Omar Khan in Patna; Editing by David Holm)",
        "With inputs from PTI",
    ],
)
def test_the_line_of_reporter_and_editor_is_not_a_paragraph(credit: str) -> None:
    """News agencies put these names below the story."""
    structure = read(f"Court clears the last hurdle for the river port\n\n{REPORT}\n\n{REPORT}\n\n{credit}")
    assert [block.text for block in structure.blocks if block.kind == "byline"] == [credit]


def test_a_long_sentence_may_begin_as_a_credit() -> None:
    """Without brackets it is a paragraph."""
    said = (
        "Compiled by three clerks over two winters, the list names every boat that has crossed the river since the war."
    )
    structure = read(f"Court clears the last hurdle for the river port\n\n{REPORT}\n\n{said}\n\n{REPORT}")
    assert ("paragraph", said) in [(block.kind, block.text) for block in structure.blocks]

"""`split` splits a dump of many articles into files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.commands.split import write_pieces
from site_builder.errors import SourceError
from site_builder.importing.readers.story_dumps import pieces

BODY = "जयपुर में नदी पर बना नया पुल सोमवार को आम लोगों के लिए खोल दिया गया, जिससे दो लाख लोगों का रास्ता छोटा हो गया है।"
DUMP = f"""नदी पर नया पुल खुला, दो लाख लोगों का रास्ता छोटा हुआ
{BODY}

किसे मिलेगा लाभ
{BODY}

पहाड़ी जिलों में बारिश से राहत, अगले तीन दिन मौसम साफ रहने का अनुमान
{BODY}

रेल बजट पर सदन में आज लंबी चर्चा
देहरादून, संवाददाता। रेल बजट पर आज सदन में लंबी चर्चा हुई और सभी दलों ने नई लाइनों की मांग दोहराई।
"""


@given(st.text(alphabet="क ख।\n.1:/-ा", max_size=400))
def test_the_pieces_joined_are_the_dump(text: str) -> None:
    """The pieces contain each character of the dump once and in order, for any text."""
    assert "".join(piece.text for piece in pieces(text, "day")) == text


def test_a_long_headline_begins_a_story_and_a_subheading_does_not() -> None:
    """Names of pieces consist of dump, number and headline. Each piece has the line and the reason of its beginning."""
    found = pieces(DUMP, "day")
    assert [(piece.line, piece.rule) for piece in found] == [
        (1, "first-line"),
        (7, "long-headline"),
        (10, "headline-above-dateline"),
    ]
    assert found[1].name.startswith("day-2-pahadi-jilon-mein")


def test_where_headlines_are_numbered_only_numbers_begin_stories() -> None:
    """A long subheading inside a numbered story does not begin a new story."""
    headings = ("1. नदी पर नया पुल खुला", "\nपहाड़ी जिलों में बारिश से राहत, अगले तीन दिन मौसम साफ", "\n2. रेल चली, यात्री खुश हुए")
    text = "".join(f"{heading}\n{BODY}\n" for heading in headings)
    assert [piece.line for piece in pieces(text, "day")] == [1, 7]


@pytest.mark.parametrize("drawn", ["-" * 30, "* * * * *", "  ======  "])
def test_a_headline_below_a_drawn_line_begins_a_story(drawn: str) -> None:
    """A short headline counts there too. A drawn line inside a story, with running text below, begins no story."""
    text = f"नदी पर नया पुल खुला\n\n{BODY}\n\n{drawn}\n\nमेला सात दिन चलेगा\n\n{BODY}\n{drawn}\n{BODY}\n"
    assert [(piece.line, piece.rule) for piece in pieces(text, "day")] == [
        (1, "first-line"),
        (7, "headline-below-drawn-line"),
    ]


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """If one target file exists, the command stops before it writes any file."""
    found = pieces(DUMP, "day")
    (tmp_path / found[2].name).write_text("mine")
    with pytest.raises(SourceError, match="exists already"):
        write_pieces(found, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [found[2].name]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_end_of_a_line_is_one(end: str) -> None:
    """Line ends of Unix, Windows and old Macs give the same stories."""
    found = pieces(DUMP.replace("\n", end), "day")
    assert [(piece.line, piece.name) for piece in found] == [(piece.line, piece.name) for piece in pieces(DUMP, "day")]


ENGLISH = """New bridge opened over the river after ten years of work
SPRINGFIELD (Reuters) - The new bridge over the river was opened on Monday, and the way to town is half as long now.

It cost more than planned, and it took twice the time.

Town council votes for cheaper buses from the next spring on
RIVERTON: The council of the town voted on Tuesday for cheaper buses, which will run until late in the evening.
"""


def test_english_stories_are_told_apart() -> None:
    """A story begins at a dateline: a place in capitals or a known place, with or without an agency."""
    found = pieces(ENGLISH, "day")
    assert [(piece.line, piece.rule) for piece in found] == [(1, "first-line"), (6, "headline-above-dateline")]
    assert "".join(piece.text for piece in found) == ENGLISH


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_written_pieces_joined_give_the_file_back(tmp_path: Path, end: str) -> None:
    """Line ends stay unchanged."""
    text = DUMP.replace("\n", end)
    write_pieces(pieces(text, "day"), tmp_path / "new")
    files = sorted((tmp_path / "new").iterdir())
    assert b"".join(file.read_bytes() for file in files).decode() == text

"""Bylines, labels and items in separate lines, in the styles of many papers."""

import pytest

from tests.parsing.written import BODY, HEADLINE, MORE, read

LONG = " ".join((BODY, MORE) * 5)


@pytest.mark.parametrize("name", ["सुनीता रावत", "নিজস্ব প্রতিবেদক", "Meena Rao", "রহিম মিয়া"])
def test_a_name_between_headline_and_time_is_the_byline(name: str) -> None:
    """In every language, it has a few words, no figures, and stands right above a time stamp."""
    structure = read(HEADLINE, name, "2031-02-24T20:24:43+05:30", BODY, MORE)
    assert (structure.byline, structure.published) == (name, "2031-02-24T20:24:43+05:30")


def test_a_label_without_a_name_is_left_out() -> None:
    """An example is 'Written by:' without a name."""
    structure = read(HEADLINE, "লেখা:", "2031-02-24T20:24:43+05:30", BODY)
    assert structure.byline is None
    assert structure.blocks[0].kind == "boilerplate"


def test_a_name_with_a_dash_above_the_text_is_the_byline() -> None:
    """The line above it is the standfirst."""
    structure = read(HEADLINE, MORE, "सुनीता रावत-", LONG)
    assert (structure.byline, structure.standfirst) == ("सुनीता रावत", MORE)


def test_a_last_line_of_a_name_and_a_paper_is_the_byline() -> None:
    """It is not a sentence, and its last word is the name of the paper."""
    assert read(HEADLINE, BODY, MORE, "सुनीता रावत सागर न्यूज").byline == "सुनीता रावत सागर न्यूज"
    assert read(HEADLINE, BODY, MORE, "यह गांव की अच्छी न्यूज है").byline is None


@pytest.mark.parametrize(
    "time", ["24 फरवरी 2031", "August 30, 2031 07:25 AM2031-08-30T07:25:07+5:302031-08-30T07:41:48+5:30"]
)
def test_a_writer_beside_a_publication_time_is_the_byline(time: str) -> None:
    """This holds even if machine-readable times are attached to the visible one."""
    structure = read(HEADLINE, f"By सुनीता रावत | Published: {time}", BODY, MORE)
    assert structure.byline == "सुनीता रावत"
    assert structure.published is not None
    assert structure.published.startswith("2031-0")


@pytest.mark.parametrize(
    ("opening", "byline", "dateline"),
    [
        ("भूपेंद्र नई दिल्ली ।। ", "भूपेंद्र", "नई दिल्ली"),
        ("सुनीता रावत ॥ नई दिल्ली ", "सुनीता रावत", "नई दिल्ली"),
        ("पूर्वी दिल्ली ।। ", None, "पूर्वी दिल्ली"),
        ("हैदराबाद ।। ", None, "हैदराबाद"),
    ],
)
def test_a_name_before_a_place_of_two_words_is_the_byline(opening: str, byline: str | None, dateline: str) -> None:
    """One given name is enough before a listed place. A part of a city is not a person's name."""
    structure = read(f"{opening}{LONG}")
    assert (structure.byline, structure.dateline) == (byline, dateline)


def test_a_desk_in_brackets_behind_a_place_is_the_byline() -> None:
    """Urdu papers use this form."""
    text = "لاہور (شوبز ڈیسک) شہر میں نئے پل کا افتتاح ہو گیا ہے اور لوگ خوش ہیں۔ بچے اب پیدل جا سکیں گے۔"
    structure = read(text)
    assert (structure.byline, structure.dateline) == ("شوبز ڈیسک", "لاہور")


def test_a_story_that_opens_with_a_dash_is_not_an_item() -> None:
    """A line as long as a paragraph with no other item beside it is the story. A short one is an item."""
    assert [block.kind for block in read(HEADLINE, f"- {LONG}").blocks] == ["paragraph"]
    assert [block.kind for block in read(HEADLINE, BODY, "- पुल खुला", "- नाव बंद").blocks][1:] == ["list-item"] * 2


def test_lines_with_a_number_and_a_dash_are_items() -> None:
    """The same holds for a number with a full stop. A range of numbers is not an item."""
    rows = (f"1- {MORE}", f"2- {BODY}", f"3 - {MORE}")
    assert [block.kind for block in read(HEADLINE, BODY, *rows).blocks][1:] == ["list-item"] * 3
    assert read(HEADLINE, BODY, f"2-3 लोगों ने कहा कि {MORE}").blocks[1].kind == "paragraph"


def test_a_place_and_its_amount_are_not_a_heading() -> None:
    """'Deesa: 45 degrees' is not a heading."""
    kinds = [block.kind for block in read(HEADLINE, BODY, "सीतामढ़ी: 45 डिग्री", MORE, "आगे क्या: तीन सवाल", BODY).blocks]
    assert kinds[1] == "list-item"
    assert kinds[3] == "subheading"


def test_all_behind_a_label_of_related_stories_at_the_end_is_left_out() -> None:
    """The label covers headlines and the teaser of one of them."""
    tail = (
        "ये खबरें भी पढ़ें...", "सीवान में नहर का बांध टूटा", BODY[:60] + " गया।", "आरा में खुलेगा नया अस्पताल",
        "गया में मेला शुरू",
    )  # fmt: skip
    blocks = read(HEADLINE, BODY, MORE, LONG, *tail).blocks
    assert [block.kind for block in blocks] == ["paragraph"] * 3 + ["boilerplate"] * 5


def test_a_text_about_clicking_keeps_its_sentences() -> None:
    """'Click here' is a note of the page, unless the article explains where to click."""
    steps = "सबसे पहले मेनू पर क्लिक करना होगा। फिर नाम लिखना होगा, जो फॉर्म में दिया गया है।"
    more = "क्लिक करने के बाद फॉर्म खुलेगा और उसमें पता लिखना होगा, जो दो पंक्तियों का है।"
    last = "अब नीचे दिए बटन को देखें। भेजने के लिए यहां क्लिक करें।"
    assert [block.kind for block in read(HEADLINE, steps, more, last).blocks] == ["paragraph"] * 3
    assert read(HEADLINE, BODY, MORE, "खबर पढ़ने के लिए यहां क्लिक करें।").blocks[-1].kind == "boilerplate"


def test_a_sentence_that_is_said_again_later_stays() -> None:
    """Copies of a text that was pasted twice stand beside each other. This sentence is part of a comment."""
    blocks = read(HEADLINE, BODY, MORE, LONG, BODY, LONG[:200] + "।").blocks
    assert [block.kind for block in blocks] == ["paragraph"] * 5


def test_long_headings_that_take_turns_with_paragraphs_are_subheadings() -> None:
    """Each one is the heading of the paragraph below, even if it uses other words."""
    headings = (
        "सम्मेलन में गूंजी गांव बचाने की धुन, युवाओं ने भी संभाला मोर्चा और निकाली रैली",
        "मौसम की मार बढ़ रही है, क्या नुकसान की भरपाई पर अब कोई ठोस बात होगी आखिर",
        "वार्ता में बेचे गए बस सपने, आर्थिक मदद और ठोस कार्रवाई दोनों रहे नदारद इस बार",
    )
    rows = [row for heading, text in zip(headings, (BODY, MORE, BODY + MORE), strict=True) for row in (heading, text)]
    blocks = read(HEADLINE, LONG, *rows).blocks
    assert [block.kind for block in blocks] == ["paragraph", *["subheading", "paragraph"] * 3]

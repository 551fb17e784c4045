"""Kicker, headline and standfirst."""

import pytest

from site_builder.parsing import parse
from site_builder.parsing.lines.head import split_title
from site_builder.parsing.phrases import phrases_for
from site_builder.text.language_profile import language_of
from tests.parsing.written import BODY, HEADLINE, MORE, kinds, read, source


@pytest.mark.parametrize(
    ("line", "kicker", "headline"),
    [
        ("बिहार / गंगा पर बना नया पुल खुला", "बिहार", "गंगा पर बना नया पुल खुला"),
        ("आपदा /पहाड़ी रास्ते पर गिरा मलबा", "आपदा", "पहाड़ी रास्ते पर गिरा मलबा"),
        ("Ganga Bridge | नदी पर बना नया पुल", "Ganga Bridge", "नदी पर बना नया पुल"),
        ("केरल: नदी पर बना नया पुल खुला", "केरल", "नदी पर बना नया पुल खुला"),
        ("उत्तराखंडः नदी पर बना नया पुल खुला", "उत्तराखंड", "नदी पर बना नया पुल खुला"),
        ("बाढ़ का असर : दो गांवों का रास्ता बंद हुआ", "बाढ़ का असर", "दो गांवों का रास्ता बंद हुआ"),
        ("बाढ़ से लड़ाई : दो गांवों का रास्ता बंद हुआ", "बाढ़ से लड़ाई", "दो गांवों का रास्ता बंद हुआ"),
        ("देश / Ganga Bridge : नदी पर बना नया पुल खुला", "देश / Ganga Bridge", "नदी पर बना नया पुल खुला"),
        ("देश / मंत्री ने कहा : नदी पर बना नया पुल", "देश", "मंत्री ने कहा : नदी पर बना नया पुल"),
        ("उत्तर प्रदेश | नदी पर बना नया पुल", "उत्तर प्रदेश", "नदी पर बना नया पुल"),
        ("नई दिल्ली: नदी पर बना नया पुल", "नई दिल्ली", "नदी पर बना नया पुल"),
        ("नई सड़क पर जाम | नदी पर बना नया पुल", None, "नई सड़क पर जाम | नदी पर बना नया पुल"),
        ("2. नदी पर बना नया पुल", None, "नदी पर बना नया पुल"),
        ("3.बिहार: नदी पर बना नया पुल", "बिहार", "नदी पर बना नया पुल"),
        ("मंत्री ने कहा: अगले साल दूसरा पुल बनेगा", None, "मंत्री ने कहा: अगले साल दूसरा पुल बनेगा"),
        ("अगले साल बनेगा दूसरा पुल : मुख्यमंत्री", None, "अगले साल बनेगा दूसरा पुल : मुख्यमंत्री"),
        ("24 घंटे में बन गया पुल", None, "24 घंटे में बन गया पुल"),
        ("भारत/नेपाल सीमा पर बना नया पुल", None, "भारत/नेपाल सीमा पर बना नया पुल"),
    ],
)
def test_a_kicker_is_told_from_the_headline(line: str, kicker: str | None, headline: str) -> None:
    """A label before a slash, bar or colon is a kicker. A colon inside a sentence and a list number mark no kicker."""
    title = split_title(line, phrases_for(language_of("hi")), latin=False)
    assert (title.kicker and line[slice(*title.kicker)]) == kicker
    assert line[slice(*title.headline)] == headline


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("नदी की पीड़ा कौन सुने---सुनीता रावत", "सुनीता रावत"),
        ("नदी की पीड़ा कौन सुने -सुनीता रावत", "सुनीता रावत"),
        ("नदी पर बना नया पुल खुला - Navbharat Times", "Navbharat Times"),
        ("नदी पर बना पुल - दो गांवों को राहत", None),
        ("नदी पर बने पुल का उद्घाटन- पुष्पेंद्र यादव", None),
    ],
)
def test_an_author_behind_a_dash_is_the_byline(line: str, author: str | None) -> None:
    """There are two dashes, or one dash right beside the name.

    A dash between two halves of a headline marks no byline."""
    structure = read(line, BODY)
    assert structure.byline == author
    assert (structure.headline == line) is (author is None)


def test_a_paper_behind_a_dash_is_not_a_byline_if_the_title_is_repeated_without_it() -> None:
    """A pasted page has title and headline. The additional part of the title is the site's name."""
    structure = read("नदी पर बना नया पुल खुला - Navbharat Times", "नदी पर बना नया पुल खुला", BODY)
    assert (structure.headline, structure.byline) == ("नदी पर बना नया पुल खुला", None)


def test_an_english_headline_keeps_its_colon() -> None:
    """A name before a colon belongs to an English headline. A section's name is a kicker."""
    body = "The bridge was opened on Saturday. People in the two villages had waited for it for years."
    assert read("Mayor: bridge will not be closed", body).headline == "Mayor: bridge will not be closed"
    assert read("Opinion: The bridge should be free", body).kicker == "Opinion"


def test_a_section_on_its_own_line_is_the_kicker() -> None:
    """It stands above the headline."""
    structure = read("देश", HEADLINE, BODY)
    assert (structure.kicker, structure.headline) == ("देश", HEADLINE)


def test_an_article_may_have_no_headline() -> None:
    """If the first block is already body text, the headline is missing and no text is taken for it."""
    structure = read(BODY, MORE)
    assert structure.headline is None
    assert [block.text for block in structure.blocks] == [BODY, MORE]


def test_a_first_line_with_its_own_dateline_is_body() -> None:
    """A first line with place and agency belongs to the story, even without a full stop."""
    assert read("देहरादून, [राज्य ब्यूरो]: नदी पर बना नया पुल शनिवार को खोला गया", MORE).headline is None


def test_a_statement_above_a_dateline_is_the_headline() -> None:
    """A short statement is the headline if the story below opens with its place."""
    structure = read("नदी पर बना नया पुल खुल गया है।", f"पटना। {BODY}")
    assert structure.headline == "नदी पर बना नया पुल खुल गया है।"
    assert read("नदी पर बना नया पुल खुल गया है।", MORE).headline is None


def test_an_article_can_be_only_a_headline() -> None:
    """A file with only a headline gives a headline and no blocks."""
    structure = parse(source(HEADLINE))
    assert (structure.headline, structure.blocks) == (HEADLINE, ())


@pytest.mark.parametrize("text", ["", " ", "\n\n\n"])
def test_an_empty_article_has_no_head(text: str) -> None:
    """An empty text has neither a headline nor blocks."""
    structure = parse(source(text))
    assert (structure.headline, structure.blocks) == (None, ())


SUMMARY = "गांव के लोगों की बीस साल पुरानी मांग पूरी हुई। पुल पर सरकार ने दस करोड़ रुपये खर्च किए।"


@pytest.mark.parametrize(
    ("below", "rule"),
    [
        ([f"{SUMMARY} {BODY}"], "standfirst-repeated-by-body"),
        (["नई दिल्ली", BODY], "standfirst-above-dateline"),
        ([f"पटना, एजेंसी । {BODY} {MORE}"], "standfirst-above-opening"),
    ],
)
def test_a_summary_above_the_story_is_the_standfirst(below: list[str], rule: str) -> None:
    """The body below repeats it, or begins with its dateline."""
    structure = read(HEADLINE, SUMMARY, *below)
    assert structure.standfirst == SUMMARY
    assert ("standfirst", rule) in structure.rules


def test_a_kicker_run_in_below_marks_the_standfirst() -> None:
    """If the text after the summary begins with the kicker and a colon, the summary is the standfirst."""
    structure = read("River Bridge / नदी पर बना नया पुल खुला", SUMMARY, f"River Bridge: {BODY}")
    assert structure.standfirst == SUMMARY
    assert structure.dateline is None
    assert kinds(structure) == [("paragraph", "paragraph")]


def test_the_only_paragraph_is_not_a_standfirst() -> None:
    """A credit after the last paragraph does not make it a summary."""
    assert read(HEADLINE, BODY, "Posted By: Sunita Rawat").standfirst is None


def test_the_first_paragraph_is_not_a_standfirst() -> None:
    """Without other evidence the first paragraph is body text."""
    assert read(HEADLINE, BODY, MORE).standfirst is None


def test_front_matter_wins() -> None:
    """The fields of the front matter are used. A different first line stays in the body."""
    structure = read("गांव में खुशी की लहर", BODY, title=HEADLINE, kicker="विकास", author="सुनीता रावत")
    assert (structure.headline, structure.kicker, structure.byline) == (HEADLINE, "विकास", "सुनीता रावत")
    assert structure.blocks[0].text == "गांव में खुशी की लहर"


def test_a_first_line_that_repeats_the_stated_title_is_the_headline() -> None:
    """The title is not shown twice, with or without a kicker before it."""
    assert len(read(HEADLINE, BODY, title=HEADLINE).blocks) == 1
    structure = read(f"बिहार / {HEADLINE}", BODY, title=HEADLINE)
    assert (len(structure.blocks), structure.kicker) == (1, "बिहार")


def test_a_stated_kicker_that_differs_costs_no_text() -> None:
    """A label in the line of the headline stays there if the front matter states another kicker."""
    structure = read(f"बिहार: {HEADLINE}", BODY, kicker="विकास")
    assert (structure.kicker, structure.headline) == ("विकास", f"बिहार: {HEADLINE}")


def test_the_whole_head_of_a_saved_page() -> None:
    """The head has headline, summary, a line with paper and time, main points, and a place."""
    points = ["पुल पर दस करोड़ रुपये खर्च हुए", "काम तीन साल में पूरा हुआ, दो बार टला भी था ।"]
    credit = "अपना समाचार | Updated: 01 Mar 2020, 02:53:00 PM IST"
    structure = parse(source("\n".join([HEADLINE, SUMMARY, credit, "हाइलाइट्स", *points, "पटना", BODY])))
    assert (structure.standfirst, structure.byline, structure.dateline) == (SUMMARY, "अपना समाचार", "पटना")
    assert structure.published == "2020-03-01T14:53:00+05:30"
    assert kinds(structure) == [
        ("byline", "credit-beside-time"),
        ("timestamp", "publication-line"),
        ("highlights-label", "highlights-label"),
        ("list-item", "main-point"),
        ("list-item", "main-point"),
        ("dateline", "bare-dateline"),
        ("paragraph", "paragraph"),
    ]


def test_a_row_of_colons_sets_off_one_label() -> None:
    """Content management systems write them. The colons are not part of the headline."""
    structure = read(f"विदेश::::: {HEADLINE}", BODY, MORE)
    assert (structure.kicker, structure.headline) == ("विदेश", HEADLINE)


def test_a_title_that_goes_on_below_is_a_copy() -> None:
    """The title ends with the site's name, and the headline below it is longer."""
    structure = read(f"{HEADLINE} - Khabar\n\n{HEADLINE}; गांव के लोग खुश\n\n{BODY}\n\n{MORE}")
    assert structure.headline == f"{HEADLINE}; गांव के लोग खुश"
    assert structure.byline is None


@pytest.mark.parametrize(
    ("line", "language", "body"),
    [
        ("पटना, 3 नवंबर", "hi", (BODY, MORE)),
        ("झापा, ३ साउन", "ne", ("कार्यालयले जिल्लाका सात संस्थालाई कारबाहीको सूचीमा राखेको छ र थप संस्था हेर्ने भएको छ ।",) * 2),
    ],
)
def test_a_place_and_a_day_are_not_a_headline(line: str, language: str, body: tuple[str, ...]) -> None:
    """If the paper left the headline out or has it below, they stand at the top."""
    found = read(line, *body, language=language)
    assert found.dateline == line.partition(",")[0]
    assert found.headline is None


NEPALI = "गाउँलाई जोड्ने नयाँ पुल शनिबारदेखि सञ्चालनमा आएको छ । अब बालबालिका सजिलै विद्यालय जान सक्ने भएका छन् ।"


@pytest.mark.parametrize(
    ("line", "byline", "headline"),
    [
        ("मीना अधिकारी", "मीना अधिकारी", None),
        ("पुल सञ्चालनमा", None, "पुल सञ्चालनमा"),
        ("नयाँ पुल खुल्यो, गाउँलेलाई राहत", None, "नयाँ पुल खुल्यो, गाउँलेलाई राहत"),
    ],
)
def test_a_bare_name_above_the_text_is_the_writer(line: str, byline: str | None, headline: str | None) -> None:
    """The text says no word of the writer's name. It repeats words of a headline."""
    structure = parse(source(f"{line}\n\n{NEPALI}"), language="ne")
    assert (structure.byline, structure.headline) == (byline, headline)


def test_a_sentence_without_its_stop_above_a_headline_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long line that ends in 'ہے' belongs to the story, even if a line below it reads more like the headline."""
    monkeypatch.setattr("site_builder.parsing.lines.head.best_headline", lambda *told: told[-1][-1])
    first = "گاؤں والوں نے نئے پل کے کھلنے پر خوشی کا اظہار کیا اور کہا کہ اب بچوں کا اسکول جانا آسان ہو گیا ہے"
    text = "پل کی تعمیر پر دو سال لگے اور اس پر کئی کروڑ روپے خرچ ہوئے۔ حکام کے مطابق پل اب ہر موسم میں کھلا رہے گا۔"
    for line, left_out in ((first, False), ("گاؤں والوں نے نئے پل کے کھلنے پر خوشی کا اظہار کیا", True)):
        structure = parse(source(f"{line}\nپل کی تعمیر پر خرچ\n{text}"), language="ur")
        assert ("boilerplate" in {block.kind for block in structure.blocks}) is left_out

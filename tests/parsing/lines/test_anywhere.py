"""Rules that recognise a line anywhere in the text."""

import pytest

from site_builder.parsing import line_key, parse
from tests.parsing.written import BODY, HEADLINE, MORE, kinds, read, source


@pytest.mark.parametrize(
    ("line", "kind", "rule"),
    [
        ("****", "boilerplate", "no-words"),
        ("___", "boilerplate", "no-words"),
        ("{{< youtube abc123 >}}", "boilerplate", "template-code"),
        ("{% include map.html %}", "boilerplate", "template-code"),
        ("&nbsp;&nbsp;", "boilerplate", "no-words"),
        ("??????", "boilerplate", "no-words"),
        ("विज्ञापन", "boilerplate", "known-line"),
        ("Leave a Comment", "boilerplate", "known-line"),
        ("TwitterWhatsAppEmail", "boilerplate", "share-buttons"),
        ("यह भी पढ़ें: पहाड़ पर पहली बर्फ", "boilerplate", "known-beginning"),
        ("यह भी पढें- पहाड़ पर पहली बर्फ", "boilerplate", "known-beginning"),
        ("(आगे की स्लाइड में पुल के चित्र)", "boilerplate", "known-beginning"),
        ("Also Read: a bridge over the river", "boilerplate", "known-beginning"),
        ("शहर की हर हलचल जानने के लिए यहां क्लिक करें", "boilerplate", "known-inside"),
        ("Updated: 04 Jul 2023, 06:15 PM IST", "timestamp", "publication-line"),
        ("मंगलवार, 4 जुलाई 2023", "timestamp", "time-line"),
        ("Tue, 04 Jul 2023 06:15 PM", "timestamp", "time-line"),
        ("Edited By: Sunita Rawat", "byline", "credit-to-writer"),
        ("राज्य ब्यूरो", "byline", "agency-line"),
        ("एजेंसियां", "byline", "agency-line"),
        ("फोटो: पुल से गुजरते बच्चे", "caption", "picture-line"),
        ("पुल पर पहला दिन। फोटो: सुनीता रावत", "caption", "credited-caption"),
        ("नए पुल के पास खड़े ग्रामीण - फोटो : अपना अखबार", "caption", "credited-caption"),
        ("नए पुल के रास्ते स्कूल जाते बच्चे।", "caption", "participle-caption"),
        ("पुल का उद्घाटन करतीं सुनीता रावत। फाइल फोटो", "caption", "credited-caption"),
        ("12 टिप्पणियाँ", "boilerplate", "known-line"),
        ("मुख्य बातें", "highlights-label", "highlights-label"),
        ("हाइलाइट्स:", "highlights-label", "highlights-label"),
        ("- पुल की लंबाई दो सौ मीटर है", "list-item", "bullet"),
        ("• पुल की लंबाई दो सौ मीटर है", "list-item", "bullet"),
    ],
)
def test_a_line_is_known_by_itself(line: str, kind: str, rule: str) -> None:
    """The line stands between two paragraphs, and the intended rule recognises it."""
    assert kinds(read(HEADLINE, MORE, BODY, line, MORE + BODY))[2] == (kind, rule)


@pytest.mark.parametrize(
    "line",
    [
        "विज्ञापन पर सरकार ने पिछले साल से अधिक खर्च किया।",
        "किताब में यह भी लिखा है कि पुल सौ साल चलेगा।",
        "भाषा के सवाल पर सभा में देर तक बहस हुई।",
        'उन्होंने कहा, "पुल बनने से बच्चे अब पैदल स्कूल जाते हैं."',
        "उन्होंने फोटो दिखाते हुए कहा कि पुल की हालत ठीक है।",
        "संवाददाता सम्मेलन में मंत्री ने कहा कि दूसरा पुल भी बनेगा।",
        "यह काम 4 जुलाई 2023 को पूरा हुआ।",
        "बच्चे स्कूल जाते हैं।",
    ],
)
def test_a_sentence_with_the_same_words_stays_a_paragraph(line: str) -> None:
    """Words that mark boilerplate, captions and bylines change nothing inside a sentence."""
    assert kinds(read(HEADLINE, BODY, line, MORE))[1][0] == "paragraph"


@pytest.mark.parametrize("line", ["विश्व टीम चैंपियनशिप स्थगित", "मुख्यमंत्री संवाद कार्यक्रम स्थगित"])
def test_a_heading_with_a_bureaus_word_is_not_a_byline(line: str) -> None:
    """A word for a team or a conversation inside a heading does not make it a byline."""
    assert kinds(read(HEADLINE, MORE, line, BODY))[1] == ("subheading", "heading")


def test_a_file_name_on_the_first_line_is_left_out() -> None:
    """The document's id above the headline is boilerplate, and the headline below is found."""
    structure = read("story_2023_07_04_778812.utf8", HEADLINE, BODY)
    assert kinds(structure)[0] == ("boilerplate", "document-id")
    assert structure.headline == HEADLINE


def test_a_caption_said_twice_is_shown_once() -> None:
    """The first copy is a caption. The second is a duplicate, even with a name attached to it."""
    caption = "पुल के उद्घाटन में उमड़ी भीड़."
    structure = read(HEADLINE, BODY, caption, f"{caption}सुनीता रावत", MORE)
    assert kinds(structure)[1:3] == [("caption", "doubled-line"), ("boilerplate", "second-copy")]
    assert [block.duplicate for block in structure.blocks] == [False, False, True, False]


def test_a_credited_caption_said_twice_under_the_headline() -> None:
    """Doubled captions with a credit are distinguished from the headline above and the text below."""
    caption = "नए पुल पर ग्रामीण। फोटो: एक्स/@gaon"
    structure = read(HEADLINE, caption, caption, BODY)
    assert structure.headline == HEADLINE
    assert kinds(structure) == [
        ("caption", "credited-caption"),
        ("boilerplate", "second-copy"),
        ("paragraph", "paragraph"),
    ]


def test_a_headline_said_twice_stays_the_headline() -> None:
    """The first line is not a caption, even if the next line repeats it."""
    structure = read(HEADLINE, HEADLINE, BODY)
    assert structure.headline == HEADLINE
    assert kinds(structure)[0] == ("boilerplate", "second-copy")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("पुल के खुलने से दोनों गांवों के लोग बहुत खुश हुए।", "hi"),
        ("People of both villages were happy about the bridge.", "en"),
        ("पूल खुला झाल्यामुळे दोन्ही गावांतील लोक आनंदी आहेत।", "mr"),
    ],
)
def test_a_sentence_pasted_twice_stays_running_text(line: str, language: str) -> None:
    """The second copy is left out. A doubled caption has no verb, or has the name of its owner."""
    structure = read(HEADLINE, BODY, line, line, MORE, language=language)
    assert [block.kind for block in structure.blocks if block.text == line] == ["paragraph", "boilerplate"]


def test_one_short_heading_may_stand_over_two_things() -> None:
    """A heading is a copy only if its text occurs twice too."""
    heading = "आगे क्या होगा पुल का"
    structure = read(HEADLINE, BODY, heading, MORE, BODY + " दूसरी बात।", heading, MORE + " फिर।")
    assert [kind for kind, _ in kinds(structure)].count("subheading") == 2


def test_a_line_of_many_files_is_left_out() -> None:
    """The keys of lines that repeat across files are computed outside the parser."""
    line = "अपना अखबार, गांव की आवाज"
    text = f"{HEADLINE}\n\n{BODY}\n\n{line}\n\n{MORE}"
    alone = parse(source(text))
    among = parse(source(text), repeated=frozenset({line_key(line)}))
    assert kinds(alone)[1] != ("boilerplate", "repeated-line")
    assert kinds(among)[1] == ("boilerplate", "repeated-line")


def test_the_date_under_another_storys_headline_goes_with_it() -> None:
    """A teaser consists of section label, headline and bare date. All are boilerplate."""
    teaser = ["India News", "पहाड़ पर पहली बर्फ, सैलानियों की भीड़ बढ़ी", "29 मई 2020"]
    structure = read(HEADLINE, BODY, MORE, *teaser, *[t.replace("पहली", "दूसरी") for t in teaser])
    assert {kind for kind, _ in kinds(structure)[2:]} == {"boilerplate"}
    assert structure.published is None


def test_a_papers_mark_under_every_picture_is_left_out() -> None:
    """A word that stands alone in three lines is not a heading. In two lines it may be one."""
    often = [part for heading in ("पहली", "दूसरी", "तीसरी") for part in (f"{heading} बात पुल की", "NBT", MORE + heading)]
    assert [rule for _, rule in kinds(read(HEADLINE, BODY, *often))].count("said-often") == 3
    assert "said-often" not in [rule for _, rule in kinds(read(HEADLINE, BODY, *often[:6]))]


def test_places_and_agencies_that_open_many_stories_are_not_the_papers_frame() -> None:
    """They occur in many files, and they still name the place and the author of the story."""
    lines = ("नई दिल्ली।", "एजेंसियां", "हमारे साथ बने रहें")
    text = f"पुल का काम शुरू हुआ\n\n{lines[1]}\n\n{lines[0]}\n\nनदी पर बन रहे पुल का काम आज शुरू हो गया।\n\n{lines[2]}"
    found = parse(source(text), repeated=frozenset(map(line_key, lines)))
    assert (found.dateline, found.byline) == ("नई दिल्ली", "एजेंसियां")
    assert [block.rule for block in found.blocks if block.kind == "boilerplate"] == ["repeated-line"]


def test_a_title_with_its_site_stands_once_above_its_headline() -> None:
    """The title contains the site's name after a dash. The headline below is the same text without it."""
    structure = read(f"{HEADLINE} - Nadi Times", HEADLINE, BODY, MORE)
    assert structure.headline == HEADLINE
    assert ("subheading", "heading") not in kinds(structure)


def test_a_label_that_is_not_listed_counts_only_near_the_top() -> None:
    """Among the first six lines it is the time of publication; further down it may be a row of a programme."""
    time = "प्रसारण समय: 6 नवंबर 2025, 17:30"
    lines = [HEADLINE, *(f"{BODY} पुल की लंबाई {number} मीटर है।" for number in range(201, 207))]
    for above, known in ((5, True), (6, False)):
        found = kinds(read(*lines[:above], time, *lines[above:]))
        assert (("timestamp", "publication-line") in found) == known, found


def test_a_line_that_leads_to_a_quotation_is_no_note_of_the_page() -> None:
    """Somebody wrote on a channel; an invitation to that channel stays a note."""
    told = "मेयर ने अपने टेलीग्राम चैनल पर लिखा, 'पुल शनिवार को खुल जाएगा.'"
    structure = read(HEADLINE, BODY, told, MORE, "हमारे टेलीग्राम चैनल से जुड़ने के लिए आगे बढ़ें")
    assert [block.kind for block in structure.blocks] == ["paragraph", "paragraph", "paragraph", "boilerplate"]


def test_a_list_that_a_sentence_leads_to_is_no_headline_of_another_story() -> None:
    """A team that was cut off at the end of the file is part of the story."""
    team = "टीम इस प्रकार है- सुनील रावत (कप्तान), रीता चौहान, मोहन थापा, गीता नेगी, हरि भट्ट"
    assert read(HEADLINE, BODY, MORE, team).blocks[-1].kind != "boilerplate"


def test_the_sender_of_a_post_is_no_item_of_a_list() -> None:
    """He stands behind a dash below the words of the post, with his account; with more text it may be an item."""
    sender = "— जिला जनसंपर्क कार्यालय (@zila_jansampark) July 9, 2024"
    structure = read(HEADLINE, BODY, f"“{MORE}”", sender, f"— पुल की सूचना (@pul) यहां देखें और {MORE}")
    assert kinds(structure)[2] == ("paragraph", "post-sender")
    assert kinds(structure)[3][1] != "post-sender"


def test_a_list_above_the_text_with_an_item_of_the_page_is_its_menu() -> None:
    """Without such an item, or below the first paragraph, it is a list of the story."""
    menu = ("- कॉपी लिंक", "- International", "- Bridge Opened Today Video Update")
    points = ("- पुल की लंबाई दो सौ मीटर है", "- रास्ता अब छोटा है")
    assert {kind for kind, _ in kinds(read(*menu, HEADLINE, BODY, MORE))[:3]} == {"boilerplate"}
    assert {rule for _, rule in kinds(read(*menu[1:], "-", HEADLINE, BODY))[:2]} == {"menu-item"}
    assert [kind for kind, _ in kinds(read(HEADLINE, *points, BODY, MORE))[:2]] == ["list-item"] * 2
    assert kinds(read(HEADLINE, BODY, *menu, MORE))[2][0] == "list-item"


def test_a_long_beginning_of_the_first_paragraph_is_a_summary() -> None:
    """A title that a search engine cut has at most 80 characters; a description is longer, and stays as standfirst."""
    paragraph = f"{BODY} {MORE} {BODY}"
    assert read(HEADLINE, f"{paragraph[:190]}...", paragraph, MORE).standfirst == f"{paragraph[:190]}..."
    cut = read(f"{HEADLINE[:38]} ...", HEADLINE, BODY, MORE)
    assert (cut.headline, kinds(cut)[0]) == (HEADLINE, ("boilerplate", "cut-title"))

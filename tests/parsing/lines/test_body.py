"""Rules for lines of the body."""

import pytest

from site_builder.parsing import parse
from tests.parsing.written import BODY, HEADLINE, MORE, kinds, read, source


def test_a_short_line_above_text_is_a_subheading() -> None:
    """A blank line around it is not necessary."""
    for gap in ("\n\n", "\n"):
        text = gap.join([HEADLINE, BODY, "बच्चों को मिली राहत", MORE])
        assert kinds(parse(source(text)))[1] == ("subheading", "heading")


def test_a_deck_under_the_headline_is_a_subheading() -> None:
    """It stands above byline and dateline, and it does not become the standfirst."""
    structure = read(HEADLINE, "बीस साल पुरानी मांग पूरी", "अमर ब्यूरो/एजेंसियां", "नई दिल्ली।", BODY, MORE)
    assert [kind for kind, _ in kinds(structure)] == ["subheading", "byline", "dateline", "paragraph", "paragraph"]
    assert (structure.byline, structure.dateline) == ("अमर ब्यूरो/एजेंसियां", "नई दिल्ली")


def test_numbered_lines_are_a_list() -> None:
    """Numbered sentences are list items, and so is a short last one. A short one between texts is a heading."""
    structure = read(HEADLINE, BODY, "1. पुल की चौड़ाई दस मीटर है।", "2. उस पर दो रास्ते हैं।", "3. पुराना घाट", MORE)
    assert [kind for kind, _ in kinds(structure)[1:4]] == ["list-item", "list-item", "list-item"]
    structure = read(HEADLINE, BODY, "1. नया पुल", MORE, "2. पुराना घाट", f"{BODY} {MORE}")
    assert [kind for kind, _ in kinds(structure)[1:4]] == ["subheading", "paragraph", "subheading"]


def test_a_sentence_that_leads_to_a_list_is_a_paragraph() -> None:
    """It ends in a verb such as 'हैं', perhaps with a colon or dash. Without the verb it is the list's heading."""
    items = ["रामपुर गांव", "मालूपुर गांव", "देवरिया गांव", "पुराना घाट"]
    for line, kind in (("पुल से जुड़ने वाले गांव ये हैं :-", "paragraph"), ("पुल से जुड़ने वाले गांव", "subheading")):
        assert kinds(parse(source("\n".join([HEADLINE, BODY, line, *items, "", MORE]))))[1][0] == kind


def test_a_table_without_its_grid_is_a_list() -> None:
    """Consecutive short lines with figures are items. The heading above them is not."""
    structure = read(HEADLINE, BODY, "किस गांव में कितने घर", "रामपुर 120", "सोनपुर 85", "बेलवा 60", MORE + MORE)
    assert [kind for kind, _ in kinds(structure)[1:5]] == ["subheading", "list-item", "list-item", "list-item"]


def test_lines_in_a_row_without_stops_are_a_list() -> None:
    """Three or more lines without a sentence end and without blank lines between them are a list without bullets."""
    rules = "नए पुल के नियम\nभारी ट्रक पुल पर नहीं चलेंगे\nरात में केवल छोटी गाड़ियां\nपैदल के लिए अलग रास्ता"
    structure = read(HEADLINE, BODY, rules, MORE)
    assert [kind for kind, _ in kinds(structure)[1:5]] == ["subheading", "list-item", "list-item", "list-item"]


def test_another_storys_headline_above_a_heading_is_left_out() -> None:
    """A headline in the body without text of its own points to another story."""
    structure = read(HEADLINE, BODY, "शहर में तीन दिन बंद रहेंगे सभी बाजार, जानें कारण", "बच्चों को मिली राहत", MORE)
    assert kinds(structure)[1:3] == [("boilerplate", "related-above-heading"), ("subheading", "heading")]


def test_another_storys_headline_shares_no_word_with_the_text_below() -> None:
    """If the words of a long headline do not occur in the text below, it belongs to another story.

    Otherwise it is a heading."""
    foreign = "क्रिकेट: आखिरी ओवर में जीती टीम, कप्तान ने लगाया शतक, कोच ने की तारीफ"
    own = "ग्रामीणों ने बताया बच्चों की परेशानी, बरसात में स्कूल तक पैदल जाना था मुश्किल"
    assert kinds(read(HEADLINE, BODY, foreign, MORE))[1] == ("boilerplate", "related-by-subject")
    assert kinds(read(HEADLINE, BODY, own, MORE))[1] == ("subheading", "heading")


def test_headlines_after_the_end_are_left_out() -> None:
    """Headlines after the last paragraph belong to other stories. An incomplete last sentence stays."""
    structure = read(HEADLINE, BODY, "शहर में कल से बंद रहेंगे बाजार", "आज शाम हो सकती है बारिश, लोगों को राहत")
    assert {kind for kind, _ in kinds(structure)[1:]} == {"boilerplate"}
    assert kinds(read(HEADLINE, BODY, "पुल के पास के गांवों की सूची इस तरह है-"))[1][0] == "paragraph"


def test_headlines_under_a_label_are_left_out() -> None:
    """A label for related stories also covers the headlines below it."""
    first, second = "शहर में कल से बंद रहेंगे सभी बाजार", "पहाड़ पर इस साल की पहली बर्फ गिरी"
    structure = read(HEADLINE, BODY, "अन्य खबरें", first, second, "बच्चों को राहत", MORE)
    assert [kind for kind, _ in kinds(structure)[1:5]] == ["boilerplate", "boilerplate", "boilerplate", "subheading"]


def test_questions_of_an_interview_are_paragraphs() -> None:
    """If some questions have a label, the unlabelled ones are not headings either."""
    first, second = "पुल बनाने का विचार कहां से आया?", "सवाल : आगे की योजना क्या है?"
    structure = read(HEADLINE, BODY, first, MORE, second, BODY + " बस।")
    assert kinds(structure)[1] == ("paragraph", "question")
    assert kinds(read(HEADLINE, BODY, first, MORE))[1] == ("subheading", "heading")


def test_a_bare_name_between_heading_and_dateline_is_the_byline() -> None:
    """Reporter and place are in a separate line under the headline."""
    assert kinds(read(HEADLINE, "सुनीता रावत", f"लखनऊ। {BODY}"))[0] == ("byline", "bare-name")
    structure = read(HEADLINE, "सुनीता रावत, देवरिया", BODY)
    assert kinds(structure)[0] == ("byline", "bare-name")
    assert kinds(read(HEADLINE, "बच्चों को राहत", BODY))[0] == ("subheading", "heading")


def test_a_sentence_that_lost_its_stop_is_not_a_heading() -> None:
    """A line right under a heading that ends in 'है' is text."""
    sentence = "नए पुल से स्कूल का रास्ता अब केवल दस मिनट का रह गया है"
    structure = read(HEADLINE, BODY, "बच्चों को राहत", sentence, "आगे की योजना", MORE)
    assert kinds(structure)[2] == ("paragraph", "sentence-under-heading")


def test_a_broken_paragraph_is_joined() -> None:
    """If a line begins with a word that cannot begin a sentence, it continues the paragraph above. No text is lost."""
    first, second = f"{MORE} पुल के लिए दस करोड़ रुपये", "की राशि पिछले साल मंजूर हुई थी।"
    structure = read(HEADLINE, BODY, first, second)
    assert structure.blocks[1].text == f"{first} {second}"
    assert len(structure.blocks) == 2


def test_five_lines_without_stops_are_a_list_across_blank_lines() -> None:
    """If every line has a blank line above it, a longer run is required."""
    points = ["भारी ट्रक पुल पर नहीं चलेंगे", "रात में केवल छोटी गाड़ियां", "पैदल के लिए अलग रास्ता", "साइकिल के लिए अलग पट्टी"]
    structure = read(HEADLINE, BODY, "नए पुल के नियम", *points, MORE + MORE)
    assert [kind for kind, _ in kinds(structure)[1:5]] == ["subheading", "list-item", "list-item", "list-item"]


def test_a_line_above_a_time_is_not_a_heading() -> None:
    """In a live blog, the line above the time stamp of the next entry has no text below it, so it is text."""
    stamp = "Tue, 04 Jul 2023 06:15 PM"
    structure = read(HEADLINE, BODY, stamp, "मंत्री ने पुल के उद्घाटन पर ग्रामीणों को बधाई दी", stamp.replace("15", "05"), MORE)
    assert kinds(structure)[2] == ("paragraph", "paragraph")


def test_a_line_too_long_for_a_subheading_is_another_storys_headline() -> None:
    """Only half of its words occur below. If nearly all words occur below, the line is a heading."""
    words = "गांव के लोगों ने मंत्री से मांगा पुल, मंत्री बोले अगले साल तक बन कर तैयार होगा नया रास्ता"
    apart = "दूर के शहर में खुला नया बाजार: मंत्री ने किया उद्घाटन, पुल के लोग खुश, मिलेगी सस्ती दाल"
    below = "गांव के लोगों ने मंत्री से पुल मांगा। मंत्री बोले कि अगले साल तक नया रास्ता बन कर तैयार होगा।"
    assert kinds(read(HEADLINE, BODY, apart, below, MORE))[1] == ("boilerplate", "related-by-subject")
    assert kinds(read(HEADLINE, BODY, words, below, MORE))[1] == ("subheading", "heading")


def test_a_name_and_a_place_in_brackets_sign_the_story_at_its_end() -> None:
    """They are the byline only at the end of the text."""
    structure = read(HEADLINE, BODY, MORE, "(सुनीता रावत, पटना, बिहार)")
    assert kinds(structure)[-1] == ("byline", "signed")
    assert kinds(read(HEADLINE, BODY, "(सुनीता रावत, पटना, बिहार)", MORE))[1][0] != "byline"


def test_another_storys_headline_needs_no_comma_beside_another() -> None:
    """None of its words occurs below, and the headline above it has no text. A single such line is a heading."""
    foreign, below = "पहाड़ के गांव में बच्चों ने खोला अपना बैंक", "नदी पर नया पुल बन कर तैयार है। मंत्री ने उसका उद्घाटन किया।"
    other = "शहर में तीन दिन बंद रहेंगे सभी बाजार, जानें कारण"
    assert [kind for kind, _ in kinds(read(HEADLINE, BODY, other, foreign, below, MORE))[1:3]] == ["boilerplate"] * 2
    assert kinds(read(HEADLINE, BODY, foreign, below, MORE))[1] == ("subheading", "heading")


def test_long_questions_without_a_label_stay() -> None:
    """If no question of an interview has a label, no question counts as the headline of another story."""
    questions = [
        "पुल के बनने से पहले गांव के बच्चे और बूढ़े लोग बरसात के दिनों में नदी कैसे पार करते थे?",
        "इतने कम समय में यह काम पूरा करने के लिए आपके विभाग ने कौन से नए तरीके अपनाए?",
    ]
    answers = ["यह सब आसान नहीं था। लोग घर में ही रह जाते थे।", "मजदूरों की संख्या दुगुनी हुई। रात में भी काम चला।"]
    structure = read(HEADLINE, BODY, questions[0], answers[0], questions[1], answers[1], MORE)
    assert "boilerplate" not in [kind for kind, _ in kinds(structure)]


def test_a_missing_stop_says_nothing_where_no_sentence_has_one() -> None:
    """The last line of a text without full stops, or a truncated last line, is not another story's headline."""
    without = [BODY.replace("।", ""), MORE.replace("।", ""), "गांव के लोग अब शहर के बड़े बाजार तक आधे घंटे में पहुंच सकते"]
    assert "boilerplate" not in [kind for kind, _ in kinds(read(*without))]
    assert kinds(read(HEADLINE, BODY, MORE, "मंत्री ने कहा कि अगले साल तक जिले के सभी गां..."))[-1][0] == "paragraph"


def test_a_short_sentence_above_the_likeliest_headline_is_story() -> None:
    """In a text without a headline and with one sentence a line, no sentence is left out."""
    short = ["सुबह हम नदी पर गए।", "नाव वाला अभी नहीं आया था।", "मैं उसकी राह देखता रहा।", "नदी और नाव की बात"]
    lines = "\n".join([*short, BODY, MORE, BODY.replace("शनिवार", "रविवार"), MORE.replace("बरसात", "सर्दी")])
    assert "boilerplate" not in [kind for kind, _ in kinds(parse(source(lines)))]


def test_lines_that_begin_with_a_day_are_a_chronicle() -> None:
    """Three or more such lines make a chronicle, with or without a full stop. A single one is a paragraph."""
    days = ["3 मार्च नींव का पहला पत्थर रखा गया।", "9 अप्रैल पहला खंभा खड़ा हुआ।", "20 मई पुल का ढांचा बन कर तैयार हुआ।"]
    structure = read(HEADLINE, BODY, *days, MORE)
    assert [kind for kind, _ in kinds(structure)[1:5]] == ["list-item"] * 3 + ["paragraph"]
    assert kinds(read(HEADLINE, BODY, days[0], MORE))[1][0] == "paragraph"


@pytest.mark.parametrize(
    ("line", "dateline", "published"),
    [
        ("जयपुर, 7 नवंबर 2025", "जयपुर", "2025-11-07"),
        ("संगम नगर, 7 नवंबर 2025", "संगम नगर", "2025-11-07"),
        ("नई दिल्ली, 12.11.2025।", "नई दिल्ली", "2025-11-12"),
        ("जयपुर, 7 नवंबर", "जयपुर", None),
        ("मीरा जोशी, 7 नवंबर 2025", None, None),
        ("नदी का जलस्तर बढ़ा, 7 नवंबर 2025", None, None),
    ],
)
def test_a_place_and_a_day_alone_on_a_line_are_the_dateline(
    line: str, dateline: str | None, published: str | None
) -> None:
    """The place is listed, or it begins the headline or the text. Any other name with a day would be the author."""
    body = "मेले में इस साल तीन सौ दुकानें लगेंगी और बच्चों के लिए झूले भी होंगे, यह प्रशासन ने बताया।"
    structure = read("संगम नगर का मेला सात दिन चलेगा", line, body, MORE)
    assert (structure.dateline, structure.published) == (dateline, published)


def test_a_note_on_the_writer_above_a_note_on_the_text_heads_nothing() -> None:
    """The last line is in brackets, or it is shorter than the line above."""
    note = "सुनीता रावत पहाड़ की नदियों पर लिखती हैं और अध्यापक रही"
    structure = read(HEADLINE, BODY, MORE, BODY.replace("पुल", "रास्ता"), note, "[यह लेख छपे अंक में भी निकला है]")
    assert [block.kind for block in structure.blocks if block.text == note] == ["paragraph"]

"""Which texts in quotation marks are quotations of a speaker."""

import pytest
from msgspec.structs import replace

from site_builder.entities.quotes import find_quotes
from site_builder.model import HEADLINE
from tests.entities.stories import quotes, structure


def texts(*paragraphs: str, language: str = "hi", **kinds: str) -> list[str]:
    """Return the quotations in these paragraphs."""
    return [text for text, _ in quotes(*paragraphs, language=language, **kinds)]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("मेयर ने कहा, “नया पुल जल्द खुलेगा।”", "नया पुल जल्द खुलेगा।"),
        ("मेयर बोले- 'हम तैयार हैं'", "हम तैयार हैं"),
        ("मेयर ने घटना को ‘दुर्भाग्यपूर्ण’ करार दिया।", "दुर्भाग्यपूर्ण"),
        ("मेयर ने इसे ‘बड़ी भूल’ बताया है।", "बड़ी भूल"),
        ("मेयर ने कहा कि शहर “अच्छी तरह चल रहा है”।", "अच्छी तरह चल रहा है"),
        ("दोनों पक्षों ने “साझा लक्ष्यों” पर चर्चा की।", "साझा लक्ष्यों"),
        ("दोनों ने ‘हरित और स्वच्छ नगर समझौते’ की प्रतिबद्धता दोहराई।", "हरित और स्वच्छ नगर समझौते"),
        ('मेयर ने लिखा, "पुल खुल गया"', "पुल खुल गया"),
        ("मेयर ने कहा कि पेड़ ‘सूख चुके’ हैं।", "सूख चुके"),
        ('मेयर कहते रहे हैं कि वे पुल को "एक साल में" खुलवा देंगे।', "एक साल में"),
        ('मेयर ने जोर देकर कहा "पुल नगर को जोड़ते हैं।', "पुल नगर को जोड़ते हैं।"),
        ("मेयर ने कहा कि नगर को ‘मौन के संदेश’ पर सोचना है।", "मौन के संदेश"),
        ("मेयर ने कहा, पुल को 'जरूर मिलेगी' मंजूरी", "जरूर मिलेगी"),
        ("एक रिपोर्ट के अनुसार नगर “दस साल में जल रहित” हो जाएगा।", "दस साल में जल रहित"),
        ("मेयर ने दल को ‘उसके कठिन कामों’ के लिए धन्यवाद दिया और कहा कि पुल बनेगा।", "उसके कठिन कामों"),
        ("मेयर ने बताया 'हमारे काम के अनुरूप", "हमारे काम के अनुरूप"),
    ],
)
def test_somebodys_words_are_quotations(text: str, quotation: str) -> None:
    """These are whole sentences, and parts of a sentence with a speaker and a verb of saying."""
    assert texts(text) == [quotation]


@pytest.mark.parametrize(
    "text",
    [
        "उन्होंने मंच 'एक्स' पर फोटो डाली।",
        "चक्रवात ‘तितली’ कल पहुंचेगा।",
        "'तितली' तूफान कल पहुंचेगा।",
        "फिल्म 'नदी के पार' कल आएगी।",
        "शहर में ‘स्वच्छ नगर’ अभियान चला।",
        "‘नगर टाइम्स’ ने खबर दी।",
        "मेयर ने ‘भाषा’ को बताया कि पुल खुलेगा।",
        "दुकान 'संतोषजनक' पाई गई।",
        "इसे 'काला सोना' कहा जाता है।",
        "'पानी की खेती' नाम की किताब पर मेयर ने चर्चा की।",
        'उच्च रक्तचाप को "चुपचाप आने वाला" कहा जाता है, डॉक्टर ने बताया।',
    ],
)
def test_names_titles_and_scare_quotes_are_not_quotations(text: str) -> None:
    """Such words have no speaker."""
    assert texts(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "‘नए उपायों’ पर बैठक में मेयर ने कहा कि यह नगर की चिंता का विषय है।",
        "मेयर ने कहा कि यह ‘नगर सेवा और सफाई विभाग’ (नसेसवि) का काम है।",
        "मेयर ने इस गलत दावे की आलोचना की कि काम ‘बिना सूचना के’ था।",
        'मेयर ने कहा, कोई कारण न था, "सबने यह देखा। फिर वे "नगर भवन" गए।',
        'यह "नया रूप" है। "यह विचार मेयर तक कैसे पहुंचा। वे "पुराने पुल" पर थे।',
    ],
)
def test_a_verb_of_saying_tells_of_the_words_it_leads_to(text: str) -> None:
    """'कहा कि' leads to what follows; a lone straight mark may end other words; a short form shows a name."""
    assert texts(text) == []


def test_words_that_end_in_a_verb_of_saying_are_none() -> None:
    """The marks of two quotations stand around them, because a translation program moved the marks."""
    assert texts('मेयर ने पुल देखा। "जो भी हो, रावत कहते हैं," हम काम पूरा करेंगे।') == []


def test_a_marked_name_of_an_entity_is_not_a_quotation() -> None:
    """This holds even beside a verb of saying."""
    assert texts("मेयर ने ‘नदी समिति’ की चर्चा की।", organisation="नदी समिति") == []


def test_a_quotation_without_its_closing_mark_runs_to_the_end() -> None:
    """It runs to the end of its paragraph."""
    assert texts("मेयर ने कहा, “नया पुल अगले साल तक बन जाएगा और खुल जाएगा।", "अगला अनुच्छेद।") == [
        "नया पुल अगले साल तक बन जाएगा और खुल जाएगा।"
    ]


@pytest.mark.parametrize(
    ("behind", "kept"),
    [
        (" मेयर ने कहा कि काम शुरू हो चुका है।", ""),
        (" (भाषा)", ""),
        (" मेयर ने भी यही कहा था।", " मेयर ने भी यही कहा था।"),
    ],
)
def test_the_story_after_an_open_quotation_is_not_part_of_it(behind: str, kept: str) -> None:
    """The quotation ends before a clause such as 'the mayor said that', or before the signature of an agency."""
    said = "नया पुल अगले साल तक बन जाएगा और खुल जाएगा।"
    assert texts(f"मेयर ने कहा, “{said}{behind}") == [said + kept]


def test_words_between_two_quotations_are_not_a_quotation() -> None:
    """If a program dropped the spaces beside the marks, the words between two quotations seem to be in marks."""
    assert "और मेयर आज सबसे यही पूछ रहे हैं:" not in texts('वे चले गए। "और मेयर आज सबसे यही पूछ रहे हैं:" पुल कब तक बन कर खुलेगा "')


def test_a_subheading_in_quotation_marks_is_not_a_quotation() -> None:
    """Such a heading summarises or repeats the quotation below it."""
    story = structure("'नया पुल अगले साल बन जाएगा'", "'नया पुल बनेगा', कहते हैं मेयर")
    heads = replace(story, blocks=tuple(replace(block, kind="subheading") for block in story.blocks))
    assert [quote.text for quote in find_quotes(heads, (), ())] == ["नया पुल बनेगा"]


def test_english_quotations() -> None:
    """Evidence is a comma inside the marks, or at least two words with a verb of saying."""
    assert texts('"It is a fine day," said the mayor.', language="en") == ["It is a fine day,"]
    assert texts('The mayor called it a "grave mistake" yesterday.', language="en") == ["grave mistake"]
    assert texts('They saw the film "Long River" yesterday.', language="en") == []


def test_a_quotation_keeps_its_place() -> None:
    """The block number and the offsets cut out the words of the quotation. The headline has its own number."""
    story = structure("मेयर ने कहा, “नया पुल जल्द खुलेगा।”", headline="मेयर बोले- 'पुल जल्द खुलेगा'")
    first, second = find_quotes(story, (), ())
    assert (first.block, first.text) == (HEADLINE, "पुल जल्द खुलेगा")
    assert story.blocks[second.block].text[second.start : second.end] == second.text == "नया पुल जल्द खुलेगा।"


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("'हर घर को पानी पहली प्राथमिकता'", "हर घर को पानी पहली प्राथमिकता"),
        ("नया पुल खुला, 'अब शहर से दूरी आधी'", "अब शहर से दूरी आधी"),
        ("मौसम विभाग के अनुसार, ‘कल तक बारिश रहेगी’। दिन ठंडा था।", "कल तक बारिश रहेगी"),
        ("यात्री ने चालक को ‘‘उनके अच्छे बर्ताव’’ के लिए धन्यवाद देते हुए यह कहा।", "उनके अच्छे बर्ताव"),
    ],
)
def test_the_place_and_the_form_of_the_marks_tell_too(text: str, quotation: str) -> None:
    """Evidence is a quoted whole line, the end of a headline, a named source, and double marks."""
    assert texts(text) == [quotation]


def test_the_beginning_of_a_reported_clause_is_not_a_quotation() -> None:
    """In 'कहा कि ‘तितली’ के कारण …' only a name is in marks."""
    assert texts("मेयर ने कहा कि ‘तितली’ के कारण बारिश होगी।") == []


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("मेयर ने कहा, ‘नया पुल अगले साल तक बन जाएगा और खुल जाएगा।", "नया पुल अगले साल तक बन जाएगा और खुल जाएगा।"),
        ("मेयर ने कहा- 'नया पुल अगले साल तक बन जाएगा और खुल जाएगा।", "नया पुल अगले साल तक बन जाएगा और खुल जाएगा।"),
        ("मेयर ने कहा, «नया पुल अगले साल तक बन जाएगा और खुल जाएगा।", "नया पुल अगले साल तक बन जाएगा और खुल जाएगा।"),
    ],
)
def test_every_mark_may_stay_open(text: str, quotation: str) -> None:
    """Single and angle marks may stay open too, if words introduce the quotation."""
    assert texts(text) == [quotation]


def test_an_apostrophe_opens_no_quotation() -> None:
    """A single mark inside a sentence opens no quotation either."""
    assert texts("मेयर ने सन '47 के बाद के सब पुल देखे और उनकी मरम्मत कराने की बात कही।") == []

"""Standfirsts that only measures can recognise."""

from site_builder.parsing import trace
from tests.parsing.written import HEADLINE, read, source

SUMMARY = (
    "जिले के दो गांवों के बीच नया पुल शनिवार को खुल गया। अब ग्रामीणों को नाव से नदी पार नहीं करनी होगी और बच्चे बरसात "
    "में भी पैदल स्कूल जा सकेंगे।"
)
LONG = (
    "जिले के दो गांवों को जोड़ने वाला नया पुल शनिवार को आम लोगों के लिए खुल गया। ग्रामीणों को अब तक नाव से नदी पार करनी "
    "पड़ती थी। बरसात में नाव बंद हो जाती थी और बच्चे स्कूल नहीं जा पाते थे। अब वे पैदल स्कूल जा सकेंगे। पुल बनने में "
    "तीन साल लगे और इस पर बीस करोड़ रुपये खर्च हुए। उद्घाटन के मौके पर दोनों गांवों के लोग जुटे और मिठाई बांटी गई।"
)
NEXT = (
    "पुल की मांग बीस साल पुरानी थी। हर चुनाव में नेता वादा करते थे, लेकिन काम शुरू नहीं होता था। पिछले वर्ष नाव डूबने से "
    "चार लोगों की जान गई, तब जाकर शासन ने पैसा दिया। अभियंता ने बताया कि पुल पर भारी वाहन नहीं चलेंगे और दोनों ओर बैरियर "
    "लगाए जाएंगे, ताकि पुल पचास साल तक सुरक्षित रहे।"
)


def test_a_summary_that_the_text_tells_again_is_the_standfirst() -> None:
    """It is shorter than the paragraphs, and they repeat its words."""
    structure = read(HEADLINE, SUMMARY, LONG, NEXT)
    assert structure.standfirst == SUMMARY
    (told,) = [o for o in trace(source(f"{HEADLINE}\n\n{SUMMARY}\n\n{LONG}\n\n{NEXT}")) if o.became == "standfirst"]
    assert told.reason.startswith("Its measures speak for a summary")
    assert "words that the text repeats" in told.reason


def test_a_first_paragraph_that_the_text_continues_is_not_a_standfirst() -> None:
    """The text does not repeat it."""
    assert read(HEADLINE, LONG, NEXT, SUMMARY[:80] + "।").standfirst is None
    assert read(HEADLINE, NEXT, LONG).standfirst is None


def test_a_paragraph_that_opens_with_its_place_is_not_a_standfirst() -> None:
    """The story begins with it."""
    assert read(HEADLINE, f"पटना। {SUMMARY}", LONG, NEXT).standfirst is None


def test_english_first_paragraphs_are_left_alone() -> None:
    """The weights were fitted to Indian papers."""
    lead = (
        "The new bridge between the two villages was opened on Saturday, so nobody needs the boat any more and "
        "children walk to school."
    )
    rest = (
        f"On Saturday {lead.lower()} It took three years. "
        + "People of the villages had asked for the bridge for twenty years. " * 4
    )
    assert read("New bridge opens between two villages", lead, rest).standfirst is None


def test_a_button_between_standfirst_and_text_does_not_hide_it() -> None:
    """The parser skips the button."""
    assert read(HEADLINE, SUMMARY, "इस खबर को सुनें", LONG, NEXT).standfirst == SUMMARY

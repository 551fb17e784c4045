"""Place and agency before the first sentence."""

import pytest

from site_builder.parsing import parse
from site_builder.parsing.lines.dateline import opening
from site_builder.parsing.phrases import phrases_for
from site_builder.text.language_profile import language_of
from tests.parsing.written import HEADLINE, MORE, read, source

TEXT = "नया पुल शनिवार को खोल दिया गया।"


@pytest.mark.parametrize(
    ("lead", "place", "sender"),
    [
        ("पटना :", "पटना", None),
        ("नई दिल्ली।", "नई दिल्ली", None),
        ("नई दिल्ली/मुंबई :", "नई दिल्ली/मुंबई", None),
        ("बीजिंग, एजेंसी ।", "बीजिंग", "एजेंसी"),
        ("काबुल (एएनआइ)।", "काबुल", "एएनआइ"),
        ("लंदन (भाषा) :", "लंदन", "भाषा"),
        ("पूर्णिया [जेएनएन]।", "पूर्णिया", "[जेएनएन]"),
        ("धनबाद, [सुनीता रावत] ।", "धनबाद", "[सुनीता रावत]"),
        ("नयी दिल्ली, 19 अप्रैल (भाषा)", "नयी दिल्ली", "भाषा"),
        ("नयी दिल्ली, दो मार्च (भाषा)", "नयी दिल्ली", "भाषा"),
        ("मेदिनीनगर (पलामू) :", "मेदिनीनगर (पलामू)", None),
        ("जागरण संवाददाता, सोनभद्र :", "सोनभद्र", "जागरण संवाददाता"),
        ("विशेष संवाददाता नई दिल्ली:", "नई दिल्ली", "विशेष संवाददाता"),
        ("अलीगढ़ जेएनएन:", "अलीगढ़", "जेएनएन"),
        ("सुनीता रावत नई दिल्ली :", "नई दिल्ली", "सुनीता रावत"),
        ("सुनीता रावत, अहमदाबाद ।", "अहमदाबाद", "सुनीता रावत"),
        ("(अपना ब्यूरो,गुवाहाटी):", "गुवाहाटी", "अपना ब्यूरो"),
        ("जयपुर.", "जयपुर", None),
        ("संत नगर :", "संत नगर", None),
        ("संवाद सूत्र, महेशपुर (देवरिया) :", "महेशपुर (देवरिया)", "संवाद सूत्र"),
        ("शिमला, सुनीता रावत।", "शिमला", "सुनीता रावत"),
        ("मुंबईः", "मुंबई", None),
        ("मुंबई।।", "मुंबई", None),
        ("सुनीता रावत ॥ नई दिल्ली", "नई दिल्ली", "सुनीता रावत"),
        ("सुनीता रावत ॥ लखनऊ", "लखनऊ", "सुनीता रावत"),
        ("विशेष संवाददाता ।। लखनऊ", "लखनऊ", "विशेष संवाददाता"),
        ("सुनीता ॥ नई दिल्ली", "नई दिल्ली", "सुनीता"),
        ("सुनीता रावत ॥ मालूपुर :", "मालूपुर", "सुनीता रावत"),
        ("सुनीता रावत ॥", None, "सुनीता रावत"),
    ],
)
def test_hindi_openings(lead: str, place: str | None, sender: str | None) -> None:
    """Each usual form of place and agency is read."""
    seen = opening(f"{lead} {TEXT}", phrases_for(language_of("hi")), latin=False)
    assert seen is not None
    assert (seen.place, seen.sender) == (place, sender)
    assert f"{lead} {TEXT}"[seen.end :].lstrip() == TEXT


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "डॉ. सुनीता रावत ने बताया कि पुल मजबूत है।",
        "मंत्री ने कहा: पुल मजबूत है।",
        "सवाल : पुल कब बनेगा?",
        "इस पुल से : लोगों को राहत है।",
        "Ganga Bridge: नया पुल खुला।",
        "2023 : नया पुल खुला।",
        "फेडरल ब्यूरो ऑफ इन्वेस्टिगेशन (एफबीआई) और पुलिस ने जांच शुरू की।",
        "बचपन की आदत: नया पुल खुला।",
        "मानवीय आदत: नया पुल खुला।",
        "भारतीय टीम के कप्तान घायल हो गए हैं। वे बाहर हैं।",
        "“पुल मजबूत है।” उन्होंने कहा।",
        "पुल मजबूत है ॥ हाई कोर्ट ने कहा।",
    ],
)
def test_sentences_have_no_opening(text: str) -> None:
    """Titles, questions, labels, quotations and plain sentences are not datelines."""
    assert opening(text, phrases_for(language_of("hi")), latin=False) is None


def test_a_topic_repeated_before_a_colon_is_not_a_place() -> None:
    """A repeated kicker at the beginning of the text is not a dateline."""
    assert opening(f"बाढ़: {TEXT}", phrases_for(language_of("hi")), latin=False, known_label="बाढ़") is None


@pytest.mark.parametrize(
    ("text", "place", "sender"),
    [
        ("LONDON (Reuters) - A bridge was opened.", "LONDON", "Reuters"),
        ("NEW DELHI: A bridge was opened.", "NEW DELHI", None),
    ],
)
def test_english_openings(text: str, place: str, sender: str | None) -> None:
    """In Latin script a place must be in capitals."""
    seen = opening(text, phrases_for(language_of("en")), latin=True)
    assert seen is not None
    assert (seen.place, seen.sender, text[seen.end :]) == (place, sender, "A bridge was opened.")
    assert opening("However: a bridge was opened.", phrases_for(language_of("en")), latin=True) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ta", "சென்னையில் புதிய பாலம் திறக்கப்பட்டது. மக்கள் மகிழ்ச்சி அடைந்தனர்."),
        ("te", "హైదరాబాద్‌లో కొత్త వంతెన ప్రారంభమైంది. ప్రజలు సంతోషించారు."),
        ("gu", "અમદાવાદમાં નવો પુલ ખૂલ્યો. લોકો ખુશ છે."),
    ],
)
def test_a_short_sentence_is_not_a_place_if_no_verbs_are_known(language: str, text: str) -> None:
    """A full stop after a place counts only in languages with a list of verbs."""
    assert opening(text, phrases_for(language_of(language)), latin=False) is None


@pytest.mark.parametrize(
    ("lead", "language", "day"),
    [
        ("पटना, 12 नवंबर 2025: सड़क", "hi", "2025-11-12"),
        ("पटना, 12 नवंबर 2025 (भाषा) सड़क", "hi", "2025-11-12"),
        ("NEW DELHI, Nov. 12, 2025 (PRESSWIRE) -- The", "en", "2025-11-12"),
        ("NEW DELHI, November 12, 2025: The", "en", "2025-11-12"),
        ("NEW DELHI, November 12, 2025 – The", "en", "2025-11-12"),
        ("पटना, 12 नवंबर 2025 - सड़क", "hi", "2025-11-12"),
        ("पटना, 12 नवंबर: सड़क", "hi", None),
        ("पटना। 12 नवंबर 2025 को सड़क", "hi", None),
    ],
)
def test_a_dateline_with_its_year_says_when_it_was_published(lead: str, language: str, day: str | None) -> None:
    """This holds if no other time is stated. A day without a year, or after the dateline, does not count."""
    structure = parse(source(f"{HEADLINE}\n\n{lead} {TEXT} {MORE}"), language=language)
    assert structure.published == day


def test_the_first_of_many_labels_is_not_a_dateline() -> None:
    """In 'मेष: … वृष: …' every part has a label. A listed place before a colon is a dateline."""
    text = "मेष: दिन अच्छा है। वृष: काम बनेगा। मिथुन: यात्रा होगी। कर्क: आराम करें।"
    assert opening(text, phrases_for(language_of("hi")), latin=False) is None
    known = opening(f"पटना: {text}", phrases_for(language_of("hi")), latin=False)
    assert known is not None
    assert known.place == "पटना"


@pytest.mark.parametrize(
    ("opening", "place", "sender"),
    [
        ("LUCKNOW, India (AP) — ", "LUCKNOW, India", "AP"),
        ("LUCKNOW, India, Nov 3 (Reuters) - ", "LUCKNOW, India", "Reuters"),
        ("GENEVA, New Jersey (AP) — ", "GENEVA, New Jersey", "AP"),
        ("LUCKNOW, India — ", None, None),
    ],
)
def test_a_country_behind_a_place_in_capitals_is_of_the_dateline(
    opening: str, place: str | None, sender: str | None
) -> None:
    """News agencies write it so. A dash alone is not enough evidence."""
    text = "A court cleared the last hurdle for a new river port on Tuesday, and work may begin within weeks."
    structure = read(f"Court clears the last hurdle for the river port\n\n{opening}{text}\n\n{text}")
    assert (structure.dateline, structure.byline) == (place, sender)


@pytest.mark.parametrize(
    ("lead", "place", "sender"),
    [
        ("-पुल बंद, बाजार में लगा जाम जागरण संवाददाता, मालूपुर :", "मालूपुर", "जागरण संवाददाता"),
        ("- पुल बंद - बाजार में लगा जाम एनबीटी न्यूज ॥ लखनऊ", "लखनऊ", "एनबीटी न्यूज"),
        ("पुल बंद होने से बाजार में जाम लगा नगर संवाददाता ॥ लखनऊ", "लखनऊ", "नगर संवाददाता"),
        ("संवाद सहयोगी, मालूपुर", None, "संवाद सहयोगी"),
        ("पुल पर तैनात संवाददाता, चालक और यात्री परेशान रहे, लखनऊ", None, None),
        ("पुल बंद होने से परेशान यात्रियों ने भाषा, लखनऊ", None, None),
    ],
)
def test_a_sender_may_stand_behind_points_in_the_first_paragraph(
    lead: str, place: str | None, sender: str | None
) -> None:
    """A bureau or correspondent of two words, and a place behind it; without the place only at the beginning."""
    more = " ".join(f"गांव {number} तक सड़क भी बनेगी।" for number in range(30))
    found = parse(source(f"{lead} {TEXT} {more}"), language="hi")
    assert (found.dateline, found.byline) == (place, sender)

"""Marathi support consists of data only. The texts were written for this test."""

from site_builder.entities import extract
from site_builder.model import Entity, Structure
from site_builder.parsing import parse
from tests.parsing.written import source

BRIDGE = """महाराष्ट्र / गोदावरी नदीवरील नवीन पूल वाहतुकीसाठी खुला

नाशिक : गोदावरी नदीवर बांधलेला नवीन पूल शनिवारी वाहतुकीसाठी खुला करण्यात आला. पालकमंत्री मीनाक्षी कुलकर्णी यांनी पुलाचे \
उद्घाटन केले. यावेळी आमदार सुनील देशपांडे आणि महापौर डॉ. सविता मोरे उपस्थित होत्या.

“हा पूल केवळ दगड आणि सिमेंटचा नाही, तो लोकांच्या विश्वासाचा आहे,” असे मीनाक्षी कुलकर्णी यांनी सांगितले.

छायाचित्र : नाशिक महापालिका

मुंबईत १५ ऑगस्ट २०२५ रोजी झालेल्या बैठकीत हा निर्णय घेण्यात आला होता. नाशिक महापालिकेने रस्त्याचे काम पूर्ण केले आहे.

प्रकल्पाची माहिती

हे काम पूर्ण झाले, असे सुनील देशपांडे म्हणाले. महाराष्ट्राच्या ग्रामीण भागात असे ४० पूल बांधण्याची योजना आहे.

हेही वाचा: पावसामुळे घाटात वाहतूक ठप्प

ताज्या बातम्यांसाठी फॉलो करा आमचे फेसबुक पेज.

संबंधित बातम्या
"""
MATCH = """भारताचा पाकिस्तानवर विजय

Updated: 03 नोव्हेंबर 2025, 06:15 PM

मुंबईच्या मैदानावर भारताने पाच गडी राखून सामना जिंकला. कर्णधार रोहित सावंत याने ७५ धावा केल्या. प्रशिक्षक राजेंद्र कदम यांनी संघाचे \
कौतुक केले.

जाहिरात

नागपूर येथे पुढील सामना १० नोव्हेंबर रोजी होणार आहे. पंतप्रधान नरेंद्र मोदींनी संघाचे अभिनंदन केले.
"""


def read(text: str) -> tuple[Structure, dict[str, Entity]]:
    """Return the structure and the entities of a text, by name."""
    structure = parse(source(text))
    return structure, {entity.name: entity for entity in extract(structure).entities}


def test_the_lines_of_a_page_are_sorted() -> None:
    """The lines are kicker, dateline, caption, subheading, and links to other stories."""
    structure, _ = read(BRIDGE)
    assert (structure.language, structure.kicker, structure.dateline) == ("mr", "महाराष्ट्र", "नाशिक")
    assert structure.headline == "गोदावरी नदीवरील नवीन पूल वाहतुकीसाठी खुला"
    assert [block.kind for block in structure.blocks] == [
        "paragraph", "paragraph", "caption", "paragraph", "subheading", "paragraph",
        "boilerplate", "boilerplate", "boilerplate",
    ]  # fmt: skip


def test_months_and_clock_times_are_read() -> None:
    """The publication time has a Marathi month."""
    structure, _ = read(MATCH)
    stated = structure.updated or structure.published
    assert stated is not None
    assert stated.startswith("2025-11-03T18:15")
    assert [block.text for block in structure.blocks if block.kind == "boilerplate"] == ["जाहिरात"]


def test_people_are_told_by_titles_and_postpositions() -> None:
    """One example is 'मीनाक्षी कुलकर्णी यांनी', another is a suffix without a space before it."""
    people = {name for text in (BRIDGE, MATCH) for name, one in read(text)[1].items() if one.kind == "person"}
    assert people == {
        "मीनाक्षी कुलकर्णी", "सुनील देशपांडे", "सविता मोरे", "रोहित सावंत", "राजेंद्र कदम", "नरेंद्र मोदी",
    }  # fmt: skip


def test_places_are_found_in_every_case() -> None:
    """Nominative, locative and genitive: नाशिक, मुंबईत, महाराष्ट्राच्या."""
    places = {name for name, one in read(BRIDGE)[1].items() if one.kind == "place"}
    assert {"नाशिक", "मुंबई", "महाराष्ट्र"} <= places
    match = {name for name, one in read(MATCH)[1].items() if one.kind == "place"}
    assert {"भारत", "पाकिस्तान", "मुंबई", "नागपूर"} <= match


def test_a_body_is_one_in_every_case() -> None:
    """'नाशिक महापालिका' and 'नाशिक महापालिकेने' are the same body."""
    bodies = [one for one in read(BRIDGE)[1].values() if one.kind == "organisation"]
    assert [(one.count, one.key) for one in bodies] == [(2, "organisation/नाशिक महापालिका")]


def test_who_said_it_is_read() -> None:
    """The case marker of the subject and a verb of saying after the quotation show the speaker."""
    (quote,) = extract(parse(source(BRIDGE))).quotes
    assert quote.speaker == "मीनाक्षी कुलकर्णी"


def test_bodies_and_places_are_read_without_their_endings() -> None:
    """Feminine nouns change before an ending (बँकेने); the months of a report need no list."""
    story = "पुलाला मंजुरी\n\nमहसूल विभागाने अहवाल दिला. रिझर्व्ह बॅंकेने त्याला उत्तर पाठवले. म्यानमारमधून माल आला आणि भारतात थांबला.\n"
    found = {(one.kind, one.name) for one in read(story)[1].values()}
    assert found == {
        ("organisation", "महसूल विभाग"), ("organisation", "रिझर्व्ह बॅंक"),
        ("place", "म्यानमार"), ("place", "भारत"),
    }  # fmt: skip


def test_common_nouns_before_a_type_noun_are_no_body() -> None:
    """They are in a list, or end like no name does."""
    assert read("बैठक झाली\n\nशेतकऱ्यांची माहिती केंद्रीय बँकेला आणि खासगी रुग्णालयांना दिली.\n")[1] == {}

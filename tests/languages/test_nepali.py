"""Nepali support consists of data, with endings written together with names and values. The text is made up."""

from site_builder.entities import extract
from site_builder.parsing import parse
from tests.parsing.written import source

BRIDGE = """पोखरामा नयाँ पुल खुला

काठमाडौं । डा. मोहन खड्गाले पुलको नक्सा बनाएका हुन् । राजेन्द्र गुरुङले सघाए ।

शनिवार मेयर सुशील थापा खुसी देखिए । “पुल सबैको हो,” उनले भने, “यसलाई जोगाउनुपर्छ ।”

पुलमा ३ करोड ५० लाख रुपैयाँ खर्च भएको छ ।
"""
FOUND = extract(parse(source(BRIDGE)))


def test_names_are_read_without_their_endings() -> None:
    """An unknown surname too, behind a title and a given name."""
    assert {(entity.kind, entity.name) for entity in FOUND.entities} == {
        ("person", "मोहन खड्गा"),
        ("person", "राजेन्द्र गुरुङ"),
        ("person", "सुशील थापा"),
        ("place", "काठमाडौं"),
        ("place", "पोखरा"),
    }


def test_the_speaker_of_a_quotation_is_found() -> None:
    """The pronoun stands for the one named before."""
    assert [quote.speaker for quote in FOUND.quotes] == ["सुशील थापा", "सुशील थापा"]


def test_days_and_sums_are_values() -> None:
    """The weekday has the spelling with व, which CLDR does not have."""
    found = [(mention.kind, mention.normal) for mention in FOUND.mentions]
    assert ("money", "35000000 NPR") in found
    assert ("date", None) in found


def names(text: str) -> set[tuple[str, str]]:
    """Return kind and name of what is found in a story."""
    return {(one.kind, one.name) for one in extract(parse(source(text))).entities}


def test_bodies_are_read_without_their_endings() -> None:
    """A type noun bears an ending, and so does the last word of a listed body; a common word is none of its words."""
    story = "बैठकमा छलफल\n\nकृषि मन्त्रालयले तथ्याङ्क दियो । त्यसपछि गाउँबाट नेपाल राष्ट्र बैंकलाई पत्र पठाइयो ।\n"
    assert names(story) == {("organisation", "कृषि मन्त्रालय"), ("organisation", "नेपाल राष्ट्र बैंक")}


def test_a_given_name_and_a_surname_are_enough() -> None:
    """No tagger confirms the name, and no title or ending stands beside it."""
    assert names("खेल सकियो\n\nत्यहाँ दिनेश गुरुङ पहिलो भए ।\n") == {("person", "दिनेश गुरुङ")}


def test_a_common_word_before_a_type_noun_is_no_place() -> None:
    """The word is in no list, and the noun has an ending."""
    assert names("पानी पर्‍यो\n\nलामो समयदेखि खाली परेका जिल्लामा पानी पर्‍यो ।\n") == set()

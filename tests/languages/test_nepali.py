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

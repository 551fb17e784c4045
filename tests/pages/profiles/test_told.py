"""Offices, quotes and figures that the newest articles contain about an entity."""

from typing import Any

from msgspec.structs import replace

from site_builder.model import Passage
from site_builder.pages.edition_entries import Fact
from site_builder.pages.edition_index import index_edition
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.entity_pages import plan
from site_builder.pages.profiles.told import other_names
from site_builder.pages.views import EntityView
from site_builder.settings import Site
from tests.pages.factory import article, edition, entity
from tests.pages.profiles.entity_views import page_of

WHO = replace(entity("राम राठी"), beside=("राजदूत",))


def said(text: str, who: str = "person/राम राठी", kind: str = "quote") -> Passage:
    """Return a passage."""
    return Passage(kind, (who,), text, "s0", ((0, 2),) if kind == "figure" else ())  # type: ignore[arg-type]


def page(*fields: dict[str, Any]) -> EntityView:
    """Return the page of राम राठी. Articles with these fields name him."""
    articles = [article("abcdefghij"[at], **{"entities": (WHO,), **one}) for at, one in enumerate(fields)]
    return page_of("people/ram-rathi.html", *articles)


def test_an_office_is_told_with_the_months_in_which_articles_say_so() -> None:
    """An article without a stated date adds no month, even if its text names one."""
    minister = replace(WHO, beside=("मंत्री", "राजदूत"))
    found = page(
        {"published": "2025-11-03"},
        {"published": "2025-09-01", "entities": (minister,)},
        {"spoken_of": "1818-01-01", "entities": (replace(WHO, beside=("राजदूत", "विदेश सचिव")),)},
    ).offices
    assert [(one.text.text, one.first, one.last) for one in found] == [
        ("राजदूत", "2025-09", "2025-11"),
        ("मंत्री", "2025-09", "2025-09"),
        ("विदेश सचिव", None, None),
    ]


def test_words_said_lead_to_their_sentence_and_stand_once() -> None:
    """The newest quote comes first. Quotes of other speakers are left out."""
    found = page(
        {"published": "2025-11-03", "passages": (said("हम सब साथ हैं।"), said("नहीं।", who="person/और कोई"))},
        {"published": "2025-09-01", "passages": (said("हम सब साथ हैं।"), said("काम होगा।"))},
    ).sayings
    assert [("".join(span.text for span in one.spans), one.href, one.published) for one in found] == [
        ("हम सब साथ हैं।", "../articles/khabar-a.html#s0", "2025-11-03"),
        ("काम होगा।", "../articles/khabar-b.html#s0", "2025-09-01"),
    ]


def test_one_figure_of_each_article_is_shown_and_strong() -> None:
    """One article therefore cannot fill the page."""
    two = (said("40 करोड़ राम राठी ने दिए।", kind="figure"), said("50 करोड़ राम राठी ने लिए।", kind="figure"))
    found = page({"passages": two}, {"passages": two[1:]}).figures
    assert [one.spans[0].text for one in found] == ["40", "50"]
    assert [one.spans[0].strong for one in found] == [True, True]


def test_a_page_of_two_plain_articles_has_nothing_more() -> None:
    """There is no heading without content."""
    bare: dict[str, Any] = {"entities": (entity("राम राठी"),)}
    found = page(bare, bare)
    assert (found.offices, found.sayings, found.figures, found.company) == ((), (), (), ())
    assert (found.timeline, found.where, found.chart, found.first) == (None, None, None, None)


def test_a_page_reads_only_its_newest_articles() -> None:
    """Thousands of articles would make the page slow. Their months have their own pages."""
    many = [article(f"{n:03}", published=f"2025-{1 + n // 28:02}-{1 + n % 28:02}", entities=(WHO,)) for n in range(60)]
    whole = dict(index_edition(edition(*many), Site()))
    asked: list[str] = []

    def look_up(name: str) -> Fact | None:
        asked.append(name)
        return whole.get(name)

    plan(EditionReader(look_up, Site()), "person/राम राठी")
    assert sum(name.startswith("profile:") for name in asked) == Site().per_page


def test_the_place_of_an_office_is_not_an_office() -> None:
    """The place distinguishes people with the same name. The page shows only the office."""
    state = entity("पंजाब", kind="place")
    fields = {"entities": (replace(WHO, beside=("मुख्यमंत्री", "पंजाब")), state)}
    found = page(fields, fields).offices
    assert [one.text.text for one in found] == ["मुख्यमंत्री"]


def test_a_figure_is_told_once() -> None:
    """It is not repeated if a quote on the page contains it, or if another report gives it in other words."""
    passages = (
        said("40 करोड़ राम राठी देंगे।", kind="quote"),
        said("40 करोड़ राम राठी देंगे, यह तय है।", kind="figure"),
    )
    assert not page({"passages": passages}, {}).figures
    reports = (
        "- घायलों में तीन की पहचान राम राठी, उदयन और शाजी के रूप में हुई।",
        "घायलों में से तीन की पहचान राम राठी, उदयन और शाजी के रूप में हुई।",
    )
    found = page(
        *(
            {
                "passages": (
                    Passage("figure", ("person/राम राठी",), text, "s1", ((text.index("तीन"), text.index(" की")),)),
                )
            }
            for text in reports
        )
    ).figures
    assert ["".join(span.text for span in one.spans) for one in found] == [reports[0].removeprefix("- ")]


def test_other_names_are_those_that_a_reader_can_tell_apart() -> None:
    """Differences only in joiners, nuktas and spaces make no other name."""
    names = ("फ्लोरिडा", "फ्लोरिडा", "फ़्लोरिडा", "फ्\u200dलोरिडा", "फ्लॉरिडा")
    assert [one.text for one in other_names("place", names[0], names, "hi")] == ["फ्लॉरिडा"]


def test_a_part_of_a_name_is_no_other_name() -> None:
    """Neither is a part of it behind an office. The short name of a place may be the better known one."""
    names = ("राम राठी", "मंत्री राम राठी", "राम-राठी", "राठी", "एसएसपी राठी", "श्याम राठी", "RATHI")
    assert [one.text for one in other_names("person", "राम राठी", names, "hi")] == ["श्याम राठी", "RATHI"]
    assert [one.text for one in other_names("place", "नई दिल्ली", ("नई दिल्ली", "दिल्ली"), "hi")] == ["दिल्ली"]


def test_an_accusation_is_no_office() -> None:
    """It may be unproven, and a page does not repeat it beside the name."""
    who = {"entities": (replace(WHO, beside=("आरोपी", "मंत्री", "आतंकवादी")),)}
    assert [one.text.text for one in page(who, who).offices] == ["मंत्री"]


def test_a_length_of_time_is_no_figure() -> None:
    """It is not strong beside another figure, and a sentence with nothing else tells nothing."""
    text = "राम राठी ने 2 दिन पहले 40 करोड़ रुपये मांगे।"
    both = Passage("figure", ("person/राम राठी",), text, "s0", ((12, 17), (23, 37)))
    alone = Passage("figure", ("person/राम राठी",), "राम राठी ने दो दिनों की छुट्टी मांगी है।", "s0", ((12, 20),))
    assert alone.text[12:20] == "दो दिनों"
    found = page({"passages": (both,)}, {"passages": (alone,)}).figures
    assert [span.text for one in found for span in one.spans if span.strong] == ["40 करोड़ रुपये"]


def test_company_is_named_by_several_articles() -> None:
    """One article that names both tells little of either."""
    rare, often = entity("संसद", "organisation"), entity("दिल्ली", "place")
    found = page({"entities": (WHO, rare, often)}, {"entities": (WHO, often)}, {"entities": (rare,)})
    assert [one.link.text for one in found.company] == ["दिल्ली"]


def test_an_office_that_one_of_many_articles_says_is_left_out() -> None:
    """It may be somebody else's: 'उम्मीद है कि राष्ट्रपति राठी के साथ न्याय करेंगे'."""
    plain = {"entities": (replace(WHO, beside=()),)}
    assert [one.text.text for one in page({}, *[plain] * 7).offices] == ["राजदूत"]
    assert page({}, *[plain] * 8).offices == ()

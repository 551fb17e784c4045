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
    articles = [article("abcdef"[at], **{"entities": (WHO,), **one}) for at, one in enumerate(fields)]
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
    assert sum(name.startswith("entry:") for name in asked) == Site().per_page


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
        *({"passages": (Passage("figure", ("person/राम राठी",), text, "s1", ()),)} for text in reports)
    ).figures
    assert ["".join(span.text for span in one.spans) for one in found] == [reports[0].removeprefix("- ")]


def test_other_names_are_those_that_a_reader_can_tell_apart() -> None:
    """Differences only in joiners, nuktas and spaces make no other name."""
    names = ("फ्लोरिडा", "फ्लोरिडा", "फ़्लोरिडा", "फ्\u200dलोरिडा", "फ्लॉरिडा")
    assert [one.text for one in other_names(names[0], names, "hi")] == ["फ्लॉरिडा"]
    assert [one.text for one in other_names("राम राठी", ("राम राठी", "मंत्री राम राठी", "राम-राठी", "राठी"), "hi")] == [
        "राठी"
    ]


def test_a_list_does_not_say_that_its_own_name_is_in_it() -> None:
    """Each article of the list names it, so only other names are worth a link."""
    found = page({"entities": (WHO, entity("सीता देवी"))}, {"entities": (WHO, entity("सीता देवी"))})
    assert [[link.text for link in one.entities] for one in found.teasers] == [["सीता देवी"], ["सीता देवी"]]


def test_a_quotation_ends_without_the_comma_of_the_sentence_around_it() -> None:
    """In “So it is,” he said, the comma does not belong to the quotation."""
    found = page({"passages": (said("काम होगा,"),)}, {}).sayings
    assert ["".join(span.text for span in one.spans) for one in found] == ["काम होगा"]


def test_a_figure_whose_sentence_leans_on_another_is_not_shown() -> None:
    """'Of these, three …' says nothing on a page where the sentence before it does not stand."""
    texts = ("इनमें तीन राम राठी के साथ आए।", "राम राठी के साथ 40 लोग आए।")
    found = page(*({"passages": (Passage("figure", ("person/राम राठी",), text, "s1", ()),)} for text in texts)).figures
    assert ["".join(span.text for span in one.spans) for one in found] == [texts[1]]


def test_two_words_for_one_office_are_one_office() -> None:
    """The longer word is shown, whichever article is newer."""
    words = ("पीएम", "प्रधानमंत्री", "सांसद")
    found = page(*({"entities": (replace(WHO, beside=(word,)),)} for word in words)).offices
    assert [one.text.text for one in found] == ["प्रधानमंत्री", "सांसद"]

"""What the newest articles tell of an entity."""

from dataclasses import replace
from typing import Any

from site_builder.model import Passage
from site_builder.pages.edition_entries import Fact
from site_builder.pages.edition_index import index_edition
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.entity_pages import plan
from site_builder.pages.views import EntityView
from site_builder.settings import Site
from tests.pages.factory import article, edition, entity
from tests.pages.profiles.entity_views import page_of

WHO = replace(entity("राम राठी"), beside=("राजदूत",))


def said(text: str, who: str = "person/राम राठी", kind: str = "quote") -> Passage:
    """Return a passage."""
    return Passage(kind, (who,), text, "s0", ((0, 2),) if kind == "figure" else ())  # type: ignore[arg-type]


def page(*fields: dict[str, Any]) -> EntityView:
    """Return the page of राम राठी, whom articles with these fields name."""
    articles = [article("abcdef"[at], **{"entities": (WHO,), **one}) for at, one in enumerate(fields)]
    return page_of("people/ram-rathi.html", *articles)


def test_an_office_is_told_with_the_months_in_which_articles_say_so() -> None:
    """Of articles that do not state their date no month is told, though they may speak of one."""
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
    """The newest first; what somebody else said is not theirs."""
    found = page(
        {"published": "2025-11-03", "passages": (said("हम सब साथ हैं।"), said("नहीं।", who="person/और कोई"))},
        {"published": "2025-09-01", "passages": (said("हम सब साथ हैं।"), said("काम होगा।"))},
    ).sayings
    assert [("".join(span.text for span in one.spans), one.href, one.published) for one in found] == [
        ("हम सब साथ हैं।", "../articles/khabar-a.html#s0", "2025-11-03"),
        ("काम होगा।", "../articles/khabar-b.html#s0", "2025-09-01"),
    ]


def test_one_figure_of_each_article_is_shown_and_strong() -> None:
    """So one article does not fill the page."""
    two = (said("40 करोड़ राम राठी ने दिए।", kind="figure"), said("50 करोड़ राम राठी ने लिए।", kind="figure"))
    found = page({"passages": two}, {"passages": two[1:]}).figures
    assert [one.spans[0].text for one in found] == ["40", "50"]
    assert [one.spans[0].strong for one in found] == [True, True]


def test_a_page_of_two_plain_articles_has_nothing_more() -> None:
    """No heading without matter."""
    bare: dict[str, Any] = {"entities": (entity("राम राठी"),)}
    found = page(bare, bare)
    assert (found.offices, found.sayings, found.figures, found.company) == ((), (), (), ())
    assert (found.timeline, found.where, found.chart, found.first) == (None, None, None, None)


def test_a_page_reads_only_its_newest_articles() -> None:
    """Those of thousands would make it slow: their months have pages of their own."""
    many = [article(f"{n:03}", published=f"2025-{1 + n // 28:02}-{1 + n % 28:02}", entities=(WHO,)) for n in range(60)]
    whole = index_edition(edition(*many), Site())
    asked: list[str] = []

    def look_up(name: str) -> Fact | None:
        asked.append(name)
        return whole.get(name)

    plan(EditionReader(look_up, Site()), "person/राम राठी")
    assert sum(name.startswith("entry:") for name in asked) == Site().per_page

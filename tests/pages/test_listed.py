"""A list entry contains all fields of an article that lists show, and no other fields."""

from msgspec.structs import replace

from site_builder.model import Image, KeyPoint
from site_builder.pages.edition_entries import SiteContext
from site_builder.pages.edition_index import entry_of
from site_builder.pages.listed import listed
from site_builder.pages.parts.teasers import teaser
from site_builder.settings import Site
from tests.pages.factory import article, entity

CONTEXT = SiteContext(Site(), ("person",), articles=True, dated=True, sections=False)


def test_a_teaser_is_the_same_without_what_lists_do_not_show() -> None:
    """The names, the date, the picture and the opening words stay."""
    card, _ = article(
        "a",
        kicker="जयपुर",
        standfirst="नदी पर पुल",
        published="2025-11-06",
        entities=(entity("मीरा जोशी"), entity("रवि सेन", count=4)),
        image=Image("a.png", "पुल", "समाचार सेवा"),
    )
    entry = entry_of(card, {})
    assert teaser(CONTEXT, "index.html", listed(entry)) == teaser(CONTEXT, "index.html", entry)


def test_what_no_list_shows_changes_nothing_there() -> None:
    """Examples are words at the end of a text, figures, and another mention, form or office of a name."""
    card, _ = article("a", entities=(entity("मीरा जोशी"),))
    other = replace(
        card,
        digest="of other words",
        terms=(("पुल", 3),),
        sketch=(1, 2),
        word_count=900,
        entities=(replace(entity("मीरा जोशी", count=2), aliases=("श्रीमती जोशी",), beside=("office/मंत्री",)),),
        gist=KeyPoint("पुल खुला।", ""),
    )
    assert entry_of(card, {}).digest != entry_of(other, {}).digest
    assert listed(entry_of(card, {})) == listed(entry_of(other, {}))


def test_what_a_list_shows_is_another_entry() -> None:
    """The digest covers each field of a teaser."""
    card, _ = article("a", entities=(entity("मीरा जोशी"),))
    digest = listed(entry_of(card, {})).digest
    shown = (
        replace(card, headline="पुल खुला"),
        replace(card, excerpt="नदी पर"),
        replace(card, published="2025-11-06"),
        replace(card, entities=(entity("रवि सेन"),)),
        replace(card, kicker="जयपुर"),
    )
    assert all(listed(entry_of(one, {})).digest != digest for one in shown)

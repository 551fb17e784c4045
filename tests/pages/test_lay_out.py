"""The pages of a site, and when they count as changed."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.model import Body, Card, Page
from site_builder.pages.views import FrontView
from site_builder.settings import Site
from tests.pages.factory import article, block, edition, entity, lay_out, mention

Articles = tuple[tuple[Card, Body], ...]


def pages(articles: Articles, site: Site | None = None, template: str = "t") -> dict[str, Page]:
    """Return the pages of these articles by address."""
    site = site or Site()
    bodies = {card.id: body for card, body in articles}
    made = lay_out(edition(*articles, site=site), site, lambda name: name + template, bodies.__getitem__)
    assert len({page.address for page in made}) == len(made)
    return {page.address: page for page in made}


def days(*ids: str) -> Articles:
    """Return articles of successive days, the newest first."""
    return tuple(article(id_, published=f"2025-11-{28 - at:02}") for at, id_ in enumerate(ids))


def test_a_site_without_articles_still_has_a_front_page() -> None:
    """Pages that need articles are left out."""
    assert set(pages(())) == {"index.html", "search.html", "about.html", "404.html"}


def test_all_kinds_of_pages_stand_where_the_design_says() -> None:
    """Each article, each entity in two articles and each month has its page."""
    who = (entity("राम राठी"), entity("दिल्ली", "place"), entity("संसद", "organisation"))
    one = article("a1", published="2025-11-06", entities=who)
    two = article("b2", slug="", spoken_of="2024-02-01", entities=(*who, entity("अकेला")))
    three = article("c3")
    assert set(pages((one, two, three))) == {
        "index.html",
        "articles/khabar-a1.html",
        "articles/b2.html",
        "articles/khabar-c3.html",
        "people/ram-rathi.html",
        "people/index.html",
        "places/dilli.html",
        "places/index.html",
        "organisations/sansad.html",
        "organisations/index.html",
        "archive/2025-11.html",
        "archive/2024-02.html",
        "archive/undated.html",
        "archive/index.html",
        "data/articles/2025-11.jsonl",
        "data/articles/2024-02.jsonl",
        "data/articles/undated.jsonl",
        "data/text/2025-11.jsonl",
        "data/text/2024-02.jsonl",
        "data/text/undated.jsonl",
        "search.html",
        "about.html",
        "404.html",
    }


@pytest.mark.parametrize(("articles", "shown", "more"), [(1, 1, False), (30, 30, False), (31, 30, True)])
def test_the_front_page_holds_thirty(articles: int, shown: int, more: bool) -> None:
    """The other articles are in the archive, and the front page links to it."""
    view = pages(tuple(article(f"{n:03}") for n in range(articles)))["index.html"].view()
    assert isinstance(view, FrontView)
    assert view.lead
    shown_there = [view.lead.teaser.href, *(one.teaser.href for one in view.stories)]
    shown_there += [one.href for day in view.latest for one in day.stories]
    assert len(set(shown_there)) == len(shown_there) == shown
    assert view.older == ("archive/index.html" if more else None)


def test_a_body_is_loaded_only_for_its_own_view() -> None:
    """The layout reads only cards. The text is loaded when its page is rendered."""
    asked: list[str] = []
    articles = days("a", "b", "c")
    bodies = {card.id: body for card, body in articles}

    def body(id_: str) -> Body:
        asked.append(id_)
        return bodies[id_]

    made = lay_out(edition(*articles), Site(), lambda name: name, body)
    assert asked == []
    for page in made:
        page.view()
    # Its page, the text file of its month, and the front page, which shows figures and quotes of the newest articles.
    assert sorted(asked) == ["a", "a", "a", "b", "b", "b", "c", "c", "c"]


def test_views_travel_between_processes() -> None:
    """Every view can be pickled."""
    made = pages(days("a", "b"))
    for page in made.values():
        view = page.view()
        assert pickle.loads(pickle.dumps(view)) == view


def changed(before: dict[str, Page], after: dict[str, Page]) -> set[str]:
    """Return the addresses of pages that are new or have another key."""
    return {name for name, page in after.items() if name not in before or before[name].key != page.key}


def test_an_edit_changes_the_keys_of_the_pages_that_show_the_article() -> None:
    """Changed are its own page, its neighbours, the front page and its month, and no other page."""
    before = days(*"abcdefgh")
    after = list(before)
    after[3] = article("d", published=before[3][0].published, headline="दूसरा शीर्षक")
    assert changed(pages(before), pages(tuple(after))) == {
        "index.html",
        "articles/khabar-c.html",
        "articles/khabar-d.html",
        "articles/khabar-e.html",
        "archive/2025-11.html",
        "data/articles/2025-11.jsonl",
        "data/text/2025-11.jsonl",
    }


def test_an_edit_of_the_body_leaves_the_neighbours_alone() -> None:
    """A neighbour shows only the headline and the date of an article."""
    before = days(*"abc")
    after = list(before)
    after[1] = article("b", published=before[1][0].published, body=Body((block("नया पाठ।"),), (), ()))
    found = changed(pages(before), pages(tuple(after)))
    assert "articles/khabar-b.html" in found
    assert "articles/khabar-a.html" not in found


def test_a_name_becomes_a_link_when_its_page_appears() -> None:
    """The page of the first article changes when a second article names the same person."""
    one = article("a", entities=(entity("राम राठी"),))
    two = article("b", entities=(entity("राम राठी"),))
    other = article("b")
    assert "articles/khabar-a.html" in changed(pages((one, other)), pages((one, two)))


@pytest.mark.parametrize("field", [{"title": "और नाम"}, {"base_url": "https://x.example/"}, {"language": "en"}])
def test_a_setting_changes_every_key(field: dict[str, str]) -> None:
    """The settings are part of every page's key."""
    articles = days("a", "b")
    before, after = pages(articles), pages(articles, replace(Site(), **field))
    assert changed(before, after) == set(after)


def test_a_template_changes_the_keys_of_its_pages() -> None:
    """The digest of a page's template is part of its key."""
    articles = days("a")
    assert changed(pages(articles), pages(articles, template="u")) == set(pages(articles))


NAMES = st.sampled_from(["राम राठी", "सीता देवी", "दिल्ली"])


@st.composite
def small_edition(draw: st.DrawFn) -> Articles:
    """Up to four articles made of few words, so that two editions often have equal pages."""
    made = []
    for id_ in draw(st.lists(st.sampled_from("abcd"), unique=True, max_size=4)):
        names = draw(st.lists(NAMES, unique=True, max_size=2))
        blocks = (block(f"{' और '.join(names) or 'वह'} आए।"),)
        mentions = tuple(mention(blocks, 0, name) for name in names)
        made.append(
            article(
                id_,
                body=Body(blocks, mentions, ()),
                headline=draw(st.sampled_from(["एक", "दो"])),
                published=draw(st.sampled_from([None, "2025-11-06", "2025-10-01"])),
                entities=tuple(entity(name, "place" if name == "दिल्ली" else "person") for name in names),
            )
        )
    return tuple(made)


@settings(max_examples=60, deadline=None)
@given(small_edition(), small_edition())
def test_equal_keys_mean_equal_views(one: Articles, two: Articles) -> None:
    """For any edits between two editions, a page with an unchanged key shows the same content."""
    before, after = pages(one), pages(two)
    for address in before.keys() & after.keys():
        if before[address].key == after[address].key:
            assert before[address].view() == after[address].view()

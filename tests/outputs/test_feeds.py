"""Feeds are valid and state only what is known."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import feedparser
import pytest
from msgspec.structs import replace

from site_builder.model import Body, Card
from site_builder.outputs.feeds import atom, json_feed
from site_builder.pages.views import FeedItem, FeedView
from site_builder.settings import Site
from tests.kit import Project
from tests.pages.factory import article, block, edition, entity, lay_out

SITE = Site(title="समाचार", base_url="https://news.example/a/", feed_items=3)
ATOM = "{http://www.w3.org/2005/Atom}"


def cards(*rows: tuple[str, dict[str, Any]]) -> list[Card]:
    """Return cards by id and fields."""
    return [article(id_, **fields)[0] for id_, fields in rows]


def feed_of(cards: list[Card], body: Body | None = None) -> FeedView:
    """Return the feed of a site with these articles."""
    blocks = body.blocks if body else ()
    return FeedView("feed.xml", "index.html", "feed", "समाचार", "", tuple(FeedItem(card, blocks) for card in cards))


def laid_out(*articles: tuple[Card, Body], site: Site = SITE) -> dict[str, FeedView]:
    """Return the feeds of a site with these articles, by address."""
    bodies = {card.id: body for card, body in articles}
    pages = lay_out(edition(*articles, site=site), site, str, bodies.__getitem__)
    views = {page.address: page.view() for page in pages if page.template.startswith("feed_")}
    return {address: view for address, view in views.items() if isinstance(view, FeedView)}


def parsed(text: str) -> feedparser.FeedParserDict:
    """Return the feed as a feed reader parses it."""
    feed = feedparser.parse(text.encode())
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_a_reader_finds_title_link_date_and_summary() -> None:
    """An entry contains everything that the article states, and its permanent id."""
    feed = parsed(
        atom(
            feed_of(
                cards(
                    (
                        "a1",
                        {
                            "published": "2025-11-06T14:53:00+05:30",
                            "headline": "<b> & शीर्षक",
                            "byline": "राम",
                            "excerpt": "पाठ",
                        },
                    )
                )
            ),
            SITE,
        )
    )
    assert (feed.feed.title, feed.feed.id, feed.feed.updated) == (
        "समाचार",
        "tag:news.example,2026:feed",
        "2025-11-06T14:53:00+05:30",
    )
    (entry,) = feed.entries
    assert entry.id == "tag:news.example,2026:a1"
    assert entry.title == "<b> & शीर्षक"
    assert entry.link == "https://news.example/a/articles/khabar-a1.html"
    assert (entry.published, entry.summary, entry.author) == ("2025-11-06T14:53:00+05:30", "पाठ", "राम")


def test_the_id_outlives_the_headline() -> None:
    """After a new headline or slug, feed readers do not show the article as new."""
    new = {"published": "2025-11-06", "headline": "x", "slug": "x"}
    before = parsed(atom(feed_of(cards(("a1", {"published": "2025-11-06"}))), SITE)).entries[0]
    after = parsed(atom(feed_of(cards(("a1", new))), SITE)).entries[0]
    assert before.id == after.id
    assert before.link != after.link


def test_articles_that_state_no_day_are_not_in_the_atom_feed() -> None:
    """Atom requires a time for every entry. The program never invents one from the text or from the month."""
    undated = [article("a", spoken_of="2025-11-06"), article("b", published="2025-11"), article("c")]
    assert "feed.xml" not in laid_out(*undated)
    feed = parsed(atom(laid_out(*undated, article("d", published="2025-11-06"))["feed.xml"], SITE))
    assert [(entry.id[-1], entry.published) for entry in feed.entries] == [("d", "2025-11-06T00:00:00+05:30")]


def test_the_json_feed_has_them_without_a_date() -> None:
    """JSON Feed requires no date."""
    made = laid_out(article("a", spoken_of="2025-11-06"), article("b", published="2025-11-05"))
    feed = json.loads(json_feed(made["feed.json"], SITE))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item.get("date_published") for item in feed["items"]] == [None, "2025-11-05T00:00:00+05:30"]
    assert all(item["id"] and item["content_text"] and item["url"].startswith("https://") for item in feed["items"])


def test_a_feed_needs_a_base_url_and_holds_so_many() -> None:
    """A feed contains no relative address, and only the newest articles."""
    many = [article(f"a{n}", published="2025-11-06") for n in range(5)]
    assert laid_out(*many, site=Site()) == {}
    assert laid_out() == {}
    assert {len(feed.items) for feed in laid_out(*many).values()} == {3}
    for maker in (atom, json_feed):
        with pytest.raises(ValueError, match="base URL"):
            maker(laid_out(*many)["feed.xml"], Site())


def test_a_name_in_many_articles_has_feeds_of_its_own() -> None:
    """They contain the newest articles that name it, under a permanent id. A rare name has no feed."""
    site = replace(SITE, feed_min_articles=3)
    who, rare = entity("राम राठी"), entity("सीता राठी")
    many = [article(f"a{n}", published=f"2025-11-0{n + 1}", entities=(who, rare)[: 1 + (n < 2)]) for n in range(5)]
    made = laid_out(*many, site=site)
    assert sorted(made) == ["feed.json", "feed.xml", "people/ram-rathi.json", "people/ram-rathi.xml"]
    feed = parsed(atom(made["people/ram-rathi.xml"], site))
    assert (feed.feed.id, feed.feed.title) == ("tag:news.example,2026:people/ram-rathi", "राम राठी · समाचार")
    assert [entry.id[-2:] for entry in feed.entries] == ["a4", "a3", "a2"]
    assert {link.href for link in feed.feed.links} == {
        "https://news.example/a/people/ram-rathi.xml",
        "https://news.example/a/people/ram-rathi.html",
    }


def test_a_section_has_feeds_of_its_own() -> None:
    """Its id is made of the word of the section, and the feed is beside the section's page."""
    made = laid_out(*(article(f"a{n}", published=f"2025-11-0{n + 1}", tags=("खेल",)) for n in range(2)))
    (name,) = [address for address in made if address.startswith("sections/") and address.endswith(".xml")]
    feed = parsed(atom(made[name], SITE))
    assert feed.feed.id == f"tag:news.example,2026:{name.removesuffix('.xml')}"
    assert [entry.id[-2:] for entry in feed.entries] == ["a1", "a0"]


def test_a_feed_may_hold_the_whole_text() -> None:
    """The text is HTML without links, all of it escaped. Boilerplate is left out."""
    blocks = (block("<b>एक</b> & दो"), block("ऊपर", "subheading"), block("क", "list-item"), block("ख", "list-item"))
    more = (block("कथन", "quote"), block("विज्ञापन", "boilerplate"), block("<b>एक</b> & दो", duplicate=True))
    card, body = article("a", published="2025-11-06", body=Body((*blocks, *more), (), ()))
    html = "<p>&lt;b&gt;एक&lt;/b&gt; &amp; दो</p><h2>ऊपर</h2><ul><li>क</li><li>ख</li></ul><blockquote>कथन</blockquote>"
    full = laid_out((card, body), site=replace(SITE, feed_content="full"))
    (item,) = json.loads(json_feed(full["feed.json"], SITE))["items"]
    assert (item["content_html"], item["summary"]) == (html, card.excerpt)
    content = ET.fromstring(atom(full["feed.xml"], SITE)).find(f"{ATOM}entry/{ATOM}content")
    assert content is not None
    assert (content.get("type"), content.text) == ("html", html)
    assert "content_html" not in json_feed(laid_out((card, body))["feed.json"], SITE)


@pytest.mark.slow
def test_feeds_stand_beside_their_pages_and_change_with_their_articles_alone(tmp_path: Path) -> None:
    """A page links its feeds. A change to an article of another section does not write the feed again."""
    settings = '[site]\nbase_url = "https://news.example/"\nfeed_min_articles = 2\n'
    text = "---\ndate: 2025-11-0{n}\n---\n{town} में पुल खुला\n\n{town} में नदी पर बना पुल {n} आज खुल गया।\n"
    towns = ("जयपुर", "जयपुर", "कोलकाता", "कोलकाता")
    project = Project(tmp_path, {f"{n}.md": text.format(n=n, town=town) for n, town in enumerate(towns, 1)}, settings)
    project.build(jobs=1)
    page = project.page("places/jaipur.html")
    assert '<link rel="alternate" type="application/atom+xml" title="जयपुर · ' in page
    assert 'href="https://news.example/places/jaipur.json">' in page
    kept = (project.public / "places/jaipur.xml").stat()
    project.write("4.md", text.format(n=4, town="कोलकाता") + "\nएक और वाक्य यहाँ है।\n")
    project.build(jobs=1)
    assert (project.public / "places/jaipur.xml").stat() == kept
    assert "sitemap.xml" in project.site()
    assert "places/jaipur.xml" not in project.page("sitemap.xml")


def test_a_change_counts_only_after_the_publication() -> None:
    """An update before the publication is an error of the source and is left out."""
    rows = cards(
        ("a", {"published": "2025-11-06", "updated": "2025-11-08"}),
        ("b", {"published": "2025-11-06", "updated": "2025-11-01"}),
    )
    feed = parsed(atom(feed_of(rows), SITE))
    assert [entry.updated[:10] for entry in feed.entries] == ["2025-11-08", "2025-11-06"]
    assert feed.feed.updated[:10] == "2025-11-08"


def test_characters_that_xml_forbids_are_left_out() -> None:
    """The feed is well-formed for any headline."""
    headline = "क" + "".join(map(chr, range(32))) + "\ufffe\uffff]]>"
    text = atom(feed_of(cards(("a", {"published": "2025-11-06", "headline": headline}))), SITE)
    title = ET.fromstring(text).find(f"{ATOM}entry/{ATOM}title")
    assert title is not None
    assert "".join((title.text or "").split()) == "क]]>"


def test_a_feed_states_the_language_of_its_articles_not_of_the_interface() -> None:
    """A site of Hindi articles with an English interface has Hindi feeds; without a stated one, the interface's."""
    feed = feed_of(cards(("a1", {"published": "2025-11-06"})))
    for site, language in (
        (Site(base_url="https://news.example/", language="en", content_language="hi-IN"), "hi-IN"),
        (Site(base_url="https://news.example/", language="en"), "en"),
    ):
        assert json.loads(json_feed(feed, site))["language"] == language
        assert f'xml:lang="{language}"' in atom(feed, site).partition("<feed ")[2].partition(">")[0]

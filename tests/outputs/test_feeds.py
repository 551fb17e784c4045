"""Feeds that readers accept, and that say no more than is known."""

import json
import xml.etree.ElementTree as ET
from typing import Any

import feedparser
import pytest

from site_builder.model import Card, File
from site_builder.outputs.feeds import atom, json_feed
from site_builder.settings import Site
from tests.pages.factory import article

SITE = Site(title="समाचार", base_url="https://news.example/a/", feed_items=3)
ATOM = "{http://www.w3.org/2005/Atom}"


def cards(*rows: tuple[str, dict[str, Any]]) -> list[Card]:
    """Return cards by id and fields."""
    return [article(id_, **fields)[0] for id_, fields in rows]


def parsed(file: File | None) -> feedparser.FeedParserDict:
    """Return the feed as a reader sees it."""
    assert file is not None
    feed = feedparser.parse(file.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_a_reader_finds_title_link_date_and_summary() -> None:
    """Everything that the article states, with its permanent id."""
    feed = parsed(
        atom(
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
    """A new headline or slug does not announce the article anew."""
    before = parsed(atom(cards(("a1", {"published": "2025-11-06"})), SITE)).entries[0]
    after = parsed(atom(cards(("a1", {"published": "2025-11-06", "headline": "x", "slug": "x"})), SITE)).entries[0]
    assert before.id == after.id
    assert before.link != after.link


def test_articles_that_state_no_day_are_not_in_the_atom_feed() -> None:
    """Atom wants a time of every entry, and none is made up: not from the text, not from the month."""
    undated: list[tuple[str, dict[str, Any]]] = [
        ("a", {"spoken_of": "2025-11-06"}),
        ("b", {"published": "2025-11"}),
        ("c", {}),
    ]
    assert atom(cards(*undated), SITE) is None
    feed = parsed(atom(cards(*undated, ("d", {"published": "2025-11-06"})), SITE))
    assert [(entry.id[-1], entry.published) for entry in feed.entries] == [("d", "2025-11-06T00:00:00+05:30")]


def test_the_json_feed_has_them_without_a_date() -> None:
    """JSON Feed does not ask for one."""
    file = json_feed(cards(("a", {"spoken_of": "2025-11-06"}), ("b", {"published": "2025-11-05"})), SITE)
    assert file is not None
    feed = json.loads(file.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item.get("date_published") for item in feed["items"]] == [None, "2025-11-05T00:00:00+05:30"]
    assert all(item["id"] and item["content_text"] and item["url"].startswith("https://") for item in feed["items"])


@pytest.mark.parametrize("maker", [atom, json_feed])
def test_a_feed_needs_a_base_url_and_holds_so_many(maker: object) -> None:
    """Nothing relative is published as a feed; the newest articles only."""
    many = [article(f"a{n}", published="2025-11-06")[0] for n in range(5)]
    assert maker(many, Site()) is None  # type: ignore[operator]
    assert maker([], SITE) is None  # type: ignore[operator]
    content = maker(many, SITE).content.decode()  # type: ignore[operator]
    assert content.count("tag:news.example,2026:a") == 3


def test_a_change_counts_only_after_the_publication() -> None:
    """An update stated before the publication is a mistake of the source, and not repeated."""
    rows = cards(
        ("a", {"published": "2025-11-06", "updated": "2025-11-08"}),
        ("b", {"published": "2025-11-06", "updated": "2025-11-01"}),
    )
    feed = parsed(atom(rows, SITE))
    assert [entry.updated[:10] for entry in feed.entries] == ["2025-11-08", "2025-11-06"]
    assert feed.feed.updated[:10] == "2025-11-08"


def test_characters_that_xml_forbids_are_left_out() -> None:
    """The feed stays well-formed whatever a headline holds."""
    headline = "क" + "".join(map(chr, range(32))) + "\ufffe\uffff]]>"
    file = atom(cards(("a", {"published": "2025-11-06", "headline": headline})), SITE)
    assert file is not None
    title = ET.fromstring(file.content).find(f"{ATOM}entry/{ATOM}title")
    assert title is not None
    assert "".join((title.text or "").split()) == "क]]>"

"""Sitemaps and robots.txt for search engines."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from site_builder import addresses
from site_builder.model import Card, File
from site_builder.outputs import sitemap
from site_builder.settings import Site
from tests.pages.factory import article

SITE = Site(base_url="https://news.example/a/", publisher="प्रकाशक")
SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "n": "http://www.google.com/schemas/sitemap-news/0.9"}


def found(file: File | None, path: str) -> list[str]:
    """Return the texts at a path of the XML."""
    assert file is not None
    texts = etree.fromstring(file.content).xpath(f"{path}/text()", namespaces=SPACES)
    assert isinstance(texts, list)
    return [str(text) for text in texts]


def changes(*cards: Card) -> list[tuple[str, str | None, str | None]]:
    """Return the times of publication and change of each article."""
    return [(addresses.article(card), card.published, card.updated) for card in cards]


def news(cards: list[Card], site: Site, now: datetime | None = None) -> File | None:
    """Return the news sitemap of these articles."""
    dated = [(card.id, card.published) for card in cards if card.published]
    return sitemap.news_sitemap(dated, {card.id: card for card in cards}.__getitem__, site, now)


def test_the_sitemap_has_every_page_but_the_one_for_dead_links() -> None:
    """It has the day of the last change where the source states one."""
    one, two = article("a", published="2025-11-06")[0], article("b", spoken_of="2025-11-06")[0]
    (file,) = sitemap.sitemaps(
        ["index.html", "articles/khabar-a.html", "articles/khabar-b.html", "404.html"], changes(one, two), SITE
    )
    assert file.address == "sitemap.xml"
    assert found(file, "//s:loc") == [
        "https://news.example/a/",
        "https://news.example/a/articles/khabar-a.html",
        "https://news.example/a/articles/khabar-b.html",
    ]
    assert found(file, "//s:lastmod") == ["2025-11-06"]


def test_a_large_sitemap_is_split() -> None:
    """The protocol allows 50,000 addresses in a file."""
    index, *parts = sitemap.sitemaps([f"articles/{n}.html" for n in range(50_001)], [], SITE)
    assert found(index, "/s:sitemapindex/s:sitemap/s:loc") == [
        "https://news.example/a/sitemap-1.xml",
        "https://news.example/a/sitemap-2.xml",
    ]
    assert [(part.address, len(found(part, "//s:loc"))) for part in parts] == [
        ("sitemap-1.xml", 50_000),
        ("sitemap-2.xml", 1),
    ]


@pytest.mark.parametrize(
    ("now", "ids"),
    [
        (None, ["a", "b"]),
        (datetime(2025, 11, 8, 12, tzinfo=UTC), ["a"]),
        (datetime(2025, 11, 6, tzinfo=UTC), ["b", "c"]),
        (datetime(2026, 1, 1, tzinfo=UTC), []),
    ],
)
def test_news_are_two_days_old_at_most(now: datetime | None, ids: list[str]) -> None:
    """The age is counted from the given moment or from the newest article, never from the clock."""
    cards = [
        article("a", published="2025-11-07T10:00:00+05:30")[0],
        article("b", published="2025-11-05T11:00:00+05:30")[0],
        article("c", published="2025-11-05")[0],
        article("d", spoken_of="2025-11-07")[0],
    ]
    file = news(cards, SITE, now)
    assert [loc[-6] for loc in found(file, "//s:loc")] == ids
    assert set(found(file, "//n:name")) <= {"प्रकाशक"}
    assert set(found(file, "//n:language")) <= {"hi"}


def test_without_a_base_url_only_robots_remain() -> None:
    """Sitemaps need full URLs. A robots.txt does not."""
    assert sitemap.sitemaps(["index.html"], [], Site()) == ()
    assert news([], Site()) is None
    assert sitemap.robots(Site()).content == b"User-agent: *\nAllow: /\n"
    assert b"Sitemap: https://news.example/a/sitemap.xml\n" in sitemap.robots(SITE).content


SCHEMA = etree.RelaxNG(file=str(Path(__file__).parent / "sitemap.rng"))


@pytest.mark.parametrize("cards", [0, 1, 3])
def test_sitemaps_keep_to_the_protocol(cards: int) -> None:
    """The sitemap and the news sitemap are valid under the protocol's schema."""
    some = [article(f"क {n}", published="2025-11-06T09:00:00+05:30")[0] for n in range(cards)]
    pages = ["index.html", *(f"articles/{card.id}.html" for card in some)]
    made = [*sitemap.sitemaps(pages, changes(*some), SITE), news(some, SITE)]
    for file in filter(None, made):
        SCHEMA.assertValid(etree.fromstring(file.content))


def test_parts_of_a_large_sitemap_and_their_index_keep_to_the_protocol() -> None:
    for file in sitemap.sitemaps([f"articles/{n}.html" for n in range(50_001)], [], SITE):
        SCHEMA.assertValid(etree.fromstring(file.content))


def test_the_schema_refuses_what_the_protocol_does() -> None:
    """An address without a scheme is invalid."""
    wrong = b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>a.html</loc></url></urlset>'
    assert not SCHEMA.validate(etree.fromstring(wrong))


def test_every_day_and_time_is_one_that_the_standard_takes() -> None:
    """A time needs its offset, and a month alone is not a day."""
    times = {"a": "2025-11-06T09:30:00", "b": "2025-11", "c": "2025-11-05"}
    cards = [article(name, published=time)[0] for name, time in times.items()]
    (file,) = sitemap.sitemaps([f"articles/khabar-{name}.html" for name in times], changes(*cards), SITE)
    assert found(file, "//s:lastmod") == ["2025-11-06T09:30:00+05:30", "2025-11-05"]

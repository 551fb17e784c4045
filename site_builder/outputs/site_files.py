"""Every file of the site that is not a page."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from site_builder.model import Edition, File
from site_builder.outputs import assets, feeds, sitemap
from site_builder.outputs import host_files as hosting
from site_builder.outputs import machine_edition as data
from site_builder.settings import Site

__all__ = ["site_files"]


def site_files(
    edition: Edition, site: Site, folders: tuple[Path, ...], pages: Sequence[str], now: datetime | None = None
) -> tuple[File, ...]:
    """Return assets, feeds, sitemaps, data and the files that hosts look for.

    `folders` hold the templates with their assets, the user's first; `pages` are the addresses of all pages; `now`,
    with its offset, ends the news sitemap's two days (None: they end with the newest article).
    """
    # A copy of another article's text is on the page of their story; readers of a feed get the text once.
    copies = {copy for story in edition.stories for copy, _ in story.copies}
    once = tuple(card for card in edition.cards if card.id not in copies)
    maybe = (feeds.atom(once, site), feeds.json_feed(once, site), sitemap.news_sitemap(once, site, now))
    return (
        *assets.files(folders).values(),
        *(file for file in maybe if file),
        *sitemap.sitemaps(pages, edition.cards, site),
        sitemap.robots(site),
        data.articles(edition, ZoneInfo(site.time_zone)),
        data.entities(edition),
        data.stories(edition),
        *hosting.files(),
    )

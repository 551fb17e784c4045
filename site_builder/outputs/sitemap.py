"""Files for search engines: sitemap.xml, news-sitemap.xml, robots.txt."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from site_builder import addresses
from site_builder.model import Card, File
from site_builder.outputs.date_formats import changed, moment, stamp
from site_builder.outputs.xml import document, element
from site_builder.settings import Site

__all__ = ["news_sitemap", "robots", "sitemaps"]

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
# Limits of URLs in one file: the standard's, and Google's for news.
_URLS, _NEWS_URLS = 50_000, 1_000
_NEWS_DAYS = timedelta(days=2)


def sitemaps(
    pages: Sequence[str], changes: Iterable[tuple[str, str | None, str | None]], site: Site
) -> tuple[File, ...]:
    """Return `sitemap.xml` of the pages at these addresses; for more than 50,000 an index, and `sitemap-1.xml` ….

    `changes`: addresses of articles, when they were published, and when they were changed (ISO 8601, None where their
    sources do not state it). Only pages of articles get a date, and only a known one. () without a base URL.
    """
    if not site.base_url:
        return ()
    zone = ZoneInfo(site.time_zone)
    known = {address: changed(published, updated, zone) for address, published, updated in changes}
    # The standard allows days and times, but not months.
    dated = {address: when for address, when in known.items() if when and moment(when, zone)}
    shown = [page for page in pages if page != addresses.NOT_FOUND and not addresses.is_for_machines(page)]
    parts = [shown[start : start + _URLS] for start in range(0, len(shown), _URLS)]
    if len(parts) == 1:
        return (_sitemap(addresses.SITEMAP, parts[0], dated, site.base_url),)
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = element(None, "sitemapindex", xmlns=_SITEMAP)
    for name in names:
        element(element(index, "sitemap"), "loc", addresses.absolute(site.base_url, name))
    files = [_sitemap(name, part, dated, site.base_url) for name, part in zip(names, parts, strict=True)]
    return (File(addresses.SITEMAP, document(index)), *files)


def _sitemap(name: str, pages: Sequence[str], dated: dict[str, str], base_url: str) -> File:
    root = element(None, "urlset", xmlns=_SITEMAP)
    for address in pages:
        url = element(root, "url")
        element(url, "loc", addresses.absolute(base_url, address))
        if when := dated.get(address):
            element(url, "lastmod", when)
    return File(name, document(root))


def news_sitemap(
    dated: Iterable[tuple[str, str]], card_of: Callable[[str], Card], site: Site, now: datetime | None = None
) -> File | None:
    """Return `news-sitemap.xml` with the articles of the two days before `now`, or before the newest article.

    `dated`: ids of articles, newest first, and when they were published. None without a base URL. The sitemap is
    empty, as the standard allows, when no article states its day.
    """
    if not site.base_url:
        return None
    zone = ZoneInfo(site.time_zone)
    known = [(when, id_) for id_, published in dated if (when := moment(published, zone))]
    end = now or max((when for when, _ in known), default=None)
    recent = [id_ for when, id_ in known if end and end - _NEWS_DAYS <= when <= end][:_NEWS_URLS]
    root = element(None, "urlset", **{"xmlns": _SITEMAP, "xmlns:news": _NEWS})
    for card in map(card_of, recent):
        url = element(root, "url")
        element(url, "loc", addresses.absolute(site.base_url, addresses.article(card)))
        news = element(url, "news:news")
        publication = element(news, "news:publication")
        element(publication, "news:name", site.publisher or site.title)
        element(publication, "news:language", card.language.partition("-")[0])
        element(news, "news:publication_date", stamp(card.published or "", zone))
        element(news, "news:title", card.headline)
    return File(addresses.NEWS_SITEMAP, document(root))


def robots(site: Site) -> File:
    """Return `robots.txt`: robots may read everything; it names the sitemaps if the site has a base URL."""
    lines = ["User-agent: *", "Allow: /"]
    if site.base_url:
        maps = (addresses.SITEMAP, addresses.NEWS_SITEMAP)
        lines += ["", *(f"Sitemap: {addresses.absolute(site.base_url, one)}" for one in maps)]
    return File(addresses.ROBOTS, ("\n".join(lines) + "\n").encode())

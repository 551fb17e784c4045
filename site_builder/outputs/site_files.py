"""Site files that are not pages: assets, the news sitemap, schemas, and files for hosts."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from site_builder.model import Card, File
from site_builder.outputs import assets, machine_edition, sitemap
from site_builder.outputs import host_files as hosting
from site_builder.settings import Site

__all__ = ["site_files"]


def site_files(
    site: Site,
    folders: tuple[Path, ...],
    news: Iterable[tuple[str, str]],
    card_of: Callable[[str], Card],
    now: datetime | None = None,
) -> tuple[File, ...]:
    """Return assets, the news sitemap, schemas of the data for programs, and the files that hosts look for.

    `folders` hold the templates with their assets, the user's first; `news` holds ids of articles, newest first, and
    when they were published. The two days of the news sitemap end at `now`, which has an offset, or with the newest
    article if `now` is None.
    """
    recent = sitemap.news_sitemap(news, card_of, site, now)
    return (
        *assets.files(folders).values(),
        *([recent] if recent else []),
        sitemap.robots(site),
        *machine_edition.schemas(),
        *hosting.files(),
    )

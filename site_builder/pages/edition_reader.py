"""Pages read the edition by entry names, so that the build knows what each page depends on."""

from collections.abc import Callable
from typing import TypeVar

from site_builder.model import EntityKind, Forward
from site_builder.pages.edition_entries import (
    Around,
    Changed,
    DayEntry,
    EntityEntry,
    Fact,
    FeedEntry,
    IndexEntry,
    MonthCount,
    MonthEntry,
    NamedEntity,
    Presence,
    SectionEntry,
    SiteContext,
    StoryEntry,
)
from site_builder.pages.edition_index import at_link
from site_builder.pages.front.front_facts import FrontEntry, RecentArticle
from site_builder.settings import Site

__all__ = ["EditionReader"]

_T = TypeVar("_T")


class EditionReader:
    """The edition, looked up by the names of its entries."""

    def __init__(self, look_up: Callable[[str], Fact | None], site: Site) -> None:
        """`look_up` returns the value of an entry of `edition_index`, None if there is no such entry."""
        self._look_up = look_up
        self._site = site

    @property
    def site(self) -> Site:
        """Return the settings, which are not part of the edition."""
        return self._site

    def context(self) -> SiteContext:
        """Return the settings and facts from which the frame of every page is made."""
        there = self._read("presence", Presence)
        return SiteContext(self._site, there.kinds, there.articles, there.dated, there.sections)

    def feeds(self) -> FeedEntry:
        """Return which articles feeds and the news sitemap hold."""
        return self._read("feeds", FeedEntry)

    def changes(self) -> tuple[Changed, ...]:
        """Return when articles were changed, where their sources state it."""
        return self._read("changes", tuple)

    def order(self) -> tuple[str, ...]:
        """Return the ids of all articles, newest first."""
        return self._read("order", tuple)

    def entities(self) -> tuple[str, ...]:
        """Return the keys of all people, places and organisations with a page, those with most articles first."""
        return self._read("entities", tuple)

    def front(self) -> FrontEntry:
        """Return the contents of the front page."""
        return self._read("front", FrontEntry)

    def recent(self) -> tuple[RecentArticle, ...]:
        """Return the articles that count for the front page."""
        return self._read("recent", tuple)

    def entry(self, id_: str) -> IndexEntry:
        """Return an article."""
        return self._read(f"entry:{id_}", IndexEntry)

    def entries(self, ids: tuple[str, ...]) -> tuple[IndexEntry, ...]:
        """Return several articles."""
        return tuple(map(self.entry, ids))

    def line(self, id_: str) -> IndexEntry:
        """Return an article as lists and links show it: see `listed`."""
        return self._read(f"line:{id_}", IndexEntry)

    def lines(self, ids: tuple[str, ...]) -> tuple[IndexEntry, ...]:
        """Return several articles as lists show them."""
        return tuple(map(self.line, ids))

    def profiles(self, ids: tuple[str, ...]) -> tuple[IndexEntry, ...]:
        """Return several articles as pages of names show them: see `profiled`."""
        return tuple(self._read(f"profile:{id_}", IndexEntry) for id_ in ids)

    def mark(self, id_: str) -> str:
        """Return the hash of an article and of the names in it."""
        return self._read(f"mark:{id_}", str)

    def around(self, id_: str) -> Around:
        """Return which articles an article links to."""
        return self._read(f"around:{id_}", Around)

    def address_of(self, link: str) -> str | None:
        """Return the address of the article that a link in a text leads to; None when it is not in the site."""
        found = self._look_up(at_link(link))
        return found if isinstance(found, str) else None

    def story(self, id_: str) -> StoryEntry:
        """Return a story."""
        return self._read(f"story:{id_}", StoryEntry)

    def entity(self, key: str) -> EntityEntry:
        """Return a person, place or organisation with a page."""
        return self._read(f"who:{key}", EntityEntry)

    def entity_month(self, name: str) -> tuple[str, ...]:
        """Return the ids of an entity's articles of one month; `name`: its key, a space and the month."""
        return self._read(f"who-month:{name}", tuple)

    def named(self, kind: EntityKind) -> tuple[NamedEntity, ...]:
        """Return all entities of a kind by name."""
        return self._read(f"list:{kind}", tuple)

    def section(self, key: str) -> SectionEntry:
        """Return a section."""
        return self._read(f"section:{key}", SectionEntry)

    def section_month(self, name: str) -> tuple[str, ...]:
        """Return the ids of a section's articles of one month; `name`: its key, a space and the month."""
        return self._read(f"section-month:{name}", tuple)

    def sections(self) -> tuple[NamedEntity, ...]:
        """Return all sections by name."""
        return self._read("sections", tuple)

    def months(self) -> tuple[MonthCount, ...]:
        """Return all months, newest first."""
        return self._read("months", tuple)

    def month(self, month: str) -> MonthEntry:
        """Return a month of the archive."""
        return self._read(f"month:{month}", MonthEntry)

    def day(self, name: str) -> DayEntry:
        """Return a page of a day; `name`: the day, a space and the number of the page."""
        return self._read(f"day:{name}", DayEntry)

    def moved(self) -> tuple[Forward, ...]:
        """Return the old addresses of pages, with their new ones."""
        return self._read("moved", tuple)

    def files(self, part: str) -> tuple[str, ...]:
        """Return the ids of the articles in a file for programs; `part`: its name, see `file_parts`."""
        return self._read(f"files:{part}", tuple)

    def newest(self, name: str) -> str:
        """Return the id of the first article under the name of an entry; '' if that is not an article or some."""
        kind, _, which = name.partition(":")
        ids: tuple[str, ...] = ()
        match kind:
            case "entry":
                ids = (which,)
            case "who":
                ids = self.entity(which).latest
            case "section":
                ids = self.section(which).latest
            case "who-month":
                ids = self.entity_month(which)
            case "section-month":
                ids = self.section_month(which)
            case "story":
                ids = self.story(which).reports
            case "day":
                ids = self.day(which).ids
            case "files":
                ids = self.files(which)
        return ids[0] if ids else ""

    def _read(self, name: str, kind: type[_T]) -> _T:
        found = self._look_up(name)
        if not isinstance(found, kind):
            raise LookupError(name)  # noqa: TRY004 - nothing stands there
        return found

"""The edition cut into small named entries: what a page reads, and so what it depends on.

| name | what stands there |
|---|---|
| `presence` | what the frame around every page is made from |
| `site` | nothing: the pages that every site has |
| `front` | what the front page shows |
| `entry:<id>` | an article, with the names in it that have pages |
| `around:<id>` | the articles that an article leads to |
| `at:<link>` | the address of the article to which a link in a text leads |
| `story:<id>` | a story |
| `who:<key>`, `who-month:<key> <month>` | a person, place or organisation, and its articles of a month |
| `list:<kind>` | all people, places or organisations |
| `sections`, `section:<key>`, `section-month:<key> <month>` | all sections, one of them, its articles of a month |
| `months`, `month:<month>`, `day:<day> <page>` | the archive |
| `files:<month>` | the articles in the files of a month for programs |
| `mark:<id>` | the hash of an article and of the names in it |
| `feeds`, `changes` | what feeds and sitemaps hold |
| `order`, `entities` | all articles, and all people, places and organisations, in the edition's order |

`incremental/` keeps two kinds more under these names: `moved`, the addresses at which something stood before, and
`file:<address>`, the text of a file for programs.

A name is read or not read as a whole, so what changes together with every article stands under no name that many read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import islice
from typing import TypeVar
from zoneinfo import ZoneInfo

from site_builder import addresses
from site_builder.model import Card, Edition, EditionEntity, EditionStory
from site_builder.pages.edition_entries import (
    UNDATED,
    Around,
    Changed,
    DayEntry,
    EntityEntry,
    Fact,
    FeedEntry,
    FrontEntry,
    IndexEntry,
    LinkedEntity,
    MonthCount,
    MonthEntry,
    NamedEntity,
    Presence,
    StoryEntry,
)
from site_builder.pages.keys import digest
from site_builder.pages.parts.teasers import date_of
from site_builder.pages.sections.labels import sections
from site_builder.pages.sections.section_entries import filed_under, section_entries
from site_builder.settings import Site
from site_builder.text.folding import match_key
from site_builder.text.source_links import SCHEME, stem, web_key

__all__ = ["ON_A_DAY", "at_link", "day_of", "entry_of", "front_entry", "index_edition", "link_keys", "story_entry"]

_Item = TypeVar("_Item")

ON_A_DAY = 100
"""Articles on a page of the archive: 100 teasers without excerpts of 809 Hindi articles are 25 to 33 kB."""
_IN_THE_NEWS = 10
# A bound: of 953 entities of 809 Hindi articles none has more than 7 names.
_NAMES = 12


def index_edition(edition: Edition, site: Site) -> dict[str, Fact]:
    """Return all entries of the edition by name."""
    return dict(_entries(edition, site))


def _entries(edition: Edition, site: Site) -> Iterator[tuple[str, Fact]]:
    cards = edition.cards
    present = {who.kind for who in edition.entities}
    kinds = tuple(kind for kind in addresses.FOLDERS if kind in present)
    dated = any(len(card.published or "") >= len("2025-11-06") for card in cards)
    filed = sections(cards)
    yield "presence", Presence(kinds, bool(cards), dated, bool(filed))
    yield "site", ""
    # A copy of another article's text is on the page of their story; readers of a feed get the text once.
    copies = {copy for story in edition.stories for copy, _ in story.copies}
    yield "feeds", _feeds([card for card in cards if card.id not in copies], cards, site)
    yield "order", tuple(card.id for card in cards)
    yield "entities", tuple(who.key for who in edition.entities)
    stated = ((addresses.article(card), card.published, card.updated) for card in cards)
    yield "changes", tuple(Changed(*row) for row in stated if row[1] or row[2])
    story_of = {id_: story.id for story in edition.stories for id_ in story.articles}
    yield "front", _front(edition, story_of, site.per_page)
    yield from _articles(edition, story_of, {one.key: one.name for one in filed})
    for story in edition.stories:
        yield f"story:{story.id}", story_entry(story)
    days = {card.id: day_of(card, site.time_zone) for card in cards}
    yield from section_entries(filed, {id_: _month(day) for id_, day in days.items()}, site, copies)
    for who in edition.entities:
        yield from _entity(who, days, site, copies)
    for kind in kinds:
        rows = [NamedEntity(w.name, addresses.entity(w), len(w.articles)) for w in edition.entities if w.kind == kind]
        yield f"list:{kind}", tuple(sorted(rows, key=lambda row: (match_key(row.name), row.address)))
    if cards:
        yield from _archive(days)


def story_entry(story: EditionStory) -> StoryEntry:
    """Return the entry of a story."""
    return StoryEntry(addresses.story(story), story.lead, story.articles, story.copies, story.differs)


def _front(edition: Edition, story_of: Mapping[str, str], size: int) -> FrontEntry:
    leads = {story.id: story.lead for story in edition.stories}
    order = (card.id for card in edition.cards)
    named = tuple(who.key for who in edition.entities[:_IN_THE_NEWS])
    return front_entry(order, story_of.get, leads.__getitem__, size, named)


def front_entry(
    order: Iterable[str],
    story_of: Callable[[str], str | None],
    lead_of: Callable[[str], str],
    size: int,
    named: tuple[str, ...],
) -> FrontEntry:
    """Return what a front page for `size` articles shows: of a story the lead, in the place of its newest report.

    `order`: ids of articles, newest first. `story_of` gives the story of an article, `lead_of` the lead of a story,
    both by id. `named`: keys of the names that most articles have.
    """
    heads: dict[str, str | None] = {}
    for id_ in order:
        story = story_of(id_)
        heads.setdefault(lead_of(story) if story else id_, story)
        if len(heads) > size:
            break
    return FrontEntry(tuple(heads.items())[:size], len(heads) > size, named)


_IN_NEWS_SITEMAP = 1_000  # Google reads no more


def _feeds(cards: Sequence[Card], everything: Sequence[Card], site: Site) -> FeedEntry:
    dated = [card for card in cards if len(card.published or "") >= len("2025-11-06")]
    return FeedEntry(
        newest=tuple(card.id for card in cards[: site.feed_items]),
        dated=tuple(card.id for card in dated[: site.feed_items]),
        news=tuple((card.id, card.published or "") for card in dated[:_IN_NEWS_SITEMAP]),
        moved=tuple(card.id for card in everything if card.aliases),
    )


def _articles(edition: Edition, story_of: Mapping[str, str], filed: Mapping[str, str]) -> Iterator[tuple[str, Fact]]:
    where: dict[str, dict[str, LinkedEntity]] = {card.id: {} for card in edition.cards}
    for who in edition.entities:
        address = addresses.entity(who)
        for id_, key in who.members:
            where[id_][key] = LinkedEntity(key, who.key, address, digest(key, who.key, address))
    for (later, card, earlier), related in zip(_with_neighbours(edition.cards), edition.related, strict=True):
        entry = entry_of(card, where[card.id])
        yield f"entry:{card.id}", entry
        yield f"mark:{card.id}", entry.digest
        after, before = later.id if later else None, earlier.id if earlier else None
        yield f"around:{card.id}", Around(after, before, related, story_of.get(card.id), filed_under(card, filed))
        yield from ((at_link(key), entry.address) for key in _places(card))


def entry_of(card: Card, where: Mapping[str, LinkedEntity]) -> IndexEntry:
    """Return the entry of an article; `where` holds those of its entities that have a page, by `Entity.key`."""
    address = addresses.article(card)
    linked = tuple(where[entity.key] for entity in card.entities if entity.key in where)
    return IndexEntry(card, address, linked, digest(card, address, linked))


def at_link(key: str) -> str:
    """Return the name under which the address of the article stands to which a link with this key leads."""
    return f"at:{key}"


def _places(card: Card) -> Iterator[str]:
    """Yield what links may call an article: its source's path, its place on the web."""
    yield f"{SCHEME}{stem(card.path)}"
    if card.source_url:
        yield web_key(card.source_url)


def link_keys(card: Card) -> tuple[str, ...]:
    """Return the keys of the links in an article's text."""
    keys = (
        f"{SCHEME}{stem(link.removeprefix(SCHEME))}" if link.startswith(SCHEME) else web_key(link)
        for link in card.links
    )
    return tuple(dict.fromkeys(keys))


def _entity(
    who: EditionEntity, days: Mapping[str, str | None], site: Site, copies: AbstractSet[str]
) -> Iterator[tuple[str, Fact]]:
    size, months = site.per_page, dict[str, list[str]]()
    if len(who.articles) > size:
        for id_ in who.articles:
            months.setdefault(_month(days[id_]), []).append(id_)
    counts = tuple(MonthCount(month, len(ids)) for month, ids in months.items())
    yield (
        f"who:{who.key}",
        EntityEntry(
            who.kind,
            who.name,
            who.names[:_NAMES],
            addresses.entity(who),
            len(who.articles),
            who.articles[:size],
            counts,
            who.company,
            _feed(who, site, copies),
        ),
    )
    for month, ids in months.items():
        yield f"who-month:{who.key} {month}", tuple(ids)


def _feed(who: EditionEntity, site: Site, copies: AbstractSet[str]) -> tuple[str, ...]:
    """Return the articles of the feed of an entity: each text once."""
    if not site.base_url or len(who.articles) < site.feed_min_articles:
        return ()
    return tuple(islice((id_ for id_ in who.articles if id_ not in copies), site.feed_items))


def day_of(card: Card, zone: str) -> str | None:
    """Return the day under which an article is filed, in the site's zone; less ('2025-11') when less is known."""
    date = date_of(card)
    if date is None or len(date.iso) <= len("2025-11-06"):
        return date.iso if date else None
    try:
        moment = datetime.fromisoformat(date.iso)
    except ValueError:
        return date.iso[:10]
    return (moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment).date().isoformat()


def _month(day: str | None) -> str:
    return day[:7] if day and len(day) >= len("2025-11") else UNDATED


def _archive(day_by_id: Mapping[str, str | None]) -> Iterator[tuple[str, Fact]]:
    months: dict[str, list[str]] = defaultdict(list)
    for id_, day in day_by_id.items():
        months[_month(day)].append(id_)
    dated = [MonthCount(month, len(months[month])) for month in sorted(months.keys() - {UNDATED}, reverse=True)]
    undated = [MonthCount(UNDATED, len(months[UNDATED]))] if UNDATED in months else []
    yield "months", (*dated, *undated)
    yield from ((f"files:{month}", tuple(ids)) for month, ids in months.items())
    for newer, month, older in _with_neighbours(dated):
        ids = months[month.month]
        days = _days(ids, day_by_id) if len(ids) > ON_A_DAY else {}
        kept = [id_ for id_ in ids if len(day_by_id[id_] or "") < len("2025-11-06")] if days else ids
        counts = tuple((day, len(rows)) for day, rows in days.items())
        yield f"month:{month.month}", MonthEntry(month, tuple(kept), counts, newer, older)
        for later, day, before in _with_neighbours(list(days)):
            yield from _pages(month.month, day, days[day], later, before)
    if undated:
        yield from _pages(UNDATED, None, months[UNDATED], None, None)


def _with_neighbours(newest_first: Sequence[_Item]) -> Iterator[tuple[_Item | None, _Item, _Item | None]]:
    """Yield every item between the one after it in time and the one before it; None where there is none."""
    return zip([None, *newest_first], newest_first, [*newest_first[1:], None], strict=False)


def _days(ids: Sequence[str], day_by_id: Mapping[str, str | None]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id_ in ids:
        day = day_by_id[id_]
        if day and len(day) >= len("2025-11-06"):
            found.setdefault(day, []).append(id_)
    return found


def _pages(
    month: str, day: str | None, ids: Sequence[str], newer: str | None, older: str | None
) -> Iterator[tuple[str, Fact]]:
    for number, start in enumerate(range(0, len(ids), ON_A_DAY), 1):
        part = tuple(ids[start : start + ON_A_DAY])
        yield f"day:{day or UNDATED} {number}", DayEntry(month, day, part, len(ids), number, newer, older)

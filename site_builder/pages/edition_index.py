"""The edition cut into small named entries: what a page reads, and so what it depends on.

| name | value |
|---|---|
| `presence` | the facts from which the frame of every page is made |
| `site` | nothing: the pages that every site has |
| `front`, `recent` | what the front page shows, and the articles that count for it |
| `entry:<id>` | an article, with the names in it that have pages |
| `line:<id>` | the same, with only the fields that lists show |
| `profile:<id>` | the same, with only the fields that pages of names show |
| `around:<id>` | the articles that an article links to |
| `at:<link>` | the address of the article to which a link in a text leads |
| `story:<id>` | a story |
| `who:<key>`, `who-month:<key> <month>` | a person, place or organisation, and its articles of a month |
| `list:<kind>` | all people, places or organisations |
| `sections`, `section:<key>`, `section-month:<key> <month>` | all sections, one of them, its articles of a month |
| `months`, `month:<month>`, `day:<day> <page>` | the archive |
| `files:<part>` | the articles in a file for programs: those of a month, of a day, or some of them |
| `mark:<id>` | the hash of an article and of the names in it |
| `feeds`, `changes` | what feeds and sitemaps hold |
| `order`, `entities` | all articles, and all people, places and organisations, in the edition's order |

`incremental/` adds two kinds: `moved`, the old addresses of pages, and `file:<address>`, the text of a file for
programs (`file:<address> <number>`, a part of a large one).

A page depends on each entry that it reads as a whole. So an entry that many pages read holds nothing that changes with
every article.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from site_builder import addresses
from site_builder.model import Card, CardOf, Edition, EditionStory, Outline, itself
from site_builder.pages.edition_entries import (
    UNDATED,
    Around,
    Changed,
    DayEntry,
    DayOfMonth,
    Fact,
    FeedEntry,
    IndexEntry,
    InStory,
    LastEdition,
    LinkedEntity,
    MonthCount,
    MonthEntry,
    Presence,
    StoryEntry,
)
from site_builder.pages.file_parts import file_parts
from site_builder.pages.front.story_choice import front_entry, most_named, recent_articles
from site_builder.pages.keys import digest
from site_builder.pages.listed import listed, profiled
from site_builder.pages.parts.feed_links import is_dated
from site_builder.pages.parts.teasers import date_of, source_of
from site_builder.pages.profiles.entity_entries import entity_entries
from site_builder.pages.sections.labels import sections
from site_builder.pages.sections.section_entries import filed_under, section_entries
from site_builder.settings import Site
from site_builder.text.folding import match_key
from site_builder.text.source_links import SCHEME, stem, web_key

__all__ = ["ON_A_DAY", "at_link", "day_of", "entry_of", "index_edition", "link_keys", "made_of", "story_entry"]

_Item = TypeVar("_Item")

ON_A_DAY = 100
"""Articles on a page of the archive: 100 teasers without excerpts (of 809 Hindi articles) take 25 to 33 kB."""
# Articles of each day on the page of such a month: 31 days fill it as 100 articles fill that of a day.
_TOP = 3
_DAY = "2025-11-06"

_NO_EDITION = LastEdition()
_MADE_OF_ENTRY: Mapping[str, Callable[[IndexEntry], Fact]] = {
    "entry": lambda entry: entry,
    "line": listed,
    "profile": profiled,
    "mark": lambda entry: entry.digest,
}
"""The entries that the mark of an article covers."""


def index_edition(
    edition: Edition, site: Site, card_of: CardOf = itself, last: LastEdition = _NO_EDITION
) -> Iterator[tuple[str, Fact | None]]:
    """Yield the name of each entry of the edition, and what stands there: all at once would be as much as all cards.

    `card_of` returns the card of an outline of the edition. `last`: the last edition. If the mark of an article is the
    same, None is yielded for the entries that it covers: they stand as before, and the card is not needed.
    """
    cards = edition.cards
    present = {who.kind for who in edition.entities}
    kinds = tuple(kind for kind in addresses.FOLDERS if kind in present)
    dated = any(map(is_dated, cards))
    filed = sections(cards)
    yield "presence", Presence(kinds, bool(cards), dated, bool(filed))
    yield "site", ""
    # Feeds leave out copies of an article, so that their readers get each text once.
    copies = {copy for story in edition.stories for copy, _ in story.copies}
    yield "feeds", _feeds([card for card in cards if card.id not in copies], cards, site)
    yield "order", tuple(card.id for card in cards)
    yield "entities", tuple(who.key for who in edition.entities)
    stated = ((addresses.article(card), card.published, card.updated) for card in cards)
    yield "changes", tuple(Changed(*row) for row in stated if row[1] or row[2])
    story_of = {id_: story.id for story in edition.stories for id_ in story.articles}
    by_id = {card.id: card for card in cards}
    stories = {story.id: story_entry(story, by_id.__getitem__) for story in edition.stories}
    days = {card.id: day_of(card, site.time_zone) for card in cards}
    recent = recent_articles(cards, days)
    yield "recent", recent
    yield "front", front_entry(by_id, recent, stories, site.per_page, most_named(edition.entities, recent))
    yield from _articles(edition, card_of, story_of, {one.key: one.name for one in filed}, last.marks)
    yield from ((f"story:{id_}", story) for id_, story in stories.items())
    months = {id_: _month(day) for id_, day in days.items()}
    yield from section_entries(filed, months, site, copies)
    yield from entity_entries(edition, months, copies, site, last.lists)
    if cards:
        yield from _archive(days, stories.values())


def story_entry(story: EditionStory, outline_of: Callable[[str], Outline]) -> StoryEntry:
    """Return the entry of a story; `outline_of` gives the outline or card of an article's id."""
    sources = {_publisher(outline_of(id_)) for id_ in story.articles} - {""}
    return StoryEntry(addresses.story(story), story.lead, story.articles, story.copies, story.differs, len(sources))


def _publisher(card: Outline) -> str:
    """Return the key of an article's publisher, the same for all its spellings; '' if it is not known."""
    known = source_of(card)
    return match_key(known.text.removeprefix("www.")) if known else ""


_IN_NEWS_SITEMAP = 1_000  # Google reads no more


def _feeds(cards: Sequence[Outline], everything: Sequence[Outline], site: Site) -> FeedEntry:
    dated = [card for card in cards if is_dated(card)]
    return FeedEntry(
        newest=tuple(card.id for card in cards[: site.feed_items]),
        dated=tuple(card.id for card in dated[: site.feed_items]),
        news=tuple((card.id, card.published or "") for card in dated[:_IN_NEWS_SITEMAP]),
        moved=tuple(card.id for card in everything if card.aliases),
    )


def _articles(
    edition: Edition,
    card_of: CardOf,
    story_of: Mapping[str, str],
    filed: Mapping[str, str],
    marks: Mapping[str, str],
) -> Iterator[tuple[str, Fact | None]]:
    where: dict[str, list[LinkedEntity]] = {card.id: [] for card in edition.cards}
    for who in edition.entities:
        address = addresses.entity(who)
        links = {
            key: LinkedEntity(key, who.key, address, digest(key, who.key, address))
            for key in {key for _, key in who.members}
        }
        for id_, key in who.members:
            where[id_].append(links[key])
    for (later, card, earlier), related in zip(_with_neighbours(edition.cards), edition.related, strict=True):
        address, linked = addresses.article(card), _linked(card, {one.key: one for one in where.pop(card.id)})
        mark = digest(card, address, linked)
        if marks.get(card.id) == mark:
            yield from ((f"{kind}:{card.id}", None) for kind in _MADE_OF_ENTRY)
        else:
            yield from made_of(IndexEntry(card_of(card), address, linked, mark))
        after, before = later.id if later else None, earlier.id if earlier else None
        yield f"around:{card.id}", Around(after, before, related, story_of.get(card.id), filed_under(card, filed))
    # Of articles that a link may mean alike the oldest is meant.
    places = {at_link(key): addresses.article(card) for card in edition.cards for key in _places(card)}
    yield from places.items()


def made_of(entry: IndexEntry) -> Iterator[tuple[str, Fact]]:
    """Yield the entries that are made of one article alone, and of its links to names."""
    yield from ((f"{kind}:{entry.card.id}", make(entry)) for kind, make in _MADE_OF_ENTRY.items())


def entry_of(card: Card, where: Mapping[str, LinkedEntity]) -> IndexEntry:
    """Return the entry of an article; `where` holds those of its entities that have a page, by `Entity.key`."""
    address, linked = addresses.article(card), _linked(card, where)
    return IndexEntry(card, address, linked, digest(card, address, linked))


def _linked(card: Outline, where: Mapping[str, LinkedEntity]) -> tuple[LinkedEntity, ...]:
    return tuple(where[entity.key] for entity in card.entities if entity.key in where)


def at_link(key: str) -> str:
    """Return the name of the entry with the address of the article that a link with this key leads to."""
    return f"at:{key}"


def _places(card: Outline) -> Iterator[str]:
    """Yield the keys by which links name an article: its source's path and its web address."""
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


def day_of(card: Outline, zone: str) -> str | None:
    """Return the day of an article in the site's zone; only the month ('2025-11') or year if no more is known."""
    date = date_of(card)
    if date is None or len(date.iso) <= len(_DAY):
        return date.iso if date else None
    try:
        moment = datetime.fromisoformat(date.iso)
    except ValueError:
        return date.iso[:10]
    return (moment.astimezone(ZoneInfo(zone)) if moment.tzinfo else moment).date().isoformat()


def _month(day: str | None) -> str:
    return day[:7] if day and len(day) >= len("2025-11") else UNDATED


def _archive(day_by_id: Mapping[str, str | None], stories: Iterable[StoryEntry]) -> Iterator[tuple[str, Fact]]:
    told = {id_: story for story in stories for id_ in story.reports}
    months: dict[str, list[str]] = defaultdict(list)
    for id_, day in day_by_id.items():
        months[_month(day)].append(id_)
    dated = [MonthCount(month, len(months[month])) for month in sorted(months.keys() - {UNDATED}, reverse=True)]
    undated = [MonthCount(UNDATED, len(months[UNDATED]))] if UNDATED in months else []
    yield "months", (*dated, *undated)
    parts = (part for name, ids in months.items() for part in file_parts(name, ids, day_by_id))
    yield from ((f"files:{part}", ids) for part, ids in parts)
    for newer, month, older in _with_neighbours(dated):
        days = _days(months[month.month], day_by_id, told)
        if month.articles <= ON_A_DAY:
            ids = tuple(id_ for _, day_ids in days for id_ in day_ids)
            yield f"month:{month.month}", MonthEntry(month, ids, (), _in_stories(ids, told), newer, older)
            continue
        whole = [(day, ids) for day, ids in days if len(day) == len(_DAY)]
        rest = tuple(id_ for day, ids in days if len(day) < len(_DAY) for id_ in ids)
        tops = tuple(DayOfMonth(day, len(ids), tuple(ids[:_TOP])) for day, ids in whole)
        shown = [*(id_ for day in tops for id_ in day.top), *rest]
        yield f"month:{month.month}", MonthEntry(month, rest, tops, _in_stories(shown, told), newer, older)
        for later, (day, day_ids), before in _with_neighbours(whole):
            beside = later[0] if later else None, before[0] if before else None
            yield from _pages(month.month, day, day_ids, beside, told)
    if undated:
        yield from _pages(UNDATED, None, months[UNDATED], (None, None), told)


def _with_neighbours(newest_first: Sequence[_Item]) -> Iterator[tuple[_Item | None, _Item, _Item | None]]:
    """Yield every item between the next one in time and the previous one; None at the ends."""
    return zip([None, *newest_first], newest_first, [*newest_first[1:], None], strict=False)


def _days(
    ids: Sequence[str], day_by_id: Mapping[str, str | None], told: Mapping[str, StoryEntry]
) -> list[tuple[str, list[str]]]:
    """Return the days of a month, newest first, each with its articles in the order of `DayEntry`."""
    found: dict[str, list[str]] = {}
    for id_ in ids:
        found.setdefault(day_by_id[id_] or "", []).append(id_)
    return [(day, _weightiest_first(day_ids, told)) for day, day_ids in found.items()]


def _weightiest_first(ids: list[str], told: Mapping[str, StoryEntry]) -> list[str]:
    """Return the articles of a day: one of each story, those with most reports first, then their other reports."""
    together: dict[str, list[str]] = {}
    for id_ in ids:
        together.setdefault(told[id_].address if id_ in told else id_, []).append(id_)
    heads = sorted(together.values(), key=lambda one: len(told[one[0]].reports) if one[0] in told else 1, reverse=True)
    lead_first = [sorted(one, key=lambda id_: id_ not in told or told[id_].lead != id_) for one in heads]
    return [*(one[0] for one in lead_first), *(id_ for one in lead_first for id_ in one[1:])]


def _in_stories(ids: Iterable[str], told: Mapping[str, StoryEntry]) -> tuple[InStory, ...]:
    return tuple(InStory(id_, told[id_].address, len(told[id_].reports)) for id_ in ids if id_ in told)


def _pages(
    month: str,
    day: str | None,
    ids: Sequence[str],
    beside: tuple[str | None, str | None],
    told: Mapping[str, StoryEntry],
) -> Iterator[tuple[str, Fact]]:
    for number, start in enumerate(range(0, len(ids), ON_A_DAY), 1):
        part = tuple(ids[start : start + ON_A_DAY])
        stories = _in_stories(part, told)
        yield f"day:{day or UNDATED} {number}", DayEntry(month, day, part, stories, len(ids), number, *beside)

"""The entries of the edition's index about people, places and organisations."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from msgspec.structs import replace

from site_builder import addresses
from site_builder.model import Edition, EditionEntity, EntityKind
from site_builder.pages.edition_entries import EntityEntry, Fact, MonthCount, NamedEntity
from site_builder.pages.profiles.collation import sort_key
from site_builder.pages.profiles.coordinates import spots_of
from site_builder.pages.profiles.telling_apart import qualifiers
from site_builder.settings import Site
from site_builder.text.languages import written_in

__all__ = ["entity_entries"]

# A bound: none of the 953 entities of 809 Hindi articles has more than 7 names.
_NAMES = 12
_MOST = 20
"""If more than one name for 20 former ones is new, all are sorted again."""


def entity_entries(
    edition: Edition,
    months: Mapping[str, str],
    copies: AbstractSet[str],
    site: Site,
    before: Mapping[EntityKind, Sequence[NamedEntity]],
) -> Iterator[tuple[str, Fact]]:
    """Yield `who:<key>`, `who-month:<key> <month>` and `list:<kind>`.

    `months`: the month of each article, by id. `copies`: ids of articles that repeat another's text. `before`: the
    lists of the last edition, by kind.
    """
    # A date that only the text mentions may be long past, so the page leaves it out.
    published = {card.id: months[card.id] for card in edition.cards if card.published}
    apart, spots = qualifiers(edition, published), spots_of(edition.entities)
    lists: dict[EntityKind, list[NamedEntity]] = {}
    for who in edition.entities:
        mark, spot = apart.get(who.key), spots.get(who.key)
        entry = replace(_entity(who, months, published, site), qualifier=mark, spot=spot, feed=_feed(who, site, copies))
        yield f"who:{who.key}", entry
        if entry.months:
            yield from _months_of(who, months)
        row = NamedEntity(who.name, entry.address, entry.articles, mark, spot)
        lists.setdefault(who.kind, []).append(row)
    script = written_in(site.main_language)
    for kind, rows in lists.items():
        yield f"list:{kind}", tuple(_in_order(rows, before.get(kind, ()), script))


def _in_order(rows: Iterable[NamedEntity], before: Iterable[NamedEntity], script: str | None) -> list[NamedEntity]:
    """Return `rows` in the order of their names; `before`: the last list, which shows the order of most of them."""

    def place(row: NamedEntity) -> tuple[object, str]:
        return sort_key(row.name, script), row.address

    known = {(row.name, row.address): at for at, row in enumerate(before)}
    new = [row for row in rows if (row.name, row.address) not in known]
    if len(new) * _MOST > len(known):
        return sorted(rows, key=place)
    found = sorted((row for row in rows if (row.name, row.address) in known), key=lambda r: known[r.name, r.address])
    for row in new:
        insort(found, row, key=place)
    return found


def _entity(who: EditionEntity, months: Mapping[str, str], published: Mapping[str, str], site: Site) -> EntityEntry:
    size = site.per_page
    return EntityEntry(
        kind=who.kind,
        name=who.name,
        names=who.names[:_NAMES],
        address=addresses.entity(who),
        articles=len(who.articles),
        latest=who.articles[:size],
        months=_counts(months[id_] for id_ in who.articles) if len(who.articles) > size else (),
        published=_counts(published[id_] for id_ in who.articles if id_ in published),
        # One article that names both tells little of either.
        company=tuple(one for one in who.company if one[1] > 1),
    )


def _feed(who: EditionEntity, site: Site, copies: AbstractSet[str]) -> tuple[str, ...]:
    """Return the articles in an entity's feed, each text once."""
    if not site.base_url or len(who.articles) < site.feed_min_articles:
        return ()
    return tuple(islice((id_ for id_ in who.articles if id_ not in copies), site.feed_items))


def _counts(months: Iterable[str]) -> tuple[MonthCount, ...]:
    return tuple(MonthCount(month, articles) for month, articles in Counter(months).items())


def _months_of(who: EditionEntity, months: Mapping[str, str]) -> Iterator[tuple[str, Fact]]:
    found: dict[str, list[str]] = {}
    for id_ in who.articles:
        found.setdefault(months[id_], []).append(id_)
    yield from ((f"who-month:{who.key} {month}", tuple(ids)) for month, ids in found.items())

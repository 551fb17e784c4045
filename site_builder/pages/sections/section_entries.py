"""What stands under the names of sections in `edition_index`."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from site_builder.model import Card
from site_builder.pages.edition_entries import Fact, MonthCount, NamedEntity, SectionEntry, SectionLink
from site_builder.pages.sections.labels import Section, labels, section_address
from site_builder.settings import Site
from site_builder.text.folding import match_key

__all__ = ["filed_under", "section_entries"]


def section_entries(
    found: Sequence[Section], months: Mapping[str, str], site: Site, copies: AbstractSet[str]
) -> Iterator[tuple[str, Fact]]:
    """Yield the entries of all sections; `months`: the month of each article, `copies`: those that repeat another."""
    size = site.per_page
    if not found:
        return
    rows = [NamedEntity(one.name, section_address(one.key), len(one.articles)) for one in found]
    yield "sections", tuple(sorted(rows, key=lambda row: (match_key(row.name), row.address)))
    for one in found:
        by_month: dict[str, list[str]] = {}
        if len(one.articles) > size:
            for id_ in one.articles:
                by_month.setdefault(months[id_], []).append(id_)
        counts = tuple(MonthCount(month, len(ids)) for month, ids in by_month.items())
        latest = one.articles[:size]
        feed = tuple(islice((id_ for id_ in one.articles if id_ not in copies), site.feed_items))
        address, whole = section_address(one.key), len(one.articles)
        yield f"section:{one.key}", SectionEntry(one.name, address, whole, latest, counts, feed)
        yield from ((f"section-month:{one.key} {month}", tuple(ids)) for month, ids in by_month.items())


def filed_under(card: Card, names: Mapping[str, str]) -> tuple[SectionLink, ...]:
    """Return the sections of an article that have a page; `names`: those of all such sections, by key."""
    return tuple(SectionLink(key, names[key], section_address(key)) for key in labels(card) if key in names)

"""The entries of sections in `edition_index`."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from site_builder.model import Outline
from site_builder.pages.edition_entries import Fact, MonthCount, NamedEntity, SectionEntry, SectionLink
from site_builder.pages.profiles.collation import sort_key
from site_builder.pages.sections.labels import Section, labels, section_address
from site_builder.settings import Site
from site_builder.text.languages import written_in

__all__ = ["filed_under", "section_entries"]


def section_entries(
    found: Sequence[Section], months: Mapping[str, str], site: Site, copies: AbstractSet[str]
) -> Iterator[tuple[str, Fact]]:
    """Yield the entries of all sections; `months`: month by id of article, `copies`: articles that repeat another."""
    if not found:
        return
    rows = [NamedEntity(one.name, section_address(one.key), len(one.articles)) for one in found]
    script, size = written_in(site.main_language), site.per_page
    yield "sections", tuple(sorted(rows, key=lambda row: (sort_key(row.name, script), row.address)))
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


def filed_under(card: Outline, names: Mapping[str, str]) -> tuple[SectionLink, ...]:
    """Return the sections of an article that have a page; `names`: the names of all sections with a page, by key."""
    return tuple(SectionLink(key, names[key], section_address(key)) for key in labels(card) if key in names)

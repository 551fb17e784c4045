"""The stage 'lay out': repeated only for subjects whose pages depend on something that has changed."""

from collections.abc import Callable, Iterator
from itertools import groupby

import msgspec
from msgspec import Struct

from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.store_file import DamagedStoreError
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.edition_views import KeptEdition
from site_builder.incremental.output_state import OutputState
from site_builder.incremental.page_files import Design
from site_builder.model import Body, Page
from site_builder.pages.lay_out import SUBJECTS, base_of, page_of, plan

__all__ = ["PlannedSite", "plan_changed", "shown_first"]

_Rows = tuple[tuple[str, str], ...]
"""Address and key of each page of a subject."""

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Rows).decode
_BATCH = 4000
_KEPT = 500
"""If this many subjects or fewer are planned, their pages stay in memory until rendering, about 30 MB; else all are
planned twice."""


class PlannedSite(Struct, frozen=True):
    """All pages of the site, and the pages that must be made."""

    keys: dict[str, str]
    """The key of every page, by address."""
    stale: int
    """Number of pages that must be made."""
    pages: Iterator[Page]
    """The pages to make, planned on demand, so that memory does not grow with their number."""


def plan_changed(output: OutputState, edition: KeptEdition, design: Design) -> PlannedSite:
    """Plan the changed pages; return the keys of all pages, and the pages that the output folder does not have."""
    views, context = edition.views, edition.reader.context()
    base = base_of(context)
    state = fingerprint(base, design.state())
    if views.state("design") != state:
        views.forget_plans({"design": state})

    def planned(subject: str) -> tuple[Page, ...]:
        found = plan(subject, edition.reader, _bodies(output.run, edition))
        return tuple(page_of(one, context, base, design.digest) for one in found)

    unplanned = _near_by_near(edition, views.unplanned(SUBJECTS))
    kept = _plan(edition, unplanned, planned)
    subjects: dict[str, str] = {}
    keys: dict[str, str] = {}
    for subject, raw in views.plans():
        for address, key in _decoded(subject, raw):
            subjects[address], keys[address] = subject, key
    stale = output.stale(keys)
    order = _near_by_near(edition, sorted({subjects[address] for address in stale}))
    places = {subject: place for place, subject in enumerate(order)}
    in_order = sorted(stale, key=lambda address: (not shown_first(address), places[subjects[address]], address))
    pages = _pages(in_order, subjects, lambda one: kept.pop(one, None) or planned(one))
    return PlannedSite(keys, len(stale), pages)


def _near_by_near(edition: KeptEdition, subjects: list[str]) -> list[str]:
    """Return the subjects in an order in which most read entries that the one before has read.

    `subjects` are in the order of their names, in which articles follow each other by chance. Articles that refer to
    each other are near in the edition's order, and so are those of most names: each name stands at its newest article.
    For few subjects the order does not matter.
    """
    if len(subjects) <= _KEPT:
        return subjects
    place = {id_: at for at, id_ in enumerate(edition.reader.order())}
    newest = edition.reader_once.newest
    return sorted(subjects, key=lambda subject: place.get(newest(subject), -1))


def _bodies(run: BuildRun, edition: KeptEdition) -> Callable[[str], Body]:
    """Return a function from the id of an article to its body, which is read only when needed."""
    return lambda id_: run.store.body(edition.reader.entry(id_).card.path)


def _plan(
    edition: KeptEdition, subjects: list[str], planned: Callable[[str], tuple[Page, ...]]
) -> dict[str, tuple[Page, ...]]:
    """Store plans for these subjects, which have none; return their pages, unless they are many."""
    kept: dict[str, tuple[Page, ...]] = {}
    batch = []
    for subject in subjects:
        edition.names_read.clear()
        pages = planned(subject)
        rows = tuple((page.address, page.key) for page in pages)
        batch.append((subject, _encode(rows), frozenset(edition.names_read)))
        if len(subjects) <= _KEPT:
            kept[subject] = pages
        if len(batch) == _BATCH:
            edition.views.remember_plans(batch)
            batch = []
    edition.views.remember_plans(batch)
    return kept


def shown_first(address: str) -> bool:
    """Return whether a page is for people; such pages are made before the files for programs."""
    return address.endswith(".html")


def _pages(stale: list[str], subjects: dict[str, str], planned: Callable[[str], tuple[Page, ...]]) -> Iterator[Page]:
    for subject, addresses in groupby(stale, subjects.__getitem__):
        wanted = set(addresses)
        yield from (page for page in planned(subject) if page.address in wanted)


def _decoded(subject: str, raw: bytes) -> _Rows:
    try:
        return _decode(raw)
    except msgspec.MsgspecError as error:
        raise DamagedStoreError(subject) from error

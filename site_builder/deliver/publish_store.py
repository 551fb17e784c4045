"""Publishing to a place where files are written one by one: a folder, a bucket, another machine."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from site_builder.deliver.publish_plan import (
    PUBLISHED,
    Foreign,
    LocalSite,
    PublishPlan,
    claimed,
    made_plan,
    published_list,
    read_list,
    site_digests,
)
from site_builder.deliver.site_listing import site_listing
from site_builder.errors import DeliveryError, Problem, system_problem

__all__ = ["PublishStore", "local_site", "plan_for_store", "publish_to_store"]


class PublishStore(Protocol):
    """A place that holds files by address; each file is old or new, never half. Its methods raise DeliveryError."""

    @property
    def place(self) -> str:
        """Return what messages call it."""

    def standing(self) -> frozenset[str]:
        """Return the addresses of all files that are there."""

    def read(self, address: str) -> bytes | None:
        """Return a file; None when it is not there."""

    def write(self, root: Path, addresses: Iterable[str], done: Callable[[], None]) -> None:
        """Put these files of the folder `root` in place; call `done` after each."""

    def write_list(self, content: bytes) -> None:
        """Put the list of what is published in place."""

    def remove(self, addresses: Iterable[str]) -> None:
        """Remove these files; one that is gone already is not a fault."""


def local_site(root: Path) -> LocalSite:
    """Return the site in the folder `root`; raises DeliveryError when it cannot be read."""
    sizes = site_listing(root)
    for address in sizes:
        if "\n" in address:
            raise DeliveryError(Problem(str(root / address), None, "has a line break in its name", "rename it"))
    try:
        return LocalSite(root, sizes, site_digests(root, sizes))
    except OSError as error:
        raise DeliveryError(system_problem(error, what="cannot be read")) from error


def plan_for_store(site: LocalSite, store: PublishStore, foreign: Foreign) -> tuple[PublishPlan, dict[str, str]]:
    """Return the plan, and the list at the target."""
    before = read_list(store.read(PUBLISHED))
    return made_plan(site, before, store.standing(), foreign, store.place), before


def publish_to_store(
    site: LocalSite, store: PublishStore, plan: PublishPlan, before: Mapping[str, str], done: Callable[[], None]
) -> None:
    """Carry out the plan. If it is killed, the old pages are still there, and the same command continues."""
    if plan.is_done and before.keys() == site.digests.keys():
        return
    if plan.added or plan.changed:
        store.write_list(published_list(claimed(before, plan)))
    for step in plan.steps():
        store.write(site.root, step, done)
    store.remove(plan.removed)
    store.write_list(published_list(site.digests))

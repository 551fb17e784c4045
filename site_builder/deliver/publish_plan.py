"""Plans which files a target needs, and in which order, so that no reader meets a dead link."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from site_builder.addresses import FRONT
from site_builder.deliver.folder import MANIFEST
from site_builder.errors import DeliveryError, Problem

__all__ = ["PUBLISHED", "Foreign", "PublishPlan", "claimed", "made_plan", "published_list", "read_list", "site_digests"]

PUBLISHED = f"{MANIFEST}-published"
"""Name of the file that lists, at the target, what was published there."""
Foreign: TypeAlias = Literal["refuse", "keep", "remove"]
"""What to do about files at the target that news-digest did not put there."""
_HEADER = "# Files that news-digest published here, each with the beginning of its SHA-256.\n"
_CLAIMED = "-" * 16
"""Placeholder for the digest of a file that is being written: it may be the old or the new one."""
_LOADED = ("assets/", "pictures/", "search/")
_SHOWN = 5  # files that a plan names


@dataclass(frozen=True, slots=True)
class PublishPlan:
    """What has to be done at a target."""

    added: tuple[str, ...]
    """Addresses that are new there."""
    changed: tuple[str, ...]
    """Addresses whose files differ from those of the site."""
    removed: tuple[str, ...]
    """Addresses that are no longer in the site."""
    foreign: tuple[str, ...]
    """Files of others, which stay."""
    size: int
    """Bytes of all that is added or changed."""

    @property
    def is_done(self) -> bool:
        """Return whether nothing has to be done."""
        return not (self.added or self.changed or self.removed)

    def steps(self) -> tuple[tuple[str, ...], ...]:
        """Return what has to be written, in steps: each may begin when the one before is done; removals come last.

        What pages load comes first, then pages to which nothing leads yet, then articles that have changed, then lists,
        then the front page, then what programs read. So, at any moment, every link of a page to which the old or the
        new site leads is alive.
        """
        new = frozenset(self.added)
        steps: dict[int, list[str]] = {}
        for address in (*self.added, *self.changed):
            steps.setdefault(_step(address, is_new=address in new), []).append(address)
        return tuple(tuple(sorted(steps[number])) for number in sorted(steps))


def _step(address: str, *, is_new: bool) -> int:
    if address.startswith(_LOADED):
        return 0
    if not address.lower().endswith((".html", ".htm")):
        return 5
    if is_new and address != FRONT:
        return 1
    if address.startswith("articles/"):
        return 2
    return 4 if address == FRONT else 3


def site_digests(root: Path, addresses: Iterable[str]) -> dict[str, str]:
    """Return the beginning of the SHA-256 of each file, by address; raises OSError."""
    return {address: hashlib.sha256((root / address).read_bytes()).hexdigest()[:16] for address in addresses}


def read_list(content: bytes | None) -> dict[str, str]:
    """Return address and digest of every file in a list; invalid lines are skipped."""
    rows = (content or b"").decode("utf-8", "replace").split("\n")
    pairs = (row.partition(" ") for row in rows if not row.startswith("#"))
    return {address: digest for digest, _, address in pairs if _is_inside(address)}


def _is_inside(address: str) -> bool:
    parts = address.split("/")
    return bool(address) and ".." not in parts and "" not in parts and "\0" not in address


def published_list(digests: Mapping[str, str]) -> bytes:
    """Return the list of what was published."""
    return (_HEADER + "".join(f"{digests[address]} {address}\n" for address in sorted(digests))).encode()


def claimed(before: Mapping[str, str], plan: PublishPlan) -> dict[str, str]:
    """Return the list for the time of publishing: if anything stops it, the next run knows which files are ours."""
    return {**before, **dict.fromkeys((*plan.added, *plan.changed), _CLAIMED)}


def made_plan(
    digests: Mapping[str, str],
    sizes: Mapping[str, int],
    before: Mapping[str, str],
    standing: Iterable[str],
    foreign: Foreign,
    place: str,
) -> PublishPlan:
    """Return the plan for a target that holds the files `standing`, `before` being its list.

    Raises DeliveryError when files of others stand there: any of them, or with `foreign` 'keep' one in the place of a
    file of the site.
    """
    there = frozenset(standing) - {PUBLISHED}
    others = there - before.keys()
    in_the_way = sorted(others & digests.keys())
    if foreign == "refuse" and others:
        raise DeliveryError(_refusal(place, sorted(others)))
    if foreign == "keep" and in_the_way:
        what = f"files that news-digest did not make have the names of pages: {_some(in_the_way)}"
        raise DeliveryError(
            Problem(place, None, what, "move them away, or publish with --foreign remove, which replaces them")
        )
    ours = there if foreign == "remove" else there & before.keys()
    added = sorted(digests.keys() - there)
    changed = sorted(one for one in digests.keys() & there if before.get(one) != digests[one])
    kept = sorted(there - ours)
    size = sum(sizes[address] for address in (*added, *changed))
    return PublishPlan(tuple(added), tuple(changed), tuple(sorted(ours - digests.keys())), tuple(kept), size)


def _refusal(place: str, others: list[str]) -> Problem:
    what = f"this place contains files that news-digest did not make: {_some(others)}"
    fix = "choose another place; or keep them with --foreign keep, or remove them with --foreign remove"
    return Problem(place, None, what, fix)


def _some(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more

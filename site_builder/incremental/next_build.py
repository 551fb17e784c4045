"""Describes what the next build would do, and why, without building or changing anything."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder import sources
from site_builder.deliver import open_folder, site_stands, was_interrupted
from site_builder.engine.store import Seen
from site_builder.engine.store_file import DamagedStoreError
from site_builder.errors import SourceError
from site_builder.incremental.build_run import BuildRun, cache_file, open_run
from site_builder.incremental.standing_site import changed_since
from site_builder.settings import Settings

__all__ = ["next_build"]

_SHOWN = 5
"""Most file names that are shown; the others are counted."""


def next_build(settings: Settings) -> tuple[str, ...]:
    """Return lines on what the next build would do; raises NewsDigestError when it would not begin."""
    if not cache_file(settings.build).is_file() or not site_stands(settings.build.output):
        return ("makes the whole site: there is no site yet, or it has no cache",)
    if was_interrupted(settings.build.output):
        return ("reads every file of the site: the last build was stopped, or another build is running",)
    try:
        with open_run(settings, lambda _: None) as run, open_folder(settings.build.output) as folder:
            changed = changed_since(run, folder)
            rows = tuple(_articles(run)) if changed != () else ()
    except DamagedStoreError as error:
        return (f"makes the whole site: the cache is damaged ({error})",)
    if changed is None:
        return ("looks at every file: another version made the last build, or a folder cannot be read", *rows)
    return (f"reads what changed: {', '.join(changed)}", *rows) if changed else ("does nothing: nothing has changed",)


def _articles(run: BuildRun) -> Iterator[str]:
    seen, folder = run.store.seen(), run.settings.build.seeds
    found = {file.path: file.stamp.text() for file in sources.scan(folder).found}
    changed = [path for path in found.keys() & seen.keys() if _is_changed(folder, seen[path], found[path])]
    for what, paths in (
        ("new", found.keys() - seen.keys()),
        ("changed", changed),
        ("gone", seen.keys() - found.keys()),
    ):
        if paths:
            yield f"{what}: {_listed(sorted(paths))}"


def _is_changed(folder: Path, seen: Seen, stamp: str) -> bool:
    """Return whether a file has changed since it was seen. If its stamp could not be trusted then, its bytes tell."""
    if seen.stamp:
        return stamp != seen.stamp
    try:
        return sources.digest_of(folder, seen.path)[0] != seen.digest
    except SourceError:
        return True


def _listed(paths: Sequence[str]) -> str:
    more = len(paths) - _SHOWN
    return ", ".join(paths[:_SHOWN]) + (f" and {more} more" if more > 0 else "")

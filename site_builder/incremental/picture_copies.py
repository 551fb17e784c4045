"""Copies pictures of the seeds folder if they or their copies have changed since the last build."""

import time
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path

from site_builder.engine.stamps import settled, stamp_of
from site_builder.errors import Problem, UnreadableError, system_problem
from site_builder.incremental.build_run import BuildRun
from site_builder.incremental.output_state import OutputState
from site_builder.model import Card, File
from site_builder.picture_files import without_metadata
from site_builder.pictures import KnownSizes, local_pictures, with_shown

__all__ = ["copied_pictures", "with_pictures"]


def with_pictures(run: BuildRun, cards: Iterable[Card]) -> Iterator[tuple[Card, bool, tuple[Problem, ...]]]:
    """Yield each card with those pictures of the folder that can be shown, and warnings for the others.

    Between them: whether the card has pictures of the folder at all, also if these are missing now.
    """
    sizes = KnownSizes(run.settings.build.cache)
    for card in cards:
        shown, problems = with_shown(card, run.settings.build.seeds, sizes)
        yield shown, bool(local_pictures([card])), problems
    sizes.keep()


def copied_pictures(
    output: OutputState, pictures: Mapping[str, Path], key_of: MutableMapping[str, str]
) -> Iterator[File]:
    """Yield the file of every picture whose copy may not be current; `pictures`: the original of each, by address.

    The key of each picture is put into `key_of`: the stamp of its original, so that a replacement with the same size
    and time is noticed. A picture whose stamp cannot be trusted gets no key. Raises UnreadableError, unless the build
    keeps going.
    """
    run = output.run
    for address, original in pictures.items():
        try:
            stamp = stamp_of(original.stat())
            key = f"{original.resolve()} {stamp.text()}" if settled(stamp, time.time_ns()) else ""
            left, here = output.left.get(address), output.stamps.get(address)
            if left and key and here and (left.key, left.stamp) == (key, here.text()) and not output.verify:
                continue
            content = original.read_bytes()
        except OSError as error:
            problem = system_problem(error, original, "this picture cannot be read")
            if not run.settings.build.keep_going:
                raise UnreadableError(problem) from error
            run.told((None, [problem]))
            continue
        key_of[address] = key
        yield File(address, without_metadata(content))

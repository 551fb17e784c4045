"""A site in which nothing has changed is not built again: one look at every file, and nothing is read.

It imports no stage, since loading the stages takes longer than this look.
"""

import hashlib
import os
import sys
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import msgspec

from site_builder.deliver import Folder, open_folder, site_stands
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.libraries import installed
from site_builder.engine.own_files import PACKAGE, template_folder
from site_builder.engine.store_file import DamagedStoreError
from site_builder.engine.tree_state import tree_state
from site_builder.errors import Problem
from site_builder.incremental.build_run import BuildRun, open_run
from site_builder.report import Finished, Reporter, Trouble
from site_builder.settings import Build, Settings

__all__ = ["inputs_state", "remember_site", "standing_site"]


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """What a build told."""

    done: Finished
    problems: tuple[Problem, ...]
    made: datetime
    until: datetime | None
    """When a date of an article stops lying in the future, so that the site changes by itself."""


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Record).decode


def standing_site(settings: Settings, inputs: str | None, report: Reporter) -> Finished | None:
    """Return what the last build of this site told, and report its problems again; None: the site must be built.

    It must be built unless every file that goes into the site, and every file of it, has the stamp it had then.
    `inputs`: what `inputs_state` returns now.
    """
    began, options = time.monotonic(), settings.build
    if inputs is None or options.verify or not site_stands(options.output):
        return None
    try:
        with open_run(settings, report) as run, open_folder(options.output) as folder:
            record = None if folder.interrupted else _left(run, folder, inputs)
    except DamagedStoreError:
        return None
    if record is None:
        return None
    for problem in record.problems:
        report(Trouble(problem))
    done = replace(record.done, written=0, removed=0, seconds=time.monotonic() - began)
    report(done)
    return done


def _left(run: BuildRun, folder: Folder, inputs: str) -> _Record | None:
    """Return what was told of the site as it stands; None when it would be another today."""
    left = run.store.site(folder.name, fingerprint(inputs, _ledger(run.settings.build), folder.state()))
    record = _decode(left) if left else None
    now = datetime.now(UTC)
    return record if record and record.made <= now and not (record.until and record.until <= now) else None


def remember_site(run: BuildRun, folder: Folder, inputs: str | None, until: datetime | None, done: Finished) -> None:
    """Keep what was told of the site that now stands in `folder`.

    `inputs`: what `inputs_state` returned before anything was read; None: nothing is kept. `until`: see `next_change`.
    """
    if inputs is not None:
        record = _Record(done, tuple(run.problems), run.began, until)
        state = fingerprint(inputs, _ledger(run.settings.build), folder.state())
        run.store.remember_site(folder.name, state, _encode(record))


def _ledger(options: Build) -> str:
    """Return the hash of the ledger's text: a build that writes it makes the same site of what it has written."""
    digests = []
    for file in options.ledgers():
        with suppress(OSError):
            digests.append(hashlib.sha256(file.read_bytes()).hexdigest())
    return fingerprint(*digests)


def inputs_state(settings: Settings) -> str | None:
    """Return a hash of all that goes into the site but the ledger; None when a change might not show in it."""
    options = settings.build
    places = (options.seeds, options.templates, options.entities, PACKAGE, template_folder())
    ledgers = (file.absolute() for file in options.ledgers())
    files = tree_state((place.absolute() for place in places), time.time_ns(), ledgers)
    if files is None:
        return None
    how = repr((settings.site, settings.rules, options.strict, options.keep_going, options.drafts))
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    return fingerprint(files, how, moment, sys.version, *installed())

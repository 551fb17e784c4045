"""A site in which nothing has changed is not built again: one look at every file, and nothing is read.

It imports no stage, since loading the stages takes longer than this look.
"""

import hashlib
import os
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from site_builder.deliver import Folder, open_folder, site_stands, was_interrupted
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.libraries import installed
from site_builder.engine.own_files import PACKAGE, template_folder
from site_builder.engine.store_file import DamagedStoreError
from site_builder.engine.tree_state import tree_state
from site_builder.errors import Problem
from site_builder.incremental.build_run import BuildRun, open_run
from site_builder.report import Finished, Reporter, Trouble
from site_builder.settings import Build, Settings

__all__ = ["InputsState", "changed_since", "inputs_state", "remember_site", "standing_site"]


InputsState: TypeAlias = dict[str, str]
"""Hashes of all that goes into a site but the ledger, by what it is called in messages."""


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """What a build told."""

    done: Finished
    problems: tuple[Problem, ...]
    made: datetime
    until: datetime | None
    """When a date of an article stops lying in the future, so that the site changes by itself."""
    inputs: InputsState
    """What it was made of."""


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Record).decode


def standing_site(settings: Settings, inputs: InputsState | None, report: Reporter) -> Finished | None:
    """Return what the last build of this site told, and report its problems again; None: the site must be built.

    It must be built unless every file that goes into the site, and every file of it, has the stamp it had then.
    `inputs`: what `inputs_state` returns now.
    """
    began, options = time.monotonic(), settings.build
    # Asked before the folder is opened: that clears the traces of a killed build, and the next one must find them.
    stands = site_stands(options.output) and not was_interrupted(options.output)
    if inputs is None or options.verify or not stands:
        return None
    try:
        with open_run(settings, report) as run, open_folder(options.output) as folder:
            record = _left(run, folder, inputs)
    except DamagedStoreError:
        return None
    if record is None:
        return None
    for problem in record.problems:
        report(Trouble(problem))
    done = replace(record.done, written=0, removed=0, seconds=time.monotonic() - began)
    report(done)
    return done


def _left(run: BuildRun, folder: Folder, inputs: InputsState) -> _Record | None:
    """Return what was told of the site as it stands; None when it would be another today."""
    state, left = run.store.site(folder.name) or ("", b"")
    record = _read(left)
    # The files of the site come last, as they are many: after an edit nobody need look at them here.
    if record is None or record.inputs != inputs or not _holds(record):
        return None
    return record if state == _state(run, folder, inputs) else None


def _read(left: bytes) -> _Record | None:
    """Return what a build told; None: there was none, or it was of a version that tells other things."""
    try:
        return _decode(left) if left else None
    except msgspec.MsgspecError:
        return None


def _holds(record: _Record) -> bool:
    """Return whether time alone has not made the site another one."""
    now = datetime.now(UTC)
    return record.made <= now and not (record.until and record.until <= now)


def _state(run: BuildRun, folder: Folder, inputs: InputsState) -> str:
    parts = (f"{name} {state}" for name, state in sorted(inputs.items()))
    return fingerprint(*parts, _ledger(run.settings.build), folder.state())


def changed_since(run: BuildRun, folder: Folder) -> tuple[str, ...] | None:
    """Return what has changed since the site in `folder` was built, as words for a message; None: nobody knows.

    Nobody does when the cache knows no such site, or when stamps of files cannot be trusted.
    """
    inputs, (state, left) = inputs_state(run.settings), run.store.site(folder.name) or ("", b"")
    if inputs is None:
        return None
    record = _read(left)
    if record is None:
        return None
    changed = [name for name, now in inputs.items() if record.inputs.get(name) != now]
    if not changed and state != _state(run, folder, inputs):
        changed = ["files of the site, or the ledger of addresses"]
    if not _holds(record):
        changed.append("a date that lay in the future")
    return tuple(changed)


def remember_site(
    run: BuildRun, folder: Folder, inputs: InputsState | None, until: datetime | None, done: Finished
) -> None:
    """Keep what was told of the site that now stands in `folder`.

    `inputs`: what `inputs_state` returned before anything was read; None: nothing is kept. `until`: see `next_change`.
    """
    if inputs is not None:
        record = _Record(done, tuple(run.problems), run.began, until, inputs)
        run.store.remember_site(folder.name, _state(run, folder, inputs), _encode(record))


def _ledger(options: Build) -> str:
    """Return the hash of the ledger's text: a build that writes it makes the same site of what it has written."""
    digests = []
    for file in options.ledgers():
        with suppress(OSError):
            digests.append(hashlib.sha256(file.read_bytes()).hexdigest())
    return fingerprint(*digests)


def inputs_state(settings: Settings) -> InputsState | None:
    """Return hashes of all that goes into the site but the ledger; None when a change might not show in them."""
    options = settings.build
    places: dict[str, tuple[Path, ...]] = {
        "the articles": (options.seeds,),
        "the templates": (options.templates, template_folder()),
        "the corrections of names": (options.entities,),
        "the fonts of cards": (Path(settings.site.card_fonts),) if settings.site.card_fonts else (),
        "the program": (PACKAGE,),
    }
    ledgers, now = tuple(file.absolute() for file in options.ledgers()), time.time_ns()
    found = {}
    for name, of in places.items():
        state = tree_state((place.absolute() for place in of), now, ledgers)
        if state is None:
            return None
        found[name] = state
    how = repr((settings.site, settings.rules, options.strict, options.keep_going, options.drafts))
    found["the settings"] = fingerprint(how, os.environ.get("SOURCE_DATE_EPOCH", ""))
    found["Python or its libraries"] = fingerprint(sys.version, *installed())
    return found

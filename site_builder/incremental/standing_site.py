"""Skips the build if nothing has changed: it checks the stamp of every file, but reads no file.

It imports no stage, because loading the stages takes longer than this check.
"""

import hashlib
import os
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from site_builder.deliver import Folder, open_folder, site_stands, was_interrupted
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.libraries import installed
from site_builder.engine.own_files import PACKAGE, template_folder
from site_builder.engine.store_file import DamagedStoreError
from site_builder.engine.tree_state import digests_of, tree_state
from site_builder.errors import Problem
from site_builder.incremental.build_run import BuildRun, InputsState, open_run
from site_builder.report import Finished, Reporter, Trouble
from site_builder.settings import Build, Settings

__all__ = ["changed_since", "inputs_state", "remember_site", "standing_site"]


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """The result of a build, for the next one."""

    done: Finished
    problems: tuple[Problem, ...]
    made: datetime
    until: datetime | None
    """The first moment when a future date of an article is past, which changes the site; None if there is none."""
    inputs: InputsState
    """Its inputs."""


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Record).decode


def standing_site(settings: Settings, inputs: InputsState | None, report: Reporter) -> Finished | None:
    """Return the result of the last build, and report its problems again; None if the site must be built.

    It must be built unless every input file and every file of the site has the same stamp as at the last build. If a
    stamp was too fresh to be trusted, the bytes are compared. `inputs`: the present result of `inputs_state`.
    """
    began, options = time.monotonic(), settings.build
    # Check this before `open_folder`: it clears the traces of a killed build, which the next build must find.
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
    """Return the record of the present site; None if a build now would change the site."""
    state, left = run.store.site(folder.name) or ("", b"")
    record = _read(left)
    # The files of the site come last, because they are many: after an edit they need no check here.
    if record is None or not _same_inputs(record.inputs, inputs) or not _holds(record):
        return None
    if state != _state(run, folder, inputs):
        return None
    if record.inputs.unsure != inputs.unsure:  # some stamps can be trusted now, so their files need not be read again
        run.store.remember_site(folder.name, state, _encode(replace(record, inputs=inputs)))
    return record


def _same_inputs(then: InputsState, now: InputsState) -> bool:
    """Return whether all inputs are unchanged; files whose stamps could not be trusted at the last build are read."""
    if then.hashes != now.hashes:
        return False
    try:
        return digests_of(then.unsure) == then.unsure
    except OSError:
        return False


def _read(left: bytes) -> _Record | None:
    """Return the record of a build; None if there is none, or if it has another format."""
    try:
        return _decode(left) if left else None
    except msgspec.MsgspecError:
        return None


def _holds(record: _Record) -> bool:
    """Return whether the clock is not before the last build, and no future date has become past since then."""
    now = datetime.now(UTC)
    return record.made <= now and not (record.until and record.until <= now)


def _state(run: BuildRun, folder: Folder, inputs: InputsState) -> str:
    parts = (f"{name} {state}" for name, state in sorted(inputs.hashes.items()))
    return fingerprint(*parts, _ledger(run.settings.build), folder.state())


def changed_since(run: BuildRun, folder: Folder) -> tuple[str, ...] | None:
    """Return what has changed since the site in `folder` was built, as words for a message; None if that is not known.

    It is not known if the cache has no record of the site, or if the state of its inputs cannot be found.
    """
    inputs, (state, left) = inputs_state(run.settings), run.store.site(folder.name) or ("", b"")
    if inputs is None:
        return None
    record = _read(left)
    if record is None:
        return None
    changed = [name for name, now in inputs.hashes.items() if record.inputs.hashes.get(name) != now]
    if not changed and not _same_inputs(record.inputs, inputs):
        changed = ["a file that was being written"]
    if not changed and state != _state(run, folder, inputs):
        changed = ["files of the site, or the ledger of addresses"]
    if not _holds(record):
        changed.append("a date that lay in the future")
    return tuple(changed)


def remember_site(
    run: BuildRun, folder: Folder, inputs: InputsState | None, until: datetime | None, done: Finished
) -> None:
    """Store the record of the site that is now in `folder`.

    `inputs`: the result of `inputs_state` before any input was read; None: store nothing. `until`: see `next_change`.
    """
    if inputs is not None:
        record = _Record(done, tuple(run.problems), run.began, until, inputs)
        run.store.remember_site(folder.name, _state(run, folder, inputs), _encode(record))


def _ledger(options: Build) -> str:
    """Return the hash of the ledger's text. A build with the ledger that it wrote itself makes the same site again."""
    digests = []
    for file in options.ledgers():
        with suppress(OSError):
            digests.append(hashlib.sha256(file.read_bytes()).hexdigest())
    return fingerprint(*digests)


def inputs_state(settings: Settings) -> InputsState | None:
    """Return the state of all inputs of the site except the ledger; None if it might miss a change."""
    options = settings.build
    places: dict[str, tuple[Path, ...]] = {
        "the articles": (options.seeds,),
        "the templates": (options.templates, template_folder()),
        "the corrections of names": (options.entities,),
        "the fonts of cards": (Path(settings.site.card_fonts),) if settings.site.card_fonts else (),
        "the program": (PACKAGE,),
    }
    ledgers, now = tuple(file.absolute() for file in options.ledgers()), time.time_ns()
    found, unsure = dict[str, str](), dict[str, str]()
    for name, of in places.items():
        state = tree_state((place.absolute() for place in of), now, ledgers)
        if state is None:
            return None
        found[name] = state.stamps
        unsure |= state.unsure
    how = repr((settings.site, settings.rules, options.strict, options.keep_going, options.drafts))
    found["the settings"] = fingerprint(how, os.environ.get("SOURCE_DATE_EPOCH", ""))
    found["Python or its libraries"] = fingerprint(sys.version, *installed())
    return InputsState(found, unsure)

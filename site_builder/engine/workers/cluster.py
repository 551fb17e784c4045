"""Workers of a Dask cluster, on any number of machines that see the same folders.

A worker stands in the folder in which the build was started, and reads sources and templates there by itself. Results
come back to the build, which alone writes the cache and the site: so the site is the same, byte for byte.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from distributed import Client, Future, KilledWorker, get_worker

from site_builder.engine.code_closure import code_of
from site_builder.engine.own_files import template_folder
from site_builder.engine.workers.worker_team import CHUNK
from site_builder.errors import NewsDigestError, Problem

__all__ = ["cluster_map"]

In = TypeVar("In")
Out = TypeVar("Out")

# Chunks for each worker at the same time: one in work, one being sent, one being returned.
_AHEAD = 3
# Longest time for a scheduler to answer, or for a worker to appear. Dask starts a dead worker again in 2 s.
_PATIENCE_SECONDS = 10


class _Setting(NamedTuple):
    """What must be equal in the build and in a worker."""

    folder: Path
    """The current folder, from which paths start."""
    templates: Path
    """The packaged templates."""
    code: str
    """Hash of the code, the data and the libraries that the work needs."""


def cluster_map(function: Callable[[In], Out], items: Iterable[In], address: str) -> Iterator[Out]:
    """Yield `function(item)` for each of the items, in their order, from the workers of the scheduler at `address`.

    The work of a worker that dies is given to another. Raises what `function` raises, and NewsDigestError when the
    scheduler or its workers cannot be reached, do not see the same folders, run other code, or die again and again.
    """
    with _connected(address) as client:
        rest = iter(items)
        under_way: deque[Future[list[Out]]] = deque()
        setting = _Setting(Path.cwd(), template_folder(), code_of(_module(function)))
        while True:
            ahead = _AHEAD * sum(client.nthreads().values())
            while len(under_way) < ahead and (chunk := list(islice(rest, CHUNK))):
                under_way.append(client.submit(_answers, setting, function, chunk, pure=False))
            if not under_way:
                return
            yield from _result(client, under_way.popleft(), address)


def _module(function: Callable[[In], Out]) -> str:
    return str(getattr(function, "func", function).__module__)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=_PATIENCE_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        what = f"no scheduler answers at this address ({error})"
        raise _problem(address, what, "start `dask scheduler`, and name the address that it prints") from error
    with client:
        _wait_for_a_worker(client, address)
        yield client


def _wait_for_a_worker(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE_SECONDS)
    except TimeoutError as error:
        fix = f"start `dask worker {address} --nthreads 1` once for each core, and build again"
        raise _problem(address, "the scheduler has no worker", fix) from error


def _result(client: Client, future: Future[list[Out]], address: str) -> list[Out]:
    while True:
        try:
            return future.result(timeout=_PATIENCE_SECONDS)
        except TimeoutError:
            if future.done():  # the work has raised this error
                raise
            _wait_for_a_worker(client, address)
        except KilledWorker as error:
            what = "workers ended several times at the same work (they were stopped, or the memory was full)"
            raise _problem(address, what, "give workers more memory, or build without the cluster") from error
        except ModuleNotFoundError as error:
            what = f"a worker does not have the program ({error})"
            raise _problem(address, what, "install the same version of news-digest for every worker") from error


def _answers(setting: _Setting, function: Callable[[In], Out], chunk: Sequence[In]) -> list[Out]:
    """Return the results of a chunk; runs in a worker."""
    worker = get_worker()
    if worker.state.nthreads > 1:
        what = "a worker has several threads, but it must have one"
        raise _problem(worker.address, what, "start one worker with --nthreads 1 for each core")
    try:
        os.chdir(setting.folder)
        setting.templates.stat()
    except OSError as error:
        fix = "give every worker the folders of the build and the program under the same paths"
        raise _problem(worker.address, f"a worker cannot open {error.filename} ({error.strerror})", fix) from error
    if code_of(_module(function)) != setting.code:
        what = "a worker has another version of the program, of Python or of a library"
        raise _problem(worker.address, what, "install the same for every worker, and start the workers again")
    return [function(item) for item in chunk]


def _problem(address: str, what: str, fix: str) -> NewsDigestError:
    return NewsDigestError(Problem(address, None, what, fix))

"""What runs inside a worker process: it answers chunk after chunk, and ends when its parent ends."""

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import Any

__all__ = ["serve", "signals_held"]

_STOPS = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


def serve(connection: "Connection[Any, Any]", function: Callable[[Any], Any]) -> None:
    """Answer each chunk with (True, results) or (False, exception), until the other end closes."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _leave_signals_to_parent()
    while True:
        try:
            connection.send(_answer(function, connection.recv()))
        except (EOFError, OSError):
            return


def _answer(function: Callable[[Any], Any], chunk: Sequence[Any]) -> tuple[bool, Any]:
    try:
        return True, [function(item) for item in chunk]
    except Exception as error:  # noqa: BLE001 - raised again in the parent
        error.add_note(f"in a worker process:\n{traceback.format_exc()}")
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - our own object
        except Exception:  # noqa: BLE001 - an exception that cannot travel
            return False, RuntimeError(f"{type(error).__name__}: {error}")
        return False, error


def _end_with_parent() -> None:
    """Wait until the parent has ended in any way, and end this process too.

    The sentinel is a pipe (a handle on Windows) that the system closes when the parent is gone. A worker that lived on
    would keep the parent's lock on the folders.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _leave_signals_to_parent() -> None:
    """Ctrl-C and a closed terminal reach every process of the group; the parent alone answers them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)


@contextmanager
def signals_held() -> Iterator[None]:
    """Delay signals that stop a build, so that none reaches a worker that is still starting."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

"""Runs first: reports everything that stops the program in one line with a status, even while modules are loaded.

Only the standard library's smallest modules are imported at the top, so that no signal meets an unprepared import.
"""

import _thread
import gc
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType

__all__ = ["main"]

_FAILED = 2
_GARBAGE = (1_000_000, 20, 20)
"""How often Python looks for cycles of objects; a build makes few. With Python's own numbers a cold build of 808
articles looked 1,844 times, for 6 % of its time. With 20,000, a build of two articles looked 16 times while it loaded
modules and tables, for 43 to 55 of 1,000 ms; with a million it never looks. The peak of 808 articles stays (346 MB).
"""


_AGAIN = 0.01
"""Seconds until a signal that met the loading of a module is sent again."""


class _StopSignal(KeyboardInterrupt):
    """A signal asks the program to end, as Ctrl-C does."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status, see `site_builder.cli.main`.

    Ctrl-C, SIGTERM and SIGHUP give 130, 143 and 129. No memory, or a fault of the system that nothing else has told, is
    one line and status 2.
    """
    status = _run(arguments)
    _let_go_of_unheard()
    return status


def _run(arguments: Sequence[str] | None) -> int:
    try:
        _stop_on_signals()
        _begin_again_in_utf8()
        gc.set_threshold(*_GARBAGE)
        from site_builder.cli import main as command_line

        return command_line(arguments)
    except KeyboardInterrupt as stop:
        number = stop.number if isinstance(stop, _StopSignal) else int(signal.SIGINT)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # after this line there is nothing left to stop
        _tell(f"interrupted ({signal.Signals(number).name}); run the same command again to continue", before="\n")
        return 128 + number
    except MemoryError:
        _tell("error: there is not enough memory; close other programs, or try again with --jobs 1")
    except ImportError as error:
        _tell(f"error: a module cannot be loaded ({error}); install news-digest again, or give it more memory")
    except SystemError as error:  # C code that gets no memory may fail without an exception of its own
        _tell(f"error: Python failed ({error}); this usually means too little memory, so close other programs")
    except OSError as error:
        from site_builder.errors import system_problem

        _tell(f"error: {system_problem(error)}")
    return _FAILED


def _begin_again_in_utf8() -> None:
    """Start the same command in Python's UTF-8 mode where the locale has another encoding (zh_CN.GBK).

    There, names of files would be read as other letters. Ids and addresses are made from these names, so the same
    folder would become another site. From Python 3.15 on this mode is the default.
    """
    if sys.getfilesystemencoding() != "utf-8" and sys.executable:
        command = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
        os.execv(sys.executable, command)  # noqa: S606 - this very command, no shell


def _stop_on_signals() -> None:
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # `nohup` has it ignored: so it stays
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    """Stop the program, but not in the middle of loading a module: msgspec crashes when its own loading is stopped."""
    if _is_loading(frame):
        with suppress(RuntimeError):  # no memory for a thread; OpenBLAS itself then sends SIGINT while it is loaded
            _thread.start_new_thread(_send_again, (number,))
            return
    raise _StopSignal(number)


def _is_loading(frame: FrameType | None) -> bool:
    while frame is not None and frame.f_code.co_filename != "<frozen importlib._bootstrap>":
        frame = frame.f_back
    return frame is not None


def _send_again(number: int) -> None:
    time.sleep(_AGAIN)
    signal.raise_signal(number)


def _let_go_of_unheard() -> None:
    """Drop output that nobody reads any more (`| head`); at the end it would change the status to 120."""
    try:
        sys.stderr.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _tell(line: str, before: str = "") -> None:
    with suppress(Exception):  # what stops the program may stop this too; then it is told in English
        from site_builder.spoken import language_of, spoken_in

        line = spoken_in(language_of(os.environ))(line)
    with suppress(OSError):  # a closed terminal hears nothing
        print(f"{before}{line}", file=sys.stderr, flush=True)

"""What `news-digest completion` prints; the scripts are those of shtab."""

from argparse import ArgumentParser
from collections.abc import Iterator

import shtab

__all__ = ["completion_script"]

_KINDS = {
    "DIR": shtab.DIRECTORY,
    "FILE": shtab.FILE,
    "FOLDER": shtab.DIRECTORY,
    "PAGE": shtab.FILE,
    "SITE": shtab.DIRECTORY,
    "SOURCE": shtab.FILE,
    "seeds": shtab.DIRECTORY,
}
"""The placeholder of an argument in `--help`, and the names that complete it."""


def completion_script(parser: ArgumentParser, shell: str) -> str:
    """Return the script with which `shell` completes what `parser` reads; `shell`: one of `arguments.SHELLS`."""
    for command in (parser, *_commands(parser)):
        for action in command._actions:  # noqa: SLF001 - argparse has no other way to its actions
            kind = _KINDS.get(str(action.metavar or action.dest))
            if kind is not None:
                action.complete = kind  # type: ignore[attr-defined] # where shtab looks for it
    return str(shtab.complete(parser, shell))


def _commands(parser: ArgumentParser) -> Iterator[ArgumentParser]:
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action.choices, dict):
            yield from action.choices.values()

"""Runs external programs (Git, rsync) without a shell, and removes passwords from their messages."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from site_builder.errors import DeliveryError, Problem

__all__ = ["ToolFailedError", "run_tool", "without_secrets"]

_LOGIN = re.compile(r"(?<=://)[^/@\s]+@")
_SECRET = re.compile(r"SECRET|TOKEN|PASSWORD|PASSWD|ACCESS_KEY|CREDENTIAL", re.IGNORECASE)
_SHORTEST_SECRET = 6  # characters; a shorter value ('true', '1') occurs in messages by chance
# Git would work on the repository that these name; they are set inside hooks.
_NOT_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR", "GIT_NAMESPACE")


class ToolFailedError(DeliveryError):
    """A program ended with an error."""

    def __init__(self, problem: Problem, said: str = "") -> None:
        super().__init__(problem)
        self.said = said
        """What it wrote to its standard error, without secrets."""


def run_tool(
    command: Sequence[str],
    place: str,
    fix: str,
    given: bytes = b"",
    folder: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> bytes:
    """Run a program and return what it prints; `given` is its standard input, `folder` where it runs.

    Raises ToolFailedError, which names `place` and `fix`, when it fails or is not installed.
    """
    clean = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    whole = {**clean, "LC_ALL": "C", **(env or {})}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; what comes from digest.toml is checked there
            command,
            input=given,
            capture_output=True,
            check=False,
            cwd=folder,
            env=whole,
        )
    except OSError as error:
        what = f"the program {command[0]} cannot be run ({(error.strerror or '').lower()})"
        raise ToolFailedError(Problem(place, None, what, f"install {command[0]}")) from error
    if done.returncode:
        said = without_secrets(done.stderr.decode("utf-8", "replace")).strip()
        last = " ".join(said.split("\n")[-3:]) or f"status {done.returncode}"
        raise ToolFailedError(Problem(place, None, f"{command[0]} failed: {last}", fix), said)
    return done.stdout


def without_secrets(text: str) -> str:
    """Return a message without user names and passwords in addresses, and without secrets of the environment."""
    text = _LOGIN.sub("…@", text)
    secrets = (value for name, value in os.environ.items() if _SECRET.search(name) and len(value) >= _SHORTEST_SECRET)
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "…")
    return text

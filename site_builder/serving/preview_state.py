"""The state that the build gives the server: the version of the site, and the fault that stops the next one."""

import json
import threading
from dataclasses import dataclass

from site_builder.errors import Problem

__all__ = ["Preview", "PreviewState"]


@dataclass(frozen=True, slots=True)
class Preview:
    """The site at one moment."""

    version: int = 0
    """Counts the states of the site, from 1; 0: none stands yet."""
    faults: tuple[Problem, ...] = ()
    """What stops the next one."""

    def message(self) -> bytes:
        """Return it as a server-sent event."""
        faults = [
            {"where": one.path if one.line is None else f"{one.path}:{one.line}", "what": one.what, "fix": one.fix}
            for one in self.faults
        ]
        data = json.dumps({"version": self.version, "faults": faults})
        return f"data: {data}\n\n".encode()


class PreviewState:
    """The one value that the build and the server's threads share."""

    def __init__(self) -> None:
        self._now = Preview()
        self._changed = threading.Condition()

    @property
    def now(self) -> Preview:
        """Return the state of this moment."""
        with self._changed:
            return self._now

    def built(self, *, changed: bool) -> None:
        """Set the state to a complete site; `changed`: it differs from before."""
        with self._changed:
            newer = changed or self._now.version == 0
            self._now = Preview(self._now.version + newer)
            self._changed.notify_all()

    def stopped(self, faults: tuple[Problem, ...]) -> None:
        """Say what stopped a build; the last good site stays."""
        with self._changed:
            self._now = Preview(self._now.version, faults)
            self._changed.notify_all()

    def other_than(self, seen: Preview, seconds: float) -> Preview:
        """Wait until the state is another than `seen`, or until `seconds` have passed; return it."""
        with self._changed:
            self._changed.wait_for(lambda: self._now != seen, seconds)
            return self._now

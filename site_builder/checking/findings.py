"""What a check has found, and how often."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

__all__ = ["BUILD_AGAIN", "Finding", "Severity", "found_once"]

Severity: TypeAlias = Literal["error", "warning"]
"""How bad it is."""
BUILD_AGAIN = "build again; if this error stays, your own template or program writes this file"
"""The fix of a fault in a file that only the program writes."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a site."""

    check: str
    """The check that found it, such as 'links'."""
    severity: Severity
    """'error': something is broken for readers or programs. 'warning': it works, but could be better."""
    path: str
    """File in which it stands: the address of a file of the site, or a file of the user."""
    line: int | None
    """Line (from 1); None if the fault is not on one line."""
    what: str
    """What is wrong."""
    fix: str
    """How to fix it."""
    source: str | None = None
    """The article from whose text the page is made, a path below the seeds folder; None for other files."""
    more: int = 0
    """Number of other files of the site with the same fault."""

    def __str__(self) -> str:
        return self.told(str)

    def told(self, say: Callable[[str], str]) -> str:
        """Return it on one line; `say` puts a message into the reader's language."""
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        made = say(f" (page of {self.source})") if self.source else ""
        more = say(f" (and {self.more} more pages like it)") if self.more else ""
        return f"{say(self.severity)}: {where}{made}: {say(self.what)}{more}; {say(self.fix)} [{self.check}]"


def found_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings in order; the same finding in many files is reported at the first, with a count.

    So one dead link in a menu is one message, not one for every page.
    """
    first: dict[tuple[str, Severity, str], Finding] = {}
    files: dict[tuple[str, Severity, str], set[str]] = {}
    for finding in findings:
        same = finding.check, finding.severity, finding.what
        first.setdefault(same, finding)
        files.setdefault(same, set()).add(finding.path)
    for same, finding in first.items():
        yield replace(finding, more=len(files[same]) - 1)

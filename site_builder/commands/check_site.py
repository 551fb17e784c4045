"""What `news-digest check` does and prints."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from site_builder.checking import CHECKS, Finding, check_site, open_site
from site_builder.errors import Problem, SettingsError
from site_builder.report import count
from site_builder.settings import Settings
from site_builder.spoken import Say, in_english
from site_builder.user_files import unknown_name

__all__ = ["CheckedSite", "check_lines", "check_record", "checked_site"]


@dataclass(frozen=True, slots=True)
class CheckedSite:
    """A site, and what is wrong with it."""

    root: Path
    """Its folder."""
    files: int
    """How many files it has."""
    findings: tuple[Finding, ...]
    """What is wrong, errors first."""


def checked_site(root: Path, settings: Settings, skip: Iterable[str] = ()) -> CheckedSite:
    """Check the site in `root`; `skip` are names of checks to leave out.

    Raises SettingsError for a check that does not exist, and what `open_site` raises.
    """
    unknown = [name for name in skip if name not in CHECKS]
    if unknown:
        fix = unknown_name(unknown[0], CHECKS)
        raise SettingsError(Problem("command line", None, f"there is no check with the name '{unknown[0]}'", fix))
    site = open_site(root, settings.build.ledgers()[0], settings.site.base_url, settings.build.jobs)
    return CheckedSite(root, len(site.sizes), check_site(site, frozenset(skip)))


def check_lines(done: CheckedSite, say: Say = in_english) -> Iterator[str]:
    """Yield a line for each finding, the errors first, and one with their number; `say` puts them into a language."""
    yield from (finding.told(say) for finding in done.findings)
    errors, warnings = _counts(done.findings)
    yield say(f"{done.root}: {done.files} files checked, {count(errors, 'error')}, {count(warnings, 'warning')}")


def check_record(done: CheckedSite) -> str:
    """Return all that was found as one JSON object."""
    errors, warnings = _counts(done.findings)
    counts = {"site": str(done.root), "files": done.files, "errors": errors, "warnings": warnings}
    return json.dumps(counts | {"findings": [asdict(finding) for finding in done.findings]}, ensure_ascii=False)


def _counts(findings: Sequence[Finding]) -> tuple[int, int]:
    errors = sum(finding.severity == "error" for finding in findings)
    return errors, len(findings) - errors

"""What `news-digest check` prints."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from site_builder.checking import Finding

__all__ = ["check_lines", "check_record"]


def check_lines(site: Path, findings: Sequence[Finding], files: int) -> Iterator[str]:
    """Yield a line for each finding, the errors first, and one with their number."""
    yield from map(str, findings)
    errors, warnings = _counts(findings)
    yield f"{site}: {files} files checked, {_many(errors, 'error')}, {_many(warnings, 'warning')}"


def check_record(site: Path, findings: Sequence[Finding], files: int) -> str:
    """Return all that was found as one JSON object."""
    errors, warnings = _counts(findings)
    counts = {"site": str(site), "files": files, "errors": errors, "warnings": warnings}
    return json.dumps(counts | {"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False)


def _counts(findings: Sequence[Finding]) -> tuple[int, int]:
    errors = sum(finding.severity == "error" for finding in findings)
    return errors, len(findings) - errors


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

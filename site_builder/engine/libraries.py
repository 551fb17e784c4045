"""Which versions of other people's libraries the results depend on."""

import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress

__all__ = ["distribution_of", "installed", "version_and_needs", "versions"]

# Distributions whose name differs from their module's; a test checks that every imported module is found.
_CALLED = {"bs4": "beautifulsoup4", "pil": "pillow", "slugify": "python-slugify", "yaml": "pyyaml"}
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*")
_REQUIRES = re.compile(r"^Requires-Dist: (.*)$", re.MULTILINE)


def distribution_of(module: str) -> str:
    """Return the name of the distribution that holds the top-level module `module`."""
    return _CALLED.get(module.lower(), module.lower().replace("_", "-"))


def installed() -> tuple[str, ...]:
    """Return name and version of everything that is installed, as the folders of its records are called; sorted.

    Much faster than `versions`, which reads these records, but does not show which of them matter.
    """
    names: set[str] = set()
    for folder in sys.path:
        with suppress(OSError):
            listed = os.scandir(folder or ".")
            names.update(entry.name for entry in listed if entry.name.endswith((".dist-info", ".egg-info")))
    return tuple(sorted(names))


def versions(modules: Iterable[str]) -> tuple[str, ...]:
    """Return 'name version' of the distributions that hold these modules, and of all that they need, sorted.

    One that is not installed (a module of the standard library, an optional need) is left out.
    """
    found: dict[str, str | None] = {}
    waiting = [distribution_of(module) for module in modules]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name], needs = version_and_needs(name)
            waiting += needs
    return tuple(f"{name} {version}" for name, version in sorted(found.items()) if version)


def version_and_needs(name: str) -> tuple[str | None, list[str]]:
    """Return version and needs of a distribution, without those of its extras; (None, []) if it is not installed."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        there = distribution(name)
    except PackageNotFoundError:
        return None, []
    head = (there.read_text("METADATA") or there.read_text("PKG-INFO") or "").split("\n\n", 1)[0]
    version = re.search(r"^Version: (.*)$", head, re.MULTILINE)
    rows = [row for row in _REQUIRES.findall(head) if "extra ==" not in row]
    needs = [match[0].lower().replace("_", "-") for row in rows if (match := _NAME.match(row))]
    return version[1] if version else "unknown", needs

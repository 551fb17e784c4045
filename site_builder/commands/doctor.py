"""What `news-digest doctor` prints: what is installed, what the settings name, what the next build would do."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from site_builder import __version__, sources
from site_builder.deliver import site_listing, site_stands
from site_builder.engine.libraries import versions
from site_builder.errors import NewsDigestError
from site_builder.incremental.build_run import cache_file
from site_builder.incremental.next_build import next_build
from site_builder.report import count
from site_builder.settings import Settings
from site_builder.spoken import Say, in_english

__all__ = ["doctor_lines"]

_EXTRA = re.compile(r"^([\w.-]+).*extra == ['\"](\w+)['\"]")


def doctor_lines(settings: Settings, config: Path | None, say: Say = in_english) -> Iterator[str]:
    """Yield what to print; `config` is the file from which the settings were read, None without one.

    `say` puts it into the user's language.
    """
    for name, place, told in _rows(settings, config):
        yield f"{say(name):<13} {place}{say(told)}"


def _rows(settings: Settings, config: Path | None) -> Iterator[tuple[str, str, str]]:
    """Yield the subject of a row, a name that is not translated, and a message."""
    options = settings.build
    yield "news-digest", "", f"{__version__}, Python {platform.python_version()}, {platform.platform(terse=True)}"
    yield from _extras()
    yield "settings", str(config or ""), "" if config else "no digest.toml here; every setting has its default"
    yield "articles", f"{options.seeds}: ", _articles(settings)
    yield "site", f"{options.output}: ", _site(options.output)
    yield "cache", f"{cache_file(options)}: ", _size(cache_file(options))
    ledger = next((file for file in options.ledgers() if file.is_file()), options.ledgers()[0])
    yield "addresses", f"{ledger}: ", _size(ledger)
    try:
        first, *rows = next_build(settings)
    except NewsDigestError as error:
        first, *rows = [str(problem) for problem in error.problems]
    yield "next build", "", first
    yield from (("", "", row) for row in rows)


def _extras() -> Iterator[tuple[str, str, str]]:
    try:
        rows = requires("news-digest") or []
    except PackageNotFoundError:  # run from a checkout that was not installed
        return
    needs: dict[str, list[str]] = {}
    for row in rows:
        if found := _EXTRA.match(row):
            needs.setdefault(found[2], []).append(found[1])
    for extra, names in sorted(needs.items()):
        there = {row.rpartition(" ")[0] for row in versions(names)}
        missing = [name for name in names if name not in there]
        state = f"missing {', '.join(missing)}: pip install 'news-digest[{extra}]'" if missing else "installed"
        yield extra, "", state


def _articles(settings: Settings) -> str:
    try:
        found = sources.scan(settings.build.seeds)
    except NewsDigestError as error:
        return error.problems[0].what
    unreadable = f", {count(len(found.unreadable), 'place')} that cannot be read" if found.unreadable else ""
    return f"{count(len(found.found), 'file')}{unreadable}"


def _site(root: Path) -> str:
    return count(len(site_listing(root)), "file") if site_stands(root) else "not built yet"


def _size(file: Path) -> str:
    if not file.is_file():
        return "not there yet"
    size = file.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"

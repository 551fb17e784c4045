"""A test project: write sources, build the site, and read every byte of it."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock

from coverage import Coverage

from site_builder.cli import main
from site_builder.pipeline import build
from site_builder.report import Event, Finished, Trouble
from site_builder.settings import load

__all__ = [
    "COVERAGE",
    "LENT",
    "MEASURED",
    "ROOT",
    "TOOLS",
    "Project",
    "copy_repository",
    "links",
    "matches",
    "run",
    "run_here",
    "unmeasured",
]

ROOT = Path(__file__).parent.parent
# Articles of other publishers for measurements, which are not in the repository. Tests that need them are skipped.
LENT = ROOT.parent / "shared" / "data"
TOOLS = ROOT / "tests" / "tools" / "node_modules"
COVERAGE = "COVERAGE_PROCESS_CONFIG"
"""The variable by which coverage has a new process measured; coverage sets it whenever it starts."""
MEASURED = {name: text for name, text in os.environ.items() if name == COVERAGE}
"""For the environment of a process whose lines count as run; conftest.py takes it from all others."""


class Project:
    """A folder with seeds, an optional digest.toml, and the built site."""

    def __init__(self, folder: Path, sources: dict[str, str | bytes] | None = None, settings: str = "") -> None:
        self.folder = folder
        self.seeds = folder / "seeds"
        self.public = folder / "public"
        self.seeds.mkdir(parents=True, exist_ok=True)
        self.config = folder / "digest.toml"
        self.config.write_text(settings, "utf-8")
        self.events: list[Event] = []
        for path, text in (sources or {}).items():
            self.write(path, text)

    def write(self, path: str, text: str | bytes) -> None:
        """Put one source into the seeds folder."""
        file = self.seeds / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def build(self, **overrides: object) -> Finished:
        """Build the site in this process, without workers unless a test asks for `jobs`: they take seconds to start."""
        self.events = []
        return build(load(self.config, **{"jobs": 1, **overrides}), self.events.append)

    def troubles(self) -> list[str]:
        """Return the problems of the last build, without the path of the project folder."""
        found = [str(event.problem) for event in self.events if isinstance(event, Trouble)]
        return [text.replace(f"{self.folder}{os.sep}", "") for text in found]

    def site(self) -> dict[str, bytes]:
        """Return every file of the site by its address."""
        files = sorted(path for path in self.public.rglob("*") if path.is_file())
        return {path.relative_to(self.public).as_posix(): path.read_bytes() for path in files}

    def page(self, address: str) -> str:
        """Return the text of one page."""
        return (self.public / address).read_text("utf-8")

    def article(self, start: str = "") -> str:
        """Return the text of the only article page whose name begins with `start`."""
        (found,) = self.public.glob(f"articles/{start}*.html")
        return found.read_text("utf-8")


def matches(shown: str, printed: str) -> bool:
    """Return whether a command printed the text of a page. In it '…' means any lines, a number any number except 0."""
    pattern = re.sub(r"(?<![\w.])[1-9]\d*(?![\w.])", r"[1-9][0-9]*", re.escape(shown))
    return re.fullmatch(pattern.replace("…\\\n", "(?:.*\n)*"), printed) is not None


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in {"href", "src"} and value is not None:
                self.links.append(value)
            if name == "id" and value:
                self.ids.add(value)


def links(html: str) -> tuple[list[str], set[str]]:
    """Return every href and src of a page, and every id."""
    parser = _Links()
    parser.feed(html)
    return parser.links, parser.ids


def run_here(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in this process, which has loaded all modules and tables. The results have the form of `run`."""
    words = [str(argument) for argument in arguments]
    out, err = io.StringIO(), io.StringIO()
    with chdir(cwd), mock.patch.dict(os.environ, env or {}), redirect_stdout(out), redirect_stderr(err):
        try:
            status = main(words)
        except SystemExit as stop:  # argparse ends so, after help and after wrong arguments
            status = int(stop.code or 0)
    return subprocess.CompletedProcess(words, status, out.getvalue(), err.getvalue())


def run(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run `python -m site_builder` in another process, which takes a second to start. See `run_here`."""
    return subprocess.run(
        [sys.executable, "-m", "site_builder", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **MEASURED, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@contextmanager
def unmeasured() -> Iterator[None]:
    """Measure no coverage for a while, here and in new processes. Coverage doubles the time."""
    measuring = Coverage.current()
    for_processes = dict(MEASURED)
    MEASURED.clear()
    if measuring is not None:
        measuring.stop()
    try:
        yield
    finally:
        if measuring is not None:
            measuring.start()
            os.environ.pop(COVERAGE, None)
        MEASURED.update(for_processes)


def copy_repository(folder: Path) -> None:
    """Copy the repository to `folder`, which must not exist, without generated files: environments, caches, sites."""
    made = (".git", ".venv", ".nox", ".coverage*", "node_modules", "public", ".*cache", ".hypothesis", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*made))

"""What holds for all tests, and the browser that some of them share: playwright takes one at a time in a process."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.kit import MEASURED

# How long an example takes says more about the machine's other work than about the code; tests of speed say so.
settings.register_profile("news-digest", deadline=None)
settings.load_profile("news-digest")

# Tests read what commands say, and so do the processes that they start.
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")

HERE = Path(__file__).parent
# Laws of whole builds and of growth. Other tests run the same lines; to count them here too doubles the time.
UNMEASURED = [
    HERE / name
    for name in (
        "invariants",
        "quality",
        "entities/test_linear.py",
        "entities/values/test_linear.py",
        "parsing/test_laws.py",
        "search/test_two_engines.py",
        "test_hostile.py",
        "test_sdist.py",
    )
]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session", autouse=True)
def most_processes_are_not_measured() -> None:
    """Coverage slows a process down and writes files of its own, which tests of faults, signals and time would see."""
    for name in MEASURED:
        os.environ.pop(name, None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no lines while a test runs that stands in `UNMEASURED`, nor in the processes that it starts."""
    measuring = Coverage.current() if any(item.path.is_relative_to(place) for place in UNMEASURED) else None
    if measuring is None:
        return (yield)
    for_processes = dict(MEASURED)
    MEASURED.clear()
    measuring.stop()
    try:
        return (yield)
    finally:
        measuring.start()
        MEASURED.update(for_processes)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    executable = _chromium()
    if executable is None:
        pytest.skip("NO BROWSER TESTS: no chromium here; apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()

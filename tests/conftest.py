"""Settings for all tests, and the shared browser: one process can run one playwright instance only."""

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.kit import COVERAGE, unmeasured

# The time of one example depends on the load of the machine. Tests of speed measure it explicitly.
settings.register_profile("news-digest", deadline=None)
settings.load_profile("news-digest")

# Tests compare the text of messages, so the tests and their processes use English.
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")

HERE = Path(__file__).parent
# Tests of whole builds. Other tests execute the same lines.
UNMEASURED = (HERE / "invariants", HERE / "quality")

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
    """Coverage slows processes and writes its own files, which tests of faults, signals and time would see."""
    os.environ.pop(COVERAGE, None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure no coverage for tests that are marked so, lie in such a folder, or have many examples.

    Coverage doubles the time of the examples, and 0.2 % of all lines and branches run in no other test."""
    many = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    if many or item.get_closest_marker("unmeasured") or any(item.path.is_relative_to(one) for one in UNMEASURED):
        with unmeasured():
            return (yield)
    return (yield)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    executable = _chromium()
    if executable is None:
        pytest.skip("NO BROWSER TESTS: no chromium here; apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()

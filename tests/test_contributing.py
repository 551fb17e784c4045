"""Every command in CONTRIBUTING.md works, and every link between the pages leads somewhere."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit import ROOT, copy_repository

PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]
# Records of decisions describe the past, so only their links are checked.
RECORDS = ROOT / "docs" / "decisions"
PAGES = [
    *ROOT.glob("*.md"),
    *sorted(
        path for part in ("benchmarks", "docs", "tests", "training") for path in (ROOT / part).rglob("*.md")
        if not path.is_relative_to(ROOT / "tests" / "sites") and "node_modules" not in path.parts
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with its own environment, in which it is installed."""
    folder = tmp_path_factory.mktemp("contributing") / "news-digest"
    copy_repository(folder)
    (folder / ".venv").symlink_to(sys.prefix)
    return folder


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the commands are those of a Unix shell")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_does_what_the_page_says(command: str, checkout: Path) -> None:
    """It ends with status 0. `make` only prints its commands, and pytest only collects the tests.

    The command that writes golden sites changes files, so it runs for one site only."""
    golden = checkout / "tests" / "sites" / "example" / "expected" / "index.html"
    good = golden.read_bytes()
    if command.startswith("GOLDEN"):
        golden.write_text("stale", "utf-8")
    if command.startswith("make "):
        command = command.replace("make ", "make --dry-run ")
    env = {**os.environ, "PYTHONPATH": str(checkout)}
    if "-m pytest" in command:
        env["PYTEST_ADDOPTS"] = "-k example" if command.startswith("GOLDEN") else "--collect-only -q"
    done = subprocess.run(command, shell=True, cwd=checkout, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout or "-m tests." in command
    assert golden.read_bytes() == good
    assert (checkout / "docs" / "templates.md").read_bytes() == (ROOT / "docs" / "templates.md").read_bytes()


def test_every_target_of_make_is_in_the_table() -> None:
    """The table contains each target of `make` and nothing else."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^\| `make (\w+)`", PAGE, re.MULTILINE)) == targets - {"site", "clean"}


@pytest.mark.parametrize("page", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    """Every relative link leads to a file or folder of the repository, and every path in code formatting exists."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", text):
        found = (page.parent / link).resolve()
        assert found.exists(), link
    paths = re.findall(r"`((?:site_builder|tests|training|docs|benchmarks|templates)/[\w/.-]+)`", text)
    for path in paths if page.parent != RECORDS else ():
        assert (ROOT / path).exists() or (ROOT / "site_builder" / path).exists(), path


def test_there_are_commands_and_pages() -> None:
    """The tests above have at least one case."""
    assert len(COMMANDS) >= 8
    assert len(PAGES) >= 10

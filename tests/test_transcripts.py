"""The transcripts in the docs show the real output."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.commands.arguments import parser
from tests.kit import ROOT

# These two pages use the articles of the repository. Tests in tests/commands run their commands.
ON_SEEDS = {"check", "publish"}
COMMANDS = sorted((ROOT / "docs" / "commands").glob("*.md"))
PAGES = [
    page
    for page in (*(ROOT / "docs" / name for name in ("first-site.md", "troubleshooting.md")), *COMMANDS)
    if page.stem not in ON_SEEDS and "```console" in page.read_text("utf-8")
]
PART = re.compile(r"Save this as `([^`]+)`:\n\n```\w+\n(.*?)^```|^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def steps(page: Path) -> list[tuple[str, str]]:
    """Return the steps of a page in order: a command with its output, or '>name' with the content of a file."""
    found = []
    for name, content, transcript in PART.findall(page.read_text("utf-8")):
        if name:
            found.append((f">{name}", content))
        for typed in re.findall(r"^\$ .*?(?=^\$ |\Z)", transcript, re.MULTILINE | re.DOTALL):
            command, _, output = typed.removeprefix("$ ").partition("\n")
            found.append((command, output))
    return found


def is_shown(output: str, shown: str) -> bool:
    """Return whether a command printed the text of the page; '…' stands for any text."""
    return (
        re.fullmatch(".*".join(map(re.escape, shown.rstrip("\n").split("…"))), output.rstrip("\n"), re.DOTALL)
        is not None
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the page is for a Unix shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_command_of_a_page_prints_what_the_page_shows(tmp_path: Path, page: Path) -> None:
    """The commands run one after the other, with only the installed command available."""
    shim = tmp_path / "bin" / "news-digest"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m site_builder "$@"\n', "utf-8")
    shim.chmod(0o755)
    here = tmp_path / "work"
    here.mkdir()
    home = {"HOME": str(tmp_path), "PATH": f"{shim.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    env = {**os.environ, **home}
    typed = steps(page)
    assert typed
    for command, shown in typed:
        if command.startswith(">"):
            (here / command[1:]).write_text(shown, "utf-8")
        elif command.startswith("cd "):
            here /= command.removeprefix("cd ")
        else:
            done = subprocess.run(
                command, shell=True, cwd=here, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
            )
            assert is_shown(done.stdout.decode("utf-8"), shown), f"$ {command}\n{done.stdout.decode('utf-8')}"


def test_every_command_has_a_page_and_every_option_is_on_it() -> None:
    """docs/commands has exactly one page for each command. The page contains every option that `--help` lists."""
    assert {page.stem for page in COMMANDS} == set(commands())
    missing = {
        name: [
            option for option in options if option not in (ROOT / "docs" / "commands" / f"{name}.md").read_text("utf-8")
        ]
        for name, options in commands().items()
    }
    assert {name: options for name, options in missing.items() if options} == {}


def commands() -> dict[str, list[str]]:
    """Return the long options of each command, without `--help`."""
    (choices,) = (action.choices for action in parser()._actions if isinstance(action.choices, dict))
    return {
        name: [option for action in command._actions for option in action.option_strings if option[:2] == "--"][1:]
        for name, command in choices.items()
    }

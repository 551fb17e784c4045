"""The transcript in docs/first-site.md is what a newcomer sees."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.kit import ROOT

PAGE = (ROOT / "docs" / "first-site.md").read_text("utf-8")
PART = re.compile(r"Save this as `([^`]+)`:\n\n```\w+\n(.*?)^```|^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def steps() -> list[tuple[str, str]]:
    """Return in order what the page has typed and saved: a command with its output, or '>name' with its content."""
    found = []
    for name, content, transcript in PART.findall(PAGE):
        if name:
            found.append((f">{name}", content))
        for typed in re.findall(r"^\$ .*?(?=^\$ |\Z)", transcript, re.MULTILINE | re.DOTALL):
            command, _, output = typed.removeprefix("$ ").partition("\n")
            found.append((command, output))
    return found


def is_shown(output: str, shown: str) -> bool:
    """Tell whether a command printed what the page shows; '…' stands for anything."""
    return (
        re.fullmatch(".*".join(map(re.escape, shown.rstrip("\n").split("…"))), output.rstrip("\n"), re.DOTALL)
        is not None
    )


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the page is for a Unix shell")
def test_each_command_of_the_page_prints_what_the_page_shows(tmp_path: Path) -> None:
    """Typed one after the other, by somebody who has the command and nothing else."""
    shim = tmp_path / "bin" / "news-digest"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m site_builder "$@"\n', "utf-8")
    shim.chmod(0o755)
    env = {**os.environ, "PATH": f"{shim.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    here = tmp_path / "work"
    here.mkdir()
    typed = steps()
    assert len(typed) >= 10
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

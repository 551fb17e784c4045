"""Shell completion offers what the command line accepts."""

import shutil
import subprocess
from pathlib import Path

import pytest

from site_builder.cli import main
from site_builder.commands.arguments import SHELLS
from tests.kit import run_here

ASK = """
source "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_shtab_news_digest
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_a_script_with_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(name in script for name in ("build", "check", "doctor", "completion", "keep-going"))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["news-digest", "ch"], ["check"]),
        (["news-digest", "build", "--kee"], ["--keep-going"]),
        (["news-digest", "publish", "--foreign", ""], ["keep", "remove"]),
        (["news-digest", "explain", "arti"], ["article.txt"]),
        (["news-digest", "check", "si"], ["site"]),
    ],
)
def test_bash_offers_what_fits(tmp_path: Path, typed: list[str], offered: list[str]) -> None:
    """Bash offers commands, options and choices, files for a file argument, and folders for a folder argument."""
    (tmp_path / "article.txt").write_text("", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "sitemap.xml").write_text("", "utf-8")
    script = tmp_path / "script"
    script.write_text(run_here("completion", "bash", cwd=tmp_path).stdout, "utf-8")
    done = subprocess.run(
        ["bash", "-c", ASK, "bash", str(script), *typed], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == offered

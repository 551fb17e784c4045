"""The X-ray of an article shows every part of its source."""

import hashlib
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.commands.explain import as_lines, explain
from site_builder.model import FrontMatter, Source
from site_builder.parsing import parse
from site_builder.text.normalise import normalise
from tests.kit import ROOT, run_here

PHRASES = (
    "देश / नदी पर नया पुल खुला", "फोटो: एक्स", "Leave a Comment", "यह भी पढ़ें: और खबरें", "पटना : पुल खुल गया।", "• पहला",
    "किसे मिलेगा लाभ", "उन्होंने कहा, “पुल खुलेगा।”", "Updated: 01 Mar 2020, 02:53:00 PM IST", "", "x", "हाइलाइट्स",
)  # fmt: skip


def source(text: str) -> Source:
    """Return a source with this text."""
    return Source("a.txt", hashlib.sha256().hexdigest(), "text", normalise(text), FrontMatter(), 1, "utf-8")


@given(st.lists(st.sampled_from(PHRASES) | st.text(max_size=40), max_size=12))
def test_every_character_of_the_source_is_explained(lines: list[str]) -> None:
    """Each character that is not a space is in exactly one row, in order."""
    made = source("\n".join(lines))
    rows = explain(made, parse(made)).rows
    assert "".join("".join(row.text.split()) for row in rows) == "".join(made.text.split())
    assert all(row.rule and row.reason for row in rows)


@pytest.mark.parametrize("width", [20, 80])
def test_lines_for_a_terminal_hold_the_whole_text(width: int) -> None:
    """Wrapped lines keep all text, and output without colour has no escape code."""
    text = (ROOT / "seeds" / "001_599d718f26575454.txt").read_text("utf-8")
    shown = "\n".join(as_lines(explain(source(text), parse(source(text))), width, colour=False))
    assert "\033" not in shown
    squeezed = "".join(shown.split())
    for line in text.splitlines()[2:]:
        assert "".join(line.split()) in squeezed


def test_a_left_out_line_is_shown_with_its_rule_in_the_browser_and_on_the_terminal(tmp_path: Path) -> None:
    """The page is written to the requested path, and hostile text in it is escaped."""
    (tmp_path / "a.txt").write_text("पुल <script>खुला\n\nनदी पर पुल खुल गया।\n\nLeave a Comment\n", "utf-8")
    page = tmp_path / "x.html"
    assert run_here("explain", "a.txt", "--html", page, cwd=tmp_path).returncode == 0
    html = page.read_text("utf-8")
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert 'class="boilerplate"' in html
    assert "boilerplate [" in run_here("explain", "a.txt", cwd=tmp_path).stdout


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("switch", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)])
def test_colours_are_for_terminals_and_can_be_switched_off(switch: dict[str, str], coloured: bool) -> None:
    """NO_COLOR with any non-empty value switches colours off, as no-color.org defines."""
    ours, theirs = os.openpty()
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"PYTHONPATH": str(ROOT)}
    file = next((ROOT / "seeds").iterdir())
    command = [sys.executable, "-m", "site_builder", "explain", str(file)]
    with subprocess.Popen(command, stdout=theirs, env={**env, **switch}) as process:
        os.close(theirs)
        told = b""
        with suppress(OSError):  # The reader at the other end has closed.
            while part := os.read(ours, 65536):
                told += part
        os.close(ours)
    assert process.returncode == 0
    assert (b"\x1b[" in told) == coloured

"""Whole sites, compared with expected files that a person checked.

    tests/sites/<case>/seeds, digest.toml      the input (the case `example` builds the repository's own seeds)
    tests/sites/<case>/expected                the expected output

All files are compared byte for byte, except the style sheet and the icon, which are files in templates/assets. Links to
them are compared without their hash, and the copy of the style sheet in 404.html is left out.

After an intended change, run `GOLDEN=overwrite python -m pytest tests/sites`, and read the difference before you
commit it."""

import os
import re
import shutil
from pathlib import Path

import pytest

from site_builder.engine.own_files import template_folder
from tests.kit import ROOT, Project

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))
# Left out: files that are the same in every site or repeat the pages. The search index has its own tests.
LEFT_OUT = re.compile(r"\.news-digest|data/schemas/.*|search/.*|texts/.*|search-index\.js|assets/search.*")
ASSETS = ("blocks.css", "front.css", "icon.svg", "names.css", "site.css")
ASSET = re.compile(rb"\b(blocks|front|names|site|icon)\.[0-9a-f]{10}\.(css|svg)\b")
STYLE = re.compile(rb"(?<=<style>).*(?=</style>)|(?<='sha256-)[^']+(?=')", re.DOTALL)


def steady(address: str, content: bytes) -> bytes:
    """Return a file without the parts that depend on the style sheet's text."""
    content = ASSET.sub(rb"\1.\2", content)
    return STYLE.sub(b"", content) if address == "404.html" else content


@pytest.mark.parametrize("case", CASES)
def test_the_site_is_the_one_that_was_found_good(case: str, tmp_path: Path) -> None:
    """No file is missing or additional, and each has the expected content."""
    seeds = ROOT / "seeds" if case == "example" else HERE / case / "seeds"
    config = HERE / case / "digest.toml"
    project = Project(tmp_path, settings=config.read_text("utf-8") if config.is_file() else "")
    shutil.copytree(seeds, project.seeds, dirs_exist_ok=True)
    assert project.build(jobs=0).left_out == 0  # With workers, so all kinds of pages pass between processes.
    site = {address: content for address, content in project.site().items() if not LEFT_OUT.fullmatch(address)}
    assets = {ASSET.sub(rb"\1.\2", name.encode()).decode(): site[name] for name in site if name.startswith("assets/")}
    assert assets == {f"assets/{name}": (template_folder() / "assets" / name).read_bytes() for name in ASSETS}
    made = {name: steady(name, content) for name, content in site.items() if not name.startswith("assets/")}
    expected = HERE / case / "expected"
    if os.environ.get("GOLDEN") == "overwrite":
        overwrite(expected, made)
    files = sorted(path for path in expected.rglob("*") if path.is_file())
    wanted = {path.relative_to(expected).as_posix(): path.read_bytes() for path in files}
    assert made.keys() == wanted.keys()
    for address, content in made.items():
        # Text makes the difference readable. Pictures are bytes.
        shown, good = (value.decode(errors="backslashreplace") for value in (content, wanted[address]))
        assert shown == good, address


def overwrite(folder: Path, files: dict[str, bytes]) -> None:
    """Make `folder` contain exactly these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for address, content in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)

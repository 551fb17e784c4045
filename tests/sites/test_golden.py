"""Whole sites, compared with what was looked at and found good.

    tests/sites/<case>/seeds, digest.toml      what is built (the case `example` builds the repository's own seeds)
    tests/sites/<case>/expected                what must come out

Everything is compared byte for byte but the style sheet and the icon: these are the files in templates/assets, so a
page's link to them is compared without its hash, and the copy of the style sheet in 404.html is left out.

After a change that is meant: `GOLDEN=overwrite python -m pytest tests/sites`, and read the difference before it is
committed.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from site_builder.engine.own_files import template_folder
from tests.kit import ROOT, Project

HERE = Path(__file__).parent
CASES = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))
# Files that are the same in every site, or say nothing that pages do not say; the search index has tests of its own.
LEFT_OUT = re.compile(r"\.news-digest|data/schemas/.*|search/.*|texts/.*|search-index\.js|assets/search.*")
ASSETS = ("blocks.css", "front.css", "icon.svg", "names.css", "site.css")
ASSET = re.compile(rb"\b(blocks|front|names|site|icon)\.[0-9a-f]{10}\.(css|svg)\b")
STYLE = re.compile(rb"(?<=<style>).*(?=</style>)|(?<='sha256-)[^']+(?=')", re.DOTALL)


def steady(address: str, content: bytes) -> bytes:
    """Return a file without what depends on the style sheet's text."""
    content = ASSET.sub(rb"\1.\2", content)
    return STYLE.sub(b"", content) if address == "404.html" else content


@pytest.mark.parametrize("case", CASES)
def test_the_site_is_the_one_that_was_found_good(case: str, tmp_path: Path) -> None:
    """Every file is there, none is more, and each has the content expected."""
    seeds = ROOT / "seeds" if case == "example" else HERE / case / "seeds"
    config = HERE / case / "digest.toml"
    project = Project(tmp_path, settings=config.read_text("utf-8") if config.is_file() else "")
    shutil.copytree(seeds, project.seeds, dirs_exist_ok=True)
    assert project.build().left_out == 0
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
        # As text, so that a difference can be read; pictures are bytes.
        shown, good = (value.decode(errors="backslashreplace") for value in (content, wanted[address]))
        assert shown == good, address


def overwrite(folder: Path, files: dict[str, bytes]) -> None:
    """Make `folder` hold exactly these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for address, content in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)

"""A site of our own articles that is built once."""

import json
from pathlib import Path

import pytest

from site_builder.search.shelf import Shelf
from tests.kit import Project
from tests.search.public_articles import ARTICLES


@pytest.fixture(scope="session")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a small paper."""
    project = Project(tmp_path_factory.mktemp("paper"), dict(ARTICLES))
    assert project.build().left_out == 0
    return project.public


@pytest.fixture(scope="session")
def shelf(paper: Path) -> Shelf:
    """The index of this site."""
    return Shelf.of_site(paper)


@pytest.fixture(scope="session")
def source_of(paper: Path) -> dict[str, str]:
    """The name of the source of each article of this site, by its address."""
    return source_by_address(paper)


def source_by_address(site: Path) -> dict[str, str]:
    """Return the name of the source of each article of a site by its address."""
    files = (site / "data" / "articles").glob("*.jsonl")
    rows = (json.loads(line) for file in files for line in file.read_text("utf-8").splitlines())
    return {row["address"]: row["path"].removesuffix(".txt") for row in rows}

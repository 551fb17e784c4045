"""The work of a build is proportional to the change, not to the number of articles."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from jinja2 import Environment

from site_builder import cli, pipeline
from site_builder.deliver.folder import Folder
from site_builder.edition import changed_stories, story_clusters
from site_builder.edition.events import near_pairs
from site_builder.edition.events.compared_article import ComparedArticle
from site_builder.edition.events.same_event import likeness
from site_builder.edition.namesakes import entity_record
from site_builder.engine import store
from site_builder.engine.own_files import PACKAGE
from site_builder.engine.search_store import SearchStore
from site_builder.engine.store import Store
from site_builder.engine.view_store import ViewStore
from site_builder.incremental import edition_views, page_files, page_plans, search_index
from site_builder.incremental.build_run import InputsState
from site_builder.outputs import compiled_templates
from site_builder.outputs.rendering import Renderer
from site_builder.search.index_files import IndexFiles
from site_builder.search.indexing.shards import Shards
from tests.kit import Project

CALLS_FOR_EACH = 150
"""Most calls of our functions that a build after an edit may make for each article that has not changed: now 125."""
TOWNS = ("जयपुर", "कोलकाता")


def text(number: int) -> str:
    """Return an article that has a week to itself."""
    day = date(2000, 1, 1) + timedelta(days=7 * number)  # The dates are too far apart for one story.
    return (
        f"---\ndate: {day}\n---\nगांव {number} में नया कुआं बना\n\n"
        f"{TOWNS[number % 2]} के पास गांव {number} में कुआं {number * 7} दिन में बना। सरपंच ने {number * 11} लोगों को बधाई दी।\n"
    )


def work(folder: Path, articles: int, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often the parts of a build run after one new sentence in one of this number of articles."""
    # An article is compared only with the articles nearest in time. A site of 100 articles has that many.
    for module in (changed_stories, near_pairs):
        monkeypatch.setattr(module, "NEAREST", 20)
    project = Project(folder, {f"{number:04}.txt": text(number) for number in range(articles)})
    project.build(jobs=1)
    project.write("0010.txt", text(10) + "\nएक और वाक्य यहाँ है।\n")
    counts: Counter[str] = Counter()

    def counted(owner: object, name: str) -> None:
        real = getattr(owner, name)

        def count(*arguments: object, **named: object) -> object:
            counts[name] += 1
            return real(*arguments, **named)

        monkeypatch.setattr(owner, name, count)

    for owner, name in (
        (edition_views, "_decoded"),
        (page_plans, "plan"),
        (ViewStore, "entry"),
        (Store, "body"),
        (Renderer, "render"),
        (search_index, "_document"),
        (SearchStore, "value"),
        (SearchStore, "mark"),
        (Shards, "set"),
        (IndexFiles, "file"),
        (store, "_decode"),
        (ViewStore, "digest_of"),
        (Folder, "write"),
        (edition_views, "assemble"),
        (entity_record, "records_of_article"),
    ):
        counted(owner, name)
    with calls_counted(counts):
        counts["written"] = project.build(jobs=1).written
    monkeypatch.undo()
    return counts


@contextmanager
def calls_counted(counts: Counter[str]) -> Iterator[None]:
    """Count the calls of all functions of the package."""
    package = str(PACKAGE)

    def seen(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(package):
            counts["calls"] += 1

    sys.setprofile(seen)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.mark.slow
def test_an_edit_costs_the_same_in_a_small_and_in_a_large_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The test counts decoded entries, planned and rendered pages, loaded texts, and pages, words and files of search.

    The counts are the same in both folders, also those of decoded cards and texts, compared entries and written files.
    The work that remains for every article (its stamp, its mark, its lines in lists) is bounded by function calls."""
    small = work(tmp_path / "small", 100, monkeypatch)
    large = work(tmp_path / "large", 1000, monkeypatch)
    # Chance decides which articles are nearest by words. Their number is constant.
    for looked_at in ("_decoded", "entry"):
        assert abs(small.pop(looked_at) - large.pop(looked_at)) <= 5
    # A large folder has more shards, so fewer words share a shard.
    for shards in ("value", "file"):
        assert small.pop(shards) <= large.pop(shards) <= 5 + 2 * small["set"]
    calls, more_articles = large.pop("calls") - small.pop("calls"), 1000 - 100
    assert calls <= CALLS_FOR_EACH * more_articles
    assert small == large
    assert small["assemble"] == small["records_of_article"] == 0
    assert small["render"] <= 6  # Its page, its two files for programs, and the pages of names that show its words.


@pytest.mark.slow
def test_a_new_article_remakes_few_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only its own page, its lists and its neighbours are rendered, as many in a large folder as in a small one."""

    def rendered(folder: Path, articles: int) -> int:
        project = Project(folder, {f"{number:04}.txt": text(number) for number in range(articles)})
        project.build(jobs=1)
        project.write("new.txt", text(articles))
        count = 0
        render = Renderer.render

        def counted(*arguments: Any, **named: Any) -> bytes:
            nonlocal count
            count += 1
            return render(*arguments, **named)

        monkeypatch.setattr(Renderer, "render", counted)
        project.build(jobs=1)
        monkeypatch.undo()
        return count

    # With the 31st article a place page gets month pages. This test stays below that number.
    small, large = rendered(tmp_path / "small", 80), rendered(tmp_path / "large", 240)
    assert 0 < large < 40
    assert abs(large - small) <= 5


def compared(folder: Path, articles: int, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Project], None]) -> int:
    """Return the number of article pairs that a build compares after an edit in a site of this size."""
    for module in (changed_stories, near_pairs):
        monkeypatch.setattr(module, "NEAREST", 20)
    project = Project(folder, {f"{number:04}.txt": text(number) for number in range(articles)})
    project.build(jobs=1)
    edit(project)
    count = 0

    def counted(one: ComparedArticle, other: ComparedArticle) -> float:
        nonlocal count
        count += 1
        return likeness(one, other)

    for module in (changed_stories, story_clusters):
        monkeypatch.setattr(module, "likeness", counted)
    project.build(jobs=1)
    monkeypatch.undo()
    return count


@pytest.mark.slow
@pytest.mark.parametrize(
    "edit",
    [
        lambda project: project.write("new.txt", text(33).replace("33", "34")),
        lambda project: (project.seeds / "0033.txt").unlink(),
        lambda project: project.write("0033.txt", text(50)),
        lambda project: project.write("0033.txt", text(33).replace("सरपंच ने", "सरपंच मीरा जोशी ने")),
    ],
    ids=["an article more", "an article less", "another day", "another name"],
)
def test_articles_are_compared_with_those_that_change_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Callable[[Project], None]
) -> None:
    """The number does not depend on the number of articles. Each of these edits makes the rest of the edition again."""
    small = compared(tmp_path / "small", 80, monkeypatch, edit)
    large = compared(tmp_path / "large", 240, monkeypatch, edit)
    assert 0 < small < 80 * 10  # There are several thousand pairs in total.
    assert large <= 1.5 * small


def test_a_build_looks_once_at_what_it_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It reads the stamps of its inputs and each template once."""
    project = Project(tmp_path, {"0001.txt": text(1)})
    monkeypatch.chdir(tmp_path)
    assert cli.main(["build", "-q", "-j", "1"]) == 0
    project.write("0001.txt", text(1) + "\nएक और वाक्य यहाँ है।\n")
    seen: Counter[str] = Counter()
    real_parse = Environment._parse

    def looked(_: object) -> InputsState:
        seen["inputs"] += 1
        return InputsState({"articles": "as they are now"}, {})

    def parsed(self: Environment, source: str, name: str | None, filename: str | None) -> Any:
        seen[f"template {name}"] += 1
        return real_parse(self, source, name, filename)

    for module in (cli, pipeline):
        monkeypatch.setattr(module, "inputs_state", looked)
    monkeypatch.setattr(Environment, "_parse", parsed)
    monkeypatch.setattr(compiled_templates, "kept_beside_code", lambda *_: None)
    page_files.renderer_of.cache_clear()  # This is the state of another process.
    assert cli.main(["build", "-q", "-j", "1"]) == 0
    assert seen["template pages/article.html"] == 1
    assert seen == dict.fromkeys(seen, 1)

"""The work of a build is proportional to the change, not to the folder."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from site_builder.edition import changed_stories, story_clusters
from site_builder.engine.search_store import SearchStore
from site_builder.engine.store import Store
from site_builder.engine.view_store import ViewStore
from site_builder.incremental import edition_views, page_plans, search_index
from site_builder.outputs.rendering import Renderer
from site_builder.search.index_files import IndexFiles
from site_builder.search.indexing.shards import Shards
from tests.kit import Project

TOWNS = ("जयपुर", "कोलकाता")


def text(number: int) -> str:
    """Return an article of its own week."""
    day = date(2000, 1, 1) + timedelta(days=7 * number)  # too far apart for one story
    return (
        f"---\ndate: {day}\n---\nगांव {number} में नया कुआं बना\n\n"
        f"{TOWNS[number % 2]} के पास गांव {number} में कुआं {number * 7} दिन में बना। सरपंच ने {number * 11} लोगों को बधाई दी।\n"
    )


def work(folder: Path, articles: int, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often the parts of a build run when one sentence is added to one of so many articles."""
    # An article is compared with its nearest ones in time only: of 100 articles, too, it has so many.
    for module in (changed_stories, story_clusters):
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
    ):
        counted(owner, name)
    project.build(jobs=1)
    monkeypatch.undo()
    return counts


@pytest.mark.slow
def test_an_edit_costs_the_same_in_a_small_and_in_a_large_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entries decoded, pages planned, texts loaded, pages rendered, pages and words that search looks at, its files."""
    small = work(tmp_path / "small", 100, monkeypatch)
    large = work(tmp_path / "large", 1000, monkeypatch)
    # Which articles are nearest by words is a matter of chance; their number is not.
    for looked_at in ("_decoded", "entry"):
        assert abs(small.pop(looked_at) - large.pop(looked_at)) <= 5
    # In a large folder there are more shards, so that fewer words share one.
    for shards in ("value", "file"):
        assert small.pop(shards) <= large.pop(shards) <= 5 + 2 * small["set"]
    assert small == large
    assert small["render"] <= 12

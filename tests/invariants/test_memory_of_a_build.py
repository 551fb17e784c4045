"""What a build holds of all articles at once stays small."""

from pathlib import Path
from typing import Any

import pytest

from site_builder import pipeline
from site_builder.incremental import edition_views
from site_builder.incremental.edition_views import KeptEdition
from site_builder.incremental.output_state import FileGroup, OutputState
from site_builder.model import Outline
from site_builder.model.shared_names import SharedNames
from tests.factories import card, entity
from tests.kit import Project


def town(number: int) -> str:
    """Return an article that names what each of the others names."""
    return (
        f"---\ndate: 2001-01-{number:02}\n---\nगांव {number} में कुआं बना\n\n"
        "कोलकाता के पास जयपुर में कुआं बना। नरेंद्र मोदी ने जयपुर में लोगों को बधाई दी।\n"
    )


def test_equal_names_of_articles_are_one_object(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build holds a name once, whether the articles are new or were in the site before."""
    project = Project(tmp_path, {f"{number}.txt": town(number) for number in range(1, 9)})
    held: list[Outline] = []
    real = getattr(edition_views, "assemble")  # noqa: B009 - it is not exported

    def assemble(cards: Any, *arguments: Any, **named: Any) -> Any:
        held[:] = cards
        return real(held, *arguments, **named)

    monkeypatch.setattr(edition_views, "assemble", assemble)
    for more in ("", "9.txt"):
        if more:
            project.write(more, town(9))
        project.build(jobs=1)
        texts = [text for one in held[-8:] for who in one.entities for text in (who.name, who.key)]
        assert len(set(map(id, texts))) == len(set(texts)) < len(texts)


def test_an_outline_with_shared_names_is_equal() -> None:
    """Nothing but the names is shared, and nothing is changed."""
    named = (entity("मीरा जोशी", aliases=("मीरा",)), entity("बरेली", "place", beside=("बिहार",)))
    cards = [card(id=str(at), entities=named) for at in range(3)]
    shared = SharedNames()
    assert [shared.of(one) for one in cards] == cards


def test_the_search_index_keeps_no_entries_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the index is made, what the pages read is freed, and what the index reads is not kept."""
    project = Project(tmp_path, {f"{number}.txt": town(number) for number in range(1, 9)})
    read, counts = list[str](), list[int]()
    decoded, indexed = edition_views._decoded, getattr(pipeline, "search_index")  # noqa: B009 - it is not exported

    def noted(views: Any, name: str) -> Any:
        read.append(name)
        return decoded(views, name)

    def index(output: OutputState, edition: KeptEdition) -> FileGroup:
        found: FileGroup = indexed(output, edition)
        (first, *_) = edition.reader_once.order()
        read.clear()
        edition.reader.entry(first)
        edition.reader.entry(first)
        edition.reader_once.entry(first)
        counts.append(len(read))
        return found

    monkeypatch.setattr(edition_views, "_decoded", noted)
    monkeypatch.setattr(pipeline, "search_index", index)
    project.build(jobs=1)
    assert counts == [2]

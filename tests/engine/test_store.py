"""The cache between builds."""

from pathlib import Path

import pytest

from site_builder.engine.store import Seen, Standing, open_store
from site_builder.engine.store_file import DamagedStoreError, remove_store
from site_builder.errors import Problem
from tests.factories import article, entity

SEEN = Seen("a.txt", "10:20:30:40", "d" * 64, "aa bb", "code")
LEFT = Standing("k1", "d" * 64, "1:2:3:4")


def test_what_was_remembered_is_there_after_reopening(tmp_path: Path) -> None:
    """Cards, bodies, warnings and sources are equal in the next process."""
    made = article(entities=(entity("मीरा जोशी"),))
    warning = Problem("a.txt", 3, "odd bytes", "save it as UTF-8", "warning")
    with open_store(tmp_path / "store.sqlite") as store:
        store.remember_seen([SEEN])
        store.remember_made([("code", (warning,), made)])
    with open_store(tmp_path / "store.sqlite") as store:
        assert store.seen() == {"a.txt": SEEN}
        assert store.made({"a.txt": "code"}) == {"a.txt": (warning,)}
        assert list(store.cards(["a.txt"])) == [made.card]
        assert store.body("a.txt") == made.body


def test_a_forgotten_source_leaves_nothing(tmp_path: Path) -> None:
    """Its card, body and file stamp are removed."""
    with open_store(tmp_path / "store.sqlite") as store:
        store.remember_seen([SEEN])
        store.remember_made([("code", (), article())])
        store.forget(["a.txt"])
        assert store.seen() == {}
        assert store.made({"a.txt": "code"}) == {}
        with pytest.raises(DamagedStoreError):
            store.body("a.txt")


@pytest.mark.parametrize("damage", [b"not a database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_cache_is_reported_and_can_be_rebuilt(tmp_path: Path, damage: bytes) -> None:
    """A file that is not a database costs one full build."""
    file = tmp_path / "store.sqlite"
    file.write_bytes(damage)
    with pytest.raises(DamagedStoreError), open_store(file) as store:
        store.seen()
    remove_store(file)
    with open_store(file) as store:
        assert store.seen() == {}
        store.remember_seen([SEEN])
        assert store.seen() == {"a.txt": SEEN}


def test_pages_of_two_output_folders_are_kept_apart(tmp_path: Path) -> None:
    """The contents of one folder are no evidence for another folder."""
    with open_store(tmp_path / "store.sqlite") as store:
        store.remember_pages("one", [("index.html", LEFT)])
        store.remember_pages("two", [("index.html", LEFT)])
        store.forget_pages("two", ["index.html"])
        assert store.pages("one") == {"index.html": LEFT}
        assert store.pages("two") == {}

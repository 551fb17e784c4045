"""Data that is kept beside Python's compiled modules."""

import sys
from pathlib import Path

import pytest

from site_builder.engine import beside_code
from site_builder.engine.beside_code import keep_beside_code, kept_beside_code


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the data in a folder of the test, with a Python that keeps compiled modules."""
    monkeypatch.setattr(beside_code, "cache_from_source", lambda _: str(tmp_path / "beside_code.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def test_kept_data_is_found_for_the_input_it_was_made_from(folder: Path) -> None:
    """Data is found only under the key that it was made for. Newer data replaces older data."""
    keep_beside_code("words", "list 1", b"one")
    assert kept_beside_code("words", "list 1") == b"one"
    assert kept_beside_code("words", "list 2") is None
    assert kept_beside_code("other words", "list 1") is None
    keep_beside_code("words", "list 2", b"")
    assert kept_beside_code("words", "list 2") == b""
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("damage", [lambda raw: raw[:-1], lambda raw: raw[:8], lambda raw: raw[:-1] + b"?"])
def test_damaged_kept_data_is_ignored(folder: Path, damage) -> None:  # type: ignore[no-untyped-def]
    """Damaged data counts as missing, so it is computed again."""
    keep_beside_code("words", "list", b"one")
    (file,) = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert kept_beside_code("words", "list") is None


def test_nothing_is_kept_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same holds for a folder that is not writable."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep_beside_code("words", "list", b"one")
    assert not list(folder.iterdir())
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(beside_code, "cache_from_source", lambda _: str(folder / "missing" / "beside_code.pyc"))
    keep_beside_code("words", "list", b"one")
    assert kept_beside_code("words", "list") is None

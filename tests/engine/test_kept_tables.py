"""Tables of the package's data that are kept between processes."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from site_builder.edition import packaged_names
from site_builder.engine import beside_code, kept_tables
from site_builder.engine.kept_tables import kept_table

Name = tuple[str, tuple[str, ...]]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keep tables in a folder of the test; return a list of the tables that were computed, not found there."""
    monkeypatch.setattr(beside_code, "cache_from_source", lambda _: str(tmp_path / "beside_code.pyc"))
    monkeypatch.setattr(kept_tables, "code_of", lambda _: "this code")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return []


def in_a_process(made: list[str]) -> Callable[[], Mapping[Name, Name]]:
    """Return the function in the state of a new process."""

    @kept_table(dict[Name, Name])
    def table() -> Mapping[Name, Name]:
        made.append("made")
        return {("place", ("new", "delhi")): ("place", ("delhi",))}

    return table


def test_a_table_is_made_by_the_first_process_only(made: list[str]) -> None:
    first, second = in_a_process(made), in_a_process(made)
    assert first() == first() == second() == {("place", ("new", "delhi")): ("place", ("delhi",))}
    assert made == ["made"]


def test_other_code_or_data_make_it_again(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    in_a_process(made)()
    monkeypatch.setattr(kept_tables, "code_of", lambda _: "other code")
    in_a_process(made)()
    assert made == ["made", "made"]


def test_a_kept_table_of_the_package_equals_the_one_that_is_made(made: list[str]) -> None:
    first = packaged_names._tables.__wrapped__()  # type: ignore[attr-defined]
    again = packaged_names._tables.__wrapped__()  # type: ignore[attr-defined]
    assert first == again
    assert all(type(name) is tuple and type(name[1]) is tuple for _, row in again.rows for name in row)

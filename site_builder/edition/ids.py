"""No two articles share an id."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from site_builder.errors import Problem
from site_builder.model import Card

__all__ = ["distinct_ids", "with_id"]


def distinct_ids(stated: Iterable[tuple[str, str]]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return distinct ids by path, and a problem for each article that had to be left out; `stated`: paths with ids.

    Made ids are 32 bits of a hash, so two paths in a large folder can meet: the later path then takes 64 bits. Stated
    ids (`id:` in front matter), and `a.txt` beside `a.md`, cannot be told apart: the later path is left out.
    """
    # Ids stand in file names, and some disks do not tell 'A' from 'a'.
    taken: dict[str, str] = {}
    kept: dict[str, str] = {}
    problems: list[Problem] = []
    for path, id_ in sorted(stated):
        given = id_
        if id_ in taken and _stem(taken[id_]) != _stem(path):
            longer = _hash(path, 16)
            given = longer if id_ == longer[:8] else id_
        if given.casefold() in taken:
            what = f"its id {given!r} is taken by {taken[given.casefold()]}"
            problems.append(Problem(path, None, what, "state another `id` in its front matter"))
            continue
        taken[given.casefold()] = path
        kept[path] = given
    return kept, tuple(problems)


def with_id(card: Card, id_: str) -> Card:
    """Return the card under this id."""
    return card if card.id == id_ else replace(card, id=id_)


def _stem(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))


def _hash(path: str, digits: int) -> str:
    return hashlib.sha256(_stem(path).encode()).hexdigest()[:digits]

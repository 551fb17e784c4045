"""No two articles share an id."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePosixPath

from site_builder.errors import Problem
from site_builder.model import Card

__all__ = ["distinct_ids"]


def distinct_ids(cards: Iterable[Card]) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Return the cards in order of path with distinct ids, and a problem for each that had to be left out.

    Made ids are 32 bits of a hash, so two paths in a large folder can meet: the later path then takes 64 bits. Stated
    ids (`id:` in front matter), and `a.txt` beside `a.md`, cannot be told apart: the later path is left out.
    """
    # Ids stand in file names, and some disks do not tell 'A' from 'a'.
    taken: dict[str, str] = {}
    kept: list[Card] = []
    problems: list[Problem] = []
    for card in sorted(cards, key=lambda c: c.path):
        longer = _hash(card.path, 16)
        if card.id in taken and card.id == longer[:8] and _stem(taken[card.id]) != _stem(card.path):
            card = replace(card, id=longer)  # noqa: PLW2901 - the same card under its longer name
        if card.id.casefold() in taken:
            what = f"its id {card.id!r} is taken by {taken[card.id.casefold()]}"
            problems.append(Problem(card.path, None, what, "state another `id` in its front matter"))
            continue
        taken[card.id.casefold()] = card.path
        kept.append(card)
    return tuple(kept), tuple(problems)


def _stem(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))


def _hash(path: str, digits: int) -> str:
    return hashlib.sha256(_stem(path).encode()).hexdigest()[:digits]

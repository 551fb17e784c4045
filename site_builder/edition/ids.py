"""No two articles share an id, and an article keeps the id that it was published under."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import PurePosixPath

from site_builder.edition.ledger import Ledger, LedgerRow, digest_of
from site_builder.errors import Problem
from site_builder.model import Card

__all__ = ["distinct_ids", "known_id", "with_standing_ids"]

_LONGEST = 64


def with_standing_ids(cards: Iterable[Card], ledger: Ledger, digests: Mapping[str, str]) -> tuple[Card, ...]:
    """Return the cards in order of path, each with the id that the ledger knows it by.

    An article that states no id is told by its bytes, whose digests `digests` gives by path: so a moved or renamed file
    keeps its id. Else it is told by its path. A new article never takes an id that was another's.
    """
    ordered = sorted(cards, key=lambda card: card.path)
    by_path = {card.path for card in ordered if card.id == _hash(card.path, 8)}
    made = [card for card in ordered if card.path in by_path and not card.draft]
    rows = tuple(ledger.rows_in("articles"))
    stated = {card.id.casefold() for card in ordered if card.path not in by_path}
    ids = _standing(made, rows, digests, stated)
    stems = {row.owner: _stem(row.path) for row in rows}
    for card in made:
        known = card.path not in ids and card.id in stems
        if known and (card.id in stated or stems[card.id] != _stem(card.path)):
            longer = (_hash(card.path, digits) for digits in range(16, _LONGEST + 1, 8))
            ids[card.path] = next(id_ for id_ in longer if id_ not in stems)
    known_as = ((card, ids.get(card.path, card.id)) for card in ordered)
    return tuple(card if card.id == id_ else replace(card, id=id_) for card, id_ in known_as)


def known_id(card: Card, ledger: Ledger) -> str:
    """Return the id under which the article at the card's path was published; its own if that never was."""
    return next((row.owner for row in ledger.rows_in("articles") if row.path == card.path), card.id)


def _standing(
    cards: Sequence[Card], rows: Sequence[LedgerRow], digests: Mapping[str, str], stated: AbstractSet[str]
) -> dict[str, str]:
    """Return the ids of the articles that the ledger knows, by path, the surest sign first; none that others state."""
    ids: dict[str, str] = {}
    claimed: set[str] = set()

    def claim(
        sign: Callable[[Card], Hashable], known: Callable[[LedgerRow], Hashable], reserved: AbstractSet[str] = stated
    ) -> None:
        left = [card for card in cards if card.path not in ids]
        owners = defaultdict(list)
        for row in rows if left else ():
            owners[known(row)].append(row.owner)
        for card in left:
            free = (one for one in owners.get(sign(card), ()) if one not in claimed and one not in reserved)
            owner = next(free, None)
            if owner is not None:
                ids[card.path] = owner
                claimed.add(owner)

    def digest(card: Card) -> str:
        return digest_of(digests[card.path])

    # Where nothing has changed, somebody else's claim to the id is a mistake, which `distinct_ids` tells.
    claim(lambda card: (card.path, digest(card)), lambda row: (row.path, row.mark), frozenset())
    claim(digest, lambda row: row.mark)
    claim(lambda card: card.path, lambda row: row.path)
    claim(lambda card: _stem(card.path), lambda row: _stem(row.path))
    return ids


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

"""Ids of articles: they are distinct, and an article keeps the id under which it was published."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from msgspec.structs import replace

from site_builder.edition.ledger import Ledger, LedgerRow, digest_of
from site_builder.errors import Problem
from site_builder.model import Outline

__all__ = ["distinct_ids", "known_id", "standing_ids", "with_id"]

_One = TypeVar("_One", bound=Outline)
_LONGEST = 64  # hexadecimal digits: the whole SHA-256


def standing_ids(stated: Mapping[str, str], ledger: Ledger, digests: Mapping[str, str]) -> dict[str, str]:
    """Return the id of every article, by path, in order: the id under which it was published, else its id in `stated`.

    `stated`: the id in front matter, or else the hash of the path, by path. `digests`: SHA-256 of the bytes, by path.
    An article without an id in front matter is recognised by its bytes, so a moved or renamed file keeps its id; else
    by its path. A new article never takes an id that another article had.
    """
    if not ledger.rows:
        return dict(sorted(stated.items()))
    made = [path for path, id_ in sorted(stated.items()) if id_ == _hash(path, 8)]
    rows = tuple(ledger.rows_in("articles"))
    by_hand = {id_.casefold() for path, id_ in stated.items() if id_ != _hash(path, 8)}
    ids = _standing(made, rows, digests, by_hand)
    stems = {row.owner: _stem(row.path) for row in rows}
    for path in made:
        id_ = stated[path]
        known = path not in ids and id_ in stems
        if known and (id_ in by_hand or stems[id_] != _stem(path)):
            longer = (_hash(path, digits) for digits in range(16, _LONGEST + 1, 8))
            ids[path] = next(one for one in longer if one not in stems)
    return {path: ids.get(path, id_) for path, id_ in sorted(stated.items())}


def known_id(card: Outline, ledger: Ledger) -> str:
    """Return the id under which the article at the card's path was published; its own id if it never was."""
    return next((row.owner for row in ledger.rows_in("articles") if row.path == card.path), card.id)


def _standing(
    paths: Sequence[str], rows: Sequence[LedgerRow], digests: Mapping[str, str], stated: AbstractSet[str]
) -> dict[str, str]:
    """Return the published ids of the articles that the ledger knows, by path.

    The surest signs decide first: path and bytes, then bytes, path, and path without suffix. Ids in `stated` are free
    only for an unchanged article.
    """
    ids: dict[str, str] = {}
    claimed: set[str] = set()

    def claim(
        sign: Callable[[str], Hashable], known: Callable[[LedgerRow], Hashable], reserved: AbstractSet[str] = stated
    ) -> None:
        left = [path for path in paths if path not in ids]
        owners = defaultdict(list)
        for row in rows if left else ():
            owners[known(row)].append(row.owner)
        for path in left:
            free = (one for one in owners.get(sign(path), ()) if one not in claimed and one not in reserved)
            owner = next(free, None)
            if owner is not None:
                ids[path] = owner
                claimed.add(owner)

    def digest(path: str) -> str:
        return digest_of(digests[path])

    # The article is unchanged: if another article now states this id, `distinct_ids` reports that.
    claim(lambda path: (path, digest(path)), lambda row: (row.path, row.mark), frozenset())
    claim(digest, lambda row: row.mark)
    claim(lambda path: path, lambda row: row.path)
    claim(_stem, lambda row: _stem(row.path))
    return ids


def distinct_ids(stated: Iterable[tuple[str, str]]) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return distinct ids by path, and a problem for each article that had to be left out; `stated`: paths with ids.

    An id made from the path is 32 bits of a hash. In a large folder two paths can have the same: then the later path
    takes 64 bits. Two articles with one id in front matter, or `a.txt` beside `a.md`, cannot be distinguished: the
    later path is left out.
    """
    # Ids are parts of file names, and some disks ignore case.
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
            problems.append(Problem(path, None, what, "write another `id` in its front matter"))
            continue
        taken[given.casefold()] = path
        kept[path] = given
    return kept, tuple(problems)


def with_id(card: _One, id_: str) -> _One:
    """Return the card under this id."""
    return card if card.id == id_ else replace(card, id=id_)


def _stem(path: str) -> str:
    """Return the path without its suffix; pathlib is twenty times slower, and each build does this for each article."""
    at = path.rfind(".")
    return path[:at] if path.rfind("/") + 1 < at else path


def _hash(path: str, digits: int) -> str:
    return hashlib.sha256(_stem(path).encode()).hexdigest()[:digits]

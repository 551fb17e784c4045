"""Slots: short numbers for documents; few of them change when a document is added or removed.

Each key asks for slots in its own random order, and a slot keeps the key that it prefers. This is the stable marriage
of Gale and Shapley (1962), as a hash table by Blelloch and Golovin (2007). The result depends only on the set of keys,
not on their order. A new key moves less than one other key on average.
"""

import hashlib
from collections.abc import Iterable

__all__ = ["place", "size_for"]


def size_for(keys: int) -> int:
    """Return the number of slots for this many keys: a power of two or halfway to the next, at most 5/6 full."""
    size = 8
    while size * 5 < keys * 6:
        size += size // 2 if size & (size - 1) == 0 else size // 3
    return size


def place(keys: Iterable[str]) -> dict[str, int]:
    """Return a slot from 0 for every key, all different."""
    wanted = list(keys)
    size = size_for(len(wanted))
    holder: dict[int, tuple[int, str, int]] = {}
    for key in wanted:
        guest: tuple[int, str, int] | None = (_hash(key), key, 0)
        while guest is not None:
            likes, name, tried = guest
            # An odd step visits every slot of a power of two; if 3 divides the size, it must not divide the step.
            slot = (likes + tried * (likes // size * 6 % size | 1)) % size if tried < size else tried % size
            guest = (likes, name, tried + 1)
            rival = holder.get(slot)
            if rival is None or _rank(name, slot) < _rank(rival[1], slot):
                holder[slot] = (likes, name, tried)
                guest = (rival[0], rival[1], rival[2] + 1) if rival else None
    return {name: slot for slot, (_, name, _) in holder.items()}


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big")


def _rank(name: str, slot: int) -> int:
    return _hash(f"{slot} {name}")

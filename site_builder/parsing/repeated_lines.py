"""Keys under which lines are counted across the files of a folder, to find those that belong to the page."""

from hashlib import blake2b

__all__ = ["line_key", "line_keys"]

_LONGEST = 160
_SHORTEST = 4


def line_key(line: str) -> str:
    """Return the key of a line: equal for lines that differ in spaces only; the same on every machine."""
    return blake2b(" ".join(line.split()).encode(), digest_size=8).hexdigest()


def _is_counted(row: str) -> bool:
    # Running text repeats only where a whole story does, and numbers repeat by chance.
    return _SHORTEST <= len(row) <= _LONGEST and any(c.isalpha() for c in row)


def line_keys(text: str) -> frozenset[str]:
    """Return the keys of those lines of a source that are worth counting: short, with at least one letter."""
    return frozenset(line_key(row) for row in map(str.strip, text.split("\n")) if _is_counted(row))

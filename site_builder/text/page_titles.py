"""Compares two titles of a page."""

import re

__all__ = ["are_alike", "words_of_title"]


def words_of_title(text: str) -> set[str]:
    """Return the words of a title, whatever their case, marks left off."""
    return set(re.split(r"[\s,.:;|'\"‘’“”?!()-]+", text.casefold())) - {""}


def are_alike(one: str, other: str) -> bool:
    """Tell whether two titles say the same: most words of the shorter are in the other."""
    a, b = words_of_title(one), words_of_title(other)
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b)) and min(len(a), len(b)) * 3 >= max(len(a), len(b))

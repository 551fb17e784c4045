"""A page's key: the hash of everything its view is made from."""

import hashlib
from dataclasses import fields, is_dataclass

from site_builder.model import Card

__all__ = ["digest"]


def digest(*parts: object) -> str:
    """Return a hash (40 hex digits) of values made of text, numbers, None, tuples and frozen dataclasses of these.

    A card counts as its own digest, which covers its body too, and its id, which the edition may have lengthened.
    """
    return hashlib.sha256(repr(tuple(map(_plain, parts))).encode()).hexdigest()[:40]


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Card):
        return value.id, value.digest
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    if is_dataclass(value):
        return type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))
    raise TypeError(f"cannot be part of a page's key: {type(value).__name__}")

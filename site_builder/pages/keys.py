"""Planned pages and their keys: a key is the hash of everything that the view is made from."""

import hashlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import lru_cache

from msgspec import Struct

from site_builder.model import Outline

__all__ = ["PlannedPage", "digest"]

_ATOMS: frozenset[type] = frozenset({str, int, float, bool, type(None)})


class PlannedPage(Struct, frozen=True):
    """A page before its view is made: `make(context, address, *parts)` returns the view.

    The key is the hash of exactly these arguments, so it covers everything that the view is made from.
    """

    address: str
    """Path below the site's root."""
    template: str
    """Name of its template."""
    make: Callable[..., object]
    """Makes the view."""
    parts: tuple[object, ...]
    """Everything the view is made from, besides the context and the address."""


def digest(*parts: object) -> str:
    """Return a hash (40 hex digits) of values made of text, numbers, None, tuples and frozen values of these.

    A card is hashed by its own digest, which covers its body too, and by its id, which the edition may have lengthened.
    Any other value with a field `digest` is hashed by that field.
    """
    return hashlib.sha256(repr(_plain(parts)).encode()).hexdigest()[:40]


def _plain(value: object) -> object:
    if type(value) in _ATOMS:
        return value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Outline):
        return value.id, value.digest
    kind: type = type(value)
    names = _fields(kind)
    if "digest" in names:
        return getattr(value, "digest")  # noqa: B009 - its type is not known here
    return names, [_plain(getattr(value, name)) for name in names]


@lru_cache(maxsize=128)
def _fields(kind: type) -> tuple[str, ...]:
    if issubclass(kind, Struct):
        return kind.__struct_fields__
    if not is_dataclass(kind):
        raise TypeError(f"cannot be part of a page's key: {kind.__name__}")
    return tuple(field.name for field in fields(kind))

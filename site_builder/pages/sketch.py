"""A page before it has a key."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Sketch"]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A page as its maker sees it: `make(shell, address, *parts)` gives the view.

    The key is the hash of exactly these arguments, so it cannot miss what the view is made from.
    """

    address: str
    """Path below the site's root."""
    template: str
    """Name of its template."""
    make: Callable[..., object]
    """Makes the view."""
    parts: tuple[object, ...]
    """Everything the view is made from, besides the shell and the address."""

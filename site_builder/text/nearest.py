"""The known name that a mistyped one most resembles."""

from collections.abc import Iterable

__all__ = ["nearest"]


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the entry of `known` closest to `name`, whatever its case and kind of dash; None when none is close."""
    import difflib  # loaded for mistakes only

    asked = name[:64].casefold().replace("-", "_")
    found = difflib.get_close_matches(asked, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None

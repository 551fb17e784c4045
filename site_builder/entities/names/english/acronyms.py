"""English bodies and their initials, tied where an article gives both: 'Rural Transport Agency' and 'RTA', or 'Rta'."""

from collections.abc import Iterable, Mapping

from site_builder.entities.names.english.capital_runs import Row

__all__ = ["by_initials", "identity_of"]

_SHORTEST = 3
"""Letters of the shortest acronym; half or twice changes none of 75 Hindi and English texts."""


def by_initials(bodies: Iterable[Row]) -> Mapping[str, str]:
    """Return the initials of the bodies that an article names in full: the identity of the first that has them."""
    found: dict[str, str] = {}
    for row in bodies:
        initials = "".join(row.line.line.keys[at][0] for at in row.words)
        if len(initials) >= _SHORTEST:
            found.setdefault(initials, identity_of(row))
    return found


def identity_of(row: Row) -> str:
    """Return the identity of a body, as in `Entity.key`."""
    return f"organisation/{' '.join(row.line.line.keys[row.first : row.end])}"

"""Names in English: rows of capitalised words, and the signs in and beside them that show their kind."""

import re
from collections.abc import Iterator, Sequence

from site_builder import data
from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.english.acronyms import by_initials, identity_of
from site_builder.entities.names.english.capital_runs import Row, rows_of
from site_builder.entities.names.english.context import known_kind, neighbours_of, signs, unknown
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import (
    GENERIC,
    GIVEN,
    HEAD,
    HONORIFIC,
    OF,
    PLACE_HEAD,
    SURNAME,
    WEAK_GIVEN,
    WEAK_SURNAME,
)
from site_builder.model import EntityKind

__all__ = ["capitalised"]

_Found = tuple[EntityKind, tuple[str, ...]]
_THING = GENERIC | HEAD | PLACE_HEAD
_CAMEL = re.compile(
    rf"(?!{'|'.join(data.lines('any', 'names/name_beginnings'))})[A-Z][a-z]+[A-Z][A-Za-z]+|[A-Z]\w+\.(?:com|net|org)"
)
"""A company's own spelling: two words in one, or an address."""


def capitalised(lines: Sequence[Marked]) -> Iterator[Candidate]:
    """Yield the names of an article in English."""
    small = _said_small(lines)
    rows = [list(rows_of(line, small)) for line in lines]
    alone = frozenset(
        row.line.line.keys[row.first] for line in rows for row in line if row.end - row.first == 1 and not row.opens
    )
    found = [[_kind(row) for row in line] for line in rows]
    bodies = by_initials(
        row for line, kinds in zip(rows, found, strict=True) for row, one in zip(line, kinds, strict=True)
        if one and one[0] == "organisation" and len(row.words) > 1
    )  # fmt: skip
    for line, own in zip(rows, found, strict=True):
        kinds = [one[0] if one else known_kind(row) for one, row in zip(own, line, strict=True)]
        for row, one, beside in zip(line, own, neighbours_of(line, kinds), strict=True):
            if known_kind(row) is not None and not _is_honorific(row):
                continue
            short = bodies.get(row.line.line.keys[row.first]) if row.end - row.first == 1 else None
            if short is not None:
                yield _candidate(row, "organisation", ("latin-initials",), short)
            elif one is not None:
                yield _candidate(row, *one)
            else:
                for kind, evidence in unknown(row, signs(row, alone), beside):
                    yield _candidate(row, kind, evidence)


def _candidate(row: Row, kind: EntityKind, evidence: tuple[str, ...], identity: str | None = None) -> Candidate:
    if kind == "organisation" and identity is None and len(row.words) > 1:
        identity = identity_of(row)
    return Candidate(row.line.number, row.first, row.end, kind, tuple(sorted(evidence)), identity, row.title)


def _is_honorific(row: Row) -> bool:
    """Return whether a title that only people have stands before a row: 'Mr', 'Lord'."""
    return row.title is not None and bool(row.line.flags[row.title] & HONORIFIC)


def _said_small(lines: Sequence[Marked]) -> frozenset[str]:
    """Return the words that an article also writes in lower case: at the start of a sentence they are not names."""
    return frozenset(
        key for line in lines for at, key in enumerate(line.line.keys) if key[0].isalpha() and not line.is_capital(at)
    )


def _kind(row: Row) -> _Found | None:
    """Return the kind that the words of a row and the title before it show; None if they show none."""
    length = len(row.words)
    organisation = _organisation(row, length)
    if organisation is not None:
        return "organisation", (organisation,)
    if length > 1 and row.flags[-1] & PLACE_HEAD:
        return "place", ("latin-place-head",)
    # A name of three words may still be a person's. With 2 here and 2 below, 16 and 21 of 75 texts change; with twice
    # as many, none.
    if row.title is not None and length < 4:
        honorific = "latin-honorific" if _is_honorific(row) else "latin-role"
        return "person", (honorific, "latin-one" if length == 1 else "latin-more")
    if length in (2, 3) and len(row.line.line.keys[row.first]) == 1 and not row.flags[-1] & GENERIC:
        return "person", ("latin-initial",)
    if 1 < length < 5 and (row.flags[0] & GIVEN or (row.flags[0] & WEAK_GIVEN and not row.flags[-1] & _THING)):
        sure = row.flags[0] & GIVEN or row.flags[-1] & (SURNAME | WEAK_SURNAME)
        return "person", ("latin-given" if sure else "latin-weak-given",)
    return None


def _organisation(row: Row, length: int) -> str | None:
    """Return the evidence inside a row that it is an organisation: a type noun, '&', capitals."""
    surface = row.line.line.surface(row.first, row.end)
    if length > 1 and (row.flags[-1] & HEAD or any(flag & OF for flag in row.flags)):
        return "latin-head"
    if length > 1 and "&" in row.line.line.keys[row.first : row.end] and not row.line.phrase_at(row.first):
        return "latin-and"
    # Abbreviations of bodies have three to six letters, NASA, UNICEF: with 3, 6 of 75 texts change; with 14, one.
    if length == 1 and surface.isupper() and 2 < len(surface) < 7:
        return "latin-capitals"
    return "latin-camel" if _CAMEL.fullmatch(surface) else None

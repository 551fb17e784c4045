"""English names without a known word: evidence beside them in the line, and elsewhere in the article."""

from collections.abc import Iterator, Sequence

from site_builder.entities.names.english.capital_runs import Row
from site_builder.entities.names.word_flags import (
    ADJECTIVE,
    AGENT,
    AND,
    ATTRIBUTE,
    BODY,
    CASE,
    EXECUTIVE,
    GENERIC,
    GIVEN,
    HEAD,
    IN,
    JOINS,
    NOT,
    OF,
    PHRASE,
    PLACE_HEAD,
    RELATION,
    ROLE,
    SURNAME,
    TITLE,
    WEAK_GIVEN,
    WEAK_SURNAME,
    Phrase,
)  # fmt: skip
from site_builder.model import EntityKind

__all__ = ["known_kind", "neighbours_of", "signs", "unknown"]

_COMMON = NOT | GENERIC | HEAD | PLACE_HEAD | ADJECTIVE | TITLE
"""Flags that exclude a word from personal names, unless it is also known as part of one."""
_GIVEN = GIVEN | WEAK_GIVEN
_SURNAMES = SURNAME | WEAK_SURNAME
_MARKS = frozenset({",", ";", "(", ")", "&"})
"""Marks between the members of a list, besides 'and'."""
_QUOTES = (('"',), ("'",), ("“",), ("”",), ("‘",), ("’",))
"""Marks on both sides of a title: of a film, a song."""
# Half or twice of these two changes at most one of 75 Hindi and English texts.
_LINEUP = 5
"""Fewest members of a list that counts as a team's surnames, if it has few places or bodies."""
_OFFICE = 6
"""Words behind a name's comma among which its office is looked for: 'X, the group's new chief executive'."""
_AGES = range(10, 100)


def unknown(
    row: Row, evidence: frozenset[str], beside: EntityKind | None
) -> Iterator[tuple[EntityKind, tuple[str, ...]]]:
    """Yield the kinds that a row of unknown words may have; `evidence`: its signs; `beside`: the kind of its list."""
    length = len(row.words)
    common = bool(row.flags[0] & _COMMON)
    if evidence & _COMPANY and length < 4 and not (common and length == 1):
        yield "organisation", tuple(evidence & _COMPANY)
    if length in (2, 3) and "latin-the" not in evidence and _may_be_person(row):
        listed = {"latin-list"} if beside == "person" else set()
        opening = {"latin-opening"} if row.opens else set()
        size = "latin-pair" if length == 2 else "latin-three"
        yield "person", (size, *evidence & _PERSONAL, *listed, *opening)
    if beside == "person" and length == 1:
        yield "person", ("latin-lineup",)
    elif length < 4 and not row.opens and row.flags[0] & ATTRIBUTE and not row.flags[-1] & _COMMON:
        yield "place", ("latin-attribute",)
    elif length < 3 and (evidence & _PLACED or beside == "place") and not row.opens and _may_be_place(row):
        listed = {"latin-places"} if beside == "place" else set()
        yield "place", (*evidence & _PLACED, *listed)


_COMPANY = frozenset({"latin-body", "latin-executive"})
_PERSONAL = frozenset(
    {"latin-said", "latin-again", "latin-age", "latin-who", "latin-office", "latin-surname", "latin-small"}
)
_PLACED = frozenset({"latin-in", "latin-to", "latin-within"})


def signs(row: Row, alone: frozenset[str]) -> frozenset[str]:
    """Return the evidence beside a row; `alone`: the words that stand by themselves elsewhere in the article."""
    line, keys, flags = row.line, row.line.line.keys, row.line.flags
    before = flags[row.first - 1] if row.first else 0
    behind = flags[row.end] if row.end < len(flags) else 0
    found = {
        "latin-said": behind & AGENT or before & AGENT,
        "latin-who": behind & RELATION
        or (keys[row.end : row.end + 1] == (",",) and _flag(row, row.end + 1) & RELATION),
        "latin-again": keys[row.end - 1] in alone,
        "latin-age": _age(row),
        "latin-office": _office(row),
        "latin-surname": row.flags[-1] & SURNAME or (row.flags[-1] & WEAK_SURNAME and not row.flags[-1] & GENERIC),
        "latin-small": any(flag & JOINS and not line.is_capital(row.first + at) for at, flag in enumerate(row.flags)),
        "latin-the": row.first and keys[row.first - 1] in row.line.word_flags.determiners,
        "latin-in": before & IN and not _flag(row, row.first - 2) & EXECUTIVE,
        "latin-to": before & CASE,
        "latin-within": keys[row.end : row.end + 1] == (",",) and _is_place(row, row.end + 1),
        "latin-body": before & BODY,
        "latin-executive": _executive(row),
    }
    return frozenset(name for name, holds in found.items() if holds)


def _flag(row: Row, at: int) -> int:
    return row.line.flags[at] if at < len(row.line.flags) else 0


def _may_be_place(row: Row) -> bool:
    """Return whether every word of a row may be part of a place name."""
    known = any(phrase.kind != "place" for phrase, _ in _phrases(row, row.first))
    return not known and not any(row.line.flags[at] & (_COMMON | _GIVEN | SURNAME) for at in row.words)


def _may_be_person(row: Row) -> bool:
    """Return whether every word of a row may be part of a personal name."""
    if row.line.phrase_at(row.first) or row.flags[0] & _COMMON:
        return False
    keys, text = row.line.line.keys, row.line.line.surface(row.first, row.end)
    if keys[row.first - 1 : row.first] in _QUOTES and keys[row.end : row.end + 1] in _QUOTES:
        return False
    if any(sign.isdigit() for sign in text) or any(len(word) > 2 and word.isupper() for word in text.split()):
        return False
    return all(not row.line.flags[at] & _COMMON or row.line.flags[at] & _SURNAMES for at in row.words)


def _age(row: Row) -> bool:
    """Return whether an age stands behind a name: 'X, 43,', 'X (43)'."""
    keys, end = row.line.line.keys, row.end
    if keys[end : end + 1] not in ((",",), ("(",)) or keys[end + 2 : end + 3] not in ((",",), (")",), (".",)):
        return False
    return keys[end + 1].isdecimal() and len(keys[end + 1]) == 2 and int(keys[end + 1]) in _AGES


def _office(row: Row) -> bool:
    """Return whether an office stands beside a name with a comma between: 'X, head of research', 'the chairman, X'."""
    keys, flags = row.line.line.keys, row.line.flags
    if row.first > 1 and keys[row.first - 1] == "," and flags[row.first - 2] & ROLE:
        return True
    if keys[row.end : row.end + 1] != (",",):
        return False
    for at in range(row.end + 1, min(row.end + 1 + _OFFICE, len(flags))):
        if flags[at] & ROLE:
            return True
        if not keys[at][0].isalpha() and keys[at] not in "'’-":
            break
    return False


def _executive(row: Row) -> bool:
    """Return whether words beside the row show a company: 'X shares', 'X's chief executive', 'a stake in X'."""
    keys, at = row.line.line.keys, row.end
    if row.first > 1 and _flag(row, row.first - 1) & (IN | OF) and _flag(row, row.first - 2) & EXECUTIVE:
        return True
    if keys[at : at + 1] in (("'",), ("’",)):
        at += 2 if keys[at + 1 : at + 2] == ("s",) else 1
    return bool((_flag(row, at) | _flag(row, at + 1)) & EXECUTIVE)


def _is_place(row: Row, at: int) -> bool:
    return any(phrase.kind == "place" and not phrase.weak for phrase, _ in _phrases(row, at))


def _phrases(row: Row, at: int) -> Iterator[tuple[Phrase, int]]:
    """Yield every known name that begins at a token, and its end."""
    keys = row.line.line.keys
    if _flag(row, at) & PHRASE and row.line.is_capital(at):
        for phrase in row.line.word_flags.phrases[keys[at]]:
            if keys[at : at + len(phrase.keys)] == phrase.keys:
                yield phrase, at + len(phrase.keys)


def known_kind(row: Row) -> EntityKind | None:
    """Return the kind of a row that is a known name."""
    names = _phrases(row, row.first)
    return next((phrase.kind for phrase, end in names if end == row.end and not phrase.weak), None)


def neighbours_of(rows: Sequence[Row], kinds: Sequence[EntityKind | None]) -> list[EntityKind | None]:
    """Return for every row of a line the kind that the known members of its list share; None outside a list."""
    found: list[EntityKind | None] = [None] * len(rows)
    first = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and _listed(rows[at - 1], rows[at]):
            continue
        if at - first > 1:
            _tell(rows, kinds, first, at, found)
        first = at
    return found


def _tell(
    rows: Sequence[Row], kinds: Sequence[EntityKind | None], first: int, end: int, found: list[EntityKind | None]
) -> None:
    """Write the common kind of a list's members into `found`."""
    inside = range(first, end)
    if _is_lineup(rows[first:end], kinds[first:end]):
        found[first:end] = ["person"] * (end - first)
        return
    outside = [at for at in inside if not _bracketed(rows[at])]
    shared = {kinds[at] for at in outside} - {None, "organisation"}
    if len(shared) == 1:
        kind = shared.pop()
        for at in outside:
            found[at] = kind if kind == "place" or len(rows[at].words) > 1 else None


def _is_lineup(rows: Sequence[Row], kinds: Sequence[EntityKind | None]) -> bool:
    """Return whether a list is one of players by their surnames: 'Smith, Novak (Doe 65), Brown'."""
    surnames = sum(bool(row.flags[-1] & _SURNAMES) for row in rows)
    others = sum(kind in ("place", "organisation") and not row.flags[-1] & _SURNAMES
                 for kind, row in zip(kinds, rows, strict=True))  # fmt: skip
    singles = sum(len(row.words) == 1 for row in rows)
    return len(rows) >= _LINEUP and 2 * singles > len(rows) and surnames > 1 and others * 5 <= len(rows)


def _bracketed(row: Row) -> bool:
    """Return whether a row stands in brackets: a player's club is not a player."""
    return row.first > 0 and row.line.line.keys[row.first - 1] == "("


def _listed(one: Row, other: Row) -> bool:
    """Return whether nothing but marks, 'and' and numbers stands between two rows."""
    keys, flags = one.line.line.keys, one.line.flags
    start = other.first if other.title is None or other.title < one.end else other.title
    return (
        all(keys[at] in _MARKS or flags[at] & AND or keys[at].isdecimal() for at in range(one.end, start))
        and start > one.end
    )

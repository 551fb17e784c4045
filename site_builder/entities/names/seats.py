"""Seats of governments: 'क्रेमलिन ने कहा' names an organisation, 'क्रेमलिन में बैठक' a place."""

from collections.abc import Mapping, Sequence

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import AGENT, AND, CASE, EXECUTIVE, GENITIVE, SPOT, TOLD

__all__ = ["with_seats"]

_Seats = Mapping[tuple[int, int], int]
"""Line and first token of the seats: one past their last token."""


def with_seats(lines: Sequence[Marked], found: list[Candidate]) -> list[Candidate]:
    """Return the candidates; a seat that acts anywhere in the article becomes an organisation everywhere in it."""
    known = lines[0].word_flags.seats if lines else {}
    named = (
        {one: lines[one.line].line.keys[one.first : one.end] for one in found if one.kind == "place"} if known else {}
    )
    named = {one: keys for one, keys in named.items() if keys in known}
    seats = {(one.line, one.first): one.end for one in named}
    acting = {
        keys
        for one, keys in named.items()
        if _acts(lines[one.line], one.end, seats) or (known[keys] and _owns(lines[one.line], one))
    }
    return [_as_body(one) if named.get(one) in acting else one for one in found] if acting else found


def _acts(line: Marked, end: int, seats: _Seats) -> bool:
    """Return whether the name before token `end` says or does something, was told something, or has a spokesman.

    Alone or with another seat: '‘व्हाइट हाउस’ और ‘पेंटागन’ ने'.
    """
    at = _past_mark(line, end)
    flags = line.flags[at : at + 2]
    if not flags or flags[0] & AGENT:
        return bool(flags)
    if flags[0] & AND:
        other = _past_mark(line, at + 1)
        return (line.number, other) in seats and _acts(line, seats[line.number, other], seats)
    behind = flags[1] if len(flags) > 1 else 0
    return bool((flags[0] & GENITIVE and behind & EXECUTIVE) or (flags[0] & CASE and behind & TOLD))


def _owns(line: Marked, one: Candidate) -> bool:
    """Return whether something is of the body ('क्रेमलिन की नीति'), or it explains the name before: (पेंटागन)."""
    behind = line.flags[one.end : one.end + 2]
    around = line.line.keys[one.first - 1 : one.first], line.line.keys[one.end : one.end + 1]
    return around == _BRACKETS or bool(len(behind) > 1 and behind[0] & GENITIVE and not behind[1] & SPOT)


def _past_mark(line: Marked, at: int) -> int:
    """Return `at`, or one past the quotation mark at `at`."""
    return at + (line.line.keys[at : at + 1] in _MARKS)


_BRACKETS = (("(",), (")",))
_MARKS = {(mark,) for mark in "‘’“”'\""}


def _as_body(one: Candidate) -> Candidate:
    identity = one.identity.replace("place/", "organisation/", 1) if one.identity else None
    return one._replace(kind="organisation", identity=identity)

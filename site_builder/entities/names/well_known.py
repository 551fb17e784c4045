"""People in public life, found by their full names: in a short text nothing else may show that these are names."""

from collections.abc import Iterator
from itertools import takewhile

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.people import parts
from site_builder.entities.names.word_flags import (
    AGENT,
    AND,
    BEARER,
    CASE,
    HEAD,
    IN,
    PART,
    PLACE_HEAD,
    PRODUCT,
    RESPECT,
    TITLE,
)

__all__ = ["well_known_people"]

_THING = HEAD | PLACE_HEAD | PRODUCT
"""Words for what may be called after a person: राजीव गांधी अस्पताल."""
_GOES_ON = 4
"""Words behind a name within which such a word is looked for: राजीव गांधी थर्मल पावर प्लांट."""
_ENDS = AGENT | AND | CASE | IN | RESPECT


def well_known_people(line: Marked) -> Iterator[Candidate]:
    """Yield the full names of well-known people in a line, unless they are part of something else's name."""
    past = 0
    for at in line.hot:
        if at >= past and line.flags[at] & BEARER:
            end = _end(line, at)
            if end and not _is_part(line, at, end):
                past = end
                title = at - 1 if at and line.flags[at - 1] & TITLE else None
                evidence = ("known-person", line.behind(end), *parts(line, at, end))
                yield Candidate(line.number, at, end, "person", tuple(sorted(evidence)), None, title)


def _end(line: Marked, at: int) -> int:
    """Return one past the longest known name at token `at`, 0 if there is none."""
    keys = line.line.keys
    return next((at + len(name) for name in line.word_flags.people[keys[at]] if keys[at : at + len(name)] == name), 0)


def _is_part(line: Marked, first: int, end: int) -> bool:
    """Return whether a name goes on before or behind, as in 'मुकेश अनिल कपूर', or something is called after its bearer."""
    if line.initial_stop(first - 2) or any(_goes_on(line, at) for at in (first - 1, end)):
        return True
    behind = range(end, min(end + _GOES_ON, len(line.flags)))
    words = takewhile(lambda at: line.is_word(at) and not line.flags[at] & _ENDS, behind)
    return any(line.flags[at] & _THING and not line.phrase_at(at) for at in words)


def _goes_on(line: Marked, at: int) -> bool:
    return line.may_name(at) and bool(line.flags[at] & PART) and not line.flags[at] & TITLE

"""Buildings that stand for the body in them: 'क्रेमलिन ने कहा' names a government, 'क्रेमलिन में बैठक' a place."""

from collections.abc import Sequence

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import AGENT, EXECUTIVE, GENITIVE

__all__ = ["with_seats"]


def with_seats(lines: Sequence[Marked], found: list[Candidate]) -> list[Candidate]:
    """Return the candidates, each seat that acts anywhere in the article made an organisation everywhere in it."""
    seats = lines[0].word_flags.seats if lines else frozenset()
    named = [(one, lines[one.line].line.keys[one.first : one.end]) for one in found] if seats else []
    acting = {keys for one, keys in named if keys in seats and _acts(lines[one.line], one.end)}
    if not acting:
        return found
    return [_as_body(one) if one.kind == "place" and keys in acting else one for one, keys in named]


def _acts(line: Marked, end: int) -> bool:
    """Return whether the name before token `end` says or does something, or has a spokesman."""
    flags = line.flags[end : end + 2]
    return bool(flags and flags[0] & AGENT) or (len(flags) > 1 and bool(flags[0] & GENITIVE and flags[1] & EXECUTIVE))


def _as_body(one: Candidate) -> Candidate:
    identity = one.identity.replace("place/", "organisation/", 1) if one.identity else None
    return one._replace(kind="organisation", identity=identity)

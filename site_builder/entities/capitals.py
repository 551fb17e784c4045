"""Names in English: rows of capitalised words, and what beside or inside them tells their kind."""

from collections.abc import Iterator, Sequence

from site_builder.entities.candidates import Candidate
from site_builder.entities.lexicon import (
    ADJECTIVE,
    AGENT,
    GIVEN,
    HEAD,
    HONORIFIC,
    IN,
    JOINS,
    NOT,
    OF,
    PLACE_HEAD,
    ROLE,
    TITLE,
    WEAK_GIVEN,
)  # fmt: skip
from site_builder.entities.marked import Marked
from site_builder.model import EntityKind

__all__ = ["capitalised", "said_small"]

_OPENS = frozenset(".?!:;\"“‘'(–—-•*")
"""Marks behind which a word has its capital for its place only."""
_SHOUTED = 0.7
"""Share of capitalised words from which a line's capitals tell nothing: a headline in Title Case."""


def said_small(lines: Sequence[Marked]) -> frozenset[str]:
    """Return the words that an article also writes small: at the head of a sentence they are no names."""
    return frozenset(
        key for line in lines for at, key in enumerate(line.line.keys) if key[0].isalpha() and not line.is_capital(at)
    )


def capitalised(line: Marked, small: frozenset[str]) -> Iterator[Candidate]:
    """Yield the names of a line of English; `small`: the words that the article also writes small."""
    size = len(line.flags)
    capital = [line.line.keys[at][0].isalpha() and line.is_capital(at) for at in range(size)]
    letters = sum(key[0].isalpha() for key in line.line.keys)
    if letters > 3 and sum(capital) > _SHOUTED * letters:
        return
    at = 0
    while at < size:
        if not capital[at] or _breaks(line, at):
            at += 1
            continue
        end = _end(line, capital, at)
        first, title = _start(line, at, end, small)
        if first < end:
            found = _kind(line, first, end, title)
            if found is not None:
                kind, evidence = found
                yield Candidate(
                    line.number, first, end, kind, tuple(sorted((*evidence, line.behind(end)))), None, title
                )
        at = end


def _breaks(line: Marked, at: int) -> bool:
    """Return whether a capitalised word belongs to no name: a month, 'The', 'English'."""
    return bool(line.flags[at] & NOT) and not line.flags[at] & (ADJECTIVE | TITLE | GIVEN)


def _end(line: Marked, capital: Sequence[bool], at: int) -> int:
    """Return one past a row of capitalised words, with the small words inside it: 'Bank of England'."""
    size, end = len(capital), at + 1
    while end < size:
        if capital[end] and line.flags[end] & HONORIFIC and line.flags[end - 1] & ~TITLE:
            break
        if capital[end] and not _breaks(line, end):
            end += 1
        elif end + 1 < size and capital[end + 1] and not _breaks(line, end + 1) and _links(line, end, at):
            end += 2
        else:
            break
    return end


def _links(line: Marked, at: int, first: int) -> bool:
    """Return whether a small word or mark holds two capitalised ones together."""
    key = line.line.keys[at]
    if line.flags[at] & JOINS or key == "&":
        return True
    if key in "'’-":
        spans = line.line.spans
        return spans[at - 1][1] == spans[at][0] and spans[at][1] == spans[at + 1][0]
    if line.flags[at] & OF:
        return bool(line.flags[at - 1] & HEAD)
    initial = key == "." and len(line.line.keys[at - 1]) == 1
    return initial and at - 1 >= first


def _start(line: Marked, at: int, end: int, small: frozenset[str]) -> tuple[int, int | None]:
    """Return the first word of the name in a row, and its title; words that only open a sentence are cut off."""
    first, title = at, None
    if at == 0 or line.line.keys[at - 1] in _OPENS:
        while first < end and line.line.keys[first] in small and not line.flags[first] & (GIVEN | TITLE):
            first += 1
    if first < end and not line.flags[end - 1] & HEAD and not line.flags[first] & GIVEN:
        for word in range(first, end - 1):
            if line.flags[word] & TITLE:
                title, first = word, word + 1
    if first < end and line.line.keys[first] == "." and title is not None:
        first += 1
    if title is None and first > 0 and line.flags[first - 1] & TITLE:
        title = first - 1
    kept = line.flags[end - 1] & (HEAD | PLACE_HEAD) or any(line.flags[word] & OF for word in range(first, end))
    while first < end and line.flags[first] & ADJECTIVE and not kept:
        first += 1
    return first, title


def _kind(line: Marked, first: int, end: int, title: int | None) -> tuple[EntityKind, tuple[str, ...]] | None:
    """Return what a row of capitalised words names, with the evidence; None when nothing tells."""
    flags, length = line.flags[first:end], end - first
    surface = line.line.surface(first, end)
    found: tuple[EntityKind, tuple[str, ...]] | None = None
    if length > 1 and (flags[-1] & HEAD or any(flag & OF for flag in flags)):
        found = "organisation", ("latin-head",)
    elif length > 1 and flags[-1] & PLACE_HEAD:
        found = "place", ("latin-place-head",)
    elif title is not None and length < 4:
        honorific = "latin-honorific" if line.flags[title] & HONORIFIC else "latin-role"
        found = "person", (honorific, "latin-one" if length == 1 else "latin-more")
    elif 1 < length < 5 and flags[0] & (GIVEN | WEAK_GIVEN):
        found = "person", ("latin-given" if flags[0] & GIVEN else "latin-weak-given",)
    elif length == 1 and surface.isupper() and 2 < len(surface) < 7:
        found = "organisation", ("latin-capitals",)
    elif length in (2, 3) and _speaks(line, first, end):
        found = "person", ("latin-said",)
    elif first > 0 and line.flags[first - 1] & IN and length < 3:
        found = "place", ("latin-in",)
    return found


def _speaks(line: Marked, first: int, end: int) -> bool:
    """Return whether a verb of saying stands beside the words, or an office before them."""
    if end < len(line.flags) and line.flags[end] & AGENT:
        return True
    return first > 0 and bool(line.flags[first - 1] & (AGENT | ROLE))

"""Names in lists get the kind of their neighbours: 'कठौतिया, भदौरा और सिमरी' are all places if two of them are.

A list of bodies may hold names of any sort and script: most of three or more must be known, and none as anything else.
"""

from collections.abc import Iterator, Sequence

from site_builder.entities.names.candidates import Candidate, score
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import PART
from site_builder.model import EntityKind

__all__ = ["bodies_in_lists", "in_lists"]

_SURE = 1.0
"""Lowest logit of a name that decides the kind of its neighbours. One less changes 4 of 102 Hindi articles, one more 2
(benchmarks/thresholds.py)."""


def in_lists(lines: Sequence[Marked], candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the unknown words, one or two, that stand in a list between names or beside two of them."""
    sure: list[dict[int, Candidate]] = [{} for _ in lines]
    for one in candidates:
        if one.kind != "organisation" and score(one) >= _SURE:
            sure[one.line][one.end] = one
    for line, ends in zip(lines, sure, strict=True):
        if ends:
            for kind, unknown in _lists(line, ends):
                for first, end in unknown:
                    single = ("single",) if end - first == 1 else ()
                    evidence = tuple(sorted(("in-list", *single, line.behind(end))))
                    yield Candidate(line.number, first, end, kind, evidence)


_BODIES = 3
"""Fewest members of a list of bodies."""


def bodies_in_lists(lines: Sequence[Marked], candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the unknown words, one or two, in lists of three or more of which most are surely organisations."""
    known: list[dict[int, Candidate]] = [{} for _ in lines]
    for one in sorted(candidates, key=lambda one: one.end):
        if score(one) >= (_SURE if one.kind == "organisation" else 0):
            known[one.line][one.first] = one  # the longest that begins there
    for line, starts in zip(lines, known, strict=True):
        past = 0
        for first in sorted(at for at, one in starts.items() if one.kind == "organisation"):
            if first >= past:
                names, unknown, past = _list_from(line, _opening(line, first, past), starts)
                most = len(names) > len(unknown) and len(names) + len(unknown) >= _BODIES
                if most and all(one.kind == "organisation" for one in names):
                    yield from _bodies(line, unknown)


def _bodies(line: Marked, unknown: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield the unknown members of a list of bodies that end where a name can end."""
    for first, end in unknown:
        if (behind := line.behind(end)) not in _GOES_ON:
            single = ("single",) if end - first == 1 else ()
            yield Candidate(line.number, first, end, "organisation", tuple(sorted(("in-body-list", *single, behind))))


_GOES_ON = frozenset({"then-unknown", "then-head", "then-place-head", "then-product"})
"""Evidence of words behind a name that may belong to it."""


def _lists(line: Marked, ends: dict[int, Candidate]) -> Iterator[tuple[EntityKind, list[tuple[int, int]]]]:
    """Yield the kind of each list of which two names are sure, and (first, end) of its unknown words."""
    starts = {one.first: one for one in ends.values()}
    past = 0
    for first in sorted(starts):
        if first >= past:
            names, unknown, past = _list_from(line, _opening(line, first, past), starts)
            kinds = {one.kind for one in names}
            if len(names) > 1 and unknown and len(kinds) == 1:
                yield kinds.pop(), unknown


def _is_unknown(line: Marked, at: int) -> bool:
    if line.is_word(at) and line.line.keys[at].isascii():
        return not line.flags[at] and line.is_capital(at)
    return line.may_name(at) and not line.flags[at] & PART


def _opening(line: Marked, at: int, past: int) -> int:
    """Return where the list begins in which a name stands at token `at`."""
    while at - 2 >= past and line.joins(at - 1) and _is_unknown(line, at - 2):
        at -= 2
        at -= at - 1 >= past and _is_unknown(line, at - 1) and _is_open(line, at - 2)
    return at


def _is_open(line: Marked, at: int) -> bool:
    """Return whether a name may begin behind token `at`: it joins, or is a mark, or the line begins."""
    return at < 0 or line.joins(at) or not line.is_word(at)


def _list_from(
    line: Marked, at: int, starts: dict[int, Candidate]
) -> tuple[list[Candidate], list[tuple[int, int]], int]:
    """Return the sure names and the unknown words of the list that begins at token `at`, and one past its end."""
    names: list[Candidate] = []
    unknown: list[tuple[int, int]] = []
    size = len(line.flags)
    while at < size:
        if at in starts:
            names.append(starts[at])
            at = starts[at].end
        elif _is_unknown(line, at):
            end = line.end_of(at)
            joined = end + 1 < size and line.joins(end + 1)
            end += joined and end not in starts and _is_unknown(line, end)
            unknown.append((at, end))
            at = end
        else:
            break
        if at >= size or not line.joins(at):
            break
        at += 1
    return names, unknown, at

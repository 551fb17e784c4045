"""Names that are told by their neighbours in a list: 'कठौतिया, भदौरा और सिमरी' are all places when two of them are."""

from collections.abc import Iterator, Sequence

from site_builder.entities.candidates import Candidate, score
from site_builder.entities.lexicon import PART
from site_builder.entities.marked import Marked
from site_builder.model import EntityKind

__all__ = ["in_lists"]

_JOINS = frozenset({",", "और", "व", "एवं", "तथा"})
_SURE = 1.0
"""Logit from which a name says what its neighbours are."""


def in_lists(lines: Sequence[Marked], candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the single unknown words that stand in a list between names or beside two of them."""
    sure: list[dict[int, Candidate]] = [{} for _ in lines]
    for one in candidates:
        if one.kind != "organisation" and score(one) >= _SURE:
            sure[one.line][one.end] = one
    for line, ends in zip(lines, sure, strict=True):
        if ends:
            for kind, run in _lists(line, ends):
                for at in run:
                    yield Candidate(
                        line.number, at, at + 1, kind, tuple(sorted(("in-list", "single", line.behind(at + 1))))
                    )


def _lists(line: Marked, ends: dict[int, Candidate]) -> Iterator[tuple[EntityKind, list[int]]]:
    """Yield the kind of each list of which two names are sure, and its unknown words."""
    starts = {one.first: one for one in ends.values()}
    past = 0
    for first in sorted(starts):
        if first >= past:
            names, unknown, past = _list_from(line, _opening(line, first, past), starts)
            kinds = {one.kind for one in names}
            if len(names) > 1 and unknown and len(kinds) == 1:
                yield kinds.pop(), unknown


def _is_unknown(line: Marked, at: int) -> bool:
    return line.may_name(at) and not line.flags[at] & PART


def _opening(line: Marked, at: int, past: int) -> int:
    """Return where the list begins in which a name stands at token `at`."""
    while at - 2 >= past and line.line.keys[at - 1] in _JOINS and _is_unknown(line, at - 2):
        at -= 2
    return at


def _list_from(line: Marked, at: int, starts: dict[int, Candidate]) -> tuple[list[Candidate], list[int], int]:
    """Return the sure names and the unknown words of the list that begins at token `at`, and one past its end."""
    names: list[Candidate] = []
    unknown: list[int] = []
    size = len(line.flags)
    while at < size:
        if at in starts:
            names.append(starts[at])
            at = starts[at].end
        elif _is_unknown(line, at):
            unknown.append(at)
            at += 1
        else:
            break
        if at >= size or line.line.keys[at] not in _JOINS:
            break
        at += 1
    return names, unknown, at

"""A name found once in an article is found everywhere in it."""

from collections.abc import Sequence
from dataclasses import replace

from site_builder.entities.candidates import Candidate, score
from site_builder.entities.lexicon import NOT, PART, STRONG
from site_builder.entities.marked import Marked

__all__ = ["named_again"]

_SURE = 0.0
"""Logit from which a name is sure enough to be looked for elsewhere."""


def named_again(lines: Sequence[Marked], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names found, and with them every other place where one of them, or a person's first or last name, stands.

    Words that belong to a name already are left alone.
    """
    forms = _forms(lines, found)
    taken = [set[int]() for _ in lines]
    for one in found:
        taken[one.line].update(range(one.first, one.end))
    again = list(found)
    for line in lines:
        at, size, used = 0, len(line.flags), taken[line.number]
        while at < size:
            hit = None if at in used else _longest(forms, line, at, used)
            if hit is None:
                at += 1
                continue
            end, source = hit
            again.append(replace(source, line=line.number, first=at, end=end, title=None))
            at = end
    return sorted(again, key=lambda one: (one.line, one.first))


_Forms = dict[str, list[tuple[tuple[str, ...], Candidate]]]


def _forms(lines: Sequence[Marked], found: Sequence[Candidate]) -> _Forms:
    """Return the forms to look for by their first word, longest first."""
    forms: dict[tuple[str, ...], Candidate] = {}
    for one in sorted(found, key=lambda one: -score(one)):
        if score(one) < _SURE:
            break
        keys = lines[one.line].line.keys[one.first : one.end]
        forms.setdefault(keys, one)
        if one.kind == "person" and len(keys) > 1:
            for at in (one.end - 1, one.first):
                flags = lines[one.line].flags[at]
                if flags & STRONG or not flags & (NOT | PART):
                    forms.setdefault((lines[one.line].line.keys[at],), one)
    by_first: _Forms = {}
    for keys, one in forms.items():
        by_first.setdefault(keys[0], []).append((keys, one))
    for rows in by_first.values():
        rows.sort(key=lambda row: -len(row[0]))
    return by_first


def _longest(forms: _Forms, line: Marked, at: int, used: set[int]) -> tuple[int, Candidate] | None:
    for keys, one in forms.get(line.line.keys[at], ()):
        end = at + len(keys)
        if line.line.keys[at:end] == keys and used.isdisjoint(range(at, end)):
            return end, one
    return None

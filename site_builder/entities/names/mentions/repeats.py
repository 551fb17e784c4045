"""Finds all repetitions of the names that were found once in an article."""

from collections.abc import Mapping, Sequence

from site_builder.entities.names.candidates import Candidate, score
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import NOT, PART, STRONG, TITLE

__all__ = ["named_again"]

_Form = list[tuple[tuple[str, ...], Candidate]]
_Forms = dict[str, _Form]

_PLACED = frozenset({"then-in", "then-place-head"})
"""Evidence of words that follow a place, and not a person with the same name."""
_OF_PEOPLE = frozenset({"then-agent", "then-respect"})
"""Evidence of words that follow a person, and seldom a place."""
_SURE = 0.0
"""Lowest logit of a name whose repetitions are searched for; one less or more changes at most one of 102 articles."""


def named_again(lines: Sequence[Marked], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names found, and all repetitions of them and of people's first or last names.

    A found name stays, unless it is only part of another: 'कतर' in 'कतर एयरलाइंस'.
    """
    forms = _forms(lines, found)
    found = [_agreeing(one, lines[one.line], forms) for one in found]
    taken: list[dict[int, Candidate]] = [{} for _ in lines]
    for one in found:
        taken[one.line].update(dict.fromkeys(range(one.first, one.end), one))
    again = set(found)
    for line in lines:
        used = taken[line.number]
        keys = line.line.keys
        for at in [at for at, key in enumerate(keys) if key in forms]:
            hit = _longest(forms[keys[at]], line, at, used)
            if hit is not None:
                end, source = hit
                one = source._replace(line=line.number, first=at, end=end, title=None)
                again.difference_update(used[word] for word in range(at, end) if word in used)
                used.update(dict.fromkeys(range(at, end), one))
                again.add(one)
    return sorted(again, key=lambda one: (one.line, one.first))


def _agreeing(one: Candidate, line: Marked, forms: _Forms) -> Candidate:
    """Return a name with the kind of the most certain name with its words: 'लैंडाउ' is not a place beside 'मंत्री लैंडाउ'."""
    if one.identity is None and "then-in" not in one.evidence:
        for keys, source in forms.get(line.line.keys[one.first], ()):
            if keys == line.line.keys[one.first : one.end] and score(source) > score(one) and source.kind != one.kind:
                return one._replace(kind=source.kind, evidence=source.evidence, identity=source.identity)
    return one


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
                if not flags & TITLE and (flags & STRONG or not flags & (NOT | PART)):
                    forms.setdefault((lines[one.line].line.keys[at],), one)
    by_first: _Forms = {}
    for keys, one in forms.items():
        by_first.setdefault(keys[0], []).append((keys, one))
    for rows in by_first.values():
        rows.sort(key=lambda row: -len(row[0]))
    return by_first


def _longest(forms: _Form, line: Marked, at: int, used: Mapping[int, Candidate]) -> tuple[int, Candidate] | None:
    here = used.get(at)
    if here is not None and here.end - here.first >= len(forms[0][0]):
        return None
    for keys, one in forms:
        end = at + len(keys)
        if line.line.keys[at:end] != keys or (keys[0].isascii() and not line.is_capital(at)):
            continue
        if len(keys) == 1 and one.kind == "person" and one.end - one.first > 1 and _is_place(line, at):
            continue
        inside = {used[word] for word in range(at, end) if word in used}
        if all(at <= other.first and other.end <= end and other.end - other.first < end - at for other in inside):
            return end, one
    return None


def _is_place(line: Marked, at: int) -> bool:
    """Return whether a word of a person's name may be a place here, or the thing that gives the place its name.

    Behind 'आशीष सागर ने' the sea of 'न सागर बचेगा' is nobody.
    """
    behind = line.behind(at + 1)
    return behind in _PLACED or (line.known_at(at) and behind not in _OF_PEOPLE)

"""Personal names, found by the title before them and by their known parts."""

from collections.abc import Iterator

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import (
    ALSO,
    FIELD,
    GIVEN,
    HONORIFIC,
    INITIAL,
    JOINT,
    KIN,
    MIDDLE,
    NOT,
    PART,
    PHRASE,
    RESPECT,
    ROLE,
    STRONG,
    SURNAME,
    TITLE,
    WEAK_GIVEN,
    WEAK_SURNAME,
)  # fmt: skip

__all__ = ["parts", "past_charge", "people"]

_LONGEST = 5
"""Most words of a personal name. Of 425 people in 202 Hindi articles 3 have 4 words, none has more."""
_WITH_CHARGE = 3
"""Fewest words of a name and the field of its office."""


_TITLES = ((HONORIFIC, "title-honorific"), (ROLE, "title-role"), (KIN, "title-kin"))


def people(line: Marked) -> Iterator[Candidate]:
    """Yield the personal names of a line that have a title or known parts."""
    past = 0
    for at in line.hot:
        flags = line.flags[at]
        if flags & (TITLE | ALSO) and not (_is_inside(line, at) and line.flags[at - 1] & PART):
            found = _titled(line, at)
            if found is not None:
                yield found
                past = max(past, found.end)
        if at >= past and flags & PART and (flags & STRONG or _pair(line, at) or _respected(line, at)):
            found = _by_parts(line, at, past)
            if found is not None:
                yield found
                past = found.end


def _titled(line: Marked, at: int) -> Candidate | None:
    """Return the name behind the title at token `at`: 'श्री कपूर', 'राजदूत, विनय मोहन क्वात्रा'."""
    keys, first = line.line.keys, at + 1
    if first < len(keys) and keys[first] == ".":
        first += 1
    comma = first < len(keys) and keys[first] == ","
    if comma and line.flags[at] & HONORIFIC:
        return None
    first += comma
    strong_title = line.flags[at] & (HONORIFIC | ROLE | KIN)
    if line.flags[at] & WEAK_GIVEN and not strong_title and first < len(keys) and not line.flags[first] & GIVEN:
        return None  # बाबू is a title in बाबू जगजीवन राम, but a name in बाबू सिंह
    end = _run(line, _past_initials(line, first))
    if end <= first or not line.is_word(end - 1) or (comma and not _has_part(line, first, end)):
        return None
    kind = line.flags[at]
    name = next((name for flag, name in _TITLES if kind & flag), "title-weak")
    if kind & ALSO:
        return _candidate(line, first, end, ("title-kin",))
    if kind & ROLE:
        first = past_charge(line, first, end)
    return _candidate(line, first, end, (name, *(("title-comma",) if comma else ())), at)


def past_charge(line: Marked, first: int, end: int) -> int:
    """Return where a name begins behind the field or place of an office: 'एसपी जीरा अमित गुप्ता', 'सचिव स्वास्थ्य …'.

    A given name and a surname must follow; otherwise the word may be part of the name.
    """
    if end - first < _WITH_CHARGE or not line.flags[first + 1] & GIVEN or not line.flags[end - 1] & SURNAME:
        return first
    charge = line.flags[first] & (PHRASE | FIELD | NOT) and not line.flags[first] & PART and not line.spelt(first)
    return first + bool(charge and not line.flags[first + 1] & MIDDLE)


def _past_initials(line: Marked, first: int) -> int:
    """Return one past two or more initials, also if they look like postpositions: 'मंत्री के के शैलजा'."""
    at = first
    while at < len(line.flags) and line.flags[at] & INITIAL:
        at += 1
    return at if at - first > 1 and line.may_name(at) else first


def _pair(line: Marked, at: int) -> bool:
    """Return whether a name may begin at a word that is not surely part of one: 'नारायण मूर्ति', 'आर शेषासयी ने'."""
    if not line.may_name(at) or not line.may_name(at + 1):
        return False
    weak = WEAK_GIVEN | INITIAL
    return bool(line.flags[at] & weak and line.flags[at + 1] & (PART & ~INITIAL)) or line.is_initial(at)


def _respected(line: Marked, at: int) -> bool:
    """Return whether a given name that is also a common word is before a word of respect: 'अटल जी'."""
    return bool(line.flags[at] & WEAK_GIVEN and line.may_name(at) and line.behind(at + 1) == "then-respect")


def _run(line: Marked, first: int) -> int:
    """Return one past the last word of the name that begins at `first`; `first` itself when none does."""
    while line.initial_stop(first):
        first += 2
    end = first
    while end - first <= _LONGEST and line.may_name(end):
        end = _past_word(line, end)
    if end - first > _LONGEST:  # too long for a name: keep only the known parts
        known = [at for at in range(first, end) if line.flags[at] & PART]
        end = known[-1] + 1 if known and known[-1] - first < _LONGEST else first
    elif end - first > 2 and not line.flags[end - 1] & PART:
        # A surname ends the name, because an unknown noun may follow before the verb.
        surnames = [at for at in range(first + 1, end) if line.flags[at] & SURNAME]
        end = surnames[-1] + 1 if surnames else end
    while end > first and line.is_initial(end - 1) and not line.flags[end - 1] & (MIDDLE | STRONG):
        end -= 1
    return end


def _is_inside(line: Marked, at: int) -> bool:
    """Return whether token `at` is an abbreviation that stands inside names."""
    return at > 0 and bool(line.flags[at] & MIDDLE) and line.initial_stop(at)


def _past_word(line: Marked, at: int) -> int:
    """Return one past the word at token `at`, with the part after its hyphen: किम जोंग-उन, but not two surnames.

    An abbreviation inside names keeps its stop: শেখ মো. সাজ্জাত আলী.
    """
    if _is_inside(line, at):
        return at + 2
    end = line.end_of(at)
    known = any(line.flags[part] & STRONG for part in range(at, end))
    return at + 1 if known and not line.flags[at] & JOINT else end


def _by_parts(line: Marked, at: int, past: int) -> Candidate | None:
    """Return the name of which the given name or surname at token `at` is part."""
    first = at
    while first > past and at - first < 3 and line.flags[first - 1] & PART and line.may_name(first - 1):
        first -= 1
    later = line.flags[first] & (SURNAME | MIDDLE) and not line.flags[first] & (WEAK_GIVEN | HONORIFIC)
    if later and (not line.flags[first] & GIVEN or line.flags[first] & MIDDLE) and first > past:
        first -= line.may_name(first - 1)
    while first - 2 >= past and line.initial_stop(first - 2):
        first -= 2
    end = _run(line, at)
    if end <= at:
        return None
    return _candidate(line, first, end, ())


def _candidate(line: Marked, first: int, end: int, evidence: tuple[str, ...], title: int | None = None) -> Candidate:
    behind = line.behind(end)
    found = [*evidence, behind, *parts(line, first, end)]
    if behind == "then-respect" and not evidence and end - first == 1 and line.flags[first] & WEAK_GIVEN:
        found.append("title-honorific")  # अटल जी: a word of respect behind a name is as good as a title
    return Candidate(line.number, first, end, "person", tuple(sorted(found)), None, title)


def parts(line: Marked, first: int, end: int) -> list[str]:
    """Return the evidence in the words of a personal name itself."""
    flags = line.flags[first:end]
    found = []
    if len(flags) == 1:
        found.append("single")
        if flags[0] & (WEAK_GIVEN | WEAK_SURNAME | MIDDLE) and not flags[0] & STRONG:
            found.append("single-weak")
    initials = len(flags) > 1 and not flags[0] & PART and line.spells_initials(first)
    found.append(_part("first", INITIAL if initials else flags[0], GIVEN, WEAK_GIVEN))
    if len(flags) > 1:
        found.append(_part("last", flags[-1], SURNAME, WEAK_SURNAME | MIDDLE))
    elif flags[0] & SURNAME:
        found.append("first-surname")
    unknown = sum(not flag & PART for flag in flags)
    if unknown > 1:
        found.append("unknown-parts")
    return found


def _part(place: str, flags: int, strong: int, weak: int) -> str:
    found = "known" if flags & strong else "weak" if flags & weak else "initial" if flags & INITIAL else "unknown"
    return f"{place}-{found}"


def _has_part(line: Marked, first: int, end: int) -> bool:
    return any(line.flags[at] & (PART | RESPECT) for at in range(first, end))

"""Names in the lists: countries, places, organisations; and people called like a town."""

from collections.abc import Iterator

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.people import parts
from site_builder.entities.names.well_known import well_known_people
from site_builder.entities.names.word_flags import (
    AGENT,
    AND,
    CASE,
    GIVEN,
    IN,
    INITIAL,
    LONG_WORD,
    MIDDLE,
    PART,
    PHRASE,
    SURNAME,
    WEAK_GIVEN,
    WEAK_SURNAME,
    Phrase,
)

__all__ = ["known_names", "slips"]

_BEHIND_PEOPLE = frozenset({"then-agent", "then-case", "then-and"})
_HYPHEN = "-"
_JOINS = frozenset({",", "-", "–", "/"})
_BEHIND_SURNAMES = frozenset({"then-agent", "then-case", "then-and", "then-relation", "then-respect"})
_OF_TOWNS = frozenset({"then-in", "then-lives", "then-place-head", "then-head", "then-product"})
"""Words that follow a town but never a person."""
_POSTPOSITION = AGENT | CASE | IN
_INITIALS = 2
"""From this number of initials on a town is a surname; a stop behind one counts as another."""
# Half or twice of both changes none of 75 Hindi and English texts.
_SURE = 2
"""From this number of words behind an occupation on, with parts of names at the end, they are not a town."""


def known_names(line: Marked) -> Iterator[Candidate]:
    """Yield the longest known name at every token; names inside another are left out."""
    past, known = 0, tuple(well_known_people(line))
    for at in line.hot:
        flags = line.flags[at]
        if flags & PHRASE and at >= past:
            phrase, past_phrase = _longest(line, at)
            if phrase is not None:
                past = past_phrase
                end = _end_of_person(line, at, past) if phrase.kind == "place" else past
                if end > past:
                    yield Candidate(line.number, at, end, "person", _like_town(line, at, end))
                    continue
                bearer = _bearer(line, at) if phrase.kind == "place" and past - at == 1 else None
                if bearer is not None:
                    yield bearer
                evidence = _evidence(line, at, past, phrase, bearer)
                if phrase.kind == "place" and any(one.first <= at and past <= one.end for one in known):
                    evidence = tuple(sorted({*evidence, "in-person"}))
                yield Candidate(line.number, at, past, phrase.kind, evidence, phrase.identity)


def slips(line: Marked) -> Iterator[Candidate]:
    """Yield the unknown words that are a listed name with a wrong vowel: 'हरीद्वार में', 'माइक्रोसोफ्ट ने'."""
    words = line.word_flags
    for at, (flags, key) in enumerate(zip(line.flags, line.line.keys, strict=True)):
        if not flags and len(key) >= LONG_WORD and words.slips:
            listed = words.slips.get(key.translate(words.confused))
            kind = None if listed is None else words.phrases[listed][-1].kind
            behind = line.behind(at + 1)
            if kind is not None and behind in _BEHIND_SLIPS[kind]:
                evidence = tuple(sorted(("misspelt", behind)))
                yield Candidate(line.number, at, at + 1, kind, evidence)


# Other words may follow unknown words of any meaning. A person's name is never told by one vowel.
_BEHIND_SLIPS = {
    "place": frozenset({"then-case", "then-in"}),
    "organisation": frozenset({"then-agent", "then-case", "then-in"}),
    "person": frozenset[str](),
}


def _end_of_person(line: Marked, first: int, end: int) -> int:
    """Return one past the name of a person that begins like a town: अयोध्या सिंह, कन्नौज लाल; `end` if there is none.

    The town must be followed by a word that only ends names, and that by a word that follows people:
    बिष्टुपुर राम मंदिर is not a person. Behind a word such as सिंह, which begins no name, any word may follow.
    """
    last = end
    while (
        last < len(line.flags)
        and line.flags[last] & (MIDDLE if last == end else SURNAME | WEAK_SURNAME)
        and line.may_name(last)
    ):
        last += 1
    if end - first > 1 or last == end:
        return end
    ends = line.flags[last - 1] & (SURNAME | WEAK_SURNAME) and not line.flags[last - 1] & (GIVEN | WEAK_GIVEN)
    return last if line.behind(last) in _BEHIND_PEOPLE or (ends and line.behind(last) not in _OF_TOWNS) else end


def _like_town(line: Marked, first: int, end: int) -> tuple[str, ...]:
    """Return the evidence for a person whose first name is also a town."""
    evidence = {"first-weak", "last-weak", line.behind(end)}
    if end - first > _SURE and line.calling_before(first) is not None:
        evidence |= {"like-town", "last-known"} - {"last-weak"}
    return tuple(sorted(evidence))


def _bearer(line: Marked, at: int) -> Candidate | None:
    """Return the person that a town beside another name may mean; None without evidence for a person."""
    found = _by_initials(line, at) or _by_surname(line, at) or _by_given_name(line, at)
    if found is None:
        return None
    first, end, evidence = found
    return Candidate(
        line.number, first, end, "person", tuple(sorted((evidence, line.behind(end), *parts(line, first, end))))
    )


def _by_initials(line: Marked, at: int) -> tuple[int, int, str] | None:
    """'डी बी देवघर को', 'आर. कोटा ने': the town behind two initials or more, or behind one with its stop.

    Initials in one word may be any abbreviation, so that an occupation must be before them: 'कवि केएल कोटा'.
    """
    keys, first, count = line.line.keys, at, 0
    while first > 0:
        before = first - 1 - (keys[first - 1] == "." and line.initial_stop(first - 2))
        stop = before < first - 1
        if not (line.flags[before] & INITIAL and (stop or keys[first - 1] != ".")):
            break
        first, count = before, count + 1 + stop
    if first == at > 0 and line.spells_initials(at - 1) and line.calling_before(at - 1) is not None:
        first, count = at - 1, _INITIALS
    if count < _INITIALS or line.flags[first] & _POSTPOSITION or line.behind(at + 1) not in _BEHIND_SURNAMES:
        return None
    return first, at + 1, "like-town"


def _by_surname(line: Marked, at: int) -> tuple[int, int, str] | None:
    """'अभिनेता डेंजल वाशिंगटन को': the town behind an occupation and an unknown word.

    Behind a name that alone means a person, it may be the town: 'मंत्री गडकरी नागपुर के'.
    """
    first, behind = at - 1, line.behind(at + 1)
    if first < 0 or not line.may_name(first) or line.initial_stop(first) or behind not in _BEHIND_SURNAMES:
        return None
    known = line.flags[first] & PART
    if behind == "then-agent" and known & GIVEN:
        return first, at + 1, "like-town"
    if line.calling_before(first) is None:
        return None
    return first, at + 1, "may-be-like-town" if known and behind != "then-agent" else "like-town"


def _by_given_name(line: Marked, at: int) -> tuple[int, int, str] | None:
    """'अभिनेत्री सिडनी स्वीनी की': the town behind an occupation, and a possible surname behind it.

    Behind an office that belongs to a place, it is the town: 'जिलाधिकारी बरेली रविंद्र'.
    """
    end, calling = at + 2, line.calling_before(at)
    if calling is None or calling in line.word_flags.charges or not line.may_name(at + 1):
        return None
    surname = line.flags[at + 1] & (SURNAME | MIDDLE)
    if line.flags[at + 1] & GIVEN and not surname:
        return None
    while surname and end < len(line.flags) and line.flags[end] & SURNAME and line.may_name(end):
        end += 1
    if line.may_name(end) or line.behind(end) in _OF_TOWNS:
        return None
    return at, end, "like-town" if surname or line.behind(end) in _BEHIND_PEOPLE else "may-be-like-town"


def _longest(line: Marked, at: int) -> tuple[Phrase | None, int]:
    """Return the longest known name at token `at`, and one past its last token."""
    keys = line.line.keys
    for phrase in line.word_flags.phrases[keys[at]]:
        end = _end_of_phrase(keys, at, phrase.keys)
        if end and (not keys[at].isascii() or _has_capitals(line, at, end)):
            return phrase, end
    return None, at


def _end_of_phrase(keys: tuple[str, ...], at: int, wanted: tuple[str, ...]) -> int:
    """Return one past the words of a name that begins at token `at`, 0 if it does not.

    A hyphen between two of its words counts as a space: ग्रेटर-नोएडा, ग्रेटर नोएडा.
    """
    if len(wanted) == 1:
        return at + 1
    for key in wanted:
        if key != _HYPHEN and keys[at : at + 1] == (_HYPHEN,):
            at += 1
        if keys[at : at + 1] == (key,):
            at += 1
        elif key != _HYPHEN:
            return 0
    return at


def _has_capitals(line: Marked, at: int, end: int) -> bool:
    """Return whether a Latin name has its capitals: 'us', 'turkey' and the 'US' of 'US$5bn' are not names."""
    if end < len(line.flags) and line.line.keys[end] == "$" and line.line.spans[end - 1][1] == line.line.spans[end][0]:
        return False
    surface = line.line.surface(at, end)
    return surface.isupper() if len(surface) <= 3 else surface[0].isupper()


def _evidence(line: Marked, first: int, end: int, phrase: Phrase, bearer: Candidate | None) -> tuple[str, ...]:
    weak = "weak-" if phrase.weak else ""
    evidence = [f"{weak}known-{phrase.kind}", weak + line.behind(end)]
    if bearer is not None:
        evidence.append("in-person" if "like-town" in bearer.evidence else "may-be-in-person")
    if phrase.weak and phrase.kind == "place" and (_beside(line, first - 1, -1) or _beside(line, end, 1)):
        evidence.append("beside-place")
    return tuple(sorted(evidence))


def _beside(line: Marked, at: int, step: int) -> bool:
    """Return whether a comma, hyphen or 'and' at token `at` joins the name to another known one."""
    if not 0 <= at < len(line.flags) or not (line.line.keys[at] in _JOINS or line.flags[at] & AND):
        return False
    return 0 <= at + step < len(line.flags) and bool(line.flags[at + step] & PHRASE)

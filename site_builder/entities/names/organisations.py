"""Finds organisations by the type noun that ends their name, and where the name begins on the left."""

from collections.abc import Iterator

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import (
    ADJECTIVE,
    AGENT,
    AND,
    ATTRIBUTE,
    BODY,
    CASE,
    EXECUTIVE,
    FIELD,
    GENERIC,
    GENITIVE,
    GIVEN,
    HEAD,
    IN,
    LEVEL,
    MATTERS,
    NOT,
    OF,
    PART,
    PHRASE,
    RESPECT,
    RULED,
    STRONG,
    TITLE,
)  # fmt: skip

__all__ = ["companies", "leaves_off_group", "organisations"]

_LONGEST = 8
"""Words before the type noun that are looked at; half or twice changes none of 102 Hindi articles."""
_GOES_ON = 4
"""Words behind the 'of' of a body's name: 'इंस्टीट्यूट फॉर द स्टडी ऑफ वॉर'."""
_COUNTRY = 3
"""Words of a country's name before its type noun, at most."""
_CODE = 2
"""Letters of a country's code, which is its identity."""
_SHORT = 3
"""Most words of an unknown name behind a type noun, plus one: with 1, one of these articles changes, with 6 none."""
_OF_FIELD = FIELD | ATTRIBUTE
_NEVER_BEHIND = frozenset({"domain", "group", "owner"})
"""Kinds of type nouns behind which a place is another name: 'राज्य सरकार दिल्ली में …'."""
_BEHIND_PLACE = frozenset({"then-agent", "then-case", "then-in", "then-mark"})


def organisations(line: Marked) -> Iterator[Candidate]:
    """Yield the organisations of a line that end in a type noun (विदेश मंत्रालय, दिल्ली पुलिस, X लिमिटेड)."""
    start = past = 0
    for at in line.hot:
        flags = line.flags[at]
        if flags & HEAD and at >= past and not _ends_country(line, at):
            # A type noun directly behind another includes that name: 'बोकारो स्टील' + 'लिमिटेड'.
            start = start if at == past else past
            for keys, kind in line.word_flags.heads[line.line.keys[at]]:
                end = at + len(keys)
                if line.line.keys[at:end] == keys:
                    found = _REACH[kind](line, at, start)
                    if kind == "group" and line.spelt(at - 1) and at > start:
                        yield Candidate(line.number, at - 1, at, "organisation", ("single", "spelt", "then-group"))
                    elif found is not None:
                        first, evidence = found
                        end, more = _of(line, end)
                        known = line.evidence(first, at, end, f"head-{kind}", *evidence, *more)
                        yield Candidate(line.number, first, end, "organisation", known)
                    if kind not in _NEVER_BEHIND or _ends_in_body(line, keys):
                        yield from _placed(line, at, end, start)
                    past = end if found is not None or not flags & (FIELD | ATTRIBUTE) else past
                    break


def _ends_in_body(line: Marked, keys: tuple[str, ...]) -> bool:
    """Return whether a type noun of several words ends in that of a body: 'सदर अस्पताल', but not 'जिला प्रशासन'."""
    return len(keys) > 1 and (keys[-1:], "body") in line.word_flags.heads.get(keys[-1], ())


def _ends_country(line: Marked, at: int) -> bool:
    """Return whether a type noun ends the name of a country, which is no body: 'सोवियत संघ', but not 'यूरोपीय संघ'."""
    keys = line.line.keys
    named = {
        phrase.kind
        for first in range(max(0, at - _COUNTRY), at)
        if line.flags[first] & PHRASE
        for phrase in line.word_flags.phrases[keys[first]]
        if keys[first : at + 1] == phrase.keys and (phrase.kind != "place" or _is_country(phrase.identity))
    }
    return named == {"place"}


def _is_country(identity: str) -> bool:
    code = identity.removeprefix("place/")
    return len(code) == _CODE and code.isascii() and code.isupper()


def _placed(line: Marked, at: int, end: int, past: int) -> Iterator[Candidate]:
    """Yield the body whose place stands behind its type noun: 'सिविल अस्पताल जालंधर'."""
    reach = line.phrase_at(end) if end < len(line.flags) else 0
    if not reach or not line.is_word(end) or _known_place(line, reach, end) != end:
        return
    first = at
    while first > past and line.flags[first - 1] & (GENERIC | ATTRIBUTE | FIELD) and not line.phrase_at(first - 1):
        first -= 1
    while first < at and not line.flags[first] & (ATTRIBUTE | FIELD):  # 'उनके कार्यालय' is nobody's name
        first += 1
    behind = line.behind(reach)
    if end - first > 1 and behind in _BEHIND_PLACE:
        yield Candidate(line.number, first, reach, "organisation", tuple(sorted(("head-then-place", behind))))


def companies(line: Marked) -> Iterator[Candidate]:
    """Yield the unknown names behind a type noun: 'कंपनी X के सीईओ', 'समाचार एजेंसी X'."""
    for at in line.hot:
        if line.flags[at] & BODY and at + 1 < len(line.flags) and not line.flags[at + 1] & (STRONG | PHRASE):
            end = at + 1
            while end - at <= _SHORT and line.may_name(end):
                end += 1
            if at + 1 < end <= at + _SHORT:
                led = end + 1 < len(line.flags) and line.flags[end] & CASE and line.flags[end + 1] & EXECUTIVE
                evidence = ("body-before", line.behind(end), *(("then-executive",) if led else ()))
                yield Candidate(line.number, at + 1, end, "organisation", tuple(sorted(evidence)))


def _domain(line: Marked, at: int, past: int) -> tuple[int, tuple[str, ...]] | None:
    """Extend the name to the left over fields of government: 'सूचना एवं प्रसारण मंत्रालय', 'अमेरिकी विदेश मंत्रालय'."""
    first, fields, proper = at, 0, 0
    while first > past and at - first < _LONGEST:
        flags = line.flags[first - 1]
        if flags & (FIELD | MATTERS):
            fields += 1
        elif flags & (ADJECTIVE | ATTRIBUTE) or (flags & LEVEL and _place_before(line, first - 1, past) < first - 1):
            proper += 1
        elif (line.joins(first - 1) and fields and line.is_word(first - 2) and line.flags[first - 2] & _OF_FIELD) or (
            flags & GENITIVE and first - 2 >= past and line.flags[first - 2] & MATTERS
        ):
            pass
        else:
            break
        first -= 1
    start = _place_before(line, first, past)
    if start < first:
        first, proper = start, proper + 1
    if fields:
        matters = any(flags & MATTERS for flags in line.flags[first:at])
        cut = not proper and first > past and line.may_name(first - 1)
        told = (proper, "head-owned"), (matters, "head-matters"), (cut, "head-cut")
        return first, tuple(name for holds, name in told if holds)
    if first == at and line.may_name(at - 1) and at - 1 >= past:
        return at - 1, ("head-unknown",)
    return None


def _body(line: Marked, at: int, past: int) -> tuple[int, tuple[str, ...]] | None:
    """Extend the name to the left over the words of a proper name: 'बोकारो स्टील लिमिटेड', 'ऑल इंडिया किसान सभा'."""
    first = at
    while first > past and at - first < _LONGEST and _in_body(line, first - 1):
        first -= 1
    while first < at and line.flags[first] & (GENERIC | HEAD | OF) and not line.flags[first] & (ATTRIBUTE | PHRASE):
        first += 1
    while first < at and first - 2 >= past and line.initial_stop(first - 2):
        first -= 2
    words = range(first, at)
    if not any(_is_proper(line, word) for word in words):
        return _of_fields(line, first, at) or (
            (at, ()) if at + 1 < len(line.flags) and line.flags[at + 1] & OF else None
        )
    named = any(line.flags[word] & (PHRASE | ATTRIBUTE | ADJECTIVE | PART) for word in words)
    evidence = ("head-long" if len(words) > 1 else "head-short", "head-owned" if named else "head-unknown")
    return first, (*evidence, *(("head-spelt",) if line.spelt(first) else ()))


def _of_fields(line: Marked, first: int, at: int) -> tuple[int, tuple[str, ...]] | None:
    """Return the name of a body that consists of two or more fields: 'क्षेत्रीय मौसम विज्ञान केंद्र'."""
    fields = sum(bool(line.flags[word] & FIELD) for word in range(first, at))
    return (first, ("head-fields",)) if fields > 1 else None


def _in_body(line: Marked, at: int) -> bool:
    flags = line.flags[at]
    if not line.is_word(at) or flags & (AGENT | CASE | IN | AND | RESPECT):
        return False
    return bool(flags & (FIELD | ATTRIBUTE | ADJECTIVE | HEAD | OF)) or not flags & (NOT | TITLE) or line.known_at(at)


def _is_proper(line: Marked, at: int) -> bool:
    flags = line.flags[at]
    if line.known_at(at):
        return True
    if flags & (GENERIC | FIELD | HEAD):
        return False
    return bool(flags & (ADJECTIVE | ATTRIBUTE | PART)) or not flags & (NOT | OF)


def _owner(line: Marked, at: int, past: int) -> tuple[int, tuple[str, ...]] | None:
    """Include the country, place or person before: 'दिल्ली पुलिस', 'भारतीय दूतावास', 'मोदी सरकार'."""
    if at <= past or _is_ruled(line, at):
        return None
    first = at
    while first > past and at - first < 3 and _between(line.flags[first - 1]):
        first -= 1
    start = _place_before(line, first, past)
    if start < first:
        side = start > past and line.flags[start - 1] & ATTRIBUTE and not line.phrase_at(start - 1)
        return start - bool(side), ("owner-place",)  # दक्षिणी दिल्ली नगर निगम
    if first > past and line.flags[first - 1] & ADJECTIVE:
        north = first - 1 > past and line.flags[first - 2] & ATTRIBUTE  # उत्तर कोरियाई सेना
        return first - 1 - bool(north), ("owner-adjective",)
    if first == at and line.flags[at - 1] & PART and line.may_name(at - 1) and line.flags[at] & RULED:
        given = at - 2 >= past and line.flags[at - 2] & GIVEN and line.may_name(at - 2)
        return at - 1 - bool(given), ("owner-person",)  # वसुंधरा राजे सरकार
    if first == at and line.may_name(at - 1):
        return at - 1, ("owner-unknown",)
    return None


def _between(flags: int) -> bool:
    """Return whether a word may stand between owner and type noun: 'भारतीय महावाणिज्य दूतावास', 'पटना सिविल कोर्ट'."""
    return bool(flags & (FIELD | HEAD | ATTRIBUTE)) and not flags & (ADJECTIVE | PHRASE)


def _place_before(line: Marked, at: int, past: int) -> int:
    """Return the first token of the longest known place that ends before token `at`; `at` when there is none.

    A hyphen may tie another place to it: 'भारत-तिब्बत सीमा पुलिस'.
    """
    first = _known_place(line, at, past)
    if past < first - 1 < at - 1 and line.line.keys[first - 1] == "-":
        other = _known_place(line, first - 1, past)
        return other if other < first - 1 else first
    return first


def _known_place(line: Marked, at: int, past: int) -> int:
    for length in (4, 3, 2, 1):
        first = at - length
        if first >= past and line.flags[first] & PHRASE:
            for phrase in line.word_flags.phrases[line.line.keys[first]]:
                if phrase.kind == "place" and line.line.keys[first:at] == phrase.keys:
                    return first
    return at


def _of(line: Marked, end: int) -> tuple[int, tuple[str, ...]]:
    """Return the end of a name that goes on with 'ऑफ …': 'अथॉरिटी ऑफ इंडिया'."""
    if end + 1 < len(line.flags) and line.flags[end] & OF and line.is_word(end + 1):
        reach = end + 1
        while reach < len(line.flags) and reach - end <= _GOES_ON and line.is_word(reach) and _in_body(line, reach):
            reach += 1
            if line.phrase_at(reach - 1) and not (reach < len(line.flags) and line.flags[reach] & (FIELD | HEAD)):
                break
        if reach > end + 1:
            return reach, ("head-of",)
    return end, ()


def _group(line: Marked, at: int, past: int) -> tuple[int, tuple[str, ...]] | None:
    """Extend the name to the left as for a body, but separate a group from its body: 'दिल्ली पुलिस' + 'टीम'."""
    return None if at == 0 or _belongs(line, at) else _body(line, at, past)


def leaves_off_group(line: Marked, at: int) -> bool:
    """Return whether token `at` is the noun of a part of the body before it: 'एनडीआरएफ टीम', 'भाजपा सरकार'."""
    key = line.line.keys[at]
    group = ((key,), "group") in line.word_flags.heads.get(key, ())
    return (group and at > 0 and (line.spelt(at - 1) or _belongs(line, at))) or _is_ruled(line, at)


def _is_ruled(line: Marked, at: int) -> bool:
    """Return whether token `at` is the government of a known party, which is named by the party: 'भाजपा सरकार'."""
    return bool(line.flags[at] & RULED) and _known_body(line, at)


def _belongs(line: Marked, at: int) -> bool:
    return bool(line.flags[at - 1] & HEAD) or _known_body(line, at)


def _known_body(line: Marked, end: int) -> bool:
    """Return whether a known organisation ends before token `end`."""
    return any(
        phrase.kind == "organisation" and line.line.keys[end - length : end] == phrase.keys
        for length in (3, 2, 1) if end >= length and line.flags[end - length] & PHRASE
        for phrase in line.word_flags.phrases[line.line.keys[end - length]]
    )  # fmt: skip


_REACH = {"domain": _domain, "body": _body, "firm": _body, "loose": _body, "group": _group, "owner": _owner}

"""Places, found by the type noun beside their name."""

from collections.abc import Iterator

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import ATTRIBUTE, GENERIC, HEAD, NOT, PART, PHRASE, PLACE_HEAD, STRONG

__all__ = ["by_ending", "places"]

_SHORTEST = 4
"""The ending of a word is evidence only if the word has more letters and signs than this. With 2 no result of 102 Hindi
articles changes, with 8 ten do (benchmarks/thresholds.py)."""
_HYPHENS = frozenset("-–")


def places(line: Marked) -> Iterator[Candidate]:
    """Yield the places of a line with a type noun (साड़म गांव, बाली एयरपोर्ट, माउंट अगुंग)."""
    past = 0
    for at in line.hot:
        flags = line.flags[at]
        if flags & PLACE_HEAD and at >= past and not _opens_body(line, at):
            for keys, kind in line.word_flags.place_heads[line.line.keys[at]]:
                end = at + len(keys)
                if line.line.keys[at:end] == keys:
                    found = _FIND[kind](line, at, end, past)
                    if found is not None:
                        yield found
                        past = found.end
                        break


def _opens_body(line: Marked, at: int) -> bool:
    """Return whether the type noun only begins the type noun of an organisation: 'नगर' in 'नगर निगम'."""
    if not line.flags[at] & HEAD:
        return False
    heads = line.word_flags.heads[line.line.keys[at]]
    return any(len(keys) > 1 and line.line.keys[at : at + len(keys)] == keys for keys, _ in heads)


def by_ending(line: Marked) -> Iterator[Candidate]:
    """Yield the unknown words that end as Indian towns and villages do: 'हिम्मतनगर'."""
    endings = line.word_flags.place_endings
    for at, (flags, key) in enumerate(zip(line.flags, line.line.keys, strict=True)):
        if not flags and len(key) > _SHORTEST and key.endswith(endings):
            yield Candidate(line.number, at, at + 1, "place", tuple(sorted(("place-ending", line.behind(at + 1)))))


def _named(line: Marked, first: int, end: int) -> bool:
    """Return whether a token between them is not just a common word."""
    return any(line.flags[at] & (PHRASE | STRONG) or not line.flags[at] & (NOT | GENERIC) for at in range(first, end))


def _before(line: Marked, at: int, past: int, longest: int) -> int:
    """Return the first token of the name that ends before token `at`; `at` when there is none."""
    for first in range(max(past, at - 4), at):
        if line.phrase_at(first) == at:
            return first
    first = at
    while first > past and longest and line.may_name(first - 1):
        first, longest = max(past, line.start_of(first - 1)), longest - 1
    return first


def _off(line: Marked, at: int, end: int, past: int) -> Candidate | None:
    """'साड़म गांव': the name without its type noun."""
    first = _before(line, at, past, 2)
    if first == at or not _named(line, first, at):
        return None
    length = "place-long" if at - first > 1 else "place-short"
    person = ("place-person",) if all(line.flags[word] & PART for word in range(first, at)) else ()
    return Candidate(line.number, first, at, "place", line.evidence(first, at, end, "place-off", length, *person))


def _on(line: Marked, at: int, end: int, past: int) -> Candidate | None:
    """'बाली एयरपोर्ट', 'काबुल अंतरराष्ट्रीय हवाई अड्डे': the name with its type noun."""
    last = at
    while last > past and line.flags[last - 1] & ATTRIBUTE and not line.phrase_at(last - 1):
        last -= 1
    first = _before(line, last, past, 3)
    if first == last or not _named(line, first, last):
        return None
    pair = _pair(line, first, past)
    more = ("place-pair",) if pair < first else ()
    return Candidate(line.number, pair, end, "place", line.evidence(first, at, end, "place-on", *more))


def _pair(line: Marked, first: int, past: int) -> int:
    """Return where the first of two places begins that a hyphen joins before a type noun: 'मथुरा-बरेली हाईवे'."""
    if first - 2 < past or line.line.keys[first - 1] not in _HYPHENS:
        return first
    before = _before(line, first - 1, past, 1)
    return before if before < first - 1 else first


def _after(line: Marked, end: int) -> int:
    """Return one past the name behind a type noun; it has two words if a mark or postposition follows the second."""
    if not line.may_name(end):
        return end
    reach = line.end_of(end)
    two = line.may_name(reach) and line.behind(reach + 1) in ("then-mark", "then-case", "then-in", "then-agent")
    return reach + two


def _after_on(line: Marked, at: int, end: int, _past: int) -> Candidate | None:
    """'माउंट अगुंग': the name behind its type noun, and with it."""
    reach = _after(line, end)
    if reach == end:
        return None
    return Candidate(line.number, at, reach, "place", tuple(sorted(("place-before-on", line.behind(reach)))))


def _after_off(line: Marked, _at: int, end: int, _past: int) -> Candidate | None:
    """'ग्राम रामपुर': the name behind its type noun, without it."""
    reach = _after(line, end)
    if reach == end:
        return None
    return Candidate(line.number, end, reach, "place", tuple(sorted(("place-before-off", line.behind(reach)))))


def _resident(line: Marked, at: int, end: int, past: int) -> Candidate | None:
    """'बनीखेत निवासी', but 'राकेश कुमार निवासी बनीखेत': the name behind it if a person is before it."""
    behind = _after_off(line, at, end, past) if at and line.flags[at - 1] & PART else None
    return behind or _off(line, at, end, past)


def _numbered(line: Marked, at: int, end: int, past: int) -> Candidate | None:
    """'सेक्टर 82', 'सेक्टर-62': the type noun with its number; without one as after_on."""
    keys, hyphen = line.line.keys, line.line.keys[end : end + 1] == ("-",)
    number = end + hyphen
    if number >= len(keys) or not keys[number].isdigit():
        return _on(line, at, end, past)
    return Candidate(line.number, at, number + 1, "place", tuple(sorted(("place-numbered", line.behind(number + 1)))))


_FIND = {
    "numbered": _numbered,
    "after_off": _off, "after_on": _on, "before_on": _after_on, "before_off": _after_off, "resident": _resident,
}  # fmt: skip

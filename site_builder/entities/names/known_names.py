"""Names in the lists: countries, places, organisations."""

from collections.abc import Iterator

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import AND, MIDDLE, PHRASE, SURNAME, Phrase

__all__ = ["known_names"]

_BEHIND_PEOPLE = frozenset({"then-agent", "then-case", "then-and"})
_JOINS = frozenset({",", "-", "–", "/"})


def known_names(line: Marked) -> Iterator[Candidate]:
    """Yield the longest known name at every token, none inside another."""
    past = 0
    for at in line.hot:
        flags = line.flags[at]
        if flags & PHRASE and at >= past:
            phrase = _longest(line, at)
            if phrase is not None:
                past = at + len(phrase.keys)
                end = _end_of_person(line, at, past) if phrase.kind == "place" else past
                if end > past:
                    yield Candidate(line.number, at, end, "person", ("first-weak", "last-weak", line.behind(end)))
                    continue
                yield Candidate(line.number, at, past, phrase.kind, _evidence(line, at, past, phrase), phrase.identity)


def _end_of_person(line: Marked, first: int, end: int) -> int:
    """Return one past the name of a person that begins like a town: अयोध्या सिंह, कन्नौज लाल; `end` if there is none.

    The town must be followed by a word that only ends names, and that by a word that follows people.
    बिष्टुपुर राम मंदिर is not a person.
    """
    last = end
    while last < len(line.flags) and line.flags[last] & (MIDDLE if last == end else SURNAME) and line.may_name(last):
        last += 1
    return last if end - first == 1 and last > end and line.behind(last) in _BEHIND_PEOPLE else end


def _longest(line: Marked, at: int) -> Phrase | None:
    keys = line.line.keys
    for phrase in line.word_flags.phrases[keys[at]]:
        end = at + len(phrase.keys)
        if keys[at:end] == phrase.keys and (not keys[at].isascii() or _has_capitals(line, at, end)):
            return phrase
    return None


def _has_capitals(line: Marked, at: int, end: int) -> bool:
    """Return whether a Latin name has its capitals: 'us' and 'turkey' are not names, 'US' and 'Turkey' are."""
    surface = line.line.surface(at, end)
    return surface.isupper() if len(surface) <= 3 else surface[0].isupper()


def _evidence(line: Marked, first: int, end: int, phrase: Phrase) -> tuple[str, ...]:
    weak = "weak-" if phrase.weak else ""
    evidence = [f"{weak}known-{phrase.kind}", weak + line.behind(end)]
    if phrase.weak and phrase.kind == "place" and (_beside(line, first - 1, -1) or _beside(line, end, 1)):
        evidence.append("beside-place")
    return tuple(sorted(evidence))


def _beside(line: Marked, at: int, step: int) -> bool:
    """Return whether a comma, hyphen or 'and' at token `at` joins the name to another known one."""
    if not 0 <= at < len(line.flags) or not (line.line.keys[at] in _JOINS or line.flags[at] & AND):
        return False
    return 0 <= at + step < len(line.flags) and bool(line.flags[at + step] & PHRASE)

"""Aliases: a name in brackets behind another, or behind उर्फ, is its short form or its form in another script."""

from collections.abc import Sequence
from itertools import pairwise

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import ALSO

__all__ = ["with_aliases", "with_brackets"]

_MARKS = frozenset("\"'“”‘’")
# Half or twice of both changes none of 75 Hindi and English texts: they are bounds, chosen by hand.
_CALLED = 10
"""Tokens within which a person's other name stands."""
_LONGEST = 4
"""Words of the longest name looked for in brackets."""


def with_brackets(lines: Sequence[Marked], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names found, those in brackets tied to the name before: 'X हॉस्पिटल (बीजीएच)', 'चीन (China)'.

    Other words in brackets are not tied: another place, an age, a party.
    """
    found = _without_titles(lines, found)
    at = {(one.line, one.first): number for number, one in enumerate(found)}
    tied = list(found)
    for number, one in enumerate(found):
        inner = _inside(lines[one.line], one.end)
        if inner is None or one.kind == "person":
            continue
        first, end = inner
        again = at.get((one.line, first))
        if again is not None and (found[again].kind, found[again].end) != (one.kind, end):
            continue
        if again is None and not _is_other_form(lines[one.line], first, end, one):
            continue
        if again is not None and one.kind == "place" and not lines[one.line].line.surface(first, end).isascii():
            continue
        key = _identity(lines, one)
        tied[number] = tied[number]._replace(identity=key)
        alias = one._replace(first=first, end=end, identity=key, title=None)
        if again is None:
            tied.append(alias)
        else:
            tied[again] = found[again]._replace(identity=key)
    return sorted(tied, key=lambda one: (one.line, one.first))


def with_aliases(lines: Sequence[Marked], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names found, a person's other name tied to the first.

    'अनिल कुमार उर्फ सोनू'; 'अनिल कुमार …, जिन्हें सब “सोनू” कहते हैं'.
    """
    tied = list(found)
    for number, (one, other) in enumerate(pairwise(found)):
        if one.line != other.line:
            continue
        also = other.first == one.end + 1 and lines[one.line].flags[one.end] & ALSO
        if (also or _is_called(lines[one.line], one, other)) and one.kind == other.kind == "person":
            key = _identity(lines, tied[number])
            tied[number], tied[number + 1] = tied[number]._replace(identity=key), other._replace(identity=key)
    return tied


def _is_called(line: Marked, one: Candidate, other: Candidate) -> bool:
    """Return whether a name in quotation marks is the nickname of the person named shortly before."""
    keys, words = line.line.keys, line.word_flags
    if other.first - one.end > _CALLED or other.end + 1 >= len(keys):
        return False
    marked = keys[other.first - 1] in _MARKS and keys[other.end] in _MARKS
    return marked and keys[other.end + 1] in words.called and not words.whom.isdisjoint(keys[one.end : other.first])


def _identity(lines: Sequence[Marked], one: Candidate) -> str:
    """Return the identity that all forms of a name share: the listed one, else its kind and words."""
    return one.identity or f"{one.kind}/{' '.join(lines[one.line].line.keys[one.first : one.end])}"


def _without_titles(lines: Sequence[Marked], found: Sequence[Candidate]) -> list[Candidate]:
    """Return the names without abbreviations of words that are not names: 'जिला चिकित्सा अधिकारी (डीएमओ)'."""
    ends = {(one.line, one.end) for one in found}
    titles = set()
    for line in (line for line in lines if "(" in line.line.keys):
        for at, key in enumerate(line.line.keys):
            if key == "(" and (line.number, at) not in ends:
                inner = _inside(line, at)
                if inner is not None and inner[1] - inner[0] == 1 and line.spelt(inner[0]) and line.is_word(at - 1):
                    titles.add(line.line.keys[inner[0]])
    return [
        one for one in found
        if one.identity or one.end - one.first > 1 or lines[one.line].line.keys[one.first] not in titles
    ]  # fmt: skip


def _inside(line: Marked, at: int) -> tuple[int, int] | None:
    """Return the tokens between brackets that open at token `at`."""
    keys = line.line.keys
    if at < len(keys) and keys[at] == "(":
        for end in range(at + 2, min(at + 2 + _LONGEST, len(keys))):
            if keys[end] == ")":
                return at + 1, end
    return None


def _is_other_form(line: Marked, first: int, end: int, one: Candidate) -> bool:
    """Return whether the words in brackets are the name in Latin letters, or the abbreviation of an organisation.

    Behind a place, capitals are the agency that reports from there.
    """
    text = line.line.surface(first, end)
    if one.kind == "place":
        return text.isascii() and text.istitle()
    if text.isascii():
        return text[0].isupper() and all(word[0].isalpha() for word in text.split())
    return end - first == 1 and line.spelt(first)

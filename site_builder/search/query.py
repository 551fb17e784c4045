"""Reads typed text as a query: words, phrases, excluded words, filters."""

import re
from dataclasses import dataclass
from functools import cache

from site_builder.search.analysis import fold, words
from site_builder.search.tables import rules

__all__ = ["Clause", "Query", "parse"]

_CLAUSE = re.compile(r'(-?)(?:([a-z]+):)?(?:["“”]([^"“”]*)(["“”]?)|([^\s"“”]+))')
_DATE = re.compile(r"\d+(?:[/-]\d+)+")  # its numbers must be adjacent: 26/11
_KEYS = frozenset(["kind", "language", "month", "names", "organisation", "person", "place"])
_LONGEST, _MOST = 300, 16  # most letters and clauses of a query; the rest is ignored


@dataclass(frozen=True, slots=True)
class Clause:
    """One word, or a phrase of several."""

    words: tuple[str, ...]
    """Its words as they are indexed; a phrase keeps its stop words."""
    excluded: bool
    """Whether results must not have it."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query."""

    clauses: tuple[Clause, ...]
    filters: tuple[tuple[str, str], ...]
    """Each filter as (key, value)."""
    open_end: bool
    """Whether the last word may be the beginning of another word."""


def parse(text: str) -> Query:
    """Return the query in a text; anything that is not special syntax is a word."""
    clauses: list[Clause] = []
    filters: list[tuple[str, str]] = []
    quiet = frozenset(rules()["quiet"])
    text = text[:_LONGEST].replace("−", "-")
    for minus, key, phrase, closed, word in _CLAUSE.findall(text):
        if key in _KEYS and not minus:
            filters.append((key, phrase or word))
            continue
        found = words(phrase or f"{key} {word}")
        while phrase and not closed and len(found) > 1 and (len(found[-1]) < 2 or found[-1] in quiet):
            found.pop()  # a quiet word or a letter may be the beginning of a word that is not complete yet
        if (phrase or _DATE.fullmatch(word)) and len(found) > 1 and not quiet.issuperset(found):
            clauses.append(Clause(tuple(found), bool(minus)))
        else:
            clauses += [Clause((one,), bool(minus)) for one in found]
    stop = frozenset(rules()["stop"])
    heard = [clause for clause in _with_compounds(clauses) if not stop.issuperset(clause.words)]
    open_end = bool(text) and not text[-1].isspace() and text[-1] not in '"“”'
    return Query(tuple(heard[:_MOST]), tuple(filters), open_end)


def _with_compounds(clauses: list[Clause]) -> list[Clause]:
    """Return the clauses; two adjacent words that make a compound become that word: हाई कोर्ट."""
    found: list[Clause] = []
    for clause in clauses:
        both = (found[-1].words + clause.words) if found else ()
        if len(both) == 2 and not (found[-1].excluded or clause.excluded) and tuple(map(fold, both)) in _compounds():
            found[-1] = Clause(("".join(both),), excluded=False)
        else:
            found.append(clause)
    return found


@cache
def _compounds() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(fold, row)) for row in rules()["compounds"])

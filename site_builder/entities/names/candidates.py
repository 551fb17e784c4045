"""Candidates: possible names with their evidence, and the choice between overlapping ones."""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from site_builder.data import table
from site_builder.model import EntityKind

__all__ = ["Candidate", "chosen", "merged", "probability", "score", "weights"]


class Candidate(NamedTuple):
    """A span of words that may be a name."""

    line: int
    """Index into the article's lines."""
    first: int
    """First token."""
    end: int
    """One past the last token."""
    kind: EntityKind
    """Its kind."""
    evidence: tuple[str, ...]
    """Evidence for and against it, each a row of `data/any/names/weights.txt`; sorted."""
    identity: str | None = None
    """As in `Entity.key`, if the name is in the lists."""
    title: int | None = None
    """First token of the title before it."""


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of every kind of evidence, in logits; `training/names.py` measures them."""
    return {name: float(weight) for name, weight in table("any", "names/weights")}


def score(candidate: Candidate) -> float:
    """Return the logit of the probability that the candidate is a name of its kind."""
    return _logit(candidate.kind, candidate.evidence)


@lru_cache(maxsize=1 << 14)
def _logit(kind: str, evidence: tuple[str, ...]) -> float:
    """Cached: articles repeat the same few hundred sets of evidence."""
    known = weights()
    return known.get(kind, 0.0) + sum([known.get(name, 0.0) for name in evidence])


def probability(logit: float) -> float:
    """Return the probability (0 to 1) of a logit."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logit))))


def merged(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates; those with the same words and kind become one with all their evidence."""
    found: dict[tuple[int, int, int, str], Candidate] = {}
    for candidate in candidates:
        one = candidate
        place = one[:4]  # line, first, end, kind
        other = found.get(place)
        if other is not None:
            evidence = tuple(sorted({*other.evidence, *one.evidence}))
            one = other._replace(
                evidence=evidence, identity=other.identity or one.identity,
                title=one.title if other.title is None else other.title,
            )  # fmt: skip
        found[place] = one
    return list(found.values())


# A name that may contain another is tried before it if it is likely at all: 'दिल्ली पुलिस' before 'दिल्ली'.
_HOLDS = 4.0
_HOLDERS = frozenset({"holds-known", "head-body", "head-domain", "head-owner", "head-then-place", "place-on"})


# The same holds for a person whose first and last word are known ('नावेद नजीर शाह' before 'शाह'), and, with a lower
# bonus, for a known name of several words: 'प्रभात खबर' before 'प्रभात', after 'प्रभात खबर ट्रस्ट'.
_KNOWN = 2.0
_LISTED = frozenset({"known-organisation", "known-place"})
_FIRST, _LAST = frozenset({"first-initial", "first-known", "first-weak"}), "last-known"


def _rank(logit: float, one: Candidate, whole: Candidate | None) -> float:
    """Return the score by which a candidate is tried before others.

    `whole`: the listed name of several words in which it begins. A part of that is not a name of its own: no 'अशोक नगर'
    in 'न्यू अशोक नगर'.
    """
    if logit <= 0:
        return logit
    part = whole is not None and one.end <= whole.end and one[1:3] != whole[1:3]
    if not part and not _HOLDERS.isdisjoint(one.evidence):
        return logit + _HOLDS
    known = not _LISTED.isdisjoint(one.evidence) or (_LAST in one.evidence and not _FIRST.isdisjoint(one.evidence))
    return logit + _KNOWN if one.end - one.first > 1 and known else logit


def chosen(candidates: Iterable[Candidate], floor: float) -> list[Candidate]:
    """Return candidates without overlaps, in order of (line, first); the best score wins, then the longest.

    `floor`: lowest logit of a name.
    """
    found = [(score(one), one) for one in merged(candidates)]
    wholes = {
        (one.line, word): one for logit, one in found if logit > 0 and _is_whole(one)
        for word in range(one.first, one.end)
    }  # fmt: skip
    ranked = sorted(
        ((_rank(logit, one, wholes.get((one.line, one.first))), logit, one) for logit, one in found),
        key=lambda row: (-row[0], row[2].first - row[2].end, row[2].line, row[2].first, row[2].kind),
    )
    taken: dict[int, set[int]] = {}
    kept = []
    for _, logit, one in ranked:
        words = taken.setdefault(one.line, set())
        if logit >= floor and words.isdisjoint(range(one.first, one.end)):
            words.update(range(one.first, one.end))
            kept.append(one)
    return sorted(kept, key=lambda one: (one.line, one.first))


def _is_whole(one: Candidate) -> bool:
    """Return whether a candidate is a listed name of several words."""
    return one.end - one.first > 1 and not _LISTED.isdisjoint(one.evidence)

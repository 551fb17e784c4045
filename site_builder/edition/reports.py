"""An article as it is compared with another: are these two reports of one event, is one a copy of the other?

The answer depends on these two alone, so an edit changes its own story only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from site_builder.model import Card
from site_builder.text.folding import match_key
from site_builder.text.language_profile import language_of
from site_builder.text.likeness.key_terms import UNIT, cosine, terms_of
from site_builder.text.likeness.shingles import resemblance

__all__ = ["NEAREST", "ONE_EVENT", "ComparedArticle", "is_copy", "likeness", "looked_up"]

_DAYS = 3
"""Days within which a report follows up another."""
_LOOKED_UP = 10
"""Weightiest terms, and hashes of runs of words, under which an article is looked up."""
NEAREST = 60
"""Articles with a term, nearest in the edition's order, that are compared: what stands everywhere tells nothing."""
_HEADLINES = 0.5
"""What the likeness of headlines counts beside that of texts."""
ONE_EVENT = 0.415
"""Likeness from which on two articles report one event. Of 40 pairs of stories of five papers of 2020 that have it 33
were right, and of those that a reader found 63 in 100 have it."""
_ONE_TERM = 0.1
"""The most that one term counts: two texts on the river Gandak are not one event."""
_SHARED = 5
"""Terms that two reports of one event share at least: of these 33 pairs 32 do. Without dates names do not count."""
_OTHER_PLACE = 0.12
"""What headlines that name different places take away: the same order is given in Delhi and in Jharkhand."""
_COPY = 0.45
"""Share of common runs of three words from which on one text is a copy of the other. A passage that makes up half of
both makes .33; one word in ten replaced makes .57."""
_REWRITTEN = 0.75, 0.18
"""Likeness and common runs of a copy that was rewritten."""


@dataclass(frozen=True)
class ComparedArticle:
    """An article as it is compared."""

    card: Card
    """The article."""

    @cached_property
    def terms(self) -> Mapping[str, int]:
        """Weights of its words."""
        return dict(self.card.terms)

    @cached_property
    def runs(self) -> frozenset[int]:
        """Hashes of some of its runs of words."""
        return frozenset(self.card.sketch)

    @cached_property
    def headline(self) -> Mapping[str, int]:
        """Weights of the words of headline and standfirst."""
        return dict(terms_of(f"{self.card.headline} {self.card.standfirst or ''}", language_of(self.card.language)))

    @cached_property
    def day(self) -> int | None:
        """Days since the first of January of the year 1; None when the source does not state the day."""
        stated = (self.card.published or "")[:10]
        try:
            return date.fromisoformat(stated).toordinal() if len(stated) == len("2025-11-06") else None
        except ValueError:
            return None

    @cached_property
    def named(self) -> frozenset[str]:
        """Places that the article names."""
        return frozenset(entity.key for entity in self.card.entities if entity.kind == "place")

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Words in the names of its people, places and organisations."""
        forms = (form for entity in self.card.entities for form in (entity.name, *entity.aliases))
        return frozenset(match_key(" ".join(forms)).split())

    @cached_property
    def places(self) -> frozenset[str]:
        """Places that the headline names."""
        title = self.card.headline
        return frozenset(
            entity.key
            for entity in self.card.entities
            if entity.kind == "place" and any(form in title for form in (entity.name, *entity.aliases))
        )


def looked_up(card: Card) -> tuple[str, ...]:
    """Return the words, and the hashes of runs of words, under which an article meets those that may be like it."""
    return (*(term for term, _ in card.terms[:_LOOKED_UP]), *(f"#{run}" for run in card.sketch[:_LOOKED_UP]))


def _in_time(one: ComparedArticle, other: ComparedArticle) -> bool:
    if one.day is None or other.day is None:
        return one.day is other.day
    return abs(one.day - other.day) <= _DAYS


def likeness(one: ComparedArticle, other: ComparedArticle) -> float:
    """Return how alike two articles are; from `ONE_EVENT` on they report one event, 1 is a copy.

    0 where they lie more than three days apart, or share too little to say.
    """
    if not _in_time(one, other):
        return 0.0
    # Nearly all pairs have no run of words in common; to look at that first halves the time.
    if not one.runs.isdisjoint(other.runs) and is_copy(one.card, other.card):
        return 1.0
    both = one.terms.keys() & other.terms.keys()
    if len(both) < _SHARED:
        return 0.0
    # Without dates, the town and the official of two short texts say nothing of what happened, and when.
    if one.day is None and len(both - one.name_words - other.name_words) < _SHARED:
        return 0.0
    texts = sum(min(one.terms[term] * other.terms[term] / UNIT, _ONE_TERM) for term in both)
    elsewhere = bool(one.places and other.places) and not (one.places & other.named or other.places & one.named)
    return texts + _HEADLINES * cosine(one.headline, other.headline) - _OTHER_PLACE * elsewhere


def is_copy(one: Card, other: Card) -> bool:
    """Return whether two articles are one text, lightly edited at most."""
    common = resemblance(one.sketch, other.sketch)
    if common >= _COPY:
        return True
    like, runs = _REWRITTEN
    return common >= runs and cosine(dict(one.terms), dict(other.terms)) >= like

"""The sentences that each report of a story adds to the earlier reports."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from site_builder.model import RUNNING_TEXT, Body, Card
from site_builder.text.language_profile import Language, language_of
from site_builder.text.likeness.compared_words import compared_words
from site_builder.text.likeness.key_terms import cosine, terms_of
from site_builder.text.sentences import leans, sentences

__all__ = ["Addition", "additions"]

_COUNTERPART = 0.3
"""Likeness above which two sentences count as the same: in reports of one event, sentences above it share most of their
names and verbs, sentences below it only a topic."""
_SHOWN = 2
"""New sentences of one report; more is a copy of the report."""
_COMPARED = 20
"""Reports of a story that are compared: each sentence is compared with all before it."""
_SHORTEST = 6
"""Fewest content words of a sentence that is shown by itself."""


class Addition(NamedTuple):
    """A sentence with news that no earlier report has."""

    text: str
    """The sentence."""
    block: int
    """Index of its block."""
    start: int
    """Its first code point there."""


def additions(reports: Sequence[tuple[Body, Card]]) -> tuple[tuple[Addition, ...], ...]:
    """Return, for each report in the order of time, up to two sentences that no earlier report has.

    Sentences of its headline and excerpt are left out, because the page shows these, and sentences that cannot be
    understood alone. The first report gets none: all of it is new.
    """
    known: list[Mapping[str, int]] = []
    found: list[tuple[Addition, ...]] = []
    for body, card in reports[:_COMPARED]:
        language = language_of(card.language)
        said = [(one, terms_of(compared_words(one.text, language), language)) for one in _sentences(body, language)]
        new = [
            one
            for one, terms in said
            if known
            and len(terms) >= _SHORTEST
            and not leans(one.text, language)
            and not _is_above(" ".join(one.text.split()), card)
            and all(cosine(terms, other) < _COUNTERPART for other in known)
        ]
        found.append(tuple(new[:_SHOWN]))
        known += [terms for _, terms in said]
    return (*found, *[()] * (len(reports) - len(found)))


def _is_above(sentence: str, card: Card) -> bool:
    """Return whether the headline or the excerpt of a report says a sentence."""
    return sentence in card.excerpt or card.headline.rstrip("…") in sentence


def _sentences(body: Body, language: Language) -> Iterable[Addition]:
    for at, block in enumerate(body.blocks):
        if block.kind in RUNNING_TEXT and not block.duplicate:
            for start, end in sentences(block.text, language):
                yield Addition(block.text[start:end], at, start)

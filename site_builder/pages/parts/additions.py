"""What each report of a story adds to those before it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from site_builder.model import RUNNING_TEXT, Body, Card
from site_builder.text.language_profile import Language, language_of
from site_builder.text.likeness.key_terms import cosine, terms_of
from site_builder.text.sentences import sentences

__all__ = ["Addition", "additions"]

_COUNTERPART = 0.3
"""Likeness from which on two sentences say the same: of sentences of two reports of one event, those above share most
of their names and verbs, those below a topic."""
_SHOWN = 2
_COMPARED = 20
"""Reports of a story that are compared: each sentence is held against all before it."""
_SHORTEST = 6
"""Weighty words of a sentence that says something on its own."""


class Addition(NamedTuple):
    """A sentence that says what no report before it said."""

    text: str
    """The sentence."""
    block: int
    """Index of its block."""
    start: int
    """Its first code point there."""


def additions(reports: Sequence[tuple[Body, Card]]) -> tuple[tuple[Addition, ...], ...]:
    """Return, for each report in the order of time, up to two sentences without a counterpart in those before it.

    What its excerpt says is shown anyhow. Of the first report nothing: all that it says is new.
    """
    known: list[Mapping[str, int]] = []
    found: list[tuple[Addition, ...]] = []
    for body, card in reports[:_COMPARED]:
        language = language_of(card.language)
        said = [(one, dict(terms_of(one.text, language))) for one in _sentences(body, language)]
        new = [
            one
            for one, terms in said
            if known
            and len(terms) >= _SHORTEST
            and one.text not in card.excerpt
            and all(cosine(terms, other) < _COUNTERPART for other in known)
        ]
        found.append(tuple(new[:_SHOWN]))
        known += [terms for _, terms in said]
    return (*found, *[()] * (len(reports) - len(found)))


def _sentences(body: Body, language: Language) -> Iterable[Addition]:
    for at, block in enumerate(body.blocks):
        if block.kind in RUNNING_TEXT and not block.duplicate:
            for start, end in sentences(block.text, language):
                yield Addition(block.text[start:end], at, start)

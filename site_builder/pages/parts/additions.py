"""What each report of a story adds to those before it."""

from collections.abc import Iterable, Mapping, Sequence

from site_builder.model import Body, Card
from site_builder.text.language_profile import Language, language_of
from site_builder.text.likeness.key_terms import cosine, terms_of
from site_builder.text.sentences import sentences

__all__ = ["additions"]

_KINDS = frozenset({"paragraph", "list-item", "quote"})
_COUNTERPART = 0.3
"""Likeness from which on two sentences say the same: of sentences of two reports of one event, those above share most
of their names and verbs, those below a topic."""
_SHOWN = 2
_COMPARED = 20
"""Reports of a story that are compared: each sentence is held against all before it."""
_SHORTEST = 6
"""Weighty words of a sentence that says something on its own."""


def additions(reports: Sequence[tuple[Body, Card]]) -> tuple[tuple[str, ...], ...]:
    """Return, for each report in the order of time, up to two sentences without a counterpart in those before it.

    What its excerpt says is shown anyhow. Of the first report nothing: all that it says is new.
    """
    known: list[Mapping[str, int]] = []
    found: list[tuple[str, ...]] = []
    for body, card in reports[:_COMPARED]:
        language = language_of(card.language)
        said = [(text, dict(terms_of(text, language))) for text in _sentences(body, language)]
        new = [
            text
            for text, terms in said
            if known
            and len(terms) >= _SHORTEST
            and text not in card.excerpt
            and all(cosine(terms, other) < _COUNTERPART for other in known)
        ]
        found.append(tuple(new[:_SHOWN]))
        known += [terms for _, terms in said]
    return (*found, *[()] * (len(reports) - len(found)))


def _sentences(body: Body, language: Language) -> Iterable[str]:
    for block in body.blocks:
        if block.kind in _KINDS and not block.duplicate:
            for start, end in sentences(block.text, language):
                yield block.text[start:end].strip()

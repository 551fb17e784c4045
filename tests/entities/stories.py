"""Hand-made stories for tests, and the entities, values and quotations that are found in them."""

import re

from msgspec.structs import replace

from site_builder.entities.quotes import find_quotes
from site_builder.entities.values import find_values
from site_builder.model import Block, Entity, EntityKind, Mention, Quote, Structure

__all__ = ["found", "found_in", "names", "quotes", "structure"]

_EMPTY = Structure("hi", "ltr", None, None, None, None, None, None, None, (), ())


def structure(
    *paragraphs: str, language: str = "hi", published: str | None = None, headline: str | None = None
) -> Structure:
    """Return a structure with these paragraphs."""
    blocks = tuple(Block("paragraph", text, "", "test", 1) for text in paragraphs)
    return replace(_EMPTY, language=language, published=published, headline=headline, blocks=blocks)


def found_in(story: Structure, *kinds: str) -> list[tuple[str, str | None]]:
    """Return (surface, normal) of the values of these kinds, or of all kinds."""
    return [(m.surface, m.normal) for m in find_values(story) if not kinds or m.kind in kinds]


def found(text: str, *kinds: str, language: str = "hi", published: str | None = None) -> list[tuple[str, str | None]]:
    """Return (surface, normal) of the values of one paragraph."""
    return found_in(structure(text, language=language, published=published), *kinds)


def names(story: Structure, **kinds: str) -> tuple[list[Entity], list[Mention]]:
    """Return an entity for each `person2="name|alias=key"`, and its mentions.

    The label is the kind, with a number to distinguish two entities. Without a key, the key is the name."""
    entities: list[Entity] = []
    mentions: list[Mention] = []
    for label, forms in kinds.items():
        kind = _kind(label)
        said, _, key = forms.partition("=")
        name, *aliases = said.split("|")
        entities.append(Entity(kind, name, tuple(aliases), 1, f"{kind}/{key or name}", 1.0))
        pattern = re.compile("|".join(sorted(map(re.escape, [name, *aliases]), key=len, reverse=True)))
        for number, block in enumerate(story.blocks):
            mentions += [Mention(number, *m.span(), kind, m[0], name) for m in pattern.finditer(block.text)]
    return entities, mentions


def _kind(label: str) -> EntityKind:
    kinds: tuple[EntityKind, ...] = ("person", "place", "organisation")
    return next(kind for kind in kinds if label.startswith(kind))


def quotes(*paragraphs: str, language: str = "hi", **kinds: str) -> list[tuple[str, str | None]]:
    """Return (text, speaker) of the quotations in paragraphs with these known entities."""
    story = structure(*paragraphs, language=language)
    found: tuple[Quote, ...] = find_quotes(story, *names(story, **kinds))
    return [(quote.text, quote.speaker) for quote in found]

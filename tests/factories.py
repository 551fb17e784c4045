"""Small builders of the frozen types, so that a test states only the relevant fields."""

from typing import Any

from msgspec.structs import replace

from site_builder.model import Article, Block, Body, Card, Entity, EntityKind

__all__ = ["article", "block", "card", "entity"]

_CARD = Card(
    id="0123abcd",
    path="a.txt",
    slug="",
    language="hi",
    direction="ltr",
    kicker=None,
    headline="नदी पर नया पुल खुला",
    headline_given=True,
    standfirst=None,
    byline=None,
    dateline=None,
    published=None,
    updated=None,
    spoken_of=None,
    entities=(),
    values=(),
    terms=(),
    sketch=(),
    excerpt="नदी पर नया पुल आज खुल गया।",
    word_count=6,
    image=None,
    source=None,
    source_url=None,
    tags=(),
    draft=False,
    digest="",
)


def card(**changes: Any) -> Card:
    """Return a card with these changes."""
    return replace(_CARD, **changes)


def entity(name: str, kind: EntityKind = "person", **changes: Any) -> Entity:
    """Return a certain entity with this name and one mention."""
    return replace(Entity(kind, name, (), 1, f"{kind}/{name}", 1.0), **changes)


def block(text: str, **changes: Any) -> Block:
    """Return a paragraph with this text."""
    return replace(Block("paragraph", text, "", "test", 1), **changes)


def article(**changes: Any) -> Article:
    """Return an article with these changes in its card."""
    return Article(card(**changes), Body((block("नदी पर नया पुल आज खुल गया।"),), (), ()))

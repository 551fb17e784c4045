"""Makes equal names in the outlines of many articles one object, because a build holds the outlines of all articles."""

from msgspec.structs import replace

from site_builder.model.article_types import Entity, Outline

__all__ = ["SharedNames"]


class SharedNames:
    """The names seen so far. In generated articles they are four fifths of an outline."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._several: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, outline: Outline) -> Outline:
        """Return an equal outline, whose names are those of earlier outlines where they are equal."""
        return replace(outline, entities=tuple(map(self._entity, outline.entities)))

    def _entity(self, one: Entity) -> Entity:
        text, several = self._texts.setdefault, self._several.setdefault
        return replace(
            one,
            name=text(one.name, one.name),
            key=text(one.key, one.key),
            aliases=several(one.aliases, one.aliases),
            beside=several(one.beside, one.beside),
        )

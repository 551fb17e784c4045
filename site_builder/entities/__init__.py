"""The entities, values and quotes of an article."""

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from site_builder.entities.names import find_names
from site_builder.entities.quotes import find_quotes
from site_builder.entities.values import find_values
from site_builder.model import Entity, Extraction, Mention, Structure

__all__ = ["extract"]


def extract(structure: Structure, threshold: float = 0.5) -> Extraction:
    """Return the entities with a probability above `threshold` (0 to 1), the values and the quotes of an article."""
    entities, names = find_names(structure, threshold)
    mentions = _apart(names, find_values(structure))
    left = Counter((mention.kind, mention.normal) for mention in mentions)
    entities = [_counted(one, left[one.kind, one.name]) for one in entities if left[one.kind, one.name]]
    return Extraction(mentions, tuple(entities), find_quotes(structure, entities, mentions))


def _counted(entity: Entity, count: int) -> Entity:
    return entity if entity.count == count else replace(entity, count=count)


def _apart(names: Iterable[Mention], values: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in order, without overlaps: the longer of two overlapping ones stays; if equal, the value.

    A place that a number counts is not part of the quantity: 'एक बोकारो और दो पलामू से'.
    """
    ranked = sorted((*values, *names), key=lambda m: (m.block, m.start, m.start - m.end))
    kept: list[Mention] = []
    for mention in ranked:
        last = kept[-1] if kept else None
        if last is None or last.block != mention.block or last.end <= mention.start:
            kept.append(mention)
        elif last.kind == "quantity" and mention.kind == "place" and last.start < mention.start:
            surface = last.surface[: mention.start - last.start].rstrip()
            kept[-1:] = [replace(last, end=last.start + len(surface), surface=surface), mention]
        elif mention.end - mention.start > last.end - last.start:
            kept[-1] = mention
    return tuple(kept)

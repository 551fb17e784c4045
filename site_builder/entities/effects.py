"""The effect of each line of `entities.toml` on an article."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from site_builder.entities.corrections import Corrections, apply_corrections
from site_builder.model import Entity, Extraction, Structure

__all__ = ["Effect", "effects"]


@dataclass(frozen=True, slots=True)
class Effect:
    """One correction and its changes."""

    line: str
    """The correction: its table and its names."""
    gone: tuple[str, ...]
    """Removed entities, with kind and count."""
    come: tuple[str, ...]
    """Added entities, with kind and count."""


def effects(extraction: Extraction, structure: Structure, corrections: Corrections) -> tuple[Effect, ...]:
    """Return for each correction, applied alone, its changes to an extraction; without changes both sides are empty."""
    before = _told(extraction.entities)
    found = []
    for line, single in _singly(corrections):
        after = _told(apply_corrections(extraction, structure, single).entities)
        gone = tuple(entity for entity in before if entity not in after)
        found.append(Effect(line, gone, tuple(entity for entity in after if entity not in before)))
    return tuple(found)


def _singly(corrections: Corrections) -> Iterator[tuple[str, Corrections]]:
    for name in sorted(corrections.never):
        yield f"never {name}", Corrections(never=frozenset({name}))
    for field in fields(Corrections):
        if field.name != "never":
            for row in getattr(corrections, field.name):
                change: dict[str, Any] = {field.name: (row,)}
                yield f"{field.name} {row[0]} = {row[1]}", replace(Corrections(), **change)


def _told(entities: tuple[Entity, ...]) -> list[str]:
    return [f"{entity.kind} {entity.name} ({entity.count})" for entity in entities]

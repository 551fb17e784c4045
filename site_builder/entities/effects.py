"""What each line of `entities.toml` does to an article."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from site_builder.entities.corrections import Corrections, apply_corrections
from site_builder.model import Entity, Extraction, Structure

__all__ = ["Effect", "effects"]


@dataclass(frozen=True, slots=True)
class Effect:
    """One correction, and what it changes."""

    line: str
    """The correction: its table and its names."""
    gone: tuple[str, ...]
    """Entities, with kind and count, that are no more."""
    come: tuple[str, ...]
    """Entities, with kind and count, that are there in their place."""


def effects(extraction: Extraction, structure: Structure, corrections: Corrections) -> tuple[Effect, ...]:
    """Return for each correction, taken alone, what it changes in an extraction; nothing changed: both sides empty."""
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

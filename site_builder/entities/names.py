"""People, places and organisations of an article."""

from collections.abc import Iterator, Sequence

from site_builder.entities.again import named_again
from site_builder.entities.candidates import Candidate, chosen
from site_builder.entities.gazetteer import known_names
from site_builder.entities.lexicon import lexicon
from site_builder.entities.lines import lines_of
from site_builder.entities.marked import Marked, marked
from site_builder.entities.organisations import organisations
from site_builder.entities.people import people
from site_builder.entities.places import places
from site_builder.entities.resolve import entities_of, groups_of
from site_builder.model import Entity, Mention, Structure

__all__ = ["find_names"]

_FLOOR = -2.0
"""Logit under which a name is not even considered: one in eight."""


def find_names(structure: Structure, threshold: float = 0.5) -> tuple[list[Entity], list[Mention]]:
    """Return the entities of an article that are likelier than `threshold`, and their mentions in reading order.

    Entities: most mentioned first, then by first appearance. Mentions never overlap.
    """
    words = lexicon(structure.language)
    lines = lines_of(structure)
    read = [marked(number, line, words) for number, line in enumerate(lines)]
    first = chosen(_candidates(read), _FLOOR)
    found = named_again(read, first)
    return entities_of(groups_of(found, lines, words), lines, threshold)


def _candidates(lines: Sequence[Marked]) -> Iterator[Candidate]:
    for line in lines:
        for find in (known_names, organisations, places, people):
            yield from find(line)

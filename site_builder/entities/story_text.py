"""The parts of an article that tell its story, which are searched for values and quotes."""

from site_builder.model import HEADLINE, STANDFIRST, Structure

__all__ = ["UNTOLD", "told"]

UNTOLD = frozenset({"boilerplate", "timestamp", "byline", "highlights-label", "entry-time", "code"})
"""Kinds of blocks that do not tell the story."""


def told(structure: Structure) -> list[tuple[int, str]]:
    """Return (block number, text) of headline, standfirst and every block that tells the story, in reading order."""
    pieces = [(HEADLINE, structure.headline or ""), (STANDFIRST, structure.standfirst or "")]
    pieces += [(i, b.text) for i, b in enumerate(structure.blocks) if b.kind not in UNTOLD and not b.duplicate]
    return [piece for piece in pieces if piece[1]]

"""Blocks of the body -> the pieces that a page shows, nested as in the source, with names linked."""

from site_builder.pages.parts.running_text.linked_spans import Leads, Links, Mark, spans
from site_builder.pages.parts.running_text.nesting import is_rich, pieces, shown
from site_builder.pages.parts.running_text.sentence_anchors import (
    Place,
    Places,
    ShownText,
    anchor,
    places_of,
    shown_text,
)

__all__ = [
    "Leads",
    "Links",
    "Mark",
    "Place",
    "Places",
    "ShownText",
    "anchor",
    "is_rich",
    "pieces",
    "places_of",
    "shown",
    "shown_text",
    "spans",
]

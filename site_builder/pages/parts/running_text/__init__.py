"""Blocks of the body -> what is shown of them: nested as they stood, with the names in them linked."""

from site_builder.pages.parts.running_text.linked_spans import Leads, Links, Mark, spans
from site_builder.pages.parts.running_text.nesting import is_rich, pieces, shown
from site_builder.pages.parts.running_text.sentence_anchors import Place, Places, anchor, places_of

__all__ = ["Leads", "Links", "Mark", "Place", "Places", "anchor", "is_rich", "pieces", "places_of", "shown", "spans"]

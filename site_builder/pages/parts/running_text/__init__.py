"""Blocks of the body -> what is shown of them: nested as they stood, with the names in them linked."""

from site_builder.pages.parts.running_text.linked_spans import Leads, Links, Mark, anchor, spans
from site_builder.pages.parts.running_text.nesting import is_rich, pieces, shown

__all__ = ["Leads", "Links", "Mark", "anchor", "is_rich", "pieces", "shown", "spans"]

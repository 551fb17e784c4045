"""Makes the edition from all cards: their order, entities, related articles, stories, and addresses."""

from site_builder.edition.assemble import assemble
from site_builder.edition.ids import known_id
from site_builder.edition.standing import published

__all__ = ["assemble", "known_id", "published"]

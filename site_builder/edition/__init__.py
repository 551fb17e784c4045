"""Cards -> Edition: the order, who is who across articles, which articles belong together, where it all stands."""

from site_builder.edition.assemble import assemble
from site_builder.edition.ids import known_id
from site_builder.edition.standing import published

__all__ = ["assemble", "known_id", "published"]

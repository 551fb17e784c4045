"""Cards -> Edition: the order, who is who across articles, and which articles belong together."""

from site_builder.edition.assemble import assemble

__all__ = ["assemble"]

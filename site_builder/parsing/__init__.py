"""Source → structure: the parts of an article, each found by a named rule."""

from site_builder.parsing.keys import line_key, line_keys
from site_builder.parsing.parser import parse

__all__ = ["line_key", "line_keys", "parse"]

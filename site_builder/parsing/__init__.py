"""Source → structure: the parts of an article, each found by a named rule."""

from site_builder.parsing.keys import line_key, line_keys
from site_builder.parsing.parser import parse
from site_builder.parsing.trace import RULE_NAMES, Outcome, reason, trace

__all__ = ["RULE_NAMES", "Outcome", "line_key", "line_keys", "parse", "reason", "trace"]

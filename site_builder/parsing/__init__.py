"""Source → structure: the parts of an article, each found by a named rule."""

from site_builder.parsing.html.index_pages import refuse_index_page
from site_builder.parsing.lines.furniture import share_left_out
from site_builder.parsing.parser import countable_lines, parse
from site_builder.parsing.repeated_lines import line_key, line_keys, prose_left_out
from site_builder.parsing.trace import RULE_NAMES, Outcome, reason, trace

__all__ = [
    "RULE_NAMES",
    "Outcome",
    "countable_lines",
    "line_key",
    "line_keys",
    "parse",
    "prose_left_out",
    "reason",
    "refuse_index_page",
    "share_left_out",
    "trace",
]

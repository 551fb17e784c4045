"""What each measure of a line is worth for a decision: log-odds, fitted on annotated texts and shipped as data.

`training/line_roles.py` fits them and reports how well they decide for publishers that they were not fitted on.
"""

from collections.abc import Mapping
from functools import lru_cache

from site_builder import data
from site_builder.parsing.lines.measures import Values

__all__ = ["log_odds", "shipped", "telling"]

_SHOWN = 3
"""So many measures are told of a decision."""


@lru_cache(maxsize=8)
def shipped(decision: str) -> Mapping[str, float]:
    """Return the weight of each measure for a decision."""
    return {name: float(weight) for kind, name, weight in data.table("any", "parsing/line_weights") if kind == decision}


def log_odds(decision: str, values: Values) -> float:
    """Return the log-odds of a yes to `decision` for a line with these measures."""
    weights = shipped(decision)
    return sum(weights[name] * value for name, value in values.items() if value and name in weights)


def telling(decision: str, values: Values, *, against: bool = False) -> str:
    """Return the measures that speak most for a yes, or for a no: 'ends in dots, in another script'."""
    sign = -1 if against else 1
    weights = shipped(decision)
    worth = {name: sign * weights[name] * value for name, value in values.items() if name in weights}
    best = sorted(worth, key=lambda name: (-worth[name], name))[:_SHOWN]
    return ", ".join(name for name in best if worth[name] > 0)

"""The user's own rules, which come first."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from site_builder.model import UserRule
from site_builder.parsing.lines.rules import Verdict
from site_builder.text.folding import fold

__all__ = ["of_user", "switched_off"]


def switched_off(rules: Sequence[UserRule]) -> frozenset[str]:
    """Return the names of the packaged rules that the user does not want."""
    return frozenset(rule.text for rule in rules if rule.kind == "off")


def of_user(rules: tuple[UserRule, ...], text: str) -> Verdict | None:
    """Return the verdict of the first of the user's rules that fits a line; None if none fits."""
    return next((verdict for fits, verdict in _ready(rules) if fits(text)), None)


@lru_cache(maxsize=4)
def _ready(rules: tuple[UserRule, ...]) -> tuple[tuple[Callable[[str], object], Verdict], ...]:
    return tuple((_fits(rule), Verdict(rule.kind, rule.where)) for rule in rules if rule.kind != "off")


def _fits(rule: UserRule) -> Callable[[str], object]:
    if rule.expression:
        return re.compile(rule.text).search
    phrase = fold(rule.text)
    return lambda text: fold(text).startswith(phrase)

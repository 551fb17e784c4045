"""The quote marks of a text: whether each can open or close, by its form and its neighbours, apostrophes left out."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from site_builder.text.sentences import COLONS, COMMAS, ENDS, STOPS

__all__ = ["LEADS_TO", "MARK", "Family", "Mark", "mark_at"]

Family: TypeAlias = Literal["single", "double", "angle", "corner"]

_SINGLE = "‘’‚‛'`´"
# One character class covers all first characters: alternatives take several times as long.
MARK = re.compile(rf"[{_SINGLE}“”„‟\"＂«»‹›「」『』](?:(?<=[{_SINGLE}])[{_SINGLE}])?")
"""One quote mark; two single ones side by side are one double mark."""
_OPENS_ONLY = frozenset("‚‛„‟「『«‹")
_CLOSES_ONLY = frozenset("”」』»›") | {"’’"}
_USUALLY_OPENS = frozenset("‘“") | {"‘‘"}  # “ and ‘ close in German: „so“; ‘‘ at both ends in Marathi
_COMMAS = frozenset(COMMAS)
LEADS_TO = frozenset(",:-–—")
"""What leads to a quotation when it stands before its opening mark."""
_STOPS = frozenset(f"{COMMAS};{STOPS}")
_SENTENCE_ENDS = frozenset(f"{ENDS}.")
_ALIKE = frozenset('"＂')
"""Marks with the same form at both ends: if one is missing, text between two quotations looks like a quotation."""
_ARABIC = re.compile("[\u0620-\u06d3\u06fa-\u06ff]")
_INTRODUCES = re.compile(rf"[{COMMAS}{COLONS};\-–—({ENDS}.]\Z")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quote mark."""

    start: int
    end: int
    family: Family
    opens: bool
    closes: bool
    introduced: bool
    """First of its paragraph, or behind a sentence, comma, colon or dash."""
    resumes: bool
    """Opens behind a sentence: the next paragraph of a quotation, run together with the one before."""
    attached: bool = False
    """‘ right behind a word, where a quotation cannot begin."""
    alike: bool = False
    """One of `_ALIKE`."""
    behind_comma: bool = False
    """Between a comma with a space and a letter."""
    astray: bool = False
    """Has a form or a place that closes, but may open where nothing is open: 'He left. ", We come," said Ann.'"""


def mark_at(text: str, start: int, end: int) -> Mark | None:
    """Return whether the mark at `start` can open or close, by its form and its neighbours; None for an apostrophe."""
    sign = text[start:end]
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    family = _family(sign)
    if family == "single" and before.isalnum() and after.isalnum() and (after.isascii() or sign in {"’", "´"}):
        return None  # don't, O’Neill
    if sign in {"'", "’"} and before.isdigit():
        family = "single"  # 5'6, 1990's: may close, never open
        return Mark(start, end, family, opens=False, closes=True, introduced=False, resumes=False)
    near = text[max(0, start - 3) : start].rstrip()
    introduced = not near or bool(_INTRODUCES.search(near))
    gap_before = not before or before.isspace() or before in "(["
    gap_after = not after or after.isspace()
    after_sentence = before.isspace() and near[-1:] in _SENTENCE_ENDS
    urdu = any(map(_ARABIC.match, (before, after)))  # ’…‘ and ’’…‘‘ as often as ‘…’: the neighbours decide
    opens = bool(after) and (urdu or not _only_at_end(sign, before, after))
    closes = bool(before) and sign not in _OPENS_ONLY
    if opens and closes:  # marks with the same form at both ends, or with different use in different languages
        ends = not gap_before and before not in ",:;-–—" and (gap_after or not after.isalnum())
        stopped = gap_before and after in _STOPS  # he said. ", and
        either = urdu or (gap_after and not gap_before)  # he said:“ and, with “ in place of ”, “we come,“ he said
        if not stopped and ((gap_before and not gap_after) or (sign in _USUALLY_OPENS and not ends and not either)):
            closes = False
        elif stopped or ends or (sign == "’" and not urdu) or (gap_before and after_sentence):
            opens = False
    resumes = opens and not closes and after_sentence and family == "double"
    attached = sign == "‘" and not gap_before and not introduced
    alike = sign in _ALIKE
    astray = closes and not opens and before.isspace() and _is_astray(sign, near, after, after_sentence=after_sentence)
    behind_comma = opens and not closes and before.isspace() and near[-1:] in _COMMAS
    return Mark(start, end, family, opens, closes, introduced, resumes, attached, alike, behind_comma, astray)


def _is_astray(sign: str, near: str, after: str, *, after_sentence: bool) -> bool:
    """Return whether a closing mark may open: '. ", We come' of a translation program, or 'he wrote, ”We come'."""
    if sign in _ALIKE:
        return after_sentence and after in _COMMAS
    return sign == "”" and near[-1:] in LEADS_TO and after.isalpha()


def _only_at_end(sign: str, before: str, after: str) -> bool:
    """Return whether a mark closes and nothing else; ” also opens right behind a comma: he wrote,”We come.”"""
    return sign in _CLOSES_ONLY and not (sign == "”" and before in LEADS_TO and after.isalpha())


def _family(sign: str) -> Family:
    if sign[0] in _SINGLE:
        return "double" if len(sign) == 2 else "single"
    if sign in "«»‹›":
        return "angle"
    return "corner" if sign in "「」『』" else "double"

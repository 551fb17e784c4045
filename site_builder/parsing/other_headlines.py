"""Finds headlines of other stories among the lines of this one: 'read also' without its label.

Three rules propose a line by its place. Questions of an interview, subheadings and sentences without a stop occur there
too, so the line's measures then decide, weighted like those of furniture (`parsing/line_weights.py`). Losing a line of
the story is worse than keeping a headline of another.
"""

import re
from collections.abc import Iterable, Sequence
from math import log

from site_builder.parsing.line_weights import log_odds, telling
from site_builder.parsing.lines.measures import Values
from site_builder.parsing.lines.rules import Draft, Role, Sign, TextShape
from site_builder.text.words import spaced_words

__all__ = [
    "NUMBERED",
    "could_head_story",
    "ends_in_copula",
    "last_text",
    "related_above_heading",
    "related_at_end",
    "related_by_subject",
]

_FIGURE = re.compile(r"\d+")
_FIGURES = 5
"""A line with more figures than this is data, not a headline."""
NUMBERED = re.compile(r"[(\[]?(\d{1,2})(?:[.)\]](?:\s+(?=\S)|(?=[^\W\d_]))|\s?[-–]\s*(?=[^\W\d_]))")
"""A number in brackets or before a stop, with words behind it: an item of a list."""
_PART = re.compile("[,;:،]")
_LIST = re.compile(r"(\S+?)\s?[:–—-]\s[^,،]+[,،][^,،]+[,،]")
"""A word before a colon or dash, behind which three parts or more are set off."""
_RELATED = frozenset({Sign.RELATED_HEADLINE, Sign.RELATED_AT_END})
_LEAST = 55
"""Shorter lines in the body are subheadings."""
_TOO_LONG = 75
"""Subheadings are seldom as long as this; headlines of other stories often are."""
_QUESTION = 45
"""A question as long as this can be a headline of another story; shorter ones head what follows."""
_TURNS = 3
"""This many headings near each other, each with a paragraph, show that headings and paragraphs alternate."""
_SENTENCE = 60
"""Code points from which a line is long enough for a sentence."""
_STOPPED = 0.5
"""Share of the longer lines with a stop below which a missing stop is not evidence."""
_LIKE = 0.0
"""Log-odds from which a proposed line is left out. For publishers that were not used for fitting, nine of ten such
lines are headlines of other stories; 4 % of all such headlines stay in the text."""


def related_at_end(draft: Draft, i: int) -> Role | None:
    """A headline with no text of its own below it, after the story's last sentence."""
    line = draft.lines[i]
    if not draft.begun or i < draft.last_text or not could_head_story(draft, i) or line.text[-1] in "-:–—,":
        return None
    if line.text[0].isdigit():
        return None  # more often an item of a list without its bullets than a headline
    above = draft.verdicts[i - 1]
    beside = above is not None and above.sign is Sign.RELATED_AT_END
    is_sentence = ends_in_copula(draft, i) or line.text.endswith(("...", "…")) or _shape(draft).stopped < _STOPPED
    if is_sentence and not beside:
        return None  # the sentence was cut off, or the text has no stops
    return "boilerplate" if _is_other(draft, i, "at the end") else None


def last_text(draft: Draft) -> int:
    """Return the index of the last line that belongs to the story; below it are only headlines, notes and bylines."""
    last = len(draft.lines) - 1
    while last >= 0:
        verdict = draft.verdicts[last]
        roles = ("boilerplate", "byline", "timestamp")
        if not (could_head_story(draft, last) if verdict is None else verdict.role in roles):
            break
        last -= 1
    return last


def could_head_story(draft: Draft, i: int) -> bool:
    """Return whether line `i` could head a story of its own: five words or more, a small word among them."""
    line = draft.lines[i]
    if not line.headlike or line.text[0] in "([#" or len(_FIGURE.findall(line.text)) > _FIGURES:
        return False
    named = _LIST.search(line.folded)
    if named is not None and named[1] in draft.phrases.copula:
        return False  # 'the team is: …'
    words = draft.lines[i].folded.split()
    # Short lines in Latin script are as often fixtures, results and credits as headlines.
    enough = len(words) >= 5 if not draft.latin else len(words) >= 7 and line.size >= 40
    return enough and (not draft.phrases.words or not draft.phrases.words.isdisjoint(words))


def ends_in_copula(draft: Draft, i: int) -> bool:
    """Return whether line `i` ends in a word such as 'है', perhaps with a colon or dash: a sentence without its stop."""
    return draft.lines[i].folded.rstrip(" :-–—").rpartition(" ")[2] in draft.phrases.copula


def related_above_heading(draft: Draft, i: int) -> Role | None:
    """A headline in the body, below a blank line and right above another heading: it has no text of its own."""
    line, below = draft.lines[i], draft.after(i)
    if below is None or not draft.begun or not line.gap or not (below.gap or line.size >= _TOO_LONG):
        return None
    if (line.asks and line.size < _QUESTION) or line.text[-1] in ":-":
        return None
    if not could_head_story(draft, i) or ends_in_copula(draft, i):
        return None
    heading_below = draft.verdicts[i + 1] is None and below.headlike and not NUMBERED.match(below.text)
    if not heading_below or not draft.is_text(i + 2) or draft.is_name(i + 1):
        return None
    return "boilerplate" if _is_other(draft, i, "above a heading") else None


def related_by_subject(draft: Draft, i: int) -> Role | None:
    """A long headline in the body; the paragraph below repeats few of its words.

    Of shorter ones hardly a word comes back; beside another related headline they may be short.
    """
    line = draft.lines[i]
    if not draft.begun:
        return None
    above = draft.verdicts[i - 1]
    beside = above is not None and above.sign in _RELATED
    if not beside and (line.size < _LEAST or _alternates(draft, i)):
        return None
    if not draft.is_text(i + 1) or not could_head_story(draft, i) or ends_in_copula(draft, i):
        return None
    shared, total = _shared_words(draft, i)
    if total < 4 or shared > (total // 2 if line.size >= _TOO_LONG else total // 8):
        return None
    return "boilerplate" if _is_other(draft, i, "by its subject") else None


def _is_other(draft: Draft, i: int, proposal: str) -> bool:
    """Return whether a proposed line has the measures of another story's headline.

    `proposal`: the evidence of the rule.
    """
    values = _values(draft, i, proposal)
    draft.weighed[i] = values
    if log_odds("other", values) < _LIKE:
        return False
    draft.evidence[i] = f"Its measures agree: {telling('other', values)}."
    return True


def _values(draft: Draft, i: int, proposal: str) -> Values:
    line = draft.lines[i]
    shape, above = _shape(draft), draft.verdicts[i - 1] if i else None
    shared, total = _shared_words(draft, i) if draft.after(i) is not None else (0, 0)
    return {
        "any line": 1.0,
        proposal: 1.0,
        "length": log(line.size / _SENTENCE),
        "length against the usual line": log(line.size / shape.usual),
        "a question": line.asks,
        "a question, as others in the text": line.asks * shape.questions,
        "a statement": line.ended,
        "ends in dots": line.text.endswith(("...", "…")),
        "below a blank line": line.gap,
        "blank lines in the text": shape.gaps,
        "sentences that lack their stop": 1 - shape.stopped,
        "short lines in the text": shape.headlike,
        "beside another or a label": above is not None and above.role == "boilerplate",
        "parts set off": min(len(_PART.findall(line.text)), 3) / 3,
        "ends in a verb": line.folded.rpartition(" ")[2] in draft.phrases.verbs,
        "words of the line below": shared / total if total else 0.0,
        "the last line": draft.after(i) is None,
    }


def _shape(draft: Draft) -> TextShape:
    if draft.shape is None:
        lines, sizes = draft.lines, sorted(line.size for line in draft.lines)
        long = [line for line in lines if line.size >= _SENTENCE]
        asked = sum(line.asks and line.headlike for line in long)
        draft.shape = TextShape(
            gaps=_share(line.gap for line in lines[1:]),
            stopped=_share(line.ended or line.asks for line in long),
            headlike=_share(line.headlike for line in lines),
            questions=min(asked, 2) / 2,
            usual=sizes[len(sizes) // 2],
        )
    return draft.shape


def _share(found: Iterable[bool]) -> float:
    every: Sequence[bool] = [*found]
    return sum(every) / len(every) if every else 0.0


def _alternates(draft: Draft, i: int) -> bool:
    """Return whether headings and paragraphs strictly alternate around line `i`: each heading has a paragraph."""
    near = range(max(i - 4, 1), min(i + 6, len(draft.lines)))
    in_turns = all(draft.lines[j].headlike is ((j - i) % 2 == 0) for j in near)
    return in_turns and len(near) >= 2 * _TURNS


def _shared_words(draft: Draft, i: int) -> tuple[int, int]:
    """Return how many content words line `i` shares with the next, by their first four letters, and how many it has."""
    small = draft.phrases.words
    found = spaced_words(draft.lines[i].folded)
    words = [word for word in found if len(word) > 2 and not word[0].isdigit() and word not in small]
    below = draft.lines[i + 1].folded
    return sum(w[:4] in below for w in words), len(words)

"""Rules for the lines of the body that no sure sign decides: heading, related headline, item or paragraph.

They run in the order of `BODY`, line by line from the top; what is above a line is decided when it is asked about.
"""

import re

from site_builder.parsing.draft import Draft, Role, Rule
from site_builder.parsing.head import is_heading_like
from site_builder.parsing.lexicon import fold
from site_builder.parsing.opening import bare_place

__all__ = ["BODY"]

_NUMBERED = re.compile(r"[(\[]?(\d{1,2})[.)\]]\s+(?=\S)")
_SPLIT = re.compile(r"[\s,.:;|/'\"“”‘’()!?-]+")
_DIGIT = re.compile(r"\d")
_ROW = 60
"""Longest row of a table, in code points."""
_RELATED = 60
"""Shortest heading that is suspected to be another story's headline."""


def bare_dateline(draft: Draft, i: int) -> Role | None:
    """Nothing but a place, above the first paragraph: a known one, or one with a stop after it."""
    line, below = draft.lines[i], draft.after(i)
    if draft.begun or line.size > 45 or i == 0 or below is None or below.size < 60:
        return None
    place = line.text.rstrip("।॥.:| ")
    if fold(place) in draft.lexicon.places:
        return "dateline"
    return "dateline" if line.ended and bare_place(place, draft.lexicon, draft.latin) else None


def numbered_item(draft: Draft, i: int) -> Role | None:
    """Begins with a number in brackets or before a stop: an item; a heading when it is short and text follows."""
    line = draft.lines[i]
    found = _NUMBERED.match(line.text)
    if found is None:
        return None
    below = draft.after(i)
    follows = below is not None and _NUMBERED.match(below.text) is None and below.size > line.size
    return "subheading" if is_heading_like(line) and follows else "list-item"


def table_row(draft: Draft, i: int) -> Role | None:
    """One of three or more short lines in a row that are no sentences, most with figures: a table that lost its grid."""
    if not _is_row(draft, i):
        return None
    first = i
    while first > 0 and i - first < 8 and _is_row(draft, first - 1):
        first -= 1
    last = i
    while last + 1 < len(draft.lines) and last - first < 8 and _is_row(draft, last + 1):
        last += 1
    rows = draft.lines[first : last + 1]
    figures = sum(_DIGIT.search(row.text) is not None for row in rows)
    return "list-item" if len(rows) >= 3 and figures * 2 > len(rows) else None


def _is_row(draft: Draft, i: int) -> bool:
    line, verdict = draft.lines[i], draft.verdicts[i]
    return line.size <= _ROW and not line.ended and (verdict is None or verdict.role == "list-item")


def under_related_label(draft: Draft, i: int) -> Role | None:
    """Stands under a label such as 'Related stories', and is a headline like those above it."""
    if i == 0 or not is_heading_like(draft.lines[i]):
        return None
    above = draft.verdicts[i - 1]
    label = draft.head(i - 1).strip(" :-–—।.") in draft.lexicon.more
    return "boilerplate" if above and above.role == "boilerplate" and (label or above.rule == "under-related-label") else None


def question(draft: Draft, i: int) -> Role | None:
    """A question in an interview, told by a label such as सवाल before it or before others."""
    line = draft.lines[i]
    if not line.asks or line.size > 200:
        return None
    return "paragraph" if draft.is_interview() else None


def related_at_end(draft: Draft, i: int) -> Role | None:
    """A headline with no text of its own below it, after the story's last sentence."""
    line = draft.lines[i]
    if not draft.begun or i < draft.last_text or not is_heading_like(line) or len(line.text.split()) < 5:
        return None
    return "boilerplate"


def related_above_heading(draft: Draft, i: int) -> Role | None:
    """A headline between blank lines, in the body, right above another heading: it has no text of its own."""
    line, below = draft.lines[i], draft.after(i)
    if below is None or not line.gap or not below.gap or not is_heading_like(line) or len(line.text.split()) < 5:
        return None
    if not draft.begun or draft.verdicts[i + 1] is not None or not is_heading_like(below) or below.size > 90:
        return None
    return "boilerplate" if draft.is_text(i + 2) else None


def related_by_subject(draft: Draft, i: int) -> Role | None:
    """A long headline in the body whose words do not come back in the paragraph below it."""
    line, below = draft.lines[i], draft.after(i)
    if line.size < _RELATED or not is_heading_like(line) or below is None or not draft.begun:
        return None
    shared, total = _shared_words(draft, i, below.text)
    return "boilerplate" if total >= 4 and shared <= total // (6 if line.size < 90 else 3) else None


def _shared_words(draft: Draft, i: int, text: str) -> tuple[int, int]:
    """Return how many content words of line `i` stand in `text`, by their first four letters, and how many it has."""
    words = [w for w in _SPLIT.split(draft.head(i)) if len(w) > 2 and w not in draft.lexicon.words]
    folded = fold(text)
    return sum(w[:4] in folded for w in words), len(words)


def heading(draft: Draft, i: int) -> Role | None:
    """Short, no statement's end, and text below it."""
    line = draft.lines[i]
    if not is_heading_like(line) or line.text[-1:] in ",;-–—" or draft.after(i) is None:
        return None
    return "subheading"


def paragraph(draft: Draft, i: int) -> Role | None:  # noqa: ARG001
    """Nothing else: running text."""
    return "paragraph"


BODY: tuple[tuple[str, Rule], ...] = (
    ("bare-dateline", bare_dateline),
    ("numbered-item", numbered_item),
    ("table-row", table_row),
    ("under-related-label", under_related_label),
    ("question", question),
    ("related-at-end", related_at_end),
    ("related-above-heading", related_above_heading),
    ("related-by-subject", related_by_subject),
    ("heading", heading),
    ("paragraph", paragraph),
)
"""The rules by name, in the order in which they are asked."""

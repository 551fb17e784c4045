"""Rules for the lines of the body without a sure sign: heading, related headline, item or paragraph.

They run in the order of `BODY`, line by line from the top; what is above a line is decided when it is asked about.
"""

import re

from site_builder.parsing.lines.dateline import opening, place_of_day
from site_builder.parsing.lines.head import is_name_and_place
from site_builder.parsing.lines.line import ANY, HEADING, SHORT
from site_builder.parsing.lines.measures import ends_alike
from site_builder.parsing.lines.rules import Draft, Role, RuleRow, Rules, Sign
from site_builder.parsing.lines.standfirst import is_place
from site_builder.parsing.other_headlines import (
    NUMBERED,
    could_head_story,
    ends_in_copula,
    related_above_heading,
    related_at_end,
    related_by_subject,
)
from site_builder.text.folding import fold

__all__ = ["BODY"]

_MEASURED = re.compile(r"[^:]{2,30}:\s*\d[^:]{0,25}$")
"""A name, a colon and an amount: 'डीसा: 45 डिग्री'."""
_DIGIT = re.compile(r"\d")
_CLOSED = ".:;!?…)]}\"'”’»-–—"
# Measured on 245 Hindi and English texts (benchmarks/thresholds.py lines): half or twice of the row's length changes 1
# text each, half of the subheading's 15, twice 1; half or twice of the other three changes none.
_CHRONICLE = 300
"""Longest line of a chronicle, in code points."""
_ROW = 60
"""Longest row of a table, in code points."""
_RELATED = 60
"""A line as long as this under a heading is text, not another heading."""
_SUBHEADING = 120
"""Longest subheading, in code points: of 208 in 405 Hindi texts 2 have more than 96, and none has more than 113."""
_SENTENCE = 40
"""A line of this length that ends in 'है' is text too."""


def _bare_dateline(draft: Draft, i: int) -> Role | None:
    """Only a place, above the first paragraph: a known one, or one with a stop after it.

    With a day after it, it may be a name as well: then it is known, or begins the headline or the text.
    """
    line, below = draft.lines[i], draft.after(i)
    if draft.begun or line.size > 45 or i == 0 or below is None or below.size < 60:
        return None
    place = fold(place_of_day(line.text, draft.phrases, draft.latin) or "")
    told = place and any(other.folded.startswith(f"{place} ") for other in draft.lines[: i + 2] if other is not line)
    return "dateline" if place in draft.phrases.places or told or is_place(draft, line) else None


def _main_point(draft: Draft, i: int) -> Role | None:
    """Below the label of the main points, or below one of them, and neither long nor a dateline."""
    line = draft.lines[i]
    above = draft.verdicts[i - 1] if i else None
    if above is None or (above.role != "highlights-label" and above.sign is not Sign.MAIN_POINT):
        return None
    # A blank line ends the points, if there was none between the earlier ones.
    if above.sign is Sign.MAIN_POINT and line.gap and not draft.lines[i - 1].gap:
        return None
    return None if opening(line.text, draft.phrases, draft.latin) else "list-item"


def _numbered_item(draft: Draft, i: int) -> Role | None:
    """Begins with a number in brackets or before a stop: an item, or a heading if it is short and only text follows."""
    line = draft.lines[i]
    if not NUMBERED.match(line.text):
        return None
    below = draft.after(i)
    follows = below is not None and NUMBERED.match(below.text) is None and below.size > line.size
    behind_item = i > 0 and NUMBERED.match(draft.lines[i - 1].text) is not None
    return "subheading" if line.headlike and follows and not behind_item else "list-item"


def _dated_item(draft: Draft, i: int) -> Role | None:
    """Begins with a day and its month, as two lines beside it do: an item of a chronicle."""
    near = range(max(0, i - 2), min(len(draft.lines), i + 3))
    return "list-item" if _is_dated(draft, i) and sum(_is_dated(draft, j) for j in near) > 2 else None


def _is_dated(draft: Draft, i: int) -> bool:
    line = draft.lines[i]
    day, _, rest = line.folded.partition(" ") if line.size <= _CHRONICLE else ("", "", "")
    return day.isdigit() and len(day) <= 2 and rest.partition(" ")[0] in draft.phrases.months


def _table_row(draft: Draft, i: int) -> Role | None:
    """One of three or more short lines in a row that are not sentences, most with figures: a table without its grid."""
    if not _is_row(draft, i):
        return None
    first = i
    while first > 0 and i - first < 8 and _is_row(draft, first - 1):
        first -= 1
    last = i
    while last + 1 < len(draft.lines) and last - i < 8 and _is_row(draft, last + 1):
        last += 1
    if last - first < 2:
        return None
    edge = i in (first, last) and not draft.lines[i].text[0].isdigit()
    if edge and not draft.phrases.words.isdisjoint(draft.lines[i].folded.split()):
        return None  # a heading over the table, or one below it
    rows = draft.lines[first : last + 1]
    figures = sum(_DIGIT.search(row.text) is not None for row in rows)
    return "list-item" if figures * 2 > len(rows) else None


def _is_row(draft: Draft, i: int) -> bool:
    line, verdict = draft.lines[i], draft.verdicts[i]
    return line.size <= _ROW and not line.ended and (verdict is None or verdict.role == "list-item")


def _item_in_run(draft: Draft, i: int) -> Role | None:
    """One of several lines in a row that are not sentences: a list without its bullets.

    Three make a list, five where blank lines stand between. The first is its heading when it is short and text stands
    above; the last is a heading when text follows.
    """
    if not draft.begun or not _in_run(draft, i):
        return None
    for gaps, least in ((False, 3), (True, 5)):
        first, last = _run(draft, i, gaps=gaps)
        if last - first + 1 < least or (gaps and i > draft.last_text):
            continue  # another rule handles headlines after the story's end
        if ends_alike(draft.lines[first : last + 1], draft.phrases):
            return "list-item"
        above = draft.verdicts[first - 1] if first else None
        sentence = ends_in_copula(draft, i) and ":" not in draft.lines[i].text[:-2]
        if i == first and (sentence or draft.lines[i].size <= _ROW) and above is not None and above.role == "paragraph":
            return "paragraph" if sentence else "subheading"
        below = draft.after(last)
        attached = below is not None and (gaps or not below.gap) and draft.is_text(last + 1)
        return "subheading" if i == last and attached else "list-item"
    return None


def _run(draft: Draft, i: int, *, gaps: bool) -> tuple[int, int]:
    """Return the first and last line of the run of headings around line `i`, up to eight either way."""
    first, last = i, i
    while first > 0 and i - first < 8 and (gaps or not draft.lines[first].gap) and _in_run(draft, first - 1):
        first -= 1
    while last + 1 < len(draft.lines) and last - i < 8 and _in_run(draft, last + 1):
        if draft.lines[last + 1].gap and not gaps:
            break
        last += 1
    return first, last


def _in_run(draft: Draft, i: int) -> bool:
    verdict = draft.verdicts[i]
    if not draft.lines[i].headlike:
        return False
    return verdict is None or verdict.sign is Sign.IN_RUN


def _under_related_label(draft: Draft, i: int) -> Role | None:
    """Below a label such as 'Related stories', and a headline like those above it."""
    above = draft.verdicts[i - 1] if i else None
    if above is None or above.role != "boilerplate" or not could_head_story(draft, i):
        return None
    if draft.is_text(i + 1) and draft.lines[i].size < 55:
        return None
    label = draft.lines[i - 1].folded.strip(" :-–—।.") in draft.phrases.more
    return "boilerplate" if label or above.sign is Sign.UNDER_RELATED_LABEL else None


def _behind_related_label(draft: Draft, i: int) -> Role | None:
    """Behind a label such as 'Related stories' in the last third of the text, among other headlines."""
    above = draft.verdicts[i - 1] if i else None
    if above is None or not draft.begun:
        return None
    if above.sign is Sign.BEHIND_RELATED_LABEL:
        return "boilerplate"
    if draft.lines[i - 1].folded.strip(" :-–—।.*") not in draft.phrases.more:
        return None
    (size, headlines), (whole, _) = draft.from_here(i), draft.from_here(0)
    many = headlines >= max(2, (len(draft.lines) - i) / 2)
    return "boilerplate" if size * 3 <= whole and many else None


def _question(draft: Draft, i: int) -> Role | None:
    """A question in an interview: a label such as सवाल is before it or before others."""
    line = draft.lines[i]
    if not line.asks or line.size > 200:
        return None
    return "paragraph" if draft.is_interview() else None


def _sentence_under_heading(draft: Draft, i: int) -> Role | None:
    """Between two headings, or ends in 'है': a sentence without its stop."""
    line, below = draft.lines[i], draft.after(i)
    above = draft.verdicts[i - 1] if i else None
    if above is None or above.role != "subheading":
        return None
    if below is None or (draft.verdicts[i + 1] is None and below.headlike and not line.gap):
        return "paragraph" if ends_in_copula(draft, i) or line.size >= _RELATED else None
    return "paragraph" if ends_in_copula(draft, i) and line.size >= _SENTENCE else None


def _headline_with_date(draft: Draft, i: int) -> Role | None:
    """A headline, or the label above it, with a bare date below and no text: a teaser of another story."""
    for ahead in (1, 2):
        verdict = draft.verdicts[i + ahead] if i + ahead < len(draft.lines) else None
        if verdict is not None and verdict.sign is Sign.TEASER_DATE:
            return "boilerplate" if draft.begun else None
    return None


def _bare_name(draft: Draft, i: int) -> Role | None:
    """Two or three words that can be a name, between a heading and a paragraph that opens with its place.

    With a comma and a place behind it (ओम प्रकाश, देवरिया) above any paragraph, under the headline or in its place.
    """
    if not draft.is_text(i + 1):
        return None
    above = draft.verdicts[i - 1] if i else None
    if above is not None and above.role not in ("headline", "subheading", "standfirst", "boilerplate"):
        return None
    if not draft.begun and is_name_and_place(draft, i):
        return "byline"
    if above is None or not draft.is_name(i):
        return None
    return "byline" if opening(draft.lines[i + 1].text, draft.phrases, draft.latin) else None


def _signed(draft: Draft, i: int) -> Role | None:
    """The last line, in brackets: a name, and places of which one is known."""
    text = draft.lines[i].text
    if i < len(draft.lines) - 1 or not draft.begun or text[0] != "(" or text[-1] != ")":
        return None
    name, *places = (part.strip() for part in text[1:-1].split(","))
    known = any(fold(place) in draft.phrases.places for place in places)
    return "byline" if known and 2 <= len(name.split()) <= 3 else None


def _heading(draft: Draft, i: int) -> Role | None:
    """Short, does not end like a statement, and has text below it."""
    line = draft.lines[i]
    below = draft.after(i)
    if line.text[-1] in ",;" or line.text[0] == "(" or below is None:
        return None
    if _MEASURED.match(line.text):
        return "list-item"
    if i + 2 == len(draft.lines) and (below.text[0] in "([" or below.size < line.size):
        return None  # a note on the writer above one on the text
    verdict = draft.verdicts[i + 1]
    if i >= draft.last_text or (verdict is not None and verdict.role == "timestamp"):
        return None  # nothing stands under it
    # A line that continues in the next one is not a heading.
    return None if below.folded.partition(" ")[0] in draft.phrases.joins else "subheading"


def _goes_on(draft: Draft, i: int) -> Role | None:
    """The line above stops inside a sentence: it ends in a word that ends no sentence, or this line continues it."""
    line = draft.lines[i]
    above = draft.verdicts[i - 1] if i else None
    if above is None or above.role not in ("paragraph", "list-item") or line.part:
        return None
    before = draft.lines[i - 1]
    if before.ended or before.asks or before.text[-1] in _CLOSED:
        return None
    if line.folded.partition(" ")[0] in draft.phrases.joins:
        return above.role
    hangs = line.text[0].islower() or before.folded.rpartition(" ")[2] in draft.phrases.hangs
    return above.role if hangs and not line.gap else None


def _paragraph(draft: Draft, i: int) -> Role | None:  # noqa: ARG001
    """Nothing else: running text."""
    return "paragraph"


# Half of the limit of bare-name changes 1 of 245 texts; half or twice of those of bare-dateline, signed and question
# changes none (benchmarks/thresholds.py lines).
BODY: Rules = (
    RuleRow("bare-dateline", 45, "any", _bare_dateline),
    RuleRow("main-point", SHORT, "any", _main_point, Sign.MAIN_POINT),
    RuleRow("numbered-item", ANY, "sign", _numbered_item),
    RuleRow("dated-item", _CHRONICLE, "sign", _dated_item),
    RuleRow("table-row", _ROW, "any", _table_row),
    RuleRow("behind-related-label", ANY, "any", _behind_related_label, Sign.BEHIND_RELATED_LABEL),
    RuleRow("under-related-label", HEADING, "heading", _under_related_label, Sign.UNDER_RELATED_LABEL),
    RuleRow("headline-with-date", HEADING, "heading", _headline_with_date),
    RuleRow("bare-name", 40, "any", _bare_name),
    RuleRow("signed", 80, "any", _signed),
    RuleRow("question", 200, "any", _question),
    RuleRow("item-in-run", HEADING, "heading", _item_in_run, Sign.IN_RUN),
    RuleRow("sentence-under-heading", HEADING, "heading", _sentence_under_heading),
    RuleRow("related-at-end", HEADING, "heading", related_at_end, Sign.RELATED_AT_END),
    RuleRow("related-above-heading", HEADING, "heading", related_above_heading, Sign.RELATED_HEADLINE),
    RuleRow("related-by-subject", HEADING, "heading", related_by_subject, Sign.RELATED_HEADLINE),
    RuleRow("heading", _SUBHEADING, "heading", _heading),
    RuleRow("goes-on", ANY, "any", _goes_on, Sign.CONTINUATION),
    RuleRow("paragraph", ANY, "any", _paragraph),
)
"""The rules by name, in the order in which they are asked."""

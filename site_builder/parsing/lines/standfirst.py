"""Decides whether the first paragraph below the headline is the standfirst, a summary that the story then repeats.

Sure signs come first. Without one, measures of the paragraph against the text below decide: a standfirst is shorter
than the paragraphs, they repeat its words, and the text below begins anew.
"""

from collections.abc import Sequence
from itertools import islice
from math import log

from site_builder.parsing.line_weights import log_odds, telling
from site_builder.parsing.lines.dateline import bare_place, opening
from site_builder.parsing.lines.line import Line
from site_builder.parsing.lines.measures import Measures, Values
from site_builder.parsing.lines.rules import Draft, Sign, Verdict
from site_builder.text.folding import fold
from site_builder.text.sentences import STOPS

__all__ = ["is_place", "mark_standfirst", "standfirst_values"]

_SHORTEST, _LONGEST = 30, 1200
"""Most code points of a standfirst with sure signs."""
_SHORTEST_LIKE, _LONGEST_LIKE = 130, 450
"""Code points of a standfirst without them: nine of ten standfirsts of Hindi portals are in this range. Most first
sentences in bold, which the text below does not repeat, are shorter."""
_LIKE = 0.3
"""Lowest log-odds of a standfirst: about nine of ten are right, on texts that were not used for fitting."""
_USUAL = 200
"""Usual length of a standfirst in code points."""
_PARAGRAPHS = 12
"""Paragraphs of a long text; more do not count."""
_FIRST_WORDS = 6
"""First words of a line that are compared with the next one, which often repeats a standfirst."""
_LABEL = 40
"""Longest label before a colon, in code points."""


def mark_standfirst(draft: Draft, i: int, kicker: str | None, measures: Measures | None) -> None:
    """Give line `i`, the first below the headline, its verdict when it is the standfirst."""
    rule = _sure(draft, i, kicker)
    # The weights are of Indian papers: of the first sentences of 400 English stories of the BBC they took 45 %.
    if rule is None and measures is not None and not draft.latin and _is_like(draft, i, measures):
        rule = "standfirst-like"
    if rule is not None:
        draft.verdicts[i] = Verdict("standfirst", rule)


def _is_like(draft: Draft, i: int, measures: Measures) -> bool:
    values = standfirst_values(draft, i, measures)
    if values is None or log_odds("standfirst", values) < _LIKE:
        return False
    draft.evidence[i] = telling("standfirst", values)
    return True


def standfirst_values(draft: Draft, i: int, measures: Measures) -> Values | None:
    """Return the measures of line `i` against the text below it; None if it cannot be a standfirst."""
    line = draft.lines[i]
    if line.headlike or not _SHORTEST_LIKE <= line.size <= _LONGEST_LIKE:
        return None
    if opening(line.text, draft.phrases, draft.latin) is not None:
        return None
    below = [j for j in range(i + 1, len(draft.lines)) if draft.verdicts[j] is None]
    running = [j for j in below if not draft.lines[j].headlike]
    if not running or not measures.words[i]:
        return None
    after = draft.lines[running[0]]
    own, said = measures.words[i], frozenset[str]().union(*(measures.words[j] for j in below))
    usual = sum(draft.lines[j].size for j in running) / len(running)
    return {
        "any line": 1.0,
        "length": log(line.size / _USUAL),
        "length against the paragraph below": log(line.size / after.size),
        "length against the paragraphs": log(line.size / usual),
        "length of the paragraphs": log(usual / _USUAL),
        "words of the paragraph below": len(own & measures.words[running[0]]) / len(own),
        "words that the text repeats": len(own & said) / len(own),
        "the text below opens with its place or sender": opening(after.text, draft.phrases, draft.latin) is not None,
        "opens with a label in another script": not draft.latin and _has_label(line.text),
        "sentences": sum(line.text.count(stop) for stop in f"{STOPS}.") / 3,
        "a heading stands below": draft.lines[below[0]].headlike,
        "the text below begins with its words": _same_beginning(line, after),
        "paragraphs": min(len(running), _PARAGRAPHS) / _PARAGRAPHS,
    }


def _has_label(text: str) -> bool:
    label, colon, _ = text[:_LABEL].partition(":")
    return bool(colon) and label.isascii()


def _same_beginning(line: Line, after: Line) -> float:
    first = islice(line.folded.split(), _FIRST_WORDS)
    return len(set(first).intersection(after.folded.split()[: 2 * _FIRST_WORDS])) / _FIRST_WORDS


def _sure(draft: Draft, i: int, kicker: str | None) -> str | None:
    """Return the rule by which line `i`, the first below the headline, is the standfirst; None when it is body.

    The body below begins with the same words; or opens with its dateline, agency or the kicker as a run-in label while
    this line does not; or a bare place, a byline, a publication time or the main points stand between them.
    """
    line, below = draft.lines[i], _next(draft, i)
    if below is None or not _SHORTEST <= line.size <= _LONGEST:
        return None
    text = draft.lines[below]
    if text.text.startswith(line.text[: min(80, max(40, line.size - 12))]):
        return "standfirst-repeated-by-body"
    if line.headlike:
        return None
    evidence = (
        ("standfirst-above-credits", below < draft.last_text and _is_credit(draft.verdicts[below])),
        ("standfirst-above-dateline", _is_place_line(draft, below)),
        ("standfirst-above-run-in-label", kicker is not None and _runs_in(text.text, kicker)),
        ("standfirst-above-opening", text.size > line.size and _opens_below(draft, line, text)),
    )
    return next((rule for rule, found in evidence if found), None)


def _next(draft: Draft, i: int) -> int | None:
    """Return the line below line `i` that is not furniture of the page."""
    below: Sequence[int] = range(i + 1, len(draft.lines))
    return next((j for j in below if (v := draft.verdicts[j]) is None or v.role != "boilerplate"), None)


def _opens_below(draft: Draft, line: Line, below: Line) -> bool:
    """Return whether only the line below opens a story."""
    if opening(below.text, draft.phrases, draft.latin) is None:
        return False
    return opening(line.text, draft.phrases, draft.latin) is None


def _is_credit(verdict: Verdict | None) -> bool:
    """Return whether a line is a byline, publication time or the label over the main points; not an entry's time."""
    if verdict is None:
        return False
    return verdict.role in ("byline", "highlights-label") or verdict.sign is Sign.LABELLED_TIME


def _is_place_line(draft: Draft, i: int) -> bool:
    """Return whether line `i` is only a place, above a longer text."""
    line, below = draft.lines[i], draft.after(i)
    if below is None or line.size > 45 or below.size < 2 * line.size:
        return False
    return is_place(draft, line)


def is_place(draft: Draft, line: Line) -> bool:
    """Return whether `line` is only a place: a known one among its parts, or a possible one with a stop."""
    text = line.text.rstrip("।॥.:| ")
    if not bare_place(text, draft.phrases, draft.latin):
        return False
    return line.ended or any(fold(part).strip() in draft.phrases.places for part in text.split("/"))


def _runs_in(text: str, label: str) -> bool:
    """Return whether `text` begins with `label` and a colon."""
    begins = fold(text[: len(label) + 3])
    return begins.startswith(fold(label)) and begins[len(fold(label)) :].lstrip()[:1] == ":"

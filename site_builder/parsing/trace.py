"""Explains the parser: the outcome of every line of a source, with the reason."""

from dataclasses import dataclass

from site_builder.model import Source, UserRule
from site_builder.parsing.html.page_rules import REASONS
from site_builder.parsing.lines.anywhere import SURE
from site_builder.parsing.lines.body import BODY
from site_builder.parsing.lines.furniture import FURNITURE
from site_builder.parsing.lines.rules import Draft
from site_builder.parsing.parser import analyse

__all__ = ["RULE_NAMES", "Outcome", "reason", "trace"]

_REASONS = (
    {
        "first-line": "The first line that no sure sign decides, and it does not read as the body's beginning.",
        "front-matter": "The front matter states it.",
        "kicker-line": "A section's or place's name on a line of its own above the headline.",
        "kicker-before-slash": "A label before a slash or bar.",
        "kicker-before-colon": "A label before a colon: a few words, no small word or verb among them.",
        "list-number": "The headline's number in a list.",
        "author-in-headline": "A name behind a dash at the headline's end.",
        "signed-at-end": "An agency in brackets ends the last paragraph.",
        "publisher-in-title": "The name of a site or section at the end of a page's title: the text does not say it.",
        "kicker-separator": "What sets the kicker off from the headline.",
        "standfirst-repeated-by-body": "The text below begins with the same words.",
        "standfirst-above-credits": "Byline, publication time or main points stand between this line and the text.",
        "standfirst-above-dateline": "A bare place stands between this line and the text.",
        "standfirst-above-run-in-label": "The text below begins with the kicker and a colon.",
        "standfirst-like": "Its measures speak for a summary that the text below tells again:",
        "page-furniture": "Its measures speak against a part of the story:",
        "above-headline": "Stands above the line that is most like the headline.",
        "standfirst-above-opening": "The text below opens with its place or sender, this line does not.",
        "markdown-heading": "Marked as a heading.",
        "markdown-list": "Marked as a list item.",
        "markdown-quote": "Marked as a quotation.",
        "markdown-caption": "The title of a picture.",
        "markdown-picture": "A picture.",
        "markdown-table": "A cell of a table, or its caption.",
        "markdown-definition": "Marked as a term or as what it means.",
        "markdown-code": "Marked as code.",
        "markdown-footnote": "A footnote: a mark in the text leads to it.",
        "markdown-rule": "A line drawn across the text.",
        "live-entry": "One of several times, each above its own text: a live blog.",
        "markdown-paragraph": "Marked as a paragraph, and no sure sign says otherwise.",
        "blank": "Nothing on it.",
    }
    | {row.name: (row.rule.__doc__ or "").split("\n", 1)[0] for row in (*SURE, *BODY)}
    | REASONS
)


RULE_NAMES = (*(row.name for row in SURE), FURNITURE, *(row.name for row in BODY[:-1]))
"""The packaged rules that can be switched off, in their order."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of one line of a source, or of one part of it."""

    line: int
    """Line of the file, from 1."""
    text: str
    """The text itself; '' for a blank line."""
    became: str
    """A block's kind, the field it went into, 'separator', 'number' or 'blank'."""
    rule: str
    """Name of the rule."""
    reason: str
    """The evidence of the rule, in one sentence."""


def reason(rule: str) -> str:
    """Return the evidence of the rule with this name; other names are places of the user's own rules."""
    return _REASONS.get(rule, "A rule of your own.")


def trace(
    source: Source,
    *,
    language: str | None = None,
    repeated: frozenset[str] = frozenset(),
    rules: tuple[UserRule, ...] = (),
) -> tuple[Outcome, ...]:
    """Return the outcome of every line of a source in order, including blank lines; arguments as for `parse`.

    For plain text, every character except spaces is in exactly one outcome. Markdown has one outcome for each block,
    without its marks.
    """
    draft = analyse(source, language, repeated, rules)
    outcomes = [part for i in range(len(draft.lines)) for part in _parts(draft, i)]
    if source.format == "text":
        told = {outcome.line for outcome in outcomes}
        rows = source.text.count("\n") + 1
        blank = set(range(source.first_line, source.first_line + rows)) - told
        outcomes += [Outcome(number, "", "blank", "blank", reason("blank")) for number in sorted(blank)]
    return tuple(sorted(outcomes, key=lambda outcome: outcome.line))


def _parts(draft: Draft, i: int) -> list[Outcome]:
    line, verdict = draft.lines[i], draft.verdicts[i]
    if verdict is None:
        return []
    if verdict.role != "headline" or draft.title is None:
        because = f"{reason(verdict.rule)} {draft.evidence.get(i, '')}".rstrip()
        return [Outcome(line.number, line.text, verdict.role, verdict.rule, because)]
    start, end = draft.title.headline
    kicker = draft.title.kicker
    stretches = [("number", "list-number", 0, kicker[0] if kicker else start)]
    if kicker:
        stretches += [("kicker", draft.title.rule, *kicker), ("separator", "kicker-separator", kicker[1], start)]
    stretches.append(("headline", verdict.rule, start, end))
    if draft.title.author:
        author = draft.title.author
        stretches += [("separator", "author-in-headline", end, author[0]), ("byline", "author-in-headline", *author)]
    if draft.title.publisher:
        stretches.append(("boilerplate", "publisher-in-title", *draft.title.publisher))
    parts = ((became, rule, line.text[a:b].strip()) for became, rule, a, b in stretches)
    return [Outcome(line.number, text, became, rule, reason(rule)) for became, rule, text in parts if text]

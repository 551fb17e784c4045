"""Roles of the pieces of a saved web page: mostly by their elements; paragraphs are judged like plain text."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from site_builder.model import FrontMatter
from site_builder.parsing.lines.head import decide_head
from site_builder.parsing.lines.rules import Asker, Draft, Role, Sign, Verdict
from site_builder.parsing.tagged_line import HEADINGS, TaggedLine

__all__ = ["REASONS", "decide_page"]

_OF_TAG: Mapping[str, tuple[Role, str]] = {
    "li": ("list-item", "page-list"), "blockquote": ("quote", "page-quote"), "figcaption": ("caption", "page-caption"),
    "td": ("table-cell", "page-table"), "caption": ("table-caption", "page-table"), "pre": ("code", "page-code"),
    "dt": ("term", "page-definition"), "dd": ("definition", "page-definition"), "note": ("footnote", "page-footnote"),
    "aside": ("boilerplate", "page-aside"), "apart": ("boilerplate", "page-unlike-story"),
    "hgroup": ("kicker", "page-kicker"), "header": ("standfirst", "page-standfirst"),
    "address": ("byline", "page-byline"), "time": ("timestamp", "page-time"),
    **dict.fromkeys(HEADINGS, ("subheading", "page-heading")),
}  # fmt: skip
_COPYRIGHT = re.compile(r"(?:©|\([cC]\)\s*\d{4}\b).{0,200}\Z")
_HEADING = Verdict(*_OF_TAG["h2"])
_LINKS = Verdict("boilerplate", "page-links", sign=Sign.LINKS)
_FINAL = frozenset({"aside", "apart", "hgroup", "header", "address", "time", "td", "caption", "pre", "note"})
REASONS = {
    "page-headline": "What the page states and shows as its title.",
    "page-kicker": "Right above the headline, in an element with a label's name.",
    "page-standfirst": "Under the headline, in an element with a summary's name, or the page's own description.",
    "page-byline": "In an element with an author's name, or the author that the page states.",
    "page-time": "Marked as a time.",
    "page-heading": "Marked as a heading, or bold as a whole.",
    "page-list": "Marked as a list item.",
    "page-quote": "Marked as a quotation.",
    "page-caption": "Marked as a picture's caption.",
    "page-table": "A cell of a table that holds data, or its caption.",
    "page-definition": "Marked as a term or as what it means.",
    "page-code": "Marked as text in which spaces have a meaning.",
    "page-footnote": "A footnote: a mark in the text leads to it.",
    "page-picture": "A picture of the story.",
    "page-rule": "A line drawn across the text.",
    "page-aside": "In an element whose name belongs to other things than the story: menu, advertisement, teaser.",
    "page-frame": "A few words between the headline and the main text.",
    "page-links": "Mostly links to other pages.",
    "page-unlike-story": "By its measures more like the text around the story than like the story:",
    "page-copyright": "Begins with the sign of copyright.",
    "page-heading-over-links": "A heading without text of the story below it.",
    "page-paragraph": "Part of the main text, without a sure sign against it.",
}
"""The rules of this module and the evidence of each."""


def decide_page(draft: Draft, found: list[TaggedLine], front: FrontMatter, sure: Asker) -> None:
    """Give every piece that has none a verdict; the first 'h1' is the headline. `front` is what the page states."""
    top = next((i for i, piece in enumerate(found) if piece.tag == "h1"), None)
    kicker = next((piece.line.text for piece in found if piece.tag == "hgroup"), None)
    for i, piece in enumerate(found):
        if piece.evidence:
            draft.evidence[i] = f"{piece.evidence}."
        if i != top and draft.verdicts[i] is None:
            draft.verdicts[i] = _verdict(draft, i, piece.tag, sure)
    stated = any(piece.tag == "header" for piece in found)
    known = replace(front, title=None, kicker=kicker, standfirst="stated" if stated else None)
    decide_head(draft, known, given=top)
    if top is not None and draft.title is not None:
        draft.verdicts[top] = Verdict("headline", "page-headline")
    below: Role = "boilerplate"
    for i in reversed(range(len(found))):
        verdict = draft.verdicts[i] or Verdict("paragraph", "page-paragraph")
        if verdict == _HEADING and below == "boilerplate":
            verdict = Verdict("boilerplate", "page-heading-over-links")
        draft.verdicts[i] = verdict
        below = verdict.role


def _verdict(draft: Draft, i: int, tag: str, sure: Asker) -> Verdict | None:
    if tag == "p" and _COPYRIGHT.match(draft.lines[i].text):
        return Verdict("boilerplate", "page-copyright")
    if tag == "nav":
        return _LINKS
    if tag in _FINAL:
        return Verdict(*_OF_TAG[tag])
    seen = sure.ask(draft, i)
    if tag == "menu":
        return seen or Verdict("boilerplate", "page-frame")
    if tag in _OF_TAG:
        return seen if seen is not None and seen.role == "boilerplate" else Verdict(*_OF_TAG[tag])
    return seen

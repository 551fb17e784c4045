"""Byline, dateline and publication time, read from the blocks that have them."""

import re
from typing import TypeAlias

from site_builder.model import Block
from site_builder.parsing.lines.dateline import LONGEST_LEAD, Opening, opening, place_of_day
from site_builder.parsing.lines.rules import Draft
from site_builder.parsing.lines.timestamps import stated
from site_builder.parsing.phrases import Phrases
from site_builder.text.bylines import bare_byline, without_label
from site_builder.text.folding import fold

__all__ = ["Fields", "opening_length", "read_fields"]

_BEHIND_DAY = re.compile(r"\s*(?:[(:।॥|–—]|\s-)")
"""Marks between the day of a dateline and the sender or the story."""

_SIGNED = re.compile(r"\(\s*([^()\s][^()]*?)\s*\)[\s।॥.]*\Z")

_BEHIND_SENDER = re.compile(r"\s?(?:[,॥]|।।)")
"""Marks between a sender and the place."""
_WORD = re.compile(r"\S+")
_SEARCHED = 1000
"""Code points of the first paragraph that are searched for a sender: it stands behind points or a second headline."""
_SENDER_WORDS = 3
"""Words of a sender inside the first paragraph, at most: 'जागरण संवाददाता', 'एनबीटी न्यूज ब्यूरो'."""

Fields: TypeAlias = dict[str, tuple[str, str]]
"""Name of a field → its value and the rule that found it."""


def read_fields(draft: Draft, blocks: list[Block], known: Fields) -> Fields:
    """Return byline, dateline, published and updated, each with the rule that found it; absent if not found."""
    found: Fields = {}
    for block in blocks:
        if block.kind == "dateline":
            place = place_of_day(block.text, draft.phrases, draft.latin) or block.text.rstrip("।॥.:|·• ")
            found.setdefault("dateline", (place, block.rule))
    _from_opening(draft, blocks, known, found)
    _from_bylines(draft, blocks, found)
    _from_end(draft, blocks, found)
    _from_times(draft, blocks, found)
    return found


def opening_length(draft: Draft, blocks: list[Block], known: Fields) -> int:
    """Return how many code points of the first paragraph are its dateline: 'पटना, जेएनएन। …'."""
    first = _first_paragraph(blocks)
    seen = opening(first, draft.phrases, draft.latin, _topic(known)) if first else None
    return seen.end if seen else 0


def _first_paragraph(blocks: list[Block]) -> str:
    return next((block.text for block in blocks if block.kind == "paragraph"), "")


def _topic(known: Fields) -> str | None:
    """Return the kicker before a colon, which is a topic; before a slash it is a section or the place itself."""
    return known["kicker"][0] if "kicker" in known and known["kicker"][1] != "kicker-before-slash" else None


def _from_opening(draft: Draft, blocks: list[Block], known: Fields, found: Fields) -> None:
    kicker, first = _topic(known), _first_paragraph(blocks)
    for text in (known.get("standfirst", ("", ""))[0], first):
        seen = opening(text, draft.phrases, draft.latin, kicker) if text else None
        if seen is None and text and text == first and not draft.latin:
            seen = _sender_inside(text, draft.phrases)
        if seen and seen.place:
            found.setdefault("dateline", (seen.place, "story-opening"))
        if seen and seen.sender:
            found.setdefault("byline", (seen.sender, "story-opening"))


def _sender_inside(text: str, phrases: Phrases) -> Opening | None:
    """Return the sender and place behind points or a second headline: '- पुल बंद जागरण संवाददाता, पटना : …'.

    The sender is a bureau or correspondent of two words or more. At the beginning it needs no place behind it:
    'संवाद सहयोगी, मालूपुर गांव में …'.
    """
    for mark in _BEHIND_SENDER.finditer(text, 0, _SEARCHED):
        start = _sender_start(text, mark.start(), phrases)
        if start is None:
            continue
        sender = text[start : mark.start()]
        seen = opening(text[start : mark.end() + LONGEST_LEAD], phrases, latin=False)
        if seen is not None and seen.place and seen.sender == sender:
            return seen
        if start == 0 and not phrases.bureau.isdisjoint(fold(sender).split()):
            return Opening(None, sender, mark.end())
    return None


def _sender_start(text: str, end: int, phrases: Phrases) -> int | None:
    """Return where the sender begins that ends at `end`; None if no known one ends there."""
    words = [*_WORD.finditer(text, max(0, end - LONGEST_LEAD), end)][-_SENDER_WORDS:]
    if not words or fold(words[-1][0]) not in phrases.senders:
        return None
    folded = [fold(word[0]) for word in words]
    unknown = max((at for at, word in enumerate(folded) if word not in phrases.senders), default=-1)
    if unknown == len(words) - 2 and folded[-1] in phrases.bureau and folded[unknown] not in phrases.words:
        unknown -= 1  # a word says which correspondent: 'वरिष्ठ संवाददाता'
    return words[unknown + 1].start() if unknown < len(words) - 2 else None


def _from_bylines(draft: Draft, blocks: list[Block], found: Fields) -> None:
    for block in blocks:
        if block.kind != "byline":
            continue
        seen = opening(f"{block.text.rstrip('।.: ')}।", draft.phrases, draft.latin)
        if seen and seen.place and seen.sender and _is_told_apart(block.text, seen.place, draft.phrases):
            found.setdefault("byline", (seen.sender, block.rule))
            found.setdefault("dateline", (seen.place, block.rule))
            continue
        folded = fold(block.text)
        label = max((p for p in draft.phrases.byline if folded.startswith(p)), key=len, default="")
        name = block.text[len(label) :] if len(folded) == len(block.text) else block.text
        name = name.strip(" :|-–—।·•")
        if bare := bare_byline(without_label(name, draft.detected.language) or name):
            found.setdefault("byline", (bare, block.rule))


def _from_end(draft: Draft, blocks: list[Block], found: Fields) -> None:
    """Take the agency in brackets that ends the last paragraph: '… रवाना हुए। (भाषा)'."""
    last = next((block.text for block in reversed(blocks) if block.kind == "paragraph"), "")
    signed = _SIGNED.search(last, max(0, len(last) - LONGEST_LEAD)) if "byline" not in found else None
    if signed and draft.phrases.agency.issuperset(fold(signed[1]).replace("/", " ").split()):
        found["byline"] = (signed[1], "signed-at-end")


def _is_told_apart(text: str, place: str, phrases: Phrases) -> bool:
    """Return whether a line without marks is a place: a known one, or one that a mark sets off."""
    return fold(place) in phrases.places or not set(",،:-–—/|()[]").isdisjoint(text)


def _from_times(draft: Draft, blocks: list[Block], found: Fields) -> None:
    """Take the first time of publication and the first time of a change, in any order.

    If only a change is stated, its time is also the best known time of publication.
    """
    begun = False
    told: Fields = {}
    for block in blocks:
        begun = begun or block.kind == "paragraph"
        if block.kind != "timestamp" or (begun and block.sign == "bare-time"):
            continue
        for time in stated(block.text, draft.phrases.published, draft.detected.language):
            told.setdefault("updated" if time.updated else "published", (time.time, block.rule))
    if "published" not in told and "updated" in told:
        told = {"published": told["updated"]}
    if not told and (day := _day_of_dateline(draft, blocks)):
        told = {"published": (day, "story-opening")}
    found.update(told)


def _day_of_dateline(draft: Draft, blocks: list[Block]) -> str | None:
    """Return the day that the story's opening, or a line above it, states with its year: 'पटना, 12 नवंबर 2025:'."""
    lines = (block.text for block in blocks if block.kind == "dateline")
    first = next((line for line in lines if place_of_day(line, draft.phrases, draft.latin)), _first_paragraph(blocks))
    seen = opening(first, draft.phrases, draft.latin) if first else None
    if (seen is None or not seen.place) and not place_of_day(first, draft.phrases, draft.latin):
        return None
    parts = _BEHIND_DAY.split(first[:LONGEST_LEAD], maxsplit=1)[0].split(",")[1:]
    rests = (",".join(parts[at:]) for at in range(len(parts)))
    days = (stated(rest, (), draft.detected.language) for rest in rests)
    return next((day[0].time for day in days if day), None)

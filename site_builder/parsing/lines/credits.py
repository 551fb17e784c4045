"""Byline, dateline and publication time, read off the blocks that hold them."""

from typing import TypeAlias

from site_builder.model import Block
from site_builder.parsing.lines.dateline import opening
from site_builder.parsing.lines.rules import Draft
from site_builder.parsing.lines.timestamps import stated
from site_builder.text.folding import fold

__all__ = ["Fields", "read_fields"]

Fields: TypeAlias = dict[str, tuple[str, str]]
"""Name of a field → its value and the rule that found it."""


def read_fields(draft: Draft, blocks: list[Block], known: Fields) -> Fields:
    """Return byline, dateline, published and updated with the rules that found them; what was not found is missing."""
    found: Fields = {}
    for block in blocks:
        if block.kind == "dateline":
            found.setdefault("dateline", (block.text.rstrip("।॥.:| "), block.rule))
    _from_opening(draft, blocks, known, found)
    _from_bylines(draft, blocks, found)
    _from_times(draft, blocks, found)
    return found


def _from_opening(draft: Draft, blocks: list[Block], known: Fields, found: Fields) -> None:
    # A kicker before a slash is a section or the place itself; before a colon it is the topic.
    kicker = known["kicker"][0] if "kicker" in known and known["kicker"][1] != "kicker-before-slash" else None
    first = next((block.text for block in blocks if block.kind == "paragraph"), "")
    for text in (known.get("standfirst", ("", ""))[0], first):
        seen = opening(text, draft.phrases, draft.latin, kicker) if text else None
        if seen and seen.place:
            found.setdefault("dateline", (seen.place, "story-opening"))
        if seen and seen.sender:
            found.setdefault("byline", (seen.sender, "story-opening"))


def _from_bylines(draft: Draft, blocks: list[Block], found: Fields) -> None:
    for block in blocks:
        if block.kind != "byline":
            continue
        seen = opening(f"{block.text.rstrip('।.: ')}।", draft.phrases, draft.latin)
        if seen and seen.place and seen.sender:
            found.setdefault("byline", (seen.sender, block.rule))
            found.setdefault("dateline", (seen.place, block.rule))
            continue
        folded = fold(block.text)
        label = next((p for p in draft.phrases.byline if folded.startswith(p)), "")
        name = block.text[len(label) :] if len(folded) == len(block.text) else block.text
        found.setdefault("byline", (name.strip(" :|-–—।"), block.rule))


def _from_times(draft: Draft, blocks: list[Block], found: Fields) -> None:
    begun = False
    for block in blocks:
        begun = begun or block.kind == "paragraph"
        if block.kind != "timestamp" or (begun and block.rule == "time-line"):
            continue
        time = stated(block.text, draft.phrases.published, draft.detected.language)
        if time is None:
            continue
        name = "updated" if time.updated and "published" in found else "published"
        found.setdefault(name, (time.time, block.rule))

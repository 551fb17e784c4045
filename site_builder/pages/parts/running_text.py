"""Blocks of the body -> what is shown of them, with the names in them linked."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from site_builder.model import Block, Mention
from site_builder.pages.parts.language_runs import run
from site_builder.pages.views import TextPiece, TextSpan

__all__ = ["Links", "Mark", "anchor", "pieces", "shown", "spans"]

# What is shown of the blocks, and as what. Date lines, bylines and datelines are told at the head of the page.
_KINDS = {
    "paragraph": "paragraph",
    "subheading": "subheading",
    "quote": "quote",
    "caption": "caption",
    "list-item": "list",
    "highlights-label": "label",
}
_LINKED = frozenset({"paragraph", "quote", "list"})
# A tag ends at the first '>' outside quotes; what is no whole tag is text, and will be escaped.
_MARKUP = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')+>|[^<]+|<""")

_Name = tuple[str, str]
Links = dict[_Name, str]
"""Where an entity of this kind and name leads."""
Mark = tuple[int, int, str]
"""Start and end in the block's text, and where the name there leads."""


def shown(blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    """Return the blocks that belong on the page, each with its number: no boilerplate, nothing twice."""
    return [(at, block) for at, block in enumerate(blocks) if block.kind in _KINDS and not block.duplicate]


def anchor(block: int) -> str:
    """Return the id of a block on its page."""
    return f"b{block}"


def pieces(
    blocks: Sequence[tuple[int, Block]], mentions: Sequence[Mention], links: Links, around: str
) -> tuple[TextPiece, ...]:
    """Return the body of an article in the language `around`; `links` gives the page of an entity by kind and name.

    A name is linked where it stands first under each subheading: a reader who begins there finds it, and the text
    stays calm.
    """
    of_block: dict[int, list[Mention]] = {}
    for mention in mentions:
        if (mention.kind, mention.normal or "") in links:
            of_block.setdefault(mention.block, []).append(mention)
    made, seen = [], set[_Name]()
    for kind, group in groupby(blocks, lambda row: _KINDS[row[1].kind]):
        rows = list(group)
        together = [rows] if kind == "list" else [[row] for row in rows]
        for part in together:
            if kind == "subheading":
                seen.clear()
            lines = []
            for at, block in part:
                marks = _marks(of_block.get(at, ()), links, seen) if kind in _LINKED else []
                lines.append(tuple(spans(block, marks)))
            known = run(" ".join(block.text for _, block in part), around)
            made.append(TextPiece(kind, known.language, known.direction, anchor(part[0][0]), tuple(lines)))
    return tuple(made)


def _marks(mentions: Sequence[Mention], links: Links, seen: set[_Name]) -> list[Mark]:
    marks = []
    for mention in mentions:
        name = (mention.kind, mention.normal or "")
        if name not in seen:
            seen.add(name)
            marks.append((mention.start, mention.end, links[name]))
    return marks


def spans(block: Block, marks: Sequence[Mark]) -> Iterator[TextSpan]:
    """Yield the block's text cut at its marks; where it has sanitised HTML, its tags stand between as they are.

    A name that runs across a tag, or stands inside a link, stays unlinked.
    """
    if not block.html:
        yield from _cut(block.text, 0, marks)
        return
    at, in_link = 0, 0
    for part in _MARKUP.findall(block.html):
        if part.startswith("<") and part.endswith(">"):
            in_link += part[:3].lower() in {"<a ", "<a>"}
            in_link -= part[:3].lower() == "</a"
            yield TextSpan(part, markup=True)
            continue
        text = html.unescape(part)
        bare = text.lstrip()
        if bare != text and not block.text.startswith(text, at) and block.text.startswith(bare, at):
            text = bare  # spaces on both sides of a tag are one: '<b>जयपुर </b> में'
        inside = [m for m in marks if at <= m[0] and m[1] <= at + len(text)]
        yield from _cut(text, at, [] if in_link or block.text[at : at + len(text)] != text else inside)
        at += len(text)


def _cut(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[TextSpan]:
    done = 0
    for start, end, href in marks:
        if start - offset > done:
            yield TextSpan(text[done : start - offset])
        yield TextSpan(text[start - offset : end - offset], href)
        done = end - offset
    if done < len(text):
        yield TextSpan(text[done:])

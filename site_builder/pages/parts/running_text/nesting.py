"""Blocks in a row -> pieces within pieces: lists with items, tables with rows, figures with captions."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from site_builder.model import Block, Container, Mention
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.running_text.caption_labels import unlabelled
from site_builder.pages.parts.running_text.linked_spans import Leads, Links, Mark, spans
from site_builder.pages.parts.running_text.sentence_anchors import Places, anchor, anchored
from site_builder.pages.parts.running_text.table_grid import squared
from site_builder.pages.parts.text_parts import TextPiece, TextSpan
from site_builder.pages.parts.view_parts import Picture

__all__ = ["is_rich", "pieces", "shown"]

# The kinds of blocks that a page shows, and as which piece. Date lines, bylines and datelines are shown at its head.
_KINDS = {
    "paragraph": "paragraph", "subheading": "subheading", "quote": "quote", "caption": "caption", "list-item": "text",
    "highlights-label": "label", "table-cell": "text", "table-caption": "table-caption", "term": "term",
    "definition": "definition", "code": "code", "footnote": "footnote", "entry-time": "entry-time",
    "picture": "picture", "rule": "rule",
}  # fmt: skip
_LINKED = frozenset({"paragraph", "quote", "list-item", "definition", "table-cell"})
_SIMPLE = frozenset({"paragraph", "subheading", "quote", "caption", "list-item", "highlights-label"})
_SIMPLE_DEPTH = 2  # a list and its item
_ITEM = re.compile(r"(?:[-–—•*·●▪■►▶➤✓✔»◆○‣⁃]\s*|[(\[]?(\d{1,4})[.)\]]\s+)(?=\S)")
_Row = tuple[int, Block]
_Name = tuple[str, str]


def shown(blocks: Sequence[Block]) -> list[_Row]:
    """Return the blocks that belong on the page, each with its number: no boilerplate, no duplicates."""
    return [(at, block) for at, block in enumerate(blocks) if block.kind in _KINDS and not block.duplicate]


def pieces(
    blocks: Sequence[_Row],
    mentions: Sequence[Mention],
    links: Links,
    around: str,
    leads: Leads | None = None,
    places: Places | None = None,
) -> tuple[TextPiece, ...]:
    """Return the body of an article in the language `around`; `links` gives the page of an entity by kind and name.

    Only the first occurrence of a name under each subheading is linked: a reader who begins there finds it, and the
    text has few links. `leads` gives the targets of links and the pictures, `places` the sentences that have an id.
    """
    known = leads or Leads()
    known = replace(known, places={name: at for at, block in blocks for name in block.anchors}, marks={})
    leaves = _Leaves(mentions, links, around, known, places or Places({}))
    return tuple(_whole(_within([(block.around, leaves.leaf(at, block), block) for at, block in blocks], 0)))


def is_rich(blocks: Sequence[_Row]) -> bool:
    """Return whether the body holds more than paragraphs, subheadings, simple lists, quotations and captions."""
    return any(
        block.kind not in _SIMPLE
        or len(block.around) > _SIMPLE_DEPTH
        or "<sup>" in block.html
        or "<code>" in block.html
        for _, block in blocks
    )


_Leaf = tuple[tuple[Container, ...], TextPiece, Block]


class _Leaves:
    """Makes the pieces that hold text, in the order of the text."""

    def __init__(self, mentions: Sequence[Mention], links: Links, around: str, leads: Leads, places: Places) -> None:
        self._links = links
        self._around = around
        self._leads = leads
        self._places = places
        self._taken: set[str] = set()
        self._seen: set[_Name] = set()
        self._of_block: dict[int, list[Mention]] = {}
        for mention in mentions:
            if (mention.kind, mention.normal or "") in links:
                self._of_block.setdefault(mention.block, []).append(mention)

    def leaf(self, at: int, block: Block) -> TextPiece:
        """Return the piece of one block."""
        kind = _KINDS[block.kind]
        if kind == "subheading":
            self._seen.clear()
        marks = self._marks(self._of_block.get(at, ())) if block.kind in _LINKED else []
        known = run(block.text or (block.picture.alt if block.picture else ""), self._around)
        text = tuple(spans(unlabelled(block, known.language), marks, self._leads))
        # If the article repeats a sentence, only its first occurrence gets the id.
        known_as = [place for place in self._places.of_block.get(at, ()) if self._is_new(place.id)]
        whole = len(known_as) == 1 and known_as[0][:2] == (0, len(block.text)) and not block.anchors
        id_ = known_as[0].id if whole else anchor(at)
        if known_as and not whole:
            text = anchored(text, known_as)
        return TextPiece(
            kind, known.language, known.direction, id_, text, picture=self._picture(block),
            back=f"#r{at}-1" if self._leads.marks.get(at) else None,
        )  # fmt: skip

    def _is_new(self, id_: str) -> bool:
        is_new = id_ not in self._taken
        self._taken.add(id_)
        return is_new

    def _marks(self, mentions: Sequence[Mention]) -> list[Mark]:
        marks = []
        for mention in mentions:
            name = (mention.kind, mention.normal or "")
            if name not in self._seen:
                self._seen.add(name)
                marks.append((mention.start, mention.end, self._links[name]))
        return marks

    def _picture(self, block: Block) -> Picture | None:
        if block.picture is None:
            return None
        stated = block.picture
        local = self._leads.pictures.get(stated.path or "")
        if local is not None:
            return replace(local, alt=stated.alt)
        if stated.url is None:
            alt = stated.alt if self._leads.described else ""
            return Picture("", None, remote=False, alt=alt, caption=None, credit=None)
        return Picture(stated.url, None, remote=True, alt=stated.alt, caption=None, credit=None)


def _within(leaves: Sequence[_Leaf], depth: int) -> Iterator[TextPiece]:
    """Yield the pieces of blocks that share their first `depth` containers."""

    def key(leaf: _Leaf) -> tuple[int, bool]:
        path, _, block = leaf
        return (path[depth].number, False) if len(path) > depth else (0, block.kind == "list-item")

    for (number, is_item), group in groupby(leaves, key):
        rows = list(group)
        if number:
            yield from _container(rows[0][0][depth], tuple(_within(rows, depth + 1)), rows[0][1])
        elif is_item and not rows[0][0]:
            yield from _listed([piece for _, piece, _ in rows], [block for _, _, block in rows])
        else:
            yield from (piece for _, piece, _ in rows)


def _container(one: Container, parts: tuple[TextPiece, ...], first: TextPiece) -> Iterator[TextPiece]:
    parts = parts if one.kind == "figure" else tuple(_whole(parts))
    if not parts or (one.kind == "table" and not any(_says(part) for part in parts)):
        return
    made = TextPiece(
        one.kind, first.language, first.direction, "", parts=parts, value=one.value, columns=one.columns,
        rows=one.rows, scope=one.scope,
    )  # fmt: skip
    yield from _SPECIAL[one.kind](made) if one.kind in _SPECIAL else (made,)


def _says(piece: TextPiece) -> bool:
    return bool(piece.spans) or any(map(_says, piece.parts))


def _list(made: TextPiece) -> Iterator[TextPiece]:
    """Yield a list whose parts are all items, with the number of the first if it is numbered."""
    items = tuple(part if part.kind == "item" else replace(made, kind="item", parts=(part,)) for part in made.parts)
    if made.kind == "ordered-list":
        values = [item.value for item in items]
        start = values[0] if values[0] is not None else 1
        follows = [start, *((value or 0) + 1 for value in values)]
        pairs = zip(items, follows, strict=False)
        items = tuple(replace(item, value=None if item.value == due else item.value) for item, due in pairs)
        notes = any(part.kind == "footnote" for item in items for part in item.parts)
        made = replace(made, value=start, notes=notes)
    yield replace(made, parts=items)


def _table(made: TextPiece) -> Iterator[TextPiece]:
    """Yield a table: its caption, its heading rows (`value` says how many), its rows."""
    captions = [part for part in made.parts if part.kind == "table-caption"]
    others = (part for part in made.parts if part.kind != "table-caption")
    rows = [part if part.kind == "row" else next(_row(replace(made, kind="row", parts=(part,)))) for part in others]
    heads = 0
    while heads < len(rows) - 1 and all(cell.kind == "heading-cell" and cell.rows == 1 for cell in rows[heads].parts):
        heads += 1
    caption = captions[0] if captions else None
    if len(captions) > 1:
        caption = replace(captions[0], spans=tuple(span for one in captions for span in (*one.spans, TextSpan(" "))))
    yield replace(made, parts=squared(rows, heads), value=heads, caption=caption)


def _row(made: TextPiece) -> Iterator[TextPiece]:
    cells = ("cell", "heading-cell")
    parts = (part if part.kind in cells else replace(made, kind="cell", parts=(part,)) for part in made.parts)
    yield replace(made, parts=tuple(parts))


def _definitions(made: TextPiece) -> Iterator[TextPiece]:
    """Yield a list of definitions; any part that is not a term becomes part of a definition."""
    own = ("term", "definition")
    parts = (part if part.kind in own else replace(made, kind="definition", parts=(part,)) for part in made.parts)
    yield replace(made, parts=tuple(parts))


def _figure(made: TextPiece) -> Iterator[TextPiece]:
    """Yield a figure with its caption; if it has nothing to show, only a caption with its description."""
    captions = [part for part in made.parts if part.kind == "caption"]
    matter = tuple(part for part in made.parts if part.kind != "caption")
    seen = tuple(part for part in matter if part.kind != "picture" or (part.picture and part.picture.src))
    if not seen:
        yield from captions or (one for one in map(_described, matter) if one.spans[0].text)
        return
    caption = captions[0] if captions else None
    for more in captions[1:]:
        caption = replace(captions[0], spans=(*(caption or more).spans, TextSpan(" "), *more.spans))
    yield replace(made, parts=seen, caption=caption)


def _described(picture: TextPiece) -> TextPiece:
    """Return the description of a picture that cannot be shown, as a caption."""
    alt = picture.picture.alt if picture.picture else ""
    return replace(picture, kind="caption", spans=(TextSpan(alt),), picture=None)


_SPECIAL = {
    "list": _list, "ordered-list": _list, "table": _table, "row": _row, "definitions": _definitions, "figure": _figure,
}  # fmt: skip


def _whole(parts: Sequence[TextPiece] | Iterator[TextPiece]) -> Iterator[TextPiece]:
    """Yield pieces ready to show: each picture in a figure, no rule at an end or next to another rule."""
    waiting: TextPiece | None = None
    begun = False
    for part in parts:
        if part.kind == "rule":
            waiting = part if begun else None
            continue
        whole = [part]
        if part.kind == "picture":
            figure = replace(part, kind="figure", spans=(), anchor="", parts=(part,), picture=None)
            whole = [one for one in _figure(figure) if one.kind == "figure" or _says(one)]
        for one in whole:
            if waiting is not None:
                yield waiting
                waiting = None
            begun = True
            yield one


def _listed(items: list[TextPiece], blocks: list[Block]) -> Iterator[TextPiece]:
    """Yield a list made of plain-text items, whose numbers or bullets stand in their text.

    Bullets, and numbers that count up, are removed from the text and become the list's own; other numbers stay. A
    single line with a number is a paragraph that begins with a day or a year.
    """
    found = [_ITEM.match(block.text) for block in blocks]
    numbers = [int(mark[1]) for mark in found if mark is not None and mark[1]]
    counts = len(numbers) == len(items) > 1 and numbers == list(range(numbers[0], numbers[0] + len(items)))
    if len(numbers) == len(items) == 1:
        yield replace(items[0], kind="paragraph")
        return
    made = []
    for item, mark in zip(items, found, strict=True):
        bare = mark is not None and (counts or not mark[1])
        text = _without(item.spans, mark.end()) if mark is not None and bare else item.spans
        made.append(replace(item, kind="item", anchor="", spans=(), parts=(replace(item, spans=text),)))
    kind = "ordered-list" if counts else "list"
    yield replace(
        items[0], kind=kind, anchor="", spans=(), parts=tuple(made), value=numbers[0] if counts else None, picture=None
    )


def _without(text: tuple[TextSpan, ...], size: int) -> tuple[TextSpan, ...]:
    """Return spans without their first `size` characters; no link begins in these."""
    kept = []
    for span in text:
        cut = 0 if span.markup else min(size, len(span.text))
        size -= cut
        if span.markup or len(span.text) > cut:
            kept.append(replace(span, text=span.text[cut:]))
    return tuple(kept)

"""Sentences of a text as targets of links.

Every sentence of running text has an id on the page of its article, so facts and quotes can link back to it. The id
is made of the sentence's own words: it stays the same when another part of the article is edited.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from msgspec import Struct

from site_builder.addresses import sentence_id
from site_builder.model import Block
from site_builder.pages.parts.text_parts import TextSpan
from site_builder.text.language_profile import Language, language_of
from site_builder.text.sentences import sentences

__all__ = ["Place", "Places", "ShownText", "anchor", "anchored", "places_of", "shown_text"]

_SENTENCED = frozenset({"paragraph", "quote", "list-item", "definition"})
# Captions have none: the page may join them, or show one beside the main picture.
_MERGED = frozenset({"caption", "table-caption", "picture", "rule"})
_Part = tuple[TextSpan, int, int]
"""A span, with its start and end in the text."""
_VOID = ("<br", "<wbr")


class Place(NamedTuple):
    """A sentence of a block."""

    start: int
    """First code point in the block's text."""
    end: int
    """One past the last code point."""
    id: str
    """Its id on the article's page."""


class Places(Struct, frozen=True):
    """The sentences of an article."""

    of_block: Mapping[int, tuple[Place, ...]]
    """The sentences of each block of running text, in order, by the number of the block."""
    whole: frozenset[int] = frozenset()
    """Other blocks that have one id for the whole block: headings, cells of a table."""

    def sentence(self, block: int, offset: int) -> Place | None:
        """Return the sentence that holds a code point of a block; None if the block is not running text."""
        found = self.of_block.get(block, ())
        at = bisect_right(found, offset, key=lambda place: place.start) - 1
        return found[max(at, 0)] if found else None

    def link(self, page: str, block: int, offset: int) -> str:
        """Return the link to the sentence that holds a code point; `page` is the link to the article's page.

        `block` and `offset` are those of a `Mention` or `Quote`; `page` is '' on the article's page itself. For text
        outside the running text (headline, standfirst, caption of a picture) the link leads to the top of the page.
        """
        place = self.sentence(block, offset)
        if place is None and block not in self.whole:
            return page or "#main"
        return f"{page}#{place.id if place else anchor(block)}"


class ShownText(Struct, frozen=True):
    """The text of an article as its page shows it; made by `shown_text`."""

    blocks: Sequence[tuple[int, Block]]
    """The blocks that the page shows, each with its number."""
    language: str
    """BCP 47 tag of the article."""
    places: Places
    """The sentences of these blocks."""


def shown_text(blocks: Sequence[tuple[int, Block]], language: str) -> ShownText:
    """Return the blocks that a page shows (`running_text.shown`) with their sentences; `language`: a BCP 47 tag."""
    return ShownText(blocks, language, places_of(blocks, language_of(language)))


def anchor(block: int) -> str:
    """Return the id of a block on its page."""
    return f"b{block}"


def places_of(blocks: Iterable[tuple[int, Block]], language: Language) -> Places:
    """Return the sentences of the blocks that a page shows (`running_text.shown`), in the article's language."""
    rows = list(blocks)
    return Places(
        {at: _sentences(block, language) for at, block in rows if block.kind in _SENTENCED},
        frozenset(at for at, block in rows if block.kind not in _SENTENCED and block.kind not in _MERGED),
    )


def _sentences(block: Block, language: Language) -> tuple[Place, ...]:
    text = block.text
    return tuple(Place(start, end, sentence_id(text[start:end])) for start, end in sentences(text, language))


def anchored(spans: Sequence[TextSpan], ids: Sequence[Place]) -> tuple[TextSpan, ...]:
    """Return the spans of a block with an element of this id around each of its sentences.

    Elements stay nested: if a sentence ends in another element than it begins in, the id is around its first part.
    A link belongs to the sentence in which it begins.
    """
    if not any(span.markup or span.mark for span in spans):
        return tuple(_without_markup(spans, ids))
    parts = list(_split(spans, sorted({at for start, end, _ in ids for at in (start, end)})))
    pairs = _pairs(parts) if any(span.markup for span in spans) else {}
    opened: dict[int, str] = {}
    closed = set[int]()
    first = last = 0
    for start, end, id_ in ids:
        first, last = _range(parts, pairs, start, end, last)
        opened[first] = opened.get(first, "") + f'<span id="{id_}">' + ("</span>" if first == last else "")
        if first != last:
            closed.add(last)
    return tuple(_with_tags(parts, opened, closed))


def _without_markup(spans: Sequence[TextSpan], ids: Sequence[Place]) -> Iterator[TextSpan]:
    """Yield the same as `anchored` for a block of text and names only, as most are, in a fifth of the time."""
    tags, at, due, opened = "", 0, 0, False
    for span in spans:
        text, start, end = span.text, at, at + len(span.text)
        while due < len(ids):
            cut = ids[due].end if opened else ids[due].start
            if cut > end or (cut == end and not opened):
                break
            if span.href and cut > start and at == start:
                yield from _told(tags, span)
                tags, at = "", end
            elif cut > at:
                part = text[at - start : cut - start]
                if part.isspace():
                    tags += part
                else:
                    yield from _told(tags, TextSpan(part))
                    tags = ""
                at = cut
            tags += "</span>" if opened else f'<span id="{ids[due].id}">'
            due += opened
            opened = not opened
        if at < end:
            yield from _told(tags, TextSpan(text[at - start :]) if at > start else span)
            tags, at = "", end
    yield from _told(tags)


def _told(tags: str, *spans: TextSpan) -> Iterator[TextSpan]:
    if tags:
        yield TextSpan(tags, markup=True)
    yield from spans


def _with_tags(parts: Sequence[_Part], opened: Mapping[int, str], closed: AbstractSet[int]) -> Iterator[TextSpan]:
    """Yield the spans of parts with tags before some of them; a space between two sentences stays between the tags."""
    tags = ""
    for at, (span, _, _) in enumerate(parts):
        if at in closed:
            tags += "</span>"
        tags += opened.get(at, "")
        if tags and span.text.isspace():
            tags += span.text
            continue
        if tags:
            yield TextSpan(tags, markup=True)
            tags = ""
        yield span
    tags += "</span>" * (len(parts) in closed) + opened.get(len(parts), "")
    if tags:
        yield TextSpan(tags, markup=True)


def _split(spans: Sequence[TextSpan], cuts: Sequence[int]) -> Iterator[_Part]:
    """Yield the spans with their places, plain text cut where sentences begin and end."""
    at = due = 0
    for span in spans:
        if span.markup or span.mark:
            yield span, at, at
            continue
        end = at + len(span.text)
        while due < len(cuts) and cuts[due] <= at:
            due += 1
        start = at
        while not span.href and due < len(cuts) and cuts[due] < end:
            yield TextSpan(span.text[start - at : cuts[due] - at]), start, cuts[due]
            start, due = cuts[due], due + 1
        yield (TextSpan(span.text[start - at :]) if start > at else span), start, end
        at = end


def _pairs(parts: Sequence[_Part]) -> dict[int, int]:
    """Return which part ends the element that begins with a part."""
    found: dict[int, int] = {}
    unclosed: list[int] = []
    for at, (span, _, _) in enumerate(parts):
        if not span.markup or span.text.startswith(_VOID):
            continue
        if not span.text.startswith("</"):
            unclosed.append(at)
        elif unclosed:
            found[unclosed.pop()] = at
    return found


def _range(parts: Sequence[_Part], pairs: dict[int, int], start: int, end: int, since: int) -> tuple[int, int]:
    """Return the parts (first, one past the last) that an element around the text from `start` to `end` may hold.

    The search begins at part `since`.
    """
    first = since
    while first < len(parts) and parts[first][2] <= start:
        first += 1
    if first < len(parts) and parts[first][1] < start:  # it begins within a link: take only the rest behind that
        first += 1
    while first > since and first - 1 in pairs and parts[pairs[first - 1]][1] <= end:
        first -= 1
    last = first
    while last < len(parts):
        span, low, _ = parts[last]
        if low >= end or (span.markup and span.text.startswith("</")):
            break
        if last in pairs:
            if parts[pairs[last]][1] > end:
                break
            last = pairs[last]
        last += 1
    return first, last

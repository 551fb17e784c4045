"""Passages of an article about its entities: short quotes of them, and sentences that name them with a figure.

They are few and short, because they are stored on the article's card, which pages of other articles read.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from site_builder.addresses import sentence_id
from site_builder.model import RUNNING_TEXT, Block, Extraction, Mention, Passage, Structure
from site_builder.text.language_profile import Language, language_of
from site_builder.text.sentences import sentences
from site_builder.text.words import Bounds

__all__ = ["passages"]

_NAMES = frozenset({"person", "place", "organisation"})
_FIGURES = frozenset({"money", "percent", "quantity"})
_AT_MOST = 6
"""Most passages of each kind: the article's page has the others."""
# Code points of a quote: a shorter one is a single word in quotation marks; a longer one is read in its article. Of 38
# quotes in 202 Hindi articles 90 % have 14 to 267 code points.
_SHORTEST_QUOTE, _LONGEST_QUOTE = 12, 280
_LONGEST_SENTENCE = 240  # like an excerpt
_SHORTEST_SENTENCE = 24
"""Code points of a sentence that can stand alone, and fits beside a name."""


def passages(structure: Structure, extraction: Extraction) -> tuple[Passage, ...]:
    """Return the first few quotes whose speaker is known, and the first few sentences with a name and a figure."""
    keys = {entity.name: entity.key for entity in extraction.entities}
    text = _Text(structure)
    quotes = list(_quotes(text, extraction, keys))[:_AT_MOST]
    # Sums and percentages come first.
    figures = sorted(_figures(text, extraction.mentions, keys), key=lambda row: not row[0])[:_AT_MOST]
    return (*quotes, *(passage for _, passage in figures))


class _Text:
    """The running text of an article, split into sentences on demand."""

    def __init__(self, structure: Structure) -> None:
        self._blocks: Sequence[Block] = structure.blocks
        self._language: Language = language_of(structure.language)
        self._cut: dict[int, list[Bounds]] = {}
        first = next((at for at, block in enumerate(structure.blocks) if block.kind == "paragraph"), -1)
        self._opening = {first: structure.opening}

    def opening(self, block: int) -> int:
        """Return where a block's story begins, behind its dateline."""
        return self._opening.get(block, 0)

    def sentence(self, block: int, at: int) -> Bounds | None:
        """Return where the sentence of an offset begins and ends; None outside running text."""
        if block < 0 or self._blocks[block].kind not in RUNNING_TEXT or self._blocks[block].duplicate:
            return None
        if block not in self._cut:
            self._cut[block] = list(sentences(self._blocks[block].text, self._language))
        cut = self._cut[block]
        number = bisect_right(cut, at, key=lambda one: one[0]) - 1
        return cut[number] if number >= 0 else None

    def words(self, block: int, start: int, end: int) -> str:
        """Return a part of a block, unchanged."""
        return self._blocks[block].text[start:end]


def _quotes(text: _Text, extraction: Extraction, keys: dict[str, str]) -> Iterator[Passage]:
    told = set[str]()
    for quote in extraction.quotes:
        sentence = text.sentence(quote.block, quote.start)
        if sentence is None or quote.speaker not in keys or quote.text in told:
            continue
        if _SHORTEST_QUOTE <= len(quote.text) <= _LONGEST_QUOTE:
            told.add(quote.text)
            id_ = sentence_id(text.words(quote.block, *sentence))
            yield Passage("quote", (keys[quote.speaker],), quote.text, id_)


def _figures(text: _Text, mentions: Sequence[Mention], keys: dict[str, str]) -> Iterator[tuple[bool, Passage]]:
    """Yield sentences with a name and a figure, and whether that is a sum or a share."""
    together: dict[tuple[int, int, int], list[Mention]] = {}
    for mention in mentions:
        sentence = text.sentence(mention.block, mention.start) if mention.normal is not None else None
        if sentence is not None and mention.start >= text.opening(mention.block) and mention.end <= sentence[1]:
            together.setdefault((mention.block, *sentence), []).append(mention)
    for (block, start, end), inside in together.items():
        who = [keys[m.normal] for m in inside if m.kind in _NAMES and m.normal in keys]
        values = [m for m in inside if m.kind in _FIGURES]
        begin = max(start, text.opening(block))
        begin += len(text.words(block, begin, end)) - len(text.words(block, begin, end).lstrip())
        if who and values and _SHORTEST_SENTENCE <= end - begin <= _LONGEST_SENTENCE:
            places = tuple((m.start - begin, m.end - begin) for m in values)
            id_ = sentence_id(text.words(block, start, end))
            found = Passage("figure", tuple(dict.fromkeys(who)), text.words(block, begin, end), id_, places)
            yield any(m.kind != "quantity" for m in values), found

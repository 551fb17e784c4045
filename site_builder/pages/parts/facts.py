"""Figures, dates and quotes of an article, each with the words around it and a way back to its place."""

import re
from collections.abc import Iterator, Mapping, Sequence

from site_builder.model import Block, Mention, MentionKind, Quote
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.running_text import Places
from site_builder.pages.parts.view_parts import Link
from site_builder.pages.views import Fact, NamedDate, Saying, TextSpan
from site_builder.text.sentences import ENDS

__all__ = ["dates", "facts", "sayings"]

# 2 of 809 Hindi articles state more sums and percentages than 6, and 2 name more days than 10.
_AT_MOST = 6
_DATES = 10
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
# A clause shorter than this says too little; of a longer one than that only the words around the figure are shown.
# Of 232 clauses with a figure in 809 Hindi articles half have 62 to 116 characters; 6 % fewer than 36, 22 %
# more than 120.
_SHORTEST, _LONGEST = 36, 120
# No clause of these has more.
_REACH = 400
# None of their 96 quotes with a speaker is shorter: what is, is a word that somebody is said to have used.
_SHORTEST_SAYING = 12
_CLAUSE_END = re.compile(rf"[{ENDS};]+[”’\"')]*\s*|[,:]\s+|\.\s+|\s[-–—]\s|\n+")
_PROSE = frozenset({"paragraph", "list-item", "quote"})


def facts(
    blocks: Sequence[tuple[int, Block]],
    mentions: Sequence[Mention],
    kinds: frozenset[MentionKind],
    around: str,
    places: Places,
) -> tuple[Fact, ...]:
    """Return the first few values of these kinds, each in its clause; those of one clause together, none twice.

    `around` is the language of the article.
    """
    prose = {at: block.text for at, block in blocks if block.kind in _PROSE}
    of_block: dict[int, list[Mention]] = {}
    for mention in mentions:
        of_block.setdefault(mention.block, []).append(mention)
    clauses: dict[tuple[int, int, int], list[Mention]] = {}
    told = set[str]()
    for mention in mentions:
        if mention.block not in prose or mention.kind not in kinds or mention.normal in told or mention.normal is None:
            continue
        told.add(mention.normal)
        clause = (mention.block, *_clause(prose[mention.block], mention, of_block[mention.block]))
        if clause not in clauses and len(clauses) == _AT_MOST:
            break
        clauses.setdefault(clause, []).append(mention)
    return tuple(
        _fact(prose[at], start, end, inside, places.link("", at, inside[0].start), around)
        for (at, start, end), inside in clauses.items()
    )


def _fact(text: str, start: int, end: int, strong: Sequence[Mention], href: str, around: str) -> Fact:
    known = run(text[start:end], around)
    return Fact(tuple(_spans(text, start, end, strong)), known.language, known.direction, href)


def _clause(text: str, mention: Mention, beside: Sequence[Mention]) -> tuple[int, int]:
    """Return where the clause around the mention begins and ends; no value or name is cut.

    Looks no further than `_REACH`, so that a text without any stop costs no more than another.
    """
    low, high = max(0, mention.start - _REACH), min(len(text), mention.end + _REACH)
    inner = [(m.start, m.end) for m in beside if m.start < high and low < m.end]
    marks = _CLAUSE_END.finditer(text, low, high)
    cuts = [m for m in marks if not any(a < m.end() and m.start() < b for a, b in inner)]
    starts = [low, *(m.end() for m in cuts)]
    ends = [*(m.start() for m in cuts), high]
    first = max(i for i, start in enumerate(starts) if start <= mention.start)
    last = min(i for i, end in enumerate(ends) if end >= mention.end)
    while ends[last] - starts[first] < _SHORTEST and first > 0 and not _ends_sentence(cuts[first - 1].group()):
        first -= 1
    while ends[last] - starts[first] < _SHORTEST and last < len(cuts) and not _ends_sentence(cuts[last].group()):
        last += 1
    return starts[first], ends[last]


def _ends_sentence(mark: str) -> bool:
    return mark[0] in f"{ENDS}.\n"


def _spans(text: str, start: int, end: int, strong: Sequence[Mention]) -> Iterator[TextSpan]:
    a, b = start, end
    if end - start > _LONGEST:
        a, b = _window(text, start, end, strong[0])
    if a > start:
        yield TextSpan("… ")
    for mention in strong:
        if a <= mention.start and mention.end <= b:
            if mention.start > a:
                yield TextSpan(text[a : mention.start])
            yield TextSpan(text[mention.start : mention.end], strong=True)
            a = mention.end
    if a < b:
        yield TextSpan(text[a:b])
    if b < end:
        yield TextSpan(" …")


def _window(text: str, start: int, end: int, mention: Mention) -> tuple[int, int]:
    """Return the part of a long clause that is shown: whole words, the mention about in its middle."""
    room = max(0, _LONGEST - (mention.end - mention.start)) // 2
    a = max(start, min(mention.start - room, end - _LONGEST))
    b = min(end, max(mention.end + room, start + _LONGEST))
    if a > start:
        space = text.find(" ", a, mention.start)
        a = mention.start if space < 0 else space + 1
    if b < end:
        space = text.rfind(" ", mention.end, b)
        b = mention.end if space < 0 else space
    return a, b


def dates(blocks: Sequence[tuple[int, Block]], mentions: Sequence[Mention], places: Places) -> tuple[NamedDate, ...]:
    """Return the first few dates that are known (a weekday alone is not), each once, earliest first."""
    there = {at for at, _ in blocks}
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.kind == "date" and mention.normal and mention.block in there:
            first.setdefault(mention.normal, mention)
    # A year that comes before its months and days: '2025' < '2025-11' < '2025-11-06'.
    rows = sorted(list(first.items())[:_DATES])
    return tuple(
        NamedDate(iso if _DAY.match(iso) else None, m.surface, places.link("", m.block, m.start)) for iso, m in rows
    )


def sayings(
    blocks: Sequence[tuple[int, Block]], quotes: Sequence[Quote], who: Mapping[str, Link], around: str, places: Places
) -> tuple[Saying, ...]:
    """Return the first few quotes whose speaker is known (`who`: name to link), in the order of the text.

    `around` is the language of the article.
    """
    there = {at for at, _ in blocks}
    known = [
        _saying(quote, who[quote.speaker], around, places)
        for quote in quotes
        if quote.speaker is not None and quote.speaker in who
        if quote.block in there and len(quote.text) >= _SHORTEST_SAYING
    ]
    return tuple(known[:_AT_MOST])


def _saying(quote: Quote, speaker: Link, around: str, places: Places) -> Saying:
    known = run(quote.text, around)
    return Saying(quote.text, known.language, known.direction, speaker, places.link("", quote.block, quote.start))

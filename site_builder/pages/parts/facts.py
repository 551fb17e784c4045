"""Key points, figures, dated events and quotes of an article, each with a link to its sentence.

They do not repeat each other: `besides` are links to sentences that are shown already.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from site_builder.model import RUNNING_TEXT, KeyPoint, Mention, MentionKind, Quote
from site_builder.pages.parts.language_runs import as_said, run
from site_builder.pages.parts.running_text import Place, ShownText
from site_builder.pages.parts.text_parts import DatedFact, Fact, Saying, Speech, TextSpan
from site_builder.pages.parts.view_parts import Link
from site_builder.text.sentences import ENDS
from site_builder.text.words import Bounds

__all__ = ["facts", "key_points", "speeches", "timeline"]

# 2 of 809 Hindi articles state more sums and percentages than 6.
_AT_MOST = 6
_DATED = re.compile(r"\d{4}-(?:0\d|1[0-2])(?:-\d\d)?\Z")
# Characters of a clause: a shorter one says too little; a longer one is cut to the words around its figure.
# Of 232 clauses with a figure in 809 Hindi articles, half have 62 to 116 characters, 6 % have fewer than 36, and
# 22 % have more than 120.
_SHORTEST, _LONGEST = 36, 120
# More than the longest of these clauses.
_REACH = 400
_FEWEST = 2
# What stands between a date that is the label of a sentence and the sentence.
_AFTER_LABEL = re.compile(r"\s*[:–—]\s*|\s+-\s+")
_YEAR = re.compile(r"\d{4}")
# All their 96 quotes with a speaker are at least this long; a shorter one is a single word in quotation marks.
_SHORTEST_SAYING = 12
# A closing mark may stand behind a space, as papers type it: "रहेंगे। '' मंत्री ने".
_CLAUSE_END = re.compile(rf"[{ENDS};]+[”’\"')]*\s*(?:[”’\"']+\s+)?|[,:]\s+|\.\s+|\s[-–—]\s|\n+")


def facts(
    text: ShownText, mentions: Sequence[Mention], kinds: frozenset[MentionKind], besides: AbstractSet[str] = frozenset()
) -> tuple[Fact, ...]:
    """Return the first few values of these kinds, each in its clause; values in one clause make one fact.

    `besides`: links to sentences that the page shows elsewhere, so their values are left out.
    """
    prose, places = _prose(text), text.places
    of_block: dict[int, list[Mention]] = {}
    for mention in mentions:
        of_block.setdefault(mention.block, []).append(mention)
    clauses: dict[tuple[int, int, int], list[Mention]] = {}
    told = set[str]()
    for mention in mentions:
        if mention.block not in prose or mention.kind not in kinds or mention.normal in told or mention.normal is None:
            continue
        if places.link("", mention.block, mention.start) in besides:
            continue
        told.add(mention.normal)
        clause = (mention.block, *_clause(prose[mention.block], mention, of_block[mention.block]))
        if clause not in clauses and len(clauses) == _AT_MOST:
            break
        clauses.setdefault(clause, []).append(mention)
    return tuple(
        _fact(prose[at], start, end, inside, places.link("", at, inside[0].start), text.language)
        for (at, start, end), inside in clauses.items()
    )


def _prose(text: ShownText) -> dict[int, str]:
    return {at: block.text for at, block in text.blocks if block.kind in RUNNING_TEXT}


def _fact(text: str, start: int, end: int, strong: Sequence[Mention], href: str, around: str) -> Fact:
    known = run(text[start:end], around)
    return Fact(tuple(_spans(text, start, end, strong)), known.language, known.direction, href)


def _clause(text: str, mention: Mention, beside: Sequence[Mention]) -> Bounds:
    """Return where the clause around the mention begins and ends; no value or name is cut.

    Looks at most `_REACH` characters away, so that a text without sentence ends stays cheap.
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


def _window(text: str, start: int, end: int, mention: Mention) -> Bounds:
    """Return the part of a long clause that is shown: whole words, with the mention near the middle."""
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


def key_points(points: Sequence[KeyPoint], around: str) -> tuple[Link, ...]:
    """Return the sentences that say what an article in the language `around` is about."""
    runs = ((run(point.text, around), point.anchor) for point in points)
    return tuple(Link(known.text, known.language, known.direction, f"#{anchor}") for known, anchor in runs)


def timeline(text: ShownText, mentions: Sequence[Mention], *, published: bool = True) -> tuple[DatedFact, ...]:
    """Return the first few dated sentences, the earliest first; none if they have fewer than two dates.

    A date is a day or a month that is certain: its year stands beside it, or it is a day and the date of the article
    itself is known (`published`). A year alone is too vague. Each date and each sentence occurs once.
    """
    prose = _prose(text)
    found: dict[str, tuple[Mention, Place]] = {}
    for mention in mentions:
        place = text.places.sentence(mention.block, mention.start) if mention.block in prose else None
        iso = mention.normal or ""
        if place is None or mention.kind != "date" or not _is_sure(iso, mention.surface, published=published):
            continue
        if iso not in found and all(other.id != place.id for _, other in found.values()) and len(found) < _AT_MOST:
            found[iso] = mention, place
    if len(found) < _FEWEST:
        return ()
    return tuple(
        DatedFact(iso, _fact(block, _after_label(block, one, place), place.end, [one], f"#{place.id}", text.language))
        for iso, (one, place) in sorted(found.items())
        for block in (prose[one.block],)
    )


def _after_label(text: str, date: Mention, sentence: Place) -> int:
    """Return where the sentence begins, without its date as a label before it (`9 मई 2019: …`)."""
    label = _AFTER_LABEL.match(text, date.end, sentence.end) if date.start == sentence.start else None
    return label.end() if label and label.end() < sentence.end else sentence.start


def _is_sure(iso: str, surface: str, *, published: bool) -> bool:
    if not _DATED.match(iso) or surface == iso:  # '2011-12' in a text may be a financial year or a month
        return False
    stated = any(int(year) == int(iso[:4]) for year in _YEAR.findall(surface))
    return stated or (published and len(iso) == len("2025-11-06"))


def speeches(
    text: ShownText, quotes: Sequence[Quote], who: Mapping[str, Link], besides: AbstractSet[str] = frozenset()
) -> tuple[Speech, ...]:
    """Return the first few quotes whose speaker is known, by speaker, in the order of the text.

    `who`: the link of each known speaker, by name. `besides`: as for `facts`.
    """
    there = {at for at, _ in text.blocks}
    found: dict[str, list[Saying]] = {}
    left = _AT_MOST
    for quote in quotes:
        if quote.speaker not in who or quote.block not in there or len(quote.text) < _SHORTEST_SAYING or not left:
            continue
        href = text.places.link("", quote.block, quote.start)
        if href not in besides:
            left -= 1
            known = run(as_said(quote.text), text.language)
            found.setdefault(quote.speaker or "", []).append(Saying(known.text, known.language, known.direction, href))
    return tuple(Speech(who[name], tuple(sayings)) for name, sayings in found.items())

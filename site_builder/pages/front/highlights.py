"""Figures and quote of the day: from the stories that the front page tells, each in its own sentence."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from site_builder.model import Body, EntityKind, Mention, MentionKind, Quote
from site_builder.pages.edition_entries import IndexEntry, SiteContext
from site_builder.pages.parts.front_parts import FrontFact, FrontSaying
from site_builder.pages.parts.language_runs import as_said, run
from site_builder.pages.parts.running_text import places_of, shown
from site_builder.pages.parts.teasers import entity_link, headline_link
from site_builder.pages.parts.text_parts import Fact, Saying, TextSpan
from site_builder.pages.parts.view_parts import Link
from site_builder.text.language_profile import Language, language_of
from site_builder.text.sentences import is_ended, leans, sentences
from site_builder.text.vocabulary.time_words import is_length_of_time

__all__ = ["TellingArticle", "figures", "further_sentence", "saying", "whole_sentence"]

# Figures of the day, each from another article.
_FIGURES = 3
_KINDS: tuple[MentionKind, ...] = ("money", "percent", "quantity")
_PROSE = frozenset({"paragraph", "quote"})
# A shorter sentence says too little without those around it, a longer one buries its figure. Of 1,812 sentences with a
# figure in 808 Hindi articles, 10 % are longer; 569 articles have one that fits.
_SHORTEST, _LONGEST = 36, 170
# A smaller count ('three others') tells nothing alone: 2,573 of 5,775 quantities in these articles.
_FEW = 10
# A quote of the day is a whole statement, and still short enough to be set large. Of 103 quotes with a speaker in these
# articles, 10 % are shorter ('“a golden era”') and 14 % are longer.
_SHORTEST_SAYING, _LONGEST_SAYING = 28, 200
# A card holds the first 240 characters of a text; a sentence that is longer still is a paragraph.
_GIST = 320
_SPEAKERS: tuple[EntityKind, ...] = ("person", "organisation")


class TellingArticle(Struct, frozen=True):
    """An article that the front page tells."""

    entry: IndexEntry
    href: str
    """Link to its page."""
    body: Body
    told: str
    """What the front page says of it."""


class _Sentence(Struct, frozen=True):
    block: int
    start: int
    end: int


def figures(articles: Sequence[TellingArticle]) -> tuple[FrontFact, ...]:
    """Return one figure each from the first few articles that have one in a sentence that can stand alone."""
    found = (fact for one in articles if (fact := _figure(one)) is not None)
    return tuple(fact for fact, _ in zip(found, range(_FIGURES), strict=False))


def _figure(one: TellingArticle) -> FrontFact | None:
    mentions = [mention for mention in one.body.mentions if _tells(mention, one.entry.card.language)]
    places = _sentences(one, {mention.block for mention in mentions})
    of_kind = sorted(mentions, key=lambda mention: (_KINDS.index(mention.kind), mention.block, mention.start))
    for mention in of_kind:
        for place in places.get(mention.block, ()):
            if place.start <= mention.start and mention.end <= place.end:
                text = one.body.blocks[place.block].text
                inside = [m for m in mentions if m.block == place.block and place.start <= m.start < place.end]
                known = run(text[place.start : place.end], one.entry.card.language)
                spans = tuple(_spans(text, place, [m for m in inside if m.kind == mention.kind]))
                fact = Fact(spans, known.language, known.direction, _link(one, place))
                return FrontFact(fact, headline_link(one.entry.card, one.href))
    return None


def _link(one: TellingArticle, place: _Sentence) -> str:
    places = places_of(shown(one.body.blocks), language_of(one.entry.card.language))
    return places.link(one.href, place.block, place.start)


def _sentences(one: TellingArticle, blocks: set[int]) -> Mapping[int, Sequence[_Sentence]]:
    """Return the whole sentences of these blocks that the front page may show and does not show elsewhere."""
    language = language_of(one.entry.card.language)
    found: dict[int, list[_Sentence]] = {}
    for at, block in shown(one.body.blocks):
        if at in blocks and block.kind in _PROSE:
            for start, end in sentences(block.text, language):
                text = block.text[start:end]
                whole = _SHORTEST <= end - start <= _LONGEST and is_ended(text)[0]
                if whole and text not in one.told and not leans(text, language):
                    found.setdefault(at, []).append(_Sentence(at, start, end))
    return found


def _tells(mention: Mention, language: str) -> bool:
    """Return whether a value is worth showing by itself; small counts ('three others') and lengths of time are not."""
    if mention.kind not in _KINDS or mention.normal is None or is_length_of_time(mention.surface, language):
        return False
    return mention.kind != "quantity" or float(mention.normal.partition("..")[0]) >= _FEW


def _spans(text: str, place: _Sentence, strong: Sequence[Mention]) -> Iterator[TextSpan]:
    at = place.start
    for mention in strong:
        if at <= mention.start and mention.end <= place.end:
            if mention.start > at:
                yield TextSpan(text[at : mention.start])
            yield TextSpan(text[mention.start : mention.end], strong=True)
            at = mention.end
    if at < place.end:
        yield TextSpan(text[at : place.end])


def saying(context: SiteContext, here: str, articles: Sequence[TellingArticle]) -> FrontSaying | None:
    """Return the first quote of the first article that has one: a whole statement by a known speaker."""
    for one in articles:
        speakers = _speakers(context, here, one.entry)
        there = {at for at, block in shown(one.body.blocks) if block.kind in _PROSE}
        for quote in one.body.quotes:
            whole = _SHORTEST_SAYING <= len(quote.text) <= _LONGEST_SAYING
            if whole and quote.block in there and quote.speaker in speakers:
                return _saying(one, quote, speakers[quote.speaker])
    return None


def _speakers(context: SiteContext, here: str, entry: IndexEntry) -> Mapping[str | None, Link]:
    card = entry.card
    where = {linked.key: linked.address for linked in entry.linked}
    return {
        entity.name: entity_link(here, entity, where, card.language)
        for entity in reversed(card.entities)
        if entity.kind in _SPEAKERS and entity.confidence >= context.site.entity_confidence
    }


def _saying(one: TellingArticle, quote: Quote, speaker: Link) -> FrontSaying:
    known = run(as_said(quote.text), one.entry.card.language)
    place = _Sentence(quote.block, quote.start, quote.end)
    said = Saying(known.text, known.language, known.direction, _link(one, place))
    return FrontSaying(said, speaker, headline_link(one.entry.card, one.href))


def whole_sentence(cut: str, body: Body, language: str) -> str:
    """Return the whole sentence of the text whose beginning is `cut`, unless it is very long."""
    if not cut.endswith("…"):
        return cut
    opening = cut.removesuffix("…")
    for _, block in shown(body.blocks):
        text = " ".join(block.text.split())
        at = text.find(opening)
        if at >= 0 and block.kind in _PROSE:
            _, end = sentences(text[at:], language_of(language))[0]
            return text[at : at + end] if end <= _GIST else cut
    return cut


def further_sentence(headline: str, body: Body, language: str) -> str:
    """Return the first sentence of a text that says more than a headline that was cut from it; '' where none does.

    It can stand alone and is not very long.
    """
    title, known = headline.removesuffix("…"), language_of(language)
    prose = (" ".join(block.text.split()) for _, block in shown(body.blocks) if block.kind in _PROSE)
    found = (text[start:end] for text in prose for start, end in sentences(text, known))
    return next((said for said in found if _says_more(said, title, known)), "")


def _says_more(sentence: str, title: str, language: Language) -> bool:
    whole = _SHORTEST <= len(sentence) <= _GIST and is_ended(sentence)[0]
    return whole and not sentence.startswith(title) and not leans(sentence, language)

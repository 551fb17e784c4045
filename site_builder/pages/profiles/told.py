"""What the newest articles tell of an entity: offices with their months, words said, figures."""

from collections import Counter
from collections.abc import Iterator, Sequence

from site_builder import addresses
from site_builder.model import Passage, PassageKind
from site_builder.pages.edition_entries import IndexEntry
from site_builder.pages.parts.chart_parts import Office
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.text_parts import TextSpan, Told
from site_builder.text.folding import match_key

__all__ = ["figures", "offices", "sayings"]

_OFFICES, _SAYINGS, _FIGURES = 6, 6, 6


def offices(who: str, entries: Sequence[IndexEntry]) -> tuple[Office, ...]:
    """Return what the articles (the newest first) call the person with this key, the latest first, each once."""
    found: dict[str, Office] = {}
    often: Counter[str] = Counter()
    for entry in entries:
        own = _own(who, entry)
        published = entry.card.published or ""
        month = published[:7] if len(published) >= len("2025-11") else None
        for text in (text for entity in entry.card.entities if entity.key in own for text in entity.beside):
            key = match_key(text)
            often[key] += 1
            before = found.get(key)
            known = before.text if before else run(text, entry.card.language)
            months = sorted(filter(None, (before.first, before.last, month) if before else (month,)))
            found[key] = Office(known, *((months[0], months[-1]) if months else (None, None)))
    latest_first = sorted(found, key=lambda key: (found[key].last or "", often[key]), reverse=True)
    return tuple(found[key] for key in latest_first[:_OFFICES])


def sayings(here: str, who: str, entries: Sequence[IndexEntry]) -> tuple[Told, ...]:
    """Return what the entity with this key said in the articles, as the page at `here` shows it."""
    return tuple(_told(here, who, entries, "quote", 2))[:_SAYINGS]


def figures(here: str, who: str, entries: Sequence[IndexEntry]) -> tuple[Told, ...]:
    """Return sentences of the articles that name the entity with this key and state a figure."""
    return tuple(_told(here, who, entries, "figure", 1))[:_FIGURES]


def _own(who: str, entry: IndexEntry) -> frozenset[str]:
    """Return the keys that the entity has in an article."""
    return frozenset(linked.key for linked in entry.linked if linked.who == who)


def _told(here: str, who: str, entries: Sequence[IndexEntry], kind: PassageKind, each: int) -> Iterator[Told]:
    """Yield passages of one kind, at most `each` of an article, so that one article does not fill the page."""
    said = set[str]()
    for entry in entries:
        own = _own(who, entry)
        mine = [one for one in entry.card.passages if one.kind == kind and not own.isdisjoint(one.who)]
        fresh = [one for one in mine if match_key(one.text) not in said][:each]
        said.update(match_key(one.text) for one in fresh)
        for passage in fresh:
            language = run(passage.text, entry.card.language)
            link = f"{addresses.relative(here, entry.address)}#{passage.sentence}"
            yield Told(tuple(_spans(passage)), language.language, language.direction, link, entry.card.published)


def _spans(passage: Passage) -> Iterator[TextSpan]:
    at = 0
    for start, end in passage.values:
        if start > at:
            yield TextSpan(passage.text[at:start])
        yield TextSpan(passage.text[start:end], strong=True)
        at = end
    if at < len(passage.text):
        yield TextSpan(passage.text[at:])

"""Facts from the newest articles about an entity: other names, offices with their months, quotes, figures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from site_builder import addresses
from site_builder.model import EntityKind, Passage, PassageKind
from site_builder.pages.edition_entries import IndexEntry
from site_builder.pages.parts.chart_parts import Office
from site_builder.pages.parts.language_runs import as_said, run
from site_builder.pages.parts.text_parts import TextSpan, Told
from site_builder.pages.parts.view_parts import TextRun
from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language, language_of
from site_builder.text.sentences import leans
from site_builder.text.vocabulary.time_words import is_length_of_time

__all__ = ["figures", "offices", "other_names", "sayings"]

_OFFICES, _SAYINGS, _FIGURES = 6, 6, 6
"""Most of each on the page of a name; its articles have all."""
_SAME = 0.6
"""Shared part of the words of two sentences from which on the second tells nothing new: reports of one event say
'घायलों में तीन …' and 'घायलों में से तीन …'."""
_OFTEN = 1 / 8
"""Least share of the articles that say an office: one of sixteen says 'उम्मीद है कि राष्ट्रपति अफजल के साथ न्याय करेंगे'."""
_ACCUSED = "crime"
"""The field of words that accuse (आरोपी, आतंकवादी): an article may say them, but they are no office."""
_BULLETS = " -–—•*·"


def other_names(kind: EntityKind, name: str, names: Iterable[str], around: str) -> tuple[TextRun, ...]:
    """Return the other names that a reader can tell from `name` and from each other.

    Two names that differ only in nukta, joiners, hyphens or spaces look like a mistake side by side. A name of two
    words or more with a title before it does not count as another name, and neither does a part of a person's name.
    """
    seen, found, whole = {_as_seen(name)}, list[TextRun](), " " in name
    for other in names:
        titled = whole and _as_seen(other).endswith(_as_seen(name))
        if _as_seen(other) not in seen and not titled and not (kind == "person" and _is_part(other, name, around)):
            seen.add(_as_seen(other))
            found.append(run(other, around))
    return tuple(found)


def _is_part(other: str, name: str, around: str) -> bool:
    """Return whether a name consists of words of another, perhaps with an office before them: 'मंत्री राठी'."""
    own, words = set(match_key(name).split()), match_key(other).split()
    rest = [word for word in words if word not in own]
    return len(rest) < len(words) and (not rest or " ".join(rest) in _held(language_of(around)))


def _as_seen(name: str) -> str:
    return "".join(match_key(name).replace("-", " ").split())


def offices(who: str, entries: Sequence[IndexEntry]) -> tuple[Office, ...]:
    """Return the offices that articles (newest first) give the person with this key: the latest first, none twice."""
    found: dict[str, Office] = {}
    often: Counter[str] = Counter()
    least = len(entries) * _OFTEN
    for entry in entries:
        own = _own(who, entry)
        published = entry.card.published or ""
        month = published[:7] if len(published) >= len("2025-11") else None
        # The place of an office also stands beside the name; it tells namesakes apart, but it is not an office.
        places = {match_key(one.name) for one in entry.card.entities if one.kind == "place"}
        for text in (text for entity in entry.card.entities if entity.key in own for text in entity.beside):
            known_as = _held(language_of(entry.card.language)).get(match_key(text), _Held("-", ""))
            if match_key(text) in places or known_as.field == _ACCUSED:
                continue
            key = match_key(text) if known_as.office == "-" else known_as.office
            often[key] += 1
            before = found.get(key)
            known = run(text, entry.card.language)
            if before and len(before.text.text) >= len(text):
                known = before.text  # प्रधानमंत्री says more than पीएम
            months = sorted(filter(None, (before.first, before.last, month) if before else (month,)))
            found[key] = Office(known, *((months[0], months[-1]) if months else (None, None)))
    latest_first = sorted(
        (key for key in found if often[key] >= least), key=lambda key: (found[key].last or "", often[key]), reverse=True
    )
    return tuple(found[key] for key in latest_first[:_OFFICES])


class _Held(NamedTuple):
    """What words beside a person's name say."""

    office: str
    """The office, if one person holds it at a time: पीएम and प्रधानमंत्री are one; else '-'."""
    field: str
    """The field of work."""


@lru_cache(maxsize=32)
def _held(language: Language) -> Mapping[str, _Held]:
    return {match_key(row[0]): _Held(row[1], row[2].partition("/")[0]) for row in language.table("names/offices")}


def sayings(here: str, who: str, entries: Sequence[IndexEntry]) -> tuple[Told, ...]:
    """Return quotes of the entity with this key from the articles, for the page at `here`."""
    return tuple(_told(here, who, entries, "quote", 2))[:_SAYINGS]


def figures(here: str, who: str, entries: Sequence[IndexEntry], shown: AbstractSet[str]) -> tuple[Told, ...]:
    """Return sentences of the articles that name the entity with this key and state a figure.

    Sentences that a link of `shown` leads to are left out, sentences that repeat another, sentences that cannot be
    understood alone, and those whose only figure is a length of time.
    """
    found, words = list[Told](), list[frozenset[str]]()
    for one in _told(here, who, entries, "figure", 1):
        if not any(span.strong for span in one.spans):
            continue
        text = "".join(span.text for span in one.spans)
        own = frozenset(match_key(text).split())
        alone = one.href not in shown and not leans(text, language_of(one.language))
        if alone and all(len(own & other) < _SAME * len(own | other) for other in words):
            found.append(one)
            words.append(own)
    return tuple(found[:_FIGURES])


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
        for passage in fresh if kind == "figure" else [replace(one, text=as_said(one.text)) for one in fresh]:
            language = run(passage.text, entry.card.language)
            link = f"{addresses.relative(here, entry.address)}#{passage.sentence}"
            spans = tuple(_spans(passage, entry.card.language))
            yield Told(spans, language.language, language.direction, link, entry.card.published)


def _spans(passage: Passage, language: str) -> Iterator[TextSpan]:
    """Yield the parts of a passage; a length of time is no figure: 'दो दिन पहले' tells nothing of anybody."""
    at = len(passage.text) - len(passage.text.lstrip(_BULLETS))
    for start, end in passage.values:
        if is_length_of_time(passage.text[start:end], language):
            continue
        if start > at:
            yield TextSpan(passage.text[at:start])
        yield TextSpan(passage.text[start:end], strong=True)
        at = end
    if at < len(passage.text):
        yield TextSpan(passage.text[at:])

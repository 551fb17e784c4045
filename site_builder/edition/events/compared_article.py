"""An article prepared for comparison: its words, day, places and figures, each computed once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from site_builder.edition.events.said_numbers import is_telling, said_numbers
from site_builder.edition.figures.spans import Span, agree, span
from site_builder.edition.spelling import spelt_letters
from site_builder.model import Card, Entity, is_country_key
from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language, language_of
from site_builder.text.likeness.compared_words import compared_words
from site_builder.text.likeness.key_terms import terms_of
from site_builder.text.vocabulary.news_words import news_words
from site_builder.text.vocabulary.value_words import vocabulary
from site_builder.text.words import words

__all__ = ["ComparedArticle", "day_of", "differing_counts"]

_RARE_LETTERS = 4
"""Fewer code points are often a word cut in two, or an abbreviation."""
_SMALL = 4
"""Two articles share figures up to this one by chance."""
_DIGIT = re.compile(r"\d")
_LEAD = 120
"""Code points that count as the first sentence."""


@dataclass(frozen=True)
class ComparedArticle:
    """An article prepared for comparison."""

    card: Card
    """The article."""

    @cached_property
    def terms(self) -> Mapping[str, int]:
        """The weight of each of its words."""
        return dict(self.card.terms)

    @cached_property
    def runs(self) -> frozenset[int]:
        """Hashes of some of its runs of three words."""
        return frozenset(self.card.sketch)

    @cached_property
    def headline(self) -> Mapping[str, int]:
        """The weight of each word of headline and standfirst."""
        return terms_of(self._headline_words, self._language)

    @cached_property
    def lead(self) -> Mapping[str, int]:
        """The weight of each word of its headline and of about one sentence."""
        said = compared_words(f"{self.card.headline} {self.card.excerpt[:_LEAD]}", self._language)
        return terms_of(said, self._language)

    @cached_property
    def opening(self) -> Mapping[str, int]:
        """The weight of each word of headline, standfirst and excerpt."""
        return terms_of((*self._headline_words, *self._excerpt_words), self._language)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers in headline, standfirst and excerpt, as `said_numbers` returns them."""
        return said_numbers(self._opening, self._language)

    @cached_property
    def said_figures(self) -> frozenset[str | tuple[str, str]]:
        """Numbers in the opening or among `terms`, and figures with the thing that they count.

        Small figures are left out: two events of one kind may each have two dead.
        """
        figures = ((figure.thing, figure.value) for figure in self.card.figures if _is_large(figure.value))
        return frozenset((*self.numbers, *filter(is_telling, self.terms), *figures))

    @cached_property
    def rare_words(self) -> frozenset[str]:
        """Words of the opening that no list knows, and that name neither a place nor a person.

        Storms, trains and schemes have such names; numbers and abbreviations (एलओसी) are none. A place has many events,
        and a person many stages of a case.
        """
        said = (*self._headline_words, *self._excerpt_words)
        known = news_words(self._language.tag)
        rare = {word for word in said if len(word) >= _RARE_LETTERS and word not in known}
        rare = {word for word in rare if not (_DIGIT.search(word) or spelt_letters(word))}
        return frozenset(rare - self._words_in_names("place", "person")) if rare else frozenset()

    @cached_property
    def day(self) -> int | None:
        """The day of its publication, as `day_of` returns it."""
        return day_of(self.card)

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """Days of the week that its opening names, Monday = 0."""
        known = vocabulary(self._language.tag)
        text = self._opening
        if not any(day in text for day in known.weekdays):  # true for most openings, so the words need not be split
            return frozenset()
        said = (text[start:end] for start, end in words(text, self._language))
        return frozenset(known.weekdays[w] for w in said if w in known.weekdays and not known.has("weekday-weak", w))

    @cached_property
    def stages(self) -> frozenset[str]:
        """The stage of a case that headline and standfirst name, or else the excerpt: 'bail'."""
        known = _stages(self._language)
        headline = frozenset(known[word] for word in self._headline_words if word in known)
        return headline or frozenset(known[word] for word in self._excerpt_words if word in known)

    @cached_property
    def named(self) -> frozenset[str]:
        """Places that the article names."""
        return frozenset(entity.key for entity in self._of_kind("place"))

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Words in the names of its people, places and organisations."""
        return self._words_in_names("person", "place", "organisation")

    @cached_property
    def places(self) -> frozenset[str]:
        """Places that the headline names."""
        return frozenset(entity.key for entity in self._of_kind("place") if _stands_in(entity, self.card.headline))

    @cached_property
    def towns(self) -> frozenset[str]:
        """Places that show where something happened: all of the article except countries, states and capitals."""
        wide = _wide_places(self._language)
        return frozenset(
            key for key in self.named if not is_country_key(key) and key.removeprefix("place/") not in wide
        )

    @cached_property
    def scene(self) -> frozenset[str]:
        """The towns that its opening names."""
        return frozenset(e.key for e in self._of_kind("place") if e.key in self.towns and _stands_in(e, self._opening))

    @cached_property
    def people(self) -> frozenset[str]:
        """People whom it names with a full name."""
        return frozenset(entity.key for entity in self._of_kind("person") if " " in entity.name)

    @cached_property
    def counts(self) -> Mapping[str, Sequence[Span]]:
        """Numbers of people by what happened to them: 'dead', 'injured'."""
        found: dict[str, list[Span]] = {}
        for figure in self.card.figures:
            if "#" not in figure.thing:
                found.setdefault(figure.thing, []).append(span(figure.value))
        return found

    def has_name(self, place: str) -> bool:
        """Return whether the article names a place, given by its key; a part of another name counts (टिहरी पुलिस)."""
        said = place.partition("/")[2].split()
        return place in self.named or all(word in self.terms or word in self.name_words for word in said)

    @cached_property
    def _headline_words(self) -> Sequence[str]:
        return compared_words(f"{self.card.headline} {self.card.standfirst or ''}", self._language)

    @cached_property
    def _excerpt_words(self) -> Sequence[str]:
        return compared_words(self.card.excerpt, self._language)

    @property
    def _language(self) -> Language:
        return language_of(self.card.language)

    @cached_property
    def _opening(self) -> str:
        return f"{self.card.headline} {self.card.standfirst or ''} {self.card.excerpt}"

    def _of_kind(self, *kinds: str) -> Iterable[Entity]:
        return (entity for entity in self.card.entities if entity.kind in kinds)

    def _words_in_names(self, *kinds: str) -> frozenset[str]:
        forms = (form for entity in self._of_kind(*kinds) for form in (entity.name, *entity.aliases))
        return frozenset(match_key(" ".join(forms)).split())


def day_of(card: Card) -> int | None:
    """Return the days since the first of January of the year 1; None when the source does not state the day."""
    stated = (card.published or "")[:10]
    try:
        return date.fromisoformat(stated).toordinal() if len(stated) == len("2025-11-06") else None
    except ValueError:
        return None


def differing_counts(one: ComparedArticle, other: ComparedArticle) -> list[str]:
    """Return the kinds of counts ('dead', 'injured') that both articles state with different numbers."""
    things = sorted(one.counts.keys() & other.counts.keys())
    return [thing for thing in things if not any(agree(a, b) for a in one.counts[thing] for b in other.counts[thing])]


def _is_large(value: str) -> bool:
    """Return whether the value of a figure, '12' or '10..15', is more than small."""
    return float(span(value).high) > _SMALL


def _stands_in(entity: Entity, text: str) -> bool:
    return any(form in text for form in (entity.name, *entity.aliases))


@lru_cache(maxsize=8)
def _wide_places(language: Language) -> frozenset[str]:
    return frozenset(map(match_key, (*language.lines("names/states"), *language.lines("names/capitals"))))


@lru_cache(maxsize=8)
def _stages(language: Language) -> Mapping[str, str]:
    return {match_key(word): stage for stage, word in language.table("text/stages")}

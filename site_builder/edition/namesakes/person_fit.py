"""Rates the fit of people with one name: by offices, occupations, places, and other names in their articles."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache

from site_builder import data
from site_builder.edition.namesakes.containment import in_different_countries
from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody
from site_builder.edition.namesakes.fit import NO_FIT, Fit, some, worded
from site_builder.edition.packaged_names import Name
from site_builder.edition.spelling import alike, skeleton, words_of
from site_builder.engine.kept_tables import kept_table

__all__ = ["PersonFit", "agreeing", "in_other_regions", "is_common", "is_initials", "is_usual"]

_KNOWN_EVERYWHERE = frozenset({"film", "letters", "sport"})
"""Fields in which a famous name alone identifies a person, unless something contradicts it."""
_CRIME, _POLITICS = "crime", "politics"
_INTO_POLITICS = frozenset({"activism", "film", "law", "letters", "locality", "media", "religion", "sport"})
"""Fields from which famous people enter parliament; they seldom take an office at once."""
_LOCAL = frozenset({"bdo", "dm", "mayor", "sdm", "sp"})
"""Offices that every town has: they identify a person only together with the same town or region."""
_VOWELS = frozenset("aeiou")
_WANDERING = frozenset({"ambassador", "governor"})
"""Offices that are held away from home."""


@dataclass(frozen=True, slots=True)
class PersonFit:
    """Rates how well records of one name fit a person of that name."""

    regions: Mapping[Name, str]
    """Regions, and the country of each."""
    parties: frozenset[Name]
    """Political parties."""
    common: bool
    """Whether every word of the name is so common that two people may share all of them."""
    usual: bool
    """Whether the name `is_usual`: then two people count as one without other signs only if one `_is_public`."""
    famous: str | None
    """The fields, separated by commas, of the famous person of this name."""

    def __call__(self, one: Somebody, record: EntityRecord) -> Fit:
        """Return a score of 0 if a fact distinguishes the two, or if they have a common name and no fact joins them."""
        offices = one.offices & record.offices
        if not (one.towns | one.homes) & (record.towns | record.homes):
            offices -= _LOCAL
        met = (one.known_by & record.known_by) - {record.name}
        known = self.famous is not None and all(_is_work_of(self.famous, who.fields) for who in (one, record))
        if self._apart(one, record, known=known) and not (len(met) > 1 or (offices and not self.common)):
            return NO_FIT
        unsure = self.common or (self.usual and not _is_public(one, record))
        bodies, towns = one.bodies & record.bodies, one.towns & record.towns
        # In 808 reports one common town made one ओम प्रकाश of two, and one प्रदीप कुमार of a collector and a passenger.
        if unsure and not bodies and len(towns) < 2 and not agreeing(one.fields, record.fields):
            towns = frozenset()
        shared = bodies | towns
        signs = (
            Fit(8 + len(met), "office", worded("office", offices)) if offices else NO_FIT,
            Fit(4 + len(met), "company", some(met)) if met else NO_FIT,
            Fit(4, "famous") if known else NO_FIT,
            Fit(3, "company", some(shared)) if shared else NO_FIT,
            self._by_calling(one, record),
            NO_FIT if unsure else Fit(1, "rare"),
        )
        return next((sign for sign in signs if sign.score), NO_FIT)

    def _by_calling(self, one: Somebody, record: EntityRecord) -> Fit:
        """Return the common field, if famous people work in it, or if both are of one region (a common name: town)."""
        # A coach and a sprinter of one common name are two, and so may two players be of whom no more is said.
        fields = (one.fields & record.fields) - {"sport"} if self.common else agreeing(one.fields, record.fields)
        everywhere = any(work.partition("/")[0] in _KNOWN_EVERYWHERE for work in fields)
        # The police of one state have several of the name संतोष कुमार सिंह.
        towns = (one.towns | one.homes) & (record.towns | record.homes)
        if fields and (everywhere or (towns if self.common else one.around & record.around)):
            return Fit(2, "calling", worded("calling", fields))
        return NO_FIT

    def _apart(self, one: Somebody, record: EntityRecord, *, known: bool) -> bool:
        """Return whether callings, homes or parties distinguish two people; for a famous name only countries do."""
        if in_different_countries(one.homes, record.homes, self.regions):
            return True
        if known:
            return False
        if one.fields and record.fields and not agreeing(one.fields, record.fields):
            return self.common or self.usual or self.famous is not None or not _may_follow(one, record)
        politics = _is_political(one.fields) and _is_political(record.fields)
        settled = not (one.offices | record.offices) & _WANDERING
        if (self.common or politics) and settled and self._elsewhere(one.homes, record.homes):
            return True
        return self.common and (
            _disjoint(one.bodies & self.parties, record.bodies & self.parties) or _disjoint(one.around, record.around)
        )

    def _elsewhere(self, theirs: AbstractSet[Name], here: AbstractSet[Name]) -> bool:
        """Return whether two people have their offices in different regions."""
        if not theirs or not here:
            return False
        return in_other_regions(theirs, here, self.regions)


def _disjoint(these: AbstractSet[Name], others: AbstractSet[Name]) -> bool:
    """Return whether both sets have values, but none in common."""
    return bool(these and others) and not these & others


def _is_public(one: Somebody, record: EntityRecord) -> bool:
    """Return whether one of two people is in public life, so that articles add facts to the name of anybody else.

    In 808 reports five usual names without such a sign had a page each: none of these pages was of one person.
    """
    fields = {work.partition("/")[0] for work in one.fields | record.fields}
    return bool(fields & (_KNOWN_EVERYWHERE | {_POLITICS}) or (one.offices | record.offices) - _LOCAL)


def _is_political(fields: AbstractSet[str]) -> bool:
    return any(work.partition("/")[0] == _POLITICS for work in fields)


def _is_work_of(famous: str, fields: AbstractSet[str]) -> bool:
    """Return whether all fields of a person agree with those of the famous person; a local field never does."""
    known = famous.split(",")
    return not fields or any(work == one or one.startswith(f"{work}/") for work in fields for one in known)


def in_other_regions(homes: AbstractSet[Name], others: AbstractSet[Name], regions: Mapping[Name, str]) -> bool:
    """Return whether the places beside two names are in regions or countries, and none of these is common to both."""
    here, there = ({name for name in places if name in regions} for places in (homes, others))
    return _disjoint(here, there) or in_different_countries(homes, others, regions)


def agreeing(fields: AbstractSet[str], others: AbstractSet[str]) -> AbstractSet[str]:
    """Return the fields of one side that equal, contain or are part of a field of the other."""
    if both := fields & others:
        return both
    return {one for one in fields for other in others if one.startswith(f"{other}/") or other.startswith(f"{one}/")}


def _may_follow(one: Somebody, record: EntityRecord) -> bool:
    """Return whether a person with a rare name may have changed fields: from the cinema into parliament."""
    for these, others, offices in (
        (one.fields, record.fields, one.offices),
        (record.fields, one.fields, record.offices),
    ):
        if _CRIME in these:
            return True
        if _is_political(these) and not offices and {work.partition("/")[0] for work in others} & _INTO_POLITICS:
            return True
    return False


@cache
def _common_names() -> frozenset[str]:
    return frozenset(sound for name in data.lines("any", "edition/common_names") for sound in words_of(name))


@lru_cache(maxsize=1 << 14)
def is_common(words: tuple[str, ...]) -> bool:
    """Return whether every word of a name is so common that two people may well share all of them.

    Initials tell as little: a spokesman and a bowler are both called आरपी सिंह.
    """
    return all(is_initials(word) or _is_common_word(word) for word in words)


def is_usual(words: tuple[str, ...]) -> bool:
    """Return whether a name is a listed given name and a common surname: राजा सिंह, जयंत सिन्हा."""
    return len(words) > 1 and words[0] in _given_names() and _is_common_word(words[-1])


@kept_table(frozenset[str])
def _given_names() -> frozenset[str]:
    lists = ("names/given", "names/given_ambiguous")
    names = {name for language in data.languages() for kind in lists for name in data.lines(language, kind)}
    return frozenset(word for name in names for word in words_of(name))


def _is_common_word(word: str) -> bool:
    return any(alike(word, name) for name in _common_by_sound().get(skeleton((word,)), ()))


def is_initials(word: str) -> bool:
    """Return whether a word, as names are compared, is an initial or two, or three consonants: 'r', 'ak', 'vvs'."""
    return word.isascii() and (len(word) < 3 or (len(word) == 3 and _VOWELS.isdisjoint(word)))


@kept_table(dict[str, tuple[str, ...]])
def _common_by_sound() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in sorted(_common_names()):
        found.setdefault(skeleton((name,)), []).append(name)
    return {sound: tuple(names) for sound, names in found.items()}

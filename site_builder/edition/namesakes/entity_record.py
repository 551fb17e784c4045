"""Records: the facts of an article about each of its entities that distinguish entities with one name."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from site_builder import data
from site_builder.edition.name_classes import NameClasses, in_full
from site_builder.edition.namesakes.body_classes import body_kinds, is_generic, packaged_kind
from site_builder.edition.namesakes.containment import held, holder_of, in_different_countries, is_country
from site_builder.edition.packaged_names import Name, is_packaged, name_of, parties, regions, rows_of
from site_builder.edition.spelling import joined, words_of
from site_builder.engine.kept_tables import kept_table
from site_builder.model import Entity, Outline, is_country_key
from site_builder.text.languages import likely

__all__ = ["EntityRecord", "Knowledge", "Somebody", "knowledge", "records_of_article"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Facts of the package's tables about names, by the representatives of their classes in this edition."""

    classes: NameClasses
    """The classes of names."""
    regions: Mapping[Name, str]
    """Regions, and the country of each."""
    parties: frozenset[Name]
    """Political parties."""
    holders: Mapping[Name, frozenset[Name]]
    """Names that several places have, and the regions and countries that contain one each."""
    first: Mapping[Name, Name]
    """For such a name, the region or country of the place that it means by default."""
    famous: Mapping[Name, str]
    """People known in the whole country, and the field of work of each."""


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """The facts of one article about one of its entities."""

    at: int
    """Position of the article in the edition."""
    entity: Entity
    """The entity."""
    name: Name
    """The representative of its name's class."""
    offices: frozenset[str]
    """For a person: offices that only one person holds at a time."""
    fields: frozenset[str]
    """For a person: fields of work. For a body: kinds of body."""
    homes: frozenset[Name]
    """For a place: towns and regions that contain it. For others: places beside their names, and regions of these."""
    lands: frozenset[Name]
    """Countries beside its name."""
    known_by: frozenset[Name]
    """People with full names and rare organisations of the same article, itself included."""
    bodies: frozenset[Name]
    """Organisations of the packaged tables, and generic bodies, of the same article."""
    towns: frozenset[Name]
    """Towns of the same article."""
    around: frozenset[Name]
    """Regions of the same article, with the regions of its towns."""
    home_country: str
    """ISO 3166 code of the country in which most readers of the article's language live; '' for English."""


@dataclass(slots=True)
class Somebody:
    """One entity under construction: the sum of its records."""

    records: list[EntityRecord] = field(default_factory=list)
    reasons: list[tuple[str, tuple[Name, ...]]] = field(default_factory=list)
    """For each record, why it was added: a `JoinSign.sign`, and the names that are the evidence."""
    offices: AbstractSet[str] = frozenset()
    fields: AbstractSet[str] = frozenset()
    homes: AbstractSet[Name] = frozenset()
    lands: AbstractSet[Name] = frozenset()
    known_by: AbstractSet[Name] = frozenset()
    bodies: AbstractSet[Name] = frozenset()
    towns: AbstractSet[Name] = frozenset()
    around: AbstractSet[Name] = frozenset()

    def take(self, record: EntityRecord, reason: str, detail: tuple[Name, ...] = (), *, asked: bool = True) -> None:
        """Add a record, and the reason; `asked`: whether later records will be compared with its facts."""
        self.records.append(record)
        self.reasons.append((reason, detail))
        if not asked:
            return
        self.homes = _sum(self.homes, record.homes)
        self.lands = _sum(self.lands, record.lands)
        if record.entity.kind == "place":
            return  # nothing else is needed for places
        self.offices = _sum(self.offices, record.offices)
        self.fields = _sum(self.fields, record.fields)
        self.known_by = _sum(self.known_by, record.known_by)
        self.bodies = _sum(self.bodies, record.bodies)
        self.towns = _sum(self.towns, record.towns)
        self.around = _sum(self.around, record.around)


def _sum(known: AbstractSet[_T], more: frozenset[_T]) -> AbstractSet[_T]:
    """Return the union. All entities of one article share one set, so that memory stays small."""
    if not known:
        return more
    if more <= known:
        return known
    found = known if isinstance(known, set) else set(known)  # a set is this sum's own
    found |= more
    return found


def knowledge(classes: NameClasses) -> Knowledge:
    """Return the packaged knowledge, by the classes of an edition's names."""
    rows = [
        (classes.find(name_of("place", name)), first, [classes.find(name_of("place", one)) for one in holders])
        for name, first, *holders in data.table("any", "edition/places_of_one_name")
    ]
    return Knowledge(
        classes,
        {classes.find(name): country for name, country in regions().items()},
        frozenset(map(classes.find, parties())),
        {name: frozenset(holders) for name, _, holders in rows},
        {name: holders[0] for name, first, holders in rows if first == "first"},
        {classes.find(names[0]): known_as for known_as, names in rows_of("person")},
    )


@kept_table(dict[str, tuple[str, str]])
def _offices() -> Mapping[str, tuple[str, str]]:
    """Return, for each word for an occupation in any language, the office ('' if none) and the field."""
    found = {}
    for language in data.languages():
        for phrase, office, work in data.table(language, "names/offices"):
            found[joined(words_of(phrase))] = ("" if office == "-" else office, work)
    return found


@lru_cache(maxsize=64)
def _home_country(language: str) -> str:
    """Return the country where most readers of a language live (CLDR's likely subtags); '' for English."""
    if language == data.BESIDE:
        return ""
    return likely(language).territory or ""


def records_of_article(at: int, card: Outline, known: Knowledge, confidence: float) -> Iterator[EntityRecord]:
    """Yield the records of an article's entities with at least this confidence (0 to 1); `at`: its position."""
    sure = [entity for entity in card.entities if entity.confidence >= confidence]
    names = [known.classes.find(name_of(entity.kind, entity.name)) for entity in sure]
    beside = _beside_places(sure, names, known)
    around: set[Name] = {name for name in names if name in known.regions}
    known_by: set[Name] = set()
    bodies: set[Name] = set()
    towns: set[Name] = set()
    for entity, name in zip(sure, names, strict=True):
        if entity.kind == "person" and len(name[1]) > 1:
            known_by.add(name)
        elif entity.kind == "organisation":
            (bodies if is_packaged(name) or is_generic(name) else known_by).add(name)
        elif entity.kind == "place" and name not in around and not is_country_key(entity.key):
            towns.add(name)
            around |= _holding(name_of("place", entity.name), known) & known.regions.keys()
    company = _frozen(known_by), _frozen(bodies), _frozen(towns), _frozen(around)
    home = _home_country(card.language)
    for entity, name in zip(sure, names, strict=True):
        offices, fields = _work(entity)
        homes = beside.get(name, _NONE) if entity.kind == "place" else _homes(entity, known)
        lands = _frozen({one for one in homes if is_country(one)}) if homes else _NONE
        if entity.kind == "place" and (homes or name in known.holders):
            homes = _regions(name, homes, company[3], known)
        if entity.kind == "organisation" and not fields and not homes and (kind := packaged_kind(in_full(entity))):
            fields = frozenset({kind})  # by default an abbreviation has the meaning in the table
        yield EntityRecord(at, entity, name, offices, fields, homes, lands, *company, home)


_NONE: frozenset[Name] = frozenset()
"""Shared by all records: each call of `frozenset()` makes another one, of 216 bytes, and most sets are empty."""
_NO_TEXT: frozenset[str] = frozenset()


def _frozen(names: AbstractSet[Name]) -> frozenset[Name]:
    return frozenset(names) or _NONE


def _regions(name: Name, homes: frozenset[Name], around: frozenset[Name], known: Knowledge) -> frozenset[Name]:
    """Return the towns and regions that contain a place; if no text names any, the region that the name means."""
    first = known.first.get(name)
    if first is not None and in_different_countries(homes, frozenset({first}), known.regions):
        first = None  # 'स्पेन के सैंटियागो' is not that of Chile
    stated = held(homes, around - {name}, known.regions, known.holders.get(name, frozenset()))
    towns = frozenset(one for one in homes if one not in known.regions and _is_town(one, known))
    return _frozen((stated or ({first} if first else _NONE)) | towns)


def _is_town(name: Name, known: Knowledge) -> bool:
    """Return whether the package knows a place as a town: as one of a region, or as several of one name."""
    return holder_of(name) is not None or name in known.holders


def _beside_places(sure: Sequence[Entity], names: Sequence[Name], known: Knowledge) -> dict[Name, frozenset[Name]]:
    """Return all places that contain each place of an article: for 'बिहार के भोजपुर जिले के शाहपुर' also Bihar."""
    own = {name: _homes(entity, known) for entity, name in zip(sure, names, strict=True) if entity.kind == "place"}
    whole = (
        (name, homes.union(*(own.get(home, ()) for home in homes)) if homes else _NONE) for name, homes in own.items()
    )
    return {name: _frozen(homes - {name}) for name, homes in whole}


@lru_cache(maxsize=1 << 14)
def _key(text: str) -> str:
    """Return the key of the words beside a name."""
    return joined(words_of(text))


def _homes(entity: Entity, known: Knowledge) -> frozenset[Name]:
    """Return the places beside a name, and the places that contain each of them."""
    if not entity.beside:
        return _NONE
    found: set[Name] = set()
    for text in entity.beside:
        key = _key(text)
        if (entity.kind == "person" and key in _offices()) or (entity.kind == "organisation" and key in body_kinds()):
            continue
        name = name_of("place", text)
        found |= {known.classes.find(name), *_holding(name, known)}
    return _frozen(found)


def _holding(name: Name, known: Knowledge) -> frozenset[Name]:
    """Return the places that contain a town, if the packaged table has it."""
    holder = holder_of(name)
    return frozenset({known.classes.find(holder)}) if holder else _NONE


def _work(entity: Entity) -> tuple[frozenset[str], frozenset[str]]:
    """Return offices and fields of a person; for a body, its kinds as fields."""
    if not entity.beside or entity.kind == "place":
        return _NO_TEXT, _NO_TEXT
    keys = [_key(text) for text in entity.beside]
    if entity.kind == "organisation":
        return _NO_TEXT, frozenset(body_kinds()[key] for key in keys if key in body_kinds()) or _NO_TEXT
    said = [_offices()[key] for key in keys if key in _offices()]
    return frozenset(office for office, _ in said if office) or _NO_TEXT, frozenset(
        work for _, work in said
    ) or _NO_TEXT

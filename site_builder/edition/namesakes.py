"""Who of one name is the same: what articles say beside the name, and whom else they name, decides.

When in doubt there are two: a reader forgives a page too many, but not a page that makes two people one.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial

from site_builder import data
from site_builder.edition.containment import countries, held, is_country
from site_builder.edition.name_classes import Name, NameClasses, is_generic, name_of, parties, regions
from site_builder.edition.spelling import alike, joined, skeleton, words_of
from site_builder.model import Card, Entity
from site_builder.text.folding import match_key

__all__ = ["EntityRecord", "Knowledge", "Somebody", "knowledge", "records_of", "separate"]

_KNOWN_EVERYWHERE = frozenset({"film", "letters", "politics", "sport"})
"""Fields in which a name alone says whom the whole country means, as long as nothing speaks against it."""
_ANYBODY = frozenset({"crime", "politics"})
"""Fields to which people come from any other: an actor stands for election, a banker is accused."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known of names beforehand, under the names that stand for their classes in this edition."""

    classes: NameClasses
    """Which names are one."""
    regions: Mapping[Name, str]
    """Regions, and the country of each."""
    parties: frozenset[Name]
    """Political parties."""
    holders: Mapping[Name, frozenset[Name]]
    """Names that several places have, and the regions and countries that hold one each."""


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """What one article says of one of its entities."""

    at: int
    """Position of the article in the edition."""
    entity: Entity
    """The entity."""
    name: Name
    """Stands for the class of its name."""
    offices: frozenset[str]
    """Of a person: offices that one person holds at a time."""
    fields: frozenset[str]
    """Of a person: fields of work."""
    holders: frozenset[Name]
    """Of a place: places that hold it."""
    company: frozenset[Name]
    """People with full names, organisations and towns of the same article."""
    around: frozenset[Name]
    """Regions of the same article."""


@dataclass(slots=True)
class Somebody:
    """One entity while it is put together: the sum of its records."""

    records: list[EntityRecord] = field(default_factory=list)
    offices: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    holders: set[Name] = field(default_factory=set)
    company: set[Name] = field(default_factory=set)
    around: set[Name] = field(default_factory=set)

    def take(self, record: EntityRecord) -> None:
        """Add a record."""
        self.records.append(record)
        self.offices |= record.offices
        self.fields |= record.fields
        self.holders |= record.holders
        self.company |= record.company
        self.around |= record.around


_Fit = Callable[[Somebody, EntityRecord], int]
"""How well a record fits somebody; 0: not at all."""


def knowledge(classes: NameClasses) -> Knowledge:
    """Return the packaged knowledge in terms of the classes of an edition's names."""
    rows = data.table("any", "edition/places_of_one_name")
    return Knowledge(
        classes,
        {classes.find(name): country for name, country in regions().items()},
        frozenset(map(classes.find, parties())),
        {
            classes.find(name_of("place", row[0])): frozenset(classes.find(name_of("place", one)) for one in row[1:])
            for row in rows
        },
    )


@cache
def _offices() -> Mapping[str, tuple[str, str]]:
    """Return office ('' where none) and field of everything that people are called, in all languages."""
    found = {}
    for language in data.languages():
        for phrase, office, work in data.table(language, "names/offices"):
            found[joined(words_of(phrase))] = ("" if office == "-" else office, work)
    return found


def records_of(cards: Sequence[Card], known: Knowledge, confidence: float) -> list[EntityRecord]:
    """Return what the articles say of each of their entities that is at least so sure (0 to 1)."""
    records = []
    for at, card in enumerate(cards):
        sure = [entity for entity in card.entities if entity.confidence >= confidence]
        names = [known.classes.find(name_of(entity.kind, entity.name)) for entity in sure]
        around = frozenset(name for name in names if name in known.regions)
        company = frozenset(
            name
            for name, entity in zip(names, sure, strict=True)
            if name not in around and not _is_country(entity) and (entity.kind != "person" or len(name[1]) > 1)
        )
        for entity, name in zip(sure, names, strict=True):
            offices, fields = _work(entity)
            holders = frozenset(known.classes.find(name_of("place", text)) for text in _holders(entity))
            records.append(EntityRecord(at, entity, name, offices, fields, holders, company - {name}, around - {name}))
    return records


def _is_country(entity: Entity) -> bool:
    return entity.kind == "place" and entity.key.partition("/")[2].isupper()


def _holders(entity: Entity) -> tuple[str, ...]:
    return entity.beside if entity.kind == "place" else ()


def _work(entity: Entity) -> tuple[frozenset[str], frozenset[str]]:
    if entity.kind != "person":
        return frozenset(), frozenset()
    said = [_offices()[key] for key in (joined(words_of(text)) for text in entity.beside) if key in _offices()]
    return frozenset(office for office, _ in said if office), frozenset(work for _, work in said)


def separate(records: Sequence[EntityRecord], known: Knowledge) -> list[Somebody]:
    """Return who the records are about, in a fixed order; records of people with one name only may be about nobody."""
    by_name: dict[Name, list[EntityRecord]] = defaultdict(list)
    for record in records:
        by_name[record.name].append(record)
    found, alone = [], []
    for name, rows in sorted(by_name.items()):
        if name[0] == "person" and len(name[1]) == 1:
            alone += rows
        else:
            found += _split(rows, _fit_of(name, known))
    return found + _named_shortly(alone, found)


def _split(rows: Sequence[EntityRecord], fit: _Fit) -> list[Somebody]:
    """Give each record, the oldest first, to the one it fits best, or to a new one."""
    found: list[Somebody] = []
    for record in reversed(rows):
        fits = [(_BY_HAND if _is_stated(one, record) else fit(one, record), -i) for i, one in enumerate(found)]
        best, number = max(fits, default=(0, 0))
        if best <= 0:
            found.append(Somebody())
            number = 1 - len(found)
        found[-number].take(record)
    return found


_BY_HAND = 1_000_000


def _is_stated(one: Somebody, record: EntityRecord) -> bool:
    return record.entity.by_hand and any(other.entity.by_hand for other in one.records)


def _fit_of(name: Name, known: Knowledge) -> _Fit:
    kind, words = name
    if kind == "person":
        return partial(_fit_person, parties=known.parties, common=_is_common(words))
    if kind == "place":
        if name in known.regions and name in known.holders:
            return partial(_fit_region, regions=known.regions, home=known.regions[name])
        if name in known.regions or is_country(name):
            return _fit_always
        return partial(_fit_place, regions=known.regions, ambiguous=known.holders.get(name, frozenset()))
    return _fit_generic if is_generic(name) else _fit_always


def _fit_always(_one: Somebody, _record: EntityRecord) -> int:
    return 1


def _fit_generic(one: Somebody, record: EntityRecord) -> int:
    """A जिला अस्पताल is the same only where the articles name the same town or region."""
    return len(one.company & record.company) + len(one.around & record.around)


def _fit_person(one: Somebody, record: EntityRecord, parties: frozenset[Name], *, common: bool) -> int:
    together = len(one.company & record.company)
    same_office = bool(one.offices & record.offices)
    fields = one.fields & record.fields
    if not together and not same_office and _disagree(one, record, parties, common=common):
        return 0
    evidence = 2 * together + 4 * same_office + bool(fields & _KNOWN_EVERYWHERE) + bool(one.around & record.around)
    return evidence if common else evidence + 1


def _disagree(one: Somebody, record: EntityRecord, parties: frozenset[Name], *, common: bool) -> bool:
    if one.fields and record.fields and not one.fields & record.fields:
        # A rare name goes along from the cinema into parliament; of a common one these are two people.
        return common or not (one.fields | record.fields) & _ANYBODY
    theirs, here = one.company & parties, record.company & parties
    if common and theirs and here and not theirs & here:
        return True
    return common and bool(one.around and record.around) and not one.around & record.around


def _fit_region(one: Somebody, record: EntityRecord, regions: Mapping[Name, str], home: str) -> int:
    """Of a region whose name another country has too, the country beside the name decides, else it is that at home."""
    theirs, here = countries(one.holders, regions) or {home}, countries(record.holders, regions) or {home}
    return 2 if theirs & here else 0


def _fit_place(one: Somebody, record: EntityRecord, regions: Mapping[Name, str], ambiguous: frozenset[Name]) -> int:
    theirs, here = (held(row.holders, row.around, regions, ambiguous) for row in (one, record))
    if theirs and here:
        return 2 if theirs & here else 0
    # Of a name not known as shared, a region says less than a country: what stands beside it may be the next in a list.
    of = regions if ambiguous else {}
    lands, land = countries(theirs | one.holders, of), countries(here | record.holders, of)
    if lands and land and not lands & land:
        return 0
    return 1 if not ambiguous or bool(theirs) == bool(here) else 0


@cache
def _common_names() -> frozenset[str]:
    return frozenset(sound for name in data.lines("any", "edition/common_names") for sound in words_of(name))


@lru_cache(maxsize=1 << 14)
def _is_common(words: tuple[str, ...]) -> bool:
    """Return whether every word of a name is so common that two people may well share all of them."""
    return all(any(alike(word, name) for name in _common_by_sound().get(skeleton((word,)), ())) for word in words)


@cache
def _common_by_sound() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(_common_names()):
        found[skeleton((name,))].append(name)
    return {sound: tuple(names) for sound, names in found.items()}


def _named_shortly(records: Sequence[EntityRecord], people: Sequence[Somebody]) -> list[Somebody]:
    """Give people of whom an article knows one name to the only one they can be; return those that are left.

    'पीएम मोदी' is he who is a Modi and prime minister. Without an office a rare name may stand for the only one who
    bears it, as long as the fields of both agree; a common one is nobody in particular.
    """
    bearers: dict[str, list[Somebody]] = defaultdict(list)
    for one in people:
        words = one.records[0].name[1] if one.records[0].entity.kind == "person" else ()
        for sound in dict.fromkeys(skeleton((word,)) for word in (*words[:1], *words[-1:])):
            bearers[sound].append(one)
    left: dict[tuple[Name, frozenset[str]], Somebody] = {}
    for record in reversed(records):
        owner = _owner(record, bearers[skeleton(record.name[1])])
        if owner is None:
            owner = left.setdefault((record.name, record.offices), Somebody())
        owner.take(record)
    # Of one name and without an office nobody is meant in particular, unless the name is rare.
    return [one for (name, offices), one in left.items() if offices or not _is_known_part(name[1])]


def _owner(record: EntityRecord, bearers: Sequence[Somebody]) -> Somebody | None:
    word = record.name[1][0]
    named = [one for one in bearers if any(alike(word, w) for w in _ends(one))]
    holders = [one for one in named if record.offices & one.offices]
    if holders:
        return holders[0] if len(holders) == 1 else None
    if len(named) != 1 or _is_common((word,)):
        return None
    one = named[0]
    evidence = bool(record.fields & one.fields) or bool(record.company & one.company) or not _is_known_part((word,))
    against = bool(record.fields and one.fields) and not record.fields & one.fields
    return one if evidence and not against else None


def _ends(one: Somebody) -> tuple[str, ...]:
    words = one.records[0].name[1]
    return words[0], words[-1]


@lru_cache(maxsize=1 << 14)
def _is_known_part(words: tuple[str, ...]) -> bool:
    """Return whether a word is a usual given name or surname, so that many may bear it."""
    return any(word in _known_parts() for word in words)


@cache
def _known_parts() -> frozenset[str]:
    lists = ("names/given", "names/surnames", "names/given_ambiguous", "names/surnames_ambiguous")
    return frozenset(
        match_key(name) for language in data.languages() for kind in lists for name in data.lines(language, kind)
    )

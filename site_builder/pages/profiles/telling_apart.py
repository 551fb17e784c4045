"""Qualifiers for people, places and organisations with the same name: an office, a place, or else a month."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from site_builder.model import Edition, EditionEntity, Entity
from site_builder.pages.edition_entries import UNDATED, NamedEntity, Qualifier
from site_builder.pages.parts.language_runs import run
from site_builder.pages.parts.teasers import named_link
from site_builder.pages.parts.view_parts import Companion, NameMark
from site_builder.text.folding import match_key

__all__ = ["companion", "name_mark", "qualifiers"]


def qualifiers(edition: Edition, months: Mapping[str, str]) -> dict[str, Qualifier]:
    """Return qualifiers for the entities of one kind that share their name, by key of the entity.

    `months`: the month in which each article was published, by id, or `UNDATED`. An entity gets no qualifier if
    nothing distinguishes it from all others of its name.
    """
    alike: dict[tuple[str, str], list[EditionEntity]] = defaultdict(list)
    for who in edition.entities:
        alike[who.kind, match_key(who.name)].append(who)
    shared = [group for group in alike.values() if len(group) > 1]
    if not shared:
        return {}
    entities = {card.id: {entity.key: entity for entity in card.entities} for card in edition.cards}
    names = {who.key: who for who in edition.entities}
    found: dict[str, Qualifier] = {}
    for group in shared:
        said = [list(dict.fromkeys(_candidates(who, entities, names, months))) for who in group]
        for who, own in zip(group, said, strict=True):
            others = {one for other in said if other is not own for one in other}
            mine = next((one for one in own if one not in others), None)
            if mine is not None:
                found[who.key] = mine
    return found


def _candidates(
    who: EditionEntity,
    entities: Mapping[str, Mapping[str, Entity]],
    names: Mapping[str, EditionEntity],
    months: Mapping[str, str],
) -> Iterator[Qualifier]:
    """Yield the possible qualifiers of an entity, the surest first."""
    beside = Counter(text for id_, key in who.members for text in dict.fromkeys(entities[id_][key].beside))
    for text, _ in sorted(beside.items(), key=lambda row: (-row[1], row[0])):
        yield Qualifier(text, None)
    if who.kind == "organisation":
        for key, articles in who.company:
            # A place that most of its articles name: the country of a ministry, the town of a hospital.
            if names[key].kind == "place" and articles * 2 > len(who.articles):
                yield Qualifier(names[key].name, None)
    # A month does not distinguish an entity that the news names again and again.
    when = {months.get(id_, UNDATED) for id_ in who.articles}
    if len(when) == 1 and UNDATED not in when:
        yield Qualifier(None, *when)


def name_mark(one: Qualifier | None, around: str) -> NameMark | None:
    """Return the qualifier as pages show it; `around` is the language of the names."""
    if one is None:
        return None
    return NameMark(run(one.text, around) if one.text else None, one.month)


def companion(here: str, one: NamedEntity, around: str) -> Companion:
    """Return a name with its page and its number of articles, as the page at `here` lists it."""
    link = named_link(here, one.name, one.address, around)
    return Companion(link, one.articles, name_mark(one.qualifier, around))

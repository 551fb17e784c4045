"""Finds the person whom initials or a part of a name mean: 'सी. वी. रमन'; 'बिस्वा सरमा' for हिमंत बिस्वा सरमा."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from site_builder.edition.namesakes.entity_record import EntityRecord, Somebody
from site_builder.edition.namesakes.fit import worded
from site_builder.edition.namesakes.named_shortly import is_known_part
from site_builder.edition.namesakes.person_fit import agreeing, in_other_regions, is_common, is_initials
from site_builder.edition.packaged_names import Name
from site_builder.edition.spelling import alike, first_letter, skeleton, words_of

__all__ = ["key_of_part", "keys_of_parts", "partly_named"]

_INITIALS = 3
"""Given names that initials stand for, at most: ए पी जे अब्दुल कलाम has three initials, and more are seldom written."""


def partly_named(people: Sequence[Somebody], regions: Mapping[Name, str]) -> list[Somebody]:
    """Join each person with initials, or with all words of a name but one, to the only person who can be meant.

    A person with the same office can be meant, unless another place contradicts it. For initials, a person of the same
    field can be meant too. A rare surname needs no evidence, as for people with only one name.
    """
    fuller: dict[str, list[Somebody]] = defaultdict(list)
    for one in people:
        if one.records[0].entity.kind == "person":
            for key in {key for words in _forms(one) for key in keys_of_parts(words)}:
                fuller[key].append(one)
    left = []
    for one in people:
        whom = {id(other): other for other in _candidates(one, fuller) if _can_be(one, other, regions)}
        if len(whom) != 1:
            left.append(one)
            continue
        (other,) = whom.values()
        for record in one.records:
            other.take(record, "short", worded("office", record.offices))
    return left


def _forms(one: Somebody) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted({words_of(record.entity.name) for record in one.records}))


def key_of_part(words: tuple[str, ...]) -> str | None:
    """Return the key by which these words of a name are looked up among full names; None for one word."""
    if len(words) < 2:
        return None
    if is_initials(words[0]):
        return f"{''.join(map(first_letter, words[0]))} {skeleton(words[1:])}"
    return f"- {skeleton(words)}"


def keys_of_parts(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys of the parts of a full name: see `key_of_part`."""
    for given in range(1, min(_INITIALS, len(words) - 1) + 1):
        if not any(map(is_initials, words[:given])):
            yield f"{''.join(map(first_letter, words[:given]))} {skeleton(words[given:])}"
    if len(words) > 2 and not is_initials(words[0]):
        yield f"- {skeleton(words[1:])}"
        yield f"- {skeleton(words[:-1])}"


def _candidates(one: Somebody, fuller: Mapping[str, Sequence[Somebody]]) -> Iterator[Somebody]:
    if one.records[0].entity.kind != "person":
        return
    for words in _forms(one):
        key = key_of_part(words)
        if key is None:
            continue
        initials = is_initials(words[0])
        rest = words[1:] if initials else words
        for other in fuller.get(key, ()):
            if other is not one and any(_is_part(rest, longer, initials=initials) for longer in _forms(other)):
                yield other


def _is_part(rest: tuple[str, ...], longer: tuple[str, ...], *, initials: bool) -> bool:
    """Return whether `rest` ends a longer name, or, without initials before it, begins it, word by word."""
    sides = (longer[-len(rest) :],) if initials else (longer[1:], longer[:-1])
    return any(len(side) == len(rest) < len(longer) and all(map(alike, rest, side)) for side in sides)


def _can_be(one: Somebody, other: Somebody, regions: Mapping[Name, str]) -> bool:
    """Return whether the evidence shows that a part of a name and the full name mean one person."""
    if any(_speaks_against(record, other, regions) for record in one.records):
        return False
    if one.offices & other.offices:
        return True
    words = _forms(one)[0]
    initials = is_initials(words[0])
    rest = words[1:] if initials else words
    if is_common(rest):
        return False
    return bool(agreeing(one.fields, other.fields)) or (initials and not is_known_part(rest))


def _speaks_against(record: EntityRecord, other: Somebody, regions: Mapping[Name, str]) -> bool:
    if record.fields and other.fields and not agreeing(record.fields, other.fields):
        return True
    return in_other_regions(record.homes, other.homes, regions)

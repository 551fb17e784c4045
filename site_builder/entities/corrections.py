"""Applies the user's corrections to the extraction; `correction_file` reads them from `entities.toml`.

Names are compared by `match_key`, so one line covers all spelling variants.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from msgspec.structs import replace

from site_builder.entities.names.tokens import TokenLine, lines_of
from site_builder.entities.quotes import find_quotes
from site_builder.model import Entity, EntityKind, Extraction, Mention, Quote, Structure
from site_builder.text.folding import match_key
from site_builder.text.language_profile import language_of
from site_builder.text.words import tokens

__all__ = ["Corrections", "apply_corrections"]

_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)


@dataclass(frozen=True, slots=True)
class Corrections:
    """The user's corrections; the keys of all mappings are match keys."""

    never: frozenset[str] = frozenset()
    """Names that are not entities."""
    rename: tuple[tuple[str, str], ...] = ()
    """(name, the name to show)."""
    kind: tuple[tuple[str, EntityKind], ...] = ()
    """(name, its kind)."""
    merge: tuple[tuple[str, str], ...] = ()
    """(name, the name of which it is another form)."""
    split: tuple[tuple[str, str], ...] = ()
    """(form, the name that it stands for)."""
    always: tuple[tuple[str, EntityKind], ...] = ()
    """(name as written, its kind)."""


def apply_corrections(extraction: Extraction, structure: Structure, corrections: Corrections) -> Extraction:
    """Return the corrected extraction; values stay, quotes keep their words and get the new names."""
    known = {(str(entity.kind), entity.name): entity for entity in extraction.entities}
    names = [m for m in extraction.mentions if (m.kind, m.normal) in known]
    values = [m for m in extraction.mentions if (m.kind, m.normal) not in known]
    corrector = _Corrector(corrections, extraction.entities)
    wanted = _wanted(structure, corrections)
    corrected: list[tuple[Mention, Entity]] = []
    for mention in _in_order((*wanted, *_apart(names, wanted))):
        source = known.get((mention.kind, mention.normal or "")) or corrector.new(mention.normal or "", mention.kind)
        entity = corrector.fix(source, mention.surface)
        if entity is not None:
            corrected.append((replace(mention, kind=entity.kind, normal=entity.name), entity))
    entities = _recounted(corrected, dict(corrections.split))
    shown = {name: corrector.fix(entity, name) for (_, name), entity in known.items()}
    left = {entity.name for entity in entities}
    names_now = {name: entity.name for name, entity in shown.items() if entity is not None and entity.name in left}
    kept = [mention for mention, _ in corrected]
    done = Extraction(tuple(_in_order((*kept, *_apart(values, kept)))), entities, extraction.quotes)
    return replace(done, quotes=tuple(_attributed(extraction, done, structure, names_now)))


def _attributed(
    before: Extraction, done: Extraction, structure: Structure, names_now: Mapping[str, str]
) -> Iterator[Quote]:
    """Yield the quotes with corrected speakers.

    A speaker that was found from the mentions is found again, because one name may now mean two people; a speaker from
    another extractor only gets its new name.
    """
    was, now = (
        {(quote.block, quote.start, quote.end): quote.speaker for quote in find_quotes(structure, *found)}
        for found in ((before.entities, before.mentions), (done.entities, done.mentions))
    )
    for quote in before.quotes:
        span = (quote.block, quote.start, quote.end)
        read = span in was and was[span] == quote.speaker and span in now
        yield replace(quote, speaker=now[span] if read else names_now.get(quote.speaker or ""))


class _Corrector:
    """Corrects one entity."""

    def __init__(self, corrections: Corrections, entities: Iterable[Entity]) -> None:
        self._never = corrections.never
        self._names = dict((*corrections.rename, *corrections.merge))
        self._kinds = dict(corrections.kind)
        self._split = dict(corrections.split)
        self._stated = {match_key(name) for _, name in (*corrections.rename, *corrections.merge, *corrections.split)}
        self._keys = {(entity.kind, match_key(entity.name)): entity.key for entity in entities}

    def fix(self, entity: Entity, surface: str) -> Entity | None:
        """Return the entity that a mention means, under its right name and kind; None when it is not one."""
        form, old = match_key(surface), match_key(entity.name)
        name = self._split.get(form) or self._names.get(form) or self._names.get(old) or entity.name
        kind = self._kinds.get(match_key(name)) or self._kinds.get(old) or entity.kind
        if {form, old, match_key(name)} & self._never:
            return None
        stated = match_key(name) in self._stated
        if (name, kind) == (entity.name, entity.kind):
            return replace(entity, by_hand=stated) if stated else entity
        key = self._keys.get((kind, match_key(name)), f"{kind}/{match_key(name)}")
        aliases = () if form in self._split else entity.aliases
        return Entity(kind, name, aliases, entity.count, key, 1.0, entity.beside, stated)

    def new(self, name: str, kind: object) -> Entity:
        """Return an entity that was not found before."""
        which = next((one for one in _KINDS if one == kind), _KINDS[0])
        return Entity(which, name, (), 0, self._keys.get((which, match_key(name)), f"{which}/{match_key(name)}"), 1.0)


def _wanted(structure: Structure, corrections: Corrections) -> list[Mention]:
    """Return the mentions of names that must always be found; of two that overlap, the first, then the longer."""
    language = language_of(structure.language)
    keys = [
        (tuple(match_key(name[a:b]) for a, b in tokens(name, language)), name, kind)
        for name, kind in corrections.always
    ]
    found = [
        mention
        for line in lines_of(structure) if keys
        for words, name, kind in keys
        for mention in _standing(line, words, name, kind)
    ]  # fmt: skip
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.block, m.start, -m.end)):
        if not kept or kept[-1].block != mention.block or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _standing(line: TokenLine, words: tuple[str, ...], name: str, kind: EntityKind) -> Iterable[Mention]:
    for at, key in enumerate(line.keys):
        if words and key == words[0] and line.keys[at : at + len(words)] == words:
            start, end = line.spans[at][0], line.spans[at + len(words) - 1][1]
            yield Mention(line.block, start, end, kind, line.text[start:end], name)


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda mention: (mention.block, mention.start))


def _apart(mentions: Iterable[Mention], others: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that overlap none of the others, which do not overlap each other."""
    ends: dict[int, list[tuple[int, int]]] = {}
    for other in _in_order(others):
        ends.setdefault(other.block, []).append((other.start, other.end))
    kept = []
    for mention in mentions:
        spans = ends.get(mention.block, [])
        at = bisect_left(spans, (mention.end, 0)) - 1  # the last that begins before this one ends
        if at < 0 or spans[at][1] <= mention.start:
            kept.append(mention)
    return kept


def _recounted(corrected: Iterable[tuple[Mention, Entity]], split: Mapping[str, str]) -> tuple[Entity, ...]:
    """Return the entities with the forms and counts of their mentions, most mentioned first.

    A form in `split` (match key -> name) is a form of that name only.
    """
    forms: dict[tuple[str, str], Counter[str]] = {}
    first: dict[tuple[str, str], Entity] = {}
    for mention, entity in corrected:
        which: tuple[str, str] = (entity.kind, entity.name)
        forms.setdefault(which, Counter())[mention.surface] += 1
        first.setdefault(which, entity)
    found = []
    for which, entity in first.items():
        told = dict.fromkeys((*entity.aliases, *forms[which]))
        own = (form for form in told if split.get(match_key(form), entity.name) == entity.name)
        aliases = tuple(form for form in own if form != entity.name)
        found.append(replace(entity, aliases=aliases, count=forms[which].total()))
    return tuple(sorted(found, key=lambda entity: -entity.count))

"""Corrections by hand: what `entities.toml` says about names, applied to what was found.

    never = ["लॉकडाउन"]                       these are no entities
    [rename]   "मोदी" = "नरेंद्र मोदी"            call it so
    [kind]     "अमेज़न" = "organisation"        it is one of these
    [merge]    "नरेंद्र मोदी" = ["नमो", "मोदी जी"]  these are the same
    [split]    "वर्मा" = "सुनीता वर्मा"           this form, wherever it stands, is somebody else
    [always]   "संगम नगर" = "place"            find it wherever it stands

Names are compared by `match_key`: spelling variants need no line of their own.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, get_args

from site_builder.entities.names.tokens import TokenLine, lines_of
from site_builder.model import Entity, EntityKind, Extraction, Mention, Structure
from site_builder.text.folding import match_key
from site_builder.text.language_profile import language_of
from site_builder.text.words import tokens

__all__ = ["Corrections", "apply_corrections", "corrections_of"]

_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is known better; the keys of all mappings are match keys."""

    never: frozenset[str] = frozenset()
    """Names that are no entities."""
    rename: tuple[tuple[str, str], ...] = ()
    """(name, the name to show)."""
    kind: tuple[tuple[str, EntityKind], ...] = ()
    """(name, what it is)."""
    merge: tuple[tuple[str, str], ...] = ()
    """(name, the name of which it is another form)."""
    split: tuple[tuple[str, str], ...] = ()
    """(form, the name that it stands for)."""
    always: tuple[tuple[str, EntityKind], ...] = ()
    """(name as written, what it is)."""


def corrections_of(rows: Mapping[str, object]) -> tuple[Corrections, tuple[str, ...]]:
    """Return the corrections of a parsed `entities.toml`, and what is wrong with it, a sentence each."""
    wrong = [f"unknown key '{key}'" for key in rows if key not in Corrections.__dataclass_fields__]
    never = rows.get("never", [])
    if not isinstance(never, list) or not all(isinstance(name, str) for name in never):
        wrong.append("'never' must be a list of names")
        never = []
    merge = [
        (match_key(form), name)
        for name, forms in _pairs(rows, "merge", list, wrong)
        for form in forms
        if isinstance(form, str)
    ]
    return Corrections(
        never=frozenset(map(match_key, never)),
        rename=tuple((match_key(name), other) for name, other in _pairs(rows, "rename", str, wrong)),
        kind=tuple((match_key(name), kind) for name, kind in _kinds(rows, "kind", wrong)),
        merge=tuple(merge),
        split=tuple((match_key(form), name) for form, name in _pairs(rows, "split", str, wrong)),
        always=tuple(_kinds(rows, "always", wrong)),
    ), tuple(wrong)


def _pairs(rows: Mapping[str, object], key: str, kind: type[_T], wrong: list[str]) -> Iterable[tuple[str, _T]]:
    table = rows.get(key, {})
    if not isinstance(table, dict):
        wrong.append(f"'{key}' must be a table")
        return []
    bad = sorted(name for name, value in table.items() if not isinstance(value, kind))
    wrong += [f"'{key}.{name}' must be a {kind.__name__}" for name in bad]
    return [(name, value) for name, value in table.items() if isinstance(value, kind)]


def _kinds(rows: Mapping[str, object], key: str, wrong: list[str]) -> list[tuple[str, EntityKind]]:
    found: list[tuple[str, EntityKind]] = []
    for name, given in _pairs(rows, key, str, wrong):
        kind = next((kind for kind in _KINDS if kind == given), None)
        if kind is None:
            wrong.append(f"'{key}.{name}' must be one of {', '.join(_KINDS)}")
        else:
            found.append((name, kind))
    return found


def apply_corrections(extraction: Extraction, structure: Structure, corrections: Corrections) -> Extraction:
    """Return the extraction as the corrections want it; values stay, quotes keep their words and get the new names."""
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
    entities = _recounted(corrected)
    shown = {name: corrector.fix(entity, name) for (_, name), entity in known.items()}
    left = {entity.name for entity in entities}
    speakers = {name: entity.name for name, entity in shown.items() if entity is not None and entity.name in left}
    quotes = tuple(replace(quote, speaker=speakers.get(quote.speaker or "")) for quote in extraction.quotes)
    kept = [mention for mention, _ in corrected]
    return Extraction(tuple(_in_order((*kept, *_apart(values, kept)))), entities, quotes)


class _Corrector:
    """Puts one entity right."""

    def __init__(self, corrections: Corrections, entities: Iterable[Entity]) -> None:
        self._never = corrections.never
        self._names = dict((*corrections.rename, *corrections.merge))
        self._kinds = dict(corrections.kind)
        self._split = dict(corrections.split)
        self._keys = {(entity.kind, match_key(entity.name)): entity.key for entity in entities}

    def fix(self, entity: Entity, surface: str) -> Entity | None:
        """Return the entity that a mention means, under its right name and kind; None when it is none."""
        form, old = match_key(surface), match_key(entity.name)
        name = self._split.get(form) or self._names.get(form) or self._names.get(old) or entity.name
        kind = self._kinds.get(match_key(name)) or self._kinds.get(old) or entity.kind
        if {form, old, match_key(name)} & self._never:
            return None
        if (name, kind) == (entity.name, entity.kind):
            return entity
        key = self._keys.get((kind, match_key(name)), f"{kind}/{match_key(name)}")
        aliases = () if form in self._split else entity.aliases
        return Entity(kind, name, aliases, entity.count, key, 1.0)

    def new(self, name: str, kind: object) -> Entity:
        """Return an entity that was not found before."""
        which = next((one for one in _KINDS if one == kind), _KINDS[0])
        return Entity(which, name, (), 0, self._keys.get((which, match_key(name)), f"{which}/{match_key(name)}"), 1.0)


def _wanted(structure: Structure, corrections: Corrections) -> list[Mention]:
    """Return what must be found wherever it stands; of two that overlap, the first, then the longer."""
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


def _recounted(corrected: Iterable[tuple[Mention, Entity]]) -> tuple[Entity, ...]:
    """Return the entities with the forms and counts of their mentions, most mentioned first."""
    forms: dict[tuple[str, str], Counter[str]] = {}
    first: dict[tuple[str, str], Entity] = {}
    for mention, entity in corrected:
        which: tuple[str, str] = (entity.kind, entity.name)
        forms.setdefault(which, Counter())[mention.surface] += 1
        first.setdefault(which, entity)
    found = []
    for which, entity in first.items():
        told = dict.fromkeys((*entity.aliases, *forms[which]))
        aliases = tuple(form for form in told if form != entity.name)
        found.append(replace(entity, aliases=aliases, count=forms[which].total()))
    return tuple(sorted(found, key=lambda entity: -entity.count))

"""Resolves names within one article: a name, its short forms and its spellings become one entity."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import category

from site_builder.entities.names.candidates import Candidate, probability, score
from site_builder.entities.names.mentions.beside import beside, people_of, places_of
from site_builder.entities.names.tokens import TokenLine, key_of
from site_builder.entities.names.word_flags import AND, KIN, OPTIONAL, WordFlags
from site_builder.model import Entity, EntityKind, Mention
from site_builder.text.folding import loose_key

__all__ = ["Group", "entities_of", "groups_of"]

_LONG = 4
"""Fewest consonants of a word that its vowels do not tell apart from others."""


@dataclass(slots=True)
class Group:
    """The mentions of one entity under construction."""

    kind: EntityKind
    """Its kind."""
    keys: tuple[str, ...]
    """Match keys of its fullest form."""
    identity: str | None
    """As in `Entity.key`, if it is in the lists."""
    members: list[Candidate] = field(default_factory=list)
    """Its mentions."""
    gender: str = ""
    """'m', 'f' or '' of its titles."""
    offices: set[str] = field(default_factory=set)
    """Offices among its titles that one person holds at a time."""
    parts: set[str] = field(default_factory=set)
    """First and last words of its forms, loosely spelt: the possible short forms of a person."""


def _same(keys: tuple[str, ...], word_flags: WordFlags) -> tuple[str, ...]:
    """Return the words with each type noun replaced by its main synonym: 'हवाई अड्डे' = 'एयरपोर्ट'."""
    for length in (2, 1):
        other = word_flags.same.get(keys[-length:])
        if other is not None and len(keys) > length:
            return (*keys[:-length], *other)
    return keys


def groups_of(found: Sequence[Candidate], lines: Sequence[TokenLine], word_flags: WordFlags) -> list[Group]:
    """Return the entities behind the names found, each with its mentions in reading order."""
    groups: list[Group] = []
    by_key: dict[tuple[str, ...], Group] = {}
    by_part: dict[tuple[str, str], list[Group]] = {}
    for one in sorted(found, key=lambda one: (one.first - one.end, one.line, one.first)):
        keys = lines[one.line].keys[one.first : one.end]
        spelling = (one.kind, loose_key(_same(keys, word_flags), word_flags.exchanged))
        gender, office = _gender(one, lines, word_flags), _office(one, lines, word_flags)
        group, slip = _spelt_alike(by_key, spelling, gender), ("", "")
        if group is None:
            slip = (one.kind, _consonants(keys, word_flags))
            listed = by_key.get((one.kind, one.identity)) if one.identity else None
            group = listed or _misspelt(by_key, slip, gender, one.identity)
        near: list[Group] = []
        if group is None:
            near = [group for part in _parts(keys, word_flags) for group in by_part.get((one.kind, part), ())]
            fits = [group for group in near if not office or not group.offices or office in group.offices]
            group = _owner(one, keys, gender, fits, word_flags)
        if group is None:
            group = Group(one.kind, keys, one.identity)
            groups.append(group)
        if len(keys) > 1 or one.kind != "person" or group.keys == keys:
            by_key.setdefault((*spelling, gender), group)
            if len(keys) > 1 or one.kind != "person" or not near:
                by_key.setdefault(spelling, group)
        if slip[1] and (len(keys) > 1 or one.kind != "person"):
            by_key.setdefault(slip, group)
        for part in set(_parts(keys, word_flags)) - group.parts:
            group.parts.add(part)
            by_part.setdefault((one.kind, part), []).append(group)
        if one.identity:
            by_key.setdefault((one.kind, one.identity), group)
            group.identity = group.identity or one.identity
        group.gender = group.gender or gender
        group.offices |= {office} if office else set()
        insort(group.members, one, key=_place)
    return groups


def _spelt_alike(by_key: Mapping[tuple[str, ...], Group], spelling: tuple[str, str], gender: str) -> Group | None:
    """Return the entity with this spelling: 'सुश्री वर्मा' is not 'श्री वर्मा', and 'वर्मा' beside 'राम वर्मा' is neither."""
    group = by_key.get((*spelling, gender)) if gender else None
    group = group or by_key.get(spelling)
    return None if group and gender and group.gender and gender != group.gender else group


def _misspelt(
    by_key: Mapping[tuple[str, ...], Group], slip: tuple[str, str], gender: str, identity: str | None
) -> Group | None:
    """Return the entity with the same name but for vowels in long words, unless the lists know both as different."""
    group = _spelt_alike(by_key, slip, gender) if slip[1] else None
    return None if group and group.identity and identity and group.identity != identity else group


def _consonants(keys: tuple[str, ...], word_flags: WordFlags) -> str:
    """Return a name without the vowel signs in its long words; '' if it has none, or ends as towns do (हीरापुर, हरिपुर).

    The sign at the end of a word stays: it tells कमल and कमला apart.
    """
    if keys[-1].endswith(word_flags.place_endings):
        return ""
    bare = ["".join(c for c in key[:-1] if not category(c).startswith("M")) + key[-1] for key in keys]
    long = [len(word) >= _LONG for word in bare]
    return (
        " ".join(
            ("~" + word if is_long else loose_key((key,), word_flags.exchanged))
            for key, word, is_long in zip(keys, bare, long, strict=True)
        )
        if any(long)
        else ""
    )


def _place(one: Candidate) -> tuple[int, int]:
    return one.line, one.first


def _gender(one: Candidate, lines: Sequence[TokenLine], word_flags: WordFlags) -> str:
    return "" if one.title is None else word_flags.genders.get(lines[one.line].keys[one.title], "")


def _office(one: Candidate, lines: Sequence[TokenLine], word_flags: WordFlags) -> str:
    """Return the office in a title: 'पीएम मोदी' is not short for an 'उपमुख्यमंत्री सुशील मोदी'; '' where there is none."""
    return "" if one.title is None else word_flags.incumbents.get(lines[one.line].keys[one.title], "")


def _parts(keys: tuple[str, ...], word_flags: WordFlags) -> tuple[str, str]:
    """Return the first and the last word of a name in loose spelling, the same for 'बाइडेन' and 'बाइडन'."""
    return loose_key(keys[:1], word_flags.exchanged), loose_key(keys[-1:], word_flags.exchanged)


def _owner(
    one: Candidate, keys: tuple[str, ...], gender: str, near: Sequence[Group], word_flags: WordFlags
) -> Group | None:
    """Return the entity that has `keys` as a short form; among several people, the last one named before it."""
    parts = _parts(keys, word_flags)
    fits = list(
        {id(group): group for group in near if _is_short_for(keys, parts[0], group, gender, word_flags)}.values()
    )
    if len(fits) < 2:
        return fits[0] if fits else None
    return max(fits, key=lambda group: _nearness(group, one)) if one.kind == "person" else None


def _nearness(group: Group, one: Candidate) -> tuple[int, int]:
    at = bisect_left(group.members, _place(one), key=_place)
    if at:
        return _place(group.members[at - 1])
    line, first = _place(group.members[0])
    return -1 - line, -first


def _is_short_for(keys: tuple[str, ...], part: str, group: Group, gender: str, word_flags: WordFlags) -> bool:
    """`part`: the first of the words under its loose key."""
    full = group.keys
    if len(keys) >= len(full) or not keys:
        return False
    if group.kind == "person":
        if gender and group.gender and gender != group.gender:
            return False
        if len(keys) == 1:
            return part in group.parts
        return _within(keys, full)
    return group.kind == "organisation" and _is_short_body(keys, full, word_flags)


def _is_short_body(keys: tuple[str, ...], full: tuple[str, ...], word_flags: WordFlags) -> bool:
    """Return whether a body with a full name is also called `keys`: कांग्रेस for 'कांग्रेस पार्टी'."""
    if len(keys) == 1:
        return len(full) == 2 and keys == full[:1] and bool(word_flags.flags.get(full[1], 0) & OPTIONAL)
    before = full[: len(keys)] == keys and len(full) == len(keys) + 1
    return before or full[-len(keys) :] == keys or _leaves_out_fields(keys, full, word_flags)


def _leaves_out_fields(keys: tuple[str, ...], full: tuple[str, ...], word_flags: WordFlags) -> bool:
    """Return whether a ministry is named by its first field: 'कृषि मंत्रालय' for 'कृषि और किसान कल्याण मंत्रालय'."""
    left = len(keys) - 1
    at = next((at for at in range(len(full) - left) if full[at : at + left] == keys[:-1]), -1)
    return at >= 0 and full[-1] == keys[-1] and bool(word_flags.flags.get(full[at + left], 0) & AND)


def _within(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether a longer name has the words of a name in the same order, with the same first or last word."""
    rest = iter(full)
    return all(key in rest for key in keys) and (keys[0] == full[0] or keys[-1] == full[-1])


def entities_of(
    groups: Sequence[Group], lines: Sequence[TokenLine], word_flags: WordFlags, threshold: float
) -> tuple[list[Entity], list[Mention]]:
    """Return the entities with a probability above `threshold` (0 to 1), and their mentions in reading order."""
    entities, mentions = [], []
    places = places_of([one for group in groups if group.kind == "place" for one in group.members])
    people = people_of([one for group in groups if group.kind == "person" for one in group.members])
    for group in groups:
        confidence = _confidence(group)
        if confidence < threshold:
            continue
        name, aliases = _names(group, lines, word_flags)
        key = group.identity or f"{group.kind}/{' '.join(_same(tuple(key_of(name).split(' ')), word_flags))}"
        said = beside(group.kind, group.members, lines, word_flags, places, people)
        entity = Entity(group.kind, name, aliases, len(group.members), key, confidence, said)
        entities.append((group.members[0], entity))
        for one in group.members:
            line = lines[one.line]
            start, end = line.spans[one.first][0], line.spans[one.end - 1][1]
            mentions.append(Mention(line.block, start, end, group.kind, line.text[start:end], name))
    entities.sort(key=lambda row: (-row[1].count, row[0].line, row[0].first))
    order = {line.block: number for number, line in enumerate(lines)}
    mentions.sort(key=lambda mention: (order[mention.block], mention.start))
    return [entity for _, entity in entities], mentions


def _confidence(group: Group) -> float:
    return round(probability(max(score(one) for one in group.members)), 3)


def _names(group: Group, lines: Sequence[TokenLine], word_flags: WordFlags) -> tuple[str, tuple[str, ...]]:
    """Return the fullest form and the others as they stand, with the title if the form never occurs without it.

    A word for a relation is not part of a name: 'पुत्र फरीद' gives 'फरीद'.
    """
    forms: dict[str, int] = {}
    titled: dict[str, list[str]] = {}
    bare = set()
    for one in group.members:
        line = lines[one.line]
        form = line.surface(one.first, one.end)
        forms[form] = forms.get(form, 0) + 1
        if one.title is None or word_flags.flags.get(line.keys[one.title], 0) & KIN:
            bare.add(form)
        else:
            titled.setdefault(form, []).append(line.surface(one.title, one.end))
    if len(forms) == 1:
        return next(iter(forms)), ()
    native = any(not form.isascii() for form in forms)
    name = max(forms, key=lambda form: (form.isascii() != native, len(form.split()), forms[form], len(form)))
    aliases: dict[str, None] = {}
    for form in forms:
        if form != name and (form in bare or form not in titled):
            aliases[form] = None
        if form != name:
            aliases.update(dict.fromkeys(titled.get(form, ())))
    return name, tuple(aliases)

"""Knowledge about words from the data: one table of flags, one of phrases, one of heads for each language."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from site_builder.data import table
from site_builder.engine.kept_tables import kept
from site_builder.entities.names.listed_names import edition_names, listed_names
from site_builder.entities.names.tokens import key_of, keys_of
from site_builder.model import EntityKind
from site_builder.text.folding import match_key
from site_builder.text.language_profile import Language
from site_builder.text.languages import written_in
from site_builder.text.words import tokens

__all__ = [
    "ADJECTIVE",
    "AGENT",
    "ALSO",
    "AND",
    "ATTRIBUTE",
    "BEARER",
    "BODY",
    "CASE",
    "ENDING",
    "EXECUTIVE",
    "FIELD",
    "GENERIC",
    "GENITIVE",
    "GIVEN",
    "HEAD",
    "HONORIFIC",
    "IN",
    "INITIAL",
    "JOINS",
    "JOINT",
    "KIN",
    "LEVEL",
    "LIVES",
    "LONG_WORD",
    "MATTERS",
    "MIDDLE",
    "NOT",
    "OF",
    "OPTIONAL",
    "PART",
    "PHRASE",
    "PLACE_HEAD",
    "PRODUCT",
    "RELATION",
    "RESPECT",
    "ROLE",
    "RULED",
    "SAYS",
    "SEAT",
    "SPEAKS",
    "SPOT",
    "STRONG",
    "SURNAME",
    "TITLE",
    "TOLD",
    "WEAK_GIVEN",
    "WEAK_SURNAME",
    "WEAK_TITLE",
    "Phrase",
    "WordFlags",
    "word_flags",
]  # fmt: skip

GIVEN = 1 << 0
SURNAME = 1 << 1
WEAK_GIVEN = 1 << 2
WEAK_SURNAME = 1 << 3
MIDDLE = 1 << 4
INITIAL = 1 << 5
HONORIFIC = 1 << 6
ROLE = 1 << 7
WEAK_TITLE = 1 << 8
AGENT = 1 << 9
CASE = 1 << 10
IN = 1 << 11
AND = 1 << 12
RESPECT = 1 << 13
OF = 1 << 14
NOT = 1 << 15
GENERIC = 1 << 16
FIELD = 1 << 17
ATTRIBUTE = 1 << 18
ADJECTIVE = 1 << 19
HEAD = 1 << 20
PLACE_HEAD = 1 << 21
PHRASE = 1 << 22
JOINS = 1 << 23
PRODUCT = 1 << 24
BODY = 1 << 25
EXECUTIVE = 1 << 26
KIN = 1 << 27
RELATION = 1 << 28
ALSO = 1 << 29
GENITIVE = 1 << 30
MATTERS = 1 << 31
LEVEL = 1 << 32
JOINT = 1 << 33
LIVES = 1 << 34
RULED = 1 << 35
TOLD = 1 << 36
SEAT = 1 << 37
SAYS = 1 << 38
BEARER = 1 << 39
OPTIONAL = 1 << 40
SPEAKS = 1 << 41
SPOT = 1 << 42
ENDING = 1 << 43
"""The flags of a word; a word can have several."""

STRONG = GIVEN | SURNAME
"""Words that are nearly always part of a personal name."""
PART = STRONG | WEAK_GIVEN | WEAK_SURNAME | MIDDLE | INITIAL
"""Words that may be part of a personal name."""
TITLE = HONORIFIC | ROLE | WEAK_TITLE | KIN
"""Words that may stand before a personal name."""

_LISTS = {
    "names/given": GIVEN, "names/given_ambiguous": WEAK_GIVEN, "names/surnames": SURNAME,
    "names/surnames_ambiguous": WEAK_SURNAME, "names/middle": MIDDLE, "names/initials": INITIAL, "names/not": NOT,
    "names/generic": GENERIC, "names/fields": FIELD, "names/attributes": ATTRIBUTE,
}  # fmt: skip
_BODIES = {"before": BODY, "executive": EXECUTIVE}
_TITLES = {"honorific": HONORIFIC, "role": ROLE, "weak": WEAK_TITLE, "kin": KIN}
_CASES = {"agent": AGENT, "case": CASE, "in": IN, "and": AND, "respect": RESPECT, "of": OF, "joins": JOINS,
          "product": PRODUCT, "relation": RELATION,
          "also": ALSO, "genitive": GENITIVE, "matters": MATTERS, "level": LEVEL, "joint": JOINT, "lives": LIVES,
          "ruled": RULED, "told": TOLD, "seat": SEAT,
          "optional": OPTIONAL, "spot": SPOT, "ending": ENDING}  # fmt: skip

LONG_WORD = 5
"""Fewest letters and signs of a word in which a wrong vowel is recognised: one vowel tells short names apart."""
_OVER_TOWNS = frozenset({"administration", "police"})
"""Fields of `names/offices` whose offices are held over a town or district."""


class Phrase(msgspec.Struct, frozen=True, array_like=True):
    """A listed name of one or more words."""

    keys: tuple[str, ...]
    """Match keys of its tokens."""
    kind: EntityKind
    """Its kind."""
    identity: str
    """The identity that it shares with its other names, as in `Entity.key`."""
    weak: bool
    """True when the words often mean something else."""


@dataclass(frozen=True, slots=True)
class WordFlags:
    """The tables of a language's words."""

    flags: Mapping[str, int]
    """Match key of a word: its flags."""
    phrases: Mapping[str, tuple[Phrase, ...]]
    """Match key of a first word: the names that begin with it, longest first."""
    heads: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Match key of a first word: (keys, kind) of the type nouns of organisations, longest first."""
    place_heads: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """The same for places."""
    people: Mapping[str, tuple[tuple[str, ...], ...]]
    """Match key of a first word: match keys of the names of well-known people that begin with it, longest first."""
    place_endings: tuple[str, ...]
    """Match keys of the endings of place names."""
    genders: Mapping[str, str]
    """Match key of a title: 'm' or 'f'."""
    same: Mapping[tuple[str, ...], tuple[str, ...]]
    """Match keys of a type noun: those of its main synonym."""
    never: frozenset[tuple[str, ...]]
    """Match keys of names that are not entities."""
    agencies: frozenset[str]
    """Match keys of the words of agencies' names in signatures."""
    offices: Mapping[str, tuple[tuple[str, ...], ...]]
    """Match key of a first word: match keys of the offices and callings that begin with it, longest first."""
    charges: frozenset[tuple[str, ...]]
    """Match keys of the offices that are held over a town or district: जिलाधिकारी."""
    incumbents: Mapping[str, str]
    """Match key of an office of one word that one person holds at a time, as `names/offices` names it: पीएम, 'pm'."""
    body_kinds: Mapping[str, tuple[tuple[str, ...], ...]]
    """The same for words for bodies."""
    regions: frozenset[tuple[str, str]]
    """Side ('before', 'after') of a region, and the match keys between it and a place in it."""
    states: frozenset[tuple[str, ...]]
    """Match keys of the states and provinces of countries; none of them contains another."""
    seats: Mapping[tuple[str, ...], bool]
    """Match keys of buildings that also name the body in them; True: what is said to be of it is the body's."""
    determiners: frozenset[str]
    """Match keys of words that stand before a noun, but not before a personal name: 'the', 'its'."""
    not_endings: tuple[str, ...]
    """Match keys of endings of common words that no name has, as of verbs."""
    called: frozenset[str]
    """Match keys of verbs behind a nickname in quotation marks: कहते in 'जिन्हें सब “सोनू” कहते हैं'."""
    whom: frozenset[str]
    """Match keys of the words before it that stand for the person: जिन्हें."""
    exchanged: Mapping[int, str | None]
    """Letters that writers interchange in a name, for `text.folding.loose_key`."""
    slips: Mapping[str, str]
    """Keys of `phrases` that are one long word, by their letters without those that writers often confuse."""
    confused: Mapping[int, str | None]
    """These letters (`edition/exchanged`), and what stands for each."""
    letters: re.Pattern[str]
    """Matches an abbreviation spelt by the names of Latin letters (बीजीएच), two letters and more."""


@lru_cache(maxsize=16)
def word_flags(language: Language) -> WordFlags:
    """Return the tables of a language's words; every language has at least CLDR's territories."""
    flags, phrases, heads, place_heads, bearers, slips = _tables(language)
    spelt = sorted(map(match_key, language.lines("names/initials")), key=lambda word: (-len(word), word))
    pairs = language.table("names/same")
    columns = [_tokens_of([row[column] for row in pairs], language) for column in (0, 1)]
    exchanged = _letters_of(language.table("names/exchanged"))
    return WordFlags(
        flags=flags,
        phrases=phrases,
        heads=heads,
        place_heads=place_heads,
        people=bearers,
        place_endings=tuple(map(match_key, language.lines("names/place_endings"))),
        genders={key_of(word): gender for word, _, gender in language.table("names/titles") if gender != "-"},
        same=dict(zip(*columns, strict=True)),
        never=frozenset(_tokens_of(language.lines("names/never"), language)),
        agencies=frozenset(map(key_of, language.lines("parsing/agency"))),
        states=frozenset(_tokens_of(language.lines("names/states"), language)),
        seats=_seats(language),
        determiners=frozenset(map(key_of, language.lines("names/determiners"))),
        not_endings=tuple(map(match_key, language.lines("names/not_endings"))),
        exchanged=exchanged,
        slips=slips,
        confused=_confused(language),
        called=_nickname_words("called", language),
        whom=_nickname_words("whom", language),
        offices=_called(language, "names/offices"),
        charges=_charges(language),
        incumbents={key_of(row[0]): row[1] for row in language.table("names/offices") if row[1] != "-"},
        body_kinds=_called(language, "names/body_kinds"),
        regions=_regions(language),
        letters=re.compile(rf"(?:{'|'.join(map(re.escape, spelt)) or '(?!)'}){{2,}}"),
    )


_Heads = dict[str, tuple[tuple[tuple[str, ...], str], ...]]
_People = dict[str, tuple[tuple[str, ...], ...]]
_Tables = tuple[dict[str, int], dict[str, tuple[Phrase, ...]], _Heads, _Heads, _People, dict[str, str]]
"""Flags, phrases, heads of organisations and of places, well-known people, slips: most of what is known, and what takes
longest to make."""


def _tables(language: Language) -> _Tables:
    """Return what the long lists say; kept between processes, since it takes a fifth of the time of an edit to make."""
    return kept(f"words of {language.tag}", __name__, _Tables, lambda: _made(language))


def _made(language: Language) -> _Tables:
    flags = _flags(language)
    heads = _by_first_word(language.table("names/organisation_heads"), language)
    place_heads = _by_first_word(language.table("names/place_heads"), language)
    phrases = _phrases(language)
    bearers = _bearers(language)
    firsts = ((heads, HEAD), (place_heads, PLACE_HEAD), (phrases, PHRASE), (bearers, BEARER))
    for words, flag in firsts:
        for key in words:
            _add(flags, key, flag)
    return flags, phrases, heads, place_heads, bearers, _slips(phrases, _confused(language))


def _bearers(language: Language) -> _People:
    """Return the full names of well-known people by first word: those of the language, and those of the edition."""
    names = dict.fromkeys(
        (*language.lines("names/people"), *(name for which, name in edition_names() if which == "person"))
    )
    return {
        first: tuple(keys for keys, _ in found if len(keys) > 1)
        for first, found in _by_first_word([(name, "") for name in names], language).items()
    }


_SPOKEN = {"say": SAYS, "unmarked": SPEAKS}
"""Verbs of saying by their role in `quotes/words`; the subject of the second kind has no mark."""


def _flags(language: Language) -> dict[str, int]:
    """Return the flags of each single word."""
    flags: dict[str, int] = {}
    for name, flag in _LISTS.items():
        for key in keys_of(language.lines(name)):
            _add(flags, key, flag)
    for word, kind, _ in language.table("names/titles"):
        _add(flags, key_of(word), _TITLES[kind])
    for word, kind in language.table("names/words_behind"):
        _add(flags, key_of(word), _CASES[kind])
    for word, _ in language.table("names/adjectives"):
        _add(flags, key_of(word), ADJECTIVE)
    for word, kind in language.table("names/bodies"):
        _add(flags, key_of(word), _BODIES[kind])
    for role, word, *_ in language.table("quotes/words"):
        if " " not in word and role in _SPOKEN:
            _add(flags, key_of(word), _SPOKEN[role])
    return flags


def _seats(language: Language) -> dict[tuple[str, ...], bool]:
    rows = language.table("names/seats")
    names = _tokens_of([row[0] for row in rows], language)
    return {keys: "body" in row[1:] for keys, row in zip(names, rows, strict=True)}


def _called(language: Language, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    rows = _by_first_word([row[:2] for row in language.table(name)], language)
    return {first: tuple(keys for keys, _ in found) for first, found in rows.items()}


def _letters_of(rows: Iterable[tuple[str, ...]]) -> Mapping[int, str | None]:
    return str.maketrans({row[0]: row[1] if len(row) > 1 else None for row in rows})


def _confused(language: Language) -> Mapping[int, str | None]:
    script = written_in(language.tag)
    return _letters_of(table(script, "edition/exchanged")) if script else {}


def _slips(phrases: Mapping[str, tuple[Phrase, ...]], confused: Mapping[int, str | None]) -> dict[str, str]:
    """Return the listed names in which a wrong vowel is recognised: long, of one word, and of one kind."""
    found: dict[str, str] = {}
    for first, rows in phrases.items() if confused else ():
        if len(rows[-1].keys) == 1 and not rows[-1].weak and len(first) >= LONG_WORD and not first.isascii():
            found.setdefault(first.translate(confused), first)
    return found


def _charges(language: Language) -> frozenset[tuple[str, ...]]:
    rows = language.table("names/offices")
    return frozenset(_tokens_of([phrase for phrase, _, field in rows if field in _OVER_TOWNS], language))


def _nickname_words(role: str, language: Language) -> frozenset[str]:
    return frozenset(key_of(row[1]) for row in language.table("names/nicknames") if row[0] == role)


def _regions(language: Language) -> frozenset[tuple[str, str]]:
    rows = language.table("names/regions")
    between = _tokens_of([between for _, between in rows], language)
    return frozenset((side, " ".join(keys)) for (side, _), keys in zip(rows, between, strict=True))


_BETWEEN = "\0"  # stands between phrases; no text of news holds it


def _add(flags: dict[str, int], key: str, flag: int) -> None:
    flags[key] = flags.get(key, 0) | flag


def _tokens_of(phrases: Sequence[str], language: Language) -> list[tuple[str, ...]]:
    """Return the match keys of the tokens of every phrase; all at once, as there are many."""
    text = _BETWEEN.join(phrases)
    words = [text[start:end] for start, end in tokens(text, language)]
    distinct = list(dict.fromkeys(words))
    keys = dict(zip(distinct, keys_of(distinct), strict=True))
    found: list[list[str]] = [[]]
    for word in words:
        if word == _BETWEEN:
            found.append([])
        else:
            found[-1].append(keys[word])
    return list(map(tuple, found)) if phrases else []


def _by_first_word(
    rows: Sequence[tuple[str, ...]], language: Language
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for keys, (_, kind) in zip(_tokens_of([words for words, _ in rows], language), rows, strict=True):
        found.setdefault(keys[0], []).append((keys, kind))
    return {first: tuple(sorted(ends, key=lambda end: (-len(end[0]), end))) for first, ends in found.items()}


def _phrases(language: Language) -> dict[str, tuple[Phrase, ...]]:
    """Return every known name by its first word; if two lists have a name, the first list wins."""
    known: dict[tuple[str, ...], Phrase] = {}
    rows = list(listed_names(language))
    for keys, (_, identity, kind, weak) in zip(_tokens_of([row[0] for row in rows], language), rows, strict=True):
        if keys:
            known.setdefault(keys, Phrase(keys, kind, identity, weak))
    found: dict[str, list[Phrase]] = {}
    for phrase in known.values():
        found.setdefault(phrase.keys[0], []).append(phrase)
    return {first: tuple(sorted(rows, key=lambda row: (-len(row.keys), row.keys))) for first, rows in found.items()}

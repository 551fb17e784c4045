"""Facts that stand beside a name: offices of a person and their places, the region of a place, the kind and place of a
body."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from site_builder.entities.names.candidates import Candidate
from site_builder.entities.names.tokens import TokenLine, is_letters
from site_builder.entities.names.word_flags import AGENT, AND, CASE, GENITIVE, IN, WordFlags
from site_builder.model import EntityKind, is_country_key

__all__ = ["People", "Places", "beside", "people_of", "places_of"]

# Of 75 Hindi and English texts half and twice of the three distances change 18 and 6, 4 and 2, 1 and 0 texts
# (benchmarks/results/thresholds.md); of `_KEPT`, none.
_BEFORE = 5
"""Tokens before a name in which its offices stand: 'पूर्व केंद्रीय गृह राज्य मंत्री'."""
_BEHIND = 8
"""Tokens after a name and a comma in which they stand: ', who is the chief minister of'."""
_BETWEEN = 3
"""Tokens between a place and its region: 'प्रांत के'."""
_KEPT = 6  # different facts of one entity

_Phrases = Mapping[str, tuple[tuple[str, ...], ...]]

Places = Mapping[tuple[int, int], Candidate]
"""Mentions of places by their line, and by their first token as well as (negative) by the token after their last."""


def places_of(found: Sequence[Candidate]) -> Places:
    """Return the places among all mentions, to be looked up by where they begin and end."""
    places: dict[tuple[int, int], Candidate] = {}
    for one in found:
        if one.kind == "place":
            places[one.line, one.first] = places[one.line, -one.end] = one
    return places


People = frozenset[tuple[int, int]]
"""Tokens of the names of people, each with its line."""


def people_of(found: Sequence[Candidate]) -> People:
    """Return the tokens of all mentions of people: what stands behind or before them may be said of them."""
    return frozenset((one.line, at) for one in found if one.kind == "person" for at in range(one.first, one.end))


def beside(
    kind: EntityKind,
    members: Sequence[Candidate],
    lines: Sequence[TokenLine],
    words: WordFlags,
    places: Places,
    people: People,
) -> tuple[str, ...]:
    """Return the facts beside the mentions of one entity, at most six different ones, in reading order.

    For a person: offices and occupations, and their places. For a place: the places that contain it. For an
    organisation: its kind of body, and the places in its name.
    """
    found: dict[str, None] = {}
    for one in members:
        line = lines[one.line]
        if kind == "person":
            found.update(dict.fromkeys(_offices(one, line, words, places, people)))
        elif kind == "place":
            found.update(dict.fromkeys(_regions(one, line, words, places)))
        else:
            found.update(dict.fromkeys(_bodies(one, line, words, places)))
    return tuple(found)[:_KEPT]


def _offices(one: Candidate, line: TokenLine, words: WordFlags, places: Places, people: People) -> Iterator[str]:
    first = _opening(one, line, lambda key: _ends(key, words))
    # 'रेल मंत्री पीयूष गोयल, अश्विनी लोहानी': an office before another name is that one's.
    first = max((at + 1 for at in range(first, one.first) if (one.line, at) in people), default=first)
    offices = tuple(_in(line, first, one.first, words.offices))
    yield from offices
    if offices:
        # 'बांका के पूर्व सांसद', 'Nagaland police officer'
        yield from _placed(one, line, first, places)
        owner = places.get((one.line, 1 - first))
        owns = (
            first > 1 and ("before", line.keys[first - 1]) in words.regions and not _is_in(line.keys[first - 1], words)
        )
        if owner and owns:
            yield line.surface(owner.first, owner.end)
    if line.keys[one.end : one.end + 1] == (",",):
        end = one.end + 1
        while end < len(line.keys) and end - one.end <= _BEHIND and _is_word(line.keys[end]):
            end += 1
        if not any((one.line, at) in people for at in range(one.end + 1, end)):
            yield from _in(line, one.end + 1, end, words.offices)


def _bodies(one: Candidate, line: TokenLine, words: WordFlags, places: Places) -> Iterator[str]:
    """Yield the kind of a body, and its places: 'मुंबई की निकाय बीएमसी', 'लखनऊ में नगर निगम', 'NMC of Nashik'."""
    if line.keys[max(0, one.first - 1)] == "(":
        # 'प्रदूषण नियंत्रण बोर्ड (पीसीबी)': what the brackets explain says the kind.
        yield from _in(line, max(0, one.first - _BEFORE), one.first - 1, words.body_kinds)
    first = _opening(one, line, lambda key: _ends(key, words) and ("before", key) not in words.regions)
    # A listed body may act anywhere: 'काबुल में बीबीसी'. Of others there may be one in each town: 'लखनऊ में नगर निगम'.
    last = one.first if one.identity else one.first - 1
    first = max((at + 1 for at in range(first, last) if _is_in(line.keys[at], words)), default=first)
    yield from _in(line, first, one.first, words.body_kinds)
    yield from _placed(one, line, first, places)
    near, after = (places.get((one.line, one.end + gap)) for gap in (0, 1))
    if near:
        yield line.surface(near.first, near.end)  # 'नवोदय विद्यालय मुंगेर में'
    elif after and _is_word(line.keys[one.end]) and ("after", line.keys[one.end]) in words.regions:
        yield line.surface(after.first, after.end)


def _opening(one: Candidate, line: TokenLine, ends: Callable[[str], bool]) -> int:
    """Return the first token of the words before a name that may describe it."""
    first = one.first
    while first > 0 and one.first - first < _BEFORE and not ends(line.keys[first - 1]):
        first -= 1
    return first


def _placed(one: Candidate, line: TokenLine, first: int, places: Places) -> Iterator[str]:
    """Yield the places that stand whole between token `first` and a name."""
    for at in range(first, one.first):
        place = places.get((one.line, at))
        if place and place.first == at and place.end <= one.first:
            yield line.surface(place.first, place.end)


def _is_in(key: str, words: WordFlags) -> bool:
    """Return whether a word marks where something happens: an occupation behind it does not belong to that place."""
    return bool(words.flags.get(key, 0) & IN)


def _has_case(line: TokenLine, end: int, words: WordFlags) -> bool:
    """Return whether a postposition but that for 'in' follows the place before token `end`: पटना के, not पटना में."""
    flags = words.flags.get(line.keys[end], 0) if end < len(line.keys) else 0
    return bool(flags & (CASE | GENITIVE)) and not flags & IN


def _is_word(key: str) -> bool:
    return is_letters(key) or key[0].isalnum()


def _ends(key: str, words: WordFlags) -> bool:
    """Return whether this word separates the words before it from the name behind it."""
    return (not _is_word(key) and key not in {".", ","}) or bool(words.flags.get(key, 0) & (CASE | AGENT | IN | AND))


def _in(line: TokenLine, first: int, end: int, phrases: _Phrases) -> Iterator[str]:
    at = first
    while at < end:
        # 'उप-राष्ट्रपति' is not 'राष्ट्रपति'.
        joined = at > 0 and line.keys[at - 1] == "-"
        known = () if joined else phrases.get(line.keys[at], ())
        length = next((len(keys) for keys in known if line.keys[at : min(end, at + len(keys))] == keys), 0)
        if length:
            yield line.surface(at, at + length)
        at += length or 1


def _regions(one: Candidate, line: TokenLine, words: WordFlags, places: Places) -> Iterator[str]:
    for gap in range(1, _BETWEEN + 1):
        before = places.get((one.line, gap - one.first)) if gap < one.first else None
        # 'अमेरिका में हैदराबाद के छात्र की' says where somebody of Hyderabad was, not where Hyderabad is.
        elsewhere = _is_in(line.keys[one.first - 1], words) and _has_case(line, one.end, words)
        if before and not elsewhere and ("before", " ".join(line.keys[before.end : one.first])) in words.regions:
            yield line.surface(before.first, before.end)
        after = places.get((one.line, one.end + gap))
        between = " ".join(line.keys[one.end : after.first]) if after else ""
        listed = after and between == "," and _is_listed(one, after, line, words, places)
        if after and ("after", between) in words.regions and not listed:
            yield line.surface(after.first, after.end)


def _is_listed(one: Candidate, after: Candidate, line: TokenLine, words: WordFlags, places: Places) -> bool:
    """Return whether two places with a comma between them are members of a list: 'पंजाब, हरियाणा और दिल्ली'.

    They are if a third is joined to them, or if the second cannot contain the first: a state in a state, a country.
    """
    rank = _rank(one, line, words)
    return (
        (_joins(line, after.end, words) and (one.line, after.end + 1) in places)
        or (_joins(line, one.first - 1, words) and (one.line, 1 - one.first) in places)
        or (rank > 0 and rank >= _rank(after, line, words))
    )


def _joins(line: TokenLine, at: int, words: WordFlags) -> bool:
    """Return whether token `at` joins two members of a list."""
    if not 0 <= at < len(line.keys):
        return False
    return line.keys[at] == "," or bool(words.flags.get(line.keys[at], 0) & AND)


def _rank(place: Candidate, line: TokenLine, words: WordFlags) -> int:
    """Return 2 of a country, 1 of a state, 0 of any other place."""
    if place.identity and is_country_key(place.identity):
        return 2
    return int(line.keys[place.first : place.end] in words.states)

"""People, places and organisations of an article."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from site_builder.entities.names.candidates import Candidate, chosen, merged
from site_builder.entities.names.english import capitalised
from site_builder.entities.names.enumerations import bodies_in_lists, in_lists
from site_builder.entities.names.flagged_line import Marked, marked
from site_builder.entities.names.known_names import known_names, slips
from site_builder.entities.names.mentions.aliases import with_aliases, with_brackets
from site_builder.entities.names.mentions.repeats import named_again
from site_builder.entities.names.mentions.resolve import entities_of, groups_of
from site_builder.entities.names.mentions.run_together import taken_apart
from site_builder.entities.names.organisations import companies, organisations
from site_builder.entities.names.people import people
from site_builder.entities.names.places import by_ending, places
from site_builder.entities.names.seats import with_seats
from site_builder.entities.names.suffixes import suffixes_of, without_suffixes
from site_builder.entities.names.tagger.evidence import spans_of, with_tagger
from site_builder.entities.names.tokens import TokenLine, is_letters, key_of, lines_of
from site_builder.entities.names.well_known import well_known_people
from site_builder.entities.names.word_flags import WordFlags, word_flags
from site_builder.model import Entity, Mention, Structure
from site_builder.text.bylines import is_labelled
from site_builder.text.language_profile import Language, language_of
from site_builder.text.vocabulary.value_words import vocabulary

__all__ = ["candidates_of", "find_names"]

_FLOOR = -2.0
"""Lowest logit of a name that is considered: a probability of one in eight. One less changes 1 of 102 Hindi
articles."""
_DAY = 2
"""Most digits of a number that may be a day and not a year."""
_ACROSS = frozenset({"tagged-across", "tagged-longer", "tagged-within"})
"""The tagger's opinion of a name that it sees as part of another."""
_OPENING = 12
"""First tokens of a line in which an agency may sign. Half or twice changes none of 102 Hindi articles."""


def find_names(structure: Structure, threshold: float = 0.5) -> tuple[list[Entity], list[Mention]]:
    """Return the entities of an article with a probability above `threshold`, and their mentions in reading order.

    Entities: most mentioned first, then by first appearance. Mentions never overlap.
    """
    language = language_of(structure.language)
    words = word_flags(language)
    suffixes = suffixes_of(language)
    lines = [without_suffixes(line, suffixes) for line in lines_of(structure)]
    read = [marked(number, line, words) for number, line in enumerate(lines)]
    eras = frozenset(map(key_of, vocabulary(language.tag).eras))
    meant = candidates_of(read, language)
    if structure.dateline:
        opening = next((number for number, block in enumerate(structure.blocks) if block.kind == "paragraph"), None)
        dated = (
            _at_dateline(one, lines[one.line], structure.dateline) if lines[one.line].block == opening else one
            for one in meant
        )
        meant = [one for one in dated if one is not None]
    meant = [one for one in meant if not _names_era(one, lines[one.line].keys, eras)]
    named = _named(meant, lines, words)
    first = [one for one in chosen(named, _FLOOR) if not _signs(one, lines[one.line], structure.byline, words.agencies)]
    found = named_again(read, with_brackets(read, with_aliases(read, taken_apart(read, first))))
    return entities_of(groups_of(found, lines, words), lines, words, threshold)


def _named(candidates: Sequence[Candidate], lines: Sequence[TokenLine], words: WordFlags) -> Iterator[Candidate]:
    """Yield the candidates except those that by convention are not entities, and names of storms, trains, prizes."""
    products = {
        lines[one.line].keys[one.first : one.end]
        for one in candidates
        if not _is_sure(one) and not {"then-product", "weak-then-product"}.isdisjoint(one.evidence)
    }
    for one in candidates:
        keys = lines[one.line].keys[one.first : one.end]
        if keys not in words.never and (_is_sure(one) or keys not in products):
            yield one


def _names_era(one: Candidate, keys: tuple[str, ...], eras: frozenset[str]) -> bool:
    """Return whether a name belongs to an era, a year of which stands beside it: विक्रम संवत 2082, 300 BCE."""
    era = keys[one.end - 1] in eras or (one.end < len(keys) and keys[one.end] in eras)
    beside = (*keys[max(0, one.first - 1) : one.first], *keys[one.end : one.end + 2])
    return era and any(key.isdigit() and len(key) > _DAY for key in beside)


def _at_dateline(one: Candidate, line: TokenLine, dateline: str) -> Candidate | None:
    """Return a name in the opening, or None if it begins with the dateline and continues behind it.

    In 'राम दयाल ॥ नई दिल्ली नगर निगम को …' the story begins behind 'नई दिल्ली', although the tagger sees one name.
    """
    if not 0 < one.first < one.end <= _OPENING or _is_word(line, one.first - 1):
        return one
    start, end = line.spans[one.first][0], line.spans[one.end - 1][1]
    if start != line.text.find(dateline) or end < start + len(dateline):
        return one
    if end > start + len(dateline):
        return None
    return one._replace(evidence=tuple(each for each in one.evidence if each not in _ACROSS))


def _is_sure(one: Candidate) -> bool:
    """Return whether a name is in the lists, and its words seldom mean anything else."""
    return one.identity is not None and "weak-known-place" not in one.evidence


def _signs(one: Candidate, line: TokenLine, byline: str | None, agencies: frozenset[str]) -> bool:
    """Return whether a name only signs the story, as an agency or author does: 'जकार्ता, रायटर। …', 'By Ann Lee'."""
    if line.block >= 0 and is_labelled(line.text):
        return True
    if one.end > _OPENING or any(at >= 0 and _is_word(line, at) for at in (one.first - 1, one.end)):
        return False
    surface = line.surface(one.first, one.end)
    return all(key in agencies for key in line.keys[one.first : one.end]) or (byline is not None and surface in byline)


def _is_word(line: TokenLine, at: int) -> bool:
    return at < len(line.keys) and (is_letters(line.keys[at]) or line.keys[at][0].isalnum())


_FINDERS: Mapping[str, Callable[[Marked], Iterator[Candidate]]] = {
    "organisations": organisations, "companies": companies, "places": places, "place-endings": by_ending,
    "people": people, "slips": slips,
}  # fmt: skip
"""By the names in `data/<language>/names/finders.txt`. More are: 'agents', 'capitals', 'lists' and 'body-lists'."""


def candidates_of(lines: Sequence[Marked], language: Language) -> Iterable[Candidate]:
    """Return all candidates with their evidence; they may overlap.

    Known names are searched for in every language; the language's data name the other finders.
    """
    finders = [
        known_names,
        slips,
        well_known_people,
        *(find for name, find in _FINDERS.items() if name in language.finders),
    ]
    found = [one for line in lines for find in finders for one in find(line)]
    if "capitals" in language.finders:
        found += capitalised(lines)
    found = merged(found)
    tagged = spans_of(lines, language)
    if tagged is None:
        found = [_untagged(one, lines[one.line]) for one in _without_longer(found, lines)]
    else:
        found = list(with_tagger(lines, found, tagged))
    listed = list(in_lists(lines, found)) if "lists" in language.finders else []
    listed += bodies_in_lists(lines, found) if "body-lists" in language.finders else []
    return with_seats(lines, merged([*found, *listed]) if listed else found)


def _untagged(one: Candidate, line: Marked) -> Candidate:
    """Return a name with the evidence that no tagger was there to confirm or to doubt it.

    'Air India' in 'Air India Express' is only part of a name, as is 'Arts Council' in "Women's Arts Council".
    """
    found = set(one.evidence)
    more = {name for name, needed, none in _UNTAGGED if needed <= found and none.isdisjoint(found)}
    if one.kind == "organisation":
        more.update(line.owned(one.end))
    if "untagged" in more and any(_goes_on(line, at) for at in (one.first - 1, one.end)):
        more.remove("untagged")
    return one._replace(evidence=tuple(sorted((*one.evidence, *more)))) if more else one


def _without_longer(found: Sequence[Candidate], lines: Sequence[Marked]) -> list[Candidate]:
    """Return the candidates without the bodies that are an unknown word and a listed body of several words.

    Without a tagger nothing tells whether the word before it belongs to it.
    """
    listed: dict[tuple[int, int], int] = {}
    for one in found:
        if "known-organisation" in one.evidence and one.end - one.first > 1:
            listed[one.line, one.end] = one.first
    return [
        one
        for one in found
        if one.first >= listed.get((one.line, one.end), 0) or lines[one.line].flags[one.first] or one.identity
    ]


_UNTAGGED = (
    ("untagged", frozenset({"known-organisation"}), frozenset[str]()),
    ("untagged-person", frozenset({"first-known", "last-known"}), frozenset[str]()),
    ("untagged-person", frozenset({"first-weak", "last-known"}), frozenset[str]()),
    ("untagged-domain", frozenset({"head-domain"}), frozenset({"head-unknown", "head-cut"})),
    ("untagged-on", frozenset({"place-on", "holds-known"}), frozenset[str]()),
    ("untagged-pair", frozenset({"first-known", "last-unknown"}), frozenset({"unknown-parts"})),
    ("untagged-off", frozenset({"place-off"}), frozenset({"known-place"})),
)
"""Evidence where there is no tagger, the evidence that it needs, and the evidence that excludes it."""


def _goes_on(line: Marked, at: int) -> bool:
    return line.is_word(at) and (line.is_capital(at) or line.line.keys[at] == "s")

"""The words of the index that match a typed word, and how surely."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import log10

from site_builder.search.analysis import (
    NASALS,
    begins_like,
    fold,
    forms,
    is_doubled,
    lemmas,
    readings,
    script,
    skeleton,
    sound,
    unlike,
    without_nasal,
)
from site_builder.search.postings import levels_of
from site_builder.search.shelf import Shelf
from site_builder.search.slips import mistyped
from site_builder.search.tables import rules

__all__ = ["FORM", "Match", "joined", "matches"]

# Weight of a match, relative to the word itself. Of 92 queries half of the first answers 3 otherwise, and half of the
# second 8: the mean of recall and of right first results is 0.002 and 0.038 lower. Half or twice of the last two
# changes none, because such words count only where others fail.
_SPELLING, _SOUND, _BEGINNING, _TYPO = 0.95, 0.9, 0.6, 0.4
# Of 103 queries (benchmarks/thresholds.py search, every fourth) half of it answers 7 otherwise, 1.0 answers 17: the
# mean of recall and of right first results is 0.001 lower, and 0.007 higher.
FORM = 0.7
# Penalties of a word, in powers of ten of articles: for each level of likeness, and for a consonant that is doubled in
# only one of the two. Words also match if they are worse than the best by no more than the third number. Half or twice
# of any of them changes at most 1 of 92 queries.
_UNLIKE = (0.0, 0.5, 2.0, 3.0, 3.0, 4.0, 5.0)
_DOUBLED, _WINDOW = 0.8, 0.4
# Highest level, by the number of consonants of a word. Spelling in Devanagari is exact: a short word there matches no
# Latin word, so that पीर does not find fir. Half of a level changes at most 1 of 92 queries.
_LIMIT = (0, 2, 3, 4, 5, 6)
_LIMIT_OF_DEVANAGARI = (-1, -1, -1, 2, 2, 2)
_DEVANAGARI = script("क")
_LEAST = 4  # fewest letters that may be the beginning of a word; with 8 the same mean is 0.018 lower, with 2 the same
_NUMERALS = "0123456789"
# Half or twice of these three changes none of those queries, except that without the second (1.0) 5 of 92 have other
# results, and the mean is 0.021 lower.
_MOST = 40  # most words that the beginning of a word matches
_KNOWN = 0.8  # a short word found with this weight is neither the beginning of another nor mistyped
_SHORT = 4  # a word with fewer consonants is short
# Bytes of postings up to which a found word may be the wrong one: the word itself, or a similar one; and how many times
# as frequent another word must then be. Half or twice of any of them changes at most 1 of 92 queries.
_RARE, _TIMES = 6, 20
_RARE_FORMS, _TIMES_OF_FORMS = 40, 3
_VERB_CONSONANTS = ("", "n", "t", "g", "ng", "kr")


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the index."""

    word: str
    weight: float
    """How sure the match is, above 0 up to 1."""
    levels: dict[int, int]
    """Documents (by slot), and the level of the word in each."""


def matches(shelf: Shelf, typed: str, *, open_end: bool, space: str = "") -> list[Match]:
    """Return the words that match `typed`, the surest first; `open_end`: it may be the beginning of a word.

    They are the word itself, its spellings and its forms, or words of another script that sound alike; if there are
    none, words that begin with it; if there are none either, words that differ by one wrong letter.
    """
    found: dict[str, float] = {}
    postings: dict[str, str] = {}
    for form, weight in ((typed, 1.0), *((other, _SPELLING) for other in forms(typed))):
        near = _near(shelf, form, space)
        postings |= near
        for word, sure in _same(form, near).items():
            found[word] = max(found.get(word, 0.0), sure * weight)
    if len(typed) > 1 and all(script(word) == script(typed) for word in found):
        found |= _alike(typed, postings)
    if open_end and (times := _times(typed, found, postings)):
        _add(_beginning(shelf, typed, space), _BEGINNING, times, found, postings)
    if (len(typed) > 5 or not found) and (times := _times(typed, found, postings)):
        _add(_slips(shelf, typed, space, known=bool(found)), _TYPO, times, found, postings)
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [Match(word, weight, levels_of(postings[word])) for word, weight in ordered]


def joined(shelf: Shelf, first: str, second: str) -> list[Match]:
    """Return the spellings of the word that two words make: लॉक डाउन -> लॉकडाउन."""
    both = first + second
    found = {word: text for word, text in _near(shelf, both, "").items() if fold(word) == fold(both)}
    return [Match(word, _SPELLING, levels_of(found[word])) for word in sorted(found)]


def _long(word: str, level: int) -> bool:
    """Return whether a word has so many consonants that every word that sounds like it is the same."""
    return level <= 4 and len(skeleton(sound(word))) > 4


def _times(typed: str, found: dict[str, float], postings: dict[str, str]) -> int:
    """Return how many times as frequent as the found words other words must be; 0: no other word matches.

    A word in only one or two articles may itself be mistyped, or only the beginning of another.
    """
    known = max((len(postings[word]) for word in found), default=0)
    surest = max(found.values(), default=0.0)
    if surest >= _KNOWN and len(skeleton(sound(typed))) < _SHORT:
        return 0
    if surest >= _KNOWN:
        return _TIMES if known <= _RARE else 0
    return _TIMES_OF_FORMS if known <= _RARE_FORMS else 0


def _add(others: dict[str, str], weight: float, times: int, found: dict[str, float], postings: dict[str, str]) -> None:
    """Add other words that may match, if they are `times` as frequent as those found already."""
    known = max((len(postings[word]) for word in found), default=0)
    if sum(map(len, others.values())) >= known * times:
        for word, text in others.items():
            if word not in found:
                found[word], postings[word] = weight, text


def _slips(shelf: Shelf, typed: str, space: str, *, known: bool) -> dict[str, str]:
    """Return the words of which `typed` may be a slip, and all forms of the most frequent of them."""
    found = mistyped(shelf, typed, space, known=known)
    for word in sorted(found, key=lambda word: (-len(found[word]), word))[:1]:
        near = _near(shelf, word, space)
        found |= {form: near[form] for form in _same(word, near)}
    return found


def _near(shelf: Shelf, form: str, space: str) -> dict[str, str]:
    """Return all words with the skeleton of a form, or of another form of its verb, with their postings."""
    bones = {skeleton(heard) for heard in (*readings(form), *without_nasal(form))}
    for lemma in lemmas(fold(form)):
        if lemma.endswith("-"):
            root = lemma[:-1]
            bones |= {skeleton(sound(root)) + more for more in _VERB_CONSONANTS}
            bones |= {skeleton(sound(other)) for other in rules()["verbs"][root]}
    return {word: text for key in sorted(bones) for word, text in shelf.at(space + key).items()}


def _same(form: str, words: dict[str, str]) -> dict[str, float]:
    """Return the word itself, its spellings and its forms."""
    folded = fold(form)
    standing = {fold(word) for word in words}
    # जल means water: a user who looks for जलना does not type its root alone.
    found = {
        word: 1.0 if word == form else _SPELLING for word in words if fold(word) == folded or _sounds_same(form, word)
    }
    origins = set().union(*(_origins(spelled, standing) for spelled in {folded, *map(fold, found)}))
    if form in words:
        origins.discard(f"{folded}-")
    for word in words:
        if word not in found and not origins.isdisjoint(_origins(fold(word), standing)):
            found[word] = FORM
    return found


def _origins(folded: str, standing: set[str]) -> set[str]:
    """Return the dictionary forms of a word that agree with the other words of the index.

    माले is not a form of माला if the index has मालाएं; गीतों is not one of गीता if it has गीत but not गीते.
    """
    found = lemmas(folded)
    for ending, others, feminine in rules()["masculine"]:
        for other in others:
            stem = folded.removesuffix(other)
            if stem != folded and (
                not standing.isdisjoint(stem + one for one in feminine)
                or (stem in standing and stem + others[0] not in standing)
            ):
                found = found - {stem + ending}
    return found


def _sounds_same(a: str, b: str) -> bool:
    """Return whether two long words of one script differ only in the length of vowels: वेंटिलेटर, वेंटीलेटर."""
    return script(a) == script(b) and sound(a) == sound(b) and len(skeleton(sound(a))) > 3


def _alike(typed: str, words: dict[str, str]) -> dict[str, float]:
    """Return the words of other scripts that sound most alike, with their forms.

    Among equally similar words the more frequent wins; ten times as many articles offset a penalty of 1.
    """
    others = {word: postings for word, postings in words.items() if script(word) != script(typed)}
    rated = _rated(typed, others, lambda word: [word])
    if all(level > 1 for _, _, level in rated):
        rated += _rated(typed, others, lambda word: lemmas(fold(word)) - {word})
    if not rated:
        return {}
    best = min(rated)[0]
    found: dict[str, float] = {}
    for value, word, level in rated:
        if value <= best + _WINDOW or _long(word, level):
            found[word] = max(found.get(word, 0.0), _SOUND - level / 10)
    for chosen in list(found):
        for word, sure in _same(chosen, words).items():
            found[word] = max(found.get(word, 0.0), sure * found[chosen])
    return found


def _rated(typed: str, words: dict[str, str], forms_of: Callable[[str], Iterable[str]]) -> list[tuple[float, str, int]]:
    """Return the words with a form that sounds like `typed`: (penalty, word, how unlike)."""
    heard = readings(typed)
    limits = _LIMIT_OF_DEVANAGARI if script(typed) == _DEVANAGARI else _LIMIT
    rated = []
    for word, postings in words.items():
        level = min((_unlike(heard, form) for form in forms_of(word)), default=7)
        if level <= limits[min(len(skeleton(sound(word))), 5)]:
            cost = _UNLIKE[level] + _DOUBLED * (is_doubled(word) != is_doubled(typed))
            rated.append((cost - log10(1 + len(postings)), word, level))
    return rated


def _unlike(heard: list[str], form: str) -> int:
    """Return how unlike a word is to the nearest of some readings; a nasal at its end may sound like an 'n'."""
    said = sound(form)
    return min(
        unlike(one, s) for one in heard for s in ([said, said + "n"] if form.endswith(tuple(NASALS)) else [said])
    )


def _beginning(shelf: Shelf, typed: str, space: str) -> dict[str, str]:
    """Return the most frequent words with this beginning, by spelling or, in another script, by sound."""
    folded, heard = fold(typed), readings(typed)
    if len(folded) < _LEAST or typed[0] in _NUMERALS:
        return {}
    found = {}
    skeletons = dict.fromkeys(skeleton(one) for one in heard)
    for bones in skeletons:
        for word, postings in shelf.below(space + bones) if len(bones) > 1 else ():
            if script(word) == script(typed):
                begins = fold(word).startswith(folded)
            else:  # by sound a short word needs one more consonant: hamas is not the beginning of हमसे
                said = sound(word)
                its = skeleton(said)
                begins = (len(its) >= _SHORT or its not in skeletons) and any(begins_like(one, said) for one in heard)
            if begins:
                found[word] = postings
    most = sorted(found, key=lambda word: (-len(found[word]), word))[:_MOST]
    return {word: found[word] for word in most}

"""The words of the index that a typed word means, and how surely."""

from dataclasses import dataclass
from math import log10

from site_builder.search.analysis import (
    begins_like,
    fold,
    forms,
    lemmas,
    readings,
    script,
    skeleton,
    sound,
    typo_rounds,
    unlike,
    within_one_edit,
)
from site_builder.search.postings import levels_of
from site_builder.search.shelf import Shelf
from site_builder.search.tables import rules

__all__ = ["FORM", "Match", "joined", "matches"]

# How much a match counts, against the word itself.
_SPELLING, _SOUND, _BEGINNING, _TYPO = 0.95, 0.9, 0.6, 0.4
FORM = 0.7
# What each level of likeness costs, in powers of ten of articles.
_UNLIKE = (0.0, 1.0, 2.5, 3.5, 4.0)
# How unlike a word may be at most, by the consonants it has; and what is typed in Devanagari is spelled with care: a
# short word there means no Latin one of another aspiration or length, so that पीर does not find fir.
_LIMIT = (0, 1, 2, 3, 4)
_LIMIT_OF_OTHERS = (0, 0, 0, 1, 1)
_LEAST = 4  # letters of what may be the beginning of a word, or mistyped
_MOST = 40  # words that the beginning of one may stand for
# Bytes of postings up to which what is found may not be what is meant: the word itself, or what only comes near it; and
# how many times as frequent another word must then be.
_RARE, _TIMES = 6, 20
_RARE_FORMS, _TIMES_OF_FORMS = 40, 3
_VERB_CONSONANTS = ("", "n", "t", "g", "ng", "kr")


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the index."""

    word: str
    weight: float
    """How surely it is meant, above 0 up to 1."""
    levels: dict[int, int]
    """Documents (by slot), and the level to which the word counts there."""


def matches(shelf: Shelf, typed: str, *, open_end: bool, space: str = "") -> list[Match]:
    """Return the words meant by `typed`, the surest first; `open_end`: it may be the beginning of a word.

    The word itself, its spellings and its forms; or what sounds alike in another script; if there is nothing, the words
    that begin so, and if there is nothing either, those from which one wrong letter leads here.
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
    if open_end and (times := _times(found, postings)):
        _add(_beginning(shelf, typed, space), _BEGINNING, times, found, postings)
    if (len(typed) > 5 or not found) and (times := _times(found, postings)):
        _add(_mistyped(shelf, typed, space), _TYPO, times, found, postings)
    ordered = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [Match(word, weight, levels_of(postings[word])) for word, weight in ordered]


def joined(shelf: Shelf, first: str, second: str) -> list[Match]:
    """Return the spellings of the word that two words are together: लॉक डाउन -> लॉकडाउन."""
    both = first + second
    found = {word: text for word, text in _near(shelf, both, "").items() if fold(word) == fold(both)}
    return [Match(word, _SPELLING, levels_of(found[word])) for word in sorted(found)]


def _long(word: str, level: int) -> bool:
    """Tell whether a word has so many consonants that all that sounds like it is the same word."""
    return level <= 2 and len(skeleton(sound(word))) > 4


def _times(found: dict[str, float], postings: dict[str, str]) -> int:
    """Return how many times as frequent as what is found other words must be; 0: no other is meant.

    A word that stands in one article or two may itself be a slip of the pen, or only begin another.
    """
    known = max((len(postings[word]) for word in found), default=0)
    if max(found.values(), default=0.0) >= _SPELLING:
        return _TIMES if known <= _RARE else 0
    return _TIMES_OF_FORMS if known <= _RARE_FORMS else 0


def _add(others: dict[str, str], weight: float, times: int, found: dict[str, float], postings: dict[str, str]) -> None:
    """Add other words that may be meant, where they are so many times as frequent as what is found already."""
    known = max((len(postings[word]) for word in found), default=0)
    if sum(map(len, others.values())) >= known * times:
        for word, text in others.items():
            if word not in found:
                found[word], postings[word] = weight, text


def _near(shelf: Shelf, form: str, space: str) -> dict[str, str]:
    """Return all words with the skeleton of a form, or of another form of its verb, with their postings."""
    bones = {skeleton(heard) for heard in readings(form)}
    for lemma in lemmas(fold(form)):
        if lemma.endswith("-"):
            root = lemma[:-1]
            bones |= {skeleton(sound(root)) + more for more in _VERB_CONSONANTS}
            bones |= {skeleton(sound(other)) for other in rules()["verbs"][root]}
    return {word: text for key in sorted(bones) for word, text in shelf.at(space + key).items()}


def _same(form: str, words: dict[str, str]) -> dict[str, float]:
    """Return the word itself, its spellings and its forms."""
    folded = fold(form)
    # Where जल stands, water is meant; whoever asks for जलना does not type its root alone.
    origins = lemmas(folded) - ({f"{folded}-"} if form in words else set())
    found = {}
    for word in words:
        if word == form:
            found[word] = 1.0
        elif fold(word) == folded or _sounds_same(form, word):
            found[word] = _SPELLING
        elif not origins.isdisjoint(lemmas(fold(word))):
            found[word] = FORM
    return found


def _sounds_same(a: str, b: str) -> bool:
    """Tell whether two long words of one script differ by the length of vowels only: वेंटिलेटर, वेंटीलेटर."""
    return script(a) == script(b) and sound(a) == sound(b) and len(skeleton(sound(a))) > 3


def _alike(typed: str, words: dict[str, str]) -> dict[str, float]:
    """Return the words of other scripts that sound most alike, with their forms.

    Of those equally near the more frequent is meant; ten times as many articles make up for one level.
    """
    heard = readings(typed)
    rated = []
    for word, postings in words.items():
        if script(word) != script(typed):
            said = sound(word)
            level = min(unlike(one, said) for one in heard)
            bones = min(len(skeleton(said)), 4)
            if level <= (_LIMIT if script(typed) == "latin" else _LIMIT_OF_OTHERS)[bones]:
                rated.append((_UNLIKE[level] - log10(1 + len(postings)), word, level))
    if not rated:
        return {}
    best = min(rated)[0]
    found = {word: _SOUND - level / 10 for value, word, level in rated if value <= best + 0.5 or _long(word, level)}
    for chosen in list(found):
        for word, sure in _same(chosen, words).items():
            found[word] = max(found.get(word, 0.0), sure * found[chosen])
    return found


def _beginning(shelf: Shelf, typed: str, space: str) -> dict[str, str]:
    """Return the most frequent words that begin so, by their spelling or, in another script, by their sound."""
    folded, heard = fold(typed), readings(typed)
    if len(folded) < _LEAST:
        return {}
    found = {}
    for bones in dict.fromkeys(skeleton(one) for one in heard):
        for word, postings in shelf.below(space + bones) if len(bones) > 1 else ():
            same_script = script(word) == script(typed)
            if fold(word).startswith(folded) if same_script else any(begins_like(one, sound(word)) for one in heard):
                found[word] = postings
    most = sorted(found, key=lambda word: (-len(found[word]), word))[:_MOST]
    return {word: found[word] for word in most}


def _mistyped(shelf: Shelf, typed: str, space: str) -> dict[str, str]:
    """Return the words from which one wrong letter leads to `typed`; of short ones it is not the first."""
    folded, heard = fold(typed), readings(typed)[0]
    if len(folded) < _LEAST or typed[0] in "0123456789":
        return {}
    rounds = typo_rounds(skeleton(heard))
    for starts in rounds if len(folded) > 5 else rounds[:3]:
        found = {}
        for start in starts:
            for word, postings in shelf.below(space + start):
                same = script(word) == script(typed)
                near = (folded, fold(word)) if same else (_said(heard), _said(sound(word)))
                if (same or (len(near[1]) > 4 and len(skeleton(heard)) > 3)) and within_one_edit(*near):
                    found[word] = postings
        if found:
            return found
    return {}


def _said(heard: str) -> str:
    return heard.replace("ə", "").replace("a", "")

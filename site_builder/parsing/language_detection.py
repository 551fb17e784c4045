"""The language of a text, and the direction of its script.

Four methods, the cheapest first:

1. The script, by code points. Most scripts are used by only one language of news.
2. Among languages that share a script: small words ('का', 'the', 'и') and letters of only one of them ('ں', 'ї'). Both
   are data: `data/<language>/parsing/words.txt`, `data/any/parsing/letters.txt`.
3. If these are not clear: py3langid, a model of character sequences for 140 languages.
4. If that is not sure either, as for a single sentence: the language in which nearly all words are common.

On 1,438 raw texts in Hindi, Marathi, Nepali, Urdu and Bengali and 1,919 articles in Hindi and English one is wrong (its
text is damaged); of 80 code points from the middle of 820 of them the model gets 818 right, of 40 code points 802.
"""

import math
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from site_builder import data
from site_builder.model import Direction
from site_builder.text.languages import direction, likely, script_direction, script_of, written_in
from site_builder.text.vocabulary.news_words import news_words

__all__ = ["DetectedLanguage", "recognise"]


class DetectedLanguage(NamedTuple):
    """Language, direction and script of a text."""

    language: str
    """BCP 47 tag; 'und' when unknown."""
    direction: Direction
    """Direction of its script."""
    script: str | None
    """ISO 15924 code; None when the text has no letters."""


class _Words(NamedTuple):
    """The result of small words and letters."""

    language: str | None
    """The language with most of them; None without any."""
    said: float
    """Its score; a word that several languages share counts in part."""
    clear: bool
    """Whether it leads by far."""


_SAMPLE = 700
"""Code points of the sample: enough small words for every language in the tables."""
_GLANCE = 240
"""Code points that are counted first: the rest of the sample counts only if no language leads by far."""
_CLEAR = 4
"""Fewest words of a language that leads by far in that part; it must also have twice as many as the next."""
_SURE = 0.7
"""Lowest accepted probability of the model: above it 2 of 1,137 pieces of 20 and 40 code points were wrong."""
_AGREED = 0.5
"""The same where small words show that language too, and it is not the commonest of its script: 'Leaders met in Davos'
has two small words of Dutch, and a probability of 0.37."""
_KNOWN = 0.75
"""Share of the words that are common in a language from which on a short text is in it. Of the first sentences (40 to
120 code points) of 1,111 English articles 0.75 finds all but one, and of 30
sentences in 13 other languages in Latin letters it takes none for English."""
_FEWEST = 2
"""Words without a capital that a text must have for that."""
_KNOWN_TO_BOTH = 0.5
"""The same share where it is also the model's best guess, however unsure. Of 144 pieces of 4 to 9 words in other
languages in Latin letters none is then taken for English; of 213 English sentences 2 are missed, 16 without this."""
_CROWDED = frozenset({"Latn", "Cyrl"})
"""Scripts with many languages that have no small words in the tables, like Slovak and Czech."""
_UNKNOWN = "und"


def recognise(text: str, stated: str | None = None, usual: str | None = None) -> DetectedLanguage:
    """Return the language of `text`, or the one stated for it, with script and direction.

    `stated`: BCP 47 tag known from elsewhere. `usual`: the folder's language, for a text in its script without a clear
    language of its own. The language is 'und' if it cannot be found; the direction is that of the script of most of the
    text, or of the stated language if the text has no letters.
    """
    script = script_of(text)
    language = stated or _language(text[:_SAMPLE], script, usual)
    return DetectedLanguage(language, script_direction(script) if script else direction(language), script)


def _language(sample: str, script: str | None, usual: str | None) -> str:
    if script is None:
        return usual or _UNKNOWN
    common = likely(f"und_{script}").language
    if len(_languages(script)) < 2:
        return common or _UNKNOWN
    by_words = _by_words(sample, script)
    found = _told(sample, script, by_words, common or data.BESIDE)
    if found is None and usual and written_in(usual) == script:
        return usual
    if found is None:
        found = by_words.language if script not in _CROWDED else _by_common_words(sample, script)
    return found or common or _UNKNOWN


def _by_common_words(sample: str, script: str) -> str | None:
    """Return the language of a script in which nearly all words of the text are common; None if there is none."""
    every = list(filter(None, map(_bare, sample.split())))
    words = [word for word in every if word.islower()]  # names belong to no language
    known = {language: news_words(language) for language in _languages(script)}
    if len(words) < _FEWEST:  # 'Home Minister Amit Shah visited Srinagar': a common word counts with a capital too
        common = frozenset[str]().union(*known.values())
        words = [word.lower() for word in every if word.islower() or word.lower() in common]
    if len(words) < _FEWEST:
        return None
    shares = {language: sum(word in common for word in words) / len(words) for language, common in known.items()}
    best = max(shares, key=lambda language: shares[language])
    return best if shares[best] >= (_KNOWN_TO_BOTH if _by_model(sample)[0] == best else _KNOWN) else None


def _bare(word: str) -> str:
    """Return a word without the marks around it; '' if it is not a word."""
    found = word.strip(".,:;!?\"'()[]-–—“”‘’")
    return found if found.isalpha() else ""


def _told(sample: str, script: str, by_words: _Words, common: str) -> str | None:
    """Return the language that small words show clearly, or the model surely; None if neither does."""
    first = by_words.language
    if first and by_words.clear and (script not in _CROWDED or first == common):
        return first
    if first and by_words.said >= _CLEAR and first not in _known_to_model():
        return first  # the model takes Bhojpuri for Hindi, Yiddish for Hebrew
    guess, probability = _by_model(sample)
    fits = written_in(guess) in (script, None)
    asked = _SURE if guess != first else 0 if guess == common else _AGREED
    return guess if fits and probability >= asked else None


@lru_cache(maxsize=128)
def _languages(script: str) -> tuple[str, ...]:
    """Return the languages of a script with a list of small words, the commonest first, then by tag."""
    common = likely(f"und_{script}").language
    found = [language for language in data.languages() if data.lines(language, "parsing/words")]
    mine = [language for language in found if written_in(language) == script]
    return tuple(sorted(mine, key=lambda language: (language != common, language)))


@lru_cache(maxsize=128)
def _small_words(script: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for language in _languages(script):
        for word in data.lines(language, "parsing/words"):
            found[word] = (*found.get(word, ()), language)
    return found


@lru_cache(maxsize=128)
def _own_letters(script: str) -> tuple[tuple[str, str], ...]:
    rows = data.table("any", "parsing/letters")
    return tuple((row[1], row[0]) for row in rows if row[0] in _languages(script))


@lru_cache(maxsize=128)
def _whole(script: str) -> int:
    """Return the score of one word: a whole number, because sums of fractions depend on the order of the words."""
    return math.lcm(*range(1, 1 + len(_languages(script))))


def _by_words(sample: str, script: str) -> _Words:
    glance = _led(_scores(sample[:_GLANCE].casefold(), script), _whole(script))
    return glance if glance.clear else _led(_scores(sample.casefold(), script), _whole(script))


def _led(scores: Mapping[str, int], whole: int) -> _Words:
    second, first = sorted(scores.values())[-2:]
    # Ties go to the language listed first: the commonest.
    best = max(scores, key=scores.__getitem__) if first else None
    return _Words(best, first / whole, first >= max(2 * second, _CLEAR * whole))


def _scores(part: str, script: str) -> dict[str, int]:
    known = _small_words(script)
    # A word that several languages share is weak evidence for each of them; a letter of only one is strong.
    scores = dict.fromkeys(_languages(script), 0)
    for word in known.keys() & part.split():
        languages = known[word]
        share = _whole(script) // len(languages)
        for language in languages:
            scores[language] += share
    for letter, language in _own_letters(script):
        if letter in part:
            scores[language] += 2 * _whole(script)
    return scores


@cache
def _model() -> Any:
    """Return the model. Loading takes half a second and 100 MB, so it waits until a text needs it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _known_to_model() -> frozenset[str]:
    return frozenset(_model().labels)


def _by_model(sample: str) -> tuple[str, float]:
    """Return the likeliest of the model's languages and its probability (0 to 1), rounded.

    The last digits depend on the processor; rounding to two places removes them.
    """
    language, probability = _model().classify(sample)
    return language, round(probability, 2)

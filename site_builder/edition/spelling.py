"""Decides whether two spellings, in one script or in two, can be the same name.

Names are compared by sound: Devanagari is romanised first, then letters that writers of Latin script interchange are
unified (w = v, ee = i, ph = f). Consonants must agree one by one. Vowels count by the class of their sound; a short 'a'
inside a word does not count, because spelling often omits it (केजरीवाल, Kejriwal, Kejariwal), but a vowel at the end
does (कमल is not कमला). The consonants alone are the key for looking names up.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from site_builder import data
from site_builder.text.folding import match_key
from site_builder.text.romanisation import romanise

__all__ = [
    "LONG",
    "alike",
    "first_letter",
    "joined",
    "nearly_alike",
    "one_letter_apart",
    "readings",
    "skeleton",
    "spelt_letters",
    "words_of",
]

_DOUBLE = re.compile(r"([^aeiou])\1+")
_VOWELS = re.compile("[aeiou]+")
_NASAL = re.compile("m(?=[pbBf])")
_NOT_LATIN = re.compile("[^a-z]+")
_SPLIT = re.compile(r"[\s\-–_/&]+")
_SCRIPT, _HALANT = "Deva", "\u094d"
# Before another consonant writers double a consonant or not, and join it or not: उज्ज्वल, उज्जवल, उज्वल; महत्त्व, महत्व.
_DOUBLED = re.compile("([\u0915-\u0939])\u094d\\1\u094d?(?=[\u0915-\u0939])")
_DEVANAGARI = re.compile("[\u0904-\u0939]")
# After a vowel, ड and ढ of Hindi words are flapped, with or without the dot: Chopra, Aligarh; but not in Canada.
_FLAPPED = re.compile("(?<=[\u0904-\u0939\u093e-\u094c])[डढ](?!\u094d)")
_FLAPS = {"ड": "र", "ढ": "र्ह"}
_INITIALS = str.maketrans("fqwxz", "pkvkj")
LONG = 4
"""Fewest common consonants of two words that count as one name although a vowel differs (डोनाल्ड, डॉनल्ड)."""


@lru_cache(maxsize=1 << 16)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison, without stops and hyphens; names of letters become letters."""
    words = _SPLIT.split(match_key(name).replace(".", " ").replace("'", "").strip())
    said = [_as_letters(word) for word in words if word]
    return tuple(_together(said))


def _together(words: list[str]) -> list[str]:
    """Put single letters that stand side by side into one word: 'a p j' -> 'apj'."""
    done: list[str] = []
    for at, word in enumerate(words):
        letters = word.isascii() and word.isalpha() and len(word) == 1
        before = at > 0 and words[at - 1].isascii() and len(words[at - 1]) == 1
        if letters and before:
            done[-1] += word
        else:
            done.append(word)
    return done


@cache
def _letters() -> dict[str, str]:
    rows = data.table(_SCRIPT, "text/letter_names")
    return {match_key(name): letter for letter, *names in rows for name in names}


@lru_cache(maxsize=1 << 14)
def _as_letters(word: str) -> str:
    """Return the Latin letters of a word that consists of their names (आईसीएमआर -> icmr); any other word unchanged."""
    return (spelt_letters(word) if _DEVANAGARI.match(word) else None) or word


def spelt_letters(word: str) -> str | None:
    """Return the Latin letters whose names make up a word ('जेडीए' gives 'jda'); None if they do not.

    `word`: a match key (`text.folding.match_key`).
    """
    if not word:
        return ""
    for length in range(min(len(word), _longest_name()), 0, -1):
        letter = _letters().get(word[:length])
        rest = spelt_letters(word[length:]) if letter else None
        if letter and rest is not None:
            return letter + rest
    return None


@cache
def _longest_name() -> int:
    return max(map(len, _letters()))


@cache
def _exchanged() -> Mapping[int, str | None]:
    rows = data.table(_SCRIPT, "edition/exchanged")
    return str.maketrans({row[0]: row[1] if len(row) > 1 else None for row in rows})


@cache
def _clusters() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return doubled letters as they are mistyped, each with its right spelling, and a pattern for them."""
    right = {row[0]: row[1] for row in data.table(_SCRIPT, "text/doubled_letters")}
    return right, re.compile("|".join(sorted(right)))


def joined(words: tuple[str, ...]) -> str:
    """Return the words as one, in the loose spelling: 'जम्मू-कश्मीर' and 'जम्मूकश्मीर' meet."""
    text = "".join(words).translate(_exchanged())
    if _HALANT in text:
        right, mistyped = _clusters()
        text = _DOUBLED.sub("\\1\u094d", mistyped.sub(lambda found: right[found.group()], text))
    return text.replace("\u0902", "") if len(text) > LONG + 1 else text


@cache
def _latin_sounds() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Return the letters that writers of Latin script interchange, and a pattern for them, longest first."""
    one_of = {row[0]: row[1] for row in data.table("any", "edition/sounds")}
    return one_of, re.compile("|".join(sorted(one_of, key=lambda sound: (-len(sound), sound))))


@lru_cache(maxsize=1 << 16)
def _heard(word: str) -> str:
    latin = _NOT_LATIN.sub("", romanise(word).lower())
    one_of, exchanged = _latin_sounds()
    return _DOUBLE.sub(r"\1", exchanged.sub(lambda found: one_of[found.group()], latin))


@lru_cache(maxsize=1 << 16)
def _sounds(word: str) -> tuple[str, str, str]:
    """Return the consonants, the vowels except 'a', and the vowel at the end of a word."""
    heard = _heard(word)
    if heard.endswith("y"):
        heard = heard[:-1] + "i"
    consonants = _VOWELS.sub("", _NASAL.sub("n", heard))
    vowels = "".join(heard[at] for at in range(len(heard)) if heard[at] in "eiou")
    return consonants, vowels, heard[-1:] if heard[-1:] in "aeiou" else ""


@lru_cache(maxsize=1 << 14)
def readings(word: str) -> tuple[str, ...]:
    """Return a word, and the form in which Latin letters may spell it: 'चोपडा' is also 'चोपरा', for Chopra.

    A word of two consonants has only one form, because too many words would be alike: उड़ीसा and Russia.
    """
    flapped = _FLAPPED.sub(lambda found: _FLAPS[found.group()], word)
    return (word, flapped) if flapped != word and len(_sounds(word)[0]) >= LONG - 1 else (word,)


@lru_cache(maxsize=1 << 16)
def skeleton(words: tuple[str, ...]) -> str:
    """Return the sounded consonants of a name; '' when it has none or is in an unknown script.

    T and D stand for t and d too: the South writes Sitharaman for सीतारमण.
    """
    return "".join(_sounds(word)[0] for word in words).replace("T", "t").replace("D", "d")


@lru_cache(maxsize=1 << 16)
def alike(word: str, other: str) -> bool:
    """Return whether two words can be spellings of one name."""
    if word == other or joined((word,)) == joined((other,)):
        return True
    native, native2 = bool(_DEVANAGARI.search(word)), bool(_DEVANAGARI.search(other))
    if native != native2:
        return any(_sound_alike(one, two) for one in readings(word) for two in readings(other))
    (consonants, *vowels), (consonants2, *vowels2) = _sounds(word), _sounds(other)
    if not consonants or vowels != vowels2:
        return False
    if not native:
        return _heard(word) == _heard(other)
    return len(consonants) >= LONG and consonants == consonants2


def nearly_alike(word: str, other: str) -> bool:
    """Return whether two long words differ only in vowels: बनर्जी, बैनर्जी; Katharine; but not Belmar, Balmer."""
    consonants = skeleton((word,))
    if word.isascii() and other.isascii() and min(len(word), len(other)) < 2 * LONG:
        return False
    return len(consonants) >= LONG and consonants == skeleton((other,))


@lru_cache(maxsize=1 << 14)
def first_letter(word: str) -> str:
    """Return the Latin initial of a word; letters that writers exchange count as one: V and W for व, J and Z for ज."""
    latin = _NOT_LATIN.sub("", romanise(word).lower())
    return latin[:1].translate(_INITIALS)


def one_letter_apart(one: str, other: str) -> bool:
    """Return whether one inserted, removed or replaced letter or sign makes both the same."""
    short, long = sorted((one, other), key=len)
    start = next((at for at, sign in enumerate(short) if sign != long[at]), len(short))
    rest = long[start + 1 :]
    return rest in {short[start:], short[start + 1 :]} and len(long) - len(short) <= 1


def _sound_alike(word: str, other: str) -> bool:
    key = skeleton((word,))
    return bool(key) and key == skeleton((other,)) and _sounds(word)[1:] == _sounds(other)[1:]

"""The forms by which search finds a word: its spelling, its dictionary forms, its sound.

All knowledge of languages is in the tables of `rules()`; this module and `templates/assets/search.js` only apply them.
A test runs both on 50,000 words and compares.

A **sound** is the pronunciation of a word in one alphabet for all scripts: consonants (`k K g G c C j J t T d D n p P b
B m r l v s S h`, capitals are aspirated) and vowels (`ə a i u e o`). Its **skeleton** is its consonants without
aspiration.
"""

import re
import unicodedata
from functools import cache, lru_cache

from site_builder.search.tables import rules
from site_builder.text.marks import MARKS

__all__ = [
    "NASALS",
    "begins_like",
    "chunks",
    "fold",
    "forms",
    "is_doubled",
    "lemmas",
    "readings",
    "script",
    "skeleton",
    "sound",
    "unlike",
    "without_nasal",
    "words",
    "words_of_chunk",
]

_CHUNK = re.compile(rf"[\w{MARKS}\u200c\u200d]+(?:[.,][\w{MARKS}\u200c\u200d]+)*")
_PART = re.compile(r"[0-9]+|[^0-9]+")
_NUMBER = re.compile(r"[0-9]+(,[0-9]+)*(\.[0-9]+)?")
_DROPPED = re.compile("[\u0300-\u036f\u200c\u200d]")
_LATIN = re.compile("[a-z]")
_VOWELS = "əaeiou"
_NO_VOWELS = str.maketrans("", "", _VOWELS)
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z]+)\1|([क-ह])्\2")
_BESIDE = {c: chr(0x900 + (c & 0x7F)) for c in range(0x980, 0xD80)}
"""The Devanagari letter for each letter of another script of India: Unicode has these scripts in the same order."""
NASALS = "ंँ"
_LONGEST = 40  # letters; nobody types a longer word


def chunks(text: str) -> list[str]:
    """Return the runs of letters, marks and digits of `text`, with the stops and commas inside them, in order."""
    return _CHUNK.findall(text)


def words(text: str) -> list[str]:
    """Return the words and numbers of `text` as they are indexed, in order."""
    return [word for chunk in chunks(text) for word in words_of_chunk(chunk)]


def words_of_chunk(chunk: str) -> tuple[str, ...]:
    """Return the words of one chunk: lower case, NFC, no accents, ASCII digits; numbers are split from letters.

    1,23,456 is one number, and डी.सी. is one word, but है.वह are two words.
    """
    text = _DROPPED.sub("", unicodedata.normalize("NFD", chunk))
    text = unicodedata.normalize("NFC", text).lower().translate(_digits())
    if _NUMBER.fullmatch(text):
        return (_number(text.replace(",", "")),)
    parts = [part for part in re.split("[.,_]", text) if part]
    if "." in chunk and len(parts) > 1 and all(len(part) == 1 or part in _letter_of() for part in parts):
        return ("".join(parts)[:_LONGEST],)
    return tuple(_number(word)[:_LONGEST] for part in parts for word in _PART.findall(part))


def _number(word: str) -> str:
    return (word.lstrip("0") or "0") if word[0] in "0123456789" and "." not in word else word


@cache
def _digits() -> dict[int, str]:
    return {ord(zero) + digit: str(digit) for zero in rules()["zeros"] for digit in range(10)}


def _letter_of() -> dict[str, str]:
    names: dict[str, str] = rules()["letterNames"]
    return names


@lru_cache(maxsize=128)
def _compiled(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), text) for pattern, text in rules()[name])


def _rewritten(name: str, word: str) -> str:
    for pattern, text in _compiled(name):
        word = pattern.sub(text, word)
    return word


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return one form for all spellings of a word. Vowel signs stay: कमल, कमला and कोमल are three words."""
    if word.isascii():
        return word
    beginning, table = _spellings()
    if _foldable().search(word):
        word = _rewritten("fold", word)
    return beginning.sub(lambda m: table[m[0]], word)


@cache
def _foldable() -> re.Pattern[str]:
    """Return a pattern for the words that the rules change: three of four words need no other rule after this test."""
    return re.compile("|".join(f"(?:{pattern})" for pattern, _ in rules()["fold"]))


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    table = rules()["spellings"]
    return re.compile("^(?:" + "|".join(sorted(table, key=lambda key: (-len(key), key))) + ")"), table


def lemmas(folded: str) -> set[str]:
    """Return the possible dictionary forms of a folded word, including itself; for a verb its root with a hyphen."""
    tables = rules()
    found = {folded}
    for cut in range(1, min(5, len(folded) - 1)):
        stem, ending = folded[:-cut], folded[-cut:]
        if len(stem) >= 2:
            found.update(stem + text for text in tables["suffixes"].get(ending, ()))
        if ending in _verb_endings() and stem in tables["verbs"]:
            found.add(stem + "-")
    if folded in tables["verbs"]:
        found.add(folded + "-")
    return found | _irregular().get(folded, set())


@cache
def _verb_endings() -> frozenset[str]:
    return frozenset(rules()["verbEndings"])


@cache
def _irregular() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for root, others in rules()["verbs"].items():
        for form in others:
            found.setdefault(form, set()).add(root + "-")
    return found


def script(word: str) -> str:
    """Return the script of a word: 'latin', or the number of the block of 128 code points in which it begins."""
    return "latin" if _LATIN.match(word) else str(ord(word[0]) >> 7)


@lru_cache(maxsize=128)
def _sounds(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    table = rules()[name]
    return re.compile("|".join(sorted(table, key=lambda key: (-len(key), key))) + "|."), table


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return the sound of a word; letters that are in no table are silent."""
    if _LATIN.match(word):
        return _heard("roman", word)
    return re.sub("ə$", "", _heard("sounds", word.translate(_BESIDE)))


def _heard(name: str, word: str) -> str:
    pattern, table = _sounds(name)
    spelled = pattern.sub(lambda m: m[0] if m[0] in "0123456789." else table.get(m[0], ""), word)
    return _rewritten("soundRules", spelled)


def readings(word: str) -> list[str]:
    """Return the possible sounds of a typed word; Latin letters are read as Hindi and as English."""
    if not _LATIN.match(word):
        return [sound(word)]
    return list(dict.fromkeys((sound(word), sound(_rewritten("readings", word)))))


def without_nasal(word: str) -> list[str]:
    """Return the readings of Latin letters without the last 'n', if this 'n' may be a nasal vowel: dhuan, धुआं."""
    heard = readings(word) if _LATIN.match(word) else []
    return [one[:-1] for one in heard if len(one) > 2 and one[-1] == "n" and one[-2] in _VOWELS]


def is_doubled(word: str) -> bool:
    """Return whether a word has a doubled consonant without a vowel between: पत्ती, patti."""
    return _DOUBLED.search(word) is not None


def skeleton(heard: str) -> str:
    """Return the consonants of a sound without aspiration; a vowel at its beginning is an 'a'."""
    bones = heard.translate(_NO_VOWELS).lower()
    return f"a{bones}" if heard[:1] and heard[0] in _VOWELS else bones


def unlike(typed: str, written: str) -> int:
    """Return how much the sound of a word differs from the typed one: 0 to 6, the levels of `alike`; 7 if more."""
    return next((level for level, one in enumerate(_patterns(typed)) if one.fullmatch(written)), 7)


def begins_like(typed: str, written: str) -> bool:
    """Return whether the sound of a word may begin like the typed one, ignoring vowel length and aspiration."""
    return _patterns(typed)[2].match(written) is not None


@lru_cache(maxsize=64)
def _patterns(typed: str) -> list[re.Pattern[str]]:
    """Return a pattern for each level; a short vowel that Hindi does not pronounce is always optional."""
    found = []
    table: dict[str, str] = {}
    for level, more in enumerate(rules()["alike"]):
        table |= more
        unsaid = "" if level < 1 else "[əaeiou]?" if level > 5 else "ə?"
        found.append(re.compile(unsaid.join(table.get(c, re.escape(c)) for c in typed)))
    return found


def forms(word: str) -> list[str]:
    """Return other ways to write a word: ICMR and आईसीएमआर, delhi and दिल्ली."""
    found = [other for pair in rules()["names"] if word in pair for other in pair if other != word]
    letters = rules()["letters"]
    if _LATIN.match(word) and 2 <= len(word) <= 6 and all(c in letters for c in word):
        found.append("".join(letters[c] for c in word))
    spelled = fold(word)
    names = _letter_names().findall(spelled)
    if len(names) > 1 and "".join(names) == spelled:
        found.append("".join(_letter_of()[name] for name in names))
    return found


@cache
def _letter_names() -> re.Pattern[str]:
    return re.compile(rules()["letterName"])

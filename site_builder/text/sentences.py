"""Sentences, with offsets.

A danda ends a sentence wherever it stands. So does a full stop in the many Hindi papers that write one instead of the
danda ("गये हैं. कोरोना"), unless what stands before it is an abbreviation or an initial; where the space behind it is
missing ("है.अमदी") only a verb distinguishes it from an inner stop. No sentence ends inside a pair of quotation marks.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from site_builder.text.folding import fold
from site_builder.text.language_profile import Language
from site_builder.text.words import LETTERS, Bounds, initial

__all__ = [
    "ASKS", "BEFORE_SENTENCE", "COLONS", "COMMAS", "ENDS", "PHRASE_ENDS", "STOPS", "is_ended", "leaning", "leans",
    "sentences",
]  # fmt: skip

STOPS = "।॥۔。．｡។៕။།።։"
"""Marks that end a statement wherever they stand, in the scripts that news is written in."""
PHRASE_ENDS = "།"
"""Those of them that end any phrase, also a headline: Tibetan writes its shad behind each."""
ASKS = "?!؟！？"
"""Marks that end a question or a cry; a headline may end in one as well as a sentence."""
ENDS = STOPS + ASKS
"""Both, to stand in a character class. A full stop and '|', a danda typed on a Latin keyboard, may end a statement."""
COMMAS = ",،"
"""Commas, to stand in a character class."""
COLONS = ":："
"""Colons, to stand in a character class."""
BEFORE_SENTENCE = " :।.|,-–—•*"
"""What is left of a place, a label or a bullet before the first sentence of a text."""
_AT_END = frozenset(STOPS + ".|")
_AFTER_END = " \"'”’“‘»)]}›」』）〉》"
_CLOSERS = "(?:[”’»)\\]]|[\"'](?![^\\W_]))"  # a straight mark before a letter opens
# Both patterns begin with a class, before the alternatives, which makes a search several times as fast.
_CANDIDATE = re.compile(
    rf"[\n{ENDS}|.…](?:(?<=\n)\n*|(?<=[{ENDS}])[{ENDS}]*{_CLOSERS}*(?!,)|(?<=\|)\|*(?!\w)"
    rf"|(?<=[.…])(?P<more>[.…]*){_CLOSERS}*)"
)
# A pair is a quotation when it is closed within 400 characters, about five lines of a newspaper's column; beyond that
# a mark was forgotten, or the quotation is so long that its own sentences count.
_QUOTED = re.compile(
    "[“«\"‘'](?:(?<=“)[^“”\n]{0,400}”|(?<=«)[^«»\n]{0,400}»"
    '|(?<=")(?<![^\\s(\\[]")(?=\\S)[^"\n]{0,400}(?<=\\S)"'
    "|(?<=‘)(?:[^‘’\n]|’(?=[^\\W_])){0,400}’(?![^\\W_])"
    "|(?<=')(?<![^\\s(\\[]')(?=\\S)[^'\n]{0,200}(?<=\\S)'(?![^\\W_]))"
)
_WINDOW = 40  # code points looked at on either side of a stop: longer than any word that matters
_BEFORE = re.compile(rf"(?:{LETTERS}|\d+)(?:\.(?:{LETTERS}|\d+))*$")
_NUMBER = re.compile(r"\s*\d")
_CAPITAL = re.compile(r"\s+[“‘\"']?[A-Z]")


class _Patterns(NamedTuple):
    name: re.Pattern[str]
    name_and_stop: re.Pattern[str]
    glued: re.Pattern[str]


@lru_cache(maxsize=64)
def _patterns(language: Language) -> _Patterns:
    one = initial(language)
    glued = rf"(?!{one}(?:\.|$)){LETTERS}|[“‘\"']"
    return _Patterns(re.compile(rf"{one}$"), re.compile(rf"\s*{one}\."), re.compile(glued))


def is_ended(text: str) -> tuple[bool, bool]:
    """Return whether `text` ends as a statement, and whether it ends as a question or cry; '…' is neither."""
    bare = text.rstrip(_AFTER_END)
    last = bare[-1:]
    return last in _AT_END and not bare.endswith(".."), last != "" and last in ASKS


def sentences(text: str, language: Language) -> list[Bounds]:
    """Return (start, end) of every sentence of `text`, in order, without the spaces around it.

    Only spaces are between them. A line end always ends a sentence.
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    found, start, q = [], 0, 0
    for candidate in _CANDIDATE.finditer(text):
        while q < len(quoted) and quoted[q][1] < candidate.end():
            q += 1
        inside = q < len(quoted) and quoted[q][0] < candidate.start() and candidate.end() < quoted[q][1]
        if not inside and _ends(text, start, candidate, language):
            found.append((start, candidate.end()))
            start = candidate.end()
    found.append((start, len(text)))
    return [span for span in (_trimmed(text, a, b) for a, b in found) if span[0] < span[1]]


def _ends(text: str, start: int, candidate: re.Match[str], language: Language) -> bool:
    mark = text[candidate.start()]
    if mark == "|":
        return language.is_verb(_last_word(text, start, candidate.start()).strip())
    if mark not in ".…":
        return True
    word = _last_word(text, start, candidate.start())
    after = text[candidate.end() : candidate.end() + _WINDOW]
    if after and not after[0].isspace():
        return language.is_verb(word) and _patterns(language).glued.match(after) is not None
    if mark == "…" or candidate["more"]:  # an ellipsis: a pause more often than an end
        return language.is_verb(word) or not after or _CAPITAL.match(after) is not None
    opens = _trimmed(text, start, start + _WINDOW)[0] == candidate.start() - len(word)
    return not _abbreviates(word, after, language, opens=opens)


def _last_word(text: str, start: int, end: int) -> str:
    window = text[max(start, end - _WINDOW) : end].rstrip()
    found = _BEFORE.search(window, window.rfind(" ") + 1)
    return found.group() if found else ""


def _abbreviates(word: str, after: str, language: Language, *, opens: bool) -> bool:
    """Return whether the stop behind `word` marks an abbreviation; `opens`: the sentence has no other word so far."""
    if not word:
        return False
    known = _patterns(language)
    if word.isdecimal():
        return opens  # 1. so a numbered point begins
    if "." in word:
        return known.name.search(word) is not None  # डी.सी. or U.S.
    if language.is_verb(word):
        # आई. के. against आई.
        return known.name.fullmatch(word) is not None and known.name_and_stop.match(after) is not None
    only_before_number = language.abbreviations.get(word)
    if only_before_number is None:
        return known.name.fullmatch(word) is not None
    return not only_before_number or _NUMBER.match(after) is not None


def _trimmed(text: str, start: int, end: int) -> Bounds:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())


@lru_cache(maxsize=64)
def leaning(language: Language) -> frozenset[str]:
    """Return the words (folded) at the beginning of sentences that need the sentence before them."""
    return frozenset(map(fold, language.lines("text/leaning")))


def leans(sentence: str, language: Language) -> bool:
    """Return whether a sentence needs the one before it to be understood: 'he said …', 'इनमें तीन …'."""
    return fold(sentence.lstrip("-–—•*·\"'“‘« ").partition(" ")[0]).strip(",;") in leaning(language)

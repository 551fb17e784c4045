"""The name in a byline, without what surrounds it: labels, titles, handles, addresses, buttons, dates."""

import re
from functools import lru_cache

from site_builder import data
from site_builder.text.languages import primary
from site_builder.text.sentences import ENDS
from site_builder.text.web import MAIL, WEB

__all__ = ["bare_byline", "byline_labels", "is_labelled", "without_label", "without_time_words"]

_SHORT = 80  # most code points of a line that is only a byline
_WORDS = 5  # most words of a byline that ends as a sentence does: 'By Our Own Special Correspondent.'
_ENDS = (*ENDS, ".")
_LONGEST = 300  # code points; what is longer is not a byline
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+(?=\S)")
_INITIALS = re.compile(r"\s*\([a-z]{2,4}\.?\)")
"""A writer's sign or agency behind a name: 'Anna Meier (ame)'."""
_CONTACT = re.compile(rf"[(\[]?(?:{WEB}|{MAIL}|(?<!\w)@\w{{1,30}})[)\]]?")
_WORD = re.compile(r"[^\s,.:;|()\[\]]+")
_TRIMMED = " ,;:|·•-–—"


@lru_cache(maxsize=128)
def _words(role: str) -> frozenset[str]:
    return frozenset(row[1] for row in data.table("any", "text/byline_words") if row[0] == role)


def byline_labels() -> frozenset[str]:
    """Return the words that may be before an author's name, case-folded: 'written by', 'लेखक'."""
    return _words("label") | _words("small-label")


def without_time_words(words: list[str]) -> list[str]:
    """Return the words of a byline without the label of a time that followed it: 'Updated', 'Posted on'."""
    while words and words[-1].casefold().strip(_TRIMMED) in _words("before-time") | {""}:
        words = words[:-1]
    return words


def bare_byline(text: str) -> str | None:
    """Return the names in a byline; None if it has no name.

    'By Meera Joshi, Senior Reporter | Email the author | @ex' gives 'Meera Joshi'. A byline that holds nothing but
    names, places and agencies is returned as it stands.
    """
    text = " ".join(text[:_LONGEST].split())
    parts = [(part, _bare(part)) for part in _PARTS.split(text) if part]
    kept = [bare for _, bare in parts if bare]
    if [part for part, _ in parts] == kept:
        return text or None
    return ", ".join(dict.fromkeys(kept)) or None


def without_label(text: str, language: str) -> str | None:
    """Return the text behind the word for 'by' at its beginning; None if there is no such word.

    Only the word of the text's own language (a BCP 47 tag) is one: in English, Di Maria and Von Neumann are names.
    """
    first, _, rest = text.partition(" ")
    row = ("written-by", first.casefold(), primary(language))
    return rest.strip(_TRIMMED) if row in data.table("any", "text/byline_words") else None


def is_labelled(text: str) -> bool:
    """Return whether a short line begins with words that introduce an author: 'By Meera Joshi', 'Reporter: …'.

    A sentence is none: 'Author Ann Lee set her first novel in Leeds.'
    """
    text = text.strip()
    if len(text) > _SHORT or (text.endswith(_ENDS) and len(text.split()) > _WORDS):
        return False
    return _unlabelled(text) != text


def _bare(part: str) -> str:
    """Return one part of a byline without label, contact and title; '' if nothing is left."""
    bare = _unlabelled(_INITIALS.sub("", _CONTACT.sub(" ", part)).strip(_TRIMMED))
    if bare.casefold() in _words("cut") | byline_labels() or not any(c.isalpha() for c in bare):
        return ""
    named = [piece for piece in map(_untitled, bare.split(",")) if piece]
    return " ".join(", ".join(named).split())


def _unlabelled(text: str) -> str:
    """Return the text without a label before it: 'By', 'Written by:', in small letters also 'von', 'par'."""
    first, _, rest = text.partition(" ")
    if first in _words("small-label") and rest:
        return rest.strip(_TRIMMED)
    for label in sorted(_words("label"), key=len, reverse=True):
        rest = text[len(label) :]
        if text[: len(label)].casefold() == label and rest[:1] in {" ", ":", "-", "\u2013"} and rest.strip(_TRIMMED):
            return rest.strip(_TRIMMED)
    return text


def _untitled(piece: str) -> str:
    """Return a name without the words of a title behind it; '' if nothing is left: 'Senior Reporter'."""
    piece = piece.strip()
    titles, words = _words("title"), list(_WORD.finditer(piece))
    if not words or words[-1][0].casefold() not in titles:
        return piece
    first = next(i for i, word in enumerate(words) if word[0].casefold() in titles)
    # A title behind one word is an office: 'Sports Desk', 'Reuters Staff'.
    return piece[: words[first - 1].end()] if first > 1 else piece if first == 1 else ""

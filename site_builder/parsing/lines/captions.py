"""Rules for captions of pictures: a known beginning, a credit, a second copy, a participle without a verb."""

import re
from functools import lru_cache

from site_builder.parsing.lines.line import BULLET
from site_builder.parsing.lines.rules import Draft, Role
from site_builder.parsing.phrases import begins
from site_builder.text.folding import fold
from site_builder.text.sentences import STOPS

__all__ = ["LONGEST_DOUBLE", "credited_caption", "doubled_line", "participle_caption", "picture_line"]

_CREDIT = re.compile(r"(?:^|[\s।.|(,])([^\s:।/.|(,][^:।/.|(,]{0,24}?)\s?[:/–-]\s?([^:।]{0,60})$")
_OWNED = re.compile("[:/–-]")
"""Marks between the word for a picture and its owner."""
_FILE_PICTURE = re.compile(r"[।.(]\s*([^।.()]{3,20})[)।.]*$")
_FILE_CAPTION = 120
"""Longest caption, in code points, that ends in 'file photo': 4 of 75 in one Bengali paper, none has more than 60."""
LONGEST_DOUBLE = 30
"""Longest credit that may be joined to the second copy of a caption; half or twice changes none of 245 texts."""


def picture_line(draft: Draft, i: int) -> Role | None:
    """Begins like the description of a picture or the name of its owner (data: parsing/picture)."""
    return "caption" if begins(draft.lines[i].folded, draft.phrases.picture) else None


def credited_caption(draft: Draft, i: int) -> Role | None:
    """Ends in the word for a picture, a colon or slash, and the name of its owner; or in 'file photo' behind a stop."""
    line = draft.lines[i]
    if not draft.decided_above(i) and _is_file_picture(draft, i):
        return "caption"
    if not _OWNED.search(line.text, max(0, line.size - 62)):
        return None
    if draft.decided_above(i) and not line.ended:
        return None  # the first line of all is the headline: PHOTOS: ...
    tail = _CREDIT.search(line.text, max(0, line.size - 100))
    words = fold(tail[1]).split() if tail else []
    return "caption" if any(" ".join(words[j:]) in draft.phrases.credit for j in range(len(words))) else None


def _is_file_picture(draft: Draft, i: int) -> bool:
    """Return whether line `i` is one sentence and a phrase such as 'file photo' behind its stop or in brackets."""
    line = draft.lines[i]
    tail = _FILE_PICTURE.search(line.text) if line.size <= _FILE_CAPTION else None
    return tail is not None and " " in tail[1].strip() and fold(tail[1]).strip() in draft.phrases.credit


def doubled_line(draft: Draft, i: int) -> Role | None:
    """The next line repeats this one, perhaps with a name joined to it: saved pages often have a caption twice.

    A sentence with verb and stop that only occurs twice is running text that was pasted twice.
    """
    line, below = draft.lines[i], draft.after(i)
    if below is None or not below.text.startswith(line.text) or line.size < 15 or BULLET.match(line.text):
        return None
    if below.size == line.size and line.ended and draft.has_verb(line):
        return None
    if draft.decided_above(i):
        return None  # the first line of all is the headline, said twice
    return "caption" if below.size - line.size <= LONGEST_DOUBLE else None


@lru_cache(maxsize=64)
def _participle(endings: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern of a participle and up to five words behind it, group 1."""
    longest_first = sorted(endings, key=lambda ending: (-len(ending), ending))
    return re.compile(rf".*(?:{'|'.join(map(re.escape, longest_first))}) (\S+(?: \S+){{0,4}})$") if endings else None


def participle_caption(draft: Draft, i: int) -> Role | None:
    """Ends in a participle and the person who acts, without a finite verb: 'जांच करती पुलिस।'; also in brackets."""
    line = draft.lines[i]
    if not (line.ended or line.text[0] == "("):
        return None
    pattern = _participle(draft.phrases.participles)
    found = pattern.match(line.text.rstrip(f"{STOPS}.)|\"'”’ ")) if pattern else None
    if found is None:
        return None
    words = set(fold(found[1]).split())
    return "caption" if words.isdisjoint(draft.phrases.verbs) and words.isdisjoint(draft.phrases.joins) else None

"""Rows of capitalised words in a line of English: possible names of any kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from site_builder.entities.names.flagged_line import Marked
from site_builder.entities.names.word_flags import (
    ADJECTIVE,
    AND,
    ATTRIBUTE,
    GENERIC,
    GIVEN,
    HEAD,
    HONORIFIC,
    JOINS,
    NOT,
    OF,
    PHRASE,
    PLACE_HEAD,
    TITLE,
    WEAK_GIVEN,
)  # fmt: skip

__all__ = ["Row", "rows_of"]

_OPENS = frozenset(".?!:;\"“‘'(–—-•*")
"""Marks behind which every word has a capital letter."""
# Half or twice of these three changes none of 75 Hindi and English texts: they are bounds, chosen by hand.
_SHOUTED = 0.7
"""Share of capitalised words from which on capitals are not evidence: a headline in Title Case."""
_LISTED = 5
"""Words to a comma below which a line of capitals is not a headline but a list of names."""
_LONGEST = 8
"""Words looked ahead for a type noun, and back for one that opened the name."""
_DOMAINS = frozenset({"com", "net", "org"})
"""The ends of addresses that stand for the company behind them: 'Amazon.com'."""


@dataclass(frozen=True, slots=True)
class Row:
    """Words of a line that may be a name."""

    line: Marked
    """The line."""
    first: int
    """First token."""
    end: int
    """One past the last token."""
    title: int | None
    """First token of the title before it."""
    opens: bool
    """Whether it opens a sentence, so that its first capital is not evidence."""

    @property
    def flags(self) -> tuple[int, ...]:
        """The flags of its words."""
        return self.line.flags[self.first : self.end]

    @property
    def words(self) -> tuple[int, ...]:
        """The tokens that are capitalised words; a part after a hyphen or an apostrophe belongs to its word."""
        return tuple(at for at in range(self.first, self.end) if at == self.first or self._begins_word(at))

    def _begins_word(self, at: int) -> bool:
        tied = self.line.line.keys[at - 1] in _TIES
        return self.line.line.keys[at][0].isalnum() and self.line.is_capital(at) and not tied


_APOSTROPHES = frozenset({"'", "’"})
_TIES = frozenset({"-", *_APOSTROPHES})


def rows_of(line: Marked, small: frozenset[str]) -> Iterator[Row]:
    """Yield the rows of a line; `small`: the words that the article also writes small."""
    size = len(line.flags)
    capital = [line.line.keys[at][0].isalpha() and line.is_capital(at) for at in range(size)]
    if _is_shouted(line, capital):
        return
    at = 0
    while at < size:
        if not capital[at] or not _begins(line, capital, at):
            at += 1
            continue
        end = _end(line, capital, at)
        opens = at == 0 or line.line.keys[at - 1] in _OPENS
        first, title = _start(line, at, end, small, opens)
        if first < end:
            yield Row(line, first, end, title, opens and first == at)
        at = end


def _is_shouted(line: Marked, capital: Sequence[bool]) -> bool:
    """Return whether a line is a headline in capitals; a sentence ends with a stop, a list of names has commas."""
    keys = line.line.keys
    letters = sum(key[0].isalpha() for key in keys)
    told = keys[-1:] == (".",) or keys.count(",") * _LISTED >= letters
    return letters > 3 and sum(capital) > _SHOUTED * letters and not told


def _breaks(line: Marked, at: int) -> bool:
    """Return whether a capitalised word is never part of a name: a month, 'The', 'English'."""
    return bool(line.flags[at] & NOT) and not line.flags[at] & (ADJECTIVE | TITLE | GIVEN)


def _begins(line: Marked, capital: Sequence[bool], at: int) -> bool:
    """Return whether a row may begin here: 'Bill' begins 'Bill Smith', 'North' 'North Ruritania', 'The' nothing."""
    if not _breaks(line, at):
        return True
    follows = at + 1 < len(capital) and capital[at + 1] and not _breaks(line, at + 1)
    if follows and len(line.line.keys[at]) == 1:  # 'A Smith' in a list of players
        return at > 0 and not line.line.keys[at - 1][0].isalnum() and not line.flags[at + 1] & (GENERIC | TITLE)
    weak = line.flags[at] & WEAK_GIVEN and follows and not line.flags[at + 1] & (GENERIC | TITLE | ADJECTIVE)
    return bool(weak or (line.flags[at] & ATTRIBUTE and follows))


def _end(line: Marked, capital: Sequence[bool], at: int) -> int:
    """Return one past a row of capitalised words, with the small words inside it: 'Bank of England'."""
    size, end = len(capital), at + 1
    while end < size:
        if capital[end] and line.flags[end] & HONORIFIC and line.flags[end - 1] & ~TITLE:
            break
        link = 0 if capital[end] else _link(line, capital, end, at)
        # 'Police' alone is not a name, but 'Delhi Police' is one: a known place and the type noun of a body.
        key = line.line.keys[end]
        of_place = capital[end] and line.flags[end - 1] & PHRASE and (key,) in line.word_flags.never
        of_place = of_place and ((key,), "body") in line.word_flags.heads.get(key, ())
        if (capital[end] and not _breaks(line, end)) or of_place:
            end += 1
        elif link:
            end += link
        else:
            break
    return end


def _link(line: Marked, capital: Sequence[bool], at: int, first: int) -> int:
    """Return how many tokens, the first of them in lower case, continue a row; 0 at its end."""
    key, spans = line.line.keys[at], line.line.spans
    tied = spans[at - 1][1] == spans[at][0] and at + 1 < len(spans) and spans[at][1] == spans[at + 1][0]
    if key == "." and tied and line.line.keys[at + 1] in _DOMAINS:
        return 2
    joins = at
    while joins < len(capital) and not capital[joins] and joins - at < 3 and _joins(line, joins, first):
        joins += 1
    if joins == at or joins >= len(capital) or not capital[joins] or _breaks(line, joins):
        return 0
    return joins + 1 - at


def _joins(line: Marked, at: int, first: int) -> bool:
    """Return whether a small word or mark holds two capitalised ones together."""
    if not line.line.keys[at][0].isalnum() or line.line.keys[at] == "s":
        return _mark_joins(line, at, first)
    flags = line.flags
    if flags[at] & OF:
        return bool(flags[at - 1] & HEAD) or any(flags[word] & OF for word in range(max(first, at - _LONGEST), at))
    if flags[at - 1] & OF and at - 1 > first:
        return line.line.keys[at] in line.word_flags.determiners
    if flags[at] & AND:
        return _one_body(line, at, first)
    return bool(flags[at] & JOINS) and not flags[at - 1] & (HEAD | PLACE_HEAD)


def _mark_joins(line: Marked, at: int, first: int) -> bool:
    """Return whether a mark, or the 's' behind an apostrophe, does."""
    keys, spans = line.line.keys, line.line.spans
    tied = at + 1 < len(spans) and spans[at - 1][1] == spans[at][0] and spans[at][1] == spans[at + 1][0]
    if keys[at] in _APOSTROPHES and keys[at + 1 : at + 2] == ("s",):
        return _owned(line, at)
    if keys[at] == "." and at - 1 >= first:
        return len(keys[at - 1]) == 1
    if keys[at] == "s":
        return keys[at - 1] in _APOSTROPHES
    return keys[at] == "&" or (tied and (keys[at] == "-" or keys[at] in _APOSTROPHES))


def _one_body(line: Marked, at: int, first: int) -> bool:
    """Return whether 'and' stands inside the name of a body: 'Department for Arts and Crafts', 'Food and Wine Agency'.

    The words on both sides of it are then common ones, and a type noun opens the name or ends it.
    """
    flags = line.flags
    if at + 1 >= len(flags) or not flags[at - 1] & GENERIC or not flags[at + 1] & GENERIC or line.phrase_at(at + 1):
        return False
    if any(flags[word] & OF for word in range(max(first, at - _LONGEST), at)):
        return True
    return _heads(line, at + 1) and not flags[at - 1] & (HEAD | TITLE)


def _owned(line: Marked, at: int) -> bool:
    """Return whether an apostrophe with 's' stands inside the name of a body: 'Farmer's Aid Association'."""
    return bool(line.flags[at - 1] & GENERIC) and _heads(line, at + 2)


def _heads(line: Marked, at: int) -> bool:
    """Return whether capitalised words, two or more, begin at a token and end with a type noun."""
    end = at
    while end < len(line.flags) and line.line.keys[end][0].isalpha() and line.is_capital(end) and end - at < _LONGEST:
        end += 1
    return end - at > 0 and bool(line.flags[end - 1] & HEAD)


def _start(line: Marked, at: int, end: int, small: frozenset[str], opens: bool) -> tuple[int, int | None]:
    """Return the first word of the name in a row, and its title; words that only open a sentence are cut off."""
    first, title = at, None
    while opens and first < end and line.line.keys[first] in small and not line.flags[first] & (GIVEN | TITLE):
        first += 1
    if opens and end - first > 2 and not line.flags[first] and line.flags[first + 1] & GIVEN:
        first += 1  # 'Ruritanian Paul Smith'
    if first < end and not line.flags[end - 1] & HEAD and not line.flags[first] & GIVEN:
        for word in range(first, end - 1):
            if line.flags[word] & TITLE:
                title, first = word, word + 1
    if first < end and line.line.keys[first] == "." and title is not None:
        first += 1
    if title is None and first > 0 and line.flags[first - 1] & TITLE:
        title = first - 1
    kept = line.flags[end - 1] & (HEAD | PLACE_HEAD) or any(line.flags[word] & OF for word in range(first, end))
    while first < end and line.flags[first] & ADJECTIVE and not kept:
        first += 1
    return first, title

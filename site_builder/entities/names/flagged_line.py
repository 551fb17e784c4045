"""A line with the flags of its words, and the questions that the finders ask about it."""

import re
from dataclasses import dataclass
from itertools import repeat

from site_builder.entities.names.tokens import TokenLine, is_letters
from site_builder.entities.names.word_flags import (
    ADJECTIVE,
    AGENT,
    ALSO,
    AND,
    ATTRIBUTE,
    BEARER,
    BODY,
    CASE,
    EXECUTIVE,
    FIELD,
    GENERIC,
    HEAD,
    HONORIFIC,
    IN,
    INITIAL,
    JOINT,
    KIN,
    LIVES,
    NOT,
    OF,
    PART,
    PHRASE,
    PLACE_HEAD,
    PRODUCT,
    RELATION,
    RESPECT,
    ROLE,
    SEAT,
    STRONG,
    TITLE,
    TOLD,
    WordFlags,
)  # fmt: skip
from site_builder.text.marks import MARKS

__all__ = ["Marked", "marked"]

_STOP = AGENT | ALSO | CASE | IN | AND | RESPECT | OF
_ENDS_NAME = _STOP | NOT | TITLE | HEAD | PLACE_HEAD | GENERIC | ADJECTIVE | ATTRIBUTE | FIELD | PRODUCT
_HOT = ALSO | BEARER | BODY | PHRASE | HEAD | PLACE_HEAD | TITLE | PART
_TITLED = HONORIFIC | ROLE | KIN
_CALLING = 4
"""Words of the longest calling."""
_VOWEL_SIGN = re.compile(f"[{MARKS}]")
"""A suffix that is joined to a name may begin with one: the last sign of লন্ডনে."""
_BOUND = NOT | CASE | IN | AND | RESPECT | AGENT


@dataclass(frozen=True, slots=True)
class Marked:
    """A line and the flags of its words."""

    number: int
    """Index into the article's lines."""
    line: TokenLine
    """The line."""
    flags: tuple[int, ...]
    """Flags of every token, as in `word_flags`; 0 for an unknown word."""
    hot: tuple[int, ...]
    """The tokens at which a name may begin or end: few of all."""
    word_flags: WordFlags
    """Where the flags come from."""

    def is_word(self, at: int) -> bool:
        """Return whether token `at` is a word of the line."""
        return 0 <= at < len(self.flags) and is_letters(self.line.keys[at])

    def joins(self, at: int) -> bool:
        """Return whether token `at` joins two members of a list."""
        return self.line.keys[at] == "," or bool(self.flags[at] & AND)

    def may_name(self, at: int) -> bool:
        """Return whether token `at` may be part of a personal or unknown name."""
        if not self.is_word(at):
            return False
        flags = self.flags[at]
        if flags & PART:
            return not flags & _STOP
        return not flags & _ENDS_NAME and not self.line.keys[at].isascii() and not self.phrase_at(at)

    def is_joint(self, at: int) -> bool:
        """Return whether token `at` is a hyphen that joins two unknown words into one."""
        if not 0 < at < len(self.flags) - 1 or self.line.keys[at] != "-":
            return False
        (_, before), (start, end), (behind, _) = self.line.spans[at - 1 : at + 2]
        return before == start and end == behind and self._hangs(at - 1) and self._hangs(at + 1)

    def _hangs(self, at: int) -> bool:
        return self.is_word(at) and (not self.flags[at] & (_ENDS_NAME | PHRASE) or bool(self.flags[at] & JOINT))

    def end_of(self, at: int) -> int:
        """Return one past the last token of the word at token `at`, with its hyphenated parts: 'शार-ए-नो'."""
        end = at + 1
        while self.is_joint(end):
            end += 2
        return end

    def start_of(self, at: int) -> int:
        """Return the first token of the word that ends with token `at`, with its hyphenated parts."""
        while self.is_joint(at - 1):
            at -= 2
        return at

    def is_capital(self, at: int) -> bool:
        """Return whether token `at` begins with a capital letter."""
        return self.line.text[self.line.spans[at][0]].isupper()

    def phrase_at(self, at: int) -> int:
        """Return one past the end of the longest known name that begins at token `at`; 0 when none does."""
        if self.flags[at] & PHRASE:
            keys = self.line.keys
            for phrase in self.word_flags.phrases[keys[at]]:
                if not phrase.weak and keys[at : at + len(phrase.keys)] == phrase.keys:
                    return at + len(phrase.keys)
        return 0

    def known_at(self, at: int) -> bool:
        """Return whether a known name begins at token `at`, even one whose words are often something else."""
        keys, phrases = self.line.keys, self.word_flags.phrases
        return bool(self.flags[at] & PHRASE) and any(
            keys[at : at + len(phrase.keys)] == phrase.keys for phrase in phrases[keys[at]]
        )

    def spelt(self, at: int) -> bool:
        """Return whether token `at` is an abbreviation spelt by the names of letters, or a row of Latin capitals."""
        key = self.line.keys[at]
        if key.isascii():
            start, end = self.line.spans[at]
            return 2 <= end - start <= 6 and self.line.text[start:end].isupper()
        return not self.flags[at] & (NOT | STRONG) and self.word_flags.letters.fullmatch(key) is not None

    def spells_initials(self, at: int) -> bool:
        """Return whether token `at` is two or more initials written as one word: 'टीएन शेषन', 'ए.पी.जे. अब्दुल कलाम'."""
        key, flags = self.line.keys[at], self.flags[at]
        known = flags & (NOT | PART | PHRASE | TITLE | HEAD | GENERIC)
        return not known and self.word_flags.letters.fullmatch(key.replace(".", "")) is not None

    def calling_before(self, first: int) -> tuple[str, ...] | None:
        """Return the title or occupation that ends before token `first`; None if there is none."""
        keys, offices = self.line.keys, self.word_flags.offices
        for at in range(max(0, first - _CALLING), first):
            if keys[at:first] in offices.get(keys[at], ()):
                return keys[at:first]
        titled = first > 0 and self.flags[first - 1] & _TITLED
        return keys[first - 1 : first] if titled else None

    def is_initial(self, at: int) -> bool:
        """Return whether token `at` is an initial or two of a personal name."""
        return bool(self.flags[at] & INITIAL) and not self.flags[at] & _STOP

    def evidence(self, first: int, head: int, end: int, *evidence: str) -> tuple[str, ...]:
        """Return the evidence for a name whose type noun is token `head`: `evidence`, and that in and behind it."""
        holds = any(self.phrase_at(at) for at in range(first, head))
        found = {*evidence, self.behind(end), *(("holds-known",) if holds else ())}
        keys = self.line.keys
        if keys[end : end + 1] == ("(",) and keys[end + 2 : end + 3] == (")",) and self.spelt(end + 1):
            found.add("then-abbreviation")
        return tuple(sorted(found))

    def initial_stop(self, at: int) -> bool:
        """Return whether token `at` is an initial with its stop, and a word behind: 'एन. चंद्रन', 'के. जी. पई'."""
        if not 0 <= at < len(self.flags) - 2 or not self.flags[at] & INITIAL or self.line.keys[at + 1] != ".":
            return False
        return self.line.spans[at][1] == self.line.spans[at + 1][0] and self.is_word(at + 2)

    def owned(self, end: int) -> tuple[str, ...]:
        """Return as evidence what a body that is named before token `end` has: 'X के मालिक', 'X के अनुसार', 'X चुनाव'."""
        behind = self.flags[end : end + 2]
        if behind and behind[0] & SEAT:
            return ("then-seat",)
        if len(behind) < 2 or not behind[0] & CASE:
            return ()
        return ("then-executive",) if behind[1] & EXECUTIVE else ("then-told",) if behind[1] & TOLD else ()

    def behind(self, end: int) -> str:
        """Return the evidence of the word that follows a name, which ends before token `end`."""
        if end >= len(self.flags):
            return "then-mark"
        flags, key = self.flags[end], self.line.keys[end]
        if not (is_letters(key) or key[0].isalnum() or (flags & _BOUND and _VOWEL_SIGN.match(key))):
            return "then-mark"
        if flags & CASE and end + 1 < len(self.flags) and self.flags[end + 1] & LIVES:
            return "then-lives"
        for flag, evidence in _BEHIND:
            if flags & flag:
                return evidence
        return "then-word" if flags & _BOUND else "then-unknown"


_BEHIND = (
    (AGENT, "then-agent"), (CASE, "then-case"), (IN, "then-in"), (AND, "then-and"), (RESPECT, "then-respect"),
    (PRODUCT, "then-product"), (PLACE_HEAD, "then-place-head"), (HEAD, "then-head"), (RELATION | ALSO, "then-relation"),
    (NOT, "then-word"),
)  # fmt: skip


def marked(number: int, line: TokenLine, word_flags: WordFlags) -> Marked:
    """Return the line with the flags of its words."""
    flags = tuple(map(word_flags.flags.get, line.keys, repeat(0)))
    if word_flags.not_endings:
        ends = word_flags.not_endings
        flags = tuple(flag or NOT * key.endswith(ends) for flag, key in zip(flags, line.keys, strict=True))
    hot = [at for at, flag in enumerate(flags) if flag & _HOT]
    return Marked(number, line, flags, tuple(hot), word_flags)

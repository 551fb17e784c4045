"""A draft of an article: its lines, and the verdicts so far."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Literal, NamedTuple, TypeAlias

from site_builder.model import Block, BlockKind
from site_builder.parsing.language_detection import DetectedLanguage
from site_builder.parsing.lines.line import Line
from site_builder.parsing.phrases import Phrases
from site_builder.parsing.tagged_line import TaggedLine
from site_builder.text.sentences import STOPS
from site_builder.text.words import Bounds

__all__ = ["Asker", "Draft", "Role", "Rule", "RuleRow", "Rules", "Shape", "Sign", "TextShape", "Title", "Verdict"]

Role: TypeAlias = BlockKind | Literal["headline", "standfirst", "kicker"]
"""A block's kind, or the field that a line went into."""

_DIGIT = re.compile(r"\d")
_NAME = 30
"""Longest line of a name, in code points; half or twice changes none of 245 Hindi and English texts."""


class Title(NamedTuple):
    """The parts of a headline's line, as offsets into its text."""

    kicker: Bounds | None
    """Label, without its separator."""
    headline: Bounds
    """The headline itself."""
    rule: str
    """Name of the rule that separated the kicker from the headline; '' if there is no kicker."""
    author: Bounds | None = None
    """Writer's or paper's name behind a dash at its end."""
    publisher: Bounds | None = None
    """Name of the site or section at the end of a page's title."""


class Sign(Enum):
    """What a decided line means to the rules for other lines, besides its role."""

    BARE_TIME = auto()
    BULLET = auto()
    CONTACT = auto()
    CONTINUATION = auto()
    FURNITURE = auto()
    IN_RUN = auto()
    LABELLED_TIME = auto()
    LINKS = auto()
    MAIN_POINT = auto()
    RELATED_HEADLINE = auto()
    RELATED_AT_END = auto()
    REPEATED = auto()
    SIGN_OFF = auto()
    TEASER_DATE = auto()
    UNDER_RELATED_LABEL = auto()
    BEHIND_RELATED_LABEL = auto()


class Verdict(NamedTuple):
    """The role of a line, and the rule that decided."""

    role: Role
    rule: str
    """Its name, which `explain` shows; other rules look at `sign` instead."""
    duplicate: bool = False
    sign: Sign | None = None


class TextShape(NamedTuple):
    """Measures of all lines of a text together."""

    gaps: float
    """Share of its lines with a blank line above."""
    stopped: float
    """Share of its longer lines that end as a statement or question."""
    headlike: float
    """Share of its lines that can be headings."""
    questions: float
    """0 without long questions, 0.5 with one, 1 with more."""
    usual: int
    """Median length of its lines in code points."""


@dataclass(slots=True)
class Draft:
    """The lines of one article with their verdicts; the rules decide each line once, in order."""

    lines: list[Line]
    """All lines that are not blank."""
    detected: DetectedLanguage
    """Its language, direction and script."""
    phrases: Phrases
    """Phrases to look for."""
    frame: frozenset[int]
    """Numbers of the lines of the publisher's frame, which many files of the folder have."""
    verdicts: list[Verdict | None]
    """One for each line; None: undecided."""
    first_seen: dict[str, int]
    """For each text of a line, the index of the first line with it."""
    title: Title | None = None
    """The parts of the headline's line, once that is decided."""
    notes: frozenset[str] = frozenset()
    """The notes among the phrases that occur in the text."""
    pictured: bool = True
    """False when the text has no word for a picture's credit."""
    begun: bool = False
    """True once a paragraph of the body is decided: lines below it do not belong to the head."""
    last_text: int = -1
    """Index of the last line of running text; lines below it are not part of the story."""
    interview: bool | None = None
    """Whether it is an interview; None: not computed yet."""
    copies: Mapping[str, int] = field(default_factory=dict)
    """For each text of a line that occurs more than once, how often."""
    marked: list[TaggedLine] = field(default_factory=list)
    """For Markdown and pages, the piece of each line."""
    wordless: list[tuple[int, Block]] = field(default_factory=list)
    """For Markdown and pages, elements without text, each with the number of the next line."""
    evidence: dict[int, str] = field(default_factory=dict)
    """For lines that were decided by their measures, the strongest ones."""
    weighed: dict[int, Mapping[str, float]] = field(default_factory=dict)
    """The measures of lines that a rule proposed as another story's headline, with either result."""
    shape: TextShape | None = None
    """Measures of all lines together; computed on demand."""
    sums: list[tuple[int, int]] = field(default_factory=list)
    """For each line the code points from it to the end, and the lines among them that can be headings; lazy.
    """
    first_open: int = 0
    """All lines above this one have a verdict."""

    def decided_above(self, i: int) -> bool:
        """Return whether every line above line `i` has its verdict."""
        while self.first_open < i and self.verdicts[self.first_open] is not None:
            self.first_open += 1
        return self.first_open >= i

    def from_here(self, i: int) -> tuple[int, int]:
        """Return the code points of line `i` and all below it, and how many of these lines can be headings."""
        if not self.sums:
            size = headings = 0
            for line in reversed(self.lines):
                size, headings = size + line.size, headings + line.headlike
                self.sums.append((size, headings))
            self.sums.reverse()
        return self.sums[i]

    def is_text(self, i: int) -> bool:
        """Return whether line `i` is running text or may become it: undecided and ended, or longer than a heading."""
        if i >= len(self.lines):
            return False
        verdict, line = self.verdicts[i], self.lines[i]
        return line.ended or line.size > 130 if verdict is None else verdict.role == "paragraph"

    def has_verb(self, line: Line) -> bool:
        """Return whether a statement ends in a finite verb; True in a language without a list of verbs."""
        last = line.folded.rstrip(f"{STOPS}.|\"'”’ ").rpartition(" ")[2]
        return not self.phrases.verbs or self.latin or last in self.phrases.verbs

    def is_interview(self) -> bool:
        """Return whether questions are labelled as such (data: parsing/question)."""
        if self.interview is None:
            self.interview = any(self.is_question(i) for i, line in enumerate(self.lines) if line.asks)
        return self.interview

    def is_question(self, i: int) -> bool:
        """Return whether line `i` begins with the label of a question (data: parsing/question)."""
        return self.lines[i].text.partition(" ")[0].partition(":")[0].casefold() in self.phrases.question

    def is_name(self, i: int) -> bool:
        """Return whether line `i` can be somebody's name: two or three words, without small words and verbs."""
        line, words = self.lines[i], self.lines[i].folded.split()
        if line.size > _NAME or line.ended or line.asks or not 2 <= len(words) <= 3 or _DIGIT.search(line.text):
            return False
        return self.phrases.words.isdisjoint(words) and self.phrases.verbs.isdisjoint(words)

    @property
    def latin(self) -> bool:
        """True when the article itself is written in Latin script."""
        return self.detected.script == "Latn"

    def after(self, i: int) -> Line | None:
        """Return the line below line `i`, if there is one."""
        return self.lines[i + 1] if i + 1 < len(self.lines) else None


Rule: TypeAlias = Callable[[Draft, int], Role | None]
"""Returns the role of line `i` of the draft, or None if it has no opinion."""

Shape: TypeAlias = Literal["any", "sign", "heading"]
"""The lines that a rule applies to: all, those that do not begin with a letter, or those that can be a heading."""


class RuleRow(NamedTuple):
    """A rule in its table."""

    name: str
    longest: int
    """Longest line that it applies to, in code points."""
    shape: Shape
    rule: Rule
    sign: Sign | None = None
    """The sign of its verdicts."""
    duplicate: bool = False
    """True: the lines that it decides repeat another line."""


Rules: TypeAlias = tuple[RuleRow, ...]
"""Rules in the order in which they are asked."""


class Asker:
    """Applies rules in order; only those for the length and shape of a line."""

    def __init__(self, rules: Rules) -> None:
        self._limits = sorted({row.longest for row in rules})
        self._rules = {
            (letter, heading): [
                tuple(row for row in rules if row.longest >= limit and row.shape not in without)
                for limit in self._limits
            ]
            for letter, heading, without in (
                (False, False, ("heading",)), (False, True, ()),
                (True, False, ("sign", "heading")), (True, True, ("sign",)),
            )
        }  # fmt: skip

    def ask(self, draft: Draft, i: int) -> Verdict | None:
        """Return the verdict of the first rule that decides line `i`; None if no rule does."""
        line = draft.lines[i]
        rules = self._rules[line.text[0].isalpha(), line.headlike]
        for row in rules[bisect_left(self._limits, line.size)]:
            role = row.rule(draft, i)
            if role is not None:
                return Verdict(role, row.name, row.duplicate, row.sign)
        return None

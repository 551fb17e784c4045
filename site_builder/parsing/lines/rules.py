"""A text on its way to being an article: its lines, and for each what became of it so far."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from site_builder.model import Block, BlockKind
from site_builder.parsing.language_detection import DetectedLanguage
from site_builder.parsing.lines.line import Line
from site_builder.parsing.phrases import Phrases
from site_builder.parsing.tagged_line import TaggedLine

__all__ = ["Asker", "Draft", "Role", "Rule", "Rules", "Shape", "TextShape", "Title", "Verdict"]

Role: TypeAlias = BlockKind | str
"""A block's kind, or the field a line went into: 'headline', 'standfirst', 'kicker'."""

_DIGIT = re.compile(r"\d")
_NAME = 30
"""Longest line of a name, in code points."""


class Title(NamedTuple):
    """The parts of a headline's line, as offsets into its text."""

    kicker: tuple[int, int] | None
    """Label, without its separator."""
    headline: tuple[int, int]
    """The headline itself."""
    rule: str
    """Name of the rule that told the kicker from the headline; '' when there is none."""
    author: tuple[int, int] | None = None
    """Writer's or paper's name behind a dash at its end."""
    publisher: tuple[int, int] | None = None
    """Name of site or section that a page's title has at its end."""


class Verdict(NamedTuple):
    """What a line is, and which rule says so."""

    role: Role
    rule: str
    duplicate: bool = False


class TextShape(NamedTuple):
    """What is measured of all lines of a text together."""

    gaps: float
    """Share of its lines with a blank line above."""
    stopped: float
    """Share of its longer lines that end as a statement or question."""
    headlike: float
    """Share of its lines that can be headings."""
    questions: float
    """0 without long questions, a half with one, 1 with more."""
    usual: int
    """Code points of the line in the middle of all by length."""


@dataclass(slots=True)
class Draft:
    """The lines of one article, with their verdicts; filled by the rules in order, each line once."""

    lines: list[Line]
    """All lines that are not blank."""
    detected: DetectedLanguage
    """Its language, direction and script."""
    phrases: Phrases
    """Phrases to look for."""
    frame: frozenset[int]
    """Numbers of the lines that stand in many files of the folder as part of the publisher's frame."""
    verdicts: list[Verdict | None]
    """One for each line; None: not decided yet."""
    first_seen: dict[str, int]
    """For each text of a line, the index of the first line that holds it."""
    title: Title | None = None
    """The parts of the headline's line, once that is decided."""
    notes: frozenset[str] = frozenset()
    """Notes among the phrases that stand in the text."""
    pictured: bool = True
    """False when the text holds none of the words for a picture's credit."""
    begun: bool = False
    """True once a paragraph of the body is decided: lines below it can be no part of the head."""
    last_text: int = -1
    """Index of the last line that is running text; what stands below is not part of the story."""
    interview: bool | None = None
    """Whether it is an interview; None: nobody asked yet."""
    copies: Mapping[str, int] = field(default_factory=dict)
    """For each text of a line that stands more than once, how often."""
    marked: list[TaggedLine] = field(default_factory=list)
    """For Markdown and pages, the piece of each line."""
    wordless: list[tuple[int, Block]] = field(default_factory=list)
    """For Markdown and pages, what holds no text, each with the number of the line before which it stands."""
    evidence: dict[int, str] = field(default_factory=dict)
    """For lines that were decided by their measures, those that told most."""
    weighed: dict[int, Mapping[str, float]] = field(default_factory=dict)
    """For lines that a rule proposed as another story's headline, what was measured of them; decided either way."""
    shape: TextShape | None = None
    """What is measured of all lines together; made when asked."""
    sums: list[tuple[int, int]] = field(default_factory=list)
    """For each line the code points from it to the end, and the lines among them that can be headings; made when asked.
    """
    first_open: int = 0
    """No line above this one is without a verdict."""

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

    def is_interview(self) -> bool:
        """Return whether questions are labelled as such (data: parsing/question)."""
        if self.interview is None:
            self.interview = any(self.is_question(i) for i, line in enumerate(self.lines) if line.asks)
        return self.interview

    def is_question(self, i: int) -> bool:
        """Return whether line `i` begins with the label of a question (data: parsing/question)."""
        return self.lines[i].text.partition(" ")[0].partition(":")[0].casefold() in self.phrases.question

    def is_name(self, i: int) -> bool:
        """Return whether line `i` can be somebody's name: two or three words, none of them a small word or a verb."""
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
"""Looks at line `i` of the draft and says what it is; None when it has no opinion."""

Shape: TypeAlias = Literal["any", "sign", "heading"]
"""The lines a rule is asked about: all, those that begin with no letter, or those that can be a heading."""

Rules: TypeAlias = tuple[tuple[str, int, Shape, Rule], ...]
"""Name, longest line in code points that it is asked about, their shape, and rule, in the order of asking."""


class Asker:
    """Rules in order, ready to be asked: for each length and shape of line only those that can concern it."""

    def __init__(self, rules: Rules) -> None:
        self._limits = sorted({longest for _, longest, _, _ in rules})
        self._rules = {
            (letter, heading): [
                tuple((name, rule) for name, longest, shape, rule in rules if longest >= limit and shape not in without)
                for limit in self._limits
            ]
            for letter, heading, without in (
                (False, False, ("heading",)), (False, True, ()),
                (True, False, ("sign", "heading")), (True, True, ("sign",)),
            )
        }  # fmt: skip

    def ask(self, draft: Draft, i: int) -> Verdict | None:
        """Return the verdict of the first rule that has an opinion on line `i`; None when none has."""
        line = draft.lines[i]
        rules = self._rules[line.text[0].isalpha(), line.headlike]
        for name, rule in rules[bisect_left(self._limits, line.size)]:
            role = rule(draft, i)
            if role is not None:
                return Verdict("boilerplate", name, duplicate=True) if role == "duplicate" else Verdict(role, name)
        return None

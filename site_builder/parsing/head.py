"""The head of an article: kicker, headline, standfirst, and the lines between them and the body."""

import re

from site_builder.model import FrontMatter
from site_builder.parsing.draft import Draft, Title, Verdict
from site_builder.parsing.lexicon import Lexicon, fold
from site_builder.parsing.lines import SHORT, Line
from site_builder.parsing.opening import bare_place, opening

__all__ = ["HEADING", "decide_head", "is_heading_like", "split_title"]

_NUMBER = re.compile(r"[(\[]?\d{1,3}[.)\]](?:\s+(?=\S)|(?=[^\W\d_]))")
_INNER_STOP = re.compile(r"[।॥]\s*\S|[^\W\d_]{2,}\.\s+\S")
_SLASH = re.compile(r"\s*[/|]\s+|\s+[/|]\s*")
_COLON = re.compile(r"\s*[:：]\s*|(?<=\S)ः\s+")
HEADING = 120
"""Longest heading, in code points."""
_LABEL_WORDS = 4
_LABEL_LENGTH = 40


def is_heading_like(line: Line) -> bool:
    """Return whether a line can be a heading: up to 120 characters, no statement's end at its end or inside."""
    return line.size <= HEADING and not line.ended and _INNER_STOP.search(line.text) is None


def _is_label(text: str, lexicon: Lexicon) -> bool:
    """Return whether `text` can be a label: a few words, none of them a small word or a verb."""
    words = fold(text).split()
    if not 1 <= len(words) <= _LABEL_WORDS or len(text) > _LABEL_LENGTH:
        return False
    if len(words) == 3 and words[1] in lexicon.genitive:
        del words[1]  # लॉकडाउन का असर
    return lexicon.words.isdisjoint(words) and lexicon.verbs.isdisjoint(words) and lexicon.label.isdisjoint(words)


def split_title(text: str, lexicon: Lexicon) -> Title:
    """Return kicker and headline of a headline's line; a leading list number belongs to neither.

    A label before '/' or '|' is a kicker; before a colon only when no small word or verb makes it part of a sentence
    and enough of a headline follows.
    """
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    for pattern, rule in ((_SLASH, "kicker-before-slash"), (_COLON, "kicker-before-colon")):
        mark = pattern.search(text, start, start + _LABEL_LENGTH + 6)
        if mark is None or mark.start() == start:
            continue
        right = text[mark.end() :]
        if len(right.split()) >= 3 and _is_label(text[start : mark.start()], lexicon):
            return Title((start, mark.start()), (mark.end(), len(text)), rule)
    return Title(None, (start, len(text)), "")


def is_kicker_line(draft: Draft, i: int) -> bool:
    """Return whether line `i` is a kicker of its own: a section's or place's name above a line that can be a headline."""
    line, below = draft.lines[i], draft.after(i)
    if line.size > _LABEL_LENGTH or below is None or not is_heading_like(below) or below.size <= line.size:
        return False
    text = line.text.rstrip(" :|/")
    return fold(text) in draft.lexicon.section or fold(text) in draft.lexicon.places or (
        text != line.text and _is_label(text, draft.lexicon)
    )


def is_headline(draft: Draft, i: int) -> bool:
    """Return whether line `i`, the first that is not decided, is the headline and not the body's beginning.

    A line that does not end as a statement is one. A statement is one only when it is short and the story below
    opens with its dateline, or when it ends without a finite verb.
    """
    line, below = draft.lines[i], draft.after(i)
    if line.size > SHORT or _opens_story(draft, line):
        return False
    if below is None:
        return not line.ended
    inner = _INNER_STOP.search(line.text) is not None
    if not line.ended:
        return not inner or line.size <= 130
    if line.size > 130:
        return False
    if not draft.lexicon.verbs:
        return line.size <= 100
    last = fold(line.text).rstrip("।॥.|\"'”’ ").split()[-1:]
    return opening(below.text, draft.lexicon, draft.latin) is not None or (not inner and not set(last) & draft.lexicon.verbs and line.size <= 90)


def _opens_story(draft: Draft, line: Line) -> bool:
    """Return whether `line` opens as a story's first paragraph; a place and a colon open a headline as well."""
    seen = opening(line.text, draft.lexicon, draft.latin)
    return seen is not None and (line.ended or seen.sender is not None)


def is_standfirst(draft: Draft, i: int, kicker: str | None) -> str | None:
    """Return the rule by which line `i`, the first below the headline, is the standfirst; None when it is body.

    The body below begins with the same words; or opens with its dateline, agency or the kicker as a run-in label while
    this line does not; or a bare place stands between them.
    """
    line, below = draft.lines[i], draft.after(i)
    if below is None or line.size < 30 or line.size > 1200:
        return None
    if below.text.startswith(line.text[: min(80, max(40, line.size - 12))]):
        return "standfirst-repeated-by-body"
    if is_heading_like(line):
        return None
    beyond = draft.after(i + 1)
    if beyond is not None and below.size <= 45 and beyond.size > line.size // 2:
        place = below.text.rstrip("।.:| ")
        if fold(place) in draft.lexicon.places or (below.ended and bare_place(place, draft.lexicon, draft.latin)):
            return "standfirst-above-dateline"
    if kicker and fold(below.text[: len(kicker) + 3]).startswith(fold(kicker)) and below.text[len(kicker) :].lstrip()[:1] == ":":
        return "standfirst-above-run-in-label"
    if below.size > line.size and opening(below.text, draft.lexicon, draft.latin) and not opening(line.text, draft.lexicon, draft.latin):
        return "standfirst-above-opening"
    return None


def decide_head(draft: Draft, front: FrontMatter) -> None:
    """Give the lines of the head their verdicts: kicker, headline, standfirst. All else is left to the body's rules."""
    open_lines = (i for i, verdict in enumerate(draft.verdicts) if verdict is None)
    i = next(open_lines, None)
    if i is None:
        return
    if front.title is None and front.kicker is None and is_kicker_line(draft, i):
        draft.verdicts[i] = Verdict("kicker", "kicker-line")
        i = next(open_lines, i)
    label = front.kicker
    title = _title(draft, i, front)
    if title:
        draft.title = title
        draft.verdicts[i] = Verdict("headline", "front-matter" if front.title else "first-line")
        if title.kicker:
            label = draft.lines[i].text[slice(*title.kicker)]
        i = next(open_lines, None)
    if i is None or front.standfirst or not (title or front.title):
        return
    if rule := is_standfirst(draft, i, label):
        draft.verdicts[i] = Verdict("standfirst", rule)


def _title(draft: Draft, i: int, front: FrontMatter) -> Title | None:
    """Return the parts of line `i` when it is the headline, which stated in the front matter it must equal."""
    line = draft.lines[i]
    if front.title is None:
        return split_title(line.text, draft.lexicon) if is_headline(draft, i) else None
    title = split_title(line.text, draft.lexicon)
    wanted = " ".join(front.title.split())
    if " ".join(line.text.split()) == wanted:
        return Title(None, (0, line.size), "")
    return title if " ".join(line.text[slice(*title.headline)].split()) == wanted else None

"""The head of an article: kicker, headline, standfirst, and the lines between them and the body."""

import re

from site_builder.model import FrontMatter
from site_builder.parsing.line_weights import log_odds
from site_builder.parsing.lines.credit_lines import is_writer
from site_builder.parsing.lines.dateline import bare_place, opening, place_of_day
from site_builder.parsing.lines.headline_choice import best_headline, candidates
from site_builder.parsing.lines.line import SHORT, Line, holds_statement, make_line
from site_builder.parsing.lines.measures import Measures, key_words
from site_builder.parsing.lines.rules import Draft, Title, Verdict
from site_builder.parsing.lines.standfirst import mark_standfirst
from site_builder.parsing.other_headlines import ends_in_copula
from site_builder.parsing.phrases import Phrases
from site_builder.text.folding import fold
from site_builder.text.sentences import PHRASE_ENDS
from site_builder.text.words import Bounds

__all__ = ["clear_top", "decide_head", "is_name_and_place", "split_title"]

_NUMBER = re.compile(r"[(\[]?\d{1,3}[.)\]](?:\s+(?=\S)|(?=[^\W\d_]))")
_SEPARATOR = re.compile("[/|:：ः]")
_DASH = re.compile("[-–—]")
_BEHIND_DASH = re.compile(r"(?P<dash>\s*-{2,}|\s[-–—] ?)\s*(?P<name>[^\W\d_][^\d\-–—:,;?!।]*)$")
_LAST_PART = re.compile(r"\s(?P<bar>[|–—-])\s(?P<name>[^|–—]*)(?<!\s)$")
"""The text behind the last bar or dash of a title."""
_SHORTEST_TITLE = 12
"""Fewest code points of a title without its publisher: 'कौन | कब' is not cut. Twice changes 1 of 245 texts."""
_COPY_AMONG = 3
"""Lines below a title that may repeat it."""
_SLASH = re.compile(r"\s*[/|]\s+|\s+[/|]\s*")
_COLON = re.compile(r"\s*[:：][:：\s]*|(?<=\S)ः\s+")
_KICKER_LINE = Verdict("kicker", "kicker-line")
_OPENING = 100
"""A longer line that opens with its place is the story's first sentence. Half or twice changes none of 245 texts."""
_STATED = 130
"""Longest headline, in code points, that contains a statement or is one. Half changes 2 of 245 texts, twice 3."""
_STORY = 3.0
"""Lowest log-odds of a short statement above the likeliest headline that belongs to the story."""
_SENTENCE = 60
"""Code points from which a line is long enough for a sentence without its stop."""
_LABEL_WORDS = 4
_LABEL_LENGTH = 40
"""Most words and code points of a label: the 17 kickers of 405 Hindi texts have up to 3 and 22."""


def _is_label(text: str, phrases: Phrases) -> bool:
    """Return whether `text` can be a label: a few words, without small words and verbs."""
    words = fold(text).split()
    if fold(text) in phrases.section or fold(text) in phrases.places:
        return True
    if not 1 <= len(words) <= _LABEL_WORDS or len(text) > _LABEL_LENGTH:
        return False
    if len(words) == 3 and words[1] in phrases.genitive:
        del words[1]  # लॉकडाउन का असर, कोरोना से लड़ाई
    return phrases.words.isdisjoint(words) and phrases.verbs.isdisjoint(words) and phrases.label.isdisjoint(words)


def split_title(text: str, phrases: Phrases, *, latin: bool) -> Title:
    """Return kicker and headline of a headline's line; a leading list number belongs to neither.

    A label before '/' or '|' is a kicker; before a colon only when no small word or verb makes it part of a sentence
    and enough of a headline follows; in an article in Latin script (`latin`) only when it is a section's name.
    """
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    end, author = _author(text, phrases)
    if not _SEPARATOR.search(text, start, start + _LABEL_LENGTH + 6):
        return Title(None, (start, end), "", author)
    for pattern, rule in ((_SLASH, "kicker-before-slash"), (_COLON, "kicker-before-colon")):
        mark = pattern.search(text, start, start + _LABEL_LENGTH + 6)
        if mark is None or mark.start() == start:
            continue
        right = text[mark.end() : end]
        if pattern is _COLON and latin and fold(text[start : mark.start()]) not in phrases.section:
            continue  # 'Goldsmith: I was not leant on' is one headline
        if len(right.split()) >= 3 and _is_label(text[start : mark.start()], phrases):
            kicker, headline = (start, mark.start()), (mark.end(), end)
            if pattern is not _COLON and not latin:
                kicker, headline = _second_label(text, kicker, headline, phrases)
            return Title(kicker, headline, rule, author)
    return Title(None, (start, end), "", author)


def _second_label(text: str, kicker: Bounds, headline: Bounds, phrases: Phrases) -> tuple[Bounds, Bounds]:
    """Return kicker and headline with a second label moved from the headline to the kicker: 'देश / कोरोना : …'."""
    mark = _COLON.search(text, headline[0], min(headline[1], headline[0] + _LABEL_LENGTH + 6))
    if mark is None or len(text[mark.end() : headline[1]].split()) < 3:
        return kicker, headline
    if not _is_label(text[headline[0] : mark.start()], phrases):
        return kicker, headline
    return (kicker[0], mark.start()), (mark.end(), headline[1])


def _without_publisher(draft: Draft, i: int, title: Title, measures: Measures | None) -> Title:
    """Return the parts of a page's title without the site's name at its end: '… | खबर घर', '… - The Herald'.

    It stands behind a bar, or in another script or as a paper's name behind a dash; and the text, where there is any,
    does not say it. A name behind a dash is the site's, not the author's, when a line below repeats the title without
    it.
    """
    bare = draft.lines[i].text[: title.headline[1]].rstrip()
    if title.author is not None and any(line.text == bare for line in draft.lines[i + 1 : i + 1 + _COPY_AMONG]):
        return title._replace(author=None, publisher=(title.headline[1], title.author[1]))
    if measures is None or title.author is not None or measures.last < 0:
        return title
    start, end = title.headline
    text, said = draft.lines[i].text, _said(measures)
    while mark := _LAST_PART.search(text, start + _SHORTEST_TITLE, end):
        if not _is_publisher(draft, mark, said):
            break
        end = mark.start()
    whole = title.headline[1]
    return title if end == whole else title._replace(headline=(start, end), publisher=(end, whole))


def _said(measures: Measures) -> frozenset[str]:
    return frozenset[str]().union(*(w for w, prose in zip(measures.words, measures.prose, strict=True) if prose))


def _is_publisher(draft: Draft, mark: re.Match[str], said: frozenset[str]) -> bool:
    name = make_line(mark["name"], 0, 0, gap=False)
    if name is None or name.ended or name.asks or len(name.text.split()) > _LABEL_WORDS:
        return False
    words, phrases = name.folded.split(), draft.phrases
    paper = any(word in phrases.agency for word in words)
    if not paper and (not phrases.words.isdisjoint(words[1:]) or not phrases.verbs.isdisjoint(words)):
        return False
    foreign = not draft.latin and name.text.isascii()
    if not (key_words(name, phrases).isdisjoint(said) or (paper and len(words) > 1)):
        return False
    capitals = draft.latin and all(word[0].isupper() for word in name.text.split())
    return foreign or paper or "|" in mark["bar"] or capitals


def _author(text: str, phrases: Phrases) -> tuple[int, Bounds | None]:
    """Return where the headline ends, and the place of its author's name: behind two dashes, or a dash joined to it.

    'नदी की पीड़ा -- सुनीता रावत', 'नदी की पीड़ा -सुनीता रावत'; a paper's name may stand behind any dash.
    """
    tail = max(0, len(text) - _LABEL_LENGTH)
    found = _BEHIND_DASH.search(text, tail) if _DASH.search(text, tail) else None
    if found is None or found.start() < _LABEL_LENGTH // 3:
        return len(text), None
    words = fold(found["name"]).split()
    paper = all(word in phrases.agency for word in words)
    name = 2 <= len(words) <= 3 and (found["dash"].endswith("--") or found["dash"][-1] != " ")
    name = name and phrases.words.isdisjoint(words) and phrases.verbs.isdisjoint(words)
    return (found.start(), found.span("name")) if paper or name else (len(text), None)


def _is_kicker_line(draft: Draft, i: int) -> bool:
    """Return whether line `i` is a kicker: a section's or place's name above a headline."""
    line, below = draft.lines[i], draft.after(i)
    if line.size > _LABEL_LENGTH or below is None or not below.headlike or below.size <= line.size:
        return False
    text = line.text.rstrip(" :|/")
    return (
        fold(text) in draft.phrases.section
        or fold(text) in draft.phrases.places
        or (text != line.text and _is_label(text, draft.phrases))
    )


def _is_headline(draft: Draft, i: int) -> bool:
    """Return whether line `i`, the first undecided one, is the headline and not the beginning of the body.

    A line that does not end as a statement is one. A statement is one only when it is short and the story below
    opens with its dateline, or when it ends without a finite verb. Where no verbs are known only the dateline tells:
    of 24 first lines in Nepali and Urdu with a stop none was a headline.
    """
    line, below = draft.lines[i], draft.after(i)
    if line.size > SHORT or _opens_story(draft, line) or draft.is_question(i) or is_name_and_place(draft, i):
        return False
    if below is None:
        return not line.ended
    inner = not line.headlike and holds_statement(line.text, draft.phrases.language)
    if not line.ended or line.text.endswith(tuple(PHRASE_ENDS)):
        return not inner or line.size <= _STATED
    last = line.folded.rstrip("।॥.|\"'”’ ").split()[-1:]
    verbless = bool(draft.phrases.verbs) and not inner and draft.phrases.verbs.isdisjoint(last) and line.size <= 90
    return verbless or (line.size <= _STATED and opening(below.text, draft.phrases, draft.latin) is not None)


def _is_place_and_day(draft: Draft, i: int) -> bool:
    """Return whether line `i` is nothing but a known place and a day: पटना, 3 नवंबर."""
    place = place_of_day(draft.lines[i].text, draft.phrases, draft.latin)
    return place is not None and fold(place) in draft.phrases.places


def is_name_and_place(draft: Draft, i: int) -> bool:
    """Return whether line `i` is a name of two or three words, a comma and a place: the author and where."""
    line = draft.lines[i]
    name, comma, place = line.text.rstrip("।: ").partition(",")
    if not comma or line.size > _LABEL_LENGTH or line.asks or draft.latin or any(map(str.isdigit, line.text)):
        return False
    if not 2 <= len(name.split()) <= 3 or (len(place.split()) != 1 and fold(place).strip() not in draft.phrases.places):
        return False
    words = draft.lines[i].folded.replace(",", " ").split()
    known = draft.phrases.words.isdisjoint(words) and draft.phrases.verbs.isdisjoint(words)
    return known and bare_place(place.strip(), draft.phrases, latin=False)


def _opens_story(draft: Draft, line: Line) -> bool:
    """Return whether `line` opens like a story's first paragraph; a place and a colon may also open a headline."""
    seen = opening(line.text, draft.phrases, draft.latin)
    return seen is not None and ((line.ended and line.size > _OPENING) or seen.sender is not None)


def clear_top(draft: Draft, measures: Measures) -> frozenset[int]:
    """Leave out the lines above the one that is most like the headline; return that line, and a kicker above it."""
    among = candidates(draft, measures)
    if not among:
        return frozenset()
    best = best_headline(draft, measures, among)
    if any(i < best and _has_begun(draft, measures, i, best) for i in among):
        return frozenset()  # the text has begun, and has no headline
    kicker = best - 1 if best - 1 in among and _is_kicker_line(draft, best - 1) else best
    for i in among:
        if i < kicker and not _is_open_sentence(draft, i):
            draft.verdicts[i] = Verdict("boilerplate", "above-headline")
    return frozenset((kicker, best))


def _has_begun(draft: Draft, measures: Measures, i: int, best: int) -> bool:
    """Return whether line `i`, above the likeliest headline, belongs to the story."""
    if _is_open_sentence(draft, i) and not any(measures.prose[i:best]):
        return True
    return draft.lines[i].ended and log_odds("story", measures.values[i]) >= _STORY


def _is_open_sentence(draft: Draft, i: int) -> bool:
    """Return whether line `i` is long and ends in a word that a headline seldom ends in: its stop was left out."""
    return draft.lines[i].size >= _SENTENCE and ends_in_copula(draft, i)


def decide_head(
    draft: Draft, front: FrontMatter, measures: Measures | None = None, *, given: int | None = None
) -> None:
    """Give the lines of the head their verdicts: kicker, headline, standfirst. All else is left to the body's rules.

    `measures`: of plain text, what was measured of its lines. `given`: index of the line that is marked as the
    headline, in Markdown; it may stand anywhere.
    """
    undecided = [i for i, verdict in enumerate(draft.verdicts) if verdict is None]
    if given is None and front.title is None and measures and undecided and is_writer(draft, undecided[0], measures):
        draft.verdicts[undecided.pop(0)] = Verdict("byline", "bare-name")
    if given is None and undecided and _is_place_and_day(draft, undecided[0]):
        draft.verdicts[undecided.pop(0)] = Verdict("dateline", "bare-dateline")
    if not undecided:
        return
    i = undecided[0] if given is None else given
    if given is None and front.title is None and front.kicker is None and _is_kicker_line(draft, i):
        draft.verdicts[i] = _KICKER_LINE
        i = undecided[1] if len(undecided) > 1 else i
    title = _title(draft, i, front, marked=given is not None)
    label = front.kicker
    if title and draft.verdicts[undecided[0]] == _KICKER_LINE:
        whole = ((title.kicker or title.headline)[0], title.headline[1])
        title = title._replace(kicker=None, headline=whole, rule="")  # one kicker is enough
    if title:
        if given is None and front.title is None:
            title = _without_publisher(draft, i, title, measures)
        draft.title = title
        draft.verdicts[i] = Verdict("headline", _headline_rule(front, given))
        label = draft.lines[i].text[slice(*title.kicker)] if title.kicker else label
    elif front.title is None:
        return
    below = next((j for j in undecided if draft.verdicts[j] is None and (title is None or j > i)), None)
    if below is not None and front.standfirst is None:
        mark_standfirst(draft, below, label, measures)


def _headline_rule(front: FrontMatter, given: int | None) -> str:
    if front.title:
        return "front-matter"
    return "first-line" if given is None else "markdown-heading"


def _title(draft: Draft, i: int, front: FrontMatter, *, marked: bool) -> Title | None:
    """Return the parts of line `i` if it is the headline; it must equal a headline in the front matter.

    A kicker in the front matter is split off only if the line has the same.
    """
    line = draft.lines[i]
    if draft.verdicts[i] is not None or not (marked or front.title or _is_headline(draft, i)):
        return None
    whole = Title(None, (0, line.size), "")
    parts = split_title(line.text, draft.phrases, latin=draft.latin)
    if front.kicker and parts.kicker and fold(line.text[slice(*parts.kicker)]) != fold(front.kicker):
        parts = whole
    if front.title is None:
        return parts
    wanted = front.title.split()
    return next((t for t in (whole, parts) if line.text[slice(*t.headline)].split() == wanted), None)

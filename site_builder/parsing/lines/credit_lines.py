"""Rules for lines that only credit the story's author, agency or desk, and for sign-offs."""

import re

from site_builder.parsing.lines.dateline import bare_place, opening, place_of_day
from site_builder.parsing.lines.measures import Measures, is_prose
from site_builder.parsing.lines.rules import Draft, Role, Sign
from site_builder.parsing.lines.timestamps import is_time, stated
from site_builder.parsing.phrases import begins
from site_builder.text.bylines import bare_byline, without_label
from site_builder.text.folding import fold
from site_builder.text.vocabulary.value_words import vocabulary
from site_builder.text.web import MAIL, WEB
from site_builder.text.words import spaced_words

__all__ = [
    "agency_line", "bare_label", "contact_line", "credit_beside_time", "credit_to_writer", "desk_sign_off",
    "is_writer", "name_above_time", "name_with_dash", "post_sender", "signed_with_paper", "writers_line",
]  # fmt: skip

_CONTACT = re.compile(rf"(?:[+(]?\d[\d ()+/,.-]{{5,40}}|{MAIL}|{WEB})")
_SENDER = re.compile(r"[—–-]+\s*\S.{0,80}\(@\w{2,}\)(?:\s.{1,24})?")
_CREDIT = 90
"""Longest line, in code points, that names its writer, unless all of it is in brackets."""
_LAST = 3
"""Lines at the end of an article that are searched for a desk's sign-off."""
_SIGNATURE = 40
"""Longest sign-off of a desk or a writer, in code points."""
_NAME_WORDS = 5
"""Words of a name with its paper or agency, at most: 'रमेश कुमार सिंह दैनिक जागरण'."""
_HEAD = 6
"""Lines at the top of an article that are searched for its writers and its time."""
_WRITERS_WORDS = 12
"""Words of a line that names writers, at most: three of them, with the words between and their paper."""
_JOINING = 2
"""Small words between the names of writers, and before their paper: and, for."""
_NAME_AND_SURNAME = 3
"""Words of a bare name, at most: of 98 bylines of 405 Hindi texts none has more than 2."""


def contact_line(draft: Draft, i: int) -> Role | None:
    """Only a telephone number or an address, below a label about contact or below another such line."""
    above = draft.verdicts[i - 1] if i else None
    if above is None or above.role != "boilerplate" or not _CONTACT.fullmatch(draft.lines[i].text):
        return None
    asked = begins(draft.lines[i - 1].folded.lstrip("*([>-–—• "), draft.phrases.start)
    return "boilerplate" if asked or above.sign is Sign.CONTACT else None


def post_sender(draft: Draft, i: int) -> Role | None:
    """Behind a dash, the sender of a post that is quoted above, with his account, and perhaps its day."""
    return "paragraph" if _SENDER.fullmatch(draft.lines[i].text) else None


def credit_beside_time(draft: Draft, i: int) -> Role | None:
    """Beside a publication time on the same line: the name of the writer, desk or paper, or its place."""
    if not draft.lines[i].part or not any(_is_stamp(draft, j) for j in _beside(draft, i)):
        return None
    return None if _is_stamp(draft, i) else _signer(draft, i)


def _beside(draft: Draft, i: int) -> list[int]:
    """Return the other parts of the line that part `i` was cut from, up to three either way."""
    number = draft.lines[i].number
    near = range(max(0, i - _LAST), min(len(draft.lines), i + _LAST + 1))
    return [j for j in near if j != i and draft.lines[j].number == number]


def _is_stamp(draft: Draft, i: int) -> bool:
    folded = draft.lines[i].folded.strip(" |·•")
    return folded.startswith(draft.phrases.published) or is_time(folded, draft.detected.language)


def _signer(draft: Draft, i: int) -> Role:
    """Return the role of a line in a byline's place: a name, the place of the story, or neither."""
    phrases, folded = draft.phrases, draft.lines[i].folded.strip(" |·•,:-–—")
    words = spaced_words(folded)
    if not phrases.senders.isdisjoint(words):
        return "byline"
    if folded in phrases.places or (len(words) == 1 and _is_told_of(draft, i, words[0])):
        return "dateline"
    if len(words) == 1 or phrases.signs.issuperset(words) or folded in phrases.section or any(map(str.isdigit, folded)):
        return "boilerplate"
    return "byline"


def _is_told_of(draft: Draft, i: int, word: str) -> bool:
    """Return whether one word that may be a place opens the headline or the first line of text, as datelines do."""
    if not bare_place(word, draft.phrases, latin=False):
        return False
    number = draft.lines[i].number
    near = [line for line in draft.lines[: i + 4] if line.number != number]
    return any(line.folded.startswith(f"{word} ") for line in near)


def desk_sign_off(draft: Draft, i: int) -> Role | None:
    """Ends agency copy: the agency and the names or letters of its desk; or a repetition of these names."""
    line, phrases = draft.lines[i], draft.phrases
    below = draft.lines[i + 1 : i + _LAST + 1]
    if i < 2 or len(below) >= _LAST or line.size > _SIGNATURE or line.ended:
        return None
    if any(other.size > _SIGNATURE or other.ended for other in below):
        return None
    words = spaced_words(line.folded)
    above = draft.verdicts[i - 1]
    if above is not None and above.sign is Sign.SIGN_OFF:
        return "boilerplate" if set(words) <= set(spaced_words(draft.lines[i - 1].folded)) else None
    if not 2 <= len(words) <= _NAME_WORDS or words[0] not in phrases.agency or phrases.senders.issuperset(words):
        return None
    plain = phrases.words.isdisjoint(words) and phrases.verbs.isdisjoint(words) and phrases.bureau.isdisjoint(words)
    return "boilerplate" if plain and not any(map(str.isdigit, line.text)) else None


def credit_to_writer(draft: Draft, i: int) -> Role | None:
    """Begins with a phrase that introduces the writer, editor or poster (data: parsing/byline)."""
    line = draft.lines[i]
    if line.size > _CREDIT and not (line.text[0] in "([" and line.text[-1] in ")]"):
        return None  # a sentence may begin so
    return "byline" if line.folded.lstrip("([ ").startswith(draft.phrases.byline) else None


def writers_line(draft: Draft, i: int) -> Role | None:
    """Above the story: the word for 'by', then names in capitals: 'By Hannah Lee and Omar Khan, Staff Writers'.

    'By the river', 'By Land and Sea' and 'By Monday Evening' name nobody.
    """
    line, phrases = draft.lines[i], draft.phrases
    if not 0 < i < _HEAD or not draft.latin or (line.ended and line.text[-1] != "."):
        return None
    if sum(other.ended for other in draft.lines[:i]) > 1:  # there is more text above than a standfirst
        return None
    signed = without_label(line.text.rstrip("."), draft.detected.language)
    names = (bare_byline(signed) or signed) if signed and "|" in signed else signed
    words = spaced_words(names) if names else []
    if not 2 <= len(words) <= _WRITERS_WORDS or any(map(str.isdigit, names or "")):
        return None
    shouted = line.text.isupper()
    joining = [word for word in words if not word[0].isupper() or (shouted and fold(word) in phrases.words)]
    first = words[: next((at for at, word in enumerate(words) if word in joining or word == "&"), len(words))]
    days = vocabulary(draft.detected.language).weekdays
    time = any(word in days or fold(word) in phrases.months for word in words)
    small = phrases.words.intersection(fold(word) for word in words if word not in joining)
    joined = len(joining) <= _JOINING and phrases.words.issuperset(map(fold, joining))
    return "byline" if len(first) > 1 and joined and not small and not time else None


def agency_line(draft: Draft, i: int) -> Role | None:
    """A short line of only agencies, or with the word for a bureau or correspondent, and not a sentence."""
    line, phrases = draft.lines[i], draft.phrases
    if not phrases.words.isdisjoint(line.folded.split()):
        return None
    words = spaced_words(line.folded)
    if len(words) > 6 or phrases.senders.isdisjoint(words) or not phrases.words.isdisjoint(words):
        return None
    if phrases.senders.issuperset(words):
        return "byline"
    # The word for a bureau stands first or last in its part: 'राज्य ब्यूरो, पटना', not 'मुख्यमंत्री संवाद कार्यक्रम'.
    parts = [own for part in line.folded.split(",") if (own := part.strip(" ।.:").split())]
    known = any(len(own) > 1 and phrases.senders.issuperset(own) for own in parts)
    ends = {word for own in parts for word in (own[0], own[-1])}
    return "byline" if not line.asks and (known or not phrases.bureau.isdisjoint(ends)) else None


def is_writer(draft: Draft, i: int, measures: Measures) -> bool:
    """Return whether line `i`, the first, is only a name above the text: the text says none of its words again."""
    line, below, phrases, words = draft.lines[i], draft.after(i), draft.phrases, measures.words[i]
    if (
        i
        or draft.latin
        or below is None
        or not draft.is_name(i)
        or phrases.section & {line.folded, *line.folded.split()}
    ):
        return False
    opens = place_of_day(below.text, phrases, draft.latin) or opening(below.text, phrases, draft.latin)
    said = frozenset[str]().union(*measures.words[i + 1 :])
    return bool(words) and words.isdisjoint(said) and (opens is not None or is_prose(below))


def name_above_time(draft: Draft, i: int) -> Role | None:
    """A few words without verb or figure between the headline and a line of only a time: the writer."""
    if not 0 < i <= _HEAD or not _can_be_name(draft, i) or not draft.lines[i - 1].headlike:
        return None
    below = draft.lines[i + 1] if i + 1 < len(draft.lines) else None
    longer = draft.lines[i - 1].size > draft.lines[i].size
    return "byline" if below is not None and longer and _states_time(draft, below.text) else None


def name_with_dash(draft: Draft, i: int) -> Role | None:
    """A name of two or three words with a dash behind it, near the top and above a paragraph: the writer."""
    line = draft.lines[i]
    if not 0 < i <= _HEAD or line.text[-1] not in "-–—" or not 2 <= len(line.text.split()) <= _NAME_AND_SURNAME:
        return None
    below = draft.lines[i + 1] if i + 1 < len(draft.lines) else None
    return "byline" if below is not None and not below.headlike and _can_be_name(draft, i) else None


def bare_label(draft: Draft, i: int) -> Role | None:
    """One or two words with a colon above a line of only a time: a label without a value."""
    line = draft.lines[i]
    if not 0 < i <= _HEAD or line.text[-1] != ":" or len(line.text.split()) > 2 or i + 1 >= len(draft.lines):
        return None
    return "boilerplate" if _states_time(draft, draft.lines[i + 1].text) else None


def signed_with_paper(draft: Draft, i: int) -> Role | None:
    """The last line: a name of two or three words and that of the paper, and not a sentence."""
    line, phrases = draft.lines[i], draft.phrases
    if i < 2 or i + 1 < len(draft.lines) or line.size > _SIGNATURE or not _can_be_name(draft, i):
        return None
    words = line.folded.split()
    name_and_paper = 2 < len(words) <= _NAME_WORDS and words[-1] in phrases.agency
    return "byline" if name_and_paper and words[0] not in phrases.agency else None


def _states_time(draft: Draft, text: str) -> bool:
    language = draft.detected.language
    return is_time(text, language) or bool(stated(text, draft.phrases.published, language))


def _can_be_name(draft: Draft, i: int) -> bool:
    line, phrases = draft.lines[i], draft.phrases
    words = line.folded.rstrip(" -–—").replace(",", " ").split()
    if line.size > _SIGNATURE or line.ended or line.asks or line.text[-1] == ":" or len(words) > _NAME_WORDS:
        return False
    plain = phrases.words.isdisjoint(words) and phrases.verbs.isdisjoint(words) and line.folded not in phrases.section
    return plain and not any(map(str.isdigit, line.text))

"""Rules that recognise a line at any place: by a phrase, its shape, or a copy of it.

They run in the order of `SURE`; the first that returns a kind decides. Each rule's docstring names its evidence;
`explain` shows the first sentence as the reason.
"""

import re

from site_builder.parsing.lines.captions import (
    LONGEST_DOUBLE,
    credited_caption,
    doubled_line,
    participle_caption,
    picture_line,
)
from site_builder.parsing.lines.credit_lines import (
    agency_line,
    bare_label,
    contact_line,
    credit_beside_time,
    credit_to_writer,
    desk_sign_off,
    name_above_time,
    name_with_dash,
    post_sender,
    signed_with_paper,
    writers_line,
)  # fmt: skip
from site_builder.parsing.lines.dateline import bare_place
from site_builder.parsing.lines.line import ANY, BULLET, SHORT
from site_builder.parsing.lines.measures import is_prose
from site_builder.parsing.lines.rules import Draft, Role, RuleRow, Rules, Sign
from site_builder.parsing.lines.timestamps import (
    has_unknown_label,
    is_labelled_time,
    is_time,
    says_when_published,
    stated,
)
from site_builder.parsing.phrases import begins
from site_builder.text.dates.moment import may_be_time
from site_builder.text.folding import fold
from site_builder.text.web import WEB

__all__ = ["SURE"]


_ID = re.compile(r"[\w.-]*(?:_|\.utf|\.txt|\.xml|\.html?)[\w.-]*")
_WORD = re.compile(r"[^\W_]")
_TEMPLATE_CODE = re.compile(r"(?:\{\{[<%](?:(?!\}\}).){0,300}\}\}|\{%(?:(?!%\}).){0,300}%\}|\s)+")
_NO_LETTERS = re.compile(r"[\W\d_]+")
_ENTITY = re.compile(r"&#?\w{1,8};")
_LEADS_TO_QUOTATION = re.compile(r"(?<=\S)\s?[,:]\s?[\"'“‘](?=\w)")
_SITE_AT_END = re.compile(r"\s[-–—|]\s+[^\s|–—-][^|–—]{0,40}$")
# Half or twice of any of these lengths and counts changes none of 245 Hindi and English texts (benchmarks/thresholds.py
# lines): they are bounds for lines that these texts do not have, chosen by hand.
_CUT_AMONG = 3
"""Lines from the top that are searched for a cut title."""
_CUT_LEAST = 20
"""Fewest code points of a cut title: two lines may share fewer by chance."""
_CUT_MOST = 120
"""Most code points of a cut title; the beginning of the first paragraph that stands above it is a summary. Search
engines cut titles at 70 to 80, descriptions at 190."""
_MENU_AMONG = 12
"""Lines from the top where a list may be the page's menu."""
_LABELLED_AMONG = 6
"""Lines from the top where any label before a time counts."""
_ADDRESS = re.compile(rf"{WEB}$")
_ADDRESS_WORDS = 5
"""Words before an address that only introduce it: 'पूरी खबर यहां पढ़ें: https://…'; with more it is a sentence."""
_COUNT = re.compile(r"\d{1,4}\s+")
"""A count before such a phrase: '12 Comments'."""
_TRIMMED = " :：-–—।.|*#[]()\"'"
_BUTTONS = 3
"""With this many joined names of services, a line is a row of buttons, even if half of its letters are other text."""
_LONGEST_ITEM = 700
"""Longest single item, in code points: a longer line with a dash may open the story."""


def _document_id(draft: Draft, i: int) -> Role | None:
    """Among the first two lines: one word that looks like a file name, with digits and underscores or an ending."""
    if i > 1:
        return None
    text = draft.lines[i].text
    if " " in text or len(text) < 8 or not _ID.fullmatch(text):
        return None
    return "boilerplate" if sum(c.isdigit() for c in text) >= 4 else None


def _cut_title(draft: Draft, i: int) -> Role | None:
    """Ends in dots or a site's name, and one of the next two lines repeats and continues it: a title that was cut."""
    text = draft.lines[i].text
    if i > _CUT_AMONG:
        return None
    site = _SITE_AT_END.search(text)
    bare = text.rstrip(" .…") if text.endswith(("...", "…")) else text[: site.start()] if site else ""
    if not _CUT_LEAST <= len(bare) <= _CUT_MOST:
        return None
    below = (other.text for other in draft.lines[i + 1 : i + 3])
    whole = any(len(other) > len(bare) and other.startswith(bare) and other != text for other in below)
    return "boilerplate" if whole else None


def _address_line(draft: Draft, i: int) -> Role | None:
    """Only an address, or a few words before one: 'copy the link https://…'."""
    text = draft.lines[i].text
    found = _ADDRESS.search(text) if "//" in text or "www." in text else None
    if found is None or found.end() < len(text):
        return None
    return "boilerplate" if len(text[: found.start()].split()) <= _ADDRESS_WORDS else None


def _repeated_line(draft: Draft, i: int) -> Role | None:
    """Many files of the folder have this line outside the story's text, and it is not a place that opens a story."""
    if i not in draft.frame:
        return None
    line = draft.lines[i]
    place = line.text.rstrip("।॥.:| ")
    known = fold(place) in draft.phrases.places
    return None if known or (line.ended and bare_place(place, draft.phrases, draft.latin)) else "boilerplate"


def _no_words(draft: Draft, i: int) -> Role | None:
    """No letter and no digit: rulers, stars, leftover entities, question marks of a failed decoding."""
    text = draft.lines[i].text
    if _WORD.search(text, 0, 40) and text[0] != "&":
        return None
    return "boilerplate" if not _WORD.search(_ENTITY.sub("", text)) else None


def _template_code(draft: Draft, i: int) -> Role | None:
    """Only code that another generator replaces: Hugo's {{< video >}}, Liquid's {% include %}."""
    text = draft.lines[i].text
    return "boilerplate" if text[0] == "{" and _TEMPLATE_CODE.fullmatch(text) else None


def _known_line(draft: Draft, i: int) -> Role | None:
    """Only a phrase that belongs to the page, not to the story, perhaps with a count (data: parsing/whole)."""
    bare = _COUNT.sub("", draft.lines[i].folded.strip(_TRIMMED), count=1)
    return "boilerplate" if bare in draft.phrases.whole or bare in draft.phrases.more else None


def _share_buttons(draft: Draft, i: int) -> Role | None:
    """Only names of services for sharing, or such names joined and little else (data: parsing/social)."""
    line = draft.lines[i]
    if not line.text.isascii():
        return None
    left = letters = _NO_LETTERS.sub("", line.folded)
    named = 0
    for name in sorted(draft.phrases.social, key=len, reverse=True):
        named += left.count(name) if len(name) > 1 else 0
        left = left.replace(name, " ")
    bare = len(left.replace(" ", ""))
    run_together = named >= _BUTTONS and bare * 2 <= len(letters) and " " not in line.text
    return "boilerplate" if letters and (not bare or run_together) else None


def _known_beginning(draft: Draft, i: int) -> Role | None:
    """Begins with a phrase that leads away from the story (data: parsing/start)."""
    return "boilerplate" if begins(draft.lines[i].folded.lstrip("*([>-–—• "), draft.phrases.start) else None


def _known_inside(draft: Draft, i: int) -> Role | None:
    """A line of up to 300 characters with a phrase about an app, sharing, following or an agency's feed."""
    if draft.lines[i].headlike and draft.decided_above(i):
        return None  # a headline may say 'read the whole story'
    if _LEADS_TO_QUOTATION.search(draft.lines[i].text):
        return None  # he wrote on his channel: '…'
    head = draft.lines[i].folded
    return "boilerplate" if any(phrase in head for phrase in draft.notes & draft.phrases.inside) else None


def _publication_line(draft: Draft, i: int) -> Role | None:
    """Only a label such as 'Updated:' and a date or 'two hours ago'; near the top, any label and a time."""
    line, language = draft.lines[i], draft.detected.language
    if not line.folded.startswith(draft.phrases.published):
        known = 0 < i < _LABELLED_AMONG and has_unknown_label(line.text, language)
        below = draft.after(i) if i < _CUT_AMONG and line.ended else None
        said = (
            below is not None and is_prose(below) and says_when_published(line.text, draft.phrases.published, language)
        )
        return "timestamp" if known or said else None
    return "timestamp" if is_labelled_time(line.text, draft.phrases.published, language) else None


def _date_of_another(draft: Draft, i: int) -> Role | None:
    """Only a date without a clock time, in the body, right below a headline: the date of a teaser."""
    line, below = draft.lines[i], draft.after(i)
    if i < 4 or ":" in line.text or not draft.lines[i - 1].headlike:
        return None
    if below is not None and not below.headlike and not line.gap:
        return None
    return "boilerplate" if stated(line.text, (), draft.detected.language) else None


def _time_line(draft: Draft, i: int) -> Role | None:
    """Only dates and clock times, labelled or not, or how long ago it was."""
    text, language = draft.lines[i].text, draft.detected.language
    if not may_be_time(text, language):
        return None
    return "timestamp" if is_time(text, language) or stated(text, draft.phrases.published, language) else None


_SITE_BEHIND = re.compile(r"\s[-–—|]\s+\S")
"""The site's name from the page's title, above the headline itself: '… - Herald'."""


def _second_copy(draft: Draft, i: int) -> Role | None:
    """Repeats an earlier line, perhaps with a name joined to it."""
    line = draft.lines[i]
    first = draft.first_seen[line.text]
    if line.size >= 15 and first < i:
        # The same short heading may occur twice over different text; over the same text it is a copy.
        below, other = draft.after(i), draft.after(first)
        same = below is not None and other is not None and below.text == other.text
        if not same and i - first > 2 and is_prose(line) and line.ended and draft.has_verb(line):
            return None  # a sentence that is said twice; a text that is pasted twice has copies beside it
        return "boilerplate" if same or i - first <= 2 or line.size >= 60 or line.ended else None
    if i == 0 or line.size > SHORT + LONGEST_DOUBLE:
        return None
    above = draft.lines[i - 1]
    short, long = sorted((above, line), key=lambda one: one.size)
    if short.size < 15 or not 0 < long.size - short.size <= LONGEST_DOUBLE or not long.text.startswith(short.text):
        return None
    return "boilerplate" if long is line or _SITE_BEHIND.match(long.text, len(short.text)) else None


def _said_often(draft: Draft, i: int) -> Role | None:
    """Latin letters on a line of their own, three times or more, in an article in another script: NBT."""
    text = draft.lines[i].text
    if draft.copies.get(text, 0) < 3 or draft.latin or not text.isascii() or not text.replace(" ", "").isalpha():
        return None
    return "boilerplate"


def _highlights_label(draft: Draft, i: int) -> Role | None:
    """Only a label of the main points (data: parsing/highlights)."""
    return "highlights-label" if draft.lines[i].folded.strip(_TRIMMED) in draft.phrases.highlights else None


def _menu_item(draft: Draft, i: int) -> Role | None:
    """An item of a list above the text, one of whose items is a phrase of the page or has no words: its menu."""
    if i > _MENU_AMONG or not _is_bulleted(draft, i) or any(map(draft.is_text, range(i + 1))):
        return None
    first, end = i, i + 1
    while _is_bulleted(draft, first - 1):
        first -= 1
    while end <= _MENU_AMONG and _is_list_sign(draft, end):
        end += 1
    items = (j for j in range(first, end) if j != i and not draft.is_text(j))
    return "boilerplate" if any(_known_line(draft, j) or _no_words(draft, j) for j in items) else None


def _is_list_sign(draft: Draft, i: int) -> bool:
    return i < len(draft.lines) and (_is_bulleted(draft, i) or not draft.lines[i].text.strip("-–—•*·"))


def _bullet(draft: Draft, i: int) -> Role | None:
    """Begins with a bullet or dash; a long line counts only if another one beside it does, too."""
    if not _is_bulleted(draft, i):
        return None
    alone = draft.lines[i].size > _LONGEST_ITEM and not (_is_bulleted(draft, i - 1) or _is_bulleted(draft, i + 1))
    return None if alone else "list-item"


def _is_bulleted(draft: Draft, i: int) -> bool:
    return 0 <= i < len(draft.lines) and BULLET.match(draft.lines[i].text) is not None


# The limits keep rules from running text, so that few rules are applied to a long line. Of 245 Hindi and English texts
# half of a limit changes 6 (publication-line) and 1 (known-beginning), twice changes 1 (participle-caption); half or
# twice of all others changes none (benchmarks/thresholds.py lines).
SURE: Rules = (
    RuleRow("document-id", SHORT, "any", _document_id),
    RuleRow("address-line", 400, "any", _address_line),
    RuleRow("no-words", ANY, "sign", _no_words),
    RuleRow("template-code", 400, "sign", _template_code),
    RuleRow("cut-title", SHORT, "any", _cut_title, duplicate=True),
    RuleRow("known-line", 60, "any", _known_line),
    RuleRow("share-buttons", 90, "any", _share_buttons),
    RuleRow("known-beginning", 300, "any", _known_beginning),
    RuleRow("known-inside", 300, "any", _known_inside),
    RuleRow("publication-line", 90, "any", _publication_line, Sign.LABELLED_TIME),
    RuleRow("date-of-another", 24, "any", _date_of_another, Sign.TEASER_DATE),
    RuleRow("time-line", 60, "any", _time_line, Sign.BARE_TIME),
    RuleRow("second-copy", ANY, "any", _second_copy, duplicate=True),
    RuleRow("contact-line", 90, "any", contact_line, Sign.CONTACT),
    RuleRow("credit-beside-time", 90, "any", credit_beside_time),
    RuleRow("credit-to-writer", 240, "any", credit_to_writer),
    RuleRow("writers-line", 90, "any", writers_line),
    RuleRow("desk-sign-off", 60, "any", desk_sign_off, Sign.SIGN_OFF),
    RuleRow("agency-line", 60, "any", agency_line),
    RuleRow("name-above-time", 40, "any", name_above_time),
    RuleRow("name-with-dash", 40, "any", name_with_dash),
    RuleRow("bare-label", 40, "any", bare_label),
    RuleRow("signed-with-paper", 40, "any", signed_with_paper),
    RuleRow("repeated-line", SHORT, "any", _repeated_line, Sign.REPEATED),
    RuleRow("picture-line", 400, "any", picture_line),
    RuleRow("credited-caption", 500, "any", credited_caption),
    RuleRow("doubled-line", SHORT, "any", doubled_line),
    RuleRow("participle-caption", 160, "any", participle_caption),
    RuleRow("said-often", 14, "any", _said_often),
    RuleRow("highlights-label", 40, "any", _highlights_label),
    RuleRow("menu-item", SHORT, "sign", _menu_item),
    RuleRow("post-sender", 140, "any", post_sender),
    RuleRow("bullet", ANY, "sign", _bullet, Sign.BULLET),
)
"""The rules by name, in the order in which they are asked."""

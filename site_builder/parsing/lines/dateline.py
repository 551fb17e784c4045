"""Datelines: place and sender of a story, before its first sentence.

'नई दिल्ली।', 'पटना :', 'बीजिंग, एजेंसी ।', 'धनबाद, [अश्विनी रघुवंशी] ।', 'नयी दिल्ली, 19 अप्रैल (भाषा)',
'जागरण संवाददाता, सोनभद्र :', 'LONDON (Reuters) -'. They stay in their paragraph; the fields record them.
"""

import re
from itertools import islice
from typing import NamedTuple

from site_builder.parsing.phrases import Phrases
from site_builder.text.folding import fold
from site_builder.text.words import spaced_words

__all__ = ["LONGEST_LEAD", "Opening", "bare_place", "opening", "place_of_day"]

# Marks that may end a lead, or show that there is none: found once, then checked.
# The character class in front is for speed: such a pattern is much faster than one that begins with alternatives.
_MARK = re.compile(
    r"[:।॥|ः?!“”‘’\"\n.)\]–—-](?:(?<=[:।॥|ः?!“”‘’\"\n])|(?<=[.)\]–—-])(?=\s)|(?<=\))(?=[^\W\d_])|(?<=\s[–—-]))"
)
_AFTER_BRACKET = re.compile(r"\s*[:।॥|ः]|\s?\.(?=\s)|\s?[-–—]\s|\s[-–—]")
_SENTENCE = re.compile(r"[\s:।॥|.,–—-]*")
_BEFORE_COLON = re.compile(r"(?P<place>[^\W\d_]\S*(?: \S+)?)\s?[:ः]\s{0,2}")
_DAY_BEHIND = re.compile(r"(?<=[^\s\d(\[,،])\s?[۔،,]?\s?(\d{1,2}\s[^\s\d()\[\]]+)\s?(?=[(\[])")
"""A day between a place and a bracket, with nothing before it: 'دبئی 21 اگست (ویب ڈیسک)'."""
_CAPITALISED = re.compile(r"[A-Z][a-z.]+(?: [A-Z][a-z.]+){0,2}")
"""A state or country behind a place in capitals: 'LUCKNOW, India'."""
_PARTS = re.compile(r"[(\[]?[^,،()\[\]]+[)\]]?")
_DATE = re.compile(r"\d{1,2}\s+\S+(?:\s+\d{4})?|\S+\s+\d{1,2}|\d{4}")
_SPACED = re.compile(r"\S+")
_NUMBERS = re.compile(r"\d{1,4}(?:[./-]\d{1,4}){0,2}")
_LATIN = re.compile(r"[A-Za-z]")
_LABEL = re.compile(r"[।॥.?!]\s+[^\W\d_][^\s:।.]*\s?:\s")
_LABELS = 3
"""From this many labelled parts on, the first label is not a dateline."""
LONGEST_LEAD = 82
"""Code points at the start that are searched for the mark behind place, sender and day. In 405 Hindi texts the place
alone has up to 24; 'नई दिल्ली, 6 नवंबर 2025 (प्रेस ट्रस्ट ऑफ इंडिया): ' has 50."""
_LONGEST_PLACE = 4
"""Most words of a place: of 177 datelines in these texts 99 % have up to 3, and none has more than 4."""
_SHORTEST_BEFORE_STOP = 4
"""Fewest letters of a place before a full stop: 'डॉ.' and 'St.' have fewer."""
_LONGEST_SENDER = 6
"""Most words for a paper's desk and its place: 'जागरण संवाददाता, ग्रेटर नोएडा वेस्ट' has 5."""


class Opening(NamedTuple):
    """Place and sender before the first sentence."""

    place: str | None
    """As it stands: 'नई दिल्ली', 'मेदिनीनगर (पलामू)', 'नई दिल्ली/मुंबई'."""
    sender: str | None
    """Agency or reporter: 'भाषा', '[अश्विनी रघुवंशी]'."""
    end: int
    """Where the story's first sentence begins."""


def _all_known(words: list[str], phrases: Phrases) -> bool:
    return bool(words) and (phrases.senders.issuperset(words) or " ".join(words) in phrases.senders)


def _as_written(senders: list[str], lead: str) -> str | None:
    """Return the senders as written in `lead`, with the text between them; only the first if they are apart."""
    if not senders:
        return None
    start = lead.find(senders[0])
    end = lead.find(senders[-1], start) + len(senders[-1])
    between = lead[start:end]
    return between if not set(between) & set("()[]") or len(senders) == 1 else senders[0]


def _is_sender(words: list[str], phrases: Phrases) -> bool:
    """Return whether `words` name a bureau or a correspondent: a few words, without small words."""
    if len(words) > _LONGEST_SENDER or phrases.bureau.isdisjoint(words):
        return False
    return phrases.joins.isdisjoint(words) and phrases.verbs.isdisjoint(words)


def bare_place(text: str, phrases: Phrases, latin: bool) -> bool:
    """Return whether `text` can only be one or more places: short, without digits, small words or a foreign script.

    In Latin script a place must be known or in capitals; a few words of another script need no such proof.
    """
    names = [name.strip() for name in text.replace("/", ",").split(",") if name.strip(" .-")]
    if not names or len(names) > 5:
        return False
    for name in names:
        folded = fold(name)
        words = folded.split()
        if len(words) > _LONGEST_PLACE or len(name) < 2 or any(map(str.isdigit, name)):
            return False
        if folded in phrases.places:
            continue
        if not phrases.words.isdisjoint(words) or not phrases.label.isdisjoint(words):
            return False
        if _LATIN.search(name) and not (latin and name.isupper() and len(name) > 2):
            return False
    return True


def _split_sender(part: str, phrases: Phrases) -> tuple[str | None, str]:
    """Return the sender in `part` that no comma separates from the place, and the place.

    'विशेष संवाददाता नई दिल्ली', 'अलीगढ़ जेएनएन', 'पूनम पाण्डे नई दिल्ली'.
    """
    words = part.split()
    folded = fold(" ".join(words)).split(" ")
    last = max((i for i, word in enumerate(folded) if word in phrases.bureau), default=-1)
    if 0 <= last < len(words) - 1:
        return " ".join(words[: last + 1]), " ".join(words[last + 1 :])
    if len(words) > 1 and folded[-1] in phrases.agency:
        return words[-1], " ".join(words[:-1])
    # One word is a name only before a place of two: 'भूपेंद्र नई दिल्ली', but 'पूर्वी दिल्ली' is a place.
    for i in (1, 2, 3):
        if len(words) > max(i, 2) and " ".join(folded[i:]) in phrases.places:
            return " ".join(words[:i]), " ".join(words[i:])
    return None, part


def _is_person(part: str, place: str, phrases: Phrases) -> bool:
    """Return whether `part`, before a place, is the story's sender: three words, or two before a known place."""
    if fold(part) in phrases.places or place[0] == "(":
        return False
    return len(part.split()) == 3 or (len(part.split()) == 2 and fold(place) in phrases.places)


def opening(text: str, phrases: Phrases, latin: bool, known_label: str | None = None) -> Opening | None:
    """Return the opening of a paragraph, or None if it begins with its first sentence.

    `known_label`: a kicker that is not a place; if the paragraph repeats it before a colon, it is not a place there.
    """
    lead, mark, end = _lead(text)
    if not lead:
        return None
    bracketed = lead[0] in "([" and lead.count("(") + lead.count("[") == 1 and lead[-1] in ")]"
    rest = _DAY_BEHIND.sub(r", \1 ", lead[1:] if bracketed else lead)
    places: list[str] = []
    senders: list[str] = []
    for part in map(str.strip, _PARTS.findall(rest)):
        if not _sort_part(part, phrases, latin, places, senders):
            return None
    behind = _place_behind(text, places, senders, mark, end, phrases)
    if behind is not None:
        return behind
    sender = _as_written(senders, rest) or _person_among(places, phrases)
    if not sender and mark in ":ः" and fold("".join(places)) not in phrases.places and _is_labelled(text):
        return None
    place = ", ".join(places).replace(", (", " (") or None
    dated = any(_DATE.fullmatch(part.strip(" ()[]")) for part in _PARTS.findall(rest))
    following = text[end : end + LONGEST_LEAD].partition(" ")[0]
    mark = ":" if dated and mark in "-–—" else mark
    return _checked(Opening(place, sender, end), mark, phrases, known_label, following)


def _is_labelled(text: str) -> bool:
    """Return whether more parts of a paragraph begin with one word and a colon: 'मेष: …। वृष: …। मिथुन: …'."""
    return sum(1 for _ in islice(_LABEL.finditer(text), _LABELS)) == _LABELS


def _lead(text: str) -> tuple[str, str, int]:
    """Return the text before the first mark that may end a dateline, the mark, and where the sentence behind it begins.

    The mark is ':', '।', '.', '-' or ')'.
    """
    found = _MARK.search(text, 2, LONGEST_LEAD)
    if found is not None and found[0] in ")]":
        after = _AFTER_BRACKET.match(text, found.end())
        end = _SENTENCE.match(text, after.end() if after else found.end())
        return text[: found.end()].strip(), after[0].strip()[:1] if after else ")", end.end() if end else found.end()
    if found is None or found[0] in '?!“”‘’"\n':
        return "", "", 0
    end = _SENTENCE.match(text, found.end())
    return text[: found.start()].strip(), found[0], end.end() if end else found.end()


def _sort_part(part: str, phrases: Phrases, latin: bool, places: list[str], senders: list[str]) -> bool:
    """Add one part of a lead to places or senders; False if it can be neither, so that there is no opening."""
    bare = part.strip(" ()[]")
    folded = fold(bare)
    if not bare or folded.rpartition(" ")[2] in phrases.months or _DATE.fullmatch(bare):
        return True
    if part == bare and folded in phrases.places:
        places.append(bare)
        return True
    words = spaced_words(folded)
    signed = part if part[0] == "[" else bare
    if _all_known(words, phrases):
        senders.append(signed)
        return True
    if part[0] != "[" and phrases.senders.isdisjoint(words) and not phrases.words.isdisjoint(words):
        return False  # places and names have no small words
    before, after = _split_sender(bare, phrases)
    if before is not None and part[0] not in "([" and bare_place(after, phrases, latin):
        senders.append(before)
        places.append(after)
    elif part[0] == "[" or _is_sender(words, phrases):
        senders.append(signed)
    elif bare_place(bare, phrases, latin) or (
        latin and places and places[-1].isupper() and _CAPITALISED.fullmatch(bare)
    ):
        places.append(f"({bare})" if part[0] == "(" and places else bare)
    else:
        return False
    return True


def _place_behind(
    text: str, places: list[str], senders: list[str], mark: str, end: int, phrases: Phrases
) -> Opening | None:
    """Return the opening where a name or a bureau stands before a double danda, and a place behind it.

    'राजेश चौधरी ॥ नई दिल्ली कोर्ट ने …': no mark ends the place, so it must be known, and no word may follow that goes
    on with it. Before a colon any place will do. A single word is a name only before a place of two.
    """
    who = places[0] if len(places) == 1 and not senders else senders[0] if len(senders) == 1 and not places else ""
    if mark not in "।॥" or not who or fold(who) in phrases.places or not (mark == "॥" or "।।" in text[:end]):
        return None
    names = len(who.split())
    least = 1 if senders or 2 <= names <= 3 else 2 if names == 1 else _LONGEST_PLACE + 1
    marked = _BEFORE_COLON.match(text, end) if least == 1 else None
    if marked and bare_place(marked["place"], phrases, latin=False):
        return Opening(marked["place"], who, marked.end())
    found = [*_SPACED.finditer(text, end, end + LONGEST_LEAD)][: _LONGEST_PLACE + 1]
    for count in range(min(_LONGEST_PLACE, len(found) - 1), least - 1, -1):
        stop = found[count - 1].end()
        if fold(text[end:stop]) in phrases.places and fold(found[count][0]) not in phrases.joins:
            return Opening(text[end:stop], who, stop)
    return Opening(None, who, end) if mark == "॥" and _is_name(names, who, phrases) else None


def _is_name(words: int, who: str, phrases: Phrases) -> bool:
    """Return whether two or three words before a double danda are a name: no small word, verb or bureau is in them."""
    small = phrases.words | phrases.verbs | phrases.joins
    return 2 <= words <= 3 and small.isdisjoint(fold(who).split())


def _person_among(places: list[str], phrases: Phrases) -> str | None:
    """Remove the story's sender from two places, and return it."""
    if len(places) < 2:
        return None
    if _is_person(places[0], places[1], phrases):
        return places.pop(0)
    return places.pop(1) if len(places[1].split()) == 2 and _is_person(places[1], places[0], phrases) else None


def _checked(seen: Opening, mark: str, phrases: Phrases, known_label: str | None, following: str) -> Opening | None:
    """Return `seen` if the mark after it is enough evidence; `following` is the first word behind it."""
    if seen.place is None:
        return seen if seen.sender and mark not in "-–—)" else None
    folded = fold(seen.place)
    if mark in "-–—)" and not (seen.sender and _all_known(spaced_words(fold(seen.sender)), phrases)):
        # A dash is weak evidence, and a bracket weaker: it must contain a desk or a correspondent.
        signed = mark != ")" or (seen.sender and not phrases.bureau.isdisjoint(spaced_words(fold(seen.sender))))
        single = mark == ")" and " " not in folded and fold(following) not in phrases.words
        return seen if signed and (folded in phrases.places or single) else None
    if seen.sender or folded in phrases.places:
        return seen
    if folded in phrases.section or (known_label and fold(known_label).strip() == folded):
        return None
    # Several words before a colon are as often a topic as a place; a full stop may end an abbreviation.
    words = folded.split()
    # Before a double danda they are a reporter, of whom no known place follows, more often than a town.
    if mark in ":ः॥" and len(words) > 1 and words[-1] not in phrases.town and not set("/(") & set(folded):
        return None
    # Where no verbs are known, any short sentence looks like a place: சென்னையில் பாலம் திறக்கப்பட்டது.
    plain = bool(phrases.verbs or _LATIN.search(folded)) and len(folded) >= _SHORTEST_BEFORE_STOP
    return seen if mark != "." or plain else None


def place_of_day(text: str, phrases: Phrases, latin: bool) -> str | None:
    """Return the place in a line of a place, a comma and a day: 'पटना, 12 नवंबर 2025'; None for any other line."""
    place, comma, day = text.rstrip("।॥.:| ").partition(",")
    words = fold(day).replace(",", " ").split()
    numbers = [word for word in words if _NUMBERS.fullmatch(word)]
    if not comma or not numbers or len(words) > 3 or len(words) - len(numbers) > 1:
        return None
    if not phrases.months.issuperset(word for word in words if word not in numbers):
        return None
    return place.strip() if bare_place(place.strip(), phrases, latin) else None

"""The words and phrases that rules search for, in the article's language and in English.

All are data: one phrase a line in `data/<language>/parsing/<list>.txt`. They are compared folded, so that case, nukta,
candrabindu and joiners make no difference.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from site_builder.text.folding import fold
from site_builder.text.language_profile import Language
from site_builder.text.vocabulary.time_words import month_names
from site_builder.text.words import spaced_words

__all__ = ["Phrases", "begins", "phrases_for", "told_of"]

_SUBJECT = 2
"""Fewest lines outside notes that have a note's word, if the text is about it."""


def begins(folded: str, phrases: Mapping[str, tuple[str, ...]]) -> bool:
    """Return whether folded text begins with one of `phrases`, whose keys are their first two code points."""
    return folded.startswith((*phrases.get(folded[:2], ()), *phrases.get(folded[:1], ())))


def _by_beginning(phrases: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(phrase for phrase in phrases if phrase[:2] == key) for key in {p[:2] for p in phrases}}


def _by_anchor(phrases: tuple[str, ...], small: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return one word of each phrase, the longest that is not a small word, with its phrases.

    Searching for these in a set of words is much cheaper than searching for the phrases in a text.
    """

    def weight(word: str) -> tuple[bool, int, str]:
        return word not in small, len(word), word

    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        word = max(spaced_words(phrase), key=weight)
        found[word] = (*found.get(word, ()), phrase)
    return found


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrase lists, folded, for articles in one language."""

    language: Language
    """That language."""
    start: Mapping[str, tuple[str, ...]]
    """A line that begins so is boilerplate: यह भी पढ़ें, Read more."""
    inside: frozenset[str]
    """A line, or the last sentences of one, that holds this is boilerplate: हमें फॉलो करें, download the app."""
    whole: frozenset[str]
    """A line that is exactly this is boilerplate: विज्ञापन, Leave a Comment."""
    tail: tuple[str, ...]
    """Where this begins a sentence, boilerplate begins that runs to the end of the line."""
    note_words: Mapping[str, tuple[str, ...]]
    """One word of each phrase of `inside` and `tail` → those phrases: a text without the word holds none of them, but
    for those that may be glued.
    """
    glued: tuple[str, ...]
    """Those of `tail` that may stand right behind another word: posted by."""
    credit_words: frozenset[str]
    """One word of each phrase of `credit`."""
    published_words: frozenset[str]
    """One word of each phrase of `published`."""
    telling_words: frozenset[str]
    """The words of `note_words`, `credit_words` and `published_words` together."""
    more: frozenset[str]
    """Labels over a list of related headlines: अन्य अहम खबरें, Related stories."""
    credit: frozenset[str]
    """Words that introduce the owner of a picture, before ':' or '/': फोटो, Image, Photo courtesy."""
    picture: Mapping[str, tuple[str, ...]]
    """A line that begins so describes a picture or names its owner: फोटो:, Photo by."""
    marker: tuple[str, ...]
    """Words that begin a caption in a page pasted as one line: Image caption."""
    marker_words: tuple[str, ...]
    """One word of each."""
    highlights: frozenset[str]
    """Labels over the main points: हाइलाइट्स, Key points."""
    byline: tuple[str, ...]
    """A line that begins so names its writer or editor: Posted By, रिपोर्ट."""
    agency: frozenset[str]
    """Names of news agencies: भाषा, एएफपी, PTI."""
    bureau: frozenset[str]
    """Words that only a byline holds: ब्यूरो, संवाददाता, Correspondent."""
    senders: frozenset[str]
    """Those of `agency` and `bureau` together."""
    published: tuple[str, ...]
    """Labels before a publication time: Updated, प्रकाशित."""
    section: frozenset[str]
    """Sections of a paper, used as kickers: देश, खेल, World."""
    label: frozenset[str]
    """Words before a colon that are not a place: सवाल, जवाब, Note."""
    question: frozenset[str]
    """Words before the questions of an interview: सवाल, Q."""
    words: frozenset[str]
    """Small words (postpositions, auxiliaries, articles): no label, name or place holds one."""
    participles: tuple[str, ...]
    """Ends of participles, as they stand in text: करती हुई; () where captions are not made so."""
    verbs: frozenset[str]
    """Finite verb forms that end a statement: है, हुई, गया."""
    places: frozenset[str]
    """Capitals, large cities and states, as datelines name them."""
    months: frozenset[str]
    """Names of months, for the date in a dateline."""
    signs: frozenset[str]
    """Signs of the zodiac and the word for one: headings in a horoscope, and not the name of a person alone."""
    genitive: frozenset[str]
    """Words for 'of', which a label of three words may contain: का, of."""
    copula: frozenset[str]
    """Those of them that a headline seldom ends in: है, था."""
    social: tuple[str, ...]
    """Names of services for sharing: twitter, whatsapp, email."""
    town: frozenset[str]
    """Last words of places of several words: नगर, सिटी."""
    hangs: frozenset[str]
    """Words that cannot end a sentence: का, ने, the."""
    joins: frozenset[str]
    """Words that cannot begin a sentence: a line that begins so goes on with the one above."""


def told_of(texts: Sequence[str], phrases: Phrases, notes: frozenset[str]) -> frozenset[str]:
    """Return those of `notes`, phrases of `inside`, whose word the text itself uses, and not only such notes.

    An article about an app has 'click' in its own sentences: then 'click on' is not a note of the page.
    `texts`: its lines, folded.
    """
    found: set[str] = set()
    for word, known in phrases.note_words.items():
        own = notes.intersection(known)
        if own and sum(word in text and not any(note in text for note in known) for text in texts) >= _SUBJECT:
            found |= own
    return frozenset(found)


@lru_cache(maxsize=64)
def phrases_for(language: Language) -> Phrases:
    """Return the phrase lists for articles in a language, including the English ones."""

    def row(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(fold, language.shared_lines(f"parsing/{name}"))))

    def words(name: str) -> frozenset[str]:
        return frozenset(row(name))

    months = frozenset(map(fold, month_names(language.tag)))
    small = words("words") | words("verbs") | words("joins") | words("agency")
    note_words = _by_anchor(row("inside") + row("tail"), small)
    credit_words = frozenset(_by_anchor(row("credit"), small))
    published_words = frozenset(_by_anchor(row("published"), small))
    return Phrases(
        language=language,
        start=_by_beginning(row("start")), inside=words("inside"), whole=words("whole"), tail=row("tail"),
        note_words=note_words, glued=tuple(phrase for phrase in row("tail") if phrase.endswith(" by")),
        credit_words=credit_words, published_words=published_words,
        telling_words=credit_words | published_words | note_words.keys(),
        more=words("more"), credit=words("credit"), picture=_by_beginning(row("picture")), marker=row("marker"),
        marker_words=tuple(_by_anchor(row("marker"), small)),
        highlights=words("highlights"), byline=row("byline"), agency=words("agency"), bureau=words("bureau"),
        senders=words("agency") | words("bureau"),
        published=row("published"), section=words("section"), label=words("label"), question=words("question"),
        words=words("words"), verbs=words("verbs"), months=months, genitive=words("genitive"),
        signs=words("signs"),
        copula=words("copula"), social=row("social"), places=words("places"), town=words("town"),
        hangs=words("hangs"), joins=words("joins"), participles=language.lines("parsing/participles"),
    )  # fmt: skip

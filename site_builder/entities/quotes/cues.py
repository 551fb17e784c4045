"""The words around quotations that identify their speakers, as data: `data/<language>/quotes/words.txt`.

Rows are `role TAB word`. Hindi marks the subject of a verb of saying with ने (राम ने कहा) and sources with
के अनुसार, के हवाले से; English puts the subject beside the verb (said Ram, Ram said). Roles about speakers:

    say (verbs of saying) · unmarked (those whose subject has no marker: राम कहते हैं) · subject (its marker)
    personal (verbs that only people are the subject of: बोले)
    passive (behind a verb: nobody is named as its subject)
    source (marks whom words come from) · cited (a source whose own words they are) · source-before
    pronoun (wherever it stands) · telling (one that tells without a verb: उनके अनुसार)
    said-so (tells of the sentence before: यह बात कही)
    pronoun-near (only beside a verb of saying) · adverb (between subject and verb)
    role (the king, the doctor: a title that may stand for a name; its full form in a third column)
    former (makes it the title of one who had it) · epithet (नए: between a country and a title) · connective (वहीं)
    person (nouns for nobody named) · indefinite (makes a role nobody's) · and · that (opens what was said)
    body (a noun that may stand for the one body of the article whose name ends in it: आयोग, चुनाव आयोग)
    courtesy (between a title and a name) · honorific (between a name and its marker)
    case (postpositions) · genitive (those of them for 'of') · asking, asked (राम से … पूछा)
    document (a statement, a report) · document-pronoun (इसमें) · by (besides the genitive, between author and document)
    preposition (a name behind one is not a subject) · possessive · article · masculine, feminine (pronouns and titles)
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from site_builder.text.languages import primary
from site_builder.text.vocabulary.word_roles import roles
from site_builder.text.vocabulary.words_at import WORD

__all__ = ["Cues", "cues"]


@dataclass(frozen=True, slots=True)
class Cues:
    """The words of a language that tell about quotations."""

    words: Mapping[str, Mapping[str, str]]
    """Role -> words."""
    phrases: tuple[str, ...]
    """Verbs of saying and marks of a source that are more than one word."""
    pronoun: re.Pattern[str]
    """A pronoun at the end of what is searched."""
    say: re.Pattern[str]
    """A verb of saying."""
    marker: re.Pattern[str]
    """Words behind the speaker (subject's marker, source phrase), or in place of the speaker (pronoun)."""
    before: re.Pattern[str]
    """Words before the speaker."""
    said_so: re.Pattern[str]
    """Words that tell who said the sentence before: 'यह बात कही'."""

    def has(self, role: str, word: str) -> bool:
        """Return whether `word` has the role."""
        return word in self.words.get(role, {})

    @property
    def marks_subjects(self) -> bool:
        """True if a word marks the subject (ने); False if its place beside the verb marks it."""
        return bool(self.words.get("subject"))


@lru_cache(maxsize=128)
def cues(language: str) -> Cues:
    """Return the cues for a BCP 47 tag."""
    words = roles(primary(language), "quotes/words")
    subject = words.get("subject", {})
    pronouns = [*words.get("pronoun", {}), *words.get("pronoun-near", {})]
    return Cues(
        words,
        tuple(sorted(phrase for role in ("say", "source") for phrase in words.get(role, {}) if " " in phrase)),
        _any_of(pronouns, end=r"\Z"),
        _any_of(words.get("say", {})),
        _any_of([*subject, *words.get("source", {}), *(words.get("pronoun", {}) if subject else ())]),
        _any_of(words.get("source-before", {})),
        _any_of(words.get("said-so", {})),
    )


def _any_of(phrases: Iterable[str], end: str = "") -> re.Pattern[str]:
    """Return a pattern for any of the phrases as whole words; it matches nothing when there are none."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(re.escape(phrase) for phrase in longest_first)
    return re.compile(rf"(?<!{WORD[:-1]})(?:{alternatives})(?!{WORD[:-1]}){end}" if alternatives else r"(?!)")

"""The parts of the name finder, and the guarantees that other parts rely on."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.data import lines, table
from site_builder.entities.names.candidates import Candidate, chosen, merged, probability, score, weights
from site_builder.entities.names.enumerations import in_lists
from site_builder.entities.names.flagged_line import Marked, marked
from site_builder.entities.names.mentions.aliases import with_brackets
from site_builder.entities.names.mentions.repeats import named_again
from site_builder.entities.names.mentions.resolve import groups_of
from site_builder.entities.names.suffixes import Suffixes, without_suffixes
from site_builder.entities.names.tokens import TokenLine, key_of, lines_of
from site_builder.entities.names.word_flags import BEARER, GIVEN, NOT, PHRASE, ROLE, word_flags
from site_builder.model import HEADLINE, STANDFIRST, Block, EntityKind, Structure
from site_builder.text.language_profile import language_of
from site_builder.text.words import tokens

HINDI = language_of("hi")


def line_of(text: str, number: int = 0) -> Marked:
    """Return a text as an annotated line of Hindi."""
    spans = tuple(tokens(text, HINDI))
    return marked(number, TokenLine(number, text, spans, tuple(key_of(text[a:b]) for a, b in spans)), word_flags(HINDI))


def candidate(line: Marked, surface: str, kind: EntityKind, *evidence: str) -> Candidate:
    """Return the candidate with the words `surface`."""
    words = tuple(key_of(surface[a:b]) for a, b in tokens(surface, HINDI))
    keys = line.line.keys
    first = next(at for at in range(len(keys)) if keys[at : at + len(words)] == words)
    return Candidate(line.number, first, first + len(words), kind, evidence)


def test_lines_are_the_texts_that_tell_the_story() -> None:
    """The lines are headline, standfirst and body, in order. Boilerplate, byline, time and empty texts are left out."""
    kinds = ("paragraph", "boilerplate", "caption", "byline", "timestamp", "list-item")
    blocks = tuple(Block(kind, kind, "", "t", 1) for kind in kinds)  # type: ignore[arg-type]
    article = Structure("hi", "ltr", "क", "ख", "ग", None, None, None, None, blocks, ())
    assert [line.block for line in lines_of(article)] == [HEADLINE, STANDFIRST, 0, 2, 5]


@given(st.text(min_size=1, max_size=5))
def test_a_word_always_has_a_key(word: str) -> None:
    """Spelling keys drop joiners and nuktas, but a word of such a sign alone still has a key."""
    assert key_of(word)


def test_words_are_known_by_what_they_can_be() -> None:
    """One word can have several roles. For an unknown language only CLDR's territories
    are known, and the people whom the edition's table names."""
    words = word_flags(HINDI)
    assert words.flags[key_of("सुरेश")] & GIVEN
    assert words.flags[key_of("प्रधानमंत्री")] & ROLE
    assert words.flags[key_of("जापान")] & PHRASE
    assert words.flags[key_of("लेकिन")] & NOT
    assert set(word_flags(language_of("xx")).flags.values()) <= {BEARER, PHRASE, BEARER | PHRASE}


def test_longest_names_come_first() -> None:
    """'दक्षिण कोरिया' is tried before 'दक्षिण'."""
    lengths = [len(phrase.keys) for phrase in word_flags(HINDI).phrases[key_of("दक्षिण")]]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("word", "spelt"), [("बीजीएच", True), ("एनडीआरएफ", True), ("सुरेश", False), ("USA", True), ("Us", False)]
)
def test_abbreviations_are_spelt_by_letters(word: str, spelt: bool) -> None:
    """They are spelt with the Hindi names of Latin letters, or with capitals."""
    assert line_of(word).spelt(0) is spelt


def test_every_weight_is_a_number() -> None:
    """The table of weights is complete and contains the base rates of the three kinds."""
    assert {"person", "place", "organisation"} <= set(weights())
    assert all(math.isfinite(weight) for weight in weights().values())


@given(st.floats(-100, 100))
def test_probability_is_a_probability(logit: float) -> None:
    """It is between 0 and 1, and it is 0.5 at logit 0."""
    assert 0 < probability(logit) < 1
    assert probability(0) == 0.5


def test_candidates_of_the_same_words_and_kind_put_their_evidence_together() -> None:
    """Two finders that agree give one candidate with a higher probability than each alone."""
    line = line_of("श्री सुरेश वर्मा बोले।")
    one = candidate(line, "सुरेश वर्मा", "person", "title-honorific")
    two = candidate(line, "सुरेश वर्मा", "person", "first-known", "last-known")
    (both,) = merged([one, two])
    assert both.evidence == ("first-known", "last-known", "title-honorific")
    assert score(both) > max(score(one), score(two))


def test_of_names_that_overlap_the_likeliest_is_chosen() -> None:
    """A name below the minimum probability is never chosen."""
    line = line_of("नेपाल सरकार और रामू")
    known = candidate(line, "नेपाल", "place", "known-place")
    body = candidate(line, "नेपाल सरकार", "organisation", "head-owner", "holds-known", "owner-place", "tagged-sure")
    rest = candidate(line, "रामू", "person", "single", "tagged-not")
    assert chosen([known, body, rest], 0.0) == [body]
    assert chosen([known, body], math.inf) == []


def test_an_agency_in_brackets_is_not_an_alias_of_the_place() -> None:
    """In 'टोक्यो (एपी)' the abbreviation is an agency, not another name of टोक्यो."""
    line = line_of("टोक्यो (एपी): जापान में बर्फ गिरी।")
    found = [candidate(line, "टोक्यो", "place", "known-place")]
    assert with_brackets([line], found) == found


def test_an_office_in_brackets_is_not_taken_for_an_organisation() -> None:
    """An abbreviation of an office is not a name anywhere in the article."""
    one, two = line_of("जिला चिकित्सा अधिकारी (डीएमओ) आए।"), line_of("डीएमओ ने कहा।", 1)
    assert with_brackets([one, two], [candidate(two, "डीएमओ", "organisation", "tagged-sure")]) == []


def test_a_name_found_once_is_found_again() -> None:
    """The full name and the surname are found again. A longer name includes a part that was found separately."""
    one, two = line_of("विधायक सुरेश नौटियाल आए।"), line_of("नौटियाल ने कहा। सुरेश नौटियाल गए।", 1)
    full = candidate(one, "सुरेश नौटियाल", "person", "first-known", "last-known", "tagged-sure", "title-role")
    part = candidate(two, "सुरेश", "person", "first-known", "single", "tagged-maybe")
    found = named_again([one, two], [full, Candidate(1, 4, 5, "person", part.evidence)])
    assert [(c.line, c.first, c.end) for c in found] == [(0, 1, 3), (1, 0, 1), (1, 4, 6)]


def test_a_list_needs_two_sure_names_of_one_kind() -> None:
    """One known neighbour may be chance, and people beside places are no evidence."""
    line = line_of("जयपुर, ठिमकेली और जोधपुर")
    towns = [candidate(line, town, "place", "known-place", "tagged-sure") for town in ("जयपुर", "जोधपुर")]
    assert [one.first for one in in_lists([line], towns)] == [2]
    assert not list(in_lists([line], towns[:1]))


def test_short_forms_go_to_the_one_named_last() -> None:
    """With two people of one surname and no title, the last named person counts."""
    texts = ("सुरेश वर्मा आए। वर्मा बोले।", "राकेश वर्मा आए। वर्मा बोले।")
    read = [line_of(text, number) for number, text in enumerate(texts)]
    names = [candidate(read[0], "सुरेश वर्मा", "person"), candidate(read[1], "राकेश वर्मा", "person")]
    short = [Candidate(number, 4, 5, "person", ()) for number in (0, 1)]
    groups = groups_of([*names, *short], [line.line for line in read], word_flags(HINDI))
    assert [[(c.line, c.first) for c in group.members] for group in groups] == [[(0, 0), (0, 4)], [(1, 0), (1, 4)]]


def test_tables_of_names_have_the_columns_that_their_readers_expect() -> None:
    """Without this test, a user would be the first to notice a missing tab."""
    two = ("adjectives", "bodies", "countries", "organisation_heads", "organisations_other", "place_heads",
           "places_other", "same", "words_behind")  # fmt: skip
    for language in ("hi", "en"):
        assert all(len(row) == 2 for name in two for row in table(language, f"names/{name}"))
        assert all(len(row) == 3 for row in table(language, "names/titles"))
        assert not set(lines(language, "names/places_ambiguous")) & set(lines(language, "names/places"))


def test_a_suffix_is_a_word_of_its_own_behind_a_known_name() -> None:
    """'दिल्लीत' ('in Delhi' in Marathi) is the place and its postposition.

    A word that is known as a whole is not cut."""
    suffixes = Suffixes(("तील", "त"), frozenset(), frozenset(), word_flags(HINDI))
    line = without_suffixes(line_of("दिल्लीत आणि दिल्लीतील भारत").line, suffixes)
    assert [line.text[start:end] for start, end in line.spans] == ["दिल्ली", "त", "आणि", "दिल्ली", "तील", "भारत"]
    assert [key_of(line.text[start:end]) for start, end in line.spans] == list(line.keys)


def test_an_unknown_word_keeps_its_ending() -> None:
    """A suffix is cut only if a known name remains."""
    suffixes = Suffixes(("त",), frozenset(), frozenset(), word_flags(HINDI))
    line = line_of("अज्ञातनामत").line
    assert without_suffixes(line, suffixes) == line


def test_an_ending_of_no_name_is_cut_from_the_rest_of_one() -> None:
    """'दिनेश वलीत' has an unknown surname; without a part of a name before it, the same word stays whole."""
    suffixes = Suffixes(("त",), frozenset("त"), frozenset(), word_flags(HINDI))
    assert without_suffixes(line_of("दिनेश वलीत").line, suffixes).keys == ("दिनेश", "वली", "त")
    assert without_suffixes(line_of("वलीत").line, suffixes).keys == ("वलीत",)

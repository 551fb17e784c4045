"""The parts of the name finder, each by the promise that the others build on."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.data import lines, table
from site_builder.entities.names.aliases import with_brackets
from site_builder.entities.names.candidates import Candidate, chosen, merged, probability, score, weights
from site_builder.entities.names.enumerations import in_lists
from site_builder.entities.names.flagged_line import Marked, marked
from site_builder.entities.names.repeats import named_again
from site_builder.entities.names.resolve import groups_of
from site_builder.entities.names.suffixes import without_suffixes
from site_builder.entities.names.tokens import TokenLine, key_of, lines_of
from site_builder.entities.names.word_flags import GIVEN, NOT, PHRASE, ROLE, word_flags
from site_builder.model import HEADLINE, STANDFIRST, Block, EntityKind, Structure
from site_builder.text.language_profile import language_of
from site_builder.text.words import tokens

HINDI = language_of("hi")


def line_of(text: str, number: int = 0) -> Marked:
    """Return a text as a marked line of Hindi."""
    spans = tuple(tokens(text, HINDI))
    return marked(number, TokenLine(number, text, spans, tuple(key_of(text[a:b]) for a, b in spans)), word_flags(HINDI))


def candidate(line: Marked, surface: str, kind: EntityKind, *evidence: str) -> Candidate:
    """Return the candidate whose words are `surface`."""
    words = tuple(key_of(surface[a:b]) for a, b in tokens(surface, HINDI))
    keys = line.line.keys
    first = next(at for at in range(len(keys)) if keys[at : at + len(words)] == words)
    return Candidate(line.number, first, first + len(words), kind, evidence)


def test_lines_are_the_texts_that_tell_the_story() -> None:
    """Headline, standfirst and body in order; boilerplate, byline, time and empty texts left out."""
    kinds = ("paragraph", "boilerplate", "caption", "byline", "timestamp", "list-item")
    blocks = tuple(Block(kind, kind, "", "t", 1) for kind in kinds)  # type: ignore[arg-type]
    article = Structure("hi", "ltr", "क", "ख", "ग", None, None, None, None, blocks, ())
    assert [line.block for line in lines_of(article)] == [HEADLINE, STANDFIRST, 0, 2, 5]


@given(st.text(min_size=1, max_size=5))
def test_a_word_always_has_a_key(word: str) -> None:
    """Even a lone joiner or nukta, which spelling keys drop."""
    assert key_of(word)


def test_words_are_known_by_what_they_can_be() -> None:
    """One word can be several things; of an unknown language only CLDR's territories are known."""
    words = word_flags(HINDI)
    assert words.flags[key_of("सुरेश")] & GIVEN
    assert words.flags[key_of("प्रधानमंत्री")] & ROLE
    assert words.flags[key_of("जापान")] & PHRASE
    assert words.flags[key_of("लेकिन")] & NOT
    assert set(word_flags(language_of("xx")).flags.values()) == {PHRASE}


def test_longest_names_come_first() -> None:
    """'दक्षिण कोरिया' is tried before 'दक्षिण'."""
    lengths = [len(phrase.keys) for phrase in word_flags(HINDI).phrases[key_of("दक्षिण")]]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("word", "spelt"), [("बीजीएच", True), ("एनडीआरएफ", True), ("सुरेश", False), ("USA", True), ("Us", False)]
)
def test_abbreviations_are_spelt_by_letters(word: str, spelt: bool) -> None:
    """By the names of Latin letters in Hindi, or by capitals."""
    assert line_of(word).spelt(0) is spelt


def test_every_weight_is_a_number() -> None:
    """The table of weights is whole, and the three kinds have their base rates in it."""
    assert {"person", "place", "organisation"} <= set(weights())
    assert all(math.isfinite(weight) for weight in weights().values())


@given(st.floats(-100, 100))
def test_probability_is_a_probability(logit: float) -> None:
    """Between 0 and 1, and even chances at logit 0."""
    assert 0 < probability(logit) < 1
    assert probability(0) == 0.5


def test_candidates_of_the_same_words_and_kind_put_their_evidence_together() -> None:
    """Two finders that agree make one candidate that is likelier than either."""
    line = line_of("श्री सुरेश वर्मा बोले।")
    one = candidate(line, "सुरेश वर्मा", "person", "title-honorific")
    two = candidate(line, "सुरेश वर्मा", "person", "first-known", "last-known")
    (both,) = merged([one, two])
    assert both.evidence == ("first-known", "last-known", "title-honorific")
    assert score(both) > max(score(one), score(two))


def test_of_names_that_overlap_the_likeliest_is_chosen() -> None:
    """And none that is less likely than the floor."""
    line = line_of("नेपाल सरकार और रामू")
    known = candidate(line, "नेपाल", "place", "known-place")
    body = candidate(line, "नेपाल सरकार", "organisation", "head-owner", "holds-known", "owner-place", "tagged-sure")
    rest = candidate(line, "रामू", "person", "single", "tagged-not")
    assert chosen([known, body, rest], 0.0) == [body]
    assert chosen([known, body], math.inf) == []


def test_an_agency_in_brackets_is_no_alias_of_the_place() -> None:
    """'टोक्यो (एपी)' has two names in it, or one."""
    line = line_of("टोक्यो (एपी): जापान में बर्फ गिरी।")
    found = [candidate(line, "टोक्यो", "place", "known-place")]
    assert with_brackets([line], found) == found


def test_an_office_in_brackets_is_not_taken_for_an_organisation() -> None:
    """What an article gives as short for an office is not a name anywhere in it."""
    one, two = line_of("जिला चिकित्सा अधिकारी (डीएमओ) आए।"), line_of("डीएमओ ने कहा।", 1)
    assert with_brackets([one, two], [candidate(two, "डीएमओ", "organisation", "tagged-sure")]) == []


def test_a_name_found_once_is_found_again() -> None:
    """In full and by the surname; a longer name takes in a part that was found by itself."""
    one, two = line_of("विधायक सुरेश नौटियाल आए।"), line_of("नौटियाल ने कहा। सुरेश नौटियाल गए।", 1)
    full = candidate(one, "सुरेश नौटियाल", "person", "first-known", "last-known", "tagged-sure", "title-role")
    part = candidate(two, "सुरेश", "person", "first-known", "single", "tagged-maybe")
    found = named_again([one, two], [full, Candidate(1, 4, 5, "person", part.evidence)])
    assert [(c.line, c.first, c.end) for c in found] == [(0, 1, 3), (1, 0, 1), (1, 4, 6)]


def test_a_list_needs_two_sure_names_of_one_kind() -> None:
    """One known neighbour is chance, and people beside places prove nothing."""
    line = line_of("जयपुर, ठिमकेली और जोधपुर")
    towns = [candidate(line, town, "place", "known-place", "tagged-sure") for town in ("जयपुर", "जोधपुर")]
    assert [one.first for one in in_lists([line], towns)] == [2]
    assert not list(in_lists([line], towns[:1]))


def test_short_forms_go_to_the_one_named_last() -> None:
    """Of two people of one surname, without a title to tell them apart."""
    texts = ("सुरेश वर्मा आए। वर्मा बोले।", "राकेश वर्मा आए। वर्मा बोले।")
    read = [line_of(text, number) for number, text in enumerate(texts)]
    names = [candidate(read[0], "सुरेश वर्मा", "person"), candidate(read[1], "राकेश वर्मा", "person")]
    short = [Candidate(number, 4, 5, "person", ()) for number in (0, 1)]
    groups = groups_of([*names, *short], [line.line for line in read], word_flags(HINDI))
    assert [[(c.line, c.first) for c in group.members] for group in groups] == [[(0, 0), (0, 4)], [(1, 0), (1, 4)]]


def test_tables_of_names_have_the_columns_that_their_readers_expect() -> None:
    """A missing tab would be found by a user otherwise."""
    two = ("adjectives", "bodies", "cases", "countries", "organisation_heads", "organisations_other", "place_heads",
           "places_other", "same")  # fmt: skip
    for language in ("hi", "en"):
        assert all(len(row) == 2 for name in two for row in table(language, f"names/{name}"))
        assert all(len(row) == 3 for row in table(language, "names/titles"))
        assert not set(lines(language, "names/places_ambiguous")) & set(lines(language, "names/places"))


def test_a_suffix_is_a_word_of_its_own_behind_a_known_name() -> None:
    """'दिल्लीत' ('in Delhi' in Marathi) is the place and its postposition; words that are known whole stay whole."""
    words = replace(word_flags(HINDI), suffixes=("तील", "त"))
    line = without_suffixes(line_of("दिल्लीत आणि दिल्लीतील भारत").line, words)
    assert [line.text[start:end] for start, end in line.spans] == ["दिल्ली", "त", "आणि", "दिल्ली", "तील", "भारत"]
    assert [key_of(line.text[start:end]) for start, end in line.spans] == list(line.keys)


def test_an_unknown_word_keeps_its_ending() -> None:
    """Nothing is cut where no known name is left."""
    words = replace(word_flags(HINDI), suffixes=("त",))
    line = line_of("अज्ञातनामत").line
    assert without_suffixes(line, words) == line

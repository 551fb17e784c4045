"""Search finds what a reader means."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.search.finding import find
from site_builder.search.query import parse
from site_builder.search.shelf import Shelf
from tests.kit import ROOT, Project
from tests.search import never_articles
from tests.search.conftest import source_by_address
from tests.search.public_articles import QUERIES


@pytest.mark.parametrize(("group", "query", "first", "never"), QUERIES, ids=[query for _, query, _, _ in QUERIES])
def test_a_query_finds_what_it_means_and_nothing_else(
    shelf: Shelf, source_of: dict[str, str], group: str, query: str, first: str, never: str
) -> None:
    """The article about it comes first. An article is not found if it only contains a word with other vowels."""
    found = [source_of[hit.record.address] for hit in find(shelf, query).hits]
    assert found[:1] == ([first] if first else []), group
    assert not set(never.split()) & set(found)


def test_the_open_end_of_a_phrase_counts_when_it_is_typed() -> None:
    """A letter or a stop word after an open quotation mark is the beginning of a word."""
    for text, words in (('"सड़क प', "सड़क"), ('"भूकंप के ', "भूकंप"), ('"सड़क पुल', "सड़क पुल"), ('"सड़क प"', "सड़क प")):
        assert [" ".join(clause.words) for clause in parse(text).clauses] == [words], text


@pytest.fixture(scope="module")
def words_alike(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of articles about words that differ in one sign or letter."""
    project = Project(tmp_path_factory.mktemp("alike"), dict(never_articles.ARTICLES))
    project.build()
    return project.public


@pytest.mark.parametrize(
    ("query", "first", "never"), never_articles.QUERIES, ids=[q for q, _, _ in never_articles.QUERIES]
)
def test_a_word_finds_no_other_word(words_alike: Path, query: str, first: str, never: str) -> None:
    """Not found are words with a similar sound, longer words, and words that a typing error might give."""
    sources = source_by_address(words_alike)
    found = [sources[hit.record.address] for hit in find(Shelf.of_site(words_alike), query).hits]
    assert found[:1] == ([first] if first else [])
    assert not set(never.split()) & set(found)


@pytest.mark.parametrize("names", ["ab", "ba"])
def test_of_equal_scores_the_opening_decides(tmp_path: Path, names: str) -> None:
    """Both articles have the word once, neither has a date; the order of their names plays no part."""
    opens, ends = (f"{name}.txt" for name in names)
    start, rest = "तालाब में मछलियां छोड़ी गईं।", "गांव के लोग सुबह से काम में जुटे थे और शाम तक सब खुश थे।"
    headline = "गांव में नई पहल शुरू\n\n"
    project = Project(tmp_path, {opens: f"{headline}{start} {rest}", ends: f"{headline}{rest * 3} {start}"})
    project.build()
    hits = find(Shelf.of_site(project.public), "तालाब").hits
    assert len({hit.score for hit in hits}) == 1
    assert [source_by_address(project.public)[hit.record.address] for hit in hits] == list(names)


def test_the_word_itself_comes_before_its_forms(shelf: Shelf, source_of: dict[str, str]) -> None:
    """Two headlines or bodies contain सड़क, and one contains सड़कों."""
    found = [source_of[hit.record.address] for hit in find(shelf, "सड़क").hits]
    assert set(found) == {"mantri", "kamala", "larke"}
    assert found[0] == "mantri"
    assert found[-1] == "larke"


def test_results_have_all_words_or_most_of_them(shelf: Shelf, source_of: dict[str, str]) -> None:
    """One article contains both रेल and पुल. For three words, a match of two is better than a match of one."""
    assert [source_of[hit.record.address] for hit in find(shelf, "रेल पुल").hits] == ["rail"]
    assert [source_of[hit.record.address] for hit in find(shelf, "रेल पुल हिप्पोपोटेमस").hits] == ["rail"]


def test_filters_leave_what_fits_them(shelf: Shelf) -> None:
    """Filters are language and month.

    A filter alone lists all matching articles, and an impossible filter lists none."""
    assert len(find(shelf, "language:ur").hits) == 1
    assert find(shelf, "language:ur قاہرہ").hits
    assert not find(shelf, "language:en قاہرہ").hits
    assert not find(shelf, "month:1999-01 कमल").hits


def test_a_phrase_is_the_words_as_they_are_typed(shelf: Shelf, source_of: dict[str, str]) -> None:
    """A quoted query asks for these words in this order.

    Other forms of the words count only if the words never occur."""
    assert [source_of[hit.record.address] for hit in find(shelf, '"रेल पुल"').hits] == ["rail"]
    assert not find(shelf, '"पुल रेल"').hits
    assert find(shelf, '"लड़का रोज"').hits
    assert not find(shelf, '"लड़कों रोज"').hits
    assert find(shelf, '"जवान ने राहत"').hits


@pytest.mark.parametrize("query", ['"कहा कि"', '"के लिए"', '"अब तक" कमल', '-"कहा कि"'])
def test_a_phrase_of_common_words_only_is_asked_word_by_word(shelf: Shelf, query: str) -> None:
    """The index contains no pairs of such words, but the query must still have an answer."""
    assert len(find(shelf, query).hits) <= 10


def test_two_words_that_are_one_written_apart_are_that_one(shelf: Shelf, source_of: dict[str, str]) -> None:
    """लॉक डाउन means लॉकडाउन, also if the article writes it as two words.

    मुख्य and मंत्री apart are not मुख्यमंत्री."""
    assert [source_of[hit.record.address] for hit in find(shelf, "लॉक डाउन").hits] == ["lockdown"]
    assert not find(shelf, "मुख्य मंत्री").hits


def test_one_letter_finds_no_word_of_another_script(shelf: Shelf) -> None:
    """'a' and 'z' sound like Devanagari letters, but do not mean them."""
    assert not find(shelf, "[a-z]+").hits


def test_a_story_is_found_by_the_headlines_of_its_reports(tmp_path: Path) -> None:
    """The story page comes after the pages of names. `kind:story` finds only story pages."""
    project = Project(tmp_path)
    shutil.copytree(ROOT / "tests" / "sites" / "stories" / "seeds", project.seeds, dirs_exist_ok=True)
    project.build()
    shelf = Shelf.of_site(project.public)
    kinds = [hit.record.kicker for hit in find(shelf, "सोनपुर").names]
    assert kinds == sorted(kinds, key=lambda kind: kind == "story")
    assert "story" in kinds
    (found,) = find(shelf, "kind:story पुल ढहा").names
    assert found.record.address.startswith("stories/")
    assert not find(shelf, "kind:story पुल ढहा").hits


@given(st.text(max_size=60))
def test_no_query_stops_the_search(shelf: Shelf, query: str) -> None:
    """For any query there are at most ten articles, in the order of their scores."""
    hits = find(shelf, query).hits
    assert len(hits) <= 10
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("query", ["a" * 10_000, "कमल " * 5_000, '"' * 999, "-" * 999, "\u202e\u0000\ud800"])
def test_a_hostile_query_only_finds_or_does_not(shelf: Shelf, query: str) -> None:
    """Ten thousand letters are cut. Unclosed quotes, control characters and lone surrogates are ignored."""
    assert len(find(shelf, query).hits) <= 10


@pytest.mark.parametrize("query", ["\u0903", "a\u0903b", "<script>alert(1)</script>", "__proto__", "constructor"])
def test_a_sign_without_a_letter_is_a_word_as_any_other(tmp_path: Path, query: str) -> None:
    """A text may contain such a sign, and a query with it must not fail."""
    project = Project(tmp_path, {"sign.txt": "बाजार खुला\n\nबाजार आज खुला। \u0903 \u094d भीड़ रही।"})
    project.build()
    assert len(find(Shelf.of_site(project.public), query).hits) <= 1


def test_a_site_without_an_index_says_so(tmp_path: Path) -> None:
    """The message names the folder and the command to run."""
    from site_builder.errors import NewsDigestError

    with pytest.raises(NewsDigestError, match="no search index; build the site first"):
        Shelf.of_site(tmp_path)

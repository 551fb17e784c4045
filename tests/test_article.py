"""A source becomes an article."""

from pathlib import Path

import pytest

from site_builder.article import Reader, read_article
from site_builder.errors import SourceError
from site_builder.model import Entity, Extraction, Structure

TEXT = "नदी पर नया पुल खुला\n\nजयपुर में नदी पर नया पुल आज खुल गया।\n"


def test_the_extractor_is_an_argument(tmp_path: Path) -> None:
    """The caller can pass another extractor. It gets the structure and the threshold, and its result is used."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    handed: list[tuple[str | None, float]] = []

    def extractor(structure: Structure, threshold: float) -> Extraction:
        handed.append((structure.headline, threshold))
        return Extraction((), (Entity("place", "कहीं", (), 1, "place/कहीं", 1.0),), ())

    article, _ = read_article(Reader(tmp_path, extractor=extractor, threshold=0.7), "a.txt")
    assert handed == [("नदी पर नया पुल खुला", 0.7)]
    assert [entity.name for entity in article.card.entities] == ["कहीं"]


def test_a_fault_of_ours_is_reported_as_a_problem_of_that_article(tmp_path: Path) -> None:
    """If an extractor fails, a message with the path is printed instead of a traceback."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    def extractor(structure: Structure, threshold: float) -> Extraction:
        raise ZeroDivisionError("oh")

    with pytest.raises(SourceError, match=r"a\.txt: news-digest failed on it \(ZeroDivisionError: oh\)"):
        read_article(Reader(tmp_path, extractor=extractor), "a.txt")


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        (
            "पुल का हाल\n\nरिपोर्ट: राम\n\nलेखक राम - श्याम की जोड़ी ने कमाल किया और सब को पुल तक पहुंचाया।",
            "लेखक राम - श्याम की जोड़ी",
        ),
        ("पुल खुला\n\nपटना में नदी पर बना पुल आज लोगों के लिए खोल दिया गया।", "पटना में नदी"),
        ("पुल खुला\n\nपटना, जेएनएन। नदी पर बना पुल आज लोगों के लिए खोल दिया गया।", "नदी पर बना पुल"),
        ("पुल खुला\n\n- पहली बात पुल की\n- दूसरी बात पुल की\n\nपटना। नदी पर बना पुल आज खोल दिया गया।", "पहली बात पुल की"),
    ],
)
def test_no_word_of_the_story_is_lost_in_excerpt_and_count(tmp_path: Path, text: str, excerpt: str) -> None:
    """Only place and agency before the first sentence are left out, and only at the beginning."""
    (tmp_path / "a.txt").write_text(text, "utf-8")
    card = read_article(Reader(tmp_path), "a.txt")[0].card
    assert card.excerpt.lstrip("- ").startswith(excerpt)


def test_every_word_of_the_story_is_counted(tmp_path: Path) -> None:
    """A byline among the first words of the story removes no words."""
    sentence = "लेखक राम - श्याम की जोड़ी ने कमाल किया और सब को पुल तक पहुंचाया।"
    (tmp_path / "a.txt").write_text(f"पुल का हाल\n\nरिपोर्ट: राम\n\n{sentence}", "utf-8")
    assert read_article(Reader(tmp_path), "a.txt")[0].card.word_count == 3 + len(sentence.replace("-", "").split())


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("पुल का काम गुरुवार (28 जुलाई, 2016) को शुरू हुआ।", "2016-07-28"),
        ("पुल का काम गुरुवार देर रात 28 जुलाई 2016 को शुरू हुआ।", "2016-07-28"),
        ("पुल गुरुवार, 28 जुलाई 2016 को बंद और शनिवार, 3 मार्च 2018 को चालू हुआ।", "2018-03-03"),
        # History, or still to come.
        ("पुल का काम 28 जुलाई 2016 को शुरू हुआ था।", None),
        ("28 जुलाई 2016 को हुए हमले के आरोपी को सोमवार को सजा सुनाई गई।", None),
        ("पुल का काम शनिवार को होगा, आवेदन 28 जुलाई 2016 तक लिए जाएंगे।", None),
        ("लेखिका का जन्म रविवार, 28 जुलाई 1946 को हुआ था।", None),
        ("काम गुरुवार, 28 जुलाई 2016 को शुरू हुआ था। 2017 में पुल बना।", None),
        # Not that day's own day of the week: the year is a guess, or one of the two is wrong.
        ("पुल का काम सोमवार (28 जुलाई, 2016) को शुरू हुआ।", None),
    ],
)
def test_a_day_is_that_of_the_news_when_its_day_of_the_week_stands_beside_it(
    tmp_path: Path, sentence: str, day: str | None
) -> None:
    """An undated article gets the latest such day. Days without one are mostly history, or still to come."""
    (tmp_path / "a.txt").write_text(f"{TEXT}\n{sentence}\n", "utf-8")
    assert read_article(Reader(tmp_path), "a.txt")[0].card.spoken_of == day


def test_the_day_of_english_news_is_found_too(tmp_path: Path) -> None:
    """The days of the week are those of the article's language."""
    text = "New bridge opens\n\nThe bridge opened on Thursday, 28 July 2016, and people crossed it at once.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert read_article(Reader(tmp_path), "a.txt")[0].card.spoken_of == "2016-07-28"


def test_a_line_drawn_behind_a_headline_is_not_part_of_it(tmp_path: Path) -> None:
    """A copied page contains a character for a drawn line."""
    (tmp_path / "a.txt").write_text("नदी पर नया पुल खुला |\n\nजयपुर में नदी पर नया पुल आज खुल गया।\n", "utf-8")
    article, _ = read_article(Reader(tmp_path), "a.txt")
    assert article.card.headline == "नदी पर नया पुल खुला"

"""Normal forms of dates, once all dates of the article are known."""

import pytest

from tests.entities.stories import found, found_in, structure


def dates(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    """Return the dates in one paragraph."""
    return found(text, "date", published=published)


def test_a_month_alone_takes_the_year_of_the_articles_other_dates() -> None:
    """The full date may be anywhere in the article."""
    story = structure("सितंबर में बारिश कम रही।", "बैठक 6 नवंबर 2025 को हुई।")
    assert found_in(story, "date") == [("सितंबर", "2025-09"), ("6 नवंबर 2025", "2025-11-06")]


def test_the_year_is_the_one_that_brings_the_date_nearest() -> None:
    """A March after a December belongs to the next year."""
    assert dates("पहला मामला दिसंबर 2019 में मिला। 24 मार्च को बंदी हुई।")[1] == ("24 मार्च", "2020-03-24")


def test_a_day_without_any_year_is_not_resolved() -> None:
    """'19 अप्रैल' stays without a year."""
    assert dates("पटना, 19 अप्रैल (वार्ता) मेला शुरू।") == [("19 अप्रैल", None)]


def test_a_stated_publication_gives_the_year() -> None:
    """The year of the nearest date is used."""
    assert dates("मेला 28 दिसंबर को शुरू हुआ।", "2021-01-03T09:00:00+05:30") == [("28 दिसंबर", "2020-12-28")]


@pytest.mark.parametrize(
    ("words", "published", "normal"),
    [
        ("31 मई", "2025-11-01", "2025-05-31"),
        ("30 अप्रैल", "2025-10-01", "2025-04-30"),
        ("1 मई", "2025-11-01", "2026-05-01"),
        ("5 मई", "2025-11-05", "2026-05-05"),
        ("6 मई", "2025-11-05", "2026-05-06"),
        ("29 फरवरी", "2025-01-10", None),
    ],
)
def test_the_day_counts_when_the_nearest_year_is_sought(words: str, published: str, normal: str | None) -> None:
    """The nearest date is compared by its day. A year without this day is not used."""
    assert dates(f"मेला {words} को लगेगा।", published) == [(words, normal)]


def test_a_month_half_a_year_away_belongs_to_the_past() -> None:
    """In November, 'May' means the last May, because news reports past events."""
    assert dates("मई में मेला लगा।", "2025-11-20") == [("मई", "2025-05")]


def test_a_year_just_before_a_day_is_its_year() -> None:
    """An example is '2003 में 12 जनवरी को'. A full stop between the two prevents this."""
    assert dates("वर्ष 2003 में 12 जनवरी को पाला पड़ा।") == [("2003", "2003"), ("12 जनवरी", "2003-01-12")]
    assert dates("यह 2003 में बना। 12 जनवरी को खुला।")[1] == ("12 जनवरी", None)


def test_last_year_is_the_year_before() -> None:
    """An example is 'पिछले साल सितंबर'."""
    text = "पिछले साल सितंबर में पुल टूटा था। नया पुल 6 नवंबर 2025 को खुला।"
    assert dates(text)[0] == ("सितंबर", "2024-09")


def test_last_year_is_not_counted_from_a_month() -> None:
    """A text without a day mostly looks back on its months, so they do not tell when it was written."""
    text = "पिछले साल मई में पुल टूटा था। ऐसा मार्च 2019 और जुलाई 2020 में भी हुआ था।"
    assert dates(text)[0] == ("मई", None)
    assert dates(text, "2025-11-20")[0] == ("मई", "2024-05")


@pytest.mark.parametrize("text", ["मंगलवार", "पिछले मंगलवार", "अगले शुक्रवार"])
def test_a_day_of_the_week_stays_as_it_stands(text: str) -> None:
    """The date of a page's time stamp would be a guess."""
    assert dates(f"{text} को मेला लगा।", "2020-03-06") == [(text, None)]


def test_a_day_of_the_week_is_not_resolved_without_a_publication() -> None:
    """This holds even if a date in the text has the same day of the week."""
    assert dates("गुरुवार (नवंबर 6, 2025) की बैठक के बाद गुरुवार को भोज हुआ।")[1] == ("गुरुवार", None)


@pytest.mark.parametrize("text", ["31 फरवरी 2020", "31 नवंबर 2020"])
def test_a_day_that_no_calendar_has_is_not_resolved(text: str) -> None:
    """It stays as it is written."""
    assert all(normal is None for _, normal in dates(f"यह {text} की बात है।"))


@pytest.mark.parametrize("published", ["", "no date", "9999-12-31", "0001-01-01"])
def test_a_publication_that_cannot_be_read_or_believed_changes_nothing(published: str) -> None:
    """There is no exception and no guess."""
    assert dates("अगले मंगलवार को मेला है।", published) == [("अगले मंगलवार", None)]


@pytest.mark.parametrize(
    ("words", "named", "normal"),
    [
        ("12 दिसंबर", "6 नवंबर 2025", "2025-12-12"),
        ("5 फरवरी", "6 नवंबर 2025", "2026-02-05"),
        ("20 फरवरी", "6 नवंबर 2025", None),
        ("4 मई", "6 नवंबर 2025", None),
        ("अगस्त", "6 नवंबर 2025", "2025-08"),
        ("मई", "6 नवंबर 2025", None),
        ("30 नवंबर", "नवंबर 2025", "2025-11-30"),
        ("31 अक्टूबर", "नवंबर 2025", "2025-10-31"),
        ("1 मार्च", "नवंबर 2025", "2026-03-01"),
        ("3 मार्च", "नवंबर 2025", None),
    ],
)
def test_far_from_a_date_that_is_only_named_the_year_is_not_known(words: str, named: str, normal: str | None) -> None:
    """The limit is 92 days, or three months. A named month counts with all its days."""
    assert dates(f"पुल {named} को खुला। मेला {words} को लगा।")[1] == (words, normal)


def test_near_a_stated_publication_the_year_is_known_however_far() -> None:
    """The same holds next to a full date in one clause."""
    assert dates("मेला 10 मई को लगा।", "2025-11-06") == [("10 मई", "2025-05-10")]
    assert dates("मेला 1 मार्च 2025 से 20 अगस्त तक रहा।")[1] == ("20 अगस्त", "2025-08-20")


@pytest.mark.parametrize("era", ["विक्रम संवत 1999", "शक संवत 1947", "1947 शक", "संवत् 1999"])
def test_a_year_of_another_era_dates_nothing(era: str) -> None:
    """The day beside such a year has no normal form either."""
    assert dates(f"मेला {era} में 22 मार्च को लगा।") == [("22 मार्च", None)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("28 फरवरी से 3 मार्च 2025", "2025-02-28"),
        ("28 दिसंबर से लेकर 3 जनवरी 2025", "2024-12-28"),
        ("28 दिसंबर - 3 जनवरी 2025", "2024-12-28"),
        ("दिसंबर से जनवरी 2025", "2024-12"),
    ],
)
def test_the_end_of_a_range_tells_the_year_of_its_beginning(text: str, first: str) -> None:
    """Other dates in the article have no effect."""
    assert dates(f"बैठक 12 नवंबर 2025 को हुई। मेला {text} तक रहा।")[1][1] == first


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("It began in March.", "2025-03"),
        ("The fair was held on 3 January.", "2025-01-03"),
        ("The work will be done by September.", "2026-09"),
        ("The rule will stand until 3 October.", "2026-10-03"),
        ("The plan agreed on 3 October will cost more.", "2025-10-03"),
        ("The school will open on 5 December.", "2025-12-05"),
        ("The fair is on 5 December.", "2025-12-05"),
        ("The fair is on 5 April.", None),
        ("They met on 3 January and will meet again.", None),
        ("It was cheaper last October.", None),
        ("It was cheaper last April.", "2025-04"),
        ("It will be cheaper next April.", "2026-04"),
        ("It will be cheaper next January.", None),
        ("It opens in June next year.", "2026-06"),
        ("It began in March this year.", "2025-03"),
        ("It was in May of last year.", "2024-05"),
    ],
)
def test_the_year_fits_what_the_sentence_tells(text: str, normal: str | None) -> None:
    """The article is of 12 November 2025. Past tense excludes future days, future tense excludes past days."""
    assert [normal_ for _, normal_ in found(text, "date", published="2025-11-12", language="en")] == [normal]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("काम मार्च में शुरू हुआ था।", "2025-03"),
        ("काम सितंबर तक पूरा होगा।", "2026-09"),
        ("काम सितंबर तक पूरा हो गया।", "2025-09"),
        ("3 जनवरी को बैठक हुई और फिर होगी।", None),
        ("अप्रैल में चुनाव है।", None),
        ("इस साल मार्च में काम शुरू है।", "2025-03"),
        ("अगले साल मई में पुल खुलेगा।", "2026-05"),
        ("पिछले अक्टूबर में बारिश थी।", None),
        ("पुल गत 3 नवंबर को खुला था।", "2025-11-03"),
        ("पुल गत 21 नवंबर को खुला था।", "2024-11-21"),
        ("पुल अगले 21 नवंबर को खुलेगा।", "2025-11-21"),
    ],
)
def test_the_year_fits_the_verb_behind_it(text: str, normal: str | None) -> None:
    """In Hindi the verb is at the end of the sentence."""
    assert [normal_ for _, normal_ in dates(text, "2025-11-12")] == [normal]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("हिजरी सन 1447 में मेला लगा।", "hi"),
        ("शक संवत 1947 में मेला लगा।", "hi"),
        ("चुनाव 2082 बीएस में होंगे।", "hi"),
        ("The fair of Hebrew year 5786 began.", "en"),
        ("The fair began in 2082 BS.", "en"),
    ],
)
def test_a_year_of_another_era_is_not_a_date_with_the_word_for_year_between(text: str, language: str) -> None:
    """It is never read as a year of our era."""
    assert found(text, "date", published="2025-11-12", language=language) == []


def test_next_year_and_last_year_are_known_in_urdu() -> None:
    """Both may occur one after the other, because the Urdu full stop ends a clause."""
    text = "آئندہ سال مئی میں انتخابات ہوں گے۔ گزشتہ سال مئی میں بارش ہوئی تھی۔"
    assert [normal for _, normal in found(text, "date", published="2019-03-12", language="ur")] == [
        "2020-05",
        "2018-05",
    ]

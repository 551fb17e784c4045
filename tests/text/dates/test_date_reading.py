"""Dates in every order and script."""

import pytest

from tests.entities.stories import found


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("6 नवंबर 2025", "2025-11-06"),
        ("6 नवंबर, 2025", "2025-11-06"),
        ("06 नवम्बर 2025", "2025-11-06"),
        ("६ नवम्बर २०२५", "2025-11-06"),
        ("छह नवंबर 2025", "2025-11-06"),
        ("नवंबर 6, 2025", "2025-11-06"),
        ("नवंबर 2025", "2025-11"),
        ("06/11/2025", "2025-11-06"),
        ("6-11-2025", "2025-11-06"),
        ("6.11.25", "2025-11-06"),
        ("11/23/2025", "2025-11-23"),
        ("2025-11-06", "2025-11-06"),
        ("Nov 6, 2025", "2025-11-06"),
        ("6 November 2025", "2025-11-06"),
        ("6th Nov. 2025", "2025-11-06"),
        ("13, दिसंबर 2001", "2001-12-13"),
        ("5 फरवरी 2021", "2021-02-05"),
        ("5 फ़रवरी 2021", "2021-02-05"),
        ("2 अक्तूबर 2021", "2021-10-02"),
        ("2 अक्टूबर 2021", "2021-10-02"),
    ],
)
def test_a_full_date_in_any_order_and_script(text: str, normal: str) -> None:
    """A full date in a sentence is one value with its ISO form."""
    assert found(f"बैठक {text} को हुई।", "date") == [(text, normal)]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("गुरुवार (नवंबर 6, 2025)", "2025-11-06"),
        ("गुरुवार (6 नवंबर, 2025)", "2025-11-06"),
        ("गुरूवार, 6 नवंबर 2025", "2025-11-06"),
        ("बृहस्पतिवार 6 नवंबर 2025", "2025-11-06"),
        ("6 नवंबर 2025 (गुरुवार)", "2025-11-06"),
        ("6 नवंबर 2025, गुरुवार", "2025-11-06"),
        ("Thu, 06 Nov 2025", "2025-11-06"),
    ],
)
def test_a_day_of_the_week_belongs_to_the_date_beside_it(text: str, normal: str) -> None:
    """Both are one mention."""
    assert found(f"यह {text} को हुआ।", "date") == [(text, normal)]


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("5 से 8 नवंबर 2025", "2025-11-05..2025-11-08"),
        ("5-8 नवंबर 2025", "2025-11-05..2025-11-08"),
        ("पांच और छह नवंबर 2025", "2025-11-05..2025-11-06"),
        ("अप्रैल-मई 2020", "2020-04..2020-05"),
        ("दिसंबर-जनवरी 2020", "2020-12..2021-01"),
    ],
)
def test_days_or_months_that_share_the_rest_are_one_range(text: str, normal: str) -> None:
    """The month or year is written once."""
    assert found(f"मेला {text} तक रहा।", "date") == [(text, normal)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Sie begann am 6. November 2025."), ("fi", "6. marraskuuta 2025"), ("cs", "Začala 6. listopadu 2025.")],
)
def test_the_day_may_have_a_stop_where_the_language_writes_one(language: str, text: str) -> None:
    """CLDR lists these languages."""
    assert [normal for _, normal in found(text, "date", language=language)] == ["2025-11-06"]


def test_two_whole_dates_are_two_values() -> None:
    """An example is '24 मार्च से 14 अप्रैल'."""
    text = "बंदी 24 मार्च 2020 से 14 अप्रैल 2020 तक रही।"
    assert [normal for _, normal in found(text, "date")] == ["2020-03-24", "2020-04-14"]


@pytest.mark.parametrize("word", ["मंगलवार", "रविवार", "वीरवार", "गुरूवार", "शनिवार"])
def test_a_day_of_the_week_alone_has_no_normal_form(word: str) -> None:
    """It is still a date."""
    assert found(f"मेला {word} को लगेगा।", "date") == [(word, None)]


def test_the_word_before_tells_which_day_of_the_week() -> None:
    """'पिछले मंगलवार' is one mention."""
    assert found("पिछले मंगलवार को मेला था।", "date") == [("पिछले मंगलवार", None)]


@pytest.mark.parametrize("text", ["मंगल पर पानी मिला।", "रवि ने गाना गाया।", "फ्लैग मार्च किया गया।", "They may march on."])
def test_short_names_of_days_and_months_need_the_rest_of_a_date(text: str) -> None:
    """Alone, they are words with another meaning."""
    language = "en" if text.isascii() else "hi"
    assert found(text, "date", language=language) == []


@pytest.mark.parametrize("text", ["सुबह 9 बजे", "दोपहर 12.30 बजे", "09:20 AM", "21वीं सदी", "आज और कल"])
def test_clock_times_ordinals_and_today_are_not_dates(text: str) -> None:
    """They are no values of any kind."""
    assert found(f"बैठक {text} में होगी।") == []


def test_chinese_dates_are_read() -> None:
    """They have signs for year, month and day."""
    assert found("会议于2025年11月6日举行。", "date", language="zh") == [("2025年11月6日", "2025-11-06")]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ur", "6 نومبر 2025"), ("ta", "6 நவம்பர் 2025"), ("ru", "6 ноября 2025"), ("bn", "৬ নভেম্বর ২০২৫")],
)
def test_months_of_other_languages_are_cldrs(language: str, text: str) -> None:
    """Dates need no data file of ours."""
    assert found(f"{text}.", "date", language=language) == [(text, "2025-11-06")]


@pytest.mark.parametrize("dash", ["-", "–", " - "])
def test_days_behind_their_month_are_one_range(dash: str) -> None:
    """In 'March 3-5, 2024', the second day is not a separate number."""
    text = f"March 3{dash}5, 2024"
    assert found(f"On {text} they met.", "date") == [(text, "2024-03-03..2024-03-05")]


@pytest.mark.parametrize(("text", "date"), [("met on 31 May. Then", "31 May"), ("on 29 Apr. 2020 it", "29 Apr. 2020")])
def test_the_stop_of_a_sentence_is_not_part_of_the_date(text: str, date: str) -> None:
    """A full stop after a month belongs to the date only if the year follows."""
    assert found(f"They {text} began.", "date", published="2020-05-01")[0][0] == date


@pytest.mark.parametrize(
    ("language", "text", "normal"),
    [
        ("en-US", "03/04/2024", None),
        ("en-us", "3-4-24", None),
        ("en-PH", "03.04.2024", None),
        ("en-US", "04/04/2024", "2024-04-04"),
        ("en-US", "25/12/2024", "2024-12-25"),
        ("en-US", "12/25/2024", "2024-12-25"),
        ("en-US", "2024-03-04", "2024-03-04"),
        ("en-US", "3 April 2024", "2024-04-03"),
        ("en", "03/04/2024", "2024-04-03"),
        ("en-IN", "03/04/2024", "2024-04-03"),
        ("en-GB", "03/04/2024", "2024-04-03"),
        ("hi-IN", "03/04/2024", "2024-04-03"),
    ],
)
def test_figures_that_a_country_reads_in_the_other_order_date_nothing(
    language: str, text: str, normal: str | None
) -> None:
    """They stay a date in the text, so that they are not read as another value."""
    assert found(f"The work began on {text} in town.", "date", language=language) == [(text, normal)]


@pytest.mark.parametrize("language", ["en", "hi"])
@pytest.mark.parametrize("month", ["Sept.", "Sept", "Sep.", "SEPT.", "September"])
def test_a_shortened_month_may_have_a_stop_before_its_day(language: str, month: str) -> None:
    """September has two short forms."""
    assert found(f"Held on {month} 5, 2024 in town.", "date", language=language) == [(f"{month} 5, 2024", "2024-09-05")]

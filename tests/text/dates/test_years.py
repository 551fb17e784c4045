"""Years, fiscal years, decades."""

import pytest

from tests.entities.stories import found


@pytest.mark.parametrize(
    ("text", "surface", "normal"),
    [
        ("2024-25 में व्यापार बढ़ा।", "2024-25", "2024-25"),
        ("2019-2020 का बजट आया।", "2019-2020", "2019-20"),
        ("1999-00 में सूखा पड़ा।", "1999-00", "1999-00"),
        ("2014-19 के बीच पुल बना।", "2014-19", "2014..2019"),
        ("2014 से 2019 तक काम चला।", "2014 से 2019", "2014..2019"),
        ("1980 के दशक में मिल खुली।", "1980 के दशक", None),
        ("90 के दशक में मिल खुली।", "90 के दशक", None),
        ("यह 2009 तक चला।", "2009", "2009"),
        ("साल 1963 बहुत गर्म था।", "1963", "1963"),
        ("पिछला विश्व कप (2019) रोचक था।", "2019", "2019"),
        ("२००१ में भूकंप आया।", "२००१", "2001"),
        ("1985 - मैक्सिको में भूकंप", "1985", "1985"),
    ],
)
def test_years_are_read(text: str, surface: str, normal: str | None) -> None:
    """Examples are a fiscal year, a span, a decade, and a year known by the words around it."""
    assert found(text, "date") == [(surface, normal)]


def test_all_years_of_a_list_are_years() -> None:
    """Only the last year has a postposition."""
    assert [normal for _, normal in found("बाढ़ 1991, 1993 और 1996 में आई।", "date")] == ["1991", "1993", "1996"]


@pytest.mark.parametrize(
    "text", ["1600 लोगों की मौत हुई।", "2000 से ज्यादा घर डूबे।", "संख्या बढ़कर 2010 के पार हुई।", "करीब 1900 में से 12 बचे।"]
)
def test_amounts_are_not_years(text: str) -> None:
    """The counted thing, or a word before the number, shows it."""
    assert found(text, "date") == []

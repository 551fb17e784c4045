"""Properties of language tags."""

import pytest
from babel import Locale, localedata

from site_builder.text.languages import direction, likely, primary, script_of, tag, written_in


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("hi", "hi"),
        ("HI", "hi"),
        ("en-in", "en-IN"),
        ("hi-deva-in", "hi-Deva-IN"),
        ("mai", "mai"),
        ("es-419", "es-419"),
    ],
)
def test_tags_get_their_usual_case(written: str, usual: str) -> None:
    """The language is in lower case, the script begins with a capital, and the region is in capitals."""
    assert tag(written) == usual


def test_the_language_of_a_tag() -> None:
    """An invalid tag leads to no folder."""
    known = {"hi": "hi", "hi-Latn": "hi", "HI": "hi", "": "und", "../en": "und", "हि": "und"}
    assert {written: primary(written) for written in known} == known


@pytest.mark.parametrize("written", ["", "h", "hindi", "हिंदी", "hi_IN", "hi-", "hi-x", "en US", "hi\n", '"><script>'])
def test_an_invalid_tag_is_reported(written: str) -> None:
    """Language names, locales with an underscore, and markup are not tags."""
    assert tag(written) is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [("hi", "ltr"), ("en-IN", "ltr"), ("ur", "rtl"), ("ur-PK", "rtl"), ("ur-Deva", "ltr"), ("ks-Deva-IN", "ltr"),
     ("sd-Arab", "rtl"), ("pa-Arab-PK", "rtl"), ("ar", "rtl")],
)  # fmt: skip
def test_the_script_decides_the_direction(language: str, expected: str) -> None:
    """A script in the tag decides. Otherwise the usual script of the language decides."""
    assert direction(language) == expected


def test_directions_agree_with_unicode() -> None:
    """The test compares with CLDR's data for each locale in Babel, except vertical Mongolian."""
    for name in localedata.locale_identifiers():
        stated = Locale.parse(name).text_direction
        if stated != "ttb":
            assert direction(name.replace("_", "-")) == stated, name


@pytest.mark.parametrize(
    ("text", "script"),
    [("भारत", "Deva"), ("India", "Latn"), ("پاکستان", "Arab"), ("東京の川", "Jpan"), ("北京", "Hani"), ("서울", "Hang"),
     ("२०२५।", None), ("2025 !?", None), ("", None), ("Home News हिंदी में खबरें और समाचार", "Deva")],
)  # fmt: skip
def test_the_script_is_that_of_most_letters(text: str, script: str | None) -> None:
    """Digits and punctuation belong to no script. Combining marks count."""
    assert script_of(text) == script


def test_the_script_of_a_tag_is_the_stated_or_the_likeliest() -> None:
    """A script in the tag has priority. Nothing is known about an unknown tag."""
    assert [written_in(one) for one in ("hi", "ur", "pa", "pa-PK", "ur-Deva", "qqq")] == [
        "Deva", "Arab", "Guru", "Arab", "Deva", None,
    ]  # fmt: skip
    assert likely("und_Deva").language == "hi"

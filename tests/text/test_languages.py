"""Facts about language tags."""

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
    """Language small, script with a capital, region in capitals."""
    assert tag(written) == usual


def test_the_language_of_a_tag() -> None:
    """A tag that is none leads to no folder."""
    known = {"hi": "hi", "hi-Latn": "hi", "HI": "hi", "": "und", "../en": "und", "हि": "und"}
    assert {written: primary(written) for written in known} == known


@pytest.mark.parametrize("written", ["", "h", "hindi", "हिंदी", "hi_IN", "hi-", "hi-x", "en US", "hi\n", '"><script>'])
def test_what_is_no_tag_is_told(written: str) -> None:
    """Names of languages, locales with an underscore, and markup are not tags."""
    assert tag(written) is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [("hi", "ltr"), ("en-IN", "ltr"), ("ur", "rtl"), ("ur-PK", "rtl"), ("ur-Deva", "ltr"), ("ks-Deva-IN", "ltr"),
     ("sd-Arab", "rtl"), ("pa-Arab-PK", "rtl"), ("ar", "rtl")],
)  # fmt: skip
def test_the_script_decides_the_direction(language: str, expected: str) -> None:
    """A tag that names its script is believed, else the language's usual script counts."""
    assert direction(language) == expected


def test_directions_agree_with_unicode() -> None:
    """CLDR's own statement for each locale that Babel knows; vertical Mongolian, which no page of ours has, apart."""
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
    """Digits and punctuation are letters of none; marks count."""
    assert script_of(text) == script


def test_the_script_of_a_tag_is_the_stated_or_the_likeliest() -> None:
    """A tag that names its script is believed; of an unknown tag nothing is known."""
    assert [written_in(one) for one in ("hi", "ur", "pa", "pa-PK", "ur-Deva", "qqq")] == [
        "Deva", "Arab", "Guru", "Arab", "Deva", None,
    ]  # fmt: skip
    assert likely("und_Deva").language == "hi"

"""The language of short texts."""

import pytest

from site_builder.pages.parts.language_runs import locale_of, run, text_language


@pytest.mark.parametrize(
    ("text", "around", "language", "direction"),
    [
        ("भारत", "hi", "hi", "ltr"),
        ("भारत", "mr", "mr", "ltr"),
        ("India-America Relations", "hi", "en", "ltr"),
        ("India", "fr", "fr", "ltr"),
        ("US उप विदेश मंत्री", "hi", "hi", "ltr"),
        ("भारत", "en", "hi", "ltr"),
        ("پاکستان", "hi", "ur", "rtl"),
        ("پاکستان", "ar", "ar", "rtl"),
        ("ভারত", "en-IN", "bn", "ltr"),
        ("2025", "hi", "hi", "ltr"),
    ],
)
def test_a_text_is_in_the_language_around_it_unless_its_script_is_another(
    text: str, around: str, language: str, direction: str
) -> None:
    """The script decides. Among languages with one script, the page's own language is the likeliest."""
    made = run(text, around)
    assert (made.text, made.language, made.direction) == (text, language, direction)


def test_an_unknown_language_runs_from_left_to_right() -> None:
    """An unknown tag is not an error."""
    assert text_language("qqq").direction == "ltr"
    assert locale_of("qqq") == ""


@pytest.mark.parametrize(("tag", "locale"), [("hi", "hi_IN"), ("en", "en_US"), ("en-IN", "en_US"), ("ur", "ur_PK")])
def test_open_graph_gets_a_language_with_its_territory(tag: str, locale: str) -> None:
    """The territory is the likeliest one according to CLDR."""
    assert locale_of(tag) == locale

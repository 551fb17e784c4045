"""Facts about language tags."""

import pytest

from site_builder.text.languages import direction, tag


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


@pytest.mark.parametrize("written", ["", "h", "hindi", "हिंदी", "hi_IN", "hi-", "hi-x", "en US", "hi\n", '"><script>'])
def test_what_is_no_tag_is_told(written: str) -> None:
    """Names of languages, locales with an underscore, and markup are no tags."""
    assert tag(written) is None


@pytest.mark.parametrize(
    ("language", "expected"),
    [("hi", "ltr"), ("en-IN", "ltr"), ("ur", "rtl"), ("ur-PK", "rtl"), ("ur-Deva", "ltr"), ("ks-Deva-IN", "ltr"),
     ("sd-Arab", "rtl"), ("pa-Arab-PK", "rtl"), ("ar", "rtl")],
)  # fmt: skip
def test_the_script_decides_the_direction(language: str, expected: str) -> None:
    """A tag that names its script is believed, else the language's usual script counts."""
    assert direction(language) == expected

"""Social media handles, addresses and telephone numbers."""

import pytest

from tests.entities.stories import found


@pytest.mark.parametrize(
    "text",
    [
        "@nagar_nigam",
        "0326-2311217",
        "9876543210",
        "05123303365",
        "98765 43210",
        "+91 98765 43210",
        "1800-180-5145",
        "madad@nagar.example.in",
    ],
)
def test_a_handle_is_kept_as_written(text: str) -> None:
    """Its normal form is written in the same way."""
    assert found(f"शिकायत {text} पर दें।", "handle") == [(text, text)]


@pytest.mark.parametrize("text", ["हेल्पलाइन 1075 पर", "हेल्पलाइन नंबर 1075 से", "लोग 1075 पर कॉल करें", "1075 पर संपर्क करें"])
def test_a_short_number_is_dialled_where_the_words_say_so(text: str) -> None:
    """An example is a helpline."""
    assert found(text, "handle") == [("1075", "1075")]


def test_a_list_of_telephone_numbers() -> None:
    """Later numbers in the list lack the area code."""
    text = "लोग 0326-2311217, 2311107 और 2311108 पर कॉल करें।"
    assert [surface for surface, _ in found(text, "handle")] == ["0326-2311217", "2311107", "2311108"]


@pytest.mark.parametrize("text", ["400 कॉल आए", "एक्स/@ पर फोटो", "1410 लोग", "फोटो: एक्स/@"])
def test_other_numbers_and_a_bare_sign_are_not_handles(text: str) -> None:
    """A value must be a number to dial or a handle to follow."""
    assert found(text, "handle") == []


@pytest.mark.parametrize(
    "text", ["(011) 2345 6789", "011-2345-6789", "011 2345 6789", "0551-2284764", "(0551) 2284764"]
)
def test_landlines_of_every_form_are_found(text: str) -> None:
    """The area code may be in brackets."""
    assert found(f"कार्यालय: {text} पर।", "handle") == [(text, text)]

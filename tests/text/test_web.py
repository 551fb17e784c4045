"""Web addresses, and the parts of them that are published."""

import pytest

from site_builder.text.web import is_web_address, without_secrets, without_secrets_in_links, without_user_name


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org",
        "http://example.org:8080/a/b?c=d#e",
        "https://xn--example.in/",
        "HTTPS://EXAMPLE.ORG/समाचार",
    ],
)
def test_addresses_with_a_host(text: str) -> None:
    """Accepted are http and https, with or without port, path and query, in any script."""
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "example.org", "//example.org", "javascript:alert(1)", "data:text/html,x", "ftp://example.org",
     "https://", "http:///a",
     "https://[::1", "https://a:port/", "https://a b/", 'https://a/"onload=x', "https://a/<script>", "https://a\n/",
     "mailto:a@b"],
)  # fmt: skip
def test_everything_else(text: str) -> None:
    """Rejected are other schemes, addresses without a host, and characters that no address contains."""
    assert not is_web_address(text)


@pytest.mark.parametrize(
    ("address", "served"),
    [
        ("https://meera:geheim@example.org/a?b=1", "https://example.org/a?b=1"),
        ("https://meera@example.org:8443/a", "https://example.org:8443/a"),
        ("https://example.org/a?token=1&page=2", "https://example.org/a?page=2"),
        ("https://example.org/a?page=2&access_token=1#top", "https://example.org/a?page=2#top"),
        ("https://example.org/a?apiKey=1", "https://example.org/a"),
        ("https://example.org/a?%74oken=1&x=%20y", "https://example.org/a?x=%20y"),
        ("https://example.org/a?x=1;PHPSESSID=2", "https://example.org/a?x=1"),
        ("https://example.org/a;jsessionid=5?x=1", "https://example.org/a?x=1"),
        ("https://example.org/a?X-Amz-Signature=1&X-Amz-Date=2&v=3", "https://example.org/a?v=3"),
        ("https://example.org/a?sv=2024&sig=abc%3D", "https://example.org/a?sv=2024"),
        ("https://example.org/a?username=meera&password=x", "https://example.org/a"),
        ("https://example.org/#access_token=1&state=2", "https://example.org/#state=2"),
        ("//meera:x@example.org/a", "//example.org/a"),
        ("a.html?token=1", "a.html"),
    ],
)
def test_what_lets_somebody_in_is_cut_out_of_an_address(address: str, served: str) -> None:
    """Removed are user names, passwords, tokens, keys, sessions and signatures, in the query and in the fragment."""
    assert without_secrets(address) == served
    assert without_secrets(served) == served


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?id=5&key=3&user=7&q=%E0%A4%AA+%20&&design=1&author=x&sessions=2#token",
        "https://example.org/token=1/a@b",
        "https://example.org/?monkey=1&tokens=2&signal=3",
        "mailto:meera@example.org?subject=token",
        "http://[x",
        "#token",
        "",
    ],
)
def test_all_else_in_an_address_stays_to_the_letter(address: str) -> None:
    """A cleaned link must still lead to the same page."""
    assert without_secrets(address) == address


def test_links_in_html_are_cleaned_and_text_is_not() -> None:
    """Only the `href` is changed: it is unescaped, cleaned and escaped again."""
    html = '<a href="https://a:b@example.org/?x=1&amp;token=2">https://a:b@example.org</a> <em>token=1</em>'
    assert without_secrets_in_links(html) == (
        '<a href="https://example.org/?x=1">https://a:b@example.org</a> <em>token=1</em>'
    )


def test_a_picture_keeps_its_parameters_but_no_user_name() -> None:
    """A token may be necessary to load the picture."""
    assert without_user_name("https://a:b@example.org/x.jpg?token=1") == "https://example.org/x.jpg?token=1"
    assert without_user_name("https://example.org/a@b.jpg") == "https://example.org/a@b.jpg"

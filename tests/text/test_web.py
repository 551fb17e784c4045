"""What is an address on the web."""

import pytest

from site_builder.text.web import is_web_address


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
    """http and https, with or without port, path and query, in any script."""
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    ["", "example.org", "//example.org", "javascript:alert(1)", "data:text/html,x", "ftp://example.org",
     "https://", "http:///a",
     "https://[::1", "https://a:port/", "https://a b/", 'https://a/"onload=x', "https://a/<script>", "https://a\n/",
     "mailto:a@b"],
)  # fmt: skip
def test_everything_else(text: str) -> None:
    """Other schemes, no host, and characters that never stand in an address."""
    assert not is_web_address(text)

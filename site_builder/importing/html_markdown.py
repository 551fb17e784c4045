"""HTML as other programs write it becomes Markdown as this program reads it."""

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, Tag
from markdownify import MarkdownConverter

from site_builder.text.web import without_secrets

__all__ = ["markdown_of", "plain_of"]

_UNSHOWN = ("script", "style", "noscript", "template", "iframe", "object", "form", "svg", "head", "title", "button")
_SIGNS = re.compile(r"([\\`*_\[\]])")
_LEADING = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s)|>|={3,}\s*$|-{3,}\s*$)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s)", re.MULTILINE)
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")
_REFERENCE = re.compile(r"&(?=#?\w{1,31};)")
_GAPS = re.compile(r"\n{3,}")


def plain_of(html: str) -> str:
    """Return the words of a short piece of HTML, such as a title."""
    if "<" not in html and "&" not in html:
        return html
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def markdown_of(html: str, convert: Callable[[str], str] | None = None) -> str:
    """Return HTML as Markdown: headings, lists, tables, links, pictures; scripts and forms are left out.

    `convert` is asked for each stretch of text (see `font_conversion`). Links lose what lets somebody in, and all that
    lead nowhere on the web are their words.
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup(list(_UNSHOWN)):
        element.decompose()
    for string in list(soup.find_all(string=True)):
        if isinstance(string, Comment) or type(string) is not NavigableString:
            string.extract()
        elif convert is not None and string.strip():
            string.replace_with(convert(str(string)))
    for link in soup("a"):
        href = link.get("href")
        if isinstance(href, str) and href.strip().startswith(("http://", "https://")):
            link["href"] = without_secrets(href.strip())
        else:
            link.unwrap()
    for picture in soup("img"):
        if not str(picture.get("src", "")).startswith(("http://", "https://", "pictures/")):
            picture.decompose()
    for figure in soup("figure"):
        _caption_as_title(figure)
    text = str(_Converter(heading_style="ATX", bullets="-").convert_soup(soup))
    return _GAPS.sub("\n\n", text).strip() + "\n"


def _caption_as_title(figure: Tag) -> None:
    """Give a picture its caption as title, which is how Markdown has it."""
    picture, caption = figure.find("img"), figure.find("figcaption")
    if isinstance(picture, Tag) and isinstance(caption, Tag):
        picture["title"] = " ".join(caption.get_text(" ").split())
        caption.decompose()
        figure.replace_with(*figure.contents)


class _Converter(MarkdownConverter):
    """Writes what Python-Markdown reads, which takes fewer signs behind a backslash than others."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Return text so that no sign in it is read as markup."""
        if "pre" in parent_tags or "code" in parent_tags:
            return text
        text = _REFERENCE.sub("&amp;", _SIGNS.sub(r"\\\1", text))
        text = _LEADING.sub(r"\1\\\2", _NUMBERED.sub(r"\1\\\2", text)).replace("~~", "&#126;&#126;")
        if not parent_tags.isdisjoint({"td", "th"}):
            text = text.replace("|", r"\|")
        return _TAG_LIKE.sub("&lt;", text)

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - the library's own signature
        """Write a rule so that it is never taken for a heading or for front matter."""
        return "\n\n* * *\n\n"

"""HTML as other programs write it becomes Markdown as this program reads it."""

import re
from collections.abc import Callable

import nh3
from bs4 import BeautifulSoup
from bs4.element import Tag
from markdownify import MarkdownConverter

from site_builder.text.web import without_secrets

__all__ = ["markdown_of", "plain_of"]

_UNSHOWN = {"script", "style", "noscript", "template", "iframe", "object", "form", "svg", "head", "title", "button"}
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul",
    "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote",
    "figure", "figcaption", "pre", "hr", "br", "center", "address",
}  # fmt: skip
_WITHIN = {"a", "b", "strong", "i", "em", "code", "sub", "sup", "s", "del", "img"}
_KEPT = {"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan"}, "th": {"colspan"}, "ol": {"start"}}
_SIGNS = re.compile(r"([\\`*_\[\]])")
_LEADING = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=[\s+-]|$)|>|={1,}\s*$)", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s)", re.MULTILINE)
_TAG_LIKE = re.compile(r"<(?=\S)")
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
    # By the rules of HTML: what is not closed, as in a thousand paragraphs of old pages, is closed where browsers do.
    closed = nh3.clean(html, tags=_BLOCKS | _WITHIN, clean_content_tags=_UNSHOWN, attributes=_KEPT, link_rel=None)
    soup = BeautifulSoup(closed, "html.parser")
    if convert is not None:
        for string in list(soup.find_all(string=True)):
            if string.strip():
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
    converter = _Converter(heading_style="ATX", bullets="-")
    try:
        text = str(converter.convert_soup(soup))
    except RecursionError:  # hundreds of nested elements, which no writer makes: the words are enough
        text = "\n\n".join(converter.escape(words, set()) for words in soup.stripped_strings)
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

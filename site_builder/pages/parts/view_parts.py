"""Parts that the views of several pages share.

Every text comes with its language: text in another language than the page's is marked in the HTML.
Every `href` is relative to the page it stands on and ends in a real file.
"""

from msgspec import Struct

from site_builder.model import Direction

__all__ = [
    "Companion",
    "Date",
    "FeedLink",
    "Frame",
    "Link",
    "LinkPreview",
    "NameMark",
    "Nav",
    "Pager",
    "Picture",
    "Teaser",
    "TextLanguage",
    "TextRun",
]


class TextLanguage(Struct, frozen=True):
    """A language and its direction of writing."""

    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""


class TextRun(Struct, frozen=True):
    """A piece of text in one language."""

    text: str
    """The text, unescaped."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""


class Link(Struct, frozen=True):
    """A name or headline, and the page it leads to."""

    text: str
    """The text, unescaped."""
    language: str
    """BCP 47 tag."""
    direction: Direction
    """Direction of its script."""
    href: str | None
    """Its target; None: plain text, because it has no page."""


class Date(Struct, frozen=True):
    """A date, and whether it is the date of publication."""

    iso: str
    """ISO 8601, as exact as it is known."""
    published: bool
    """True: the source states it as the date of publication. False: only the text mentions that day."""


class Picture(Struct, frozen=True):
    """A picture with its description, caption and credit."""

    src: str
    """The page's link to it: in the site, or http(s) on another server."""
    share: str | None
    """Its full address for link previews; None when nobody outside can reach it."""
    remote: bool
    """True when it is on another server."""
    alt: str
    """Its description; '' when the caption says it or it is not known."""
    caption: TextRun | None
    """The line under it."""
    credit: TextRun | None
    """Its credit: who made it or owns it."""
    width: int | None = None
    """Pixels; None where it is not known."""
    height: int | None = None
    """Pixels; None where it is not known."""


class LinkPreview(Struct, frozen=True):
    """The picture that other sites show with a link to the page."""

    url: str
    """Its full address."""
    alt: str
    """Its description; '' when it is not known."""
    width: int | None = None
    """Pixels; None where it is not known."""
    height: int | None = None
    """Pixels; None where it is not known."""


class Nav(Struct, frozen=True):
    """The links of the masthead; None where the site has no such page."""

    front: str
    """Link to the front page."""
    people: str | None
    """Link to the list of people."""
    places: str | None
    """Link to the list of places."""
    organisations: str | None
    """Link to the list of organisations."""
    sections: str | None
    """Link to the list of sections."""
    archive: str | None
    """Link to the archive."""
    search: str | None
    """Target of the search field; None on the search page itself, which has its own field."""
    about: str
    """Link to the page that says how the site is made."""


class FeedLink(Struct, frozen=True):
    """A feed of one page, for readers who follow only that page."""

    title: str
    """What it is called."""
    kind: str
    """Its media type."""
    href: str
    """Its full URL."""


class Frame(Struct, frozen=True):
    """The head, masthead and foot that every page has around its contents."""

    title: str
    """Title of this page, without the site's; '' where the template has it (a word of the interface)."""
    description: str
    """One or two sentences for search engines and previews; '' if there are none."""
    language: str
    """BCP 47 tag of the page's contents."""
    direction: Direction
    """Direction of its script."""
    interface: TextLanguage
    """Language of the interface's words."""
    content: TextLanguage
    """Language of the site's title and description."""
    root: str
    """Link to the site's root: '', '../' …; for the page for dead links, the root's path on the host."""
    url: str | None
    """The page's full URL, or that of the page it repeats; None when the site has no base URL."""
    locale: str
    """The page's language as Open Graph writes it, e.g. 'hi_IN'; '' when unknown."""
    atom: str | None
    """Full URL of the Atom feed; None when there is none."""
    json_feed: str | None
    """Full URL of the JSON Feed; None when there is none."""
    nav: Nav
    """The masthead's links."""
    remote_images: bool
    """True when a picture on this page stands on another server."""
    feeds: tuple[FeedLink, ...] = ()
    """Feeds of this page alone, beside those of the site."""


class Pager(Struct, frozen=True):
    """Links through a list of several pages."""

    number: int
    """This page, from 1."""
    total: int
    """How many there are."""
    newer: str | None
    """Link to the page before."""
    older: str | None
    """Link to the page after."""


class Teaser(Struct, frozen=True):
    """An article as other pages show it."""

    href: str
    """Link to the article."""
    language: str
    """BCP 47 tag of headline, standfirst and excerpt."""
    direction: Direction
    """Direction of its script."""
    kicker: TextRun | None
    """The label above the headline."""
    headline: str
    """The headline; where the text has none, its beginning."""
    standfirst: str | None
    """The summary below the headline."""
    excerpt: str
    """The beginning of the text."""
    date: Date | None
    """Its date; None when none is known."""
    entities: tuple[Link, ...]
    """The main entities of the article, the most important first."""
    picture: Picture | None
    """The picture above the text."""
    source: TextRun | None = None
    """Its publisher, where it is known."""
    reports: int = 1
    """How many articles there are on its story."""
    story: str | None = None
    """The page of its story, if it is part of one."""


class NameMark(Struct, frozen=True):
    """A mark that tells a name apart from another that is spelt the same; it has one of the two."""

    text: TextRun | None
    """An office, an occupation, or a place that contains it."""
    month: str | None
    """The month in which articles name it, '2025-11'."""


class Companion(Struct, frozen=True):
    """Somebody or something listed with a number of articles."""

    link: Link
    """Its name and page."""
    articles: int
    """How many."""
    mark: NameMark | None = None
    """A mark that tells it apart from others of its name."""

"""The text of one block, cut where names, links and footnote marks begin and end."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from msgspec import Struct, field

from site_builder.model import Block
from site_builder.pages.parts.running_text.sentence_anchors import anchor
from site_builder.pages.parts.text_parts import TextSpan
from site_builder.pages.parts.view_parts import Picture
from site_builder.text.source_links import SCHEME, read_link, stem, web_key

__all__ = ["Leads", "Links", "Mark", "spans"]

# A tag ends at the first '>' outside quotes; an incomplete tag is text, and will be escaped.
_MARKUP = re.compile(r"""<(?:[^<>"']|"[^"]*"|'[^']*')+>|[^<]+|<""")
_LINK = re.compile(r'<a(?: href="([^"]*)")?[^>]*>', re.IGNORECASE)
_HERE, _NOTE = "here:", "note:"

Links = Mapping[tuple[str, str], str]
"""The link of an entity, by kind and name."""
Mark = tuple[int, int, str]
"""Start and end in the block's text, and the link of the name there."""


class Leads(Struct):
    """Targets of the links in one article's text; it also counts footnote marks while the text is read."""

    sources: Mapping[str, str] = field(default_factory=dict)
    """Pages of the site, by `stem` of a source's path after 'seeds:', or by `web_key` of its address."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """Pictures that the site has, by path below the seeds folder."""
    places: Mapping[str, int] = field(default_factory=dict)
    """Blocks by the names under which links within the article know them."""
    described: bool = True
    """True when the description of a picture replaces it if it cannot be shown. False for saved pages, where the
    description is often the name of a button."""
    marks: dict[int, int] = field(default_factory=dict)
    """How many marks of each footnote were shown so far, by the footnote's block."""

    def link(self, href: str) -> str | None:
        """Return the target of a link of the text, as seen from this page; None when it has none."""
        if href.startswith(_HERE):
            at = self.places.get(unquote(href[len(_HERE) :]))
            return None if at is None else f"#{anchor(at)}"
        if href.startswith(SCHEME):
            link = read_link(href)
            known = self.sources.get(f"{SCHEME}{stem(link.path)}")
            return known or (self.link(link.web) if link.web else None)
        if href.startswith(_NOTE):
            return None
        return self.sources.get(web_key(href), href)

    def mark(self, href: str) -> TextSpan | None:
        """Return the mark of a footnote; None when the footnote is not shown."""
        label, _, name = href.removeprefix(_NOTE).partition(":")
        at = self.places.get(unquote(name))
        if at is None:
            return None
        count = self.marks[at] = self.marks.get(at, 0) + 1
        return TextSpan(unquote(label), f"#{anchor(at)}", mark=f"r{at}-{count}")


def spans(block: Block, marks: Sequence[Mark], leads: Leads | None = None) -> Iterator[TextSpan]:
    """Yield the block's text cut at its marks; tags of its sanitised HTML are yielded between, unchanged.

    A name that crosses a tag, or stands inside a link, gets no link. `leads` gives the targets of links.
    """
    if not block.html:
        yield from _plain(block, marks)
        return
    known = leads or Leads()
    at, in_link = 0, 0
    kept: list[bool] = []  # for each link that is open, whether its tag was written
    for part in _MARKUP.findall(block.html):
        if part.startswith("<") and part.endswith(">"):
            opened, closed = part[:3].lower() in {"<a ", "<a>"}, part[:3].lower() == "</a"
            in_link += opened - closed
            if opened:
                yield from _opened(part, known, kept)
            elif not closed or (kept and kept.pop()):
                yield TextSpan(part, markup=True)
            continue
        text = html.unescape(part)
        bare = text.lstrip()
        if bare != text and not block.text.startswith(text, at) and block.text.startswith(bare, at):
            text = bare  # spaces on both sides of a tag are one: '<b>जयपुर </b> में'
        inside = [m for m in marks if at <= m[0] and m[1] <= at + len(text)]
        yield from _cut(text, at, [] if in_link or block.text[at : at + len(text)] != text else inside)
        at += len(text)


def _opened(tag: str, leads: Leads, kept: list[bool]) -> Iterator[TextSpan]:
    """Yield a footnote mark, or the start tag of a link with a target; note in `kept` whether an end tag follows."""
    found = _LINK.fullmatch(tag)
    href = html.unescape(found[1] or "") if found else ""
    if href.startswith(_NOTE):
        kept.append(False)
        if (mark := leads.mark(href)) is not None:
            yield mark
        return
    target = leads.link(href)
    kept.append(bool(target))
    if target == href:
        yield TextSpan(tag, markup=True)
    elif target:
        yield TextSpan(f'<a href="{html.escape(target)}">', markup=True)


def _plain(block: Block, marks: Sequence[Mark]) -> Iterator[TextSpan]:
    """Yield text without markup; line ends become `<br>`, except in code, where the style sheet keeps them."""
    for span in _cut(block.text, 0, marks):
        if block.kind == "code" or "\n" not in span.text or span.href:
            yield span
            continue
        for number, row in enumerate(span.text.split("\n")):
            if number:
                yield TextSpan("<br>", markup=True)
            if row or number:
                yield TextSpan("\n" * bool(number) + row)


def _cut(text: str, offset: int, marks: Sequence[Mark]) -> Iterator[TextSpan]:
    done = 0
    for start, end, href in marks:
        if start - offset > done:
            yield TextSpan(text[done : start - offset])
        yield TextSpan(text[start - offset : end - offset], href)
        done = end - offset
    if done < len(text):
        yield TextSpan(text[done:])

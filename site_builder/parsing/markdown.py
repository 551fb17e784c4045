"""Markdown → pieces: the output of Python-Markdown, read like a saved page.

HTML in the text is handled like a saved page's: a tree, runs of text, clean inline HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from site_builder.model import Block, Source
from site_builder.parsing.html.containers import Containers
from site_builder.parsing.html.elements import OF_ELEMENT, Between, in_cell
from site_builder.parsing.html.embedded_posts import join_posts
from site_builder.parsing.html.page_links import Home
from site_builder.parsing.html.runs import PageRun, runs
from site_builder.parsing.tagged_line import LINE, Pieces, TaggedLine, tagged_line, with_notes
from site_builder.text.page_tree import Element, descendants, read_page

__all__ = ["pieces"]

_FAR = 40  # steps up from an element to the block that holds it; no text is nested deeper
_NUMBER = re.compile(r"[0-9]{1,8}")
_MOST = 20_000  # more link marks than any article has: a text full of them takes too much time


def pieces(source: Source) -> Pieces | None:
    """Return the pieces of a Markdown source in order; None when it is too tangled to be read as Markdown."""
    from site_builder.parsing.markdown_reader import html_of

    text = source.text
    html = html_of(text) if all(text.count(mark) <= _MOST for mark in "[<") else None
    if html is None:
        return None
    root = read_page(f"<body>{html}</body>")
    join_posts(root)
    home = Home(source.path, None, source.front.source_url, rooted=True)
    every = {id(element) for element in descendants(root)}
    found, wordless = runs(root, every, home)
    containers = Containers(root)
    lines: list[TaggedLine] = []
    at: list[int] = []  # for each run, the piece it became, or the next one
    above = [1]  # for each run, the line of the one before
    last, most = 1, text.count("\n") + 1
    for run in found:
        last = max(last, min(_line_of(run.element), most))
        around = containers.around(run.element)
        piece = tagged_line(_tag(run, cell=in_cell(around)), run.text, run.html, last)
        at.append(len(lines))
        above.append(last)
        if piece is not None:
            piece.around, piece.anchors = around, tuple(run.anchors)
            lines.append(piece)
    at.append(len(lines))
    between = Between(replace(home, base=None), source.front.image, strict=False)
    shown: list[tuple[int, Block]] = []
    for one in wordless:
        number = max(above[one.at], min(_line_of(one.element), most))
        block = between.block(one, containers.around(one.element), "markdown", number)
        if block is not None:
            shown.append((at[one.at], block))
    return Pieces(with_notes(lines), shown)


def _tag(run: PageRun, *, cell: bool) -> str:
    """Return the innermost element around a run that determines its tag."""
    for element in _around(run.element):
        tag = OF_ELEMENT.get(element.tag, "")
        if tag and (tag != "td" or cell):
            return tag
    return "td" if cell else "p"


def _around(element: Element) -> Iterator[Element]:
    """Yield the element and those around it, up to a limit, so that deeply nested markup takes little time."""
    at: Element | None = element
    for _ in range(_FAR):
        if at is None:
            return
        yield at
        at = at.parent


def _line_of(element: Element) -> int:
    """Return the line (from 1) of the innermost marked element around this one, or of itself."""
    stated = (one.attributes.get(LINE, "") for one in _around(element))
    return next((int(line) for line in stated if _NUMBER.fullmatch(line)), 1)

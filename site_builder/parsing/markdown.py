"""Markdown → pieces: what markdown-it makes of a text, read as a page is. CommonMark, tables, footnotes, definitions.

Markup of the text's own goes the same way as a saved page's: a tree, runs of text, clean inline HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import escape
from typing import Any

from site_builder.model import Block, Source
from site_builder.parsing.html.containers import Containers
from site_builder.parsing.html.elements import OF_ELEMENT, Between, in_cell
from site_builder.parsing.html.page_links import Home
from site_builder.parsing.html.runs import PageRun, runs
from site_builder.parsing.tagged_line import Pieces, TaggedLine, tagged_line, with_notes
from site_builder.text.page_tree import Element, descendants, read_page

__all__ = ["pieces"]

_LINE = "data-line"  # the attribute that carries a block's line
_DEEPEST = 100  # containers within each other; a list in a list takes up four
_FAR = 40
_NUMBER = re.compile(r"[0-9]{1,8}")
_MOST = 20_000  # more marks of links than an article has: a text of nothing else takes time out of proportion


def pieces(source: Source) -> Pieces | None:
    """Return the pieces of a Markdown source in order; None when it is too tangled to be read as Markdown."""
    text = source.text
    if any(text.count(mark) > _MOST for mark in "[<"):
        return None
    reader, env = _reader(), dict[str, Any]()
    try:
        tokens = reader.parse(text, env)
    except RecursionError:
        return None
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return None  # it leaves out what lies deeper
    html = reader.renderer.render(tokens, reader.options, env)
    root = read_page(f"<body>{html}</body>")
    home = Home(source.path, None, source.front.source_url, rooted=True)
    every = {id(element) for element in descendants(root)}
    found, wordless = runs(root, every, home)
    containers = Containers(root)
    lines: list[TaggedLine] = []
    at: list[int] = []  # for each run, the piece it became, or the next one
    last, most = 1, text.count("\n") + 1
    for run in found:
        last = max(last, min(_line_of(run.element), most))
        around = containers.around(run.element)
        piece = tagged_line(_tag(run, cell=in_cell(around)), run.text, run.html, last)
        at.append(len(lines))
        if piece is not None:
            piece.around, piece.anchors = around, tuple(run.anchors)
            lines.append(piece)
    at.append(len(lines))
    between = Between(replace(home, base=None), source.front.image, strict=False)
    shown: list[tuple[int, Block]] = []
    for one in wordless:
        number = min(_line_of(one.element), most)
        block = between.block(one, containers.around(one.element), "markdown", number)
        if block is not None:
            shown.append((at[one.at], block))
    return Pieces(with_notes(lines), shown)


def _tag(run: PageRun, *, cell: bool) -> str:
    """Return the innermost element around a run that says what it is."""
    for element in _around(run.element):
        tag = OF_ELEMENT.get(element.tag, "")
        if tag and (tag != "td" or cell):
            return tag
    return "td" if cell else "p"


def _around(element: Element) -> Iterator[Element]:
    """Yield the element and those around it; so few that markup nested without end takes no time out of proportion."""
    at: Element | None = element
    for _ in range(_FAR):
        if at is None:
            return
        yield at
        at = at.parent


def _line_of(element: Element) -> int:
    """Return the line (from 1) that the innermost marked element around and including this one bears."""
    stated = (one.attributes.get(_LINE, "") for one in _around(element))
    return next((int(line) for line in stated if _NUMBER.fullmatch(line)), 1)


@cache
def _reader() -> Any:
    """Return markdown-it with what news is written in; it keeps nothing between two texts."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    made = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    footnote_plugin(made)
    deflist_plugin(made)
    made.inline.ruler.at("emphasis", _emphasis)
    made.core.ruler.before("footnote_tail", "every_note", _keep_every_note)
    made.core.ruler.push("lines", _mark)
    made.add_render_rule("image", _image)
    made.add_render_rule("fence", _code)
    made.add_render_rule("code_block", _code)
    made.add_render_rule("footnote_block_open", lambda *_: "<section><ol>")
    return made


def _emphasis(state: Any, silent: bool) -> bool:
    """Find marks of emphasis as CommonMark does, but let them stand between a quotation mark and a letter.

    `**"महत्वपूर्ण"**है` is written so in Hindi, where a postposition follows without a space; CommonMark would leave the
    stars in the text.
    """
    from markdown_it.rules_inline.state_inline import Delimiter

    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    end = state.pos + scanned.length
    before = state.src[state.pos - 1] if state.pos > 0 else " "
    after = state.src[end] if end < state.posMax else " "
    free = marker == "*"
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open or (free and not after.isspace() and not before.isascii()),
                close=scanned.can_close or (free and not before.isspace() and after.isalpha() and not after.isascii()),
            )
        )
    state.pos = end
    return True


def _keep_every_note(state: Any) -> None:
    """Let notes that nothing in the text leads to stand with the others: markdown-it would leave them out."""
    notes = state.env.get("footnotes", {})
    listed = notes.setdefault("list", {}) if notes else {}
    for name, number in list(notes.get("refs", {}).items()):
        if number < 0:
            notes["refs"][name] = len(listed)
            listed[len(listed)] = {"label": name[1:], "count": 0}


def _mark(state: Any) -> None:
    """Write lines and items' numbers into the attributes, and undo lists that are no lists."""
    for token in state.tokens:
        if token.map and token.nesting >= 0:
            token.attrSet(_LINE, str(token.map[0] + 1))
            for inner in token.children or ():
                if inner.type == "image":
                    inner.attrSet(_LINE, str(token.map[0] + 1))
        if token.type == "list_item_open" and token.info:
            token.attrSet("value", token.info)
    state.tokens = _without_false_lists(state.tokens)


def _without_false_lists(tokens: list[Any]) -> list[Any]:
    """Make paragraphs of numbered lists that do not count.

    '15. अगस्त को …' begins with a date, '1947. …' with a year.
    """
    false = _false_lists(tokens)
    kept: list[Any] = []
    around: list[bool] = []  # for each list that is open, whether it is no list
    for i, token in enumerate(tokens):
        part = token.type.removeprefix("ordered_").removeprefix("bullet_")
        if part == "list_open":
            around.append(i in false)
        dropped = bool(around) and around[-1]
        if part == "list_close":
            around.pop()
        if not dropped or part not in ("list_open", "list_close", "list_item_open", "list_item_close"):
            token.hidden = token.hidden and not dropped
            kept.append(token)
        elif part == "list_item_open":
            _say_number(tokens, i)
    return kept


def _false_lists(tokens: list[Any]) -> set[int]:
    """Return where the numbered lists begin that do not count."""
    false: set[int] = set()
    open_now: list[tuple[int, list[str]]] = []
    for i, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            open_now.append((i, []))
        elif token.type == "list_item_open":
            open_now[-1][1].append(token.info)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            first, numbers = open_now.pop()
            if token.type == "ordered_list_close" and not _counts(numbers):
                false.add(first)
    return false


def _counts(numbers: list[str]) -> bool:
    """Return whether the numbers of a list's items count up by one, or are the same all over; one alone must be 1."""
    values = [int(number) for number in numbers]
    if len(values) == 1:
        return values[0] in (0, 1)
    return len(set(values)) == 1 or values == list(range(values[0], values[0] + len(values)))


def _say_number(tokens: list[Any], item: int) -> None:
    """Write an item's number before its first words."""
    from markdown_it.token import Token

    if [token.type for token in tokens[item + 1 : item + 3]] == ["paragraph_open", "inline"]:
        number = Token("text", "", 0)
        number.content = f"{tokens[item].info}{tokens[item].markup} "
        tokens[item + 2].children.insert(0, number)


def _code(_renderer: Any, tokens: list[Any], at: int, _options: Any, _env: Any) -> str:
    """Return text whose spaces mean something."""
    return f'<pre {_LINE}="{tokens[at].attrs.get(_LINE, 1)}">\n{escape(tokens[at].content)}</pre>'


def _image(renderer: Any, tokens: list[Any], at: int, options: Any, env: Any) -> str:
    """Return a picture, with its title under it."""
    token = tokens[at]
    title = token.attrs.pop("title", "")
    shown = str(renderer.image(tokens, at, options, env))
    if not title:
        return shown
    line = f' {_LINE}="{token.attrs[_LINE]}"' if _LINE in token.attrs else ""
    return f"<figure{line}>{shown}<figcaption>{escape(str(title))}</figcaption></figure>"

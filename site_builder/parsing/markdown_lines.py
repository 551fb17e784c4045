"""Lines of Markdown → lines for Python-Markdown: blank lines between blocks, four spaces for nested blocks.

Files for Hugo or Obsidian follow CommonMark: two spaces are enough for a list within a list, a list needs no blank line
above it, a heading has a space behind its '#'. Each line gets its line number before its words (`MARK`), so that
Python-Markdown sees no blocks that CommonMark does not have.
"""

import re
from collections.abc import Callable
from html import escape
from typing import Any, NamedTuple

from markdown.preprocessors import Preprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, ETX, STX

from site_builder.parsing.tagged_line import LINE

__all__ = ["MARK", "BlockLines", "NestedTooDeepError"]

MARK = re.compile(rf"{STX}L([0-9]+):([0-9.)]*){ETX}")
"""The mark before the words of a line: its number, and the numbers of list items that begin on it."""
_DEEPEST = 24  # nested containers; news texts have three or four
_QUOTE = re.compile(r" {0,3}> ?")
_BULLET = re.compile(r"( {0,3}[-*+])( +)(?=\S)")
_NUMBER = re.compile(r"( {0,3}([0-9]{1,9}[.)]))( +)(?=\S)")
_NOTE = re.compile(r" {0,3}(\[\^[^\]\s]+\]:) *")
_DEFINITION = re.compile(r" {0,3}: +(?=\S)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?: +|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+) *$")
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *$")
_FENCE = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})")
# The begin or end of a box as Docusaurus, Pandoc and Quarto write it: ':::note', '::: warning Take care', ':::'.
_DIRECTIVE = re.compile(
    r" {0,3}:{3,} *(?:\{[^{}]*\}|[A-Za-z][\w-]*)? *(?:\[(?P<boxed>[^\[\]]*)\] *$|(?P<title>[^:]*)$)"
)
_ADDRESS = re.compile(r""" {0,3}\[[^\[\]^][^\[\]]*\]: *\S+ *(?:"[^"]*"|'[^']*'|\([^()]*\))? *$""")
_COLUMNS = re.compile(r"[ >]*(?=[^|]*\|)\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
_BLOCKS = {*BLOCK_LEVEL_ELEMENTS, "caption", "col"} - {"pre", "script", "style", "textarea"}
_HTML = re.compile(
    r" {0,3}<(?:(?P<whole>script|pre|style|textarea)(?=[\s>]|$)|(?P<comment>!--)"
    rf"|/?(?:{'|'.join(sorted(_BLOCKS))})(?=[\s/>]|$))",
    re.IGNORECASE,
)
_END_OF_WHOLE = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)
_TAG = re.compile(r"^ *<[a-z][a-z0-9]*", re.IGNORECASE)
_CODE = " " * 4


class NestedTooDeepError(ValueError):
    """The text has lists or quotations nested too deep."""


class _Container(NamedTuple):
    """An open quotation, list item, definition or footnote."""

    kind: str
    width: int
    """Indent of its further lines in the file."""
    first: str
    """Beginning of its first line for Python-Markdown."""
    further: str
    """Beginning of its further lines."""


class _Verbatim(NamedTuple):
    """Code or HTML that is being read: it is kept from Python-Markdown."""

    at: int
    """Its number in the stash."""
    line: int
    lines: list[str]
    ends: re.Pattern[str] | None
    """What its last line matches (code) or holds (HTML); None: a blank line or one that is not indented ends it."""
    is_code: bool
    indent: int
    """Allowed indent of its lines."""


class BlockLines(Preprocessor):
    """Makes the lines of a text ready for Python-Markdown."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines to be read. Raises `NestedTooDeepError`."""
        stash = self.md.htmlStash
        found = _Lines(stash.store, stash.rawHtmlBlocks)
        for number, line in enumerate(lines, 1):
            found.take(line, number, lines[number] if number < len(lines) else "")
        found.end_verbatim()
        return [*found.out, "", ""]


class _Lines:
    def __init__(self, store: Callable[[str], str], stash: list[Any]) -> None:
        self.out: list[str] = []
        self._store = store
        self._stash = stash
        self._open: list[_Container] = []
        self._fresh = 0  # the containers from this one on begin on the current line
        self._text = 0  # how many lines the paragraph has that may go on
        self._above = 0  # how many lines the paragraph has that stands above, with blank lines between
        self._in_table = False
        self._verbatim: _Verbatim | None = None

    def take(self, line: str, number: int, following: str) -> None:
        """Read a line; `following` is the one below it."""
        rest, depth = self._continued(line)
        if self._verbatim is not None and self._goes_on(self._verbatim, rest, depth):
            return
        if not rest.strip():
            self._end_paragraph(depth)
            return
        if directive := _DIRECTIVE.match(rest):
            self._end_paragraph(depth)
            if title := (directive["boxed"] or directive["title"] or "").strip():
                self.take(title, number, "")
                self._end_paragraph(depth)
            return
        if depth < len(self._open) and self._text and not self._begins_block(rest, depth):
            self._fresh = len(self._open)  # a paragraph goes on, though less indented
            self._add_text(rest, number, "")
            return
        rest, numbers = self._opened(rest, depth)
        self._add_block(rest, number, numbers, following)

    def _continued(self, line: str) -> tuple[str, int]:
        """Return the part of the line in the open containers, and how many of them continue."""
        rest = line
        for depth, one in enumerate(self._open):
            if one.kind == "quotation":
                mark = _QUOTE.match(rest)
                if mark is None:
                    return rest, depth
                rest = rest[mark.end() :]
            elif rest.strip():
                if not rest.startswith(" " * one.width):
                    return rest, depth
                rest = rest[one.width :]
        return rest, len(self._open)

    def _end_paragraph(self, depth: int) -> None:
        del self._open[depth:]
        self._above = self._text or self._above
        self._text, self._in_table = 0, False

    def _begins_block(self, rest: str, depth: int) -> bool:
        """Return whether a line cannot be the next one of a paragraph."""
        ways = (_QUOTE, _BULLET, _HEADING, _FENCE, _HTML, _RULE, _NOTE)
        goes_on = any(one.kind == "definition" for one in self._open[depth : depth + 1]) and _DEFINITION.match(rest)
        return any(way.match(rest) for way in ways) or bool(goes_on) or self._number(rest, depth) is not None

    def _number(self, rest: str, depth: int) -> re.Match[str] | None:
        """Return the number that begins an item; where a paragraph could go on, only 1 does."""
        found = _NUMBER.match(rest)
        is_free = depth < len(self._open) or not self._text
        return found if found and (is_free or found[2][:-1] == "1") else None

    def _opened(self, rest: str, depth: int) -> tuple[str, str]:
        """Open the containers that begin here; return what stands in them, and the numbers of items."""
        numbers = ""
        self._fresh = depth
        while (made := self._container(rest, depth)) is not None:
            one, length = made
            numbers += one.first.strip() if one.kind == "number" else ""
            one = one._replace(first="1.  ") if one.kind == "number" else one
            self._text = self._text if self._has_term_above(one, depth) else 0
            self._in_table = False
            del self._open[depth:]
            self._open.append(one)
            rest = rest[length:]
            depth += 1
            if depth > _DEEPEST:
                raise NestedTooDeepError
        if depth < len(self._open):
            del self._open[depth:]
            self._text, self._in_table = 0, False
        return rest, numbers

    def _has_term_above(self, one: _Container, depth: int) -> bool:
        return one.kind == "definition" and depth == len(self._open)

    def _container(self, rest: str, depth: int) -> tuple[_Container, int] | None:
        """Return the container that begins at the beginning of `rest`, and the length of its mark."""
        if found := _QUOTE.match(rest):
            return _Container("quotation", 0, "> ", "> "), found.end()
        if (found := _BULLET.match(rest)) and not _RULE.match(rest):
            return _Container("bullet", _width(found[1], found[2]), "-   ", _CODE), found.end()
        if found := self._number(rest, depth):
            return _Container("number", _width(found[1], found[3]), found[2], _CODE), found.end()
        if depth == 0 and (found := _NOTE.match(rest)):
            return _Container("note", len(_CODE), f"{found[1]} ", _CODE), found.end()
        after = any(one.kind == "definition" for one in self._open[depth : depth + 1])
        term = depth == len(self._open) and 1 in (self._text, self._above)
        if (found := _DEFINITION.match(rest)) and (term or after):
            return _Container("definition", min(found.end(), len(_CODE)), ":   ", _CODE), found.end()
        return None

    def _add_block(self, rest: str, number: int, numbers: str, following: str) -> None:
        if self._fresh == len(self._open) and self._text and _UNDERLINE.match(rest):
            self._make_heading("#" if "=" in rest else "##")
        elif self._begins_verbatim(rest, number, numbers):
            self._text, self._in_table = 0, False
        elif found := _HEADING.match(rest):
            self._add(_heading(f"{found[1]} ", _mark(number, numbers) + rest[found.end() :].strip()))
            self._text, self._in_table = 0, False
        elif not self._text and not self._in_table and _ADDRESS.match(rest):
            self._add(rest.strip())
        elif self._in_table or ("|" in rest and _COLUMNS.match(following)):
            row = rest.strip()
            at = len(row) - len(row.lstrip(" |"))
            bare = at == len(row) or _COLUMNS.match(row)
            marked = row if bare else f"{row[:at]}{_mark(number, numbers)}{row[at:]}"
            self._add(marked, goes_on=self._in_table)
            self._text, self._in_table = 0, True
        else:
            self._add_text(rest, number, numbers)

    def _make_heading(self, level: str) -> None:
        """Make a heading of the paragraph that is being read."""
        first, *more = self.out[-self._text :]
        begin = first.index(STX)
        further = (line[line.index(STX) :] for line in more)
        self.out[-self._text :] = [_heading(f"{first[:begin]}{level} ", " ".join([first[begin:], *further]))]
        self._text = 0

    def _add_text(self, rest: str, number: int, numbers: str) -> None:
        goes_on = self._text > 0
        begins = self._fresh < len(self._open)
        if goes_on and not begins:
            above = self.out[-1]
            if (len(above) - len(above.rstrip("\\"))) % 2:
                self.out[-1] = f"{above[:-1]}  "  # a line break, as CommonMark writes it
        self._add(f"{_mark(number, numbers)}{rest.lstrip()}", goes_on=goes_on)
        self._text = 1 if begins else self._text + 1

    def _add(self, content: str, *, goes_on: bool = False) -> None:
        """Add a line; `goes_on`: it belongs to the block above."""
        self._above = 0
        if self.out and not goes_on:
            self.out.append("".join(one.further for one in self._open[: self._fresh]).rstrip())
        begun = [one.further for one in self._open[: self._fresh]] + [one.first for one in self._open[self._fresh :]]
        self.out.append("".join(begun) + content)

    def _begins_verbatim(self, rest: str, number: int, numbers: str) -> bool:
        """Begin code, HTML or a rule, if the line does; the stash keeps a place for it."""
        at = len(self._stash)
        if not self._text and rest.startswith(_CODE):
            made = _Verbatim(at, number, [rest[len(_CODE) :]], None, True, len(_CODE))
        elif found := _FENCE.match(rest):
            end = re.compile(rf" {{0,3}}{re.escape(found[2][0])}{{{len(found[2])},}} *$")
            made = _Verbatim(at, number, [], end, True, len(found[1]))
        elif _RULE.match(rest):
            made = _Verbatim(at, number, ["<hr>"], None, False, 0)
        elif found := _HTML.match(rest):
            whole = re.compile("-->") if found["comment"] else _END_OF_WHOLE if found["whole"] else None
            made = _Verbatim(at, number, [rest], whole, False, 0)
        else:
            return False
        self._add(_mark(number, numbers) + self._store(""))
        self._verbatim = made
        if not made.is_code and (made.lines == ["<hr>"] or (made.ends and made.ends.search(rest))):
            self.end_verbatim()
        return True

    def _goes_on(self, made: _Verbatim, rest: str, depth: int) -> bool:
        """Take a line of code or HTML; return False for another line."""
        is_blank = not rest.strip()
        if depth < len(self._open) or (made.ends is None and not self._is_more(made, rest, is_blank=is_blank)):
            self.end_verbatim()
            return False
        if made.is_code and made.ends is not None and made.ends.match(rest):
            self.end_verbatim()
            return True
        indent = len(rest) - len(rest.lstrip(" "))
        made.lines.append(rest[min(indent, made.indent) :])
        if not made.is_code and made.ends is not None and made.ends.search(rest):
            self.end_verbatim()
        return True

    @staticmethod
    def _is_more(made: _Verbatim, rest: str, *, is_blank: bool) -> bool:
        return (is_blank or rest.startswith(_CODE)) if made.is_code else not is_blank

    def end_verbatim(self) -> None:
        """Put what was read of code or HTML into the stash."""
        made, self._verbatim = self._verbatim, None
        if made is None:
            return
        if made.is_code:
            text = "\n".join(made.lines).rstrip()
            self._stash[made.at] = f'<pre {LINE}="{made.line}">\n{escape(text)}\n</pre>'
        else:
            told = made.lines if made.ends is None else made.lines[:1]
            begun = [
                _TAG.sub(rf'\g<0> {LINE}="{number}"', line, count=1) for number, line in enumerate(told, made.line)
            ]
            self._stash[made.at] = "\n".join([*begun, *made.lines[len(begun) :]]).lstrip(" ")


def _width(mark: str, space: str) -> int:
    """Return the indent of the further lines of an item; more than four spaces belong to its text."""
    return len(mark) + (len(space) if len(space) <= len(_CODE) else 1)


def _heading(begin: str, text: str) -> str:
    r"""Return a heading's line; a '\\' at its end is doubled, with one Python-Markdown finds no heading."""
    odd = (len(text) - len(text.rstrip("\\"))) % 2
    return begin + text + "\\" * odd


def _mark(number: int, numbers: str) -> str:
    return f"{STX}L{number}:{numbers}{ETX}"

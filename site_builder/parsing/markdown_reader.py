"""Python-Markdown with tables, footnotes and definitions, in linear time, and with line numbers."""

import re
from string import punctuation
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    ImageInlineProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    SimpleTagInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from site_builder.parsing.markdown_lines import MARK, BlockLines, NestedTooDeepError
from site_builder.parsing.tagged_line import LINE

__all__ = ["html_of"]

_SIGNS = (*"\\`*_~[<&", "==", "  \n")
# Python-Markdown copies a paragraph for every mark in it, and searches for the end of a link or of code from every '['.
_MOST = 2_000  # marks in a paragraph; a whole long article has some hundred
_FEW = 20  # beginnings of links or code without a near end
_ENDS = re.compile(r"\[|\]|`+")
_TARGET = re.compile(r"""\]\(\s*+(?:<[^<>]*+>|(?:[^()"']++|\([^()]*+\))*+)(?:"[^"]*+"|'[^']*+')?\s*+\)""")
_STRUCK = r"(?<!~)(~~)(?=[^\s~])([^~]+)(?<=\S)~~(?!~)"
_HIGHLIGHTED = r"(?<!=)(==)(?=[^\s=])([^=]+)(?<=\S)==(?!=)"
_WIKI = r"(!?)\[\[(?=[^\s|])([^\[\]|#^\n]{1,200})(?:[#^][^\[\]|\n]{0,200})?(?:\|([^\[\]\n]{1,200}))?\]\](?!\()"
_SHOWN = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
_ITEM = re.compile(r"([0-9]+)[.)]")
_WIDEST = 200  # columns of a table
_MISSING = 8  # cells of the full grid for each written cell


def html_of(text: str) -> str | None:
    """Return what Python-Markdown makes of a text, blocks with their lines (`LINE`); None when it is nested too deep.

    It is not clean.
    """
    reader = Markdown(extensions=[SaneListExtension(), DefListExtension(), _Tables(), _Notes(), _News()])
    try:
        return reader.convert(text)
    except (RecursionError, NestedTooDeepError):
        return None


class _News(Extension):
    """The parts of Python-Markdown that are replaced."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.ESCAPED_CHARS = list(punctuation)  # as CommonMark has it
        md.preprocessors.deregister("html_block")  # takes time in the square of the tags; `BlockLines` finds HTML
        md.preprocessors.register(BlockLines(md), "block_lines", 20)
        md.treeprocessors.register(_Marks(md), "marks", 30)
        md.treeprocessors.register(_Figures(md), "figures", -10)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRUCK, "del"), "struck", 70)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_HIGHLIGHTED, "mark"), "highlighted", 70)
        md.inlinePatterns.register(_WikiLink(_WIKI), "wiki_link", 165)
        md.inlinePatterns.register(_Link(LINK_RE, md), "link", 160)
        md.inlinePatterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)


class _WikiLink(InlineProcessor):
    """A link or picture as Obsidian and wikis write it: [[Sonpur]], [[Sonpur|the village]], ![[bridge.jpg]]."""

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: ARG002, N802
        target, label = m[2].strip(), (m[3] or m[2]).strip()
        if m[1] and target.lower().endswith(_SHOWN):
            return Element("img", src=quote(target), alt=""), m.start(), m.end()
        link = Element("a", href=quote(target if "." in target else f"{target}.md"))
        link.text = AtomicString(label)
        return link, m.start(), m.end()


class _Ended(LinkInlineProcessor):
    """Accepts only complete links: after '[a](b "c (d' Python-Markdown 3.11 drops the rest of the paragraph."""

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802
        href, title, end, handled = super().getLink(data, index)
        return href, title, end, handled and end > index


class _Link(_Ended):
    """A link."""


class _Image(_Ended, ImageInlineProcessor):
    """A picture."""


class _Tables(TableExtension):
    """Tables with a limited width."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        super().extendMarkdown(md)
        md.parser.blockprocessors.register(_TableBlock(md.parser, self.getConfigs()), "table", 75)


class _TableBlock(TableProcessor):
    def test(self, parent: Element, block: str) -> bool:
        if "|" not in block or "\n" not in block:
            return False
        rows = block.split("\n")
        pipes = [row.count("|") for row in rows]
        if max(pipes) > _WIDEST or max(row.count("`") for row in rows) > _WIDEST:
            return False
        return pipes[0] * len(rows) <= _MISSING * (sum(pipes) + _WIDEST) and super().test(parent, block)


class _Notes(FootnoteExtension):
    """Footnotes, numbered in the order of their texts; the way back is left to the page."""

    def reset(self) -> None:
        super().reset()
        self.numbers: dict[str, int] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        super().extendMarkdown(md)
        md.treeprocessors.deregister("footnote-duplicate")
        md.inlinePatterns.register(_NoteMark(r"\[\^([^\[\]]*)\]", self), "footnote", 175)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: A002, N802
        super().setFootnote(id, text)
        self.numbers.setdefault(id, len(self.numbers) + 1)

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802
        return f"fn{self.numbers[id]}"

    def unique_ref(self, reference: str, found: bool = False) -> str:  # noqa: ARG002
        return reference

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802
        made = super().makeFootnotesDiv(root)
        if made is not None:
            made.remove(made[0])  # a rule
        return made


class _NoteMark(InlineProcessor):
    """A footnote's mark."""

    def __init__(self, pattern: str, notes: _Notes) -> None:
        super().__init__(pattern)
        self._notes = notes

    def handleMatch(self, m: re.Match[str], data: str) -> Any:  # type: ignore[override]  # noqa: ARG002, N802
        if m[1] not in self._notes.numbers:
            return None, None, None
        raised = Element("sup")
        SubElement(raised, "a", href=f"#{self._notes.makeFootnoteId(m[1])}").text = str(self._notes.numbers[m[1]])
        return raised, m.start(), m.end()


class _Marks(Treeprocessor):
    """Turns the marks of lines into attributes, and undoes lists that are not lists."""

    def run(self, root: Element) -> None:
        for listed in root.iter("ol"):
            _number(listed)
        for around in root.iter():
            for element in around:
                if element.text:
                    if mark := MARK.search(element.text):
                        element.set(LINE, mark[1])
                        if around.tag == "tr":
                            around.set(LINE, mark[1])
                    element.text = _plain_if_tangled(element.text)
                if element.tail:
                    element.tail = _plain_if_tangled(element.tail)


def _number(listed: Element) -> None:
    """Give the items of a list their own numbers.

    Make paragraphs of a list that does not count: '15. अगस्त को …' begins with a date, '1947. …' with a year.
    """
    marked = [_take_number(item) for item in listed]
    numbers = [int(number[:-1]) for _, number in marked if number]
    if len(numbers) < len(marked):
        return  # footnotes
    for item, number in zip(listed, numbers, strict=True):
        item.set("value", str(number))
    if not _counts(numbers):
        listed.tag = "div"
        for item, (element, said) in zip(listed, marked, strict=True):
            item.tag = "div"
            if element is not None:
                element.text = MARK.sub(rf"\g<0>{said} ", element.text or "", count=1)


def _take_number(item: Element) -> tuple[Element | None, str]:
    """Return the element in which an item's first words stand, and the item's number, which is taken from there."""
    for element in item.iter():
        mark = MARK.search(element.text or "")
        if mark is not None:
            number = _ITEM.match(mark[2])
            if number is None:
                return element, ""
            element.text = MARK.sub(_without_first, element.text or "", count=1)
            return element, number[0]
    return None, ""


def _without_first(mark: re.Match[str]) -> str:
    begin = mark.start(2) - mark.start()
    return mark[0][:begin] + _ITEM.sub("", mark[2], count=1) + mark[0][mark.end(2) - mark.start() :]


def _counts(numbers: list[int]) -> bool:
    """Return whether the numbers of a list's items count up by one, or are the same all over; one alone must be 1."""
    if len(numbers) == 1:
        return numbers[0] in (0, 1)
    return len(set(numbers)) == 1 or numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _plain_if_tangled(text: str) -> str:
    """Return the text without marks of lines; as one that is not searched if that would take time in its square."""
    bare = MARK.sub("", text)
    return AtomicString(bare) if _is_tangled(bare) else bare


def _is_tangled(text: str) -> bool:
    """Return whether a paragraph is not text: it has too many marks, or too long links."""
    if sum(map(text.count, _SIGNS)) > _MOST:
        return True
    if text.count("[") + text.count("`") <= _FEW:
        return False
    far = 0
    begun: list[int] = []
    ticks: dict[int, int] = {}  # place of the last run of this many backticks
    for found in _ENDS.finditer(text):
        if found[0] == "[":
            begun.append(found.start())
        elif found[0] == "]":
            far += found.start() - begun.pop() if begun else 0
            if text.startswith("(", found.end()):
                target = _TARGET.match(text, found.start())
                far += (target.end() if target else len(text)) - found.start()
        else:
            far += found.start() - ticks.get(len(found[0]), found.start())
            ticks[len(found[0])] = found.start()
    far += sum(len(text) - at for at in [*begun, *ticks.values()])
    return far > _FEW * len(text)


class _Figures(Treeprocessor):
    """Puts the title of a picture under it."""

    def run(self, root: Element) -> None:
        waiting = [(root, "1")]
        while waiting:
            element, line = waiting.pop()
            line = element.get(LINE, line)
            waiting += [(child, line) for child in element]
            title = element.get("title")
            if element.tag == "img" and title:
                element.tag = "figure"
                SubElement(element, "img", src=element.get("src", ""), alt=element.get("alt", ""))
                SubElement(element, "figcaption").text = title
                element.attrib.clear()
                element.set(LINE, line)

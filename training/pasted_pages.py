"""Saved pages as pasted text: the visible lines of the whole page, each with its label."""

import json
import lzma
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlparse

from lxml import html

__all__ = ["PastedPage", "pasted_pages"]

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "iframe", "input", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "video", "audio",
}  # fmt: skip
_HIDDEN = {
    "script", "style", "noscript", "template", "head", "svg", "math", "object", "embed", "canvas", "textarea", "select",
}  # fmt: skip
_DEEPEST = 300
_STORY = 60
"""A line of the stated text of this length marks the place of the story. A shorter line far away may be chance."""
_WHOLE = 0.8
"""Share of the stated text that must occur among the lines."""


class PastedPage(NamedTuple):
    """One page."""

    host: str
    """The publisher: the host of its address, or the name of the page."""
    lines: list[str]
    """Its visible lines."""
    roles: list[str]
    """For each line 'story', 'furniture' or 'headline'."""


def pasted_pages(folder: Path) -> Iterator[PastedPage]:
    """Yield the pages of a folder whose stated text (`truth.jsonl`) occurs in them."""
    for row in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(row)
        if not truth.get("text"):
            continue
        lines = _visible(lzma.decompress((folder / truth["page"]).read_bytes()).decode("utf-8", "replace"))
        text, title = _bare(truth["text"]), _bare(truth.get("title") or "")
        roles = _roles(lines, text, title)
        found = sum(len(_bare(line)) for line, role in zip(lines, roles, strict=True) if role == "story")
        if found > _WHOLE * len(text):
            yield PastedPage(urlparse(truth.get("url") or "").netloc or truth["page"], lines, roles)


def _roles(lines: list[str], text: str, title: str) -> list[str]:
    bare = [_bare(line) for line in lines]
    roles = ["story" if line and f" {line} " in f" {text} " else "furniture" for line in bare]
    long = [i for i, role in enumerate(roles) if role == "story" and len(lines[i]) > _STORY]
    for i, line in enumerate(bare):
        if title and line == title:
            roles[i] = "headline"
        elif not long or (len(lines[i]) <= _STORY and not long[0] - 3 <= i <= long[-1] + 2):
            roles[i] = "furniture"
    return roles


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def _visible(page: str) -> list[str]:
    """Return approximately the lines that a browser shows. A block begins a line."""
    found: list[str] = []
    row: list[str] = []
    _walk(html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", page)), found, row, 0)
    _end(found, row)
    return found


def _end(found: list[str], row: list[str]) -> None:
    line = " ".join("".join(row).split())
    row.clear()
    if line:
        found.append(line)


def _walk(element: Any, found: list[str], row: list[str], depth: int) -> None:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or depth > _DEEPEST:
        return
    style = (element.get("style") or "").replace(" ", "").lower()
    if element.get("hidden") is not None or "display:none" in style:
        return
    if element.tag in _BLOCKS:
        _end(found, row)
    row.append(element.text or "")
    for child in element:
        _walk(child, found, row, depth + 1)
        row.append(child.tail or "")
    if element.tag in _BLOCKS:
        _end(found, row)

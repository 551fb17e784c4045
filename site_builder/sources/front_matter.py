"""Front matter: TOML between '+++' lines, YAML between '---' lines, a JSON object, or header lines."""

import json
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from msgspec import structs

from site_builder.errors import Problem, SourceError
from site_builder.model import FrontMatter
from site_builder.sources.header_lines import header_lines
from site_builder.sources.known_keys import FIELDS
from site_builder.sources.stated_fields import any_known, stated_in
from site_builder.user_files import Document, json_document, toml_document

__all__ = ["Above", "split"]

_PART = "the front matter "
_FENCE = re.compile(r"\A\s*(?P<fence>\+\+\+|---) *(?P<form>toml|ya?ml|json|js|javascript)? *\n", re.IGNORECASE)
_JSON = re.compile(r'\A\s*(?P<object>\{\s*"[^"\n]*"\s*:)')
_JSON_END = re.compile(r"^\} *$", re.MULTILINE)
_MOST = 65_536  # code points; a fence closed further down is a rule of dashes
_KEY = re.compile(r"""["']?[A-Za-z_][\w-]*["']?\s*:(?:\s|$)""")
_KEYS = re.compile(r"""^["'\[]{0,2}([A-Za-z_][\w -]{0,60}?)["'\]]{0,2}\s*(?:[:=]|$)""", re.MULTILINE)


def _yaml_document(text: str, name: str, first_line: int, part: str) -> Document | Problem:
    from site_builder.user_files.yaml_documents import yaml_document  # PyYAML takes 20 ms to load

    return yaml_document(text, name, first_line, part)


_FORMS: dict[str, Callable[[str, str, int, str], Document | Problem]] = {
    "toml": toml_document, "yaml": _yaml_document, "yml": _yaml_document, "json": json_document,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Above:
    """A file's text, and its front matter."""

    front: FrontMatter
    """What was stated."""
    text: str
    """The text below."""
    first_line: int
    """Line of the file (from 1) at which `text` begins."""
    warnings: tuple[Problem, ...]
    """Warnings: likely typing errors, and unused keys."""


def split(text: str, path: str) -> Above:
    """Split normalised `text` from the front matter above it; `path` is for error messages.

    Rules of dashes are common in dumps of news: a '---' block is front matter only when it is closed, its first line
    reads 'key: value', and one of its keys is known. Raises `SourceError` naming the line and what was expected.
    """
    if opening := _FENCE.match(text):
        return _fenced(text, path, opening)
    if found := _JSON.match(text):
        return _json(text, path, found.start("object"))
    if header := header_lines(text, path):
        return _above(text, header.document, header.end, foreign=True)
    return Above(FrontMatter(), text, 1, ())


def _fenced(text: str, path: str, opening: re.Match[str]) -> Above:
    plain = Above(FrontMatter(), text, 1, ())
    fence, begin = opening["fence"], opening.end()
    first_line = text.count("\n", 0, begin) + 1
    # Jekyll and Pandoc also close YAML by a line of dots.
    ends = re.escape(fence) if fence == "+++" else r"(?:---|\.\.\.)"
    closing = re.compile(rf"^{ends} *$\n?", re.MULTILINE).search(text, begin, begin + _MOST)
    inner = text[begin : closing.start() if closing else begin + _MOST]
    if closing is None:
        slip = (_unclosed(path, fence, first_line),) if _looks_stated(inner) else ()
        return replace(plain, warnings=slip)
    form = (opening["form"] or "").lower() or ("toml" if fence == "+++" else "yaml")
    if form not in _FORMS:
        fix = "write it as YAML: lines of the form 'key: value'"
        raise SourceError(Problem(path, first_line - 1, f"{_PART}is JavaScript, which news-digest does not run", fix))
    if form == "yaml" and not _is_stated(inner):
        looks_so = _KEY.match(_first_content(inner)) is not None
        return replace(plain, warnings=(_nothing(path, first_line),)) if looks_so else plain
    return _above(text, _FORMS[form](inner, path, first_line, _PART), closing.end())


def _above(text: str, document: Document | Problem, end: int, *, foreign: bool = False) -> Above:
    if isinstance(document, Problem):
        raise SourceError(document)
    front, warnings = stated_in(document, foreign=foreign)
    if posixpath.basename(document.name) == "_index.md":  # Hugo and Zola: what stands above a list of articles
        what, fix = "a page of a section is not an article, so it is left out", "if it is an article, rename the file"
        front = structs.replace(front, draft=True)
        warnings += (Problem(document.name, None, what, fix, "warning", (f"'{document.name}'",)),)
    return Above(front, text[end:], text.count("\n", 0, end) + 1, warnings)


def _json(text: str, path: str, begin: int) -> Above:
    first_line = text.count("\n", 0, begin) + 1
    try:
        end = json.JSONDecoder().raw_decode(text[: begin + _MOST], begin)[1]
    except (ValueError, RecursionError):
        close = _JSON_END.search(text, begin, begin + _MOST)
        end = close.end() if close else min(len(text), begin + _MOST)
    line_end = re.compile(r" *(?:\n|\Z)").match(text, end)
    document = json_document(text[begin:end], path, first_line, _PART)
    if line_end is None or (isinstance(document, Document) and not any_known(document.values)):
        return Above(FrontMatter(), text, 1, (_nothing(path, first_line),))
    return _above(text, document, line_end.end())


def _first_content(inner: str) -> str:
    return next((line for line in inner.split("\n") if line.strip() and not line.startswith("#")), "")


def _is_stated(inner: str) -> bool:
    """Return whether a closed block of dashes is front matter: it begins with a key, and has a known one."""
    first = _first_content(inner)
    keys = dict.fromkeys(found[1] for found in _KEYS.finditer(inner))
    return any_known(keys) and (_KEY.match(first) is not None or bool(FIELDS.keys() & keys))


def _looks_stated(inner: str) -> bool:
    key = re.match(r"([a-z_]+)\s*[:=]", _first_content(inner))
    return key is not None and key[1] in FIELDS


def _unclosed(path: str, fence: str, line: int) -> Problem:
    what = f"looks like front matter, but no line '{fence}' closes it, so it is read as text"
    return Problem(path, line, what, f"write '{fence}' on a line of its own below it", "warning")


def _nothing(path: str, line: int) -> Problem:
    what = "looks like front matter, but none of its keys is known, so it is read as text"
    return Problem(path, line, what, "write a known key, such as title", "warning")

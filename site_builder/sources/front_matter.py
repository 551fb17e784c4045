"""What stands above an article: TOML between '+++' lines or YAML between '---' lines."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

import yaml

from site_builder.errors import Problem, SourceError
from site_builder.model import FrontMatter
from site_builder.sources.fields import StatedFields, front_matter

__all__ = ["Above", "split"]

_FENCE = re.compile(r"\A(?P<blank>\s*)(?P<fence>\+\+\+|---) *\n")
_MOST = 65_536  # code points; a fence closed further down is a rule of dashes
_DEEPEST = 8
_KEY = re.compile(r"""["']?[A-Za-z_][\w-]*["']?\s*:(?:\s|$)""")
_TOML_PLACE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_KNOWN = frozenset(field.name for field in fields(FrontMatter))


@dataclass(frozen=True, slots=True)
class Above:
    """A file's text, and what stood above it."""

    front: FrontMatter
    """What was stated."""
    text: str
    """The text below."""
    first_line: int
    """Line of the file (from 1) at which `text` begins."""
    warnings: tuple[Problem, ...]
    """What looks like a slip."""


def split(text: str, path: str) -> Above:
    """Part normalised `text` from the front matter above it; `path` is for what goes wrong.

    Rules of dashes are common in dumps of news: a '---' block is front matter only when it is closed and its first
    line reads 'key: value'. Raises `SourceError` naming the line and what was expected.
    """
    plain = Above(FrontMatter(), text, 1, ())
    opening = _FENCE.match(text)
    if opening is None:
        return plain
    fence, begin = opening["fence"], opening.end()
    first_line = text.count("\n", 0, begin) + 1
    closing = re.compile(rf"^{re.escape(fence)} *$\n?", re.MULTILINE).search(text, begin, begin + _MOST)
    inner = text[begin : closing.start() if closing else begin + _MOST]
    if closing is None:
        slip = (_unclosed(path, fence, first_line),) if _looks_stated(inner) else ()
        return replace(plain, warnings=slip)
    if fence == "---" and not _KEY.match(_first_content(inner)):
        return plain
    stated = _toml(inner, path, first_line) if fence == "+++" else _yaml(inner, path, first_line)
    front = front_matter(stated, path)
    return Above(front, text[closing.end() :], text.count("\n", 0, closing.end()) + 1, ())


def _first_content(inner: str) -> str:
    return next((line for line in inner.split("\n") if line.strip() and not line.startswith("#")), "")


def _looks_stated(inner: str) -> bool:
    key = re.match(r"([a-z_]+)\s*[:=]", _first_content(inner))
    return key is not None and key[1] in _KNOWN


def _unclosed(path: str, fence: str, line: int) -> Problem:
    what = f"looks like front matter, but no line '{fence}' closes it, so it is taken as text"
    return Problem(path, line, what, f"write '{fence}' on a line of its own below it", "warning")


def _wrong(path: str, line: int | None, what: str, kind: str) -> SourceError:
    return SourceError(Problem(path, line, f"the front matter is not valid {kind}: {what}", "fix it, or take it away"))


def _toml(inner: str, path: str, first_line: int) -> tuple[StatedFields, ...]:
    try:
        values = tomllib.loads(inner)
    except (ValueError, RecursionError) as error:
        said = str(error) or "nested too deeply"
        place = _TOML_PLACE.search(said)
        line = first_line + (int(place[1]) - 1 if place and place[1] else inner.rstrip("\n").count("\n"))
        raise _wrong(path, line, _TOML_PLACE.sub("", said).strip(), "TOML") from error
    return tuple(StatedFields(key, value, first_line + _line_of(key, inner)) for key, value in values.items())


def _line_of(key: str, inner: str) -> int:
    found = re.search(rf"""^\s*\[*\s*["']?{re.escape(key)}["']?\s*[=.\]]""", inner, re.MULTILINE)
    return inner.count("\n", 0, found.end()) if found else 0


def _yaml(inner: str, path: str, first_line: int) -> tuple[StatedFields, ...]:
    """Read YAML without its types: `no`, `1.10` and `12:30` stay the words that were written."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        deep = _too_deep(yaml.parse(inner, Loader=loader))
        node = None if deep else yaml.compose(inner, Loader=loader)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        said = getattr(error, "problem", None) or str(error)
        raise _wrong(path, first_line + (mark.line if mark else 0), said, "YAML") from error
    if not isinstance(node, yaml.MappingNode) or not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
        raise _wrong(path, first_line, "expected lines of the form 'key: value'", "YAML")
    return tuple(StatedFields(key.value, _plain(value), first_line + key.start_mark.line) for key, value in node.value)


def _too_deep(events: Iterable[yaml.Event]) -> bool:
    """Tell whether brackets stand in brackets more than a few times: the C library dies of thousands of them."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [item.value if isinstance(item, yaml.ScalarNode) else {} for item in node.value]
    return {}

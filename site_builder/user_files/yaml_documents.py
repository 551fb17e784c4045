"""YAML as a `Document`, read without its types, and told in the words of a writer when it is not valid."""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from site_builder.errors import Problem
from site_builder.user_files.documents import DEEPEST, Document, short
from site_builder.user_files.positions import Place

__all__ = ["yaml_document"]

_VALUE = re.compile(r"\s*([\w -]*\w)\s*:\s+(\S.*)")
_ITEM = re.compile(r"\s*- +(\S.*)")
_NO_SPACE = re.compile(r"\s*([\w-]+):[^\s/]")
_TOML = re.compile(r"\s*([\w-]+)\s*=\s")
# In YAML a '#' behind a space begins a comment. One that a letter follows is hardly meant so: '#5', '#topic'.
_HASHTAG = re.compile(r"(?:^|\s)#\w")
_NULL = frozenset({"~", "null", "Null", "NULL"})


def yaml_document(text: str, name: str, first_line: int = 1, part: str = "") -> Document | Problem:
    """Return what YAML states; a `Problem` when it is not valid. Arguments are as for `toml_document`.

    YAML's types are not used: `no`, `1.10` and `12:30` stay the texts that were written. Only `null` and `~` without
    quotes are None.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    what = f"{part}is not valid YAML"
    try:
        deep = _is_too_deep(yaml.parse(text, Loader=loader))
        node = None if deep else yaml.compose(text, Loader=loader)
    except (yaml.YAMLError, ValueError) as error:
        row, said, fix = _fault(error, text.split("\n"))
        return Problem(name, first_line + row, f"{what}: {said}", fix)
    if not isinstance(node, yaml.MappingNode) or not all(isinstance(key, yaml.ScalarNode) for key, _ in node.value):
        reason = "too many brackets inside each other" if deep else "expected lines of the form 'key: value'"
        return Problem(name, first_line, f"{what}: {reason}", "fix it, or remove it")
    values: dict[str, Any] = {}
    lines: dict[Place, int] = {}
    twice, seen = [], set[int]()
    for key, value in node.value:
        twice += [key.value] if key.value in values else []
        lines[(key.value,)] = first_line + key.start_mark.line
        values.setdefault(key.value, _plain(value, seen))
        if isinstance(value, yaml.SequenceNode):
            lines |= {(key.value, at): first_line + item.start_mark.line for at, item in enumerate(value.value)}
    slips = tuple(_cut_off(node, text.split("\n"), name, first_line))
    return Document(name, values, lines, tuple(twice), slips)


def _fault(error: Exception, rows: list[str]) -> tuple[int, str, str]:
    """Return the row (from 0) that is to blame, what is wrong with it, and how to fix it."""
    context, said = getattr(error, "context", None) or "", getattr(error, "problem", None) or str(error)
    begun = "simple key" in context or "quoted scalar" in context  # the fault is where these begin
    mark = getattr(error, "context_mark" if begun else "problem_mark", None)
    at = min(mark.line, len(rows) - 1) if mark else 0
    if "quoted scalar" in context:
        return at, "a text in quotes does not end", "close the quotes; inside a text, double them: '' or \\\""
    for before in (at, at - 1):
        if before >= 0 and (missing := _NO_SPACE.match(rows[before])):
            return before, f"no space stands behind '{missing[1]}:'", "write a space behind the ':'"
    if "mapping values are not allowed" in said:
        said = "a text without quotes contains ':'"
    if item := _ITEM.match(rows[at]):
        return at, said, f"put the text in quotes: - {_quoted(item[1])}"
    value = _VALUE.match(rows[at])
    if value and not value[2].startswith(("|", ">")):
        return at, said, f"put the {value[1]} in quotes: {value[1]}: {_quoted(value[2])}"
    if toml := _TOML.match(rows[at]):
        return at, said, f"write ':' instead of '=', as in {toml[1]}: …"
    return at, said, "fix this line, or the one before it"


def _quoted(text: str) -> str:
    return "'" + short(text).replace("'", "''") + "'"


def _cut_off(node: yaml.MappingNode, rows: list[str], name: str, first_line: int) -> Iterable[Problem]:
    """Yield a warning for each text that ends, unseen, where a hashtag begins."""
    for key, value in node.value:
        at, end = key.end_mark.line, key.end_mark.column
        behind = rows[at][end:].partition(":")[2] if at < len(rows) else ""
        if isinstance(value, yaml.ScalarNode) and not value.style and _HASHTAG.search(behind):
            what = f"the text after '#' in '{key.value}' is a comment in YAML, so it is not read"
            fix = f"put the {key.value} in quotes: {key.value}: {_quoted(behind.strip())}"
            yield Problem(name, first_line + at, what, fix, "warning")


def _is_too_deep(events: Iterable[yaml.Event]) -> bool:
    """Tell whether brackets stand in brackets more than a few times: the C library dies of thousands of them."""
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return True
    return False


def _plain(node: yaml.Node, seen: set[int]) -> object:
    """Return the value of a node; a list or table that is referred to again is {}, so that nothing multiplies."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.value in _NULL and not node.style else node.value
    if id(node) in seen:
        return {}
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, seen) for item in node.value]
    return {key.value: _plain(value, seen) for key, value in node.value if isinstance(key, yaml.ScalarNode)}

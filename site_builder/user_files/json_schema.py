"""A schema of ours as JSON Schema (draft 7, which Taplo reads), so that editors complete a file and show its errors."""

import ast
import inspect
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Meta
from msgspec.structs import fields

from site_builder.user_files.schema import Field, is_table

__all__ = ["described_fields", "json_schema"]

_KINDS = {str: "string", int: "integer", float: "number", bool: "boolean", Path: "string"}


def json_schema(schema: type) -> dict[str, Any]:
    """Return the JSON Schema of the struct `schema`: what it accepts, `user_files.checked` accepts, and no more.

    `Field.pattern` and `Field.choices` say of texts what its `read` looks at.
    """
    hints = get_type_hints(schema, include_extras=True)
    told = described_fields(schema)
    made = {}
    for one in fields(schema):
        made[one.name] = _of(hints[one.name])
        if told.get(one.name):
            made[one.name]["description"] = told[one.name]
        if one.default is not NODEFAULT and one.default not in (None, ""):
            made[one.name]["default"] = one.default if isinstance(one.default, int | float) else str(one.default)
    return {"type": "object", "additionalProperties": False, "properties": made}


def described_fields(schema: type) -> Mapping[str, str]:
    """Return the docstring of each field of a struct, on one line."""
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(schema))).body
    found = {}
    name = None
    for node in tree.body if isinstance(tree, ast.ClassDef) else ():
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name = node.target.id
        elif name and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[name] = " ".join(str(node.value.value).split())
    return found


def _of(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is Annotated:
        return _of_value(get_args(hint)[0], get_args(hint)[1:])
    if is_table(hint):
        return json_schema(hint)
    if get_origin(hint) is dict:
        return {"type": "object", "additionalProperties": _of(get_args(hint)[1])}
    return {"type": "array", "items": _of(get_args(hint)[0])}


def _of_value(kind: Any, extras: tuple[Any, ...]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if get_origin(kind) is Literal:
        made["enum"] = list(get_args(kind))
    else:
        made["type"] = next(_KINDS[one] for one in (kind, *get_args(kind)) if one in _KINDS)
    for extra in extras:
        if isinstance(extra, Meta):
            made |= {"minimum": extra.ge, "maximum": extra.le}
        elif isinstance(extra, Field):
            made |= {"enum": sorted(extra.choices())} if extra.choices else {}
            made |= {"pattern": extra.pattern} if extra.pattern else {}
    return made

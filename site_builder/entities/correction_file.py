"""Reads and checks `entities.toml`.

never = ["लॉकडाउन"]                       these are not entities
[rename]   "मोदी" = "नरेंद्र मोदी"            show it under this name
[kind]     "अमेज़न" = "organisation"        it is of this kind
[merge]    "नरेंद्र मोदी" = ["नमो", "मोदी जी"]  these are the same
[split]    "वर्मा" = "सुनीता वर्मा"           this form always means somebody else
[always]   "संगम नगर" = "place"            always find it
"""

from pathlib import Path
from typing import Annotated, TypeAlias, get_args

from msgspec import Struct

from site_builder.entities.corrections import Corrections
from site_builder.errors import Problem
from site_builder.model import EntityKind
from site_builder.text.folding import match_key
from site_builder.user_files import Document, Field, checked, read_text, toml_document

__all__ = ["corrections_of", "read_corrections"]

_Name: TypeAlias = Annotated[str, Field("a name in quotes", lambda name: name if name.strip() else None)]
_Kind: TypeAlias = Annotated[EntityKind, Field("one of " + ", ".join(f'"{kind}"' for kind in get_args(EntityKind)))]


class _Tables(Struct, frozen=True):
    never: list[_Name]
    rename: dict[str, _Name]
    kind: dict[str, _Kind]
    merge: dict[str, list[_Name]]
    split: dict[str, _Name]
    always: dict[str, _Kind]


def read_corrections(file: Path) -> tuple[Corrections, tuple[Problem, ...]]:
    """Return the corrections in `file`, which need not exist, and all its problems."""
    text = read_text(file, may_be_missing=True)
    document = text if isinstance(text, Problem) else toml_document(text, str(file))
    return (Corrections(), (document,)) if isinstance(document, Problem) else corrections_of(document)


def corrections_of(document: Document) -> tuple[Corrections, tuple[Problem, ...]]:
    """Return the corrections of a parsed `entities.toml`, and all its problems; correct entries are used."""
    found, problems = checked(document, _Tables, "key")
    rows = {name: found.get(name, {}) for name in ("rename", "kind", "merge", "split", "always")}
    return Corrections(
        never=frozenset(map(match_key, found.get("never", ()))),
        rename=tuple((match_key(name), other) for name, other in rows["rename"].items()),
        kind=tuple((match_key(name), kind) for name, kind in rows["kind"].items()),
        merge=tuple((match_key(form), name) for name, forms in rows["merge"].items() for form in forms),
        split=tuple((match_key(form), name) for form, name in rows["split"].items()),
        always=tuple(rows["always"].items()),
    ), problems

"""The hash of all the code that makes a result: the module that makes it, and all that it imports.

A list kept by hand of what makes an article would miss the next module that somebody imports, and the cache would
serve articles that the new code would not make.
"""

import hashlib
import os
import re
import sys
import time
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from site_builder.engine.beside_code import keep_beside_code, kept_beside_code
from site_builder.engine.fingerprint import fingerprint, of_files
from site_builder.engine.libraries import installed, versions
from site_builder.engine.own_files import PACKAGE
from site_builder.engine.tree_state import tree_state

__all__ = ["CodeClosure", "closure_of", "code_of"]

_PACKAGE = __name__.split(".", maxsplit=1)[0]
_ROOT = PACKAGE
_SEARCH = "search"
"""The part of this package, and the folder of its tables in the data of each language."""
_NO_CODE = frozenset({"__pycache__", "data", "locale", "templates"})
# To parse every module as a syntax tree would take a tenth of a second in every build. An import that this finds in a
# docstring does no harm; a test compares it with the syntax trees, so that no import is missed.
_IMPORTS = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([^\n]*))", re.MULTILINE
)
_NAMES = re.compile(r"[\w.]+")
_COMMENT = re.compile(r"#[^\n]*|\bas[ \t]+\w+")  # and the names that modules use here


class CodeClosure(NamedTuple):
    """What a module imports, directly and through others."""

    files: frozenset[Path]
    """Source files of this package, with those of the packages in which they lie."""
    libraries: frozenset[str]
    """Top-level modules outside this package and the standard library."""


@lru_cache(maxsize=64)
def code_of(module: str) -> str:
    """Return the hash of the code that the module (dotted name) runs, of the libraries, the data and the Python.

    Made once a process: a running program does not change. Kept for the next process: it reads no file if the stamps of
    all files of the package, and the versions of all that is installed, are the same. Raises OSError when a file cannot
    be read.
    """
    name, program = f"code of {module}", _program()
    known = kept_beside_code(name, program) if program else None
    if known is not None:
        return known.decode()
    made = _read(module)
    if program:
        keep_beside_code(name, program, made.encode())
    return made


@lru_cache(maxsize=1)
def _program() -> str | None:
    """Return a hash of the state of the package and the libraries; None where a change might leave it the same."""
    state = tree_state((_ROOT,), time.time_ns())
    return None if state is None or state.unsure else fingerprint(state.stamps, *installed())


def _read(module: str) -> str:
    found = closure_of(module)
    files = sorted(_looked_at(file).told for file in found.files)
    python = f"{sys.version_info[:2]} {unicodedata.unidata_version}"
    tables = [_data(search=False)]
    if _ROOT / _SEARCH / "__init__.py" in found.files:
        tables.append(_data(search=True))
    return fingerprint(python, *files, *tables, *versions(found.libraries))


@lru_cache(maxsize=2)
def _data(*, search: bool) -> str:
    """Return the hash of every file of the package that is not code: word lists, weights, the words of the interface.

    `search`: only of the tables of search. These change often, and articles do not depend on them.
    """
    # Messages of commands (terminal/) are not on any page.
    places = [] if search else sorted((_ROOT / "locale").glob("*.po"))
    for language in sorted((_ROOT / "data").iterdir()):
        parts = sorted(language.iterdir()) if language.is_dir() else [language]
        places += [part for part in parts if (part.name == _SEARCH) == search]
    return of_files(_ROOT, [place.relative_to(_ROOT).as_posix() for place in places])


def closure_of(module: str) -> CodeClosure:
    """Return the closure of a module of this package under 'imports', the module itself included."""
    files: set[Path] = set()
    libraries: set[str] = set()
    waiting = _files_of(module)
    while waiting:
        file = waiting.pop()
        if file not in files:
            files.add(file)
            code = _looked_at(file)
            waiting += code.imported
            libraries |= code.libraries
    return CodeClosure(frozenset(files), frozenset(libraries - sys.stdlib_module_names))


@lru_cache(maxsize=1)
def _modules() -> dict[str, Path]:
    """Return the file of every module and package of this package by its dotted name."""
    found = {f"{_PACKAGE}.data": _ROOT / "data" / "__init__.py"}
    for place, folders, names in os.walk(_ROOT):
        folders[:] = [name for name in folders if name not in _NO_CODE]
        inside = ".".join((_PACKAGE, *Path(place).relative_to(_ROOT).parts))
        for name in names:
            if name == "__init__.py":
                found[inside] = Path(place, name)
            elif name.endswith(".py"):
                found[f"{inside}.{name.removesuffix('.py')}"] = Path(place, name)
    return found


def _files_of(name: str) -> list[Path]:
    """Return the file of a module, or of the one that holds the name, and those of the packages above it."""
    modules, found = _modules(), []
    while name:
        if name in modules:
            found.append(modules[name])
        name = name.rpartition(".")[0]
    return found


class _Code(NamedTuple):
    """A source file, read once a process."""

    told: str
    """Its place in the package, and the hash of its content."""
    imported: tuple[Path, ...]
    """The files of this package that it imports; of `from a import b` those of `a` and of `a.b`."""
    libraries: frozenset[str]
    """The top-level modules that it imports besides."""


@lru_cache(maxsize=1024)
def _looked_at(file: Path) -> _Code:
    content = file.read_bytes()
    found = []
    for source, names, plain in _IMPORTS.findall(content.decode()):
        parts = _NAMES.findall(_COMMENT.sub("", names or plain))
        found += [source, *(f"{source}.{part}" for part in parts)] if source else parts
    told = f"{file.relative_to(_ROOT).as_posix()} {hashlib.sha256(content).hexdigest()}"
    ours = [name for name in dict.fromkeys(found) if name.partition(".")[0] == _PACKAGE]
    libraries = {name.partition(".")[0] for name in found} - {_PACKAGE}
    return _Code(told, tuple(dict.fromkeys(file for name in ours for file in _files_of(name))), frozenset(libraries))

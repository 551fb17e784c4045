"""digest.toml: what the site says (`Site`), and how it is built (`Build`, which no page may know of)."""

import hashlib
import json
import re
import tomllib
import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal

from site_builder.errors import Problem, SettingsError
from site_builder.model import UserRule
from site_builder.rule_files import rules_in_folder, rules_in_table
from site_builder.text.languages import tag
from site_builder.text.nearest import nearest
from site_builder.text.normalise import normalise
from site_builder.text.web import is_web_address

__all__ = ["Build", "Settings", "Site", "digest", "load"]

_TITLES = {"hi": "समाचार डाइजेस्ट", "en": "News Digest"}


@dataclass(frozen=True, slots=True)
class Site:
    """All that pages may depend on besides the articles; hashable."""

    title: str = _TITLES["hi"]
    """Name of the site; unless stated, in the interface's language."""
    description: str = ""
    """One sentence on what it is; '' when not stated."""
    base_url: str | None = None
    """Where it will be published, http(s), ending in '/'; None: no page may carry an absolute address of its own."""
    language: Literal["hi", "en"] = "hi"
    """Language of the interface."""
    content_language: str | None = None
    """BCP 47 tag of articles that state none; None: found article by article."""
    time_zone: str = "Asia/Kolkata"
    """IANA name of the zone of times that state none."""
    publisher: str | None = None
    """Who publishes the site."""
    author: str | None = None
    """Who is named as author in the feed."""
    per_page: int = 30
    """Articles on a page of a list, 1 to 1000."""
    entity_min_articles: int = 2
    """Articles in which an entity is named before it has a page, from 1."""
    entity_confidence: float = 0.5
    """Probability from which an entity is shown, 0 to 1."""
    related: int = 5
    """Related articles shown below an article, 0 to 50."""
    feed_items: int = 30
    """Articles in the feed, 1 to 1000."""


@dataclass(frozen=True, slots=True)
class Build:
    """How the site is built; the bytes of a page never depend on it."""

    seeds: Path = Path("seeds")
    """Folder of the articles."""
    output: Path = Path("public")
    """Folder of the finished site."""
    templates: Path = Path("templates")
    """Folder whose templates win over the packaged ones; need not exist."""
    entities: Path = Path("entities.toml")
    """Corrections of names by hand; need not exist."""
    cache: Path = Path(".cache")
    """Folder of what is remembered between builds."""
    jobs: int = 0
    """Worker processes; 0: one for each core."""
    strict: bool = False
    """True: any problem stops the build."""
    keep_going: bool = False
    """True: what was in the site and cannot be read now is left out; False: it stops the build."""
    verify: bool = False
    """True: every file of the site is read and compared with what was written."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set."""

    site: Site
    """What pages may know."""
    build: Build
    """What they may not."""
    rules: tuple[UserRule, ...] = ()
    """The user's own rules of parsing, in the order in which they are asked."""


def digest(site: Site) -> str:
    """Return the SHA-256, in hex, of all that is set for the site; the same in every process."""
    return hashlib.sha256(json.dumps(asdict(site), sort_keys=True).encode()).hexdigest()


def load(file: Path | None, **overrides: object) -> Settings:
    """Return the settings in `file`, or the defaults when it is None.

    `overrides` (names of fields of `Site` or `Build`, from the command line) win; those that are None do not count.
    Paths in the file are relative to its folder, paths in overrides to the working directory. In [site] an empty text
    stands for the default. Raises `SettingsError` with all that is wrong at once.
    """
    folder = file.parent if file else Path()
    stated = list(_stated(file)) if file else []
    given = {key: value for key, value in overrides.items() if value is not None}
    stated += [_Stated(_table_of(key), key, value, "command line", None) for key, value in given.items()]
    problems: list[Problem] = []
    values: dict[str, dict[str, Any]] = {"site": {}, "build": {key: folder / path for key, path in _PATHS.items()}}
    for entry in stated:
        try:
            values[entry.table][entry.key] = _checked(entry, folder if entry.line is not None else Path())
        except _WrongError as error:
            problems.append(Problem(entry.where, entry.line, str(error), error.fix))
    rules = list(_rules(file, folder))
    problems += [rule for rule in rules if isinstance(rule, Problem)]
    site = Site(**{key: value for key, value in values["site"].items() if value != ""})
    if not values["site"].get("title"):
        site = replace(site, title=_TITLES[site.language])
    build = Build(**values["build"])
    problems += _dangers(build, folder, str(file) if file else "command line")
    if problems:
        raise SettingsError(*problems)
    return Settings(site, build, tuple(rule for rule in rules if isinstance(rule, UserRule)))


def _rules(file: Path | None, folder: Path) -> Iterator[UserRule | Problem]:
    if file:
        text = file.read_text("utf-8-sig")
        table = tomllib.loads(text).get("rules", {})
        if isinstance(table, dict):
            yield from rules_in_table(table, str(file), text)
        else:
            yield Problem(str(file), _line(text, "", "rules"), "'rules' is no table", "write [rules] above its lists")
    yield from rules_in_folder(folder / "rules")


@dataclass(frozen=True, slots=True)
class _Stated:
    table: str
    key: str
    value: object
    where: str
    line: int | None


class _WrongError(Exception):
    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.fix = fix


def _table_of(key: str) -> str:
    if key not in _CHECKS["site"] and key not in _CHECKS["build"]:
        raise TypeError(f"no such setting: {key}")
    return "site" if key in _CHECKS["site"] else "build"


def _stated(file: Path) -> Iterator[_Stated]:
    name = str(file)
    try:
        text = file.read_text("utf-8-sig")
        tables = tomllib.loads(text)
    except OSError as error:
        what = f"cannot be read ({(error.strerror or str(error)).lower()})"
        raise SettingsError(Problem(name, None, what, "name a file that can")) from error
    except (ValueError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else None
        raise SettingsError(Problem(name, line, f"is not valid TOML: {error}", "fix it")) from error
    for table, entries in tables.items():
        if table == "rules":
            continue
        if table not in _CHECKS or not isinstance(entries, dict):
            yield _Stated("", table, entries, name, _line(text, "", table))
            continue
        for key, value in entries.items():
            yield _Stated(table, key, value, name, _line(text, table, key))


def _line(text: str, table: str, key: str) -> int:
    """Return the line (from 1) that states `key` in `table`; the first line when it is written in some other way."""
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*\[+\s*[\"']?([^\]\"']+?)[\"']?\s*\]", line):
            inside = header[1]
            if inside == (f"{table}.{key}" if table else key):
                return number
        elif inside == table and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
            return number
    return 1


def _checked(entry: _Stated, base: Path) -> object:
    """Return the value to use; '' where the default is asked for."""
    checks = _CHECKS.get(entry.table, {})
    if entry.key not in checks:
        raise _unknown(entry, checks)
    if entry.table == "site" and isinstance(entry.value, str) and not entry.value.strip():
        return ""
    expected, check = checks[entry.key]
    value = check(entry.value)
    if value is None:
        raise _WrongError(f"'{entry.key}' is {entry.value!r}", f"expected {expected}")
    return base / value if isinstance(value, Path) else value


def _unknown(entry: _Stated, checks: Mapping[str, object]) -> _WrongError:
    homes = [table for table, known in _CHECKS.items() if entry.key in known]
    if not entry.table and isinstance(entry.value, dict):
        return _WrongError(f"unknown table [{entry.key}]", f"known are {' and '.join(f'[{name}]' for name in _CHECKS)}")
    if not entry.table:
        home = homes[0] if homes else "site"
        return _WrongError(f"'{entry.key}' stands in no table", f"write it below [{home}]")
    close = nearest(entry.key, checks)
    fix = f"did you mean '{close}'?" if close else f"known are {', '.join(sorted(checks))}"
    return _WrongError(
        f"unknown setting '{entry.key}' in [{entry.table}]", f"write it below [{homes[0]}]" if homes else fix
    )


def _text(value: object) -> str | None:
    return " ".join(normalise(value).split()) if isinstance(value, str) else None


def _path(value: object) -> Path | None:
    usable = isinstance(value, Path) or (isinstance(value, str) and value.strip() != "" and "\0" not in value)
    return Path(value).expanduser() if usable else None  # type: ignore[arg-type]


def _base_url(value: object) -> str | None:
    text = _text(value) or ""
    if not is_web_address(text) or "?" in text or "#" in text or "@" in text:
        return None
    return text.rstrip("/") + "/"


def _tag(value: object) -> str | None:
    return tag(value) if isinstance(value, str) else None


def _zone(value: object) -> str | None:
    try:
        return zoneinfo.ZoneInfo(value).key if isinstance(value, str) else None
    except (ValueError, OSError, KeyError):
        return None


def _number(least: int, most: int) -> tuple[str, Callable[[object], int | None]]:
    def check(value: object) -> int | None:
        return value if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most else None

    return f"a whole number from {least} to {most}", check


def _probability(value: object) -> float | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if number and 0 <= value <= 1 else None  # type: ignore[arg-type, operator]


_Check = tuple[str, Callable[[object], object | None]]
_TEXT: _Check = ("a text in quotes", _text)
_FOLDER: _Check = ("the path of a folder, in quotes", _path)
_SWITCH: _Check = ("true or false", lambda value: value if isinstance(value, bool) else None)
_CHECKS: Mapping[str, Mapping[str, _Check]] = {
    "site": {
        "title": _TEXT,
        "description": _TEXT,
        "base_url": ("an address that begins with http:// or https://, without '?', '#' and '@'", _base_url),
        "language": ('"hi" or "en"', lambda value: value if isinstance(value, str) and value in _TITLES else None),
        "content_language": ("a language tag such as hi, en or en-IN", _tag),
        "time_zone": ("the name of a time zone, such as Asia/Kolkata", _zone),
        "publisher": _TEXT,
        "author": _TEXT,
        "per_page": _number(1, 1000),
        "entity_min_articles": _number(1, 1_000_000),
        "entity_confidence": ("a number from 0 to 1", _probability),
        "related": _number(0, 50),
        "feed_items": _number(1, 1000),
    },
    "build": {
        "seeds": _FOLDER,
        "output": _FOLDER,
        "templates": _FOLDER,
        "entities": ("the path of a file, in quotes", _path),
        "cache": _FOLDER,
        "jobs": _number(0, 1024),
        "strict": _SWITCH,
        "keep_going": _SWITCH,
        "verify": _SWITCH,
    },
}
_PATHS = {field.name: field.default for field in fields(Build) if isinstance(field.default, Path)}


def _dangers(build: Build, folder: Path, where: str) -> Iterator[Problem]:
    """Say where writing the output, which removes files that it once wrote, could touch anything else."""
    output = build.output.resolve()
    if folder.resolve().is_relative_to(output):
        what = f"output is '{build.output}', which holds the project itself"
        yield Problem(where, None, what, "name a folder of its own")
        return
    for name in ("seeds", "templates", "cache"):
        other = getattr(build, name).resolve()
        if output.is_relative_to(other) or other.is_relative_to(output):
            what = f"output '{build.output}' and {name} '{getattr(build, name)}' overlap"
            yield Problem(where, None, what, "name two folders of which neither lies in the other")

"""The settings in digest.toml: contents of the site (`Site`), and how it is built (`Build`, which pages cannot see)."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import asdict, fields, replace

from site_builder import data
from site_builder.engine.own_files import PACKAGE
from site_builder.errors import Problem, SettingsError
from site_builder.model import UserRule
from site_builder.text.languages import tag
from site_builder.text.normalise import normalise
from site_builder.text.web import is_web_address
from site_builder.user_files import Document, Field, checked, read_text, toml_document
from site_builder.user_files.publish_targets import PublishTarget, TargetTable, publish_targets
from site_builder.user_files.rule_files import KINDS, Phrase, rules_in_folder, rules_in_table

__all__ = ["Build", "Settings", "Site", "digest", "load", "settings_schema"]

_DEFAULT_LANGUAGE = "hi"  # the one language that code names: the project is Hindi first


def _interface_languages() -> list[str]:
    return sorted(path.stem for path in (PACKAGE / "locale").glob("*.po"))


def _interface(value: str) -> str | None:
    return value if value in _interface_languages() else None


def _title(language: str) -> str:
    return {row[0]: row[1] for row in data.table(language, "outputs/interface")}["title"]


def _line(value: str) -> str:
    return " ".join(normalise(value).split())


def _path(value: object) -> Path | None:
    usable = isinstance(value, Path) or (isinstance(value, str) and value.strip() != "" and "\0" not in value)
    try:
        return Path(str(value)).expanduser() if usable else None
    except RuntimeError:  # '~somebody', who is not known here
        return None


def _base_url(value: str) -> str | None:
    text = _line(value)
    if not is_web_address(text) or "?" in text or "#" in text or "@" in text:
        return None
    return text.rstrip("/") + "/"


def _scheduler(value: str) -> str | None:
    return value if re.fullmatch(_SCHEDULER, value) else None


def _zone(value: str) -> str | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(value).key
    except (ValueError, OSError, KeyError):
        return None


def _zones() -> list[str]:
    """Return the names of all zones; those of the package tzdata, so that every machine has the same."""
    from importlib.resources import files

    return files("tzdata").joinpath("zones").read_text("utf-8").split()


# For editors: what `_base_url`, `_scheduler`, `tag` and `_path` accept.
_NO_MARKS = r"[^\s\"<>\\^`{|}?#@\u0000-\u001f\u007f"
_PORT = "0*(?:6553[0-5]|655[0-2][0-9]|65[0-4][0-9]{2}|6[0-4][0-9]{3}|[1-5][0-9]{4}|[0-9]{1,4})?"
_BASE_URL = (
    rf"^\s*[Hh][Tt][Tt][Pp][Ss]?://(?:{_NO_MARKS}/:\[\]]+|\[[0-9A-Fa-f:.]+\])(?::{_PORT})?(?:/{_NO_MARKS}]*)?\s*$"
)
_SCHEDULER = r"^(?:tcp|tls)://(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):[0-9]{1,5}$(?!\n)"
_LANGUAGE_TAG = r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}$(?!\n)"
_PATH = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"
_EMPTY = {"type": "string", "pattern": r"^\s*$"}

_Text = Annotated[str, Field("a text in quotes", _line)]
_TextOrNone = Annotated[str | None, Field("a text in quotes", _line, str)]
_Folder = Annotated[Path, Field("the path of a folder, in quotes", _path, Any, _PATH)]
_MANY = Field("a whole number from 1 to 1000")
_LANGUAGES = " or ".join(f'"{one}"' for one in _interface_languages())


class Site(Struct, frozen=True):
    """All that pages may depend on besides the articles; hashable."""

    title: _Text = _title(_DEFAULT_LANGUAGE)
    """Name of the site; without it, the word for news in the interface's language."""
    description: _Text = ""
    """One sentence that describes the site."""
    base_url: Annotated[
        str | None,
        Field("an address that begins with http:// or https://, without '?', '#' and '@'", _base_url, str, _BASE_URL),
    ] = None
    """Address of the published site: http(s), with '/' at the end; without it no page has an absolute address."""
    language: Annotated[str, Field(_LANGUAGES, _interface, choices=_interface_languages)] = _DEFAULT_LANGUAGE
    """Language of the interface."""
    content_language: Annotated[
        str | None, Field("a language tag such as hi, en or en-IN", tag, str, _LANGUAGE_TAG)
    ] = None
    """BCP 47 tag of articles that state none; without it, the language of each article is detected."""
    time_zone: Annotated[str, Field("the name of a time zone, such as Asia/Kolkata", _zone, choices=_zones)] = (
        "Asia/Kolkata"
    )
    """IANA name of the time zone of times that state none."""
    publisher: _TextOrNone = None
    """Who publishes the site."""
    author: _TextOrNone = None
    """Name of the author in the feed."""
    per_page: Annotated[int, Meta(ge=1, le=1000), _MANY] = 30
    """Number of articles on a page of a list, 1 to 1000."""
    entity_min_articles: Annotated[int, Meta(ge=1, le=1_000_000), Field("a whole number from 1 to 1000000")] = 2
    """Number of articles that must name an entity before it gets a page, from 1."""
    entity_confidence: Annotated[float, Meta(ge=0, le=1), Field("a number from 0 to 1")] = 0.5
    """Lowest probability of an entity that is shown, 0 to 1."""
    related: Annotated[int, Meta(ge=0, le=50), Field("a whole number from 0 to 50")] = 5
    """Number of related articles below an article, 0 to 50."""
    feed_items: Annotated[int, Meta(ge=1, le=1000), _MANY] = 30
    """Number of articles in a feed, 1 to 1000."""
    feed_content: Annotated[Literal["summary", "full"], Field('"summary" or "full"')] = "summary"
    """What feeds contain of an article: its summary, or its whole text, which may belong to somebody else."""
    feed_min_articles: Annotated[int, Meta(ge=1, le=1_000_000), Field("a whole number from 1 to 1000000")] = 10
    """Number of articles that must name a person, place or organisation before it gets a feed, from 1."""
    card_fonts: Annotated[str | None, Field("the path of a folder, in quotes", _line, str)] = None
    """Folder of fonts (.ttf, .otf) for the preview pictures of links; without it, none are made."""


class Build(Struct, frozen=True):
    """How the site is built; the bytes of a page never depend on it."""

    seeds: _Folder = Path("seeds")
    """Folder of the articles."""
    output: _Folder = Path("public")
    """Folder of the finished site."""
    templates: _Folder = Path("templates")
    """Folder with your templates, which replace packaged ones of the same name; it need not exist."""
    entities: Annotated[Path, Field("the path of a file, in quotes", _path, Any, _PATH)] = Path("entities.toml")
    """File with your corrections of names; it need not exist."""
    addresses: Annotated[Path | None, Field("the path of a file, in quotes", _path, Any, _PATH)] = None
    """File with every published address (default: `addresses.txt`); it need not exist."""
    cache: _Folder = Path(".cache")
    """Folder for data that is kept between builds."""
    jobs: Annotated[int, Meta(ge=0, le=1024), Field("a whole number from 0 to 1024")] = 0
    """Number of worker processes; 0: one for each core."""
    cluster: Annotated[
        str | None, Field('"tcp://HOST:PORT", the address of a Dask scheduler', _scheduler, str, _SCHEDULER)
    ] = None
    """Address of a Dask scheduler; its workers then do the work."""
    strict: Annotated[bool, Field("true or false")] = False
    """True: any problem stops the build."""
    keep_going: Annotated[bool, Field("true or false")] = False
    """True: an article of the site that cannot be read now is left out; False: it stops the build."""
    drafts: Annotated[bool, Field("true or false")] = False
    """True: drafts are in the site, for a preview."""
    verify: Annotated[bool, Field("true or false")] = False
    """True: every file of the site is read and compared with what was written."""

    def ledgers(self) -> tuple[Path, ...]:
        """Return where the ledger of addresses is written, and where it may stand besides."""
        hidden = self.seeds / ".addresses.txt"
        return (self.addresses, hidden) if self.addresses else (hidden,)


class Settings(Struct, frozen=True):
    """Everything that can be set."""

    site: Site
    """What pages may know."""
    build: Build
    """What they may not."""
    rules: tuple[UserRule, ...] = ()
    """The user's own rules of parsing, in the order in which they are asked."""
    publish: tuple[PublishTarget, ...] = ()
    """Where the site is published, in the order of the file."""


def digest(site: Site) -> str:
    """Return the SHA-256, in hex, of all that is set for the site; the same in every process."""
    return hashlib.sha256(json.dumps(asdict(site), sort_keys=True).encode()).hexdigest()


class _Tables(Struct, frozen=True):
    """What digest.toml may state."""

    site: Site
    """What the site says."""
    build: Build
    """How it is built."""
    rules: dict[str, list[Phrase]]
    """Phrases at the beginning of lines of a kind, or /regular expressions/. 'off': packaged rules not used."""
    publish: dict[str, TargetTable]
    """Where `news-digest publish` sends the site: a table for each target."""


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema of digest.toml: what editors accept is what `load` accepts.

    What no schema can say is left to `load`: expressions between slashes that are none, folders that overlap, 30.0 for
    30, zones that only one machine knows.
    """
    from site_builder.user_files.json_schema import json_schema

    made = json_schema(_Tables)
    tables = made["properties"]
    for key, value in tables["site"]["properties"].items():
        told = {name: value.pop(name) for name in ("description", "default") if name in value}
        own = value if value == {"type": "string"} else {"anyOf": [value, _EMPTY]}  # '' states nothing
        tables["site"]["properties"][key] = {**told, **own}
    phrases = tables["rules"].pop("additionalProperties")
    tables["rules"] |= {"additionalProperties": False, "properties": dict.fromkeys(KINDS, phrases)}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "digest.toml", **made}


_COMMAND_LINE = "command line"
_SITE, _BUILD = frozenset(Site.__struct_fields__), frozenset(Build.__struct_fields__)
_PATHS = {field.name: field.default for field in fields(Build) if isinstance(field.default, Path)}
_LEDGER = Path("addresses.txt")


def load(file: Path | None, **overrides: object) -> Settings:
    """Return the settings in `file`, or the defaults when it is None.

    `overrides` (names of fields of `Site` or `Build`, from the command line) win; those that are None do not count.
    Paths in the file are relative to its folder, paths in overrides to the working directory. In [site] an empty text
    stands for the default. Raises `SettingsError` with all that is wrong at once.
    """
    folder = file.parent if file else Path()
    document = _document(file) if file else Document("", {})
    stated, problems = _checked(document)
    given, wrong = _checked(_given(overrides))
    rules = [*rules_in_table(stated["rules"], document), *rules_in_folder(folder / "rules")]
    targets = list(publish_targets(stated["publish"], document, folder))
    problems += [*wrong, *(one for one in (*rules, *targets) if isinstance(one, Problem))]
    defaults = _PATHS | ({"addresses": _LEDGER} if file else {})
    paths = {key: folder / path for key, path in (defaults | stated["build"]).items() if key in defaults}
    build = Build(**(stated["build"] | paths | given["build"]))
    named = {key: value for key, value in (stated["site"] | given["site"]).items() if value != ""}
    site = Site(**named)
    if site.card_fonts:
        site = replace(site, card_fonts=str(folder / site.card_fonts))
    if "title" not in named:
        site = replace(site, title=_title(site.language))
    problems += _dangers(build, folder, document, given["build"])
    if problems:
        raise SettingsError(*problems)
    own = tuple(rule for rule in rules if isinstance(rule, UserRule))
    return Settings(site, build, own, tuple(target for target in targets if isinstance(target, PublishTarget)))


def _document(file: Path) -> Document:
    text = read_text(file)
    document = text if isinstance(text, Problem) else toml_document(text, str(file))
    if isinstance(document, Problem):
        raise SettingsError(document)
    return document


def _given(overrides: Mapping[str, object]) -> Document:
    """Return what the command line states in the form of a file."""
    values: dict[str, dict[str, object]] = {"site": {}, "build": {}}
    for key, value in overrides.items():
        if key not in _SITE and key not in _BUILD:
            raise TypeError(f"no such setting: {key}")
        if value is not None:
            values["site" if key in _SITE else "build"][key] = value
    return Document(_COMMAND_LINE, values)


def _checked(document: Document) -> tuple[dict[str, dict[str, Any]], list[Problem]]:
    """Return the correct values of each table, and the problems; '' means a setting of [site] that is left empty."""
    values = dict(document.values)
    empty: dict[str, str] = {}
    if isinstance(values.get("site"), dict):
        empty = {key: "" for key, value in values["site"].items() if key in _SITE and _is_empty(value)}
        values["site"] = {key: value for key, value in values["site"].items() if key not in empty}
    found, problems = checked(replace(document, values=values), _Tables, "setting")
    tables = {table: found.get(table, {}) for table in ("site", "build", "rules", "publish")}
    tables["site"] |= empty
    return tables, list(problems)


def _is_empty(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _dangers(build: Build, folder: Path, document: Document, given: Mapping[str, object]) -> Iterator[Problem]:
    """Say where writing the output, which removes files that it once wrote, could touch anything else."""

    def problem(what: str, fix: str, *keys: str) -> Problem:
        if not document.name or any(key in given for key in keys):
            return Problem(_COMMAND_LINE, None, what, fix)
        lines = (document.line(("build", key)) for key in keys if ("build", key) in document.lines)
        return Problem(document.name, next(lines, None), what, fix)

    output = build.output.resolve()
    if folder.resolve().is_relative_to(output):
        what = f"output is '{build.output}', but the project itself is in this folder"
        yield problem(what, "choose a folder that holds only the site", "output")
        return
    for name in ("seeds", "templates", "cache"):
        other = getattr(build, name).resolve()
        if output.is_relative_to(other) or other.is_relative_to(output):
            what = f"output '{build.output}' and {name} '{getattr(build, name)}' overlap"
            yield problem(what, "choose two folders, neither inside the other", "output", name)

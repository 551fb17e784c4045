"""`[publish.NAME]` in digest.toml: where a site is published. It never contains a login."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeAlias
from urllib.parse import urlsplit

from msgspec import Struct

from site_builder.errors import Problem
from site_builder.user_files.documents import Document
from site_builder.user_files.schema import Field

__all__ = ["PublishTarget", "TargetKind", "TargetTable", "publish_targets"]

TargetKind: TypeAlias = Literal["folder", "git", "ssh", "bucket"]
_KINDS: tuple[TargetKind, ...] = ("folder", "git", "ssh", "bucket")
_Text = Annotated[str, Field("a text in quotes", lambda text: text.strip() or None)]
_BRANCH = re.compile(r"[A-Za-z0-9_](?:[\w.-]|/(?!/))*")
_SSH = re.compile(r"(?:[\w.+-]+@)?(?:[\w.-]+|\[[0-9A-Fa-f:.]+\]):(?!:)[^\0\n]+")
_BUCKET = re.compile(r"(?:s3|gs)://[a-z0-9][a-z0-9._-]+(?:/[^?#\0\n]*)?")
_ONLY_FOR = {"branch": "git", "region": "bucket", "endpoint": "bucket"}


class TargetTable(Struct, frozen=True):
    """What `[publish.NAME]` may state."""

    folder: _Text = ""
    """Path of a folder, relative to the folder of digest.toml."""
    git: _Text = ""
    """Address of a Git repository."""
    branch: _Text = ""
    """Its branch."""
    ssh: _Text = ""
    """A folder on another machine: `user@host:path`."""
    bucket: _Text = ""
    """`s3://bucket/prefix` or `gs://bucket/prefix`."""
    region: _Text = ""
    """Region of the bucket."""
    endpoint: _Text = ""
    """Address of the bucket's server, if it is not Amazon's or Google's."""


class PublishTarget(Struct, frozen=True):
    """A place where the site is published."""

    name: str
    """What the user calls it."""
    kind: TargetKind
    """What it is."""
    place: str
    """Where it is; an absolute path where that is on this machine."""
    branch: str = "gh-pages"
    """Branch of a Git repository."""
    region: str | None = None
    """Region of a bucket."""
    endpoint: str | None = None
    """Address of a bucket's server."""


def publish_targets(
    tables: Mapping[str, Mapping[str, str]], document: Document, folder: Path
) -> Iterator[PublishTarget | Problem]:
    """Yield the target of each table, or what is wrong with it; `folder` is that of digest.toml.

    No message shows a value: it may hold a password.
    """
    for name, table in tables.items():
        problems = list(_wrong(name, table, document))
        kinds = [kind for kind in _KINDS if kind in table]
        if problems or len(kinds) != 1:
            yield from problems
            continue
        place = table[kinds[0]]
        if kinds[0] == "folder" or (kinds[0] == "git" and ":" not in place):
            place = str((folder / Path(place).expanduser()).absolute())
        extra = {key: table[key] for key in _ONLY_FOR if key in table}
        yield PublishTarget(name, kinds[0], place, **extra)


def _wrong(name: str, table: Mapping[str, str], document: Document) -> Iterator[Problem]:
    kinds = [kind for kind in _KINDS if kind in table]

    def problem(key: str | None, what: str, fix: str) -> Problem:
        place = ("publish", name, key) if key else ("publish", name)
        return document.problem(place, what, fix)

    if name.startswith("-") or not name.strip():
        yield problem(
            None, f"the target '{name}' has a name that cannot be used in a command", "begin it with a letter"
        )
    if len(kinds) != 1:
        what = f"the target '{name}' has {'several places: ' + ' and '.join(kinds) if kinds else 'no place'}"
        yield problem(None, what, "write exactly one of folder, git, ssh and bucket in it")
        return
    for key in table:
        if key in _ONLY_FOR and _ONLY_FOR[key] != kinds[0]:
            yield problem(key, f"'{key}' works with {_ONLY_FOR[key]} only", "remove it")
    for key, value in table.items():
        if _holds_secret(key, value):
            fix = "remove it; ssh, Git or variables of the environment do the login: see docs/commands/publish.md"
            yield problem(key, f"'{key}' in [publish.{name}] holds a user name or password", fix)
        elif expected := _expected(key, value):
            yield problem(key, f"'{key}' in [publish.{name}] cannot be used", f"expected {expected}")


def _holds_secret(key: str, value: str) -> bool:
    """Return whether an address contains a login; a user without a password is part of an ssh address."""
    if key not in {"git", "endpoint", "bucket", "ssh"}:
        return False
    try:
        parts = urlsplit(value)
        by_web = parts.scheme.lower() in {"http", "https"}
        return bool(parts.password or (by_web and parts.username) or (by_web and parts.query))
    except ValueError:
        return False


def _expected(key: str, value: str) -> str:
    """Return what may be written for a key; '' when the value is that."""
    if key == "git":
        return "the address of a repository" if value.startswith("-") or "::" in value else ""
    if key == "branch":
        return "" if _BRANCH.fullmatch(value) and ".." not in value else "the name of a branch, such as gh-pages"
    if key == "ssh":
        return "" if _SSH.fullmatch(value) and not value.startswith("-") else "user@host:path"
    if key == "bucket":
        return "" if _BUCKET.fullmatch(value) else "s3://bucket/prefix or gs://bucket/prefix"
    if key == "endpoint":
        return "" if value.startswith(("https://", "http://")) else "an address that begins with https://"
    return ""

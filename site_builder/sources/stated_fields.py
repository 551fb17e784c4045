"""Translates front matter to our fields: maps keys of other generators, and checks values.

A wrong value of one of our keys leaves the article out, because its writer can correct it. A wrong value of another
generator's key never does: it is used, ignored, or reported once a build.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from site_builder.errors import Problem, SourceError
from site_builder.model import FrontMatter
from site_builder.sources.fields import FIELDS_READ, picture_below, picture_of, truth
from site_builder.sources.known_keys import EVERY_KEY, FIELDS, NESTED, fold
from site_builder.text.normalise import normalise
from site_builder.text.web import is_web_address
from site_builder.user_files import Document, NotFittingError, shown

__all__ = ["any_known", "stated_in"]

_RANKS = {key: (field, rank) for field, keys in FIELDS.items() for rank, key in enumerate(keys)}
_UNPUBLISHED = frozenset({"draft", "hidden", "private", "pending", "future", "trash", "skip"})
_DAY_IN_NAME = re.compile(r"(?:\A|/)(\d{4}-\d\d-\d\d)[-_][^/]*\Z", re.ASCII)
_RANK_ELSEWHERE = {"date": 1}  # `published` is a better day than `created`
_TOGETHER = frozenset({"aliases", "tags"})
_OTHERS = frozenset({"aliases", "slug"})  # of other generators only: they are never a reason to leave an article out
_MOST = 50  # aliases, tags or unknown keys of one article
_LONGEST_NAME = 60  # code points of a key that a message names
_CLOSE = 0.8  # as titel is to title; late is 0.75 to date, and means something else


@dataclass(frozen=True, slots=True)
class _Row:
    """One value for one field."""

    field: str
    value: object
    key: str
    rank: int
    ours: bool
    """True: what is wrong with it leaves the article out."""


def any_known(keys: Iterable[str]) -> bool:
    """Tell whether one of the keys is known, or one of the first is spelled nearly as one of ours."""
    listed = list(keys)
    return any(fold(key) in EVERY_KEY for key in listed) or any(_close_fields(key) for key in listed[:_MOST])


def stated_in(document: Document, *, foreign: bool = False) -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return the fields that a document states, and warnings; `document.name` is the article's path.

    Raises `SourceError` with all that is wrong with keys of ours; with `foreign` no key counts as ours.
    """
    collector = _Collector(document, foreign)
    for key in document.twice:
        if key in FIELDS:
            collector.wrong.append(document.problem((key,), f"'{key}' is written twice", "keep one of them"))
    rows = [row for key, value in document.values.items() for row in collector.rows(key, value)]
    values = collector.values(rows)
    if collector.wrong:
        raise SourceError(*sorted(collector.wrong, key=lambda problem: problem.line or 0))
    return FrontMatter(**values), tuple(collector.warnings())


class _Collector:
    """Goes through one document, and collects what is wrong."""

    def __init__(self, document: Document, foreign: bool) -> None:
        self.wrong: list[Problem] = []
        self._told: list[Problem] = []
        self._unknown: list[str] = []
        self._unused: list[str] = []
        self._document = document
        self._foreign = foreign

    def rows(self, key: str, value: object) -> Iterator[_Row]:
        """Yield what one key states."""
        folded = fold(key)
        if folded in NESTED or (folded == "date" and isinstance(value, dict)):  # MkDocs: date: {created: 2025-11-06}
            for name, inner in value.items() if isinstance(value, dict) else ():
                if fold(name) in EVERY_KEY:
                    yield from (row for row in self._known(fold(name), key, inner, ours=False))
        elif folded in EVERY_KEY:
            yield from self._known(folded, key, value, ours=key in FIELDS and not self._foreign)
        elif _resembles_draft(folded):
            # Anything else misspelt can be told and left: what is published by mistake cannot be called back.
            self.wrong.append(
                self._document.problem((key,), f"unknown key '{key}' in the front matter", "did you mean 'draft'?")
            )
        else:
            self._unknown.append(key)

    def _known(self, folded: str, key: str, value: object, *, ours: bool) -> Iterator[_Row]:
        if value is None or value in ([], {}) or (isinstance(value, str) and not value.strip()):
            return
        if folded == "header" and not isinstance(value, dict):
            return  # a table with a picture in one of Jekyll's themes, anything in others
        stated = _elsewhere(folded, value)
        if stated is None and folded in _RANKS:
            field = _RANKS[folded][0]
            pictured = picture_of(value) if field == "image" and not isinstance(value, str) else {}
            stated = {**pictured} or {field: value}
        for field, whole in (stated or {}).items():
            rank = _RANKS[folded][1] if folded in _RANKS else _RANK_ELSEWHERE.get(field, len(FIELDS[field]))
            for one in whole if field == "aliases" and isinstance(whole, list) else [whole]:
                yield _Row(field, one, key, rank, ours and field == key and field not in _OTHERS)

    def values(self, rows: list[_Row]) -> dict[str, Any]:
        """Return the value of each field: of several keys the first in the order of `FIELDS`; all tags and aliases."""
        found: dict[str, Any] = {}
        for row in sorted(rows, key=lambda row: row.rank):
            value = self._read(row)
            if value is None:
                continue
            if row.field in _TOGETHER:
                found[row.field] = tuple(dict.fromkeys((*found.get(row.field, ()), *value)))[:_MOST]
            elif row.field == "draft":
                found["draft"] = found.get("draft", False) or value
            else:
                found.setdefault(row.field, value)
        found = _of_name(self._document.name) | found
        if "_drafts" in self._document.name.split("/")[:-1]:  # Jekyll
            found["draft"] = True
        if authors := found.pop("author", ()):
            found |= {"author": ", ".join(authors), "authors": authors if len(authors) > 1 else ()}
        if _is_earlier(found.get("updated"), found.get("date")):
            what = (
                f"the last change ({found.pop('updated')}) is before the publication ({found['date']}); it is not used"
            )
            place = next((row.key,) for row in rows if row.field == "updated")
            self._told.append(self._document.problem(place, what, "fix one of the two dates", "warning"))
        return found

    def _read(self, row: _Row) -> Any:
        """Return the value that a row states, or None; what is wrong with it is told."""
        field = FIELDS_READ[row.field]
        try:
            value = field.used(row.value)
            if row.field == "image":
                value = picture_below(str(value), self._document.name)
            if value is None:
                raise NotFittingError(field.expected)
        except NotFittingError as error:
            if row.ours:
                what = f"'{row.key}' is {shown(row.value)}"
                self.wrong.append(self._document.problem((row.key,), what, f"expected {error}"))
            else:
                self._unused.append(row.key)
            return None
        return value

    def warnings(self) -> Iterator[Problem]:
        """Yield what the reader should know."""
        yield from self._document.slips
        yield from self._told
        if self._unknown:
            yield self._once(
                "front matter has unknown keys, which are not used", "fix them, or ignore this", self._unknown
            )
        if self._unused:
            what = "front matter has values in an unknown form, which are not used"
            stated = sorted(self._unused, key=lambda key: self._document.line((key,)) or 0)
            yield self._once(what, "see docs/front-matter.md for the forms, or ignore this", stated)

    def _once(self, what: str, fix: str, keys: list[str]) -> Problem:
        names = tuple(dict.fromkeys(map(_hinted, keys[:_MOST])))
        return Problem(self._document.name, self._document.line((keys[0],)), what, fix, "warning", names)


def _hinted(key: str) -> str:
    short = " ".join(normalise(key).split())[:_LONGEST_NAME]
    close = [] if fold(key) in EVERY_KEY else _close_fields(key)
    return f"'{short}' (did you mean '{close[0]}'?)" if close else f"'{short}'"


def _close_fields(key: str) -> list[str]:
    from difflib import get_close_matches  # only unknown keys need it

    return get_close_matches(key.casefold(), FIELDS, 1, _CLOSE)


def _resembles_draft(folded: str) -> bool:
    from difflib import SequenceMatcher

    return folded.startswith("d") and len(folded) < 10 and SequenceMatcher(None, folded, "draft").ratio() >= 0.8


def _elsewhere(key: str, value: object) -> dict[str, object] | None:
    """Return the fields that a key states whose value decides which; None for all other keys."""
    known = truth(value)
    text = value.strip() if isinstance(value, str) else ""
    if key in {"published", "publish"}:  # Jekyll, Obsidian Publish: whether; Quartz, Web Clipper: when
        return {"date": value} if known is None else {"draft": not known}
    if key == "status":
        return {"draft": True} if text.casefold() in _UNPUBLISHED else {}
    if key == "source" and is_web_address(text):  # Web Clipper
        return {"source_url": text}
    if key in {"permalink", "url", "link", "path", "saveas"}:
        return _address(key, text, written=known is not False)
    return None


def _address(key: str, text: str, *, written: bool) -> dict[str, object]:
    """Return what is stated by an article's old address: the publisher's, or one on this site; {} for patterns."""
    if not written:
        return {"draft": True} if key == "permalink" else {}  # Eleventy: make no page
    if is_web_address(text):
        return {"source_url": text}
    pattern = any(mark in text for mark in (":", "{", "$")) or not ("/" in text or text.endswith(".html"))
    return {} if pattern or key == "link" else {"aliases": ["/" + text.lstrip("/")]}


def _of_name(path: str) -> dict[str, Any]:
    """Return the day in a file's name, which Jekyll, Pelican, Eleventy and Zola take for the publication."""
    day = _DAY_IN_NAME.search(path)
    try:
        return {"date": dt.date.fromisoformat(day[1]).isoformat()} if day else {}
    except ValueError:
        return {}


def _is_earlier(one: str | None, other: str | None) -> bool:
    """Tell whether a day or time is before another, as far as both are known."""
    if not one or not other:
        return False
    if "T" in one and "T" in other:
        a, b = dt.datetime.fromisoformat(one), dt.datetime.fromisoformat(other)
        if (a.tzinfo is None) == (b.tzinfo is None):
            return a < b
    known = min(len(one), len(other), len("2025-11-06"))
    return one[:known] < other[:known]

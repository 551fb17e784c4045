"""One article as another program wrote it down, made ready to be written as a file of ours."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from msgspec.structs import replace

from site_builder.errors import Problem
from site_builder.model import FrontMatter
from site_builder.sources.fields import FIELDS_READ
from site_builder.sources.stated_fields import stated_in
from site_builder.text.dates.moment import read_moment
from site_builder.text.web import is_web_address
from site_builder.user_files import Document, NotFittingError

__all__ = ["ImportOptions", "ImportRecord", "LooseText", "RecordPicture", "front_of", "picture_mark", "stated_time"]

_FIRST, _LAST = 631_152_000, 4_102_444_800  # 1990 and 2100, in seconds since 1970
_DIGITS = re.compile(r"\d{10}(?:\d{3})?", re.ASCII)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00)?(?:\.0+)?\Z")


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user said about a source."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Our field → the name of the column that states it."""
    font: str | None = None
    """The old font that all of it was typed for, one of `font_conversion.FONTS`; None: found out where it is sure."""


@dataclass(frozen=True, slots=True)
class RecordPicture:
    """A picture that came with an article."""

    content: bytes
    """Its bytes."""
    suffix: str
    """The end of its name, such as '.jpg'."""


@dataclass(frozen=True, slots=True)
class LooseText:
    """The text of an article before it is converted; it may be of an old font."""

    text: str
    """The text."""
    form: Literal["html", "markdown", "plain"]
    """How it is written."""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An article that can be written."""

    file: str
    """The file it comes from."""
    number: int
    """Which record of it, from 1: a line of JSONL and CSV, an entry of a feed, a message of a mailbox."""
    front: FrontMatter
    """What is stated of it."""
    text: str
    """Its text."""
    form: Literal["text", "markdown"] = "text"
    """How the text is written."""
    pictures: tuple[RecordPicture, ...] = ()
    """Its pictures; in text and front matter they are called by `picture_mark`."""
    notes: tuple[Problem, ...] = ()
    """What its reader should be told."""

    @property
    def place(self) -> str:
        """File and number, as messages tell it."""
        return f"{self.file}:{self.number}"

    def problem(self, what: str, fix: str, *, warning: bool = False) -> Problem:
        """Return what to tell of this record."""
        return Problem(self.file, self.number, what, fix, "warning" if warning else "left out")


def picture_mark(number: int) -> str:
    """Return the placeholder of the picture `number` (from 0) of a record until it is written."""
    return f"pictures/\ue000{number}\ue000"


def front_of(values: Mapping[str, Any]) -> FrontMatter:
    """Return the values that can be used, by our names for them; what has another form is passed over.

    Of addresses, user names and whatever lets somebody in are cut. A picture has to be on the web, or a
    `picture_mark`.
    """
    found = {name: value for name, value in values.items() if value not in (None, "", [], {})}
    picture = found.get("image")
    if isinstance(picture, str) and not is_web_address(picture.strip()) and "\ue000" not in picture:
        del found["image"]
    language = found.get("language")
    language = language if isinstance(language, str) else None
    for name in ("date", "updated"):
        if name in found:
            found[name] = stated_time(found[name], language)
    front, _ = stated_in(Document("", found), foreign=True)
    return replace(front, id=None, draft=False, aliases=(), slug=None)


def stated_time(value: object, language: str | None = None) -> str | None:
    """Return a time in ISO 8601 as exact as it is stated, or None: no form is guessed at.

    Read are the forms of front matter, seconds and milliseconds since 1970, and times in words of the language.
    """
    if isinstance(value, dt.datetime | dt.date):
        value = value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(int(value)) if abs(value) < 1e14 else ""
    text = value.strip() if isinstance(value, str) else ""
    if _DIGITS.fullmatch(text):
        seconds = int(text) // (1000 if len(text) == 13 else 1)
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat() if _FIRST <= seconds < _LAST else None
    text = _MIDNIGHT.sub("", text)  # midnight without a zone is what programs write when they know the day only
    try:
        return str(FIELDS_READ["date"].used(text))
    except NotFittingError:
        moment = read_moment(text, language or "und")
        return moment.iso if moment else None

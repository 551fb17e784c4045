"""What may be stated in front matter, field by field."""

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from site_builder.errors import Problem, SourceError
from site_builder.model import FrontMatter
from site_builder.text.languages import tag
from site_builder.text.nearest import nearest
from site_builder.text.normalise import normalise
from site_builder.text.web import is_web_address

__all__ = ["StatedFields", "front_matter"]


@dataclass(frozen=True, slots=True)
class StatedFields:
    """One key and value as parsed."""

    key: str
    """As written."""
    value: object
    """As the TOML or YAML reader gave it."""
    line: int
    """Line of the file (from 1)."""


def front_matter(stated: tuple[StatedFields, ...], path: str) -> FrontMatter:
    """Return the checked fields; raises `SourceError` with everything that is wrong, line by line."""
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for entry in stated:
        check = _CHECKS.get(entry.key)
        if check is None:
            close = nearest(entry.key, _CHECKS)
            fix = f"did you mean '{close}'?" if close else f"known are {', '.join(sorted(_CHECKS))}"
            problems.append(Problem(path, entry.line, f"unknown field '{_short(entry.key)}' in the front matter", fix))
        elif entry.key in values:
            problems.append(Problem(path, entry.line, f"'{entry.key}' is stated twice", "keep one of them"))
        else:
            try:
                values[entry.key] = check(entry.value, path)
            except _ExpectedError as expected:
                what = f"'{entry.key}' is {_short(repr(entry.value))}"
                problems.append(Problem(path, entry.line, what, f"expected {expected}"))
                values[entry.key] = None
    if problems:
        raise SourceError(*problems)
    return FrontMatter(**{key: value for key, value in values.items() if value is not None})


class _ExpectedError(Exception):
    """The value is not what the field takes; the message says what it takes."""


def _short(text: str) -> str:
    text = " ".join(normalise(text).split())
    return text if len(text) <= 60 else text[:59] + "…"


def _text(value: object, _path: str = "") -> str | None:
    if not isinstance(value, str):
        raise _ExpectedError("a text in quotes")
    return " ".join(normalise(value).split()) or None


def _id(value: object, _path: str) -> str | None:
    text = _text(value)
    if text is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text):
        raise _ExpectedError("1 to 64 letters a-z, digits, '-' or '_'")
    return text


def _language(value: object, _path: str) -> str | None:
    text = _text(value)
    if text is not None and tag(text) is None:
        raise _ExpectedError("a language tag such as hi, en or en-IN")
    return tag(text) if text else None


def _web(value: object, _path: str) -> str | None:
    text = _text(value)
    if text is not None and not is_web_address(text):
        raise _ExpectedError("an address that begins with http:// or https://")
    return text


def _image(value: object, path: str) -> str | None:
    text = _text(value)
    if text is None or is_web_address(text):
        return text
    outside = posixpath.normpath(posixpath.join(posixpath.dirname(path), text)).split("/")[0] in {"..", ""}
    if outside or text.startswith("/") or "\\" in text or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text):
        raise _ExpectedError("an http(s) address, or a path inside the folder, relative to this file")
    return text


def _tags(value: object, _path: str) -> tuple[str, ...]:
    if value == "":  # YAML's 'tags:' with nothing behind it
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _ExpectedError('a list of texts, such as ["one", "two"]')
    return tuple(dict.fromkeys(text for text in map(_text, value) if text))


_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def _truth(value: object, _path: str) -> bool | None:
    if isinstance(value, str) and (value == "" or value.lower() in _TRUTH):
        return _TRUTH.get(value.lower())
    if not isinstance(value, bool):
        raise _ExpectedError("true or false")
    return value


_DATE = re.compile(r"(\d{4})(-\d\d){0,2}", re.ASCII)
_TIME = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt]| +)(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?: *([Zz]|[+-]\d\d:?\d\d))?", re.ASCII)


def _date(value: object, _path: str) -> str | None:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    text = _text(value) if isinstance(value, str) else ""
    if text is None:
        return None
    try:
        if _DATE.fullmatch(text):
            dt.date.fromisoformat((text + "-01-01")[:10])
            return text
        if found := _TIME.fullmatch(text):
            day, time, offset = found.groups("")
            return dt.datetime.fromisoformat(f"{day}T{time}{offset.upper()}").isoformat(timespec="seconds")
    except ValueError:
        pass  # the 31st of February, say
    raise _ExpectedError("a date such as 2025-11-06 or 2025-11-06T14:53:00+05:30")


_CHECKS: Mapping[str, Callable[[object, str], object]] = {
    "id": _id,
    "title": _text,
    "kicker": _text,
    "standfirst": _text,
    "author": _text,
    "date": _date,
    "updated": _date,
    "language": _language,
    "source": _text,
    "source_url": _web,
    "tags": _tags,
    "image": _image,
    "image_alt": _text,
    "image_credit": _text,
    "draft": _truth,
}

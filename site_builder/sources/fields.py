"""The allowed values of each field of front matter."""

import datetime as dt
import posixpath
import re
from collections.abc import Iterator

from site_builder.addresses import alias
from site_builder.text.languages import tag
from site_builder.text.normalise import normalise
from site_builder.text.web import is_web_address, without_secrets, without_user_name
from site_builder.user_files import Field

__all__ = ["FIELDS_READ", "picture_below", "picture_of", "truth"]

_NOTE = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_MAIL = re.compile(r"\s*<[^<>]*@[^<>]*>")
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_DATE = re.compile(r"(\d{4})(-\d\d){0,2}", re.ASCII)
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[Tt]| +)(\d\d?)(:\d\d(?::\d\d)?)(?:\.\d+)?(?: *([Zz]|UTC|GMT|[+-]\d\d:?\d\d))?", re.ASCII
)
_SLASHED = re.compile(r"(\d{4})/(\d\d?)/(\d\d?)(?= |\Z)", re.ASCII)
_MAIL_DATE = re.compile(r"(?:[A-Z][a-z]{2}, )?\d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?(?: (?:[+-]\d{4}|GMT|UTC))?")


def _text(value: str) -> str | None:
    """Return a text on one line; a link between notes ('[[Name]]', '[[file|Name]]') is its words."""
    return " ".join(normalise(_NOTE.sub(r"\1", value)).split()) or None


def _texts(value: object, separator: str) -> Iterator[str]:
    """Yield the texts in a text with separators, in a list of texts and lists, or in a table's `name`.

    Raises `TypeError` when something else is in it. `separator` is a regular expression.
    """
    if isinstance(value, str):
        yield from filter(None, map(_text, re.split(separator, value)))
    elif isinstance(value, dict) and isinstance(value.get("name"), str):
        yield from filter(None, [_text(value["name"])])
    elif isinstance(value, list):
        for item in value:
            yield from filter(None, [_text(item)]) if isinstance(item, str) else _texts(item, separator)
    else:
        raise TypeError(type(value).__name__)


def _authors(value: object) -> tuple[str, ...] | None:
    try:
        names = [_MAIL.sub("", name) for name in _texts(value, ";")]
    except TypeError:
        return None
    return tuple(dict.fromkeys(filter(None, names))) or None


def _tags(value: object) -> tuple[str, ...] | None:
    try:
        return tuple(dict.fromkeys(bare for text in _texts(value, "[,;]") if (bare := text.lstrip("# "))))
    except TypeError:
        return None


def _aliases(value: str) -> tuple[str, ...] | None:
    address = alias(value.strip())
    return (address,) if address else None


def _id(value: str) -> str | None:
    return value.strip() if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", value.strip()) else None


def _language(value: str) -> str | None:
    return tag(value.strip().replace("_", "-"))


def _web(value: str) -> str | None:
    text = _text(value)
    return without_secrets(text) if text and is_web_address(text) else None


def picture_of(value: object) -> dict[str, str]:
    """Return what is stated of a picture: where it is ('image'), what it shows ('image_alt') and whose it is.

    It is stated as a text, as the first of a list, or as a table: Hugo's `cover`, Jekyll's `image` and `header`.
    """
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, str):
        return {"image": value}
    table = value if isinstance(value, dict) else {}
    keys = {
        "image": ("image", "src", "url", "path", "feature", "overlay_image", "teaser"),
        "image_alt": ("alt", "image_alt", "image_description"),
        "image_credit": ("credit", "image_credit"),
    }
    found = {
        field: [table[name] for name in names if isinstance(table.get(name), str)] for field, names in keys.items()
    }
    return {field: texts[0] for field, texts in found.items() if texts}


def picture_below(image: str, path: str) -> str | None:
    """Return a picture's address: on the web, or relative to the article at `path`; None when it is outside the folder.

    A path that begins with '/' counts from the folder of all articles.
    """
    text = _text(image)
    if text is None or is_web_address(text):
        return without_user_name(text) if text else None
    folder = posixpath.dirname(path)
    if text.startswith("/") and not text.startswith("//"):
        text = "../" * (folder.count("/") + 1 if folder else 0) + text[1:]
    outside = posixpath.normpath(posixpath.join(folder, text)).split("/")[0] in {"..", "", "."}
    usable = not outside and not text.startswith("/") and "\\" not in text
    return text if usable and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", text) else None


def truth(value: object) -> bool | None:
    """Return the truth value of true, false, or a word for them; None for anything else."""
    if isinstance(value, str):
        return _TRUTH.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def _date(value: object) -> str | None:
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    text = (_text(value) or "") if isinstance(value, str) else ""
    text = _SLASHED.sub(lambda found: f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}", text)
    try:
        if _DATE.fullmatch(text):
            dt.date.fromisoformat((text + "-01-01")[:10])
            return text
        if found := _TIME.fullmatch(text):
            day, hour, rest, offset = found.groups("")
            offset = "Z" if offset in {"UTC", "GMT"} else offset.upper()
            return dt.datetime.fromisoformat(f"{day}T{hour:0>2}{rest}{offset}").isoformat(timespec="seconds")
        if _MAIL_DATE.fullmatch(text):
            from email.utils import parsedate_to_datetime  # rare, and slow to load

            return parsedate_to_datetime(text).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        pass  # the 31st of February, say
    return None


_TEXT = Field("a text in quotes", _text, str)
_DAY = Field("a date such as 2025-11-06 or 2025-11-06T14:53:00+05:30", _date)
FIELDS_READ = {
    "id": Field("1 to 64 letters a-z, digits, '-' or '_'", _id, str),
    "title": _TEXT,
    "kicker": _TEXT,
    "standfirst": _TEXT,
    "author": Field('a name in quotes, or a list such as ["one", "two"]', _authors),
    "date": _DAY,
    "updated": _DAY,
    "language": Field("a language tag such as hi, en or en-IN", _language, str),
    "source": _TEXT,
    "source_url": Field("an address that begins with http:// or https://", _web, str),
    "tags": Field('a list of texts, such as ["one", "two"]', _tags),
    "image": Field("an http(s) address, or a path inside the folder, relative to this file", _text, str),
    "image_alt": _TEXT,
    "image_credit": _TEXT,
    "draft": Field("true or false", truth),
    "slug": _TEXT,
    "aliases": Field('a list of paths, such as ["/old/address/"]', _aliases, str),
}
"""Each field of `FrontMatter`, and what may be written there."""

"""Atom and RSS: each entry is an article; its content counts, its summary where there is none."""

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import feedparser

from site_builder.errors import Problem
from site_builder.importing.html_markdown import plain_of
from site_builder.importing.preparing import is_html, prepared
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText, stated_time
from site_builder.text.web import is_web_address

__all__ = ["read_feed"]

_WORTH = 1.5  # a content that is hardly longer than the summary repeats it


def read_feed(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the entries of a feed in its order, numbered from 1. Of a damaged feed, what can still be read."""
    feed = feedparser.parse(path.read_bytes(), resolve_relative_uris=True, sanitize_html=True)
    if not feed.entries:
        what = f"is not Atom or RSS ({feed.bozo_exception})" if feed.bozo else "is a feed without entries"
        yield Problem(name, None, what, "get the feed itself, not the page with the link to it")
        return
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        what = f"is damaged ({feed.bozo_exception}); what can be read of it is imported"
        yield Problem(
            name, getattr(feed.bozo_exception, "getLineNumber", lambda: None)(), what, "get it again", "warning"
        )
    for number, entry in enumerate(feed.entries, 1):
        text, summary = _texts(entry)
        values = _values(entry, feed.feed) | {"standfirst": plain_of(summary) if summary != text else None}
        yield prepared(
            name, number, values, LooseText(text, "html" if is_html(text) or "&" in text else "plain"), options
        )


def _texts(entry: Mapping[str, Any]) -> tuple[str, str]:
    """Return text and summary; without a text, the summary is the text."""
    contents = [one.get("value", "") for one in entry.get("content", ())]
    text, summary = max(contents, key=len, default=""), entry.get("summary", "")
    return (text, summary) if len(text) >= len(summary) else (summary, summary)


def _values(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, Any]:
    authors = [one["name"] for one in entry.get("authors", ()) if one.get("name")]
    source = entry.get("source") or {}
    return {
        "title": plain_of(entry.get("title", "")),
        "author": authors or entry.get("author"),
        "date": _time(entry, "published"),
        "updated": _time(entry, "updated") if entry.get("published") else None,
        "language": entry.get("language") or feed.get("language"),
        "source": plain_of(source.get("title") or feed.get("title") or ""),
        "source_url": next(filter(is_web_address, (entry.get("link", ""), entry.get("id", ""))), None),
        "tags": [one["term"] for one in entry.get("tags", ()) if one.get("term")],
        "image": _image(entry),
    } | ({} if entry.get("published") else {"date": _time(entry, "updated")})


def _time(entry: Mapping[str, Any], name: str) -> str | None:
    """Return a time with the zone in which it is stated; where that cannot be read, in UTC."""
    if name not in entry:  # to ask for 'updated' gives 'published' where there is none
        return None
    stated = stated_time(entry.get(name))
    parsed = entry.get(f"{name}_parsed")
    if stated or not parsed:
        return stated
    return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).isoformat()


def _image(entry: Mapping[str, Any]) -> str | None:
    """Return the picture that is enclosed: RSS, Atom and Media RSS each have a way to say so."""
    enclosed = [one.get("href") for one in entry.get("enclosures", ()) if str(one.get("type", "")).startswith("image/")]
    media = [
        one.get("url")
        for one in entry.get("media_content", ())
        if one.get("medium") == "image" or str(one.get("type", "")).startswith("image/")
    ]
    small = [one.get("url") for one in entry.get("media_thumbnail", ())]
    return next((str(url) for url in (*enclosed, *media, *small) if url and is_web_address(str(url))), None)

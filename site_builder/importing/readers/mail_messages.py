"""E-mail: a reporter's message, a newsletter, a mailbox (mbox) of either."""

import email
import email.policy
import mailbox
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from site_builder import data
from site_builder.errors import Problem
from site_builder.importing.preparing import prepared
from site_builder.importing.readers.saved_pages import main_text
from site_builder.importing.readers.wrapped_lines import unwrapped
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText, RecordPicture, picture_mark
from site_builder.model import FrontMatter, Source
from site_builder.sources.decoding import decode
from site_builder.text.normalise import normalise

__all__ = ["read_mailbox", "read_message"]

_PASSED_ON = re.compile(rf"\A(?:(?:{'|'.join(data.lines('any', 'importing/reply_marks'))})\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_ENDS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}
_SMALLEST = 5_000  # bytes: a smaller picture is a logo, or a tracking pixel
_SHARE = 0.7  # of the words of the page, which the plain text beside it must have to be more than a hint to it


def read_message(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the one article of a message in a file of its own (.eml)."""
    yield _record(email.message_from_bytes(path.read_bytes(), policy=email.policy.default), name, 1, options)


def read_mailbox(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the article of each message of a mailbox, numbered from 1."""
    box = mailbox.mbox(path, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            yield _record(
                email.message_from_bytes(box.get_bytes(key), policy=email.policy.default), name, number, options
            )
    finally:
        box.close()


def _record(message: EmailMessage, name: str, number: int, options: ImportOptions) -> ImportRecord | Problem:
    try:
        values, loose = _parts(message)
        pictures = tuple(_pictures(message))
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, IndexError) as error:
        # What the library raises for headers and parts that break the rules of mail has no common kind.
        return Problem(
            name, number, f"is a broken message ({type(error).__name__})", "save it again from your mail program"
        )
    if pictures:
        values["image"] = picture_mark(0)
    return prepared(name, number, values, loose, options, pictures)


def _parts(message: EmailMessage) -> tuple[dict[str, Any], LooseText]:
    values = {
        "title": _PASSED_ON.sub("", _header(message, "subject")),
        "date": _date(message),
        # The sender of a mail to a list is a paper or a party; the sender of a mail to one desk is a reporter.
        "source" if message["list-id"] or message["list-unsubscribe"] else "author": _sender(message),
    }
    plain, html = _text_of(message, "plain"), _text_of(message, "html")
    if html:
        source = Source("a.html", "", "html", normalise(html), FrontMatter(title=values["title"] or None), 1, "")
        stated, page = main_text(source)
        if not plain or len(plain.split()) < _SHARE * len(re.sub("<[^<>]*>", " ", page).split()):
            return {**stated, **{key: value for key, value in values.items() if value}}, LooseText(page, "html")
    return values, LooseText(unwrapped(_SIGNATURE.split(plain)[0]), "plain")


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message[name] or "").split())


def _sender(message: EmailMessage) -> str | None:
    """Return the name of the sender; an address of e-mail is not published."""
    addresses = getattr(message["from"], "addresses", ())
    names = [one.display_name for one in addresses if one.display_name and "@" not in one.display_name]
    return names[0] if names else None


def _date(message: EmailMessage) -> str | None:
    try:
        stated = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError):
        return None
    return stated.isoformat()


def _text_of(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        text = content.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        decoded = decode(content)  # the name of the encoding is wrong, or unknown
        text = decoded.text if decoded else ""
    if kind == "plain" and str(part.get_param("format", "")).lower() == "flowed":
        text = re.sub(r"(?<! ) \r?\n", " ", text)
    return text.replace("\r\n", "\n")


def _pictures(message: EmailMessage) -> Iterator[RecordPicture]:
    """Yield the first picture that is more than a logo."""
    for part in message.walk():
        end = _ENDS.get(part.get_content_type())
        content = part.get_payload(decode=True) if end else None
        if end and isinstance(content, bytes) and len(content) >= _SMALLEST:
            yield RecordPicture(content, end)
            return

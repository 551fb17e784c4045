"""What every format has in common once it is read: old fonts are converted, HTML becomes Markdown, repetitions go."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from msgspec import structs

from site_builder.errors import Problem
from site_builder.importing.font_conversion import FONTS, from_font, from_font_where_sure
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText, RecordPicture, front_of
from site_builder.sources.legacy_fonts import legacy_text
from site_builder.text.normalise import normalise

__all__ = ["in_unicode", "is_html", "prepared"]

_KNOWN = {"Kruti Dev": "kruti-dev", "Chanakya": "chanakya"}
_WORDS = ("title", "kicker", "standfirst", "author", "source", "image_alt")
_MOST_TOLD = 5  # unknown words that a message shows
_UNKNOWN = re.compile(r"\S*[\u00a1-\u00ff]\S*")  # with characters of the font that its table does not have
_MARKUP = re.compile(
    r"</(?:p|div|h[1-6]|li|td|b|strong|em|i|a|span|article|section|blockquote)\s*>|<br\s*/?>", re.IGNORECASE
)


def is_html(text: str) -> bool:
    """Tell whether a text is HTML: it closes an element, or breaks a line."""
    return "<" in text and _MARKUP.search(text) is not None


class _UnreadableFontError(Exception):
    """The text is in an old font without a table; the message is the font's name."""


class _FontOfText:
    """Converts each part of one record, and remembers the words that it left."""

    def __init__(self, sample: str, options: ImportOptions) -> None:
        self.kept: dict[str, None] = {}
        self._sure = options.font
        self._likely: str | None = None
        if options.font is None and (found := legacy_text(sample)):
            if found.font not in _KNOWN:
                raise _UnreadableFontError(found.font)
            self._likely = _KNOWN[found.font]

    @property
    def converts(self) -> bool:
        """Tell whether there is anything to do."""
        return self._sure is not None or self._likely is not None

    def __call__(self, text: str) -> str:
        if self._sure is not None:
            done = from_font(text, self._sure)
            self.kept |= dict.fromkeys(_UNKNOWN.findall(done))
            return done
        if self._likely is None:
            return text
        found = from_font_where_sure(text, self._likely)
        self.kept |= dict.fromkeys(found.kept)
        return found.text


def prepared(
    file: str,
    number: int,
    values: Mapping[str, Any],
    loose: LooseText,
    options: ImportOptions,
    pictures: tuple[RecordPicture, ...] = (),
) -> ImportRecord | Problem:
    """Return the record, or why it cannot be one; `values` are by our names (see `record.front_of`)."""
    try:
        font = _FontOfText(f"{values.get('title') or ''}\n{loose.text}", options)
    except _UnreadableFontError as error:
        return _unreadable(error, file, number)
    front = front_of({name: _converted(value, font) if name in _WORDS else value for name, value in values.items()})
    text = _text(loose, font)
    text = _without_title(text, front.title)
    if not text.strip():
        return Problem(file, number, "has no text", "remove it, or name the column of its text: --map text=COLUMN")
    if front.standfirst and _begins_so(text, front.standfirst):
        front = structs.replace(front, standfirst=None)
    record = ImportRecord(file, number, front, text, "text" if loose.form == "plain" else "markdown", pictures)
    return replace(record, notes=(_told(font, file, number),)) if font.kept else record


def in_unicode(text: str, options: ImportOptions, file: str) -> tuple[str, tuple[Problem, ...]] | Problem:
    """Return the text of a file, converted from its old font if it has one, and the warnings."""
    try:
        font = _FontOfText(text, options)
    except _UnreadableFontError as error:
        return _unreadable(error, file, None)
    done = font(text)
    return done, (_told(font, file, None),) if font.kept else ()


def _unreadable(error: _UnreadableFontError, file: str, number: int | None) -> Problem:
    fix = f"convert it to Unicode first; this program converts {', '.join(FONTS)}"
    return Problem(file, number, f"is text in the old font {error}, not Unicode", fix)


def _told(font: _FontOfText, file: str, number: int | None) -> Problem:
    words = [*font.kept][:_MOST_TOLD] + (["…"] if len(font.kept) > _MOST_TOLD else [])
    what = f"was converted from an old font; these words may be wrong: {', '.join(words)}"
    return Problem(file, number, what, "check them in the new file", "warning")


def _converted(value: object, font: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return font(value)
    return [_converted(one, font) for one in value] if isinstance(value, list) else value


def _text(loose: LooseText, font: _FontOfText) -> str:
    if loose.form != "html":
        return normalise(font(loose.text)) if font.converts else normalise(loose.text)
    from site_builder.importing.html_markdown import markdown_of

    return normalise(markdown_of(loose.text, font if font.converts else None))


def _without_title(text: str, title: str | None) -> str:
    """Return the text without its first line where that only repeats the title."""
    first, _, rest = text.strip().partition("\n")
    return rest.lstrip("\n") if title and first.strip("#* ") == title else text


def _begins_so(text: str, summary: str) -> bool:
    """Tell whether a summary is only the beginning of the text, perhaps cut short."""
    own = " ".join(text[: 3 * len(summary)].split())
    return own.startswith(summary.rstrip(".… "))

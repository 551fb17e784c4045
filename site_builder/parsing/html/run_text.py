"""Builds the text of a run together with its inline HTML, so that both always agree."""

from html import escape
from textwrap import dedent

from site_builder.text.sentences import is_ended

__all__ = ["RunText"]

_PARTS = 8  # headings have at most this many parts of text


class RunText:
    """Collects text and tags. Runs of space become one, wherever a tag stands in them."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._html: list[str] = []
        self._said: list[str] = []
        self._owed = ""  # the space or line end to write before the next word
        self._spaced = True  # the last character written is a space, or nothing is written

    def say(self, text: str) -> int:
        """Add text; return how many of its characters are not spaces."""
        words = text.split()
        if not words:
            self._owed = self._owed or (" " if text else "")
            return 0
        if text[0].isspace():
            self._owed = self._owed or " "
        self._pay()
        joined = " ".join(words)
        self._write(joined)
        self._said.append(joined)
        self._spaced = False
        self._owed = " " if text[-1].isspace() else ""
        return sum(map(len, words))

    def say_as_it_stands(self, text: str) -> int:
        """Add text whose spaces and line ends must be kept."""
        self._text.append(text)
        self._said.append(text.strip())
        return len("".join(text.split()))

    def open_tag(self, tag: str) -> None:
        """Add a tag; the space before it stays outside."""
        self._pay()
        self._html.append(tag)

    def tag(self, tag: str) -> None:
        """Add an end tag, or an empty element; a space before it moves behind it."""
        self._html.append(tag)

    def end_line(self) -> None:
        """End the line, unless it is empty."""
        if self._text:
            self._owed = "\n"

    def _pay(self) -> None:
        if self._owed and not self._spaced:
            self._html += ["<br>"] * (self._owed == "\n")
            self._write(self._owed)
            self._spaced = True
        self._owed = ""

    def _write(self, text: str) -> None:
        self._text.append(text)
        self._html.append(escape(text, quote=False))

    def said(self) -> int:
        """Return how many characters are not spaces so far; -1 if there are too many parts to count."""
        return sum(len("".join(part.split())) for part in self._said) if len(self._said) < _PARTS else -1

    def is_ended(self) -> bool:
        """Return whether the last words end a statement, a question or a cry."""
        return any(is_ended(part) != (False, False) for part in self._said[-1:])

    def __bool__(self) -> bool:
        return bool(self._said)

    def finish(self) -> tuple[str, str]:
        """Return the text and its HTML."""
        return "".join(self._text), "".join(self._html)

    def finish_as_it_stands(self) -> str:
        """Return text that was added unchanged, without the common indent of its lines."""
        return dedent("".join(self._text)).strip("\n").rstrip()

"""PDF that holds text, not only pictures of it: press releases, single articles.

A PDF says where letters stand, not what they mean. Columns come in the order in which the program that made the file
wrote them, which is the order of reading for most. A page of a newspaper with many stories cannot be told apart.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from site_builder.errors import Problem
from site_builder.importing.font_conversion import from_font, is_spelt, known_font
from site_builder.importing.preparing import prepared
from site_builder.importing.readers.pdf_spans import spanned_pieces, states_text
from site_builder.importing.readers.wrapped_lines import unwrapped
from site_builder.importing.record import ImportOptions, ImportRecord, LooseText

__all__ = ["read_pdf"]

_FEWEST = 3  # pages, from which a line that stands on half of them is their head or foot
_NUMBER = re.compile(r"\d+")
_MOST_PAGES = 500
_DOUBTFUL = 0.05  # of the words in Devanagari: signs without letters come from fonts with a wrong table of characters
_DEVANAGARI = re.compile("[\u0900-\u0963]+")


def read_pdf(path: Path, name: str, options: ImportOptions) -> Iterator[ImportRecord | Problem]:
    """Yield the one article of a file."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of slips that do not matter here
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            yield Problem(name, None, "is locked by a password", "save it without one")
            return
        shown = reader.pages[:_MOST_PAGES]
        pages = [_page(page, convert=options.font is None) for page in shown]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        # What the library raises for a damaged file has no common kind.
        yield Problem(name, None, f"is not a readable PDF ({type(error).__name__})", "save it again as PDF")
        return
    text = unwrapped("\n".join(_without_frames(pages)))
    if not text.strip():
        yield Problem(name, None, "contains pictures of text, not text", "use an OCR program on it first")
        return
    made = prepared(name, 1, {}, LooseText(text, "plain"), options)
    words = _DEVANAGARI.findall(made.text) if isinstance(made, ImportRecord) else []
    wrong = sum(not is_spelt(word) for word in words)
    if wrong > _DOUBTFUL * len(words):
        what = f"has misplaced vowel signs in {wrong} of {len(words)} words, because its font does not name its letters"
        yield Problem(name, None, what, "fix the new file, or get the text in another format", "warning")
    yield made


def _page(page: Any, *, convert: bool) -> list[str]:
    """Return the lines of a page; stretches of an old font are converted."""
    pieces = spanned_pieces(page) if states_text(page) else _plain_pieces(page)
    parts = []
    for font, group in groupby(pieces, lambda piece: known_font(piece[0]) if convert and piece[0] else None):
        text = "".join(text for _, text in group)
        parts.append(from_font(text, font) if font else text)
    return [line.rstrip() for line in "".join(parts).split("\n")]


def _plain_pieces(page: Any) -> list[tuple[str | None, str]]:
    pieces: list[tuple[str | None, str]] = []

    def take(text: str, _cm: Any, _tm: Any, font: Any, _size: Any) -> None:
        pieces.append((str(font.get("/BaseFont", "")) if font else None, text))

    page.extract_text(visitor_text=take)
    return pieces


def _without_frames(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of all pages without their heads, feet and numbers."""
    edges = [_edges(page) for page in pages]
    counts = Counter(key for keys in edges for key in set(keys.values()))
    for page, keys in zip(pages, edges, strict=True):
        for at, line in enumerate(page):
            key = keys.get(at)
            repeated = key is not None and len(pages) >= _FEWEST and counts[key] * 2 >= len(pages)
            if not repeated and not (key is not None and _NUMBER.sub("", line).strip("- ") == "" and line.strip()):
                yield line


def _edges(page: Sequence[str]) -> dict[int, str]:
    """Return the first and the last line of a page that hold anything, by their place; digits do not count."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    return {at: _NUMBER.sub("#", page[at].strip()) for at in {*filled[:1], *filled[-1:]}}

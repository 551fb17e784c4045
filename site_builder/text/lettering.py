"""Text as outlines of letters: shaped by HarfBuzz from the fonts of one folder, so the same on every machine.

A program that draws them needs no font, and libraries of the system do not change how a conjunct looks. HarfBuzz is
part of the extra `cards`; docs/decisions/0027-cards-of-articles.md says why.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from site_builder.errors import Problem, SettingsError

__all__ = ["LetterOutline", "Lettering", "lettering"]

_FONTS = frozenset({".otf", ".ttf"})
_LIBRARIES = ("resvg_py", "uharfbuzz")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "RLE", "RLO", "RLI"})
# Signs that join letters: each stays with the letter before it and its font.
_JOINED = frozenset({"Mn", "Mc", "Me", "Cf"})


@dataclass(frozen=True, slots=True)
class LetterOutline:
    """A run of letters of one font."""

    path: str
    """Path data of SVG, in the units of the font, y upwards."""
    x: float
    """Where it begins, in ems from the beginning of the text."""
    units: int
    """Units of the font in an em."""


class Lettering:
    """The letters of some fonts."""

    def __init__(self, files: tuple[str, ...]) -> None:
        """Raises SettingsError for a file that is not a font."""
        import uharfbuzz

        self._harfbuzz: Any = uharfbuzz
        self._fonts: list[Any] = []
        self._letters: list[frozenset[int]] = []
        for file in files:
            face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(file))
            letters = frozenset(face.unicodes)
            if not letters:
                raise SettingsError(Problem(file, None, "is not a font", "put a TrueType or OpenType font there"))
            self._fonts.append(uharfbuzz.Font(face))
            self._letters.append(letters)
        self._draws = _drawing(uharfbuzz)

    def can_write(self, text: str) -> bool:
        """Return whether the fonts have every letter of a text, and all of it runs from left to right."""
        known = frozenset[int]().union(*self._letters)
        drawn = [letter for letter in text if not letter.isspace() and unicodedata.category(letter) != "Cf"]
        ours = all(ord(letter) in known for letter in drawn)
        return bool(drawn) and ours and not any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)

    def width(self, text: str) -> float:
        """Return how long a text is, in ems."""
        return sum(advance for *_, advance in self._shaped(text))

    def outlines(self, text: str) -> Iterator[LetterOutline]:
        """Yield the outlines of a text, from left to right."""
        x = 0.0
        for font, glyphs, advance in self._shaped(text):
            units, at, pieces = font.face.upem, 0, list[str]()
            for info, position in glyphs:
                pen = _Pen(at + position.x_offset, position.y_offset, pieces)
                font.draw_glyph(info.codepoint, self._draws, pen)
                at += position.x_advance
            if pieces:
                yield LetterOutline("".join(pieces), x, units)
            x += advance

    def _shaped(self, text: str) -> Iterator[tuple[Any, list[tuple[Any, Any]], float]]:
        """Yield font, glyphs with their places, and advance in ems, of every run of one font."""
        for at, run in self._runs(text):
            font, buffer = self._fonts[at], self._harfbuzz.Buffer()
            buffer.add_str(run)
            buffer.guess_segment_properties()
            self._harfbuzz.shape(font, buffer)
            glyphs = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
            yield font, glyphs, sum(position.x_advance for _, position in glyphs) / font.face.upem

    def _runs(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the number of a font and the letters to write in it; a font is kept as long as it has the letters."""
        now, run = 0, ""
        for letter in text:
            first = next((at for at, has in enumerate(self._letters) if ord(letter) in has), now)
            stays = unicodedata.category(letter) in _JOINED or ord(letter) in self._letters[now]
            if run and not stays and first != now:
                yield now, run
                run = ""
            now = now if run and stays else first
            run += letter
        if run:
            yield now, run


@dataclass(slots=True)
class _Pen:
    """Where a glyph is put, and the pieces of the path so far."""

    x: int
    y: int
    pieces: list[str]

    def add(self, command: str, *numbers: float) -> None:
        """Append a command with its points, moved to where the glyph is."""
        moved = (round(number) + (self.y if at % 2 else self.x) for at, number in enumerate(numbers))
        self.pieces.append(command + " ".join(map(str, moved)))


def _drawing(harfbuzz: Any) -> Any:
    """Return HarfBuzz's functions of drawing, each of which adds to a `_Pen`."""
    draws = harfbuzz.DrawFuncs()
    draws.set_move_to_func(lambda x, y, pen: pen.add("M", x, y))
    draws.set_line_to_func(lambda x, y, pen: pen.add("L", x, y))
    draws.set_quadratic_to_func(lambda a, b, x, y, pen: pen.add("Q", a, b, x, y))
    draws.set_cubic_to_func(lambda a, b, c, d, x, y, pen: pen.add("C", a, b, c, d, x, y))
    draws.set_close_path_func(lambda pen: pen.add("Z"))
    return draws


def lettering(folder: str) -> Lettering:
    """Return the letters of the fonts in a folder: a letter comes from the first of them, by name, that has it.

    Raises SettingsError when there is no font, or a library is missing.
    """
    missing = [name for name in _LIBRARIES if find_spec(name) is None]
    if missing:
        fix = "install it: pip install 'news-digest[cards]'"
        raise SettingsError(Problem(missing[0], None, "this library is not installed", fix))
    place = Path(folder)
    files = sorted(path for path in place.glob("*") if path.suffix.lower() in _FONTS) if place.is_dir() else []
    if not files:
        fix = "put a font there that contains the letters of your headlines, such as NotoSerifDevanagari-Bold.ttf"
        raise SettingsError(Problem(folder, None, "this folder of `card_fonts` contains no .ttf or .otf file", fix))
    return _opened(tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=1)
def _opened(files: tuple[tuple[str, int, int], ...]) -> Lettering:
    return Lettering(tuple(name for name, *_ in files))

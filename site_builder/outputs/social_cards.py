"""Preview cards: the picture that other sites show with a link to a page without a picture."""

from functools import partial
from typing import Any

from markupsafe import Markup

from site_builder.settings import Site
from site_builder.text.lettering import Lettering, lettering

__all__ = ["outlines", "png"]

_STEP = 4  # pixels between the font sizes that are tried, the largest first
_LINE = 1.42  # ems from line to line: Devanagari has signs above and below its letters
_ROOF = 1.02  # ems from the top of a line to the foot of its letters


def outlines(text: str, box: tuple[int, int, int, int], sizes: tuple[int, int], *, site: Site) -> Markup:
    """Return a text as SVG paths in a box, at the largest font size that fits.

    `box`: left, top, width, height; `sizes`: the largest and the smallest font size; all in pixels. A text that does
    not fit at the smallest size is cut before a word, with '…'. Empty if the fonts lack a letter of the text.
    """
    letters = lettering(site.card_fonts or "")
    if not letters.can_write(text):
        return Markup()
    (left, top, width, height), (largest, smallest) = box, sizes
    for pixels in range(largest, smallest - 1, -_STEP):
        lines, most = _lines(letters, text.split(), width / pixels), max(1, int(height / (pixels * _LINE)))
        fits = len(lines) <= most and all(letters.width(line) <= width / pixels for line in lines)
        if fits or pixels - _STEP < smallest:
            return _written(letters, _cut(letters, lines, most, width / pixels), (left, top), pixels)
    return Markup()


def _lines(letters: Lettering, words: list[str], width: float) -> list[str]:
    """Return the words in lines of at most `width` ems; a longer word gets a line of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(letters: Lettering, lines: list[str], most: int, width: float) -> list[str]:
    """Return the first `most` lines; the last of them ends with '…' if lines are left out."""
    mark = "…" if letters.can_write("…") else "..."
    if len(lines) <= most:
        return lines
    words = lines[most - 1].split()
    while len(words) > 1 and letters.width(" ".join(words) + mark) > width:
        words.pop()
    return [*lines[: most - 1], " ".join(words).rstrip(",;:-–—") + mark]


def _written(letters: Lettering, lines: list[str], corner: tuple[int, int], pixels: int) -> Markup:
    left, top = corner
    path = Markup('<path transform="translate({} {}) scale({} -{})" d="{}"/>\n')
    drawn = Markup()
    for number, line in enumerate(lines):
        foot = top + (number * _LINE + _ROOF) * pixels
        for one in letters.outlines(line):
            scale = round(pixels / one.units, 6)
            drawn += path.format(round(left + one.x * pixels, 2), round(foot, 2), scale, scale, one.path)
    return drawn


def png(svg: str) -> bytes:
    """Return the picture that an SVG without text draws, as PNG; the same bytes on every machine."""
    import resvg_py

    drawn: Any = partial(resvg_py.svg_to_bytes, skip_system_fonts=True)
    return bytes(drawn(svg_string=svg))

"""Pictures that lie beside the articles: which can be shown, where they are, and how large."""

import hashlib
import json
import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint
from site_builder.errors import Problem
from site_builder.model import Card, LocalPicture, Outline
from site_builder.picture_files import Size, size_of
from site_builder.text.web import is_web_address

__all__ = ["KnownSizes", "local_pictures", "with_shown"]

# What browsers show. No SVG: opened by itself it may run scripts.
_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
# A page that was saved without its pictures lacks most of them; this needs no warning.
_SAVED = (".html", ".htm")
_SMALLEST = 48  # pixels; a smaller one in a saved page is a button or a face
_FILE = "pictures.json"


class KnownSizes:
    """Sizes of pictures by path, file size and time stamp, kept between builds.

    Only a cache: deleting it loses nothing.
    """

    def __init__(self, cache: Path) -> None:
        """`cache` is the folder that keeps them; what cannot be read there is read again."""
        self._file = cache / _FILE
        self._before = self._read()
        self._now: dict[str, list[int]] = {}

    def _read(self) -> dict[str, list[int]]:
        try:
            checksum, _, rows = self._file.read_text("utf-8").partition("\n")
            return dict(json.loads(rows)) if checksum == _checksum(rows) else {}
        except (OSError, ValueError, TypeError, RecursionError):
            return {}

    def size(self, path: str, file: Path) -> Size | None:
        """Return how large the picture in `file` is shown; None when it is not one."""
        status = file.stat()
        stamp = [status.st_size, status.st_mtime_ns]
        before = self._before.get(path, [])
        if before[:2] != stamp:
            width, height = size_of(file) or (0, 0)
            before = [*stamp, width, height]
        self._now[path] = before
        return (before[2], before[3]) if before[2] else None

    def keep(self) -> None:
        """Write down what was read; a folder that cannot be written loses only time."""
        if self._now != self._before:
            rows = json.dumps(self._now, sort_keys=True)
            half = self._file.with_suffix(".half")
            try:
                half.write_text(f"{_checksum(rows)}\n{rows}", "utf-8")
                half.replace(self._file)
            except OSError:
                half.unlink(missing_ok=True)


def _checksum(rows: str) -> str:
    """Return what shows that the rows are whole, and were read by this program with this library."""
    return fingerprint(rows, code_of(size_of.__module__))


def with_shown(card: Card, folder: Path, sizes: KnownSizes) -> tuple[Card, tuple[Problem, ...]]:
    """Return the card with those pictures below `folder` that can be shown, and warnings for the others.

    `sizes` remembers how large they are.
    """
    problems: list[Problem] = []
    wrong = _wrong_lead(card, folder)
    if wrong:
        problems.append(Problem(card.path, None, wrong, "fix `image` in its front matter", "warning"))
    pictures = []
    for one in card.pictures:
        size = _shown_size(one.path, card.path, folder, sizes)
        if size is not None:
            pictures.append(LocalPicture(one.path, *size))
        elif not card.path.lower().endswith(_SAVED):
            why = _why_not(one.path, folder) or "cannot be read as a picture"
            fix = "fix the path in its text, or put the picture there"
            problems.append(Problem(card.path, None, f"its picture {one.path!r} {why}", fix, "warning"))
    return _with(card, tuple(pictures), lead=not wrong), tuple(problems)


def _with(card: Card, pictures: tuple[LocalPicture, ...], *, lead: bool) -> Card:
    """Return the card with these pictures; its digest covers them, and also the missing ones."""
    if not lead:
        card = replace(card, image=None, digest=f"{card.digest} without picture")
    if card.pictures:
        told = " ".join(f"{one.path} {one.width} {one.height}" for one in pictures)
        card = replace(card, pictures=pictures, digest=f"{card.digest} {hashlib.sha256(told.encode()).hexdigest()}")
    return card


def _shown_size(path: str, article: str, folder: Path, sizes: KnownSizes) -> Size | None:
    if _why_not(path, folder) is not None:
        return None
    try:
        size = sizes.size(path, folder / path)
    except OSError:
        return None
    saved = article.lower().endswith(_SAVED)
    return None if size is None or (saved and min(size) < _SMALLEST) else size


def local_pictures(cards: Iterable[Outline]) -> tuple[str, ...]:
    """Return the path below the seeds folder of every picture there that the cards show, once each, sorted."""
    urls: set[str] = set()
    for card in cards:
        if card.image and not is_web_address(card.image.url):
            urls.add(card.image.url)
        urls.update(one.path for one in card.pictures)
    return tuple(sorted(urls))


def _wrong_lead(card: Card, folder: Path) -> str | None:
    if card.image is None or is_web_address(card.image.url):
        return None
    why = _why_not(card.image.url, folder)
    return f"its image {card.image.url!r} {why}" if why else None


def _why_not(path: str, folder: Path) -> str | None:
    """Return why a picture cannot be shown; None when it can."""
    if PurePosixPath(path).suffix.lower() not in _SUFFIXES:
        return f"is not one of {', '.join(sorted(_SUFFIXES))}"
    file = folder / path
    inside = _is_file(file) and file.resolve().is_relative_to(folder.resolve())
    return None if inside else "is not in the folder"


def _is_file(path: Path) -> bool:
    """Return whether a file stands there; True as well when the system refuses to say: copying it tells then."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except PermissionError:
        return True
    except (OSError, ValueError):  # none there, or no name that a file can have
        return False

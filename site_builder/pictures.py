"""Pictures that lie beside the articles: which can be shown, and where they are."""

import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from site_builder.errors import Problem
from site_builder.model import Card
from site_builder.text.web import is_web_address

__all__ = ["LocalPicture", "local_pictures", "showable"]

# What browsers show. No SVG: opened by itself it may run scripts.
_SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
LocalPicture = tuple[str, Path]
"""Path below the seeds folder as the card states it, and the file."""


def showable(cards: Iterable[Card], folder: Path) -> tuple[tuple[Card, ...], tuple[Problem, ...]]:
    """Return the cards, without those pictures below `folder` that cannot be shown, and a warning for each of these."""
    kept: list[Card] = []
    problems: list[Problem] = []
    for card in cards:
        wrong = _wrong(card, folder)
        if wrong:
            problems.append(Problem(card.path, None, wrong, "fix `image` in its front matter", "warning"))
        # The digest stands for all that the card says, so it must say that the picture is gone.
        kept.append(replace(card, image=None, digest=f"{card.digest} without picture") if wrong else card)
    return tuple(kept), tuple(problems)


def local_pictures(cards: Iterable[Card], folder: Path) -> tuple[LocalPicture, ...]:
    """Return every picture below `folder` that the cards show, once each, in order of their paths."""
    urls = {card.image.url for card in cards if card.image and not is_web_address(card.image.url)}
    return tuple((url, folder / url) for url in sorted(urls))


def _wrong(card: Card, folder: Path) -> str | None:
    if card.image is None or is_web_address(card.image.url):
        return None
    url = card.image.url
    if PurePosixPath(url).suffix.lower() not in _SUFFIXES:
        return f"its image {url!r} is not one of {', '.join(sorted(_SUFFIXES))}"
    file = folder / url
    if not _is_file(file) or not file.resolve().is_relative_to(folder.resolve()):
        return f"its image {url!r} is not in the folder"
    return None


def _is_file(path: Path) -> bool:
    """Return whether a file stands there; True as well when the system refuses to say: copying it tells then."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except PermissionError:
        return True
    except (OSError, ValueError):  # none there, or no name that a file can have
        return False

"""Checks that pictures can be shown, have descriptions, and keep their place while a page loads."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath

from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import Finding, Severity
from site_builder.checking.page_facts import PageFacts, PagePicture
from site_builder.picture_files import size_of

__all__ = ["check_pictures"]

_CHECK = "pictures"
_HEAVY = 500_000
"""Bytes; a photograph 1200 pixels wide has 100 to 300 kB."""
_SHAPE = 0.05
"""Largest difference between the stated and the real shape that readers do not notice."""
_MEASURED = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})


def check_pictures(site: BuiltSite) -> Iterator[Finding]:
    """Yield pictures without a description or a size, of another shape than stated, damaged or heavy ones."""

    @lru_cache(maxsize=4096)
    def real_size(address: str) -> tuple[int, int] | None:
        return size_of(site.root / address)

    heavy: set[str] = set()
    for page in site.pages.values():
        for picture in page.pictures:
            target = site.target(picture.source, page.address)
            line = None
            found = list(_as_stated(picture))
            if target.kind == "site" and target.address in site.sizes:
                suffix = PurePosixPath(target.address).suffix.lower()
                found += _as_it_is(picture, target.address, real_size(target.address)) if suffix in _MEASURED else ()
                size = site.sizes[target.address]
                if size > _HEAVY and target.address not in heavy:
                    heavy.add(target.address)
                    yield _too_heavy(site, target.address, size)
            for severity, what, fix in found:
                line = line or _line(site, page, picture)
                yield site.finding(_CHECK, severity, page.address, line, what, fix)


def _too_heavy(site: BuiltSite, address: str, size: int) -> Finding:
    what = f"the picture is {size / 1000:,.0f} kB large"
    return site.finding(_CHECK, "warning", address, None, what, "save it smaller: 1200 pixels wide are enough")


def _as_stated(picture: PagePicture) -> Iterator[tuple[Severity, str, str]]:
    if picture.alt is None:
        what = f"the picture '{picture.source}' has no alt text, so screen readers read out its file name"
        yield "error", what, 'write alt="…" in the template, or image_alt in the article\'s front matter'
    if picture.size is None:
        what = f"the picture '{picture.source}' has no width and height, so the text moves when the picture loads"
        yield "warning", what, "write width and height in the template"


def _as_it_is(picture: PagePicture, address: str, real: tuple[int, int] | None) -> Iterator[tuple[Severity, str, str]]:
    if real is None:
        yield "error", f"the picture '{address}' cannot be shown: the file is damaged", "save the picture again"
    elif picture.size and abs(picture.size[0] * real[1] / max(1, picture.size[1] * real[0]) - 1) > _SHAPE:
        stated, is_ = "x".join(map(str, picture.size)), "x".join(map(str, real))
        yield "warning", f"the picture '{address}' is {is_}, but the page states {stated}", "fix the template"


def _line(site: BuiltSite, page: PageFacts, picture: PagePicture) -> int | None:
    return site.line(page.address, "img", "src", picture.source)

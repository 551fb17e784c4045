"""The stage 'render': every page whose key has changed, or whose file is not as it was left, becomes a file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from site_builder.deliver import Folder
from site_builder.engine.fingerprint import of_files
from site_builder.engine.workers import ordered_map
from site_builder.incremental.build_run import BuildRun
from site_builder.model import Body, Edition, File, Page
from site_builder.outputs.rendering import Renderer, template_folder
from site_builder.report import Progress, Stage
from site_builder.settings import Settings, Site

__all__ = ["Design", "bodies", "design_of", "render_stale", "stale_pages"]


@dataclass(frozen=True, slots=True)
class Design:
    """How pages look: the templates as they stand now, and the settings of the site. Small, and the same in workers."""

    folders: tuple[Path, ...]
    """Folders of templates; of two templates with one name that in the first folder wins."""
    digests: tuple[str, ...]
    """Hash of each folder's files."""
    site: Site
    """What pages may know of the settings."""

    def digest(self, template: str) -> str:
        """Return the hash of all that decides how a page with this template looks, besides its view."""
        return _renderer(self).digest(template)


def design_of(settings: Settings) -> Design:
    """Return the user's templates, the packaged ones, and the site's settings."""
    own = settings.build.templates
    folders = (own, template_folder()) if own.is_dir() else (template_folder(),)
    return Design(folders, tuple(of_files(folder, (".",)) for folder in folders), settings.site)


@lru_cache(maxsize=1)
def _renderer(design: Design) -> Renderer:
    # One per process and state of the templates: compiling them costs more than rendering a hundred pages.
    return Renderer(design.folders, design.site)


def bodies(run: BuildRun, edition: Edition) -> Callable[[str], Body]:
    """Return a function from the id of an article to its body, which is read only when its own page is made."""
    path_of = {card.id: card.path for card in edition.cards}
    return lambda id_: run.store.body(path_of[id_])


def stale_pages(run: BuildRun, folder: Folder, pages: Sequence[Page]) -> list[Page]:
    """Return the pages that do not stand in `folder` as the last build left them, or are of another key."""
    known, standing = run.store.pages(folder.name), folder.standing()

    def fresh(page: Page) -> bool:
        key, size = known.get(page.address, ("", -1))
        return key == page.key and standing.get(page.address) == size

    return [page for page in pages if not fresh(page)]


def render_stale(run: BuildRun, design: Design, stale: Sequence[Page]) -> Iterator[File]:
    """Yield the file of each of these pages, in their order, as they are asked for."""
    run.report(Stage("render", len(stale)))
    views = ((page.address, page.template, page.view()) for page in stale)
    for file in ordered_map(partial(_render, design), views, len(stale), run.settings.build.jobs):
        run.report(Progress())
        yield file


def _render(design: Design, item: tuple[str, str, object]) -> File:
    address, template, view = item
    return File(address, _renderer(design).render(template, view))

"""The stage 'render': makes the file of every page whose key or file has changed."""

import stat
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path

from msgspec import Struct

from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint, of_files
from site_builder.engine.own_files import template_folder
from site_builder.engine.workers import ordered_map
from site_builder.errors import NewsDigestError, system_problem
from site_builder.incremental.build_run import BuildRun
from site_builder.model import File, Page
from site_builder.outputs.rendering import Renderer
from site_builder.report import Progress, Stage
from site_builder.settings import Settings, Site
from site_builder.text.lettering import lettering

__all__ = ["Design", "design_of", "render_stale", "renderer_of"]


class Design(Struct, frozen=True):
    """The design of pages: the templates and the settings of the site. It is small, so it can be sent to workers."""

    folders: tuple[Path, ...]
    """Folders of templates; if two templates share a name, the first folder's wins."""
    digests: tuple[str, ...]
    """Hash of each folder's files."""
    fonts: str
    """Hash of the fonts of cards; '' if there are none."""
    site: Site
    """The settings that pages may use."""

    def state(self) -> str:
        """Return the hash of everything that any page depends on, except its view."""
        files = (*map(str, self.folders), *self.digests, self.fonts)
        return fingerprint(*files, repr(self.site), code_of(Renderer.__module__))

    def digest(self, template: str) -> str:
        """Return the hash of everything that a page with this template depends on, except its view."""
        known = renderer_of(self).digest(template)
        return fingerprint(known, self.fonts) if template == "card" else known


def design_of(settings: Settings) -> Design:
    """Return the user's templates, the packaged ones, and the site's settings; raises NewsDigestError."""
    own = settings.build.templates
    try:
        folders = (own, template_folder()) if _is_folder(own) else (template_folder(),)
        digests = tuple(of_files(folder, (".",)) for folder in folders)
        return Design(folders, digests, _fonts(settings.site.card_fonts), settings.site)
    except OSError as error:
        raise NewsDigestError(system_problem(error, what="the template cannot be read")) from error


def _fonts(folder: str | None) -> str:
    """Return the hash of the fonts of cards; raises SettingsError when they cannot be used."""
    if not folder:
        return ""
    lettering(folder)
    return of_files(Path(folder), (".",))


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False  # any other error means an unreadable folder: without it the site would look different


@lru_cache(maxsize=1)
def renderer_of(design: Design) -> Renderer:
    """Return the renderer of a design, one for each process: compiling its templates takes longer than 100 pages."""
    return Renderer(design.folders, design.site)


def render_stale(run: BuildRun, design: Design, stale: Iterable[Page], count: int) -> Iterator[File]:
    """Yield the file of each of these pages on demand, in their order; `count`: how many there are."""
    run.report(Stage("render", count))
    views = ((page.address, page.template, page.view()) for page in stale)
    options = run.settings.build
    for file in ordered_map(partial(_render, design), views, count, options.jobs, options.cluster):
        run.report(Progress())
        yield file


def _render(design: Design, item: tuple[str, str, object]) -> File:
    address, template, view = item
    return File(address, renderer_of(design).render(template, view))

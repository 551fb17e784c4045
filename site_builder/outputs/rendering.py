"""Views -> HTML: Jinja2 with everything escaped, and errors that say which line of which template to fix."""

import hashlib
import traceback
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.meta import find_referenced_templates
from markupsafe import Markup

from site_builder.engine.code_closure import code_of
from site_builder.engine.fingerprint import fingerprint
from site_builder.errors import NewsDigestError, Problem
from site_builder.outputs import assets, feeds, jsonld, machine_edition, social_cards
from site_builder.outputs.compiled_templates import CompiledTemplates
from site_builder.outputs.interface import Words
from site_builder.outputs.template_code import TemplateEnvironment
from site_builder.settings import Site

__all__ = ["Renderer"]

# Errors that a template with a mistake can raise, besides Jinja2's own.
_MISTAKES = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError)
# Templates that make an SVG, which becomes a PNG picture.
_DRAWN = frozenset({"card"})


class Renderer:
    """Renders the views of one site with its templates; if two have the same name, the first folder's wins.

    Make one per process: compiling a template costs more than rendering it a hundred times.
    """

    def __init__(self, folders: tuple[Path, ...], site: Site) -> None:
        """Load no template yet, and raise nothing: a template with a mistake is reported by `render`."""
        self._folders = folders
        self._site = site
        self._digests: dict[str, str] = {}
        self._assets = assets.files(folders)
        words = Words(site)
        self._loader = FileSystemLoader(folders)
        self._compiled = CompiledTemplates(lambda: code_of(__name__))
        self._environment = TemplateEnvironment(
            loader=self._loader,
            bytecode_cache=self._compiled,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=["jinja2.ext.i18n"],
        )
        self._environment.filters |= {
            "atom": partial(feeds.atom, site=site),
            "asset": lambda name: self._assets[name].address,
            "asset_hash": lambda name: assets.integrity(self._assets[name]),
            "asset_text": lambda name: assets.style(self._assets[name]),
            "breadcrumbs": jsonld.breadcrumbs,
            "date": words.date,
            "day": words.day,
            "json_feed": partial(feeds.json_feed, site=site),
            "json_ld": self._json_ld,
            "json_articles": self._json_articles,
            "json_text": machine_edition.text_lines,
            "number": words.number,
            "outlines": partial(social_cards.outlines, site=site),
            "stamp": words.stamp,
        }
        self._environment.speak(words.gettext, words.ngettext)

    def _json_ld(self, page: Any) -> Markup:
        return jsonld.script(jsonld.news_article(page, self._site))

    def _json_articles(self, page: Any) -> Markup:
        return machine_edition.article_lines(page, ZoneInfo(self._site.time_zone))

    def digest(self, template: str) -> str:
        """Return a hash of all that a page with this template depends on, besides its view.

        That is the template and all that it extends, includes or imports, the addresses of the assets, the words of
        the interface, the settings, and this code. Raises NewsDigestError when one of the templates cannot be read.
        """
        if template not in self._digests:
            sources = self._closure(f"pages/{template}.html")
            self._digests[template] = fingerprint(
                self._base, *(text for pair in sorted(sources.items()) for text in pair)
            )
        return self._digests[template]

    @cached_property
    def _base(self) -> str:
        return fingerprint(repr(self._site), code_of(__name__), *(file.address for file in self._assets.values()))

    def _closure(self, name: str) -> dict[str, str]:
        """Return name and hash of a template and of all templates that it refers to."""
        found: dict[str, str] = {}
        todo = [(name, name)]
        while todo:
            name, named_by = todo.pop()
            if name in found:
                continue
            source, file = self._source(name, named_by)
            found[name] = hashlib.sha256(source.encode()).hexdigest()
            named = self._compiled.named(name, file, source, partial(self._named, name, source))
            # If a name is known only when the page is rendered, any template may be meant.
            others = self._environment.list_templates(["html"]) if None in named else named
            todo += [(other, name) for other in others if other]
        return found

    def _named(self, name: str, source: str) -> list[str | None]:
        try:
            return list(find_referenced_templates(self._environment.parse(source, name)))
        except TemplateSyntaxError as error:
            raise self._problem(error, name) from None

    def _source(self, name: str, named_by: str) -> tuple[str, str | None]:
        try:
            return self._loader.get_source(self._environment, name)[:2]
        except TemplateNotFound as error:
            raise self._problem(error, named_by) from None
        except UnicodeDecodeError as error:
            problem = Problem(self._path(name), None, f"is not UTF-8 ({error.reason})", "save it as UTF-8")
            raise NewsDigestError(problem) from None

    def render(self, template: str, view: object) -> bytes:
        """Return the page that `pages/<template>.html` makes of a view, in UTF-8, or the picture that it draws, as PNG.

        The template reads two names: `page`, the view, and `site`, the settings. Raises NewsDigestError with file
        and line when the template has a mistake.
        """
        name = f"pages/{template}.html"
        try:
            text = self._environment.get_template(name).render(page=view, site=self._site)
        except _MISTAKES as error:
            raise self._problem(error, name) from error
        return social_cards.png(text) if template in _DRAWN else text.encode()

    def _problem(self, error: Exception, name: str) -> NewsDigestError:
        if isinstance(error, TemplateNotFound):
            where = self._path(name)
            what = f"there is no template {error.name}"
            return NewsDigestError(Problem(where, None, what, "fix the name, or add it to your templates folder"))
        if isinstance(error, TemplateSyntaxError):
            where = error.filename or self._path(error.name or name)
            return NewsDigestError(Problem(where, error.lineno, str(error.message), "fix the template"))
        places = [(f.filename, f.lineno) for f in traceback.extract_tb(error.__traceback__) if self._ours(f.filename)]
        where, line = places[-1] if places else (self._path(name), None)
        what = str(error) or type(error).__name__
        return NewsDigestError(Problem(where, line, what, "fix the template; it may read only `page` and `site`"))

    def _ours(self, filename: str) -> bool:
        return any(Path(filename).is_relative_to(folder) for folder in self._folders)

    def _path(self, name: str) -> str:
        found = next((folder / name for folder in self._folders if (folder / name).is_file()), None)
        return str(found or self._folders[-1] / name)

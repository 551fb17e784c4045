"""The frame around every page: its head, masthead and links home."""

from urllib.parse import urlsplit

from site_builder import addresses
from site_builder.pages.edition_entries import SiteContext
from site_builder.pages.parts.language_runs import locale_of, run, text_language
from site_builder.pages.parts.view_parts import Frame, Nav, TextLanguage
from site_builder.settings import Site

__all__ = ["frame"]


def frame(
    context: SiteContext,
    here: str,
    title: str = "",
    description: str = "",
    *,
    matter: TextLanguage | None = None,
    remote: bool = False,
    canonical: str | None = None,
) -> Frame:
    """Return the frame of the page at `here`; `matter` is the language of what it shows, if not the interface's.

    `canonical` is the address of the page that this one repeats.
    """
    site = context.site
    interface = text_language(site.language)
    language = matter or interface
    known = run(site.title, site.language)
    # The host serves the page for dead links at every depth, so its links must start at the host's root.
    anywhere = here == addresses.NOT_FOUND
    root = urlsplit(site.base_url).path if anywhere and site.base_url else addresses.root(here)
    return Frame(
        title=title,
        description=description,
        language=language.language,
        direction=language.direction,
        interface=interface,
        content=TextLanguage(known.language, known.direction),
        root=root,
        url=None if anywhere else _url(site, canonical or here),
        locale=locale_of(language.language),
        atom=_url(site, addresses.feed(addresses.FRONT, "xml")) if context.dated and not anywhere else None,
        json_feed=_url(site, addresses.feed(addresses.FRONT, "json")) if context.articles and not anywhere else None,
        nav=_nav(context, root, here),
        remote_images=remote,
    )


def _url(site: Site, address: str) -> str | None:
    return addresses.absolute(site.base_url, address) if site.base_url else None


def _nav(context: SiteContext, root: str, here: str) -> Nav:
    index = {kind: f"{root}{addresses.FOLDERS[kind]}/index.html" for kind in context.kinds}
    return Nav(
        front=root + addresses.FRONT,
        people=index.get("person"),
        places=index.get("place"),
        organisations=index.get("organisation"),
        sections=root + addresses.SECTION_LIST if context.sections else None,
        archive=root + addresses.ARCHIVE if context.articles else None,
        search=None if here == addresses.SEARCH else root + addresses.SEARCH,
        about=root + addresses.ABOUT,
    )

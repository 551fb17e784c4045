"""Pages at addresses where an article stood before: each leads to where the article is now."""

from collections.abc import Iterable, Iterator
from html import escape

from site_builder import addresses
from site_builder.errors import Problem
from site_builder.model import Card, File

__all__ = ["redirects"]

_PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta http-equiv="refresh" content="0; url={link}">
<title>{headline}</title>
{canonical}</head>
<body>
<p><a href="{link}">{headline}</a></p>
</body>
</html>
"""


def redirects(
    cards: Iterable[Card], base_url: str | None, taken: Iterable[str]
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Return a page for each alias of the cards, and a warning for each alias that cannot have one.

    `taken` are the addresses of all other files of the site: no redirect takes the place of one, nor of a folder with
    one in it. Where two articles state the same alias, the first card gets it. Addresses are compared without case, as
    many disks do.
    """
    files: list[File] = []
    problems: list[Problem] = []
    owners = dict.fromkeys(map(str.casefold, taken), "another page")
    folders = {folder for address in owners for folder in _folders(address)}
    for card in cards:
        for address in card.aliases:
            key = address.casefold()
            blocked = key in folders or any(folder in owners for folder in _folders(key))
            owner = owners.get(key) or ("another page" if blocked else None)
            if owner is None:
                owners[key] = card.path
                folders.update(_folders(key))
                files.append(File(address, _page(card, address, base_url)))
            elif owner != card.path:
                what = f"its alias '/{address}' is the address of {owner}, so it does not lead here"
                problems.append(Problem(card.path, None, what, "remove the alias from its front matter", "warning"))
    return tuple(files), tuple(problems)


def _folders(address: str) -> Iterator[str]:
    """Yield every folder in which an address lies."""
    parts = address.split("/")
    for end in range(1, len(parts)):
        yield "/".join(parts[:end])


def _page(card: Card, here: str, base_url: str | None) -> bytes:
    there = addresses.article(card)
    canonical = f'<link rel="canonical" href="{escape(addresses.absolute(base_url, there))}">\n' if base_url else ""
    html = _PAGE.format(
        language=escape(card.language),
        direction=card.direction,
        link=escape(addresses.relative(here, there)),
        headline=escape(card.headline),
        canonical=canonical,
    )
    return html.encode()

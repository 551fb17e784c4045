"""Redirects: pages at old addresses, each of which leads to the new address."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from site_builder import addresses
from site_builder.errors import Problem
from site_builder.model import Card, File, Forward

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
    cards: Iterable[Card], base_url: str | None, taken: Iterable[str], forwards: Sequence[Forward] = ()
) -> tuple[tuple[File, ...], tuple[Problem, ...]]:
    """Return a page for each alias of the cards and each forward, and a warning for each alias that cannot have one.

    `taken` are the addresses of all other files of the site: a redirect replaces none of them, and no folder that
    holds one. If two articles state the same alias, the first card gets it; an alias wins over a forward.
    Case is ignored when addresses are compared, as on many disks.
    """
    files: list[File] = []
    problems: list[Problem] = []
    cards = [card for card in cards if card.aliases]
    if not cards and not forwards:
        return (), ()  # most sites, and all addresses need not be looked at
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
                files.append(_page(_forward(card, address), base_url))
            elif owner != card.path:
                what = f"its alias '/{address}' is the address of {owner}, so this page does not get it"
                problems.append(Problem(card.path, None, what, "remove the alias from its front matter", "warning"))
    files += (_page(one, base_url) for one in forwards if one.address.casefold() not in owners)
    return tuple(files), tuple(problems)


def _folders(address: str) -> Iterator[str]:
    """Yield every folder above an address."""
    parts = address.split("/")
    for end in range(1, len(parts)):
        yield "/".join(parts[:end])


def _forward(card: Card, address: str) -> Forward:
    return Forward(address, addresses.article(card), card.headline, card.language, card.direction)


def _page(forward: Forward, base_url: str | None) -> File:
    there = forward.target
    canonical = f'<link rel="canonical" href="{escape(addresses.absolute(base_url, there))}">\n' if base_url else ""
    html = _PAGE.format(
        language=escape(forward.language),
        direction=forward.direction,
        link=escape(addresses.relative(forward.address, there)),
        headline=escape(forward.title),
        canonical=canonical,
    )
    return File(forward.address, html.encode())

"""Preview cards for articles without a picture, if the site has fonts to draw them."""

from collections.abc import Iterator

from site_builder import addresses
from site_builder.model import Card
from site_builder.pages.edition_entries import SiteContext
from site_builder.pages.edition_reader import EditionReader
from site_builder.pages.keys import PlannedPage
from site_builder.pages.parts.teasers import picture
from site_builder.pages.parts.view_parts import LinkPreview
from site_builder.pages.views import CardView
from site_builder.settings import Site
from site_builder.text.lettering import lettering

__all__ = ["is_drawn", "plan", "preview"]

_WIDTH, _HEIGHT = 1200, 630  # pixels: the size that sites with link previews ask for


def is_drawn(site: Site, card: Card) -> bool:
    """Return whether a picture is drawn for an article: it has none, and the fonts have all letters of its headline.

    False without a base URL, because previews need a full URL. Raises SettingsError if the fonts cannot be used.
    """
    wanted = bool(site.card_fonts and site.base_url) and card.image is None
    return wanted and lettering(site.card_fonts or "").can_write(card.headline)


def plan(reader: EditionReader, id_: str) -> Iterator[PlannedPage]:
    """Yield the preview card of an article, if it gets one."""
    card = reader.entry(id_).card
    if is_drawn(reader.site, card):
        yield PlannedPage(addresses.social_card(card), "card", _view, (card.kicker or "", card.headline))


def _view(_: SiteContext, __: str, kicker: str, headline: str) -> CardView:
    return CardView(kicker, headline)


def preview(context: SiteContext, here: str, card: Card, *, drawn: bool) -> LinkPreview | None:
    """Return the picture for previews of an article: its own, else the one that is `drawn` for it."""
    base, own = context.site.base_url, picture(context, here, card)
    if own:
        return LinkPreview(own.share, own.alt) if own.share else None
    if not drawn or not base:
        return None
    return LinkPreview(addresses.absolute(base, addresses.social_card(card)), card.headline, _WIDTH, _HEIGHT)

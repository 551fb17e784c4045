"""The fields of an article that lists and links show: an edit of other fields remakes no list."""

import hashlib

import msgspec
from msgspec.structs import replace

from site_builder.model import Card
from site_builder.pages.edition_entries import IndexEntry
from site_builder.pages.keys import digest

__all__ = ["listed"]

_encode = msgspec.msgpack.Encoder().encode


def listed(entry: IndexEntry) -> IndexEntry:
    """Return the entry of an article with only the fields that a teaser or a link shows; its digest covers only these.

    The other fields are empty in the card itself, so a list cannot show one of them and miss its change.
    """
    card = _shown(entry.card)
    card = replace(card, digest=hashlib.sha256(_encode(card)).hexdigest())
    return IndexEntry(card, entry.address, entry.linked, digest(card, entry.address, entry.linked))


def _shown(card: Card) -> Card:
    return replace(
        card,
        entities=tuple(replace(entity, count=0, aliases=(), beside=()) for entity in card.entities),
        values=(),
        terms=(),
        sketch=(),
        word_count=0,
        links=(),
        figures=(),
        passages=(),
        gist=None,
        aliases=(),
        digest="",
    )

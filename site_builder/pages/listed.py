"""The fields of an article that lists, links and pages of names show: an edit of other fields remakes none of them."""

import hashlib

import msgspec
from msgspec.structs import replace

from site_builder.model import Card
from site_builder.pages.edition_entries import IndexEntry
from site_builder.pages.keys import digest

__all__ = ["listed", "profiled"]

_encode = msgspec.msgpack.Encoder().encode


def listed(entry: IndexEntry) -> IndexEntry:
    """Return the entry of an article with only the fields that a teaser or a link shows; its digest covers only these.

    The other fields are empty in the card itself, so a list cannot show one of them and miss its change.
    """
    entities = tuple(replace(entity, count=0, aliases=(), beside=()) for entity in entry.card.entities)
    return _with(entry, replace(_profile(entry.card), entities=entities, passages=()))


def profiled(entry: IndexEntry) -> IndexEntry:
    """Return the entry of an article with only the fields that pages of its people, places and bodies show.

    These are the fields of `listed`, the words beside names, and the passages.
    """
    return _with(entry, _profile(entry.card))


def _with(entry: IndexEntry, card: Card) -> IndexEntry:
    card = replace(card, digest=hashlib.sha256(_encode(card)).hexdigest())
    return IndexEntry(card, entry.address, entry.linked, digest(card, entry.address, entry.linked))


def _profile(card: Card) -> Card:
    return replace(
        card,
        values=(),
        terms=(),
        sketch=(),
        word_count=0,
        links=(),
        figures=(),
        gist=None,
        aliases=(),
        digest="",
    )

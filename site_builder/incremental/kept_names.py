"""Keeps the decisions about names between builds: only groups of names that an edit can change are decided again."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

import msgspec

from site_builder.edition.identity import decided_names, entities_of
from site_builder.edition.namesakes.decided_groups import DecidedGroup, DecidedNames
from site_builder.edition.namesakes.name_groups import NameKeys
from site_builder.edition.packaged_names import Name, packaged_names, shared_places
from site_builder.engine.identity_store import IdentityStore
from site_builder.engine.store_file import DamagedStoreError
from site_builder.incremental.kept_stories import edition_mark
from site_builder.model import Edition, EditionEntity, Outline
from site_builder.pages.edition_reader import EditionReader

__all__ = ["KeptNames"]

_T = TypeVar("_T")
_Joins = tuple[tuple[Name, Name, str], ...]
_encode = msgspec.msgpack.Encoder().encode
_decode_group = msgspec.msgpack.Decoder(DecidedGroup).decode
_decode_keys = msgspec.msgpack.Decoder(NameKeys).decode
_decode_joins = msgspec.msgpack.Decoder(_Joins).decode
_GROUP, _KEYS, _JOINS = "group", "keys", "joins"


class KeptNames:
    """The decisions about names, made again only where they may have changed.

    All stored rows are read, so the work grows with the number of names, with little work for each name.
    """

    def __init__(self, rows: IdentityStore, before: EditionReader | None, changed: AbstractSet[str]) -> None:
        """`before`: reader of the last edition; None: decide all. `changed`: ids of articles that may have changed."""
        self._rows = rows
        self._before = before
        self._changed = changed
        self._stored: DecidedNames | None = None
        self._decided: DecidedNames | None = None

    def of(self, cards: Sequence[Outline], min_articles: int, min_confidence: float) -> tuple[EditionEntity, ...]:
        """Return what `who_is_who` returns."""
        try:
            order = self._before.order() if self._before else None
        except LookupError:  # the stored edition is damaged
            order = None
        self._stored = self._read() if order is not None and self._rows.edition() == edition_mark(order) else None
        known = set(order or ())
        changed = self._changed | {card.id for card in cards if card.id not in known}
        self._decided = decided_names(cards, min_articles, min_confidence, self._stored, changed)
        return entities_of(cards, self._decided)

    def _read(self) -> DecidedNames:
        groups = [_sound(_decode_group, value) for _, value in self._rows.rows(_GROUP)]
        keys = {_name(text): _sound(_decode_keys, value) for text, value in self._rows.rows(_KEYS)}
        joins: _Joins = next((_sound(_decode_joins, value) for _, value in self._rows.rows(_JOINS)), ())
        return DecidedNames(joins, {group.classes: group for group in groups}, keys)

    def keep(self, edition: Edition) -> None:
        """Store the decisions for this edition, for whose cards `of` was called."""
        now, before = self._decided, self._stored
        if now is None:
            return
        known = before or DecidedNames((), {}, {})
        # The keys of packaged names are in the package, so they are not stored.
        new = now.keys.keys() - known.keys.keys() - packaged_names() - shared_places()
        rows = {
            _GROUP: [
                (_text(first), _encode(group))
                for (first, *rest), group in now.groups.items()
                if known.groups.get((first, *rest)) is not group
            ],
            _KEYS: [(_text(name), _encode(now.keys[name])) for name in sorted(new)],
            _JOINS: [("", _encode(now.joins))] if now.joins != known.joins else [],
        }
        firsts = {group[0] for group in now.groups}
        gone = {
            _GROUP: [_text(group[0]) for group in known.groups if group[0] not in firsts],
            _KEYS: [_text(name) for name in known.keys if name not in now.keys],
        }
        self._rows.keep(rows, gone, edition_mark(card.id for card in edition.cards), whole=before is None)


def _text(name: Name) -> str:
    """Return a name as a text, its words separated by spaces."""
    return " ".join((name[0], *name[1]))


def _name(text: str) -> Name:
    kind, *words = text.split(" ")
    return kind, tuple(words)


def _sound(decode: Callable[[bytes], _T], value: bytes) -> _T:
    try:
        return decode(value)
    except msgspec.MsgspecError as error:
        raise DamagedStoreError(str(error)) from error

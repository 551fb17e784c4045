"""Keeps the decisions about names between builds: only groups of names that an edit can change are decided again."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar
from zlib import crc32

import msgspec

from site_builder.edition.identity import decided_names, entities_of
from site_builder.edition.name_classes import Form, Said
from site_builder.edition.namesakes.changed_classes import Join
from site_builder.edition.namesakes.company import Company
from site_builder.edition.namesakes.decided_groups import DecidedGroup, DecidedNames
from site_builder.edition.namesakes.name_groups import NameKeys
from site_builder.edition.packaged_names import Name
from site_builder.engine.identity_store import IdentityStore
from site_builder.engine.store_file import DamagedStoreError
from site_builder.incremental.kept_stories import edition_mark
from site_builder.model import Edition, EditionEntity, Outline
from site_builder.pages.edition_reader import EditionReader

__all__ = ["KeptNames"]

_K = TypeVar("_K")
_V = TypeVar("_V")
_T = TypeVar("_T")
_encode = msgspec.msgpack.Encoder().encode
_decode_groups = msgspec.msgpack.Decoder(tuple[DecidedGroup, ...]).decode
_decode_keys = msgspec.msgpack.Decoder(tuple[tuple[Name, NameKeys], ...]).decode
_decode_company = msgspec.msgpack.Decoder(tuple[tuple[str, Company], ...]).decode
_decode_joins = msgspec.msgpack.Decoder(tuple[Join, ...]).decode
_decode_forms = msgspec.msgpack.Decoder(tuple[tuple[Said, Form], ...]).decode
_GROUPS, _KEYS, _COMPANY, _FORMS, _JOINS = "groups", "keys", "company", "forms", "joins"
_PARTS = 512
"""Rows into which the decisions of each kind are divided: few for a build that reads all, small for one that writes."""


class KeptNames:
    """The decisions about names, made again only where they may have changed.

    All stored decisions are read, so the work grows with the number of names, with little work for each name.
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
        return entities_of(self._decided)

    def _read(self) -> DecidedNames:
        return DecidedNames(
            self._rows_of(_JOINS, _decode_joins),
            dict(self._rows_of(_FORMS, _decode_forms)),
            {group.classes: group for group in self._rows_of(_GROUPS, _decode_groups)},
            dict(self._rows_of(_KEYS, _decode_keys)),
            dict(self._rows_of(_COMPANY, _decode_company)),
        )

    def _rows_of(self, what: str, decode: Callable[[bytes], tuple[_T, ...]]) -> tuple[_T, ...]:
        try:
            return tuple(one for _, value in self._rows.rows(what) for one in decode(value))
        except msgspec.MsgspecError as error:
            raise DamagedStoreError(str(error)) from error

    def keep(self, edition: Edition) -> None:
        """Store the decisions for this edition, for whose cards `of` was called."""
        now, before = self._decided, self._stored
        if now is None:
            return
        known = before or DecidedNames((), {}, {}, {}, {})
        rows = {
            _GROUPS: _changed_parts(now.groups, known.groups, lambda row: row[1], _part_of_group),
            _KEYS: _changed_parts(now.keys, known.keys, tuple, _part_of_name),
            _COMPANY: _changed_parts(now.company, known.company, tuple, _part),
            _FORMS: _changed_parts(now.forms, known.forms, tuple, _part_of_said),
            _JOINS: [("", _encode(now.joins))] if now.joins != known.joins else [],
        }
        self._rows.keep(rows, edition_mark(card.id for card in edition.cards), whole=before is None)


def _changed_parts(
    now: Mapping[_K, _V],
    before: Mapping[_K, _V],
    row: Callable[[tuple[_K, _V]], object],
    part_of: Callable[[_K], int],
) -> list[tuple[str, bytes]]:
    """Return name and value of each part in which a row has changed, come or gone."""
    changed = {part_of(key) for key, value in now.items() if before.get(key) is not value}
    changed |= {part_of(key) for key in before.keys() - now.keys()}
    found: dict[int, list[object]] = {part: [] for part in changed}
    for item in now.items() if found else ():
        if (part := part_of(item[0])) in found:
            found[part].append(row(item))
    return [(str(part), _encode(rows)) for part, rows in found.items()]


def _part(text: str) -> int:
    return crc32(text.encode()) % _PARTS


def _part_of_name(name: Name) -> int:
    return _part(name[1][-1] if name[1] else "")


def _part_of_group(classes: tuple[Name, ...]) -> int:
    return _part_of_name(classes[0])


def _part_of_said(said: Said) -> int:
    return _part(said[1])

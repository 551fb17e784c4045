"""Makes and updates the index from documents; docs/search.md describes its format.

The index depends only on the set of documents. The contribution of each document is stored, so that a changed document
rewrites only the shards of its changed words, its block, and the root, which names all files by their hashes
(docs/decisions/0026-the-search-index-is-kept.md).
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from site_builder.engine.search_store import SearchRow, SearchStore
from site_builder.model import File
from site_builder.search.analysis import skeleton, sound
from site_builder.search.coding import pack, write_number
from site_builder.search.index_files import IN_BLOCK, IndexFiles, block_row, filter_key, read_block, shard_row
from site_builder.search.indexing.contributions import Contribution, contributions
from site_builder.search.indexing.indexed_documents import IndexedDocument
from site_builder.search.indexing.shards import Shards
from site_builder.search.indexing.slots import place
from site_builder.search.pairs import PAIRS, pair_names
from site_builder.search.postings import LEVELS, levels_of, postings

__all__ = ["build_index", "update_index"]

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(Contribution).decode
_decode_counts = msgspec.msgpack.Decoder(dict[str, int]).decode
_COUNTED = ("language:", "month:")

_SPACES = ("-", ".", PAIRS)
_PART = 1 << 16  # places whose slots are filled in at a time
_MERGED = 1000  # words whose postings are written in one batch: more need more memory, fewer more NumPy calls
_Word = str
"""A word of articles; one of names begins with '-', a filter with '.', a pair of words with '_'."""
_PAIRS = [PAIRS + name for name in pair_names()]
_PAIR_LEVEL = 1
_Ints = NDArray[np.int64]
_Places = _Ints
"""Documents of a word: each number is (15 - level) << 32 | slot, so that they sort in the order of `postings`."""
_SLOT_BITS, _PLACE_BITS = 32, 36
_SLOT = (1 << _SLOT_BITS) - 1


def build_index(documents: Iterable[IndexedDocument]) -> tuple[File, ...]:
    """Return the files of an index of these documents; their order does not matter."""
    store = SearchStore.in_memory()
    whole = {one.address: one for one in documents}
    with store.changing(""):
        update_index(store, (((one.address, b""), one) for one in whole.values()), ())
    made = IndexFiles(store, lambda name: whole[name].body)
    return tuple(map(made.file, made.hashes()))


def update_index(
    store: SearchStore, changed: Iterable[tuple[tuple[str, bytes], IndexedDocument]], gone: Iterable[str]
) -> None:
    """Update the index in `store`, inside its `changing`.

    `changed`: new and changed documents, each with its name and a hash of its inputs; they are read one by one. `gone`:
    names of deleted documents.
    """
    change = _Change()
    for name in gone:
        _take(store, change, store.needed("given", name))
        store.drop([("given", name)])
    store.put(_kept(store, change, changed))
    _move(store, change)
    _keep_counts(store, change)
    shards = Shards(store)
    _set_words(shards, change)
    change.forget_words()
    _store_shards(store, shards)
    _change_blocks(store, change)
    store.drop([("text", address) for address in change.left])
    store.put(("text", address, text, name.encode()) for address, (name, _, text) in change.came.items() if text)


def _store_shards(store: SearchStore, shards: Shards) -> None:
    """Store the changed shards one by one, because all of them together need much memory."""
    empty: list[str] = []

    def full() -> Iterator[SearchRow]:
        for prefix, size, text in shards.changes():
            if text or not prefix:
                yield shard_row(prefix, size, text)
            else:
                empty.append(prefix)

    store.put(full())
    store.drop([("shard", prefix) for prefix in empty])


class _Numbers(dict[_Word, int]):
    """A number for every word, in the order of the first look-up."""

    def __missing__(self, word: _Word) -> int:
        number = self[word] = len(self)
        return number


class _Change:
    """Removals from the index and additions to it."""

    def __init__(self) -> None:
        self.left: dict[str, int] = {}
        """The slot of each removed document, by address."""
        self.lost: dict[_Word, dict[int, int]] = defaultdict(dict)
        """For each word, the slots of the removed documents with it, and its level there."""
        self.came: dict[str, tuple[str, str, bytes]] = {}
        """Name, record and hash of the text of each added document, by address."""
        self.slot_of: dict[str, int] = {}
        """The slot of each added document, by address."""
        self.counts: Counter[str] = Counter()
        """Number of added articles minus removed ones: of all, and by month and language."""
        self._number = _Numbers(zip(_PAIRS, range(len(_PAIRS)), strict=True))
        self._came = array("q")
        """Words of added documents: number << 36 | place, with the document's index in `came` instead of a slot."""

    def take(self, given: Contribution, slot: int) -> None:
        """Note a removed document."""
        self.left[given.address] = slot
        for word, level in zip(_words(given), _levels(given), strict=True):
            self.lost[word][slot] = level
        for pair in _pairs(given).tolist():
            self.lost[_PAIRS[pair]][slot] = _PAIR_LEVEL
        self._count(given, -1)

    def bring(self, name: str, given: Contribution) -> None:
        """Note an added document."""
        words = _words(given)
        number = np.fromiter(map(self._number.__getitem__, words), np.int64, len(words))
        level = np.frombuffer(_levels(given), np.uint8).astype(np.int64)
        document, pairs = np.array(len(self.came)), _pairs(given).astype(np.int64)
        self._came.frombytes((number << _PLACE_BITS | _places(level, document)).tobytes())
        self._came.frombytes((pairs << _PLACE_BITS | _places(np.array(_PAIR_LEVEL), document)).tobytes())
        self.came[given.address] = name, given.record, given.text
        self._count(given, 1)

    def _count(self, given: Contribution, by: int) -> None:
        if not given.is_name:
            self.counts["articles"] += by
            for name in given.filters:
                if name.startswith(_COUNTED):
                    self.counts[name] += by

    def words(self) -> Iterator[tuple[_Word, _Places]]:
        """Yield every word of removed or added documents with its new places, in order.

        A word with the same slots and levels as before is left out.
        """
        slots = np.array([self.slot_of[address] for address in self.came], np.int64)
        # The places of a new index take much memory, so they are changed in their place, and part by part.
        came, self._came = np.frombuffer(self._came, np.int64), array("q")
        for start in range(0, len(came), _PART):
            part = came[start : start + _PART]
            part += slots[part & _SLOT] - (part & _SLOT)
        came.sort()
        ends = np.searchsorted(came, np.arange(1, len(self._number) + 1) << _PLACE_BITS).tolist()
        came &= (1 << _PLACE_BITS) - 1
        for one, (start, end) in zip(self._number, pairwise([0, *ends]), strict=True):
            if start < end if one not in self.lost else self.lost[one] != _levels_by_slot(came[start:end]):
                yield one, came[start:end]
        for one in self.lost.keys() - self._number.keys():
            yield one, came[:0]

    def forget_words(self) -> None:
        """Free the memory of all words, once their places are set."""
        self._number.clear()
        self.lost.clear()


def _places(levels: _Ints, slots: _Ints) -> _Places:
    return (LEVELS - levels) << _SLOT_BITS | slots


def _levels_by_slot(places: _Places) -> dict[int, int]:
    return dict(zip((places & _SLOT).tolist(), (LEVELS - (places >> _SLOT_BITS)).tolist(), strict=True))


def _words(given: Contribution) -> list[_Word]:
    words = [f"-{word}" for word in given.words] if given.is_name else list(given.words)
    return words + [f".{name}" for name in given.filters]


def _levels(given: Contribution) -> bytes:
    return given.levels + b"\1" * len(given.filters)


def _pairs(given: Contribution) -> NDArray[np.uint16]:
    return np.frombuffer(given.pairs, np.uint16)


def _kept(
    store: SearchStore, change: _Change, changed: Iterable[tuple[tuple[str, bytes], IndexedDocument]]
) -> Iterator[SearchRow]:
    """Yield the row of each given document, and note the changes."""
    is_new = not store.count("given")
    for (name, mark), given in contributions(changed):
        value, before = _encode(given), None if is_new else store.value("given", name)
        if value != before:
            if before is not None:
                _take(store, change, before)
            change.bring(name, given)
        yield "given", name, mark, value


def _take(store: SearchStore, change: _Change, value: bytes) -> None:
    given = _decode(value)
    change.take(given, int(store.mark("slot", given.address) or b"0"))


def _move(store: SearchStore, change: _Change) -> None:
    """Give every added document a slot; if the set of addresses changes, a few other documents get new slots."""
    if change.left.keys() == change.came.keys():
        change.slot_of = dict(change.left)
        return
    others = {one: int(mark) for one, mark in store.marks("slot").items() if one not in change.left}
    slot_of = change.slot_of = place([*others, *change.came])
    for address in [one for one, slot in others.items() if slot_of[one] != slot]:
        name = store.needed("slot", address).decode()
        given = _decode(store.needed("given", name))
        change.take(given, others[address])
        change.bring(name, given)
    store.drop([("slot", address) for address in change.left.keys() - change.came.keys()])
    store.put(("slot", one, str(slot_of[one]).encode(), name.encode()) for one, (name, *_) in change.came.items())


def _keep_counts(store: SearchStore, change: _Change) -> None:
    before = store.value("state", "counts")
    counts = Counter(_decode_counts(before) if before else {})
    counts.update(change.counts)
    store.put([("state", "counts", b"", _encode(+counts))])


def _set_words(shards: Shards, change: _Change) -> None:
    """Update the postings of all changed words."""
    words = change.words()
    while batch := list(islice(words, _MERGED)):
        seats = [_seat(word) for word, _ in batch]
        merged = [
            _merged(shards.get(key, packed), change.lost.get(word, {}), came)
            for (_, key, packed), (word, came) in zip(seats, batch, strict=True)
        ]
        places = np.concatenate(merged)
        texts = postings(LEVELS - (places >> _SLOT_BITS), places & _SLOT, list(map(len, merged)))
        for (space, key, packed), text in zip(seats, texts, strict=True):
            shards.set(key, packed, f"{space}|{packed}|{text}" if text else "")


def _seat(word: _Word) -> tuple[str, str, str]:
    """Return the space of a word, its key, and its form in a shard."""
    space = word[0] if word[0] in _SPACES else ""
    text = word[len(space) :]
    return space, filter_key(text) if space == "." else space + skeleton(sound(text)), pack(text)


def _merged(row: str, lost: dict[int, int], came: _Places) -> _Places:
    """Return the places of the word with this row, without those in `lost` and with those in `came`."""
    if not row:
        return came
    left = {slot: level for slot, level in levels_of(row.rpartition("|")[2]).items() if slot not in lost}
    left |= _levels_by_slot(came)
    return np.sort(_places(np.array(list(left.values()), np.int64), np.array(list(left), np.int64)))


def _change_blocks(store: SearchStore, change: _Change) -> None:
    blocks: dict[int, dict[int, str]] = {}

    def block(slot: int) -> dict[int, str]:
        number = slot // IN_BLOCK
        if number not in blocks:
            value = store.value("block", str(number))
            blocks[number] = read_block(value) if value else {}
        return blocks[number]

    for slot in change.left.values():
        block(slot).pop(slot % IN_BLOCK, None)
    for address, (_, record, _) in change.came.items():
        slot = change.slot_of[address]
        block(slot)[slot % IN_BLOCK] = write_number(slot % IN_BLOCK) + record
    store.drop([("block", str(number)) for number, records in blocks.items() if not records])
    store.put(block_row(number, records) for number, records in blocks.items() if records)

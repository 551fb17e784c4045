"""Documents -> the files of the index; docs/search.md describes their form.

The files are a function of the set of documents alone: one more article changes the shards of its words, its block, and
the root, which names all others by the hash of their content.
"""

import base64
import hashlib
import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, groupby, pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.addresses import SEARCH_FILES, SEARCH_INDEX
from site_builder.model import File
from site_builder.search.analysis import fold, skeleton, sound, words
from site_builder.search.coding import pack, write_bits, write_number, write_numbers
from site_builder.search.indexed_documents import IndexedDocument, length_norm
from site_builder.search.slots import place, size_for
from site_builder.search.tables import rules, rules_json

__all__ = [
    "LEVELS",
    "LONG",
    "PAIR_BITS",
    "PER_PAIR",
    "VERSION",
    "build_index",
    "file_name",
    "filter_key",
    "pair_hash",
    "word_hash",
]

LEVELS = 15
_SATURATION = 1.5  # k1 of BM25: after this weight a word counts half of what it can
_BODY, _HALF = 4.0, 2.0  # what the body counts at most, and how often a word must stand there to count half of it
_IN_BLOCK = 6  # slots whose records share a file: about 1.5 kB
VERSION = 4  # letters of a hash that tell two states of one file apart
_LIMIT, _OWN = 4_000, 1_000  # a shard beyond the first gives children beyond the second a shard of their own
LONG = 12  # gaps from which Rice code is shorter than numbers
PER_PAIR = 16  # one in so many pairs of words is taken for another
PAIR_BITS = 4

_Ints = NDArray[np.int64]
_MASK = np.uint64(0xFFFFFFFF)


class _Terms(dict[str, tuple[int, ...]]):
    """Every word seen, numbered in the order of appearance; looked up by what stands between two spaces."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._number: dict[str, int] = {}
        self._spellings: dict[str, list[int]] = {}
        self._compounds: dict[tuple[int, int], str] = {}
        self._firsts: set[int] = set()

    def __missing__(self, piece: str) -> tuple[int, ...]:
        found = self[piece] = tuple(map(self._new, words(piece)))
        return found

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the words of `text`, in order, and of the compounds that are written apart there."""
        found = list(chain.from_iterable(map(self.__getitem__, text.split())))
        return found if self._firsts.isdisjoint(found) else found + self._joined(found)

    def _joined(self, found: list[int]) -> list[int]:
        """Return the compounds that are written apart here: लॉक डाउन."""
        pairs = pairwise(found)
        return [self._new(self._compounds[pair]) for pair in pairs if pair in self._compounds]

    def _new(self, word: str) -> int:
        number = self._number.get(word)
        if number is None:
            number = self._number[word] = len(self.words)
            self.words.append(word)
            self._note_compounds(fold(word), number)
        return number

    def _note_compounds(self, folded: str, number: int) -> None:
        found = _compounds().get(folded, ())
        if found:
            self._spellings.setdefault(folded, []).append(number)
        for first, second in found:
            for a in self._spellings.get(first, ()):
                for b in self._spellings.get(second, ()):
                    self._compounds[a, b] = self.words[a] + self.words[b]
                    self._firsts.add(a)


@cache
def _compounds() -> dict[str, list[tuple[str, str]]]:
    """Return the compounds of which a word is a part."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rules()["compounds"]:
        first, second = map(fold, row)
        for part in (first, second):
            found.setdefault(part, []).append((first, second))
    return found


@dataclass(slots=True)
class _Words:
    """The words of all documents as columns: which word, where, and for words of short fields with what weight."""

    term: "array[int]" = field(default_factory=lambda: array("i"))
    place: "array[int]" = field(default_factory=lambda: array("i"))
    """Of a title twice the number of the document, of a body one more; of a field the number itself."""
    weight: "array[float]" = field(default_factory=lambda: array("f"))

    def add(self, terms: list[int], place: int, weight: float | None = None) -> None:
        """Note that these words stand in this place, in this order."""
        self.term.extend(terms)
        self.place.extend([place] * len(terms))
        if weight is not None:
            self.weight.extend([weight] * len(terms))

    def columns(self) -> tuple[_Ints, _Ints]:
        """Return the words and their places."""
        return np.array(self.term, np.int64), np.array(self.place, np.int64)


def build_index(documents: Iterable[IndexedDocument]) -> tuple[File, ...]:
    """Return the files of the index. The documents are looked at one by one; their order does not matter."""
    terms, fields, texts = _Terms(), _Words(), _Words()
    records: list[tuple[str, str]] = []
    filters: dict[str, list[int]] = {}
    is_name: list[bool] = []
    for doc, one in enumerate(documents):
        for weight, text in one.fields:
            if text:
                fields.add(terms.numbers(text), doc, weight)
        texts.add(terms.numbers(f"{one.title} {one.lead}" if one.is_name else one.title), 2 * doc)
        texts.add(terms.numbers(one.body), 2 * doc + 1)
        records.append((one.address, _record(one)))
        is_name.append(one.is_name)
        for name in one.filters:
            filters.setdefault(name, []).append(doc)
    slot_of = place(address for address, _ in records)
    slots = np.array([slot_of[address] for address, _ in records], np.int64)
    entries = list(_word_entries(terms.words, _weights(fields, texts), slots, np.array(is_name, bool)))
    entries += [_filter_entry(name, sorted(int(slots[doc]) for doc in docs)) for name, docs in filters.items()]
    pairs = _pairs(terms.words, texts, len(records))
    blocks = _blocks(records, slots, pairs)
    return _files(entries, blocks, filters, len(is_name) - sum(is_name), size_for(len(records)))


def _weights(fields: _Words, texts: _Words) -> tuple[_Ints, _Ints, NDArray[np.float64]]:
    """Return (word, document, weight) for every word of every document: BM25F, with a limit to what a body counts."""
    term, place = texts.columns()
    in_body = place % 2 == 1
    both, counts = np.unique(term[in_body] << 32 | place[in_body] >> 1, return_counts=True)
    lengths = np.bincount(place[in_body] >> 1)
    norm = np.array([length_norm(words) for words in lengths.tolist()])
    weight = _BODY * counts / (counts + _HALF * norm[both & 0xFFFFFFFF]) if len(both) else counts.astype(np.float64)
    term, doc = fields.columns()
    both = np.concatenate([both, term << 32 | doc])
    weight = np.concatenate([weight, np.array(fields.weight, np.float64)])
    order = np.argsort(both, kind="stable")
    both = both[order]
    first = np.flatnonzero(np.diff(both, prepend=-1))
    total = np.add.reduceat(weight[order], first) if len(first) else weight
    return both[first] >> 32, both[first] & 0xFFFFFFFF, total


def _record(one: IndexedDocument) -> str:
    address = one.address.removesuffix(".html")
    return "|".join(pack(text) for text in (address, one.title, one.kicker, one.date, one.language, one.lead))


def _word_entries(
    known: list[str], weights: tuple[_Ints, _Ints, NDArray[np.float64]], slots: _Ints, is_name: NDArray[np.bool_]
) -> Iterator[tuple[str, str, str]]:
    """Yield (key of its shard, word, postings) of every word; those of names have a key that begins with '-'."""
    term, doc, weight = weights
    if not len(term):
        return
    stop = frozenset(rules()["stop"])
    level = np.maximum(1, np.rint(LEVELS * weight / (weight + _SATURATION))).astype(np.int64)
    # Names and articles apart; within a word the highest level first, within a level by slot.
    group, slot = term * 2 + is_name[doc], slots[doc]
    order = np.argsort((group * (LEVELS + 1) + LEVELS - level) << 32 | slot)
    group, level, slot = group[order], level[order], slot[order]
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    levels, slot_list, ends = level.tolist(), slot.tolist(), [*starts[1:].tolist(), len(group)]
    for one, start, end in zip(group[starts].tolist(), starts.tolist(), ends, strict=True):
        word, name = known[one // 2], one % 2
        if name or word not in stop:
            key = ("-" if name else "") + skeleton(sound(word))
            yield key, word, _postings(levels[start:end], slot_list[start:end])


def _postings(levels: list[int], slots: list[int]) -> str:
    """Return runs of one level each: how many and which level in one number, then the gaps between the slots."""
    found: list[str] = []
    at = 0
    while at < len(levels):
        end = at + levels.count(levels[at])
        gaps = [slots[at], *(b - a - 1 for a, b in pairwise(slots[at:end]))]
        found.append(write_number((end - at - 1) * (LEVELS + 1) + levels[at]))
        found.append(write_numbers(gaps) if len(gaps) < LONG else _long_run(gaps))
        at = end
    return "".join(found)


def _long_run(gaps: list[int]) -> str:
    """Return many gaps: the bits of a gap's rest, how many times two digits follow, and these."""
    rest = max(1, int(sum(gaps) / len(gaps)).bit_length() - 1)
    bits = write_bits(np.array(gaps), rest)
    return write_numbers((rest, len(bits) // 2)) + bits


def _filter_entry(name: str, slots: list[int]) -> tuple[str, str, str]:
    return filter_key(name), name, _postings([1] * len(slots), slots)


def filter_key(name: str) -> str:
    """Return the key of a filter (`month:2025-11`); like all keys it may stand in the name of a file."""
    return "." + name.replace(":", ".").replace("/", ".")


def word_hash(word: str) -> int:
    """Return 32 bits for a word (FNV-1a over code points): spellings that meet in search have the same."""
    value = 2166136261
    for c in fold(word):
        value = (value ^ ord(c)) * 16777619 & 0xFFFFFFFF
    return value


def pair_hash(first: int, between: int, second: int) -> int:
    """Return 32 bits for two words and the sum of the words between them that search does not look for."""
    turned = (second << 13 | second >> 19) & 0xFFFFFFFF
    value = ((first ^ turned) * 2654435761 + between) & 0xFFFFFFFF
    return value ^ value >> 15


def _pairs(known: list[str], texts: _Words, docs: int) -> list[str]:
    """Return for every document the pairs of words that stand beside each other: how many, '|', gaps of hashes."""
    quiet = frozenset(rules()["quiet"])
    hashes = np.array([word_hash(word) for word in known], np.uint64)
    silent = np.array([word in quiet for word in known], bool)
    term, place = texts.columns()
    heard = np.flatnonzero(~silent[term]) if len(term) else term
    passed = np.cumsum(np.where(silent[term], hashes[term], 0).astype(np.uint64)) if len(term) else hashes
    together = place[heard[:-1]] == place[heard[1:]]
    a, b = heard[:-1][together], heard[1:][together]
    second = hashes[term[b]]
    turned = (second << np.uint64(13) | second >> np.uint64(19)) & _MASK
    value = ((hashes[term[a]] ^ turned) * np.uint64(2654435761) + passed[b] - passed[a]) & _MASK
    value ^= value >> np.uint64(15)
    ends = np.searchsorted(place[a] >> 1, np.arange(docs + 1))
    found = []
    for start, end in pairwise(ends.tolist()):
        distinct = np.unique(value[start:end])
        short = np.unique(distinct * np.uint64(len(distinct) * PER_PAIR) >> np.uint64(32))
        gaps = np.diff(short, prepend=np.uint64(0))
        found.append(f"{write_number(len(distinct))}|{write_bits(gaps.astype(np.int64), PAIR_BITS)}")
    return found


def _blocks(records: list[tuple[str, str]], slots: _Ints, pairs: list[str]) -> dict[int, str]:
    """Return the records by block: each its slot in the block, its fields, its pairs of words."""
    blocks: dict[int, list[str]] = {}
    for doc in np.argsort(slots).tolist():
        block, place_in = divmod(int(slots[doc]), _IN_BLOCK)
        blocks.setdefault(block, []).append(f"{write_number(place_in)}{records[doc][1]}|{pairs[doc]}")
    return {block: "~".join(rows) for block, rows in blocks.items()}


def _rows(entries: Iterable[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return (key, what stands in its shard) of all entries, sorted."""
    spaces = {"-", "."}
    return [
        (key, f"{key[0] if key[:1] in spaces else ''}|{pack(word)}|{postings}")
        for key, word, postings in sorted(entries)
    ]


def _shards(prefix: str, rows: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (prefix, content) of every shard; a key is looked up in the shard with the longest prefix of it."""
    if sum(len(row) for _, row in rows) <= _LIMIT:
        yield prefix, "~".join(row for _, row in rows)
        return
    rest: list[tuple[str, str]] = []
    for letter, group in groupby(rows, lambda row: row[0][len(prefix) : len(prefix) + 1]):
        children = list(group)
        if letter and sum(len(row) for _, row in children) > _OWN:
            yield from _shards(prefix + letter, children)
        else:
            rest += children
    if rest or not prefix:
        yield prefix, "~".join(row for _, row in rest)


def _files(
    entries: list[tuple[str, str, str]], blocks: dict[int, str], filters: dict[str, list[int]], articles: int, size: int
) -> tuple[File, ...]:
    shards = dict(_shards("", _rows(entries)))
    named = {prefix: _file(prefix, text) for prefix, text in sorted(shards.items())}
    numbered = {block: _file(f"#{block}", text) for block, text in sorted(blocks.items())}
    tables = _rules_file()
    root = {
        "articles": articles,
        "rules": _version(tables),
        "shards": " ".join(f"{prefix} {_version(file)}" for prefix, file in named.items()),
        "blocks": "".join(
            _version(numbered[at]) if at in numbered else "-" * VERSION for at in range(-(-size // _IN_BLOCK))
        ),
        "inBlock": _IN_BLOCK,
        "months": sorted(name[6:] for name in filters if name.startswith("month:")),
        "languages": sorted(name[9:] for name in filters if name.startswith("language:")),
    }
    content = f"search.root({json.dumps(root, ensure_ascii=False, separators=(',', ':'))});\n"
    return File(SEARCH_INDEX, content.encode()), tables, *named.values(), *numbered.values()


def _rules_file() -> File:
    content = f"search.rules({rules_json()});\n".encode()
    return File(f"{SEARCH_FILES}rules.{_hash(content)}.js", content)


def _file(key: str, text: str) -> File:
    content = f'search.got({json.dumps(key)},"{text}");\n'.encode()
    return File(file_name(key, _hash(content)), content)


def file_name(key: str, version: str) -> str:
    """Return the address of a shard by its prefix, or of a block by '#' and its number."""
    return f"{SEARCH_FILES}{key.replace('#', 'd') if key.startswith('#') else 'w' + key}.{version}.js"


def _version(file: File) -> str:
    return file.address.split(".")[-2]


def _hash(content: bytes) -> str:
    return base64.b32encode(hashlib.sha256(content).digest()).decode()[:VERSION].lower()

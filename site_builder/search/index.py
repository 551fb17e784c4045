"""Documents -> the files of the index; docs/search.md describes their form.

The files are a function of the set of documents alone: one more article changes the shards of its words, its block, and
the root, which names all others by the hash of their content.
"""

import base64
import hashlib
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from site_builder.addresses import SEARCH_FILES, SEARCH_INDEX
from site_builder.model import File
from site_builder.search.analysis import chunks, fold, skeleton, sound, words_of_chunk
from site_builder.search.coding import pack, write_number, write_numbers
from site_builder.search.documents import Document
from site_builder.search.slots import place, size_for
from site_builder.search.tables import rules, rules_json

__all__ = ["LEVELS", "PER_PAIR", "build_index", "file_name", "filter_key", "pair_hash", "word_hash"]

LEVELS = 15
_SATURATION = 1.5  # k1 of BM25: after this weight a word counts half of what it can
_LENGTH, _AVERAGE = 0.6, 300  # b of BM25, and the length in words that neither helps nor harms
_BODY, _HALF = 3.0, 2.0  # what the body counts at most, and how often a word must stand there to count half of it
_IN_BLOCK = 12  # slots whose records share a file: about 3 kB
_LIMIT, _OWN = 6_000, 1_500  # a shard beyond the first gives children beyond the second a shard of their own
PER_PAIR = 16  # one in so many pairs of words is taken for another

_Ints = NDArray[np.int64]


@dataclass(slots=True)
class _Terms:
    """Every word seen, numbered in the order of appearance."""

    number: dict[str, int] = field(default_factory=dict)
    of_chunk: dict[str, tuple[int, ...]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    spellings: dict[str, list[int]] = field(default_factory=dict)
    """The numbers of the words that are parts of compounds, by their fold."""
    compounds: dict[tuple[int, int], str] = field(default_factory=dict)
    """What two words are together."""
    firsts: set[int] = field(default_factory=set)
    """The first of each such two."""

    def numbers(self, text: str) -> list[int]:
        """Return the numbers of the words of `text`, in order."""
        known = self.of_chunk
        found: list[int] = []
        for chunk in chunks(text):
            terms = known.get(chunk)
            if terms is None:
                terms = known[chunk] = tuple(self._new(word) for word in words_of_chunk(chunk))
            found += terms
        if not self.firsts.isdisjoint(found):
            found += self._joined(found)
        return found

    def _joined(self, found: list[int]) -> list[int]:
        """Return the compounds that are written apart here: लॉक डाउन."""
        pairs = pairwise(found)
        return [self._new(self.compounds[pair]) for pair in pairs if pair in self.compounds]

    def _new(self, word: str) -> int:
        number = self.number.get(word)
        if number is None:
            number = self.number[word] = len(self.number)
            self.words.append(word)
            self._note_compounds(fold(word), number)
        return number

    def _note_compounds(self, folded: str, number: int) -> None:
        found = _compounds().get(folded, ())
        if found:
            self.spellings.setdefault(folded, []).append(number)
        for first, second in found:
            for a in self.spellings.get(first, ()):
                for b in self.spellings.get(second, ()):
                    self.compounds[a, b] = self.words[a] + self.words[b]
                    self.firsts.add(a)


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
class _Occurrences:
    """Every word of every document, as columns: which word, in which document, with what weight."""

    term: "array[int]" = field(default_factory=lambda: array("i"))
    doc: "array[int]" = field(default_factory=lambda: array("i"))
    weight: "array[float]" = field(default_factory=lambda: array("f"))

    def add(self, terms: list[int], doc: int, weight: float) -> None:
        """Note that a document holds these words, each with this weight."""
        self.term.extend(terms)
        self.doc.extend([doc] * len(terms))
        self.weight.extend([weight] * len(terms))


def build_index(documents: Iterable[Document]) -> tuple[File, ...]:
    """Return the files of the index. The documents are looked at one by one; their order does not matter."""
    terms, occurrences, bodies = _Terms(), _Occurrences(), _Occurrences()
    records: list[tuple[str, str]] = []
    filters: dict[str, list[int]] = {}
    is_name: list[bool] = []
    for doc, one in enumerate(documents):
        for weight, text in one.fields:
            if text:
                occurrences.add(terms.numbers(text), doc, weight)
        body = terms.numbers(one.body)
        norm = 1 - _LENGTH + _LENGTH * max(len(body), _AVERAGE / 3) / _AVERAGE
        for term, count in Counter(body).items():
            occurrences.add([term], doc, _BODY * count / (count + _HALF * norm))
        bodies.add(terms.numbers(f"{one.title} {one.lead}" if one.is_name else one.title) + body, doc, 0)
        records.append((one.address, _record(one)))
        is_name.append(one.is_name)
        for name in one.filters:
            filters.setdefault(name, []).append(doc)
    slot_of = place(address for address, _ in records)
    slots = np.array([slot_of[address] for address, _ in records], np.int64)
    words = list(terms.number)
    entries = list(_word_entries(words, occurrences, slots, np.array(is_name, bool)))
    entries += [_filter_entry(name, sorted(int(slots[doc]) for doc in docs)) for name, docs in filters.items()]
    pairs = _pairs(words, bodies, len(records))
    blocks = _blocks(records, slots, pairs)
    return _files(entries, blocks, filters, len(is_name) - sum(is_name), size_for(len(records)))


def _record(one: Document) -> str:
    address = one.address.removesuffix(".html")
    return "|".join(pack(text) for text in (address, one.title, one.kicker, one.date, one.language, one.lead))


def _word_entries(
    words: list[str], occurrences: _Occurrences, slots: _Ints, is_name: NDArray[np.bool_]
) -> Iterator[tuple[str, str, str]]:
    """Yield (key of its shard, word, postings) of every word; those of names have a key that begins with '-'."""
    if not len(occurrences.term):
        return
    stop = frozenset(rules()["stop"])
    term = np.frombuffer(occurrences.term, np.int32).astype(np.int64)
    doc = np.frombuffer(occurrences.doc, np.int32).astype(np.int64)
    both = term * len(slots) + doc
    order = np.argsort(both, kind="stable")
    both = both[order]
    first = np.flatnonzero(np.diff(both, prepend=-1))
    weight = np.add.reduceat(np.frombuffer(occurrences.weight, np.float32)[order].astype(np.float64), first)
    term, doc = both[first] // len(slots), both[first] % len(slots)
    level = np.maximum(1, np.rint(LEVELS * weight / (weight + _SATURATION))).astype(np.int64)
    # Names and articles apart; within a word the highest level first, within a level by slot.
    group = term * 2 + is_name[doc]
    order = np.lexsort((slots[doc], -level, group))
    group, level, slot = group[order], level[order], slots[doc][order]
    starts = np.flatnonzero(np.diff(group, prepend=-1))
    levels, slot_list, ends = level.tolist(), slot.tolist(), [*starts[1:].tolist(), len(group)]
    for start, end in zip(starts.tolist(), ends, strict=True):
        word, name = words[int(group[start]) // 2], int(group[start]) % 2
        if name or word not in stop:
            key = ("-" if name else "") + skeleton(sound(word))
            yield key, word, _postings(levels[start:end], slot_list[start:end])


def _postings(levels: list[int], slots: list[int]) -> str:
    """Return runs of one level each: how many and which level in one number, then the gaps between the slots."""
    found, at = [], 0
    while at < len(levels):
        end = at + levels[at:].count(levels[at])
        found.append(write_number((end - at - 1) * (LEVELS + 1) + levels[at]))
        found.append(write_number(slots[at]))
        found += [write_number(b - a - 1) for a, b in zip(slots[at : end - 1], slots[at + 1 : end], strict=True)]
        at = end
    return "".join(found)


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


def _pairs(words: list[str], bodies: _Occurrences, docs: int) -> list[str]:
    """Return for every document the pairs of words that stand beside each other: how many, then gaps of hashes."""
    if not len(bodies.term):
        return [""] * docs
    stop = frozenset(rules()["stop"])
    hashes = np.array([word_hash(word) for word in words], np.uint64)
    stops = np.array([word in stop for word in words], bool)
    term, doc = np.frombuffer(bodies.term, np.int32), np.frombuffer(bodies.doc, np.int32)
    heard = np.flatnonzero(~stops[term])
    passed = np.cumsum(np.where(stops[term], hashes[term], 0).astype(np.uint64))
    a, b = heard[:-1], heard[1:]
    a, b = a[doc[a] == doc[b]], b[doc[a] == doc[b]]
    mask = np.uint64(0xFFFFFFFF)
    second = hashes[term[b]]
    turned = (second << np.uint64(13) | second >> np.uint64(19)) & mask
    value = ((hashes[term[a]] ^ turned) * np.uint64(2654435761) + passed[b] - passed[a]) & mask
    value ^= value >> np.uint64(15)
    ends = np.searchsorted(doc[a], np.arange(docs + 1))
    found = []
    for start, end in zip(ends.tolist(), ends[1:].tolist(), strict=False):
        distinct = np.unique(value[start:end])
        gaps = np.diff(np.unique(distinct * np.uint64(len(distinct) * PER_PAIR) >> np.uint64(32)), prepend=np.uint64(0))
        found.append(write_numbers([len(distinct), *gaps.tolist()]))
    return found


def _blocks(records: list[tuple[str, str]], slots: _Ints, pairs: list[str]) -> dict[int, str]:
    """Return the records by block: each its slot in the block, its fields, its pairs of words."""
    blocks: dict[int, list[str]] = {}
    for doc in np.argsort(slots).tolist():
        block, place_in = divmod(int(slots[doc]), _IN_BLOCK)
        blocks.setdefault(block, []).append(f"{write_number(place_in)}{records[doc][1]}|{pairs[doc]}")
    return {block: "~".join(rows) for block, rows in blocks.items()}


def _shards(prefix: str, entries: list[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield (prefix, content) of every shard; a key is looked up in the shard with the longest prefix of it."""
    rows = [f"{key[:1] if key[:1] in {'-', '.'} else ''}|{pack(word)}|{postings}" for key, word, postings in entries]
    if sum(map(len, rows)) <= _LIMIT:
        yield prefix, "~".join(rows)
        return
    children: dict[str, list[int]] = {}
    for at, (key, _, _) in enumerate(entries):
        children.setdefault(key[len(prefix) : len(prefix) + 1], []).append(at)
    rest = []
    for letter, ats in children.items():
        if letter and sum(len(rows[at]) for at in ats) > _OWN:
            yield from _shards(prefix + letter, [entries[at] for at in ats])
        else:
            rest += ats
    if rest or not prefix:
        yield prefix, "~".join(rows[at] for at in sorted(rest))


def _files(
    entries: list[tuple[str, str, str]], blocks: dict[int, str], filters: dict[str, list[int]], articles: int, size: int
) -> tuple[File, ...]:
    shards = dict(_shards("", sorted(entries)))
    named = {prefix: _file(prefix, text) for prefix, text in sorted(shards.items())}
    numbered = {block: _file(f"#{block}", text) for block, text in sorted(blocks.items())}
    tables = _rules_file()
    root = {
        "articles": articles,
        "rules": _version(tables),
        "shards": " ".join(f"{prefix} {_version(file)}" for prefix, file in named.items()),
        "blocks": "".join(_version(numbered[at]) if at in numbered else "-----" for at in range(-(-size // _IN_BLOCK))),
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
    return base64.b32encode(hashlib.sha256(content).digest()).decode()[:5].lower()

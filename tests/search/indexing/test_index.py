"""The files of the search index: a small change rewrites few files, and the result depends only on the articles."""

import random
from itertools import product
from unittest import mock

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st

from site_builder.engine.search_store import SearchStore
from site_builder.search.coding import pack, pack_letters, read_bits, read_number, unpack, write_bits, write_number
from site_builder.search.index_files import IndexFiles
from site_builder.search.indexing import shards
from site_builder.search.indexing.index import build_index, update_index
from site_builder.search.indexing.indexed_documents import IndexedDocument
from site_builder.search.indexing.slots import place, size_for
from site_builder.search.postings import levels_of, postings

WORDS = ("नदी", "पुल", "सड़क", "गांव", "शहर", "किसान", "मजदूर", "नेता", "पानी", "बिजली", "बारिश", "धूप", "खेत", "मेला")


def documents(count: int) -> list[IndexedDocument]:
    """Return this number of articles with words drawn from a hundred thousand."""
    chance = random.Random(7)
    return [document(n, [f"{chance.choice(WORDS)}{chance.choice(WORDS)}{chance.randrange(300)}" for _ in range(60)])
            for n in range(count)]  # fmt: skip


def document(number: int, words: list[str], address: str = "") -> IndexedDocument:
    """Return an article."""
    text = " ".join(words)
    title = " ".join(words[:5])
    address = address or f"articles/khabar-{number:08x}.html"
    return IndexedDocument(address, title, "", "2025-11-06", "hi", text[:70], ((6.0, title),), text, ("language:hi",))


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_are_read_as_written(numbers: list[int]) -> None:
    """The numbers follow each other without a separator."""
    text, at, found = "".join(map(write_number, numbers)), 0, []
    while at < len(text):
        number, at = read_number(text, at)
        found.append(number)
    assert found == numbers


@given(st.lists(st.lists(st.integers(0, 5000)), max_size=4), st.integers(1, 9))
def test_bits_are_read_as_written(texts: list[list[int]], rest: int) -> None:
    """For any number of bits, the padding in the last two digits is not read as a number."""
    numbers = np.array([number for numbers in texts for number in numbers], np.int64)
    written = write_bits(numbers, list(map(len, texts)), rest)
    assert [read_bits(text, rest) for text in written] == texts


words_of_documents = st.lists(
    st.dictionaries(st.integers(0, 500), st.sampled_from((1, 7, 15)), max_size=60), max_size=5
)


@given(words_of_documents)
def test_postings_are_read_as_written(words: list[dict[int, int]]) -> None:
    """The postings of many words are packed together, with short and long runs."""
    rows = [sorted(levels.items(), key=lambda row: (-row[1], row[0])) for levels in words]
    slots, levels = (np.array([row[at] for one in rows for row in one], np.int64) for at in (0, 1))
    texts = postings(levels, slots, list(map(len, rows)))
    assert [list(levels_of(text).items()) for text in texts] == rows


@given(st.text())
@example("क\ue000m\uffff")
def test_text_is_unpacked_as_it_was_packed(text: str) -> None:
    """Only line ends become spaces. The packed text needs no escape inside a string literal."""
    for packed in (pack(text), pack_letters(text)):
        assert unpack(packed) == text.translate(dict.fromkeys(map(ord, "\n\r\u2028\u2029"), " "))
        assert not set('~|"\\\n\r\u2028\u2029') & set(packed)


def test_the_order_of_documents_does_not_matter() -> None:
    """The files are equal byte for byte."""
    many = documents(200)
    assert build_index(many) == build_index(reversed(many))


def test_one_more_article_rewrites_only_what_it_touches() -> None:
    """Rewritten are three words, their three pairs, one block, one filter and the root.

    All other files keep name and bytes."""
    many = documents(1_500)
    addresses = [one.address for one in many]
    before = place(addresses)
    new = next(one for one in (document(n, ["समाचार", "पत्रिका", "छपी"] * 5) for n in range(90_000, 99_999))
               if before.items() <= place([*addresses, one.address]).items())  # fmt: skip
    old = {file.address for file in build_index(many)}
    assert len(old) > 200
    assert len({file.address for file in build_index([*many, new])} - old) <= 3 + 3 + 1 + 1 + 1


def tokens(draw: st.DrawFn) -> IndexedDocument:
    """Return an article or a name made of few words, so that many share them, at one of few addresses."""
    address = draw(st.sampled_from(ADDRESSES))
    words = draw(st.lists(st.sampled_from(VOCABULARY), max_size=40))
    filters = tuple(
        sorted(draw(st.sets(st.sampled_from(("language:hi", "language:ur", "month:2025-11", "month:2024-01")))))
    )
    text, title = " ".join(words), " ".join(words[:3])
    is_name = address.startswith("people")
    body = "" if is_name else text
    return IndexedDocument(address, title, "", "", "hi", text[:70], ((6.0, title),), body, filters, is_name)


VOCABULARY = ["".join(letters) + "ा" for letters in product("कगचतन", repeat=4)]  # Keys with the same beginning.
ADDRESSES = [f"articles/{n}.html" for n in range(12)] + [f"people/{n}.html" for n in range(4)]
steps = st.lists(
    st.tuples(st.sets(st.sampled_from(ADDRESSES), max_size=3), st.lists(st.composite(tokens)(), max_size=6)), max_size=4
)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 99), steps, st.booleans())
def test_an_index_that_is_kept_is_the_one_that_is_made_anew(
    seed: int, steps: list[tuple[set[str], list[IndexedDocument]]], small: bool
) -> None:
    """After any changes, the files are equal byte for byte, also where shards are split and joined."""
    chance = random.Random(seed)
    first = [document(n, chance.choices(VOCABULARY, k=chance.randrange(60)), f"articles/{n}.html") for n in range(12)]
    limit, own = (150, 40) if small else (shards._LIMIT, shards._OWN)
    with mock.patch.object(shards, "_LIMIT", limit), mock.patch.object(shards, "_OWN", own):
        store = SearchStore.in_memory()
        there: dict[str, IndexedDocument] = {}
        for gone, documents in [(set(), first), *steps]:
            changed = {one.address: one for one in documents}
            lost = [address for address in there if address in gone and address not in changed]
            with store.changing("code"):
                update_index(store, (((one.address, b""), one) for one in changed.values()), lost)
            there = {address: one for address, one in there.items() if address not in lost} | changed
            made = IndexFiles(store, lambda address: there[address].body)  # noqa: B023 - asked at once
            assert set(map(made.file, made.hashes())) == set(build_index(there.values()))


def test_an_empty_index_can_be_searched() -> None:
    """A search on a site without articles works and finds nothing."""
    assert {file.address.split("/")[0] for file in build_index([])} == {"search", "search-index.js"}


@given(st.sets(st.text(min_size=1, max_size=8), max_size=60))
def test_every_document_has_a_slot_of_its_own(keys: set[str]) -> None:
    """Each slot is below the size, in any order of the documents."""
    slots = place(sorted(keys))
    assert slots == place(sorted(keys, reverse=True))
    assert len(set(slots.values())) == len(keys)
    assert all(0 <= slot < size_for(len(keys)) for slot in slots.values())


def test_one_more_document_moves_few_others() -> None:
    """On average it moves fewer than two documents, over all sizes between two steps."""
    moved = steps = 0
    for count in range(200, 400, 9):
        keys = [f"articles/{n * n}.html" for n in range(count + 1)]
        before, after = place(keys[:-1]), place(keys)
        if size_for(count) == size_for(count + 1):
            moved += sum(before[key] != after[key] for key in keys[:-1])
            steps += 1
    assert moved / steps < 2


def test_a_posting_list_is_runs_of_levels() -> None:
    """Two documents have level 9 and one has level 1. The header of a run is 16 × (length − 1) + level."""
    text = "".join(map(write_number, (16 + 9, 3, 0, 1, 2)))
    assert levels_of(text) == {3: 9, 4: 9, 2: 1}

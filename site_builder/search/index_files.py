"""The files of the index: their names and their format. docs/search.md lists them."""

import base64
import hashlib
import json
from collections.abc import Callable
from functools import cache

import msgspec

from site_builder.addresses import SEARCH_FILES, SEARCH_INDEX, SEARCH_TEXTS
from site_builder.engine.search_store import SearchRow, SearchStore
from site_builder.model import File
from site_builder.search.coding import pack_letters
from site_builder.search.indexing.shards import rows_in_file
from site_builder.search.indexing.slots import size_for
from site_builder.search.packed_tables import packed_tables

__all__ = [
    "IN_BLOCK",
    "VERSION",
    "IndexFiles",
    "block_row",
    "file_name",
    "filter_key",
    "read_block",
    "read_versions",
    "shard_row",
    "text_address",
]

IN_BLOCK = 6  # slots whose records share a file: about 1.5 kB
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
VERSION = 3  # signs that distinguish two versions of a file; one of 729,000 others has the same
_VERSION_SIGNS = "".join(chr(c) for c in range(0x21, 0x7F) if chr(c) not in '"\\~|')

_encode = msgspec.msgpack.Encoder().encode
_decode_block = msgspec.msgpack.Decoder(dict[int, str]).decode
_decode_counts = msgspec.msgpack.Decoder(dict[str, int]).decode


def filter_key(name: str) -> str:
    """Return the key of a filter (`month:2025-11`); like all keys it can be part of a file name."""
    return "." + name.replace(":", ".").replace("/", ".")


def file_name(key: str, version: str) -> str:
    """Return the address of a shard by its prefix, or of a block by '#' and its number."""
    return f"{SEARCH_FILES}{key.replace('#', 'd') if key.startswith('#') else 'w' + key}.{_named(version)}.js"


def _version(hash_: str) -> str:
    """Return the version of a file with this hash, as the list of files writes it: as short as possible."""
    number, signs = int.from_bytes(base64.b32decode(hash_[:8].upper())), ""
    for _ in range(VERSION):
        number, sign = divmod(number, len(_VERSION_SIGNS))
        signs += _VERSION_SIGNS[sign]
    return signs


def _named(version: str) -> str:
    """Return a version as the names of files write it: signs that every host allows, without capitals."""
    return version.encode().hex()


def shard_row(prefix: str, size: int, rows: str) -> SearchRow:
    """Return the stored form of a shard; `size`: bytes of its rows."""
    content = _content(prefix, rows_in_file(prefix, rows))
    return "shard", prefix, f"{size} {_hash(content)}".encode(), rows.encode()


def block_row(number: int, records: dict[int, str]) -> SearchRow:
    """Return the stored form of a block of records (by their place in it)."""
    value = _encode(dict(sorted(records.items())))
    return "block", str(number), _hash(_content(f"#{number}", _records(value))).encode(), value


def read_block(value: bytes) -> dict[int, str]:
    """Return the records of a stored block."""
    return _decode_block(value)


def _records(value: bytes) -> str:
    return "~".join([record for _, record in sorted(_decode_block(value).items())])


def text_address(article: str) -> str:
    """Return the address of the file with an article's text."""
    return f"{SEARCH_TEXTS}{article.rpartition('/')[2].removesuffix('.html')}.js"


class IndexFiles:
    """The files of the index in a store, in its state when this object is made."""

    def __init__(self, store: SearchStore, text_of: Callable[[str], str]) -> None:
        """`text_of` returns the text of an article by its name."""
        self._store, self._text_of = store, text_of
        self._texts = {text_address(address): (address, mark) for address, mark in store.marks("text").items()}
        self._shards = {prefix: mark.decode().split(" ")[1] for prefix, mark in sorted(store.marks("shard").items())}
        self._blocks = {int(number): mark.decode() for number, mark in store.marks("block").items()}
        self._root = self._root_file()

    def hashes(self) -> dict[str, str]:
        """Return the addresses of all files, each with the hash of its content."""
        found = {file_name(prefix, _version(hash_)): hash_ for prefix, hash_ in self._shards.items()}
        found |= {file_name(f"#{block}", _version(hash_)): hash_ for block, hash_ in self._blocks.items()}
        found |= {address: mark.hex() for address, (_, mark) in self._texts.items()}
        return found | {file.address: _hash(file.content) for file in (_rules_file(), self._root)}

    def file(self, address: str) -> File:
        """Return the file at one of these addresses."""
        if address == SEARCH_INDEX:
            return self._root
        if address in self._texts:
            article = self._texts[address][0]
            lines = self._text_of(self._store.needed("text", article).decode()).split("\n")
            return File(address, _content(f"%{article.removesuffix('.html')}", "~".join(map(pack_letters, lines))))
        name, _, _ = address.removeprefix(SEARCH_FILES).removesuffix(".js").rpartition(".")
        if name == "rules":
            return _rules_file()
        if name.startswith("d"):
            return File(address, _content(f"#{name[1:]}", _records(self._store.needed("block", name[1:]))))
        rows = self._store.needed("shard", name[1:]).decode()
        return File(address, _content(name[1:], rows_in_file(name[1:], rows)))

    def _root_file(self) -> File:
        counts = _decode_counts(self._store.needed("state", "counts"))
        names = sorted(counts)
        size = size_for(self._store.count("slot"))
        versions = {block: _version(hash_) for block, hash_ in self._blocks.items()}
        root = {
            "articles": counts.get("articles", 0),
            "rules": _named(_version(_hash(_rules_file().content))),
            "shards": _written(self._shards),
            "blocks": "".join(versions.get(at, "-" * VERSION) for at in range(-(-size // IN_BLOCK))),
            "inBlock": IN_BLOCK,
            "months": [name[6:] for name in names if name.startswith("month:")],
            "languages": [name[9:] for name in names if name.startswith("language:")],
        }
        content = f"search.root({json.dumps(root, ensure_ascii=False, separators=(',', ':'))});\n"
        return File(SEARCH_INDEX, content.encode())


def _written(hashes: dict[str, str]) -> str:
    """Return prefixes with their versions. A digit says how many first letters a prefix shares with the one before."""
    cells, before = [], ""
    for prefix, hash_ in hashes.items():
        ends = range(min(len(prefix), len(before), len(_DIGITS) - 1), -1, -1)
        same = next(end for end in ends if before.startswith(prefix[:end]))
        cells.append(f"{_DIGITS[same]}{prefix[same:]}{_version(hash_)}")
        before = prefix
    return " ".join(cells)


def read_versions(text: str) -> dict[str, str]:
    """Return the version of each shard, by its prefix, in the order of the root file."""
    found, prefix = {}, ""
    for cell in text.split(" "):
        prefix = prefix[: int(cell[0], 36)] + cell[1:-VERSION]
        found[prefix] = cell[-VERSION:]
    return found


@cache
def _rules_file() -> File:
    content = f"search.rules({packed_tables()});\n".encode()
    return File(f"{SEARCH_FILES}rules.{_named(_version(_hash(content)))}.js", content)


def _content(key: str, text: str) -> bytes:
    return f'search.got({json.dumps(key)},"{text}");\n'.encode()


def _hash(content: bytes) -> str:
    return base64.b32encode(hashlib.sha256(content).digest()).decode().rstrip("=").lower()

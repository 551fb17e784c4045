"""The index of a built site; queries load its shards on demand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from site_builder.addresses import SEARCH_INDEX
from site_builder.errors import NewsDigestError, Problem
from site_builder.search.coding import read_number, unpack
from site_builder.search.index_files import VERSION, file_name, filter_key, read_versions, text_address
from site_builder.search.indexing.shards import FILTERS

__all__ = ["Record", "Shelf"]


@dataclass(frozen=True, slots=True)
class Record:
    """The record of a document that was found."""

    address: str
    title: str
    kicker: str
    date: str
    language: str
    lead: str


@dataclass(slots=True)
class Shelf:
    """The files of one index."""

    folder: Path
    """The built site."""
    root: dict[str, Any]
    versions: dict[str, str]
    """The version of each shard, by its prefix, in order."""
    _shards: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    _blocks: dict[int, dict[int, Record]] = field(default_factory=dict)

    @classmethod
    def of_site(cls, site: Path) -> "Shelf":
        """Return the index of the site in this folder; raises NewsDigestError when it has none."""
        file = site / SEARCH_INDEX
        if not file.is_file():
            raise NewsDigestError(Problem(str(site), None, "this folder has no search index", "build the site first"))
        (root,) = _arguments(file)
        return cls(site, root, read_versions(root["shards"]))

    def at(self, key: str) -> dict[str, str]:
        """Return the words with this key, each with its postings."""
        for end in range(len(key), -1, -1):
            if key[:end] in self.versions:
                return self._shard(key[:end]).get(key, {})
        return {}

    def below(self, start: str) -> Iterator[tuple[str, str]]:
        """Yield the words whose key has this prefix, each with its postings."""
        longest = next(start[:end] for end in range(len(start), -1, -1) if start[:end] in self.versions)
        for prefix in self.versions:
            if prefix == longest or prefix.startswith(start):
                for key, words in self._shard(prefix).items():
                    if key.startswith(start):
                        yield from words.items()

    def _shard(self, prefix: str) -> dict[str, dict[str, str]]:
        if prefix not in self._shards:
            _, text = _arguments(self.folder / file_name(prefix, self.versions[prefix]))
            found: dict[str, dict[str, str]] = {}
            key = prefix
            for row in text.split("~") if text else ():
                rest, packed, postings = row.split("|")
                word = unpack(packed)
                key = filter_key(word) if rest == FILTERS else prefix + rest if rest else key
                found.setdefault(key, {})[word] = postings
            self._shards[prefix] = found
        return self._shards[prefix]

    def record(self, slot: int) -> Record:
        """Return the record of a document."""
        block, place = divmod(slot, self.root["inBlock"])
        if block not in self._blocks:
            version = self.root["blocks"][block * VERSION : (block + 1) * VERSION]
            _, text = _arguments(self.folder / file_name(f"#{block}", version))
            rows = (row.split("|") for row in text.split("~"))
            self._blocks[block] = {read_number(row[0], 0)[0]: _record(row) for row in rows}
        return self._blocks[block][place]

    def text(self, record: Record) -> list[str]:
        """Return the lines of an article's text; none if it has no file."""
        file = self.folder / text_address(record.address)
        return [unpack(line) for line in _arguments(file)[1].split("~")] if file.is_file() else []


def _record(row: list[str]) -> Record:
    address, *others = (unpack(text) for text in (row[0][1:], *row[1:]))
    return Record(f"{address}.html", *others)


def _arguments(file: Path) -> list[Any]:
    """Return the arguments of the only function call in a JavaScript file."""
    try:
        text = file.read_text("utf-8")
        found: list[Any] = json.loads(f"[{text[text.index('(') + 1 : text.rindex(')')]}]")
    except OSError as error:
        problem = Problem(str(file), None, f"cannot be read ({error.strerror})", "build the site again")
        raise NewsDigestError(problem) from error
    except ValueError as error:
        raise NewsDigestError(Problem(str(file), None, "is damaged", "build the site again")) from error
    return found

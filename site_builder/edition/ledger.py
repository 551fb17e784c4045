"""The ledger: every address that was ever published, and its owner, so that old addresses can be redirected.

A plain text file. Each line is one address, with tabs between its parts:

    articles/<slug>-<id>.html   id of the article    digest of its bytes         its path below the seeds folder
    people/<slug>.html          key of the entity    id of an article with it    (places/ and organisations/ alike)
    stories/<slug>.html         id of an article in the story

It is an input of the build, like the articles: the same articles and the same ledger give the same site, and so does a
second build with the ledger that the first one wrote. `edition/standing.py` reads these lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from site_builder import addresses
from site_builder.errors import Problem

__all__ = ["LEDGER_BYTES", "Ledger", "LedgerRow", "addresses_in", "digest_of", "in_order", "read_rows"]

LEDGER_BYTES = 1_000_000_000
"""Largest size of a ledger in bytes: some ten million addresses."""
_HEADER = (
    "# Every address that this site has published. news-digest reads and writes this file: keep it with the articles."
)
_FIELDS = {"articles": 4, "stories": 2, **dict.fromkeys(addresses.FOLDERS.values(), 3)}
_CONFLICT = re.compile("<{7}|={7}|>{7}|[|]{7}")
_DIGITS = 16  # of a digest: 64 bits, so that a million articles do not meet by chance


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One address that was published."""

    address: str
    """Path below the site's root."""
    owner: str
    """Permanent id of the article, key of the entity, or id of an article in the story."""
    mark: str = ""
    """How the owner is recognised: digest of the article's bytes, or id of an article that names the entity."""
    path: str = ""
    """Path of the article's source when it was last published."""

    @property
    def folder(self) -> str:
        """Return the folder of the address: articles, people, places, organisations or stories."""
        return self.address.partition("/")[0]


@dataclass(frozen=True)
class Ledger:
    """All addresses that were published."""

    rows: tuple[LedgerRow, ...] = ()
    """In order."""
    comments: tuple[str, ...] = ()
    """Comment lines, which begin with '#'."""

    def rows_in(self, *folders: str) -> Iterator[LedgerRow]:
        """Yield the rows of these folders."""
        return (row for row in self.rows if row.folder in folders)

    @cached_property
    def text(self) -> str:
        """The file's text, computed once; it is sorted, so that a new line changes no other."""
        rows = ("\t".join(filter(None, (row.address, row.owner, row.mark, _written(row.path)))) for row in self.rows)
        return "\n".join((_HEADER, *self.comments, *rows)) + "\n"


def in_order(rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
    """Return the rows in the order of the file."""
    return tuple(sorted(rows, key=attrgetter("address", "owner", "mark", "path")))


def digest_of(digest: str) -> str:
    """Return the digest of a source's bytes (hex) in the ledger's short form."""
    return digest[:_DIGITS]


def read_rows(text: str, name: str) -> Ledger | tuple[Problem, ...]:
    """Return the ledger in the text of the file `name`, or all problems in it, each with its line."""
    rows: dict[LedgerRow, None] = {}
    owners: dict[str, tuple[str, int]] = {}
    comments, problems = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line == _HEADER:
            continue
        if line.startswith("#"):
            comments.append(line)
            continue
        row = _row(line)
        if isinstance(row, LedgerRow):
            owner, first = owners.setdefault(row.address.casefold(), (row.owner, number))
            if owner == row.owner:
                rows[row] = None
                continue
            row = f"gives the address of line {first} to another owner", "remove the line that is not true"
        problems.append(Problem(name, number, *row))
    return tuple(problems) or Ledger(in_order(rows), tuple(comments))


def addresses_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield line (from 1) and address of every row in the text of a ledger, without checking the rest of the row."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.partition("\t")[0]


def _row(line: str) -> LedgerRow | tuple[str, str]:
    """Return the row, or what is wrong with it and how to fix it."""
    if _CONFLICT.match(line):
        return "is the mark of a conflict between two versions", "keep the lines of both, and remove the marks"
    fields = line.split("\t")
    fix = "restore the line from an older version of the file, or remove it"
    count = _FIELDS.get(fields[0].partition("/")[0])
    if count is None or fields[0].count("/") != 1 or not _may_stand(fields[0]):
        return f"{fields[0][:60]!r} is not the address of an article, a story or an entity", fix
    if len(fields) != count or not all(fields):
        return f"expected {count} parts with tabs between them, found {len(fields)}", fix
    row = LedgerRow(*fields[:3], *map(_unwritten, fields[3:]))
    if row.folder in {"articles", "stories"} and not _ends_in_id(row):
        return f"{row.address!r} does not end in {_id_of(row)!r}", fix
    return row


# Nearly all addresses have this form. It is longer than any reserved file name, so the slow check is not needed.
_USUAL = re.compile(r"[a-z]+/[a-z0-9-]{6,150}\.html")


def _may_stand(address: str) -> bool:
    return bool(_USUAL.fullmatch(address)) or addresses.alias(f"/{address}") == address


def _ends_in_id(row: LedgerRow) -> bool:
    name = row.address.partition("/")[2].removesuffix(".html")
    return name == row.owner or name.endswith(f"-{row.owner}")


def _id_of(row: LedgerRow) -> str:
    return f"{row.owner[:60]}.html"


_SPECIAL = re.compile("[%\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def _written(path: str) -> str:
    """Return a path on one line: characters that would end the line or the part are escaped."""
    return _SPECIAL.sub(lambda found: f"%{ord(found[0]):X};", path)


def _unwritten(path: str) -> str:
    return re.sub("%([0-9A-F]{1,4});", lambda found: chr(int(found[1], 16)), path)

"""Writes each record to its own file; existing files are not overwritten."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from msgspec import structs

from site_builder.errors import Problem, SourceError, system_problem
from site_builder.importing.known_articles import LEDGER, KnownArticle, KnownArticles, address_key, text_digest
from site_builder.importing.record import ImportRecord, picture_mark
from site_builder.model import FrontMatter
from site_builder.sources.reading import LIMIT
from site_builder.text.normalise import normalise
from site_builder.text.romanisation.slug import slug

__all__ = ["ImportedArticle", "SkippedRecord", "article_text", "write_records"]

_SLUG = 60  # characters of the headline in a file's name, as `split` has them
_FIELDS = ("title", "kicker", "standfirst", "author", "date", "updated", "language", "source", "source_url", "tags",
           "image", "image_alt", "image_credit")  # fmt: skip
_BARE_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_LIKE_DAY = re.compile(r"\d{4}-\d\d-\d\d-", re.ASCII)
_CLOSING = re.compile(r"^\+\+\+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ImportedArticle:
    """A file that was written."""

    name: str
    """Its name in the folder."""
    record: ImportRecord
    """What it was made of."""


@dataclass(frozen=True, slots=True)
class SkippedRecord:
    """A record that was not written, because the folder knows it."""

    place: str
    """File and number of the record."""
    why: str
    """Why, in words."""
    name: str
    """The file that has it."""


def article_text(front: FrontMatter, text: str) -> str:
    """Return the text of an article's file: front matter in TOML, then `text`."""
    rows = [f"{name} = {_toml(getattr(front, name))}\n" for name in _FIELDS if getattr(front, name)]
    authors = front.authors or ((front.author,) if front.author and ";" in front.author else ())
    if authors:  # a plain text would be split at ';'
        rows = [f"author = {_toml(authors)}\n" if row.startswith("author = ") else row for row in rows]
    return f"+++\n{''.join(rows)}+++\n\n{normalise(text).strip()}\n"


def _toml(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if _BARE_TIME.fullmatch(value):
        return value
    # A basic string of TOML is written as one of JSON, but for DEL, which `normalise` takes out.
    return json.dumps(normalise(value), ensure_ascii=False)


def write_records(
    records: Iterable[ImportRecord | Problem], folder: Path
) -> Iterator[ImportedArticle | SkippedRecord | Problem]:
    """Write each record that the folder does not know yet, and yield what became of each, in order.

    Raises `SourceError` when the folder cannot be written; what was written until then stays, and is known.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        known = KnownArticles.of_folder(folder)
        # Two articles with the same stem would have the same address, with any suffix.
        # Each has the last number that was put behind it, so that a thousand equal names do not need a million checks.
        taken = {Path(name).stem.casefold(): 1 for name in os.listdir(folder)}  # noqa: PTH208 - names are wanted
        with (folder / LEDGER).open("a", encoding="utf-8", newline="\n") as ledger:
            for one in records:
                if isinstance(one, Problem):
                    yield one
                    continue
                own = KnownArticle(text_digest(one.front.title, one.text), address_key(one.front.source_url), "")
                done = _take(one, own, folder, known, taken)
                if isinstance(done, ImportedArticle):
                    ledger.write(replace(own, name=done.name).row)
                    ledger.flush()  # the ledger is complete, even if the program is stopped
                yield done
    except OSError as error:
        raise SourceError(system_problem(error, error.filename or folder, "cannot be written")) from error


def _take(
    record: ImportRecord, own: KnownArticle, folder: Path, known: KnownArticles, taken: dict[str, int]
) -> ImportedArticle | SkippedRecord | Problem:
    if found := known.find(own.digest, own.key):
        return SkippedRecord(record.place, _why(own, found, folder), found.name)
    name = _free_name(record, taken)
    pictures = [f"pictures/{Path(name).stem}-{at}{one.suffix}" for at, one in enumerate(record.pictures, 1)]
    front, text = record.front, record.text
    for at, picture in enumerate(pictures):
        front = structs.replace(front, image=picture) if front.image == picture_mark(at) else front
        text = text.replace(picture_mark(at), picture)
    content = article_text(front, text).encode("utf-8", "replace")
    if len(content) > LIMIT:
        return record.problem(
            f"has {len(content) / 1e6:.0f} MB of text", f"split it: an article may have at most {LIMIT / 1e6:.0f} MB"
        )
    if pictures:
        (folder / "pictures").mkdir(exist_ok=True)
    for picture, one in zip(pictures, record.pictures, strict=True):
        _create(folder / picture, one.content)
    _create(folder / name, content)
    taken[Path(name).stem] = 1
    known.add(replace(own, name=name))
    return ImportedArticle(name, record)


def _why(own: KnownArticle, found: KnownArticle, folder: Path) -> str:
    if not (folder / found.name).is_file():
        return f"was imported as {found.name}, which no longer exists; to import it again, remove its line in {LEDGER}"
    if own.digest == found.digest:
        return f"is in {found.name} already"
    return f"is another text of {found.name}; remove that file and its line in {LEDGER} to take this one"


def _free_name(record: ImportRecord, taken: dict[str, int]) -> str:
    """Return a name that no file has: day and headline, or the first words."""
    first = next((line.strip("#*>_- ") for line in record.text.split("\n") if line.strip("#*>_- ")), "")
    words = slug(record.front.title or first, _SLUG) or "article"
    day = (record.front.date or "")[:10]
    words = f"{day}-{words}" if len(day) == 10 else f"on-{words}" if _LIKE_DAY.match(f"{words}-") else words
    suffix = ".md" if record.form == "markdown" else ".txt"
    stem = words
    while stem in taken:
        taken[words] = taken.get(words, 1) + 1
        stem = f"{words}-{taken[words]}"
    return stem + suffix


def _create(file: Path, content: bytes) -> None:
    """Write a new file, whole or not at all, even if the program is stopped; raises OSError, also when it exists."""
    part = file.with_name(f".{file.name}.part")
    try:
        part.write_bytes(content)
        try:
            os.link(part, file)  # unlike to rename, never replaces what is there
        except FileExistsError:
            raise
        except OSError:  # a disk without hard links
            with file.open("xb") as opened:
                opened.write(content)
    finally:
        part.unlink(missing_ok=True)

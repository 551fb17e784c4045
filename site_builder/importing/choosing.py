"""Chooses the reader of a file by the end of its name, or else by its first characters."""

import importlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from site_builder.errors import Problem, SettingsError, SourceError, system_problem
from site_builder.importing.record import ImportOptions, ImportRecord

__all__ = ["ENDS", "records_of"]

_Reader: TypeAlias = Callable[[Path, str, ImportOptions], Iterator[ImportRecord | Problem]]
_TEXT = ("story_dumps", "read_dump")
ENDS = {
    ".json": ("json_dumps", "read_json"),
    ".jsonl": ("json_dumps", "read_json_lines"), ".ndjson": ("json_dumps", "read_json_lines"),
    ".csv": ("csv_dumps", "read_csv"), ".tsv": ("csv_dumps", "read_csv"),
    ".xml": ("feed_entries", "read_feed"), ".rss": ("feed_entries", "read_feed"),
    ".atom": ("feed_entries", "read_feed"),
    ".eml": ("mail_messages", "read_message"), ".mbox": ("mail_messages", "read_mailbox"),
    ".docx": ("word_documents", "read_word"), ".odt": ("open_documents", "read_open_document"),
    ".pdf": ("pdf_text", "read_pdf"),
    ".html": ("saved_pages", "read_page_file"), ".htm": ("saved_pages", "read_page_file"),
    ".txt": _TEXT, ".md": _TEXT, ".markdown": _TEXT,
}  # fmt: skip
"""Ends of names, in lower case, each with its module of `readers` and the function that reads it."""
_OTHERS = {
    ".doc": "save it as .docx", ".rtf": "save it as .docx", ".ods": "export the table as CSV",
    ".xlsx": "export the table as CSV", ".xls": "export the table as CSV", ".zip": "unpack it, and name the folder",
    ".gz": "unpack it", ".mht": "save the page as HTML", ".mhtml": "save the page as HTML", ".msg": "save it as .eml",
    ".pst": "export it as mbox", ".epub": "unpack it, and name the folder", ".parquet": "write it as JSON Lines",
}  # fmt: skip
_BEGINS = (
    (re.compile(rb"\s*\{"), ".jsonl"), (re.compile(rb"\s*\["), ".json"), (re.compile(rb"From "), ".mbox"),
    (re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf)", re.IGNORECASE), ".xml"),
    (re.compile(rb"\s*<(?:!doctype html|html)", re.IGNORECASE), ".html"), (re.compile(rb"%PDF-"), ".pdf"),
)  # fmt: skip
_LIBRARIES = frozenset({"bs4", "feedparser", "mammoth", "markdownify", "odfdo", "pypdf"})
_PAGES = (".html", ".htm")


def records_of(source: Path, options: ImportOptions, into: Path) -> Iterator[ImportRecord | Problem]:
    """Yield the content of a file, or of all files of a folder and its sub-folders, in the order of their names.

    Of a folder each file of text is one article; a single file of text is a dump of stories. `into` is where
    articles are written: nothing in it is read. Raises `SourceError` when there is nothing that could be read, and
    `SettingsError` when a library is missing.
    """
    if source.is_dir():
        found = [path for path in _files(source, into.resolve()) if path.suffix.lower() in ENDS | _OTHERS.keys()]
        if not found:
            fix = f"choose a folder with files that end in {', '.join(ENDS)}"
            raise SourceError(Problem(str(source), None, "contains nothing that can be imported", fix))
        for path in found:
            yield from _read(path, options, alone=False)
    elif source.exists():
        yield from _read(source, options, alone=True)
    else:
        raise SourceError(Problem(str(source), None, "does not exist", "check the path"))


def _files(folder: Path, into: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        here = Path(at)
        beside = {
            Path(name).stem + end for name in names if name.lower().endswith(_PAGES) for end in ("_files", ".files")
        }
        folders[:] = sorted(
            one for one in folders if one[0] != "." and one not in beside and (here / one).resolve() != into
        )
        for name in sorted(names):
            file = here / name
            if name[0] != "." and file.is_file() and not file.is_symlink():
                yield file


def _read(path: Path, options: ImportOptions, *, alone: bool) -> Iterator[ImportRecord | Problem]:
    name = os.fsencode(path).decode("utf-8", "replace")
    try:
        end = path.suffix.lower() if path.suffix.lower() in ENDS else _end_of(path)
        if end is None:
            fix = _OTHERS.get(path.suffix.lower(), f"give it a name that ends in one of {', '.join(ENDS)}")
            yield Problem(name, None, "is a file of an unknown kind", fix)
            return
        reader = _reader(*ENDS[end]) if alone or ENDS[end] != _TEXT else _reader("story_dumps", "read_article_file")
        yield from reader(path, name, options)
    except OSError as error:
        yield system_problem(error, path, "cannot be read")
    except ModuleNotFoundError as error:
        if error.name not in _LIBRARIES:
            raise
        fix = "install it with the others for imports: pip install 'news-digest[import]'"
        raise SettingsError(Problem(name, None, f"needs the library {error.name}", fix)) from error


def _end_of(path: Path) -> str | None:
    if path.suffix.lower() in _OTHERS:
        return None
    with path.open("rb") as file:
        begin = file.read(1024).removeprefix(b"\xef\xbb\xbf")
    return next((end for pattern, end in _BEGINS if pattern.match(begin)), None)


def _reader(module: str, function: str) -> _Reader:
    read: _Reader = getattr(importlib.import_module(f"site_builder.importing.readers.{module}"), function)
    return read

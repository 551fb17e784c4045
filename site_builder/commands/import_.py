"""`news-digest import`: other people's forms of news become files of articles."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from site_builder.errors import Problem, SettingsError
from site_builder.importing.article_files import ImportedArticle, SkippedRecord, write_records
from site_builder.importing.choosing import records_of
from site_builder.importing.columns import COLUMN_FIELDS
from site_builder.importing.record import ImportOptions
from site_builder.spoken import Say, in_english
from site_builder.user_files import unknown_name

__all__ = ["columns_given", "import_articles"]

_MOST_SKIPPED = 20  # lines; nearly all articles of a feed that is imported every day are known


def columns_given(pairs: Sequence[str]) -> dict[str, str]:
    """Return the map of `--map`: our field → column of the dump; raises SettingsError."""
    given, wrong = {}, []
    for pair in pairs:
        field, sign, column = pair.partition("=")
        if not sign or not column:
            wrong.append(Problem("--map", None, f"'{pair}' does not name a column", "write it as title=heading"))
        elif field not in COLUMN_FIELDS:
            wrong.append(Problem("--map", None, f"unknown field '{field}'", unknown_name(field, COLUMN_FIELDS)))
        given[field] = column
    if wrong:
        raise SettingsError(*wrong)
    return given


def import_articles(
    source: Path, folder: Path, options: ImportOptions, told: TextIO = sys.stderr, say: Say = in_english
) -> bool:
    """Write what is new in `source` into `folder`; tell of all that was left out, and how many came in.

    `say` puts messages into the user's language. Return False when something was wrong with a record, or with the
    source. Raises NewsDigestError when nothing can be read or written at all.
    """
    written, skipped, wrong = 0, 0, 0
    for one in write_records(records_of(source, options, folder), folder):
        if isinstance(one, ImportedArticle):
            written += 1
            told.writelines(f"{say(note.severity)}: {note.told(say)}\n" for note in one.record.notes)
        elif isinstance(one, SkippedRecord):
            skipped += 1
            if skipped <= _MOST_SKIPPED:
                told.write(say(f"skipped: {one.place}: {one.why}") + "\n")
        else:
            wrong += one.severity == "left out"
            told.write(f"{say(one.severity)}: {one.told(say)}\n")
    if skipped > _MOST_SKIPPED:
        told.write(say(f"skipped: … and {skipped - _MOST_SKIPPED:,} more that {folder} has already") + "\n")
    articles = "1 article" if written == 1 else f"{written:,} articles"
    told.write(say(f"{folder}: {articles} written, {skipped:,} skipped, {wrong:,} left out") + "\n")
    return not wrong

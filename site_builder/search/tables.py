"""The tables of the analysis, from `data/*/search/`: Python reads them here, the browser from `packed_tables`."""

import re
from typing import Any

from site_builder import data
from site_builder.engine.kept_tables import kept_table

__all__ = ["rules"]

# The digit zero of each script whose digits people type: Arabic, Persian, and the scripts of India.
_ZEROS = "\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66"


@kept_table(dict[str, Any])
def rules() -> dict[str, Any]:
    """Return all tables as JSON-ready data; docs/search.md says what each is for."""
    return {
        "zeros": _ZEROS,
        "fold": _folding(),
        "spellings": {row[0]: row[1] for row in _rows("spellings")},
        "suffixes": {row[0]: [_text(cell) for cell in row[1:]] for row in _rows("suffixes")},
        "masculine": [[row[0], *(cell.split("|") for cell in row[1:])] for row in _rows("masculine")],
        "verbEndings": _words("verb_endings"),
        "verbs": {row[0]: list(row[1:]) for row in _rows("verbs")},
        "sounds": {row[0]: "".join(row[1:]) for row in _rows("sounds")},
        "roman": {row[0]: row[1] for row in _rows("roman")},
        "soundRules": _steps("sound_rules"),
        "readings": _steps("readings"),
        "letters": {row[0]: row[1] for row in _letter_rows()},
        "letterNames": _letter_names(),
        "letterName": _letter_name(),
        "alike": [{row[1]: row[2] for row in _rows("alike") if int(row[0]) == level} for level in range(7)],
        "names": [list(row) for row in _rows("roman_names")],
        "compounds": [list(row) for row in _rows("compounds")],
        "stop": _words("stop_words"),
        "quiet": _words("stop_words") + _words("quiet_words"),
        "codes": _codes(),
    }


def _codes() -> dict[str, dict[str, str]]:
    """Return for each table of codes the meaning of its characters."""
    tables: dict[str, dict[str, str]] = {}
    for name, code, letters in _rows("text_codes"):
        tables.setdefault(name, {})[code] = letters.replace("␠", " ")
    return tables


def _letter_rows() -> list[tuple[str, ...]]:
    return [row for script in data.scripts() for row in data.table(script, "text/letter_names")]


def _letter_names() -> dict[str, str]:
    """Return the letter of each usual name, and of its form at the end of a folded word: क्यू is क्यु there.

    Folding makes the usual name of some others (ज़ेड); ऐ is left out, because ऐसी ('such') is not AC.
    """
    found = {}
    for letter, name, *_ in _letter_rows():
        folded = name
        for pattern, text in _folding():
            folded = re.sub(pattern, text, folded)
        found[name] = found[folded] = letter
    return found


def _letter_name() -> str:
    """Return a regular expression for a letter's name that does not begin another syllable."""
    names = sorted(_letter_names(), key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(names)})(?![\u0900-\u0903\u093c\u093e-\u094d])"


def _rows(name: str) -> list[tuple[str, ...]]:
    """Return a table of all languages, English last; the rules of one script do not affect another."""
    languages = sorted(data.languages(), key=lambda language: language == data.BESIDE)
    return [row for language in languages for row in data.table(language, f"search/{name}")]


def _words(name: str) -> list[str]:
    return [row[0] for row in _rows(name)]


def _steps(name: str) -> list[list[str]]:
    """Return (regular expression, replacement) in the order of their steps."""
    return [[row[1], _text(row[2])] for row in sorted(_rows(name))]


def _folding() -> list[list[str]]:
    """Return the steps of folding: those of the languages, then doubled letters as people mistype them."""
    mistyped: dict[str, list[str]] = {}
    for script in data.scripts():
        for wrong, right in data.table(script, "text/doubled_letters"):
            mistyped.setdefault(right, []).append(wrong)
    return _steps("fold") + [["|".join(wrong), right] for right, wrong in mistyped.items()]


def _text(cell: str) -> str:
    return "" if cell == "-" else cell

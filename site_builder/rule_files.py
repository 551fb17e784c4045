"""The user's own rules: `[rules]` in digest.toml, and a folder `rules/` beside it with one file for each kind.

rules/boilerplate.txt      a phrase a line: a line of an article that begins so is boilerplate
rules/subheading.txt       … is a subheading; and so on for every kind of block
rules/off.txt              names of packaged rules that are not asked
/…/                        a line between slashes is a regular expression, to be found anywhere in a line
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast, get_args

from site_builder.errors import Problem
from site_builder.model import BlockKind, UserRule
from site_builder.text.nearest import nearest
from site_builder.text.normalise import normalise

__all__ = ["KINDS", "rules_in_folder", "rules_in_table"]

KINDS: tuple[str, ...] = (*get_args(BlockKind), "off")
"""What a rule can make of a line."""


def rules_in_folder(folder: Path) -> Iterator[UserRule | Problem]:
    """Yield the rules in the `.txt` files of `folder` in order of name and line, and what is wrong with them."""
    for file in sorted(folder.glob("*.txt")) if folder.is_dir() else ():
        try:
            text = file.read_text("utf-8-sig")
        except (OSError, ValueError) as error:
            yield Problem(str(file), None, f"cannot be read ({error})", "save it as UTF-8 text")
            continue
        for number, row in enumerate(text.split("\n"), 1):
            if row.strip() and not row.startswith("#"):
                yield _rule(file.stem, row.strip(), str(file), number)


def rules_in_table(table: Mapping[str, object], file: str, text: str) -> Iterator[UserRule | Problem]:
    """Yield the rules in the table `[rules]` of `file`, whose whole text is `text`, and what is wrong with them."""
    rows = text.split("\n")
    for kind, phrases in table.items():
        line = _line(rows, kind, 1)
        if not isinstance(phrases, list) or not all(isinstance(phrase, str) and phrase.strip() for phrase in phrases):
            yield Problem(file, line, f"'{kind}' is {phrases!r}", "expected a list of texts in quotes")
            continue
        yield from (_rule(kind, phrase.strip(), file, _line(rows, phrase, line)) for phrase in phrases)


def _line(rows: list[str], words: str, default: int) -> int:
    return next((number for number, row in enumerate(rows, 1) if words in row), default)


def _rule(kind: str, text: str, file: str, line: int) -> UserRule | Problem:
    if kind not in KINDS:
        close = nearest(kind, KINDS)
        fix = f"did you mean '{close}'?" if close else f"known are {', '.join(KINDS)}"
        return Problem(file, line, f"there is no kind '{kind}'", fix)
    text = normalise(text)
    expression = len(text) > 2 and text[0] == text[-1] == "/" and kind != "off"
    if expression:
        text = text[1:-1]
        try:
            re.compile(text)
        except (re.error, RecursionError, OverflowError) as error:
            what = f"/{text}/ is no regular expression: {error}"
            return Problem(file, line, what, "fix it, or leave off the slashes")
    return UserRule(cast("BlockKind", kind), text, expression, f"{file}:{line}")

"""The user's own rules: `[rules]` in digest.toml, and a folder `rules/` beside it with one file for each kind.

rules/boilerplate.txt      a phrase a line: a line of an article that begins so is boilerplate
rules/subheading.txt       … is a subheading; and so on for every kind of block
rules/off.txt              names of packaged rules that are not asked
/…/                        a line between slashes is a regular expression, to be found anywhere in a line
"""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, TypeAlias, get_args

from site_builder.errors import Problem
from site_builder.model import BlockKind, RuleKind, UserRule
from site_builder.text.normalise import normalise
from site_builder.user_files import Document, Field, read_text, unknown_name

__all__ = ["KINDS", "Phrase", "rules_in_folder", "rules_in_table"]

KINDS: tuple[RuleKind, ...] = (*get_args(BlockKind), "off")
"""What a rule can make of a line."""
Phrase: TypeAlias = Annotated[str, Field("a text in quotes", lambda text: text.strip() or None, pattern=r"\S")]
"""A phrase or expression as `[rules]` states it."""


def rules_in_folder(folder: Path) -> Iterator[UserRule | Problem]:
    """Yield the rules in the `.txt` files of `folder` in order of name and line, and what is wrong with them."""
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix == ".txt")
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield Problem(str(folder), None, f"cannot be read ({error.strerror})", "check the permissions of the folder")
        return
    for file in files:
        text = read_text(file)
        if isinstance(text, Problem):
            yield text
            continue
        for number, row in enumerate(text.split("\n"), 1):
            if row.strip() and not row.startswith("#"):
                yield _rule(file.stem, row.strip(), str(file), number)


def rules_in_table(table: Mapping[str, Sequence[str]], document: Document) -> Iterator[UserRule | Problem]:
    """Yield the rules in the table `[rules]` of `document`, and what is wrong with them."""
    for kind, phrases in table.items():
        if kind not in KINDS:
            yield document.problem(("rules", kind), f"unknown kind '{kind}' in [rules]", unknown_name(kind, KINDS))
            continue
        for at, phrase in enumerate(phrases):
            yield _rule(kind, phrase, document.name, document.line(("rules", kind, at)) or 1)


def _rule(kind: str, text: str, file: str, line: int) -> UserRule | Problem:
    known = next((one for one in KINDS if one == kind), None)
    if known is None:
        return Problem(file, line, f"unknown kind '{kind}'", unknown_name(kind, KINDS))
    text = normalise(text)
    expression = len(text) > 2 and text[0] == text[-1] == "/" and kind != "off"
    if expression:
        text = text[1:-1]
        try:
            with warnings.catch_warnings():
                # Python warns of expressions that its next version will read differently.
                warnings.simplefilter("error", FutureWarning)
                re.compile(text)
        except (re.error, RecursionError, OverflowError, FutureWarning) as error:
            what = f"/{text}/ is not a valid regular expression: {error}"
            return Problem(file, line, what, "fix it, or remove the slashes")
    return UserRule(known, text, expression, f"{file}:{line}")

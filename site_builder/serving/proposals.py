"""What a click in the X-ray of an article proposes: a line for `rules/` or for `entities.toml`."""

import difflib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from site_builder.deliver.staging import put_file
from site_builder.errors import Problem, SettingsError, system_problem
from site_builder.user_files import read_text

__all__ = ["LINE_KINDS", "NOT_A_NAME", "Proposal", "propose_no_name", "propose_rule"]

LINE_KINDS = ("boilerplate", "subheading", "paragraph")
"""The choices for a line; also the names of files in `rules/`."""
NOT_A_NAME = "not-a-name"
"""The choices for a name."""
# A rule is the beginning of a line. This many letters distinguish a line, and still fit if its end changes.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file as it is, and as it would be."""

    file: Path
    before: str
    """Its text; empty when there is no file."""
    after: str
    """The text that is proposed."""

    @property
    def seen(self) -> str:
        """Return the hash of the text that it changes: what was shown is written to this text alone."""
        return hashlib.sha256(self.before.encode()).hexdigest()

    def diff(self) -> Iterator[str]:
        """Yield the lines of a unified diff."""
        name, before, after = str(self.file), self.before.splitlines(), self.after.splitlines()
        yield from difflib.unified_diff(before, after, name, name, lineterm="")

    def write(self) -> None:
        """Write the file, in one step; raises SettingsError when that is refused."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            put_file(self.file, self.after.encode())
        except OSError as error:
            raise SettingsError(system_problem(error, self.file, "cannot be written")) from error


def propose_rule(folder: Path, kind: str, text: str) -> Proposal:
    """Return the file of a rule by which lines that begin as `text` are of `kind`, one of `LINE_KINDS`.

    `folder`: that of the rules. Raises SettingsError when the file cannot be read.
    """
    file = folder / f"{kind}.txt"
    before = _text(file)
    phrase = _beginning(" ".join(text.split()))
    # A '#' would begin a comment, and slashes would make an expression.
    rule = f"/^{re.escape(phrase)}/" if phrase[:1] in {"#", "/"} else phrase
    rows = before.splitlines()
    after = before if rule in rows else "\n".join([*rows, rule]) + "\n"
    return Proposal(file, before, after)


def _beginning(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return text[: _LONGEST + 1].rpartition(" ")[0] or text[:_LONGEST]


def propose_no_name(file: Path, name: str) -> Proposal:
    """Return `file`, that of the corrections of names, with `name` among those that are not names.

    Comments and the order of the file stay. Raises SettingsError when the file cannot be read or is not valid.
    """
    import tomlkit  # of the extra `serve`
    from tomlkit.exceptions import TOMLKitError
    from tomlkit.items import Array

    before = _text(file)
    try:
        document = tomlkit.parse(before)
    except TOMLKitError as error:
        fix = "fix it first"
        raise SettingsError(Problem(str(file), None, f"is not valid TOML: {error}", fix)) from error
    never = document.get("never")
    if not isinstance(never, Array):  # keys come before the first table
        return Proposal(file, before, f"never = [{tomlkit.string(name).as_string()}]\n{before}")
    if name not in never:
        never.append(name)
    return Proposal(file, before, tomlkit.dumps(document))


def _text(file: Path) -> str:
    text = read_text(file, may_be_missing=True)
    if isinstance(text, Problem):
        raise SettingsError(text)
    return text

"""`news-digest new`: a site that builds at once, with every setting explained."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from site_builder import data
from site_builder.engine.own_files import PACKAGE
from site_builder.errors import Problem, SettingsError, system_problem
from site_builder.settings import Site
from site_builder.user_files.publish_targets import TargetKind

__all__ = ["SCHEMA", "new_project", "settings_file"]

SCHEMA = "digest.schema.json"
"""Name of the JSON Schema of digest.toml, in the package's data and beside the file itself."""
_STARTER = PACKAGE / "starter"
_NAMED_OTHERWISE = {"gitignore.txt": ".gitignore", "pages.yml": ".github/workflows/pages.yml"}
_HEAD = f"""#:schema ./{SCHEMA}
# Settings of the site. None is needed: take the '#' away from a line to use it.
# Editors that know Taplo (Even Better TOML in VS Code) complete this file, and show what is wrong in it.
"""


def new_project(folder: Path) -> None:
    """Make a site in `folder`; raises SettingsError when it holds anything, or cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise SettingsError(Problem(str(folder), None, "is not empty", "choose a new or empty folder"))
        for path, content in _files():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            with (folder / path).open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
    except OSError as error:
        raise SettingsError(system_problem(error, error.filename or folder, "cannot be written")) from error


def _files() -> Iterator[tuple[str, str]]:
    schema = (data.folder() / SCHEMA).read_text("utf-8")
    yield "digest.toml", settings_file(json.loads(schema))
    yield SCHEMA, schema
    for file in sorted(path for path in _STARTER.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        path = file.relative_to(_STARTER).as_posix()
        yield _NAMED_OTHERWISE.get(path, path), file.read_text("utf-8")


def _targets(publish: Mapping[str, Any], examples: Mapping[str, str]) -> Iterator[str]:
    """Yield a commented table for each kind of place to publish to."""
    yield f"\n# {publish['description']}\n"
    for key, told in publish["additionalProperties"]["properties"].items():
        if key in get_args(TargetKind):
            yield f"\n# [publish.my-{key}]\n"
        yield f"# {told['description']}\n# {key} = {json.dumps(examples[f'publish.{key}'])}\n"


def settings_file(schema: Mapping[str, Any]) -> str:
    """Return digest.toml with a comment for every setting of its JSON Schema, each with its default."""
    rows = [_HEAD]
    examples = {row[0]: row[1] for row in data.table(Site().language, "starter/setting_examples")}
    for table in ("site", "build"):
        rows.append(f"\n[{table}]\n")
        for key, told in schema["properties"][table]["properties"].items():
            value = json.dumps(told.get("default") or examples.get(key, told.get("default")), ensure_ascii=False)
            rows.append(f"# {told['description']}\n# {key} = {value}\n")
    rows.extend(_targets(schema["properties"]["publish"], examples))
    rows.append("\n# Rules of parsing stand in the folder rules/, corrections of names in entities.toml.\n")
    return "".join(rows)

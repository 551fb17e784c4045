"""The cache key of a result covers its code: the import closure of its module."""

import ast
import os
import shutil
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

import site_builder
from site_builder.engine import beside_code, code_closure, libraries
from site_builder.engine.code_closure import closure_of, code_of
from tests.kit import ROOT, Project, run

PACKAGE = Path(site_builder.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
NOW = 1_700_000_000_000_000_000


def dotted(file: Path) -> str:
    """Return the dotted name of a module's file."""
    return ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imports(file: Path) -> set[str]:
    """Return the dotted names that a file imports, by its syntax tree. For names from a package, only modules count."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} has a relative import, which the closure does not see"
            found |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("module", ["site_builder.article", "site_builder.pages.lay_out", "site_builder.cli"])
def test_the_closure_holds_every_import_of_its_files(module: str) -> None:
    """If a member imports a module, the module and its package are members too, according to the syntax trees."""
    closure = closure_of(module)
    names = {dotted(file): file for file in MODULES}
    assert names[module] in closure.files
    for file in closure.files:
        assert file.name == "__init__.py" or file.parent / "__init__.py" in closure.files
        for name in imports(file):
            if name in names:
                assert names[name] in closure.files, f"{file} imports {name}"
            elif name.split(".")[0] not in sys.stdlib_module_names | {"site_builder"}:
                assert name.split(".")[0] in closure.libraries, f"{file} imports {name}"


def test_the_closure_leaves_out_what_is_not_imported() -> None:
    """No article depends on the command line, so a change to the command line parses nothing."""
    files = {file.relative_to(PACKAGE).as_posix() for file in closure_of("site_builder.article").files}
    assert {"parsing/parser.py", "entities/__init__.py", "text/words.py", "model/article_types.py"} <= files
    assert not {"cli.py", "pipeline.py", "outputs/feeds.py", "deliver/folder.py"} & files


@pytest.mark.slow
def test_a_table_of_search_makes_the_index_again_but_no_article(tmp_path: Path) -> None:
    """A change to any other table makes the articles again."""
    copy = tmp_path / "site_builder"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    ask = "from site_builder.engine.code_closure import code_of; print(code_of('site_builder.{}'))"

    def codes() -> list[str]:
        asked = [ask.format(module) for module in ("article", "search.indexing.index")]
        commands = [[sys.executable, "-c", code] for code in asked]
        return [
            subprocess.run(one, cwd=tmp_path, check=True, capture_output=True, text=True).stdout for one in commands
        ]

    before_article, before_index = codes()
    file = copy / "data" / "hi" / "search" / "verbs.txt"
    file.write_text(file.read_text("utf-8") + "हकला\n", "utf-8")
    article, index = codes()
    assert (article == before_article, index == before_index) == (True, False)
    file = copy / "data" / "hi" / "quotes" / "words.txt"
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    assert codes()[0] != before_article


def test_every_library_that_is_imported_has_a_version() -> None:
    """A module whose name differs from its distribution's name would otherwise be missing from the cache keys."""
    wanted = closure_of("site_builder.cli").libraries | closure_of("site_builder.outputs.rendering").libraries
    for module in wanted:
        assert version(libraries.distribution_of(module)), module
    assert f"nh3 {version('nh3')}" in libraries.versions(["nh3"])
    assert f"text-unidecode {version('text-unidecode')}" in libraries.versions(["slugify"])


def test_another_version_of_a_library_is_other_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """A security update of the sanitiser's library makes the articles of saved pages again."""
    before = code_of("site_builder.article")
    look_up = libraries.version_and_needs

    def updated(name: str) -> tuple[str | None, list[str]]:
        found = look_up(name)
        return ("999", found[1]) if name == "nh3" else found

    monkeypatch.setattr(libraries, "version_and_needs", updated)
    monkeypatch.setattr(code_closure, "_program", lambda: None)  # the names of installed folders are the same here
    code_closure.code_of.cache_clear()
    try:
        assert code_of("site_builder.article") != before
    finally:
        code_closure.code_of.cache_clear()


def test_an_unchanged_program_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next process takes the hash of the code from the one before. Another state of the package makes it anew."""
    monkeypatch.setattr(beside_code, "cache_from_source", lambda _: str(tmp_path / "beside_code.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    read = list[str]()

    def made(module: str) -> str:
        read.append(module)
        return f"code {len(read)}"

    monkeypatch.setattr(code_closure, "_read", made)
    in_a_process = code_of.__wrapped__
    for state, told in (("one", "code 1"), ("one", "code 1"), ("two", "code 2"), (None, "code 3"), ("two", "code 2")):
        monkeypatch.setattr(code_closure, "_program", lambda state=state: state)
        assert in_a_process("site_builder.article") == told
    assert len(read) == 3


def test_the_state_of_the_program_changes_with_a_file_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a file is so new that it may change under the same stamp, nothing is taken from another process."""
    file = tmp_path / "words.txt"
    monkeypatch.setattr(code_closure, "_ROOT", tmp_path)
    states = []
    for content, age in (("one", 10), ("two", 9), ("two", 0)):
        file.write_text(content)
        os.utime(file, ns=(NOW, NOW))  # the time of the last change can be set, the time of state cannot
        monkeypatch.setattr(time, "time_ns", lambda age=age: file.stat().st_ctime_ns + age * 1_000_000_000)
        states.append(code_closure._program.__wrapped__())
    assert None not in states[:2]
    assert states[0] != states[1]
    assert states[2] is None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("edited", "parsed", "rendered"),
    [
        ("parsing/parser.py", True, False),
        ("data/hi/names/titles.txt", True, True),
        ("pages/parts/facts.py", False, True),
        ("outputs/jsonld.py", False, True),
        ("commands/split.py", False, False),
    ],
)
def test_an_edit_of_the_program_makes_again_what_it_may_change(
    tmp_path: Path, edited: str, parsed: bool, rendered: bool
) -> None:
    """The test builds with a copy of the package, in which one file gets an additional comment.

    Pages do not depend on the parser: the articles are made again and are equal, so no page is made again."""
    copy = tmp_path / "program"
    shutil.copytree(PACKAGE, copy / "site_builder")  # with its compiled modules
    shutil.copytree(ROOT / "templates", copy / "templates")
    project = Project(tmp_path / "p", {"a.txt": "पुल खुला\n\nनदी पर नया पुल आज खुल गया।"})
    env = {"PYTHONPATH": str(copy)}
    assert run("build", cwd=project.folder, env=env).returncode == 0
    file = copy / "site_builder" / edited
    assert file.is_file()
    with file.open("a", encoding="utf-8") as more:
        more.write("\n# one comment more\n")
    told = run("build", cwd=project.folder, env=env).stderr
    assert ("parse 1" in told, "render " in told) == (parsed, rendered), told

"""Hindi output of commands: all messages are translated, and data for programs stays the same."""

import argparse
import ast
import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import site_builder
from site_builder.errors import Problem
from site_builder.spoken import language_of, spoken_in, terminal_words
from tests.kit import Project, run, run_here

ROOT = Path(site_builder.__file__).parent
PLACE = re.compile(r"\{(@?[a-z]+)\}")
DEVANAGARI = re.compile("[\u0900-\u097f]")
# Calls that make a message, and variables that hold one before the call.
MAKERS = {"Problem", "problem", "finding", "Finding", "system_problem"}
HOLDERS = {"what", "fix", "why", "help_", "text", "_FIX"}
# Parts of a message, and names of places in it.
NO_MESSAGES = {
    *(
        "",
        "'{}'",
        "<br>Fix: {}",
        "rules",
        "{}: {}",
        "{} ({})",
        "{}:{}",
        ": {}",
        "{}",
        "{}, {}",
        "\n",
        "…",
        "../",
        "news-digest",
        "obstore",
        "--map",
    ),
    *("left out", "warning", "error", "output", "command line", "which is not an address", "which is outside the site"),
    *("{} the folder '{}', which opens on servers only", "the target '{}' has {}", "{}is not valid YAML"),
    "{} '{}', but the name of the file is '{}'; most servers treat them as two files",
    *("put the article back, or {}", "add it to the 'aliases' of an article, or {}"),
    "add aliases = [{}] to the front matter of {}, or {}",
}


@pytest.fixture(scope="module")
def words() -> Mapping[str, str]:
    """Every message with its Hindi translation."""
    with terminal_words("hi").open("rb") as file:
        return {str(one.id): str(one.string) for one in read_po(file, "hi", abort_invalid=True) if one.id}


def texts(node: ast.expr) -> list[str]:
    """Return the possible texts of a literal; '{}' stands for a value."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)]
    if isinstance(node, ast.IfExp):
        return texts(node.body) + texts(node.orelse)
    if isinstance(node, ast.Tuple):
        return [text for one in node.elts for text in texts(one)]
    return []


def said(tree: ast.AST) -> Iterator[str]:
    """Yield the messages of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in MAKERS:
                yield from (text for one in node.args for text in texts(one))
        elif isinstance(node, ast.Assign):
            names = {one.id for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name)}
            if names & HOLDERS:
                yield from texts(node.value)


def test_every_message_of_the_code_has_a_translation() -> None:
    """A new message needs a Hindi translation."""
    say, missing = spoken_in("hi"), []
    for file in sorted(ROOT.rglob("*.py")):
        for text in set(said(ast.parse(file.read_text("utf-8")))) - NO_MESSAGES:
            numbers = iter(range(1, 99))
            message = re.sub(r"\{\}", lambda _, at=numbers: f"v{next(at)}", text)  # type: ignore[misc]
            if say(message) == message:
                missing.append(f"{file.relative_to(ROOT)}: {text}")
    assert missing == []


def test_a_translation_keeps_the_values_of_its_message(words: Mapping[str, str]) -> None:
    """A translation has the same placeholders, in any order and for any values. No two translations are equal."""
    say = spoken_in("hi")
    for form, hindi in words.items():
        assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(hindi)), form
        assert DEVANAGARI.search(PLACE.sub("", hindi)) or form == "{@what} ({@reason})", form
        values = {name: f"«{at}» a/b; {{c}} d.txt" for at, name in enumerate(PLACE.findall(form))}
        filled, expected = (PLACE.sub(lambda at: values[at[1]], text) for text in (form, hindi))  # noqa: B023
        assert say(filled) == expected
    assert len({PLACE.sub("{}", form) for form in words}) == len(words)


def test_messages_inside_messages_are_translated_and_names_of_files_are_not() -> None:
    """The name of a file may equal the beginning of a message."""
    problem = Problem("is empty.txt", 3, "cannot be read (permission denied)", "check its permissions")
    assert problem.told(spoken_in("hi")) == "is empty.txt:3: पढ़ी नहीं जा सकी (अनुमति नहीं है); इसकी अनुमतियां जांचें"
    assert spoken_in("hi")("nobody has said this") == "nobody has said this"


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "hi_IN.UTF-8"}, "hi"),
        ({"LANG": "hi"}, "hi"),
        ({"LANG": "en_IN.UTF-8", "LC_MESSAGES": "hi_IN"}, "hi"),
        ({"LC_ALL": "C.UTF-8", "LANG": "hi_IN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "hi_IN@latin"}, "hi"),
        ({"LANGUAGE": "hi:en"}, "en"),
        ({"LANGUAGE": "hi:en", "LANG": "en_US.UTF-8"}, "hi"),
        ({"LANGUAGE": "ta:hi", "LANG": "en_US.UTF-8"}, "hi"),
        ({"LANGUAGE": "en:hi", "LANG": "hi_IN.UTF-8"}, "en"),
        ({"LANG": "../../hi_IN"}, "en"),
        ({"LANG": "ta_IN.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_one_that_gettext_would_take(environ: dict[str, str], language: str) -> None:
    """The order is LC_ALL, LC_MESSAGES, LANG, with LANGUAGE beside a locale. An untranslated language gives English."""
    assert language_of(environ) == language


HINDI = {"LC_ALL": "hi_IN.UTF-8"}


@pytest.mark.slow
@pytest.mark.unmeasured
def test_commands_speak_hindi_and_write_the_same_bytes(tmp_path: Path) -> None:
    """The site, its addresses and all output for programs do not depend on the language of the terminal."""
    told = {}
    for name, env in (("en", {}), ("hi", HINDI)):
        project = Project(tmp_path / name, {"a.md": "---\ntitel: x\n---\nपुल बना।\n", "empty.txt": ""})
        steps = (["build"], ["build"], ["check"], ["check", "--json"], ["doctor"], ["publish"], ["--help"], ["buld"])
        # One real process shows that its environment decides. All other commands run in this one.
        told[name] = [
            (run_here if number else run)(*step, cwd=project.folder, env=env) for number, step in enumerate(steps)
        ]
    for plain, hindi in zip(told["en"], told["hi"], strict=True):
        assert plain.returncode == hindi.returncode
        assert "--json" in plain.args or DEVANAGARI.search(hindi.stdout + hindi.stderr)
        assert not DEVANAGARI.search(plain.stderr)
    assert json.loads(told["en"][3].stdout) == json.loads(told["hi"][3].stdout)
    assert "छोड़ी गई: empty.txt: खाली है; इसमें खबर लिखें, या फाइल हटा दें" in told["hi"][1].stderr  # read from the cache
    sites = [_bytes(tmp_path / name / "public") for name in told]
    assert sites[0] == sites[1]
    assert sites[0]


def _bytes(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.mark.slow
@pytest.mark.unmeasured
def test_help_of_each_command_is_hindi(tmp_path: Path) -> None:
    """The help contains no English sentence, only names of commands, options and files."""
    from site_builder.commands.arguments import parser

    actions = parser()._actions
    commands = next(one.choices for one in actions if isinstance(one, argparse._SubParsersAction))
    for command in commands:
        shown = run_here(command, "--help", cwd=tmp_path, env=HINDI | {"COLUMNS": "1000"}).stdout
        prose = [row for row in shown.splitlines() if re.search(r"^(?!  news-digest)[^\[]*[a-z]+ [a-z]+ [a-z]+", row)]
        assert prose == []


def test_these_tests_speak_english() -> None:
    """The developer's own language has no effect."""
    assert language_of(os.environ) == "en"

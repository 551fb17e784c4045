"""The walls between the parts of the package."""

import ast
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import site_builder
from site_builder import data

ROOT = Path(site_builder.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
IDS = [m.relative_to(ROOT).as_posix() for m in MODULES]
WORD_LISTS = sorted([*(ROOT / "data").rglob("*.txt"), *(ROOT.parent / "training" / "lists").rglob("*.txt")])

# A module may import from lower floors and from its own part, but not from another part of its own floor.
FLOORS = (
    {"", "addresses", "data", "engine", "errors", "media_types", "model", "picture_files", "spoken", "text"},
    {
        "edition",
        "entities",
        "key_points",
        "parsing",
        "pictures",
        "report",
        "search",
        "settings",
        "sources",
        "user_files",
    },
    {"deliver", "importing", "outputs", "pages"},
    {"article", "checking", "serving"},
    {"incremental"},
    {"pipeline"},
    {"api", "commands"},
    {"cli"},
    {"entry"},
    {"__main__"},
)
# Shared values of a floor. They know nothing of the stages.
SHARED = {"settings", "user_files"}


def part(module: str) -> str:
    """Return the part of the package to which a dotted module name belongs."""
    return [*module.split("."), ""][1]


def part_of(module: Path) -> str:
    """Return the part of the package to which a file belongs."""
    relative = module.relative_to(ROOT)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem.replace("__init__", "")


def floor(name: str) -> int:
    """Return the floor on which a part stands."""
    return next(level for level, parts in enumerate(FLOORS) if name in parts)


def imports(path: Path) -> list[str]:
    """Return the dotted names of this package's modules that a file imports, inside functions too."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "site_builder":
            assert node.module is not None
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            real = [name for name in submodules if (ROOT.parent / name.replace(".", "/")).with_suffix(".py").exists()]
            packages = [name for name in submodules if (ROOT.parent / name.replace(".", "/") / "__init__.py").exists()]
            found += real + packages or [node.module]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] == "site_builder"]
    return found


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_modules_import_only_from_floors_below(module: Path) -> None:
    """A module imports only from lower floors or from its own part."""
    own = part_of(module)
    for name in imports(module):
        other = part(name)
        allowed = other == own or floor(other) < floor(own) or (floor(other) == floor(own) == 0)
        allowed = allowed or (other in SHARED and floor(other) <= floor(own))
        assert allowed, f"{module.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_modules_have_no_back_doors(module: Path) -> None:
    """Imports under TYPE_CHECKING count too, so they cannot hide an import cycle."""
    assert "TYPE_CHECKING" not in module.read_text("utf-8")


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_modules_say_what_they_export(module: Path) -> None:
    """`__all__` is sorted and names exactly the public names that a module defines."""
    tree = ast.parse(module.read_text("utf-8"))
    stated: list[str] | None = None
    defined: set[str] = set()
    imported: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            defined.add(node.name)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            imported |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = {target.id for target in targets if isinstance(target, ast.Name)}
            if "__all__" in names and node.value is not None:
                stated = ast.literal_eval(node.value)
            defined |= names - {"__all__"}
    public = {name for name in defined if not name.startswith("_")}
    if module.name in {"__init__.py", "api.py"}:  # These modules re-export names of other modules.
        public |= set(stated or ()) & imported
    # A capitalised name of one word is a type variable. It is private to its module.
    assert set(stated or ()) == public - {"In", "Out", "__version__"} | (set(stated or ()) & {"__version__"})
    assert len(stated or ()) == len(set(stated or ()))


@pytest.mark.slow
def test_modules_import_alone() -> None:
    """Each module can be imported first, when no other module of the package is loaded."""
    dotted = [".".join(module.relative_to(ROOT.parent).with_suffix("").parts) for module in MODULES]
    names = [name.removesuffix(".__init__") for name in dotted if not name.endswith("__main__")]  # It runs commands.
    assert _cannot_be_first([*names, "site_builder.nowhere"]).keys() == {"site_builder.nowhere"}


def _cannot_be_first(names: list[str]) -> dict[str, str]:
    """Return an error for each module that cannot be imported before all others of the package."""
    program = """
import importlib, json, sys, traceback

wrong = {}
for name in sys.argv[1:]:
    for known in [module for module in sys.modules if module.partition(".")[0] == "site_builder"]:
        del sys.modules[known]
    try:
        importlib.import_module(name)
    except Exception:
        wrong[name] = traceback.format_exc()
print(json.dumps(wrong))
"""
    done = subprocess.run([sys.executable, "-c", program, *names], capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_modules_and_functions_stay_small(module: Path) -> None:
    """A module has at most 300 lines of code, docstrings not counted; a function has at most 40 lines."""
    text = module.read_text("utf-8")
    tree = ast.parse(text)
    rows = {row for row, line in enumerate(text.split("\n"), 1) if line.strip() and not line.strip().startswith("#")}
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            rows -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    assert len(rows) <= 300
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, node.name


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_public_names_are_documented(module: Path) -> None:
    """Every module, public class and public function has a docstring."""
    tree = ast.parse(module.read_text("utf-8"))
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


@pytest.mark.parametrize("path", WORD_LISTS, ids=[p.relative_to(ROOT.parent).as_posix() for p in WORD_LISTS])
def test_word_lists_are_sorted_unique_and_normal(path: Path) -> None:
    """A word list is sorted, unique, in NFC and without stray spaces, so that people can read and compare it."""
    text = path.read_text("utf-8")
    rows = [row for row in text.split("\n") if row.strip() and not row.startswith("#")]
    assert text == unicodedata.normalize("NFC", text)
    assert all(row == row.strip(" ") for row in rows)
    assert rows == sorted(set(rows))


def test_no_two_modules_and_no_two_public_classes_share_a_name() -> None:
    """Module names and public class names are unique. An `__init__` has the name of its folder."""
    modules = Counter(path.parent.name if path.stem == "__init__" else path.stem for path in MODULES)
    classes = Counter(
        node.name
        for path in MODULES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in (modules + classes).items() if count > 1] == []


def test_no_folder_of_code_is_crowded() -> None:
    """A folder holds about a dozen modules at most."""
    crowded = Counter(path.parent.relative_to(ROOT).as_posix() for path in MODULES if path.stem != "__init__")
    assert {folder: count for folder, count in crowded.items() if count > 15} == {}


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_what_a_process_remembers_is_bounded(module: Path) -> None:
    """A cache without a bound has at most one entry, and no module keeps a collection that grows.

    Front matter may state any language tag, so in a long process even a cache by language would grow for ever."""
    tree = ast.parse(module.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(each) == "cache" for each in node.decorator_list):
            assert [argument.arg for argument in node.args.args] in ([], ["cls"]), node.name
        assert not (isinstance(node, ast.keyword) and node.arg == "maxsize" and ast.unparse(node.value) == "None")
    for node in tree.body:
        if (
            isinstance(node, ast.Assign | ast.AnnAssign)
            and node.value is not None
            and "__all__" not in ast.unparse(node)
        ):
            assert ast.unparse(node.value) not in {"{}", "[]", "set()", "dict()", "list()"}


# Language tags that are also HTML words, format names or our own keys: <th>, "id", "no", "or".
_OTHER_MEANING = {"hr", "id", "no", "or", "th", "tr"}
# Languages that code may name, each in one place: the default language of a site, the language of messages, and
# English, because its words occur in news of every language.
_NAMED_ONCE = {"settings.py": ["hi"], "spoken.py": ["en"], "data/__init__.py": ["en"]}
# For the Indian scripts, whose Unicode blocks have one layout: a letter with a vowel sign. For Greek, Cyrillic,
# Armenian, Hebrew, Arabic, Thai to Tibetan, Georgian, Chinese, Japanese and Korean: two adjacent letters.
_INDIC = "".join(f"[{chr(start + 0x15)}-{chr(start + 0x39)}][{chr(start + 0x3E)}-{chr(start + 0x4C)}]|"
                 for start in range(0x900, 0xD80, 0x80))  # fmt: skip
_WORD = re.compile(_INDIC + "[\u0370-\u06ff\u0e00-\u0fff\u10a0-\u10ff\u3040-\u9fff\uac00-\ud7af]{2}")
_CLASS = re.compile(r"\[[^]]*\]")
# Arabic letters and their sounds: these are rules of the script, not words.
_OF_A_SCRIPT = {"text/romanisation/arabic.py"}


# Modules that hold marks of scripts other than Latin: text/sentences.py has the lists for all others. Their number only
# falls; take a module out when its marks come from there.
_WITH_MARKS = [
    "article.py",
    "entities/names/tagger/features.py",
    "entities/quotes/quote_marks.py",
    "entities/quotes/speakers.py",
    "entities/values/__init__.py",
    "entities/values/handles.py",
    "entities/values/numbers.py",
    "importing/font_conversion.py",
    "outputs/template_code.py",
    "pages/parts/language_runs.py",
    "pages/parts/teasers.py",
    "parsing/lines/anywhere.py",
    "parsing/lines/body.py",
    "parsing/lines/captions.py",
    "parsing/lines/credit_lines.py",
    "parsing/lines/credits.py",
    "parsing/lines/dateline.py",
    "parsing/lines/head.py",
    "parsing/lines/line.py",
    "parsing/lines/line_splitting.py",
    "parsing/lines/standfirst.py",
    "parsing/other_headlines.py",
    "parsing/story_beginnings.py",
    "search/indexing/indexed_documents.py",
    "text/dates/date_reading.py",
    "text/dates/moment.py",
    "text/likeness/stated_figures.py",
    "text/page_tree.py",
    "text/romanisation/devanagari.py",
    "text/romanisation/thai.py",
    "text/sentences.py",
    "text/vocabulary/cldr.py",
    "text/vocabulary/words_at.py",
    "text/words.py",
]


def test_marks_of_scripts_spread_to_no_further_module() -> None:
    """A module that needs a danda, a comma or a colon of another script takes it from `text.sentences`."""
    found = []
    for path in MODULES:
        tree = ast.parse(path.read_text("utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        signs = {
            sign
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
            for sign in node.value
        }
        if any(unicodedata.category(c)[0] == "P" and c > "\u024f" and not "\u2000" <= c < "\u2070" for c in signs):
            found.append(path.relative_to(ROOT).as_posix())
    assert sorted(found) == sorted(_WITH_MARKS)


@pytest.mark.parametrize("module", MODULES, ids=IDS)
def test_languages_are_data_not_code(module: Path) -> None:
    """Code contains neither the tag of a language that has data, nor a word in a script other than Latin."""
    name, tree = module.relative_to(ROOT).as_posix(), ast.parse(module.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]
    tags = set(data.languages()) - _OTHER_MEANING
    assert [text for text in texts if text in tags] == _NAMED_ONCE.get(name, [])
    found = [word[0] for text in texts for word in _WORD.finditer(_CLASS.sub("", text)) if word[0][0].isalpha()]
    assert name in _OF_A_SCRIPT or found == []

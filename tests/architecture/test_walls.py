"""The walls between the parts of the package."""

import ast
import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import site_builder
from site_builder import data

ROOT = Path(site_builder.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
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


def imports(tree: ast.Module) -> list[str]:
    """Return the dotted names of this package's modules that a module imports, inside functions too."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "site_builder":
            assert node.module is not None
            submodules = [f"{node.module}.{alias.name}" for alias in node.names]
            real = [name for name in submodules if (ROOT.parent / name.replace(".", "/")).with_suffix(".py").exists()]
            packages = [name for name in submodules if (ROOT.parent / name.replace(".", "/") / "__init__.py").exists()]
            found += real + packages or [node.module]
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] == "site_builder"]
    return found


@dataclass(frozen=True, slots=True)
class Source:
    """A module as text and as a tree."""

    path: Path
    """The file."""
    name: str
    """Where the module stands in the package, such as 'text/words.py'."""
    text: str
    """All of its text."""
    tree: ast.Module
    """Its syntax tree."""


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    """Every module of the package, read once for all tests. A test lists all modules that break its rule."""
    texts = [(path, path.read_text("utf-8")) for path in MODULES]
    return [Source(path, path.relative_to(ROOT).as_posix(), text, ast.parse(text)) for path, text in texts]


def test_modules_import_only_from_floors_below(sources: list[Source]) -> None:
    """A module imports only from lower floors or from its own part."""
    wrong = []
    for source in sources:
        own = part_of(source.path)
        for name in imports(source.tree):
            other = part(name)
            allowed = other == own or floor(other) < floor(own) or (floor(other) == floor(own) == 0)
            allowed = allowed or (other in SHARED and floor(other) <= floor(own))
            wrong += [] if allowed else [f"{source.name} imports {name}"]
    assert wrong == []


def test_modules_have_no_back_doors(sources: list[Source]) -> None:
    """Imports under TYPE_CHECKING count too, so they cannot hide an import cycle."""
    assert [source.name for source in sources if "TYPE_CHECKING" in source.text] == []


def test_modules_say_what_they_export(sources: list[Source]) -> None:
    """`__all__` is sorted and names exactly the public names that a module defines."""
    assert [source.name for source in sources if not _says_what_it_exports(source)] == []


def _says_what_it_exports(source: Source) -> bool:
    stated: list[str] | None = None
    defined: set[str] = set()
    imported: set[str] = set()
    for node in source.tree.body:
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
    if source.path.name in {"__init__.py", "api.py"}:  # These modules re-export names of other modules.
        public |= set(stated or ()) & imported
    # A capitalised name of one word is a type variable. It is private to its module.
    told = set(stated or ()) == public - {"In", "Out", "__version__"} | (set(stated or ()) & {"__version__"})
    return told and len(stated or ()) == len(set(stated or ()))


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


def test_modules_and_functions_stay_small(sources: list[Source]) -> None:
    """A module has at most 300 lines of code, docstrings not counted; a function has at most 40 lines."""
    assert [source.name for source in sources if len(_rows_of_code(source)) > 300] == []
    functions = [
        (source.name, node) for source in sources for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef)
    ]
    assert [(name, node.name) for name, node in functions if (node.end_lineno or 0) - node.lineno >= 40] == []


def _rows_of_code(source: Source) -> set[int]:
    lines = enumerate(source.text.split("\n"), 1)
    rows = {row for row, line in lines if line.strip() and not line.strip().startswith("#")}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            rows -= set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return rows


def test_public_names_are_documented(sources: list[Source]) -> None:
    """Every module, public class and public function has a docstring."""
    public = [
        (source.name, node)
        for source in sources
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [source.name for source in sources if not ast.get_docstring(source.tree)] == []
    assert [(name, node.name) for name, node in public if not ast.get_docstring(node)] == []


def test_word_lists_are_sorted_unique_and_normal() -> None:
    """A word list is sorted, unique, in NFC and without stray spaces, so that people can read and compare it."""
    assert [path.relative_to(ROOT.parent).as_posix() for path in WORD_LISTS if not _is_in_order(path)] == []


def _is_in_order(path: Path) -> bool:
    text = path.read_text("utf-8")
    rows = [row for row in text.split("\n") if row.strip() and not row.startswith("#")]
    trimmed = all(row == row.strip(" ") for row in rows)
    return text == unicodedata.normalize("NFC", text) and trimmed and rows == sorted(set(rows))


def test_no_two_modules_and_no_two_public_classes_share_a_name(sources: list[Source]) -> None:
    """Module names and public class names are unique. An `__init__` has the name of its folder."""
    modules = Counter(path.parent.name if path.stem == "__init__" else path.stem for path in MODULES)
    classes = Counter(
        node.name
        for source in sources
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in (modules + classes).items() if count > 1] == []


def test_no_folder_of_code_is_crowded() -> None:
    """A folder holds about a dozen modules at most."""
    crowded = Counter(path.parent.relative_to(ROOT).as_posix() for path in MODULES if path.stem != "__init__")
    assert {folder: count for folder, count in crowded.items() if count > 15} == {}


def test_what_a_process_remembers_is_bounded(sources: list[Source]) -> None:
    """A cache without a bound has at most one entry, and no module keeps a collection that grows.

    Front matter may state any language tag, so in a long process even a cache by language would grow for ever."""
    assert [(source.name, what) for source in sources for what in _without_bound(source.tree)] == []


def _without_bound(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(each) == "cache" for each in node.decorator_list):
            if [argument.arg for argument in node.args.args] not in ([], ["cls"]):
                yield node.name
        elif isinstance(node, ast.keyword) and node.arg == "maxsize" and ast.unparse(node.value) == "None":
            yield ast.unparse(node)
    for row in tree.body:
        value = row.value if isinstance(row, ast.Assign | ast.AnnAssign) and "__all__" not in ast.unparse(row) else None
        if value is not None and ast.unparse(value) in {"{}", "[]", "set()", "dict()", "list()"}:
            yield ast.unparse(row)


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
    "entities/quotes/mark_forms.py",
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


def _strings(source: Source) -> list[str]:
    """Return the strings of a module without its docstrings."""
    docstrings = {id(node.value) for node in ast.walk(source.tree) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


def _is_mark(sign: str) -> bool:
    """Return whether a sign is a mark of a script, and of neither Latin nor the general punctuation of Unicode."""
    return sign > "\u024f" and not "\u2000" <= sign < "\u2070" and unicodedata.category(sign)[0] == "P"


def test_marks_of_scripts_spread_to_no_further_module(sources: list[Source]) -> None:
    """A module that needs a danda, a comma or a colon of another script takes it from `text.sentences`."""
    found = [source.name for source in sources if any(_is_mark(sign) for text in _strings(source) for sign in text)]
    assert sorted(found) == sorted(_WITH_MARKS)


def test_languages_are_data_not_code(sources: list[Source]) -> None:
    """Code contains neither the tag of a language that has data, nor a word in a script other than Latin."""
    tags = set(data.languages()) - _OTHER_MEANING
    named, words = {}, {}
    for source in sources:
        texts = _strings(source)
        named[source.name] = [text for text in texts if text in tags]
        found = [word[0] for text in texts for word in _WORD.finditer(_CLASS.sub("", text))]
        words[source.name] = [word for word in found if word[0].isalpha()]
    assert {name: found for name, found in named.items() if found} == _NAMED_ONCE
    assert {name: found for name, found in words.items() if found and name not in _OF_A_SCRIPT} == {}


def test_names_of_rules_decide_nothing(sources: list[Source]) -> None:
    """No code compares the name of a rule: users see these names, and `Sign` and `Block.sign` steer other rules."""
    compared = [
        f"{source.name}:{node.lineno}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Compare)
        and any(isinstance(side, ast.Attribute) and side.attr == "rule" for side in (node.left, *node.comparators))
    ]
    assert compared == []

"""The import graph in docs/architecture.md is up to date. `python -m tests.architecture.test_graph` redraws it."""

import ast
import re
from pathlib import Path

from tests.architecture.test_walls import FLOORS, MODULES, ROOT, imports, part, part_of

PAGE = ROOT.parent / "docs" / "architecture.md"
BLOCK = re.compile(r"(?<=<!-- imports -->\n).*(?=<!-- /imports -->)", re.DOTALL)
# Every part imports these. Their arrows would hide all others.
EVERYWHERE = {"", "data", "errors", "model", "text"}


def drawing() -> str:
    """Return the imports between the parts of the package as a Mermaid graph, the highest floor first."""
    trees = {module: ast.parse(module.read_text("utf-8")) for module in MODULES}
    arrows = {(part_of(module), part(name)) for module, tree in trees.items() for name in imports(tree)}
    shown = sorted((a, b) for a, b in arrows if a != b and b not in EVERYWHERE and a not in {"", "__main__"})
    rows = ["```mermaid", "graph TD"]
    for level, names in reversed(list(enumerate(FLOORS))):
        parts = sorted(names - {"", "__main__"})
        if parts:
            rows += [f'  subgraph floor{level}["floor {level}"]', *(f"    {name}" for name in parts), "  end"]
    rows += [f"  {a} --> {b}" for a, b in shown]
    return "\n".join([*rows, "```", ""])


def test_the_picture_of_the_imports_is_up_to_date() -> None:
    """A new import or a removed import makes the graph stale. The command in this module's docstring redraws it."""
    found = BLOCK.search(PAGE.read_text("utf-8"))
    assert found
    assert found[0] == drawing(), "stale: run `python -m tests.architecture.test_graph`"


def test_every_folder_of_code_is_on_the_page() -> None:
    """docs/architecture.md lists each folder of code with its purpose."""
    page = PAGE.read_text("utf-8")
    named = {name for row in page.split("\n") if row.startswith("|") for name in re.findall(r"(\w+)/`", row)}
    assert {module.parent.name for module in MODULES} - {ROOT.name, "data"} <= named


def redraw(page: Path = PAGE) -> None:
    """Write the current graph into the page."""
    page.write_text(BLOCK.sub(lambda _: drawing(), page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    redraw()

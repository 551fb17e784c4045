"""docs/templates.md lists what a template may use. `python -m tests.architecture.test_template_page` rewrites it."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from jinja2 import Environment, nodes
from jinja2.filters import FILTERS
from msgspec import Struct

from site_builder.engine.own_files import template_folder
from site_builder.model import Body
from site_builder.pages import views
from site_builder.settings import Site
from tests.kit import ROOT, Project
from tests.pages.factory import article, block, edition, entity, lay_out

PAGE = ROOT / "docs" / "templates.md"
TEXT = PAGE.read_text("utf-8")
BLOCK = re.compile(r"(?<=<!-- fields -->\n).*(?=<!-- /fields -->)", re.DOTALL)
FOLDER = template_folder()


def view_classes() -> list[type]:
    """Return the views, and every class of pages/ that a view contains at any depth."""
    found = [cls for name in views.__all__ if name.endswith("View") for cls in [getattr(views, name)]]
    for cls in found:
        found += [one for one in dict.fromkeys(held(cls)) if one not in found]
    return found


def held(cls: type) -> Iterator[type]:
    """Yield the classes of pages/ that are named in the field types of a class."""
    todo = list(get_type_hints(cls).values())
    while todo:
        kind = todo.pop(0)
        todo += get_args(kind)
        if isinstance(kind, type) and issubclass(kind, Struct) and kind.__module__.startswith("site_builder.pages"):
            yield kind


def said(cls: type) -> dict[str, str]:
    """Return the docstring below each field."""
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(cls))).body
    assert isinstance(node, ast.ClassDef)
    found = {}
    for field, after in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            text = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            found[field.target.id] = " ".join(str(text).split())
    return found


def shown(kind: Any) -> str:
    """Return a type in the words for template authors: `list of Teaser`, `text or none`."""
    if isinstance(kind, str):
        return f"`{kind!r}`"
    parts = get_args(kind)
    if Ellipsis in parts:
        return f"list of {shown(parts[0])}"
    if parts and all(isinstance(part, str) for part in parts):
        return " or ".join(map(shown, parts))
    if parts:
        return " or ".join(shown(part) for part in parts)
    plain = {str: "text", bool: "true or false", int: "number", float: "number", type(None): "none"}
    return plain.get(kind) or (f"[{kind.__name__}](#{kind.__name__.lower()})" if kind in view_classes() else "object")


def about(kind: Any) -> str:
    """Return the first paragraph of the docstring of a class."""
    known = kind in view_classes() or kind is Site
    return " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split()) if known else ""


def table(cls: type) -> str:
    """Return the heading, purpose and fields of a class in Markdown."""
    hints, notes = get_type_hints(cls), said(cls)
    rows = [f"| `{name}` | {shown(hints[name])} | {notes[name] or about(hints[name])} |" for name in notes]
    return "\n".join([f"### {cls.__name__}", "", about(cls), "", "| field | is | says |", "|---|---|---|", *rows, ""])


def drawing() -> str:
    """Return the whole list: the settings, the views, and the classes that the views contain."""
    return "\n".join([table(Site), *map(table, view_classes())])


def test_every_field_is_listed_as_it_is() -> None:
    """The page becomes stale when a field is added, removed or described in other words."""
    found = BLOCK.search(TEXT)
    assert found
    assert found[0] == drawing(), "stale: run `python -m tests.architecture.test_template_page`"


def test_every_page_template_is_listed_with_its_view() -> None:
    """Each template gets the view that the page names for it, and the page names every template."""
    stated = dict(re.findall(r"^\| `pages/(\w+)\.html` \| \[(\w+)\]", TEXT, re.MULTILINE))
    settings = Site(per_page=2, base_url="https://example.org/")
    whole = edition(*_articles(), site=settings)
    pages = lay_out(whole, settings, str, lambda _: Body((block("यह खबर है।"),), (), ()))
    assert stated == {page.template: type(page.view()).__name__ for page in pages}
    # The X-ray is a page for writers, outside the site. A card is drawn only where the site has fonts.
    assert {f"{name}.html" for name in stated} | {"card.html", "explain.html"} == {
        p.name for p in (FOLDER / "pages").iterdir()
    }


def _articles() -> list[Any]:
    who = (entity("राम कुमार"), entity("दिल्ली", "place"), entity("संसद", "organisation"))
    dated = [article(f"{n:02}", published="2025-11-06", entities=who, sketch=(1, 2), tags=("खेल",)) for n in range(3)]
    return [*dated, article("undated")]


def test_every_filter_and_function_is_listed() -> None:
    """The page names exactly the functions and filters that the packaged templates use in addition to Jinja's own."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    used = set()
    for path in FOLDER.rglob("*.html"):
        tree = environment.parse(path.read_text("utf-8"))
        used |= {node.name for node in tree.find_all(nodes.Filter)} - FILTERS.keys()
        called = {node.node.name for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name)}
        used |= called & {"_", "gettext", "ngettext"}
    stated = re.findall(r"^\| `(?:\w+\\\|)?(\w+)(?:\(.*\))?` \|", section("Filters and functions"), re.MULTILINE)
    assert set(stated) == used


def section(heading: str) -> str:
    """Return the text between a heading of the page and the next heading."""
    return TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(
    "example", re.findall(r"^`(templates/\S+)`:\n\n```\w+\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
)
def test_the_examples_change_the_site(example: tuple[str, str], tmp_path: Path) -> None:
    """The next build uses each example file from its stated path, and the site changes."""
    path, content = example
    story = "नदी पर नया पुल खुला\n\nजयपुर, 6 नवंबर 2025। नदी पर नया पुल आज खुल गया।"
    project = Project(tmp_path, {"a.txt": story})
    project.build()
    before = project.site()
    own = tmp_path / path
    own.parent.mkdir(parents=True)
    own.write_text(content, "utf-8")
    assert project.build().left_out == 0
    changed = {name for name in project.site() if project.site()[name] != before.get(name)}
    kind = ".css" if path.endswith(".css") else "archive/"
    assert any(kind in name for name in changed)
    assert before != project.site()


def test_an_example_was_found() -> None:
    """The page has at least one example for the test above."""
    assert len(re.findall(r"^`templates/\S+`:$", TEXT, re.MULTILINE)) >= 2


def rewrite(page: Path = PAGE) -> None:
    """Write the current list into the page."""
    page.write_text(BLOCK.sub(lambda _: drawing(), page.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    rewrite()

"""Templates only show data. The code in pages/ decides what to show."""

import re

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_referenced_templates, find_undeclared_variables

from site_builder.engine.own_files import template_folder

FOLDER = template_folder()
ENVIRONMENT = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
# The interface's words are functions, not data.
WORDS = {"_", "ngettext"}


def tree(name: str) -> nodes.Template:
    """Return a template's syntax tree."""
    found = ENVIRONMENT.parse((FOLDER / name).read_text("utf-8"), name)
    for node in found.find_all(nodes.Filter):
        ENVIRONMENT.filters.setdefault(node.name, str)  # Other tests render every page, so they find a missing name.
    return found


@pytest.mark.parametrize("name", TEMPLATES)
def test_pages_read_only_page_and_site_and_parts_only_their_arguments(name: str) -> None:
    """A template gets its data only from `page` and `site`, and a part only from its arguments."""
    allowed = set() if name.startswith("parts/") else {"page", "site", "self"}
    read = find_undeclared_variables(tree(name)) - WORDS
    # Inside a block, Jinja's analysis does not see macros that the template imports or defines.
    own = {macro.name for macro in tree(name).find_all(nodes.Macro)}
    own |= {other for found in tree(name).find_all(nodes.FromImport) for other in found.names if isinstance(other, str)}
    assert read - own <= allowed


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_refer_to_each_other_by_name(name: str) -> None:
    """No template name is computed, so every page's dependencies are known. Every named template exists."""
    named = list(find_referenced_templates(tree(name)))
    assert None not in named
    assert set(named) <= set(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_unescaped_but_tags_out_of_the_sanitiser(name: str) -> None:
    """`safe` occurs in one place, no template turns escaping off, and every attribute has quotes."""
    safe = [node for node in tree(name).find_all(nodes.Filter) if node.name == "safe"]
    assert len(safe) == (1 if name == "parts/text.html" else 0)
    text = (FOLDER / name).read_text("utf-8")
    assert "autoescape" not in text
    assert not re.search(r"=\{\{", text)


@pytest.mark.parametrize("name", TEMPLATES)
def test_there_is_no_script_and_no_style_attribute(name: str) -> None:
    """The Content-Security-Policy forbids both. JSON-LD is data, not a script; the scripts of search are files."""
    text = (FOLDER / name).read_text("utf-8")
    if name == "pages/search.html":
        text = re.sub(r'<script src="[^"]+" defer></script>', "", text)
    assert text.count("<script") == text.count('<script type="application/ld+json">')
    assert not re.search(r"\s(style|on\w+)=", text)


def test_every_template_is_used() -> None:
    """Each template is a page, or another template names it."""
    named = {other for name in TEMPLATES for other in find_referenced_templates(tree(name))}
    assert {name for name in TEMPLATES if not name.startswith("pages/")} == named

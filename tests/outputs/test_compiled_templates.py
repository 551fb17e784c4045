"""Compiled templates that are kept between processes."""

import sys
from pathlib import Path

import pytest

from site_builder.engine import beside_code
from site_builder.engine.own_files import template_folder
from site_builder.outputs.rendering import Renderer
from site_builder.outputs.template_code import TemplateEnvironment
from site_builder.settings import Site


@pytest.fixture
def parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that collects the names of parsed templates. At first no template is kept."""
    found: list[str] = []
    real = TemplateEnvironment._parse

    def parse(self: TemplateEnvironment, source: str, name: str | None, filename: str | None) -> object:
        found.append(str(name))
        return real(self, source, name, filename)

    monkeypatch.setattr(TemplateEnvironment, "_parse", parse)
    monkeypatch.setattr(beside_code, "cache_from_source", lambda _: str(tmp_path / "beside_code.pyc"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return found


def used(folders: tuple[Path, ...], site: Site) -> tuple[str, object]:
    """Return the data of one renderer about a template, and the template's code."""
    renderer = Renderer(folders, site)
    return renderer.digest("about"), renderer._environment.get_template("pages/about.html").root_render_func


def test_templates_of_the_package_are_parsed_once(parsed: list[str]) -> None:
    """The next process loads the compiled templates and knows which other templates they name."""
    first = used((template_folder(),), Site())
    assert "pages/about.html" in parsed
    parsed.clear()
    again = used((template_folder(),), Site())
    assert parsed == []
    assert again[0] == first[0]


def test_templates_are_compiled_once_for_all_settings(parsed: list[str]) -> None:
    first = used((template_folder(),), Site())
    parsed.clear()
    other = used((template_folder(),), Site(language="en"))
    assert parsed == []
    assert other[0] != first[0]


@pytest.mark.parametrize("name", ["base.html", "pages/404.html", "pages/search.html"])
def test_no_filter_of_a_constant_text_is_computed_in_compilation(name: str, tmp_path: Path) -> None:
    """These templates show addresses and text of assets, which depend on the user's own files."""
    (tmp_path / "assets").mkdir()
    for asset in ("site.css", "icon.svg", "search.css", "search.js"):
        (tmp_path / "assets" / asset).write_text("own", "utf-8")
    source = (template_folder() / name).read_text("utf-8")
    folders = ((template_folder(),), (tmp_path, template_folder()))
    codes = {Renderer(one, Site())._environment.compile(source, name, raw=True) for one in folders}
    assert len(codes) == 1


def test_templates_of_the_user_are_not_kept(parsed: list[str], tmp_path: Path) -> None:
    """The project's folder is not trusted, so the program never runs compiled code from it."""
    own = tmp_path / "own" / "pages"
    own.mkdir(parents=True)
    (own / "about.html").write_text("own", "utf-8")
    for _ in range(2):
        parsed.clear()
        used((tmp_path / "own", template_folder()), Site())
        assert parsed
        assert set(parsed) == {"pages/about.html"}

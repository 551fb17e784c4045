"""The optimised code of compiled templates gives the same output as Jinja's own."""

from dataclasses import dataclass
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from site_builder.outputs.template_code import TemplateEnvironment

_PARTS = "{% macro mark(text, times=2, last='.') %}<b>{{ text * times }}</b>{{ last }}{% endmacro %}"
_PAGE = (
    "{% from 'parts' import mark %}{% block title %}{{ page.text }}{% endblock %}|{{ self.title() }}"
    "|{{ mark(page.text) }}|{{ mark(page.text, last=page.safe) }}|{{ mark('x', 3, '&') }}|{{ page.count }}|{{ none }}"
    "|{% for one in [page.text, page.safe] %}{{ one }}{{ ', ' if not loop.last }}{% endfor %}"
    "|{% set kept %}{{ page.text }}{% endset %}{{ kept }}|{{ page.text|upper }}|{{ {'a': 1}['a'] }}|{{ 1 == 1 }}"
)
_SAFE = Markup("<i>&amp;</i>")


@dataclass(frozen=True)
class _View:
    text: str = "<i> & 'x' \"y\""
    safe: Markup = _SAFE
    count: int = 7


def _rendered(environment: Environment, page: object) -> str:
    return environment.get_template("page").render(page=page)


def _options(page: str = _PAGE) -> dict[str, Any]:
    return {"loader": DictLoader({"page": page, "parts": _PARTS}), "undefined": StrictUndefined}


def test_a_page_is_what_jinja_makes_of_it() -> None:
    """Covered are plain and safe texts, numbers, blocks, loops, and macros with and without all arguments."""
    assert _rendered(TemplateEnvironment(**_options()), _View()) == _rendered(
        Environment(autoescape=True, **_options()), _View()
    )


def test_a_text_and_a_safe_text_of_the_same_letters_differ() -> None:
    """One is escaped and the other is not, in both orders."""
    page = "{{ page.text }} {{ page.safe }} {{ page.text }}"
    view = _View("<i>", Markup("<i>"))
    assert _rendered(TemplateEnvironment(**_options(page)), view) == "&lt;i&gt; <i> &lt;i&gt;"


def test_values_of_a_translation_are_escaped() -> None:
    """The message in the catalogue is trusted, but its values are not."""
    environment = TemplateEnvironment(**_options('{{ _("<p>%(name)s", name=page.text) }}{{ _("100%%") }}'))
    environment.speak(lambda text: text, lambda one, many, count: one if count == 1 else many)
    assert _rendered(environment, _View("<i>")) == "<p>&lt;i&gt;100%"


@pytest.mark.parametrize("page", ["{{ page.missing }}", "{{ missing.field }}", "{{ missing }}"])
def test_what_does_not_exist_is_an_error(page: str) -> None:
    """Otherwise a mistyped field would give an empty place on the page."""
    with pytest.raises((AttributeError, UndefinedError)):
        _rendered(TemplateEnvironment(**_options(page)), _View())

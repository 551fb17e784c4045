"""Jinja's environment with faster code for printed values, macros and imports; the pages are the same.

Jinja wraps each printed text in a `Markup` object, asks each macro twice for its calling convention, and compares the
globals of all templates for each import. A page prints hundreds of short texts, most of them repeatedly; this took half
of the rendering time.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

__all__ = ["TemplateEnvironment"]

_SPACE_BEFORE_DANDA = re.compile(" +(?=[।॥])")


class _Code(CodeGenerator):
    """Compiles `a.b` to plain attribute access, and each printed value to one call where Jinja has two and an object.

    Views have attributes and no keys: a missing field is an error.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        """Write `value.field`; for `self.block` and Python's keywords, write what Jinja does."""
        if iskeyword(node.attr) or (isinstance(node.node, nodes.Name) and node.node.name == "self"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """Compute no filter of a constant text now: its result may differ between sites, and they share this code."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class _Context(Context):
    """Calls macros without asking for their calling convention."""

    def call(self, called: Any, /, *arguments: Any, **named: Any) -> Any:
        """Return what `called` gives, as Jinja's own context does."""
        named.pop("_loop_vars", None)
        named.pop("_block_vars", None)
        if type(called) is not Macro:
            return super().call(called, *arguments, **named)
        unsaid = len(called.arguments) - len(arguments)
        if named or unsaid < 0 or called.caller or called.catch_kwargs or called.catch_varargs:
            return called(self.eval_ctx, *arguments, **named)
        return _marked(called._func(*arguments, *(missing,) * unsaid))  # noqa: SLF001 - what Jinja's own call ends in


class _Template(Template):
    """Keeps its exported names: all templates have the same globals, so they are the same for every import."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:  # noqa: ARG002 - Jinja's own signature
        return super()._get_default_module()


class TemplateEnvironment(Environment):
    """An environment that parses each template once, both to find its references and to compile it."""

    code_generator_class = _Code
    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:
        """Take Jinja's options except `autoescape` and `finalize`: all is escaped, and a danda stays in its line.

        The code of a template does not depend on the filters: Jinja's optimizer would call them on constant texts."""
        super().__init__(autoescape=True, finalize=_keep_danda, optimized=False, **options)
        self._parsed: dict[tuple[str, str | None], nodes.Template] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if (source, name) not in self._parsed:
            self._parsed[source, name] = super()._parse(source, name, filename)
        return self._parsed[source, name]

    @staticmethod
    def printed(value: object) -> str:
        """Return the HTML of a value that a template prints."""
        kind = type(value)
        if kind is str:
            return _escaped(value)
        return str(value) if kind is Markup or kind is int else str(escape(_keep_danda(value)))

    def speak(self, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str]) -> None:
        """Give templates `_` and `ngettext` from these functions, in the new style of Jinja's i18n extension."""
        told = lru_cache(maxsize=1024)(lambda text: _marked(gettext(text)))
        plain = lru_cache(maxsize=1024)(lambda text: told(text) % {})

        def one(text: str, /, **values: Any) -> Markup:
            return told(text) % values if values else plain(text)

        def many(single: str, plural: str, number: int, /, **values: Any) -> Markup:
            return _marked(ngettext(single, plural, number)) % {"num": number, **values}

        self.globals |= {"_": one, "gettext": one, "ngettext": many}


_marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Marks a text as escaped, as `Markup` does, without the check for `__html__`."""


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    return str(escape(_keep_danda(text)))


def _keep_danda(value: object) -> object:
    """Keep a danda in its line: browsers may break the line at a space before it."""
    if isinstance(value, str) and not isinstance(value, Markup) and ("।" in value or "॥" in value):
        return _SPACE_BEFORE_DANDA.sub("\u00a0", value)
    return value

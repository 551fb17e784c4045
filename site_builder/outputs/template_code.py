"""Jinja's own environment with a shorter way from a template to the page; the pages are the same.

Jinja makes an object that says "this is escaped" of each printed text, asks each macro twice how it wants to be called,
and compares what all templates know for each that is imported. A page prints hundreds of short texts, most of them
again and again, so that was half of the time of rendering.
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
    """Reads a field as Python does, and has printed values made ready by one call, where Jinja has two and an object.

    A view has no keys: a field that it lacks is an error.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        """Write `value.field`; for `self.block` and names that Python keeps for itself, what Jinja writes."""
        if iskeyword(node.attr) or (isinstance(node.node, nodes.Name) and node.node.name == "self"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

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
    """Knows how a macro wants to be called."""

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
    """Shares what it exports: all templates know the same names."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:  # noqa: ARG002 - Jinja's own signature
        return super()._get_default_module()


class TemplateEnvironment(Environment):
    """One that parses a template once: to see what it refers to, and to compile it."""

    code_generator_class = _Code
    context_class = _Context
    template_class = _Template

    def __init__(self, **options: Any) -> None:
        """Take Jinja's options but `autoescape` and `finalize`: all is escaped, and a danda stays at its line."""
        super().__init__(autoescape=True, finalize=_keep_danda, **options)
        self._parsed: dict[tuple[str, str | None], nodes.Template] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if (source, name) not in self._parsed:
            self._parsed[source, name] = super()._parse(source, name, filename)
        return self._parsed[source, name]

    @staticmethod
    def printed(value: object) -> str:
        """Return what stands on the page for a value that a template prints."""
        kind = type(value)
        if kind is str:
            return _escaped(value)
        return str(value) if kind is Markup or kind is int else str(escape(_keep_danda(value)))

    def speak(self, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str]) -> None:
        """Have the templates' `_` and `ngettext` ask these, as Jinja's i18n extension does in its newer style."""
        told = lru_cache(maxsize=1024)(lambda text: _marked(gettext(text)))
        plain = lru_cache(maxsize=1024)(lambda text: told(text) % {})

        def one(text: str, /, **values: Any) -> Markup:
            return told(text) % values if values else plain(text)

        def many(single: str, plural: str, number: int, /, **values: Any) -> Markup:
            return _marked(ngettext(single, plural, number)) % {"num": number, **values}

        self.globals |= {"_": one, "gettext": one, "ngettext": many}


_marked: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Takes a text for one that is escaped; what `Markup` gives, without a look at how other objects are shown."""


@lru_cache(maxsize=4096)
def _escaped(text: str) -> str:
    return str(escape(_keep_danda(text)))


def _keep_danda(value: object) -> object:
    """Keep a danda at the end of its line: browsers let it begin the next one when a space stands before it."""
    if isinstance(value, str) and not isinstance(value, Markup) and ("।" in value or "॥" in value):
        return _SPACE_BEFORE_DANDA.sub("\u00a0", value)
    return value

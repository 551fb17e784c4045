"""Tables that are made of the package's data alone, kept between processes beside Python's compiled modules."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec

from site_builder.engine.beside_code import keep_beside_code, kept_beside_code
from site_builder.engine.code_closure import code_of

__all__ = ["kept", "kept_table"]

_T = TypeVar("_T")


def kept(name: str, module: str, type_: Any, make: Callable[[], _T]) -> _T:
    """Return what `make` returns: what an earlier process kept under `name`, unless the code of `module` has changed.

    `type_`: what `make` returns, in a form that msgspec can read again. Use it for tables that take more than 10 ms.
    """
    made_of = code_of(module)
    known = kept_beside_code(name, made_of)
    if known is not None:
        found: _T = msgspec.msgpack.decode(known, type=type_)
        return found
    made = make()
    keep_beside_code(name, made_of, msgspec.msgpack.encode(made))
    return made


def kept_table(type_: Any) -> Callable[[Callable[[], _T]], Callable[[], _T]]:
    """Return a decorator for a function that makes a table: it is made once, and again when its code or data change.

    `type_`: as in `kept`.
    """

    def decorated(make: Callable[[], _T]) -> Callable[[], _T]:
        @cache
        def table() -> _T:
            return kept(f"{make.__module__}.{make.__qualname__}", make.__module__, type_, make)

        table.__doc__ = make.__doc__
        return table

    return decorated

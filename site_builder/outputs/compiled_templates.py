"""Templates of the package in the form of Python code, kept between processes: to parse and compile them takes long."""

import json
from collections.abc import Callable
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from site_builder.engine.beside_code import keep_beside_code, kept_beside_code
from site_builder.engine.fingerprint import fingerprint
from site_builder.engine.own_files import template_folder

__all__ = ["CompiledTemplates"]

_SEPARATOR = "\0"


class CompiledTemplates(BytecodeCache):
    """The compiled templates of this installation; the user's own are compiled in every process."""

    def __init__(self, state: Callable[[], str]) -> None:
        """`state` gives a hash of all but the templates that decides about their code; no setting of a site does."""
        self._state = state

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return name and file of a template, by which it is kept."""
        return f"{name}{_SEPARATOR}{filename or ''}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code that is kept of a template into its bucket."""
        if _is_ours(bucket.key) and (code := kept_beside_code(bucket.key, self._made_of(bucket.checksum))):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in a bucket."""
        if _is_ours(bucket.key):
            keep_beside_code(bucket.key, self._made_of(bucket.checksum), bucket.bytecode_to_string())

    def named(
        self, name: str, filename: str | None, source: str, find: Callable[[], list[str | None]]
    ) -> list[str | None]:
        """Return the templates to which one refers (None: its name is known when a page is made).

        `find` gives them where they are not kept.
        """
        key, made_of = self.get_cache_key(name, filename), self._made_of(source)
        if not _is_ours(key):
            return find()
        known = kept_beside_code(f"names of {key}", made_of)
        if known is not None:
            return list(json.loads(known))
        found = find()
        keep_beside_code(f"names of {key}", made_of, json.dumps(found).encode())
        return found

    def _made_of(self, source: str) -> str:
        return fingerprint(self._state(), source)


def _is_ours(key: str) -> bool:
    file = key.partition(_SEPARATOR)[2]
    return file != "" and Path(file).is_relative_to(template_folder())

"""Keeps data that takes long to make from this package's files, beside Python's compiled modules and by their rules.

Whoever can change a file there can change the program itself. The cache folder is no place for it: that may come from
elsewhere. Where Python keeps no compiled modules, or may not write them, nothing is kept.
"""

import hashlib
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from site_builder.engine.fingerprint import fingerprint

__all__ = ["keep_beside_code", "kept_beside_code"]

_DIGEST = hashlib.sha256().digest_size


def kept_beside_code(name: str, made_of: str) -> bytes | None:
    """Return what was kept under a name; None if it is missing, damaged, or was `made_of` something else."""
    with suppress(OSError):
        content = _file(name).read_bytes()
        if content[:_DIGEST] == _mark(made_of, content[_DIGEST:]):
            return content[_DIGEST:]
    return None


def keep_beside_code(name: str, made_of: str, content: bytes) -> None:
    """Keep `content` under a name, instead of what was kept there; `made_of`: a hash of its inputs."""
    if sys.dont_write_bytecode:
        return
    file, mark = _file(name), _mark(made_of, content)
    aside = file.with_suffix(f".{mark.hex()[:12]}")  # another process may be reading, or writing
    with suppress(OSError):
        aside.write_bytes(mark + content)
        aside.replace(file)


def _file(name: str) -> Path:
    compiled = Path(cache_from_source(__file__))
    return compiled.with_name(f"kept-{fingerprint(name)[:12]}.{sys.implementation.cache_tag}")


def _mark(made_of: str, content: bytes) -> bytes:
    return hashlib.sha256(fingerprint(sys.version, made_of).encode() + content).digest()
